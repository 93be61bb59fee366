//! Rules of finance lines. The reported month is October 2026 and the year starts in April.

use super::{Table, evidence, found};
use crate::measure::fixture::dataset;
use crate::model::record::ExtraColumn;
use crate::settings::Settings;

const NONE: [&str; 0] = [];
const KEYS: &str = "project|category|period|budget|actual|forecast";

#[test]
fn a_late_return_looks_like_an_underspend() {
    let lines: Table = (
        "a.xlsx",
        "finance",
        KEYS,
        &[
            "P1|Staff|2026-08|10|9|",
            "P1|Staff|2026-09|10|9|",
            "P1|Staff|2026-10|10||10",
            "P1|Travel|2026-09|5|4|5",
            "P1|Travel|2026-10|5||5",
            "P1|Staff|2026-11|10||10",
            "P2|Staff|2026-09|10|9|",
            "P2|Staff|2026-10|10|0|",
            "P2|Travel|2026-09|5|4|",
            "P2|Travel|2026-10|5||",
            // No budget, or never an actual: nothing is missed.
            "P2|Rent|2026-10|0||",
            "P2|Contingency|2026-10|5||",
            "P3|Staff|2026-02|10||",
        ],
    );
    assert_eq!(
        found("actual-missing", &[lines]),
        [
            "a.xlsx Budget D4,D6: P1 has a budget and no actuals for October 2026",
            "a.xlsx Budget D11: lines have a budget and no actual in months that have passed",
        ]
    );
    // Budget and actual may lie in two tables; one without a column for actuals is not asked.
    let budget: Table = ("b.xlsx", "finance", "project|category|period|budget", &["P1|Staff|2026-10|10"]);
    let actual: Table = ("c.xlsx", "finance", "project|category|period|actual", &["P1|Staff|2026-10|9"]);
    assert_eq!(found("actual-missing", &[budget, actual]), NONE);
    assert_eq!(found("actual-missing", &[budget]), NONE);
}

#[test]
fn forecasts_that_cannot_come_true() {
    let lines: Table = (
        "a.xlsx",
        "finance",
        KEYS,
        &[
            // 30 spent of 25 forecast for the year.
            "P1|Staff|2026-09||15|10",
            "P1|Staff|2026-10||15|10",
            "P1|Staff|2026-11|||5",
            // The forecast is of the months to come alone.
            "P1|Travel|2026-10||15|",
            "P1|Travel|2026-11|||5",
            // 15 of 15.
            "P1|Rent|2026-10||15|10",
            "P1|Rent|2027-03|||5",
            "P1|Rent|2027-04|||100",
        ],
    );
    assert_eq!(
        found("forecast-below-actual", &[lines]),
        ["a.xlsx Forecast F2,F3,F4: lines have spent more than is forecast for their whole year"]
    );
    assert_eq!(evidence("forecast-below-actual", &[lines]), ["Staff: forecast 25, actual 30"]);
    let yearly: Table = (
        "b.xlsx",
        "finance",
        "project|category|actual|forecast",
        &["P1|Staff|11|10", "P1|Rent|10|10", "P1|Rent||1"],
    );
    assert_eq!(
        found("forecast-below-actual", &[yearly]),
        ["b.xlsx Forecast D2: lines have spent more than is forecast for them"]
    );
}

#[test]
fn projects_against_their_lines() {
    let projects: Table = (
        "a.xlsx",
        "projects",
        "project|code|budget|forecast",
        &["P1|P1|29|29", "P2|P2|30|30", "P3|P3|1 EUR|1 EUR"],
    );
    let lines: Table = (
        "b.xlsx",
        "finance",
        KEYS,
        &[
            "P1|Staff|2026-09|15|15|",
            "P1|Staff|2026-10|15|15|",
            "P2|Staff|2026-09|15|15|",
            "P2|Staff|2026-10|15|15|",
            "P3|Staff|2026-10|15|15|",
        ],
    );
    assert_eq!(
        found("budget-above-whole", &[projects, lines]),
        ["a.xlsx Budget C2: projects have less budget than their finance lines together"]
    );
    assert_eq!(evidence("budget-above-whole", &[projects, lines]), ["P1: 29, lines 30"]);
    assert_eq!(
        found("forecast-below-actual", &[projects, lines]),
        ["a.xlsx Forecast D2: projects have spent more than their whole-life forecast"]
    );
}

