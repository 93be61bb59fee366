//! The money of a file as its cells hold it, and the totals that it states.

use crate::model::control::{Control, StatedTotal};
use crate::model::dataset::Dataset;
use crate::model::table::{RowKind, Unit};
use crate::normalise::fixture::{File, Out};
use crate::resolve::resolve;
use rust_decimal::Decimal;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// `budget 3: 120.5 = 120.5 + 0`: the field, how many amounts, what was read, kept and left out.
fn lines(out: &Out, control: &Control) -> Vec<String> {
    let knowledge = &out.settings.knowledge;
    let line = |l: &crate::model::control::MoneyLine| {
        let field = &knowledge.register(l.key.register).decl(l.key.field).key;
        let sum = |d: Decimal| d.normalize();
        let (read, kept, left) = (sum(l.read.sum), sum(l.kept.sum), sum(l.left_out.sum));
        format!("{field} {} {}: {read} = {kept} + {left}", l.key.currency, l.read.count)
    };
    control.money().iter().map(line).collect()
}

fn resolved(out: &Out) -> Dataset {
    let mut settings = out.settings.clone();
    settings.portfolio.period = Some("2026-10".parse().unwrap());
    resolve(vec![out.made.clone()], &settings, None).unwrap().value
}

fn thousands() -> Unit {
    Unit { scale: Some(Decimal::from(1000)), ..Unit::default() }
}

const ROWS: &[&str] = &[
    "P1\tStaff\t2026-10\t=1000\t=900|£0.00",
    "P1\tTravel\t2026-10\t=2500.5\t€ 12,50",
    "P1\tHosting\t2026-11\t(300)\tTBC",
];
const FIELDS: &str = "project\tcategory\tperiod\tbudget\tactual";

#[test]
fn what_cells_hold_is_what_records_have() {
    let out = File::new("finance", FIELDS, ROWS).read();
    let dataset = resolved(&out);
    // 1000 + 2500.5 - 300; the actuals are in two currencies, and one is no amount.
    let expected =
        ["budget GBP 3: 3200.5 = 3200.5 + 0", "actual EUR 1: 12.5 = 12.5 + 0", "actual GBP 1: 900 = 900 + 0"];
    assert_eq!(lines(&out, &dataset.sources[0].control), expected);
    assert!(dataset.sources[0].control.adds_up());
}

#[test]
fn a_record_that_is_lost_is_seen() {
    let mut out = File::new("finance", FIELDS, ROWS).read();
    out.made.batches[0].retain(&[true, false, true]);
    let dataset = resolved(&out);
    let control = &dataset.sources[0].control;
    assert!(!control.adds_up());
    let lost: Vec<Decimal> = control.money().iter().map(|l| l.difference().normalize()).collect();
    assert_eq!(lost, [decimal("2500.5"), decimal("12.5"), decimal("0")]);
    let breaks = crate::review::breaks(&dataset, &out.settings, &|_, _| true);
    let verdict = crate::review::verdict(&breaks, 1, dataset.currency, &Default::default());
    // The euros have no rate, but none is left: the only ones were lost.
    assert_eq!(verdict.title, "Does not tie out by £2,500.50 and €12.50");
    assert!(verdict.because.contains("budget of £3,200.50 in the cells, £700 in the records (a.xlsx)"));
}

#[test]
fn a_second_version_is_left_out_not_lost() {
    let out = File::new("finance", FIELDS, ROWS).read();
    let mut settings = out.settings.clone();
    settings.portfolio.period = Some("2026-10".parse().unwrap());
    let mut again = out.made.clone();
    again.source.file = "b.xlsx".to_owned();
    let dataset = resolve(vec![out.made.clone(), again], &settings, None).unwrap().value;
    assert!(dataset.sources.iter().all(|s| s.control.adds_up()));
    let left: Vec<String> = dataset.sources.iter().map(|s| lines(&out, &s.control)[0].clone()).collect();
    assert_eq!(left, ["budget GBP 3: 3200.5 = 3200.5 + 0", "budget GBP 3: 3200.5 = 0 + 3200.5"]);
}

#[test]
fn months_across_and_a_line_without_any() {
    let rows = ["P1\tStaff\t=5\t=1.25\t=2", "P1\tTravel\t=7\t\t", "P1\tFees\t\t=3\t=0"];
    let file = File::new("finance", "project\tcategory\tcommitted\tactual\tactual", &rows);
    let out = file.months(3, &["2026-09 actual", "2026-10 actual"]).read();
    let dataset = resolved(&out);
    let control = &dataset.sources[0].control;
    // 5 of a line with two months stands in two records: that is counted twice, and told.
    assert_eq!(lines(&out, control), ["actual GBP 4: 6.25 = 6.25 + 0", "committed GBP 2: 12 = 10 + 7"]);
    assert!(!control.adds_up());
}

/// A table of which the last row is a total, in thousands.
fn with_total(total: &str) -> Out {
    let rows = ["P1\tStaff\t2026-10\t=1.5", "P1\tTravel\t2026-10\t=2.25", total];
    let mut file =
        File::new("finance", "project\tcategory\tperiod\tbudget", &rows).label(3, "£k", thousands());
    let table = file.table();
    table.records.pop();
    table.others.push((3, RowKind::Total));
    file.recognised.fates[0] = vec![crate::model::table::Fate::Value; file.recognised.fates[0].len()];
    file.read()
}

fn total(out: &Out) -> StatedTotal {
    out.made.source.control.totals[0].clone()
}

#[test]
fn totals_are_kept_in_the_unit_of_their_column() {
    let right = total(&with_total("Total\t\t\t=3.75"));
    assert!(right.agrees);
    assert_eq!(
        (right.cell.to_string().as_str(), right.stated.amount, right.sum),
        ("D4", decimal("3750"), decimal("3750"))
    );
    let out = with_total("Total\t\t\t=4.75");
    let wrong = total(&out);
    assert!(!wrong.agrees);
    assert_eq!(wrong.difference(), decimal("1000"));
    let dataset = resolved(&out);
    let breaks = crate::review::breaks(&dataset, &out.settings, &|_, _| true);
    let sentence = crate::review::verdict(&breaks, 1, dataset.currency, &Default::default()).sentence();
    let expected = "Does not tie out by £1,000 because the total of budget says £4,750 and its rows add up to £3,750 (a.xlsx, sheet Sheet1, cell D4)";
    assert_eq!(sentence, expected);
    // What a review may not speak of does not count.
    assert!(crate::review::breaks(&dataset, &out.settings, &|_, _| false).is_empty());
}
