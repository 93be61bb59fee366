//! Amounts: money, numbers, shares.

use super::super::fixture::File;
use super::{column, money};
use crate::model::money::Currency;
use crate::model::table::{Unit, UnitMeasure};
use rust_decimal::Decimal;

fn scaled(scale: i64) -> Unit {
    Unit { scale: Some(Decimal::from(scale)), ..Unit::default() }
}

fn measure(measure: UnitMeasure) -> Unit {
    Unit { measure: Some(measure), ..Unit::default() }
}

#[test]
fn money_as_people_write_it() {
    for (written, amount) in [
        ("£1,234.50", "1234.50"),
        ("(500)", "-500"),
        ("500-", "-500"),
        ("-500", "-500"),
        ("£(1,234.50)", "-1234.50"),
        ("(£1,234.50)", "-1234.50"),
        ("-£5", "-5"),
        ("£-5", "-5"),
        ("−7", "-7"),
        ("1.2m", "1200000"),
        ("£1.2m", "1200000"),
        ("10k", "10000"),
        ("£10K", "10000"),
        ("c. 20k", "20000"),
        ("~20k", "20000"),
        ("approx £300", "300"),
        ("GBP 5k", "5000"),
        ("5k GBP", "5000"),
        ("5 million", "5000000"),
        ("£0.5bn", "500000000"),
        ("1.500000k", "1500"),
        ("£1.250m", "1250000"),
        ("10,000k", "10000000"),
        ("1 234,56", "1234.56"),
        ("1'234.50", "1234.50"),
        ("1\u{a0}234,5", "1234.5"),
        ("12,34,567", "1234567"),
        ("1,234,567", "1234567"),
        ("0", "0"),
        ("£ 12", "12"),
        ("12.345", "12345"),
        ("0.005", "0.01"),
    ] {
        let out = money(&[written]);
        let value: Decimal = amount.parse().unwrap();
        assert_eq!(out.values("budget"), [format!("{} GBP <{written}>", value.normalize())], "{written}");
    }
    for written in [
        "see tab 2",
        "10-15k",
        "1.2.3",
        "£",
        "12/10",
        "(500",
        "£5 $5",
        "5k m",
        "=1e40",
        "123456789012345678901234567890123",
    ] {
        let out = money(&[written]);
        let native = if written.starts_with('=') { format!("{}", 1e40) } else { written.to_owned() };
        assert_eq!(out.values("budget"), [format!("~ <{native}>")], "{written}");
        assert_eq!(out.found(), ["number-unclear A2"], "{written}");
    }
    for written in ["TBC", "n/a", "-", "–"] {
        assert_eq!(money(&[written]).found(), ["no-value A2"], "{written}");
    }
}

#[test]
fn the_decimal_mark_is_decided_by_the_column() {
    let out = money(&["1.234,50 €", "1.250", "12,5"]);
    assert_eq!(out.values("budget"), ["1234.5 EUR <1.234,50 €>", "1250 GBP <1.250>", "12.5 GBP <12,5>"]);
    assert_eq!(out.found(), Vec::<String>::new());
    let out = column("risks", "delay_days", &["1.250", "2"]).read();
    assert_eq!(out.values("delay_days"), ["1.250 <1.250>".replace("1.250 ", "1.25 "), "2 <2>".to_owned()]);
    assert!(out.found().contains(&"decimal-mark-unclear A2".to_owned()));
    let out = money(&["1,250.00", "1.250,00", "1,250"]);
    assert_eq!(out.values("budget")[1], "1250 GBP <1.250,00>");
    assert_eq!(out.found(), ["decimal-mark-unclear A2:A4"]);
}

#[test]
fn stored_amounts_are_the_decimals_that_were_meant() {
    let out =
        money(&["=1234.5", "=1234.500000001", "=0.1", "=-20", "=19.999|£#,##0", "=5|[$€-407] #,##0", "!REF"]);
    let want = [
        "1234.5 GBP",
        "1234.5 GBP <1234.500000001>",
        "0.1 GBP",
        "-20 GBP",
        "20 GBP <19.999>",
        "5 EUR",
        "~ <#REF!>",
    ];
    assert_eq!(out.values("budget"), want);
}