#[test]
fn spending_at_the_end_of_the_year() {
    let lines: Table = (
        "a.xlsx",
        "finance",
        KEYS,
        &[
            // The mean month is 20, so 60 is the most.
            "P1|Staff|2026-08||10|",
            "P1|Staff|2026-09||20|",
            "P1|Staff|2026-10||30|",
            "P1|Staff|2027-03|||61",
            "P2|Staff|2026-08||10|",
            "P2|Staff|2026-09||20|",
            "P2|Staff|2026-10||30|",
            "P2|Staff|2027-03|||60",
            "P3|Staff|2026-10||10|",
            "P3|Staff|2027-03|||61",
        ],
    );
    assert_eq!(
        found("spend-late", &[lines]),
        ["a.xlsx Forecast F5: the last month of the year is forecast at a multiple of the months so far"]
    );
    assert_eq!(evidence("spend-late", &[lines]), ["2027-03 61, mean month so far 20"]);
}

#[test]
fn what_is_left_divided_by_the_months() {
    let lines: Table = (
        "a.xlsx",
        "finance",
        KEYS,
        &[
            "P1|Staff|2026-08||10|",
            "P1|Staff|2026-09||20|",
            "P1|Staff|2026-10||30|",
            "P1|Staff|2026-11|||15",
            "P1|Rent|2026-11|||5",
            "P1|Staff|2026-12|||20",
            "P1|Staff|2027-01|||20",
            "P2|Staff|2026-08||20|",
            "P2|Staff|2026-09||20|",
            "P2|Staff|2026-10||20|",
            "P2|Staff|2026-11|||20",
            "P2|Staff|2026-12|||20",
            "P2|Staff|2027-01|||20",
        ],
    );
    let seen = "all months to come are forecast at the same amount, and the months so far differ";
    assert_eq!(found("forecast-flat", &[lines]), [format!("a.xlsx Forecast F5,F6,F7,F8: {seen}")]);
}

#[test]
fn budgets_that_run_out() {
    let lines: Table = (
        "a.xlsx",
        "finance",
        KEYS,
        &[
            // 30 a month: 90 spent, 110 on 30 November is 120. At that rate the year would take 90 + 150.
            "P1|Staff|2026-08|110|30|",
            "P1|Staff|2026-09||30|",
            "P1|Staff|2026-10||30|",
            "P1|Staff|2026-11|||20",
            // The forecast says so itself.
            "P2|Staff|2026-08|110|30|",
            "P2|Staff|2026-09||30|",
            "P2|Staff|2026-10||30|",
            "P2|Staff|2026-11|||21",
            // 240 is within a tenth of 219.
            "P3|Staff|2026-08|219|30|",
            "P3|Staff|2026-09||30|",
            "P3|Staff|2026-10||30|",
            "P3|Staff|2026-11|||20",
        ],
    );
    let seen = "the forecast is within the budget, and the spending of the last three months is not";
    assert_eq!(found("budget-runs-out", &[lines]), [format!("a.xlsx Forecast F5: {seen}")]);
    assert_eq!(
        evidence("budget-runs-out", &[lines]),
        ["budget 110, spent 90, 30 a month: used up in November 2026"]
    );
}

#[test]
fn negative_budgets() {
    let lines: Table = (
        "a.xlsx",
        "finance",
        KEYS,
        &["P1|Staff|2026-10|-1|-1|", "P1|Rent|2026-10|0|-1|", "P1|Tax|2026-10|1|1|"],
    );
    assert_eq!(found("amount-negative", &[lines]), ["a.xlsx Budget D2: budgets are negative"]);
}

#[test]
fn a_variance_that_was_typed_over() {
    let settings = Settings::built_in().unwrap();
    let lines: Table = (
        "a.xlsx",
        "finance",
        "project|category|budget|actual",
        &["P1|A|10|4", "P1|B|10|5", "P1|C|10|6", "P1|D|10|7", "P1|E|10|8", "P1|F|10|"],
    );
    let mut dataset = dataset(&settings, &[lines]);
    let finance = settings.knowledge.find_register("finance").unwrap();
    let label = dataset.text.intern("Variance");
    let values = ["6", "5", "4", "3", "20", "10"].map(|v| dataset.text.intern(v)).to_vec();
    let batch = &mut dataset.registers[usize::from(finance.0)][0];
    batch.extras.push(ExtraColumn { label, values, at: 6 });
    let found = crate::validate::validate(&dataset, &settings);
    let found: Vec<_> = found.iter().filter(|f| f.code.id == "column-disagrees").collect();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].place.label.as_str(), found[0].count), ("Variance", 1));
    assert_eq!(found[0].place.cells[0].to_string(), "G6");
    assert_eq!(found[0].seen, "the column is Budget less Actual, and in some rows it is not");
    assert_eq!(found[0].evidence, ["20, not 2"]);
}
