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
        ("+500", "500"),
        ("500.-", "500"),
        ("1.234,--", "1234"),
        ("500 CR", "-500"),
        ("500 DR", "500"),
        ("£1,20,000", "120000"),
        ("5 lakh", "500000"),
        ("1.5 crore", "15000000"),
        ("1\u{2009}234", "1234"),
        ("1\u{202f}234,50", "1234.50"),
        ("1’234.50", "1234.50"),
        ("12 thousand", "12000"),
        ("3,5 millones", "3500000"),
        ("£1.2mn", "1200000"),
        ("about £300", "300"),
        ("£500 net", "500"),
        ("£500 (net)", "500"),
        ("£20k (est.)", "20000"),
        ("20k TBC", "20000"),
        ("20k?", "20000"),
        ("£1m+", "1000000"),
        ("£650 + VAT", "650"),
    ] {
        let out = money(&[written]);
        let value: Decimal = amount.parse().unwrap();
        assert_eq!(out.values("budget"), [format!("{} GBP <{written}>", value.normalize())], "{written}");
    }
    for written in [
        "see tab 2",
        "45%",
        "5 days",
        "£500/day",
        "1.2.3",
        "£",
        "12/10",
        "(500",
        "£5 $5",
        "£5 EUR",
        "5 mil",
        "5 (days)",
        "5k m",
        "=1e40",
        "123456789012345678901234567890123",
    ] {
        let out = money(&[written]);
        let native = if written.starts_with('=') { format!("{}", 1e40) } else { written.to_owned() };
        assert_eq!(out.values("budget"), [format!("~ <{native}>")], "{written}");
        assert_eq!(out.found(), ["number-unclear A2"], "{written}");
    }
    for written in ["10-15k", "£10k to £15k", "> 50k", "<£20k", "at least 5k"] {
        let out = money(&[written]);
        assert_eq!(out.values("budget"), [format!("~ <{written}>")], "{written}");
        assert_eq!(out.found(), ["number-range A2"], "{written}");
    }
    for written in ["TBC", "n/a", "-", "–"] {
        assert_eq!(money(&[written]).found(), ["no-value A2"], "{written}");
    }
}

#[test]
fn currencies_and_their_factors() {
    for (written, value) in [
        ("12 T€", "12000 EUR"),
        ("T€ 12", "12000 EUR"),
        ("12 TEUR", "12000 EUR"),
        ("12 k€", "12000 EUR"),
        ("1,2 M€", "1200000 EUR"),
        ("1,2 Mio. €", "1200000 EUR"),
        ("1,2 Mrd. EUR", "1200000000 EUR"),
        ("1,2k€", "1200 EUR"),
        ("KUSD 5", "5000 USD"),
        ("$5m", "5000000 USD"),
        ("US$ 5", "5 USD"),
        ("5 US dollars", "5 USD"),
        ("CHF 1'234.50", "1234.5 CHF"),
        ("CHF 500.-", "500 CHF"),
        ("500 kr", "500 SEK"),
        ("€ 1.234,56", "1234.56 EUR"),
        ("1.234,56- EUR", "-1234.56 EUR"),
        ("(€ 500)", "-500 EUR"),
        ("₹1,20,000", "120000 INR"),
        ("$500 CAD", "500 CAD"),
        ("2,5 millions d'euros", "2500000 EUR"),
        ("SFr. 80'000", "80000 CHF"),
        ("CAD $500", "500 CAD"),
        ("500 (EUR)", "500 EUR"),
    ] {
        assert_eq!(money(&[written]).values("budget"), [format!("{value} <{written}>")], "{written}");
    }
}

#[test]
fn a_sign_of_several_currencies_is_a_guess() {
    let out = money(&["kr 5,000", "$5", "$5 CAD", "£5", "US$5"]);
    assert_eq!(out.values("budget")[..3], ["5000 SEK <kr 5,000>", "5 USD <$5>", "5 CAD <$5 CAD>"]);
    assert_eq!(out.found(), ["currency-guessed A2:A3"]);
    let mut file = column("finance", "budget", &["12 mil", "R$ 5"]);
    file.settings.portfolio.currency = Currency::parse("BRL").unwrap();
    let out = file.read();
    assert_eq!(out.values("budget"), ["12000 BRL <12 mil>", "5 BRL <R$ 5>"]);
}