#[test]
fn units_of_labels_and_titles_scale() {
    let thousands = column("finance", "budget", &["=12.345", "£500", "£1.2m", "=0.0004"]).label(
        0,
        "Budget (£k)",
        scaled(1000),
    );
    let want = ["12345 GBP <12.345>", "500000 GBP <£500>", "1200000 GBP <£1.2m>", "0.4 GBP <0.0004>"];
    assert_eq!(thousands.read().values("budget"), want);
    let mut file = column("finance", "budget", &["=12.5"]);
    file.table().unit = Unit { currency: Currency::parse("JPY"), ..scaled(1000) };
    assert_eq!(file.read().values("budget"), ["12500 JPY <12.5>"]);
}

#[test]
fn the_nearest_currency_wins() {
    let rows = ["=5\tUSD", "€7\tUSD", "=6\t", "=8\teuro", "=9\tlocal"];
    let out = File::new("finance", "budget\tcurrency", &rows).read();
    assert_eq!(out.values("budget"), ["5 USD", "7 EUR <€7>", "6 GBP", "8 EUR", "9 GBP"]);
    assert_eq!(out.values("currency"), ["USD", "USD", "~", "EUR <euro>", "~ <local>"]);
    assert_eq!(out.found(), ["currency-unknown B6"]);
}

#[test]
fn shares_of_a_week() {
    let read = |rows: &[&str], unit: Unit| {
        column("resources", "allocation", rows).label(0, "Allocation", unit).read()
    };
    let none = Unit::default();
    let out = read(&["=0.5", "=0.25|0%", "50%", "1"], none);
    assert_eq!(out.values("allocation"), ["0.5", "0.25", "0.5 <50%>", "1 <1>"]);
    assert_eq!(out.found(), Vec::<String>::new());
    let out = read(&["=50", "=100", "=0.25|0%"], measure(UnitMeasure::Percent));
    assert_eq!(out.values("allocation"), ["0.5 <50>", "1 <100>", "0.25"]);
    assert_eq!(out.found(), ["unit-converted A2:A3"]);
    let out = read(&["=0.5", "=1"], measure(UnitMeasure::Percent));
    assert_eq!(out.values("allocation"), ["0.5", "1"]);
    assert_eq!(out.found(), ["percent-guessed A2:A3"]);
    let out = read(&["=50", "=100"], none);
    assert_eq!(out.values("allocation"), ["0.5 <50>", "1 <100>"]);
    assert_eq!(out.found(), ["percent-guessed A2:A3"]);
    let out = read(&["=10", "=4.5"], measure(UnitMeasure::Days));
    assert_eq!(out.values("days"), ["10", "4.5"]);
    assert_eq!(out.values("allocation"), ["~", "~"]);
    let out = read(&["=15", "=7.5"], measure(UnitMeasure::Hours));
    assert_eq!(out.values("days"), ["2 <15>", "1 <7.5>"]);
}

#[test]
fn percent_fields() {
    let read = |rows: &[&str]| column("risks", "probability", rows).read();
    assert_eq!(read(&["=0.5|0%", "50%", "=0.2"]).values("probability"), ["0.5", "0.5 <50%>", "0.2"]);
    let out = read(&["=50", "=20", "=1"]);
    assert_eq!(out.values("probability"), ["0.5 <50>", "0.2 <20>", "0.01 <1>"]);
    assert!(out.found().contains(&"percent-guessed A2:A4".to_owned()));
}

#[test]
fn delays_in_other_units() {
    let out = column("risks", "delay_days", &["10 days", "2 weeks", "=5", "3d"]).read();
    assert_eq!(out.values("delay_days"), ["10 <10 days>", "10 <2 weeks>", "5", "3 <3d>"]);
}
