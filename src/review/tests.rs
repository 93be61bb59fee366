use super::*;
use crate::measure::fixture::dataset;
use crate::model::print::Print;
use crate::model::words::Words;
use crate::settings::Settings;

fn all(_: RegisterId, _: FieldId) -> bool {
    true
}

#[test]
fn amounts_without_a_rate_are_in_no_figure() {
    let settings = Settings::built_in().unwrap();
    let rows = ["P1|2026-10|10 EUR|5", "P1|2026-11|2.50 EUR|", "P1|2026-11|1 USD|7"];
    let data = dataset(&settings, &[("a.xlsx", "finance", "project|period|budget|actual", &rows)]);
    let found = breaks(&data, &settings, &all);
    let verdict = verdict(&found, 0, data.currency, &Print::default());
    assert_eq!(verdict.title, "Does not tie out by €12.50 and $1");
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].spot.line(&Words::default()), "a.xlsx, sheet Finance, cells C2:C3");
}

#[test]
fn amounts_without_a_project_or_a_month_are_to_be_explained() {
    let settings = Settings::built_in().unwrap();
    let rows = ["|2026-10|10|", "P1||20|5", "P1|2026-11|40|7"];
    let data = dataset(&settings, &[("a.xlsx", "finance", "project|period|budget|actual", &rows)]);
    let found = unplaced(&data, &settings, &all);
    let said: Vec<String> = found.iter().map(|d| format!("{} ({})", d.says, d.spot.cells)).collect();
    let expected = [
        "£10 of budget names no project (C2)",
        "£20 of budget names no month (C3)",
        "£5 of actual names no month (D3)",
    ];
    assert_eq!(said, expected);
}