#[test]
fn parts_of_a_week_in_words() {
    let rows = [
        "full time",
        "half-time",
        "mi-temps",
        "2 days a week",
        "1 day/week",
        "37.5 hours a week",
        "0.4 FTE",
        "part time",
    ];
    let out = column("roles", "fte", &rows).read();
    let values: Vec<String> =
        out.values("fte").iter().map(|v| v.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(values, ["1", "0.5", "0.5", "0.4", "0.2", "1", "0.4", "~"]);
    let found = out.found();
    assert!(found.contains(&"unit-converted A2:A7".to_owned()), "{found:?}");
}

#[test]
fn prices_of_a_day() {
    let read = |rows: &[&str]| column("resources", "rate", rows).read();
    let out = read(&["£500/day", "£500 per day", "£500 pd", "£60/hour", "500", "2500 € pro Woche"]);
    let want = [
        "500 GBP <£500/day>",
        "500 GBP <£500 per day>",
        "500 GBP <£500 pd>",
        "450 GBP <£60/hour>",
        "500 GBP <500>",
        "500 EUR <2500 € pro Woche>",
    ];
    assert_eq!(out.values("rate"), want);
    assert!(out.found().contains(&"unit-converted A5, A7".to_owned()));
}

#[test]
fn the_ends_of_a_range_of_costs_have_fields_of_their_own() {
    let rows = ["£10k–£15k", "> 50k", "£5k", "TBC", "20 to 30"];
    let out = column("risks", "cost_impact", &rows).label(0, "Cost (£k)", scaled(1000)).read();
    let values = out.values("cost_impact");
    assert_eq!(values, ["~ <£10k–£15k>", "~ <> 50k>", "5000 GBP <£5k>", "~ <TBC>", "~ <20 to 30>"]);
    assert_eq!(
        out.values("cost_min"),
        ["10000 GBP <£10k–£15k>", "50000 GBP <> 50k>", "~", "~", "20000 GBP <20 to 30>"]
    );
    assert_eq!(out.values("cost_max"), ["15000 GBP <£10k–£15k>", "~", "~", "~", "30000 GBP <20 to 30>"]);
    assert!(out.found().contains(&"number-range A2:A3, A6".to_owned()));
    // A column of its own wins.
    let out = File::new("risks", "cost_impact\tcost_min", &["10–15k\t=8"]).read();
    assert_eq!(out.values("cost_min"), ["8 GBP"]);
    assert_eq!(out.values("cost_max"), ["15000 GBP <10–15k>"]);
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
fn the_other_amounts_of_the_file_show_the_mark() {
    // Nothing in the column shows it, but the column beside it has commas before decimals.
    let out = File::new("finance", "budget\tactual", &["1.250\t12,50", "1,250\t13,50"]).read();
    assert_eq!(out.values("budget"), ["1250 GBP <1.250>", "1.25 GBP <1,250>"]);
    assert_eq!(out.found(), ["decimal-mark-unclear A3"]);
    // Three decimals among money of two are told.
    let out = money(&["1,250.00", "1.250", "1,250"]);
    assert_eq!(out.values("budget")[1..], ["1.25 GBP <1.250>", "1250 GBP <1,250>"]);
    assert_eq!(out.found(), ["decimal-mark-unclear A3"]);
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
    // Without a month nobody can say how much of it that is.
    assert!(
        out.batch()
            .column(out.settings.knowledge.register(out.batch().register).field("allocation").unwrap())
            .is_none()
    );
    let out = read(&["=15", "=7.5"], measure(UnitMeasure::Hours));
    assert_eq!(out.values("days"), ["2 <15>", "1 <7.5>"]);
}

#[test]
fn days_become_shares_by_the_working_days_of_the_month() {
    let days = measure(UnitMeasure::Days);
    let fields = "person\tperiod\tallocation\tcapacity";
    let rows = [
        "Ann Lee\t2026-10\t=11\t=22",
        "Ann Lee\t2026-12\t=11.5\t=23",
        "Bob May\t2026-10\t\t",
        "Bob May\t\t=5\t=10",
    ];
    let file = File::new("resources", fields, &rows);
    let out = file.label(2, "Booked (days)", days).label(3, "Available days", days).read();
    // October 2026 has 22 weekdays, December 23.
    assert_eq!(out.values("days"), ["11", "11.5", "~", "5"]);
    assert_eq!(out.values("allocation"), ["0.5 <11>", "0.5 <11.5>", "~", "~"]);
    assert_eq!(out.values("capacity"), ["1 <22>", "1 <23>", "~", "~ <10>"]);
    let found = out.found();
    for want in ["unit-converted C2:C3", "unit-converted D2:D3", "number-unclear D5"] {
        assert!(found.contains(&want.to_owned()), "{want} of {found:?}");
    }
    let told = out.findings.iter().find(|f| f.code.id == "unit-converted").unwrap();
    assert_eq!(told.evidence, ["11 of 22 days in Oct 26 are 0.5", "11.5 of 23 days in Dec 26 are 0.5"]);
    // The cells of the allocation are those of the days.
    let batch = out.batch();
    let field = out.settings.knowledge.register(batch.register).field("allocation").unwrap();
    let cell = batch.cell(batch.column(field).unwrap(), 0).unwrap().1;
    assert_eq!(cell.to_string(), "C2");
}

#[test]
fn months_across_in_days_and_hours() {
    let rows = ["Ann Lee\t=11\t=0", "Bob May\t=22\t"];
    let mut file =
        File::new("resources", "person\t\t", &rows).months(1, &["2026-10 allocation", "2026-11 allocation"]);
    file.table().unit = measure(UnitMeasure::Days);
    file.settings.calendar.working_days.insert("2026-10".parse().unwrap(), Decimal::from(20));
    let out = file.read();
    assert_eq!(out.values("days"), ["11", "0", "22"]);
    assert_eq!(out.values("allocation"), ["0.55 <11>", "0 <0>", "1.1 <22>"]);
    let mut file = File::new("resources", "person\t", &["Ann Lee\t=75"]).months(1, &["2026-10 allocation"]);
    file.table().unit = measure(UnitMeasure::Hours);
    let out = file.read();
    // 75 hours are 10 days of 7.5 hours, of 22 in October.
    assert_eq!(out.values("days"), ["10 <75>"]);
    assert_eq!(out.values("allocation"), ["0.454545 <75>"]);
}

#[test]
fn shares_that_are_given_stay() {
    let rows = ["Ann Lee\t2026-10\t=0.4\t=11", "Bob May\t2026-10\t\t=11"];
    let out = File::new("resources", "person\tperiod\tallocation\tdays", &rows).read();
    assert_eq!(out.values("allocation"), ["0.4", "0.5 <11>"]);
    assert_eq!(out.values("days"), ["11", "11"]);
    // A unit in the cell is as good as one in the label.
    let rows =
        ["Ann Lee\t2026-10\t11 days", "Bob May\t2026-10\t82.5 h", "Cy Day\t2026-10\t50%", "Di Rae\t\t5 days"];
    let out = File::new("resources", "person\tperiod\tallocation", &rows).read();
    let want = ["0.5 <11 days>", "0.5 <82.5 h>", "0.5 <50%>", "~ <5 days>"];
    assert_eq!(out.values("allocation"), want);
    let found = out.found();
    assert!(found.contains(&"unit-converted C2:C3".to_owned()), "{found:?}");
    assert!(found.contains(&"number-unclear C5".to_owned()), "{found:?}");
    // A role's share of a week has no month to be worked out by.
    let out = column("roles", "fte", &["=3"]).label(0, "Days", measure(UnitMeasure::Days)).read();
    assert_eq!(out.values("fte"), ["~ <3>"]);
    assert!(out.found().contains(&"number-unclear A2".to_owned()));
}

#[test]
fn shares_whose_unit_is_not_said() {
    let read = |rows: &[&str]| column("resources", "allocation", rows).read();
    let out = read(&["=18", "=12", "=20"]);
    assert_eq!(out.values("allocation"), ["~ <18>", "~ <12>", "~ <20>"]);
    assert_eq!(out.found(), ["number-unclear A2:A4"]);
    let out = read(&["10 days", "=0.5", "50%", "0.5 FTE"]);
    assert_eq!(out.values("allocation"), ["~ <10 days>", "0.5", "0.5 <50%>", "0.5 <0.5 FTE>"]);
    assert_eq!(out.found(), ["number-unclear A2"]);
    let out = read(&["=50", "=0.5", "=100"]);
    assert_eq!(out.values("allocation"), ["0.5 <50>", "~ <0.5>", "1 <100>"]);
}

#[test]
fn percent_fields() {
    let read = |rows: &[&str]| column("risks", "probability", rows).read();
    assert_eq!(read(&["=0.5|0%", "50%", "=0.2"]).values("probability"), ["0.5", "0.5 <50%>", "0.2"]);
    assert_eq!(
        read(&["50 per cent", "45 %", "7,5 %"]).values("probability")[..2],
        ["0.5 <50 per cent>", "0.45 <45 %>"]
    );
    assert_eq!(read(&["=50", "=0.5"]).values("probability"), ["0.5 <50>", "~ <0.5>"]);
    assert_eq!(read(&["=12.5", "=0.5"]).values("probability"), ["0.125 <12.5>", "0.005 <0.5>"]);
    let out = read(&["110 %", "100 %", "0 %", "-5 %"]);
    assert_eq!(out.values("probability"), ["~ <110 %>", "1 <100 %>", "0 <0 %>", "~ <-5 %>"]);
    assert!(out.found().contains(&"number-unclear A2, A5".to_owned()), "{:?}", out.found());
    let out = read(&["=50", "=20", "=1"]);
    assert_eq!(out.values("probability"), ["0.5 <50>", "0.2 <20>", "0.01 <1>"]);
    assert!(out.found().contains(&"percent-guessed A2:A4".to_owned()));
}

#[test]
fn delays_in_other_units() {
    let out = column("risks", "delay_days", &["10 days", "2 weeks", "=5", "3d"]).read();
    assert_eq!(out.values("delay_days"), ["10 <10 days>", "10 <2 weeks>", "5", "3 <3d>"]);
}
