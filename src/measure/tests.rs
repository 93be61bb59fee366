use super::fixture::dataset;
use super::*;
use crate::model::figure::{Scope, Status};
use crate::model::measure::{Dimension, MeasureId};
use crate::settings::FxRate;
use std::collections::BTreeMap;

const RISKS: (&str, &str, &str, &[&str]) = (
    "P1.xlsx",
    "risks",
    "project|id|category|score|status|owner|due_on",
    &[
        "P1|R1|Technical|20|open|Ann Lee|2026-10-30",
        "P1|R2|technical|15||Ann Lee|2026-10-31",
        "P1|R3|People|16|closed||2026-01-01",
        "P2|R1||14|draft||2026-09-01",
        "P2|R2|People|25|materialised|Bo Ito|",
        "|R9|People||open|Bo Ito|",
    ],
);

const FINANCE: (&str, &str, &str, &[&str]) = (
    "P1 finance.xlsx",
    "finance",
    "project|category|period|budget|actual|accrual|forecast",
    &[
        "P1|Staff|2026-03|999|999||999",
        "P1|Staff|2026-04|100|90.50||",
        "P1|Staff|2026-10|100|130|7|120",
        "P1|Staff|2026-11|100|||110",
        "P1|Kit|2027-03|50|||60.25",
        "P1|Kit|2027-04|999|||999",
        "P2|Staff|2026-11|10|||",
    ],
);

fn settings() -> Settings {
    Settings::built_in().unwrap()
}

fn id(settings: &Settings, measure: &str) -> MeasureId {
    settings.knowledge.find_measure(measure).unwrap_or_else(|| panic!("no measure {measure}"))
}

/// The value and rows of a figure as `value/rows`; `?` for an unknown value.
fn said(settings: &Settings, figures: &Figures, measure: &str, project: &str, by: &[(&str, &str)]) -> String {
    let by: BTreeMap<_, _> =
        by.iter().map(|(d, v)| (Dimension::of(d), Some((*v).to_owned()).filter(|v| !v.is_empty()))).collect();
    let scope = Scope { project: Some(project.to_owned()).filter(|p| !p.is_empty()), by };
    match figures.get(id(settings, measure), &scope) {
        None => "none".to_owned(),
        Some(f) => {
            format!("{}/{}", f.value.map_or("?".to_owned(), |v| v.normalize().to_string()), f.rows)
        }
    }
}

#[test]
fn risks_are_counted() {
    let settings = settings();
    let figures = measure(&dataset(&settings, &[RISKS]), &settings).value;
    let said = |m, p| said(&settings, &figures, m, p, &[]);
    for (measure, portfolio, p1, p2, p3) in [
        ("risks.total", "6/6", "3/3", "2/2", "0/0"),
        // R1, R2 (no status) of P1, R1 of P2, and the one without a project.
        ("risks.open", "4/4", "2/2", "1/1", "0/0"),
        ("risks.open_severe", "2/2", "2/2", "0/0", "0/0"),
        // Due on the last day of October is not before it.
        ("risks.open_overdue", "2/2", "1/1", "1/1", "0/0"),
        ("risks.no_owner", "1/1", "0/0", "1/1", "0/0"),
        // (20 + 15 + 14) / 3, (20 + 15) / 2
        ("risks.average_score", "16.333333333333333/3", "17.5/2", "14/1", "?/0"),
        ("risks.cost_exposure", "?/0", "?/0", "?/0", "?/0"),
        // No source keeps these registers.
        ("issues.total", "?/0", "?/0", "?/0", "?/0"),
        ("roles.people", "?/0", "?/0", "?/0", "?/0"),
    ] {
        assert_eq!(
            [said(measure, ""), said(measure, "P1"), said(measure, "P2"), said(measure, "P3")],
            [portfolio, p1, p2, p3],
            "{measure}"
        );
    }
}

#[test]
fn further_dimensions() {
    let settings = settings();
    let figures = measure(&dataset(&settings, &[RISKS, FINANCE]), &settings).value;
    let said = |m, p, d, v| said(&settings, &figures, m, p, &[(d, v)]);
    // Categories that differ in case only are one, under the first spelling.
    assert_eq!(said("risks.open", "", "category", "Technical"), "2/2");
    assert_eq!(said("risks.open", "", "category", "technical"), "none");
    assert_eq!(said("risks.open", "P1", "category", "People"), "0/0");
    assert_eq!(said("risks.open", "", "programme", "Digital"), "3/3");
    assert_eq!(said("finance.actual", "", "month", "2026-10"), "130/1");
    assert_eq!(said("finance.actual", "P1", "month", "2026-11"), "?/0");
    assert_eq!(said("finance.budget", "", "month", "2026-11"), "110/2");
    assert_eq!(said("finance.outturn", "P1", "category", "Kit"), "60.25/1");
}

#[test]
fn the_year_of_the_finances() {
    let settings = settings();
    let figures = measure(&dataset(&settings, &[FINANCE]), &settings).value;
    let said = |m, p| said(&settings, &figures, m, p, &[]);
    for (measure, portfolio, p1, p2, p3) in [
        ("finance.budget_year", "360/5", "350/4", "10/1", "?/0"),
        ("finance.budget_to_date", "200/2", "200/2", "?/0", "?/0"),
        ("finance.actual_to_date", "220.5/2", "220.5/2", "?/0", "?/0"),
        ("finance.accrual_to_date", "7/1", "7/1", "?/0", "?/0"),
        ("finance.forecast_year", "290.25/3", "290.25/3", "?/0", "?/0"),
        ("finance.forecast_rest", "170.25/2", "170.25/2", "?/0", "?/0"),
        // 90.50 + 130 + 110 + 60.25
        ("finance.outturn", "390.75/4", "390.75/4", "?/0", "?/0"),
        // Every line of the year of P1 is behind it once, though two carry budget and actual.
        ("finance.variance_year", "-30.75/5", "-40.75/4", "?/1", "?/0"),
    ] {
        assert_eq!(
            [said(measure, ""), said(measure, "P1"), said(measure, "P2"), said(measure, "P3")],
            [portfolio, p1, p2, p3],
            "{measure}"
        );
    }
    let percent = figures.project(id(&settings, "finance.variance_percent"), "P1").unwrap();
    // -40.75 / 350 is -0.1164…, beyond -0.10.
    assert_eq!(percent.value.unwrap().round_dp(6).to_string(), "-0.116429");
    assert_eq!(percent.status, Some(Status::Red));
    // -30.75 / 360 is -0.0854…
    let portfolio = figures.portfolio(id(&settings, "finance.variance_percent")).unwrap();
    assert_eq!(portfolio.status, Some(Status::Amber));
}

#[test]
fn an_outturn_needs_only_one_of_its_parts() {
    let settings = settings();
    let lines: (_, _, _, &[&str]) = (
        "f.xlsx",
        "finance",
        "project|period|budget|actual|forecast",
        &["P1|2026-04|10|4|", "P2|2026-11|10||6", "P3|2026-04|0|3|"],
    );
    let figures = measure(&dataset(&settings, &[lines]), &settings).value;
    let said = |m, p| said(&settings, &figures, m, p, &[]);
    assert_eq!(said("finance.outturn", "P1"), "4/1");
    assert_eq!(said("finance.outturn", "P2"), "6/1");
    assert_eq!(said("finance.variance_year", "P2"), "4/1");
    // Nothing is divided by a budget of 0.
    assert_eq!(said("finance.variance_year", "P3"), "-3/1");
    assert_eq!(said("finance.variance_percent", "P3"), "?/1");
}

#[test]
fn currencies_are_brought_to_one_or_told() {
    let mut settings = settings();
    let rate = |rate: &str, from: &str| FxRate {
        currency: crate::model::money::Currency::parse("EUR").unwrap(),
        rate: rate.parse().unwrap(),
        from: from.parse().unwrap(),
    };
    settings.fx = vec![rate("0.90", "2026-10-31"), rate("0.80", "2026-04-01")];
    let lines: (_, _, _, &[&str]) = (
        "f.xlsx",
        "finance",
        "project|period|budget",
        &[
            "P1|2026-04|100 EUR",
            "P1|2026-10|100 EUR",
            "P1|2026-03|100 EUR",
            "P2|2026-04|5",
            "P3|2026-05|7 USD",
        ],
    );
    let data = dataset(&settings, &[lines]);
    let Noted { value: figures, findings } = measure(&data, &settings);
    let said = |m, p| said(&settings, &figures, m, p, &[]);
    // 80 at April's rate, 90 at October's: it holds on the month's last day.
    assert_eq!(said("finance.budget_year", "P1"), "170/2");
    assert_eq!(said("finance.budget_year", "P2"), "5/1");
    assert_eq!(said("finance.budget_year", "P3"), "?/1");
    assert_eq!(said("finance.budget_year", ""), "?/4");
    let told: Vec<_> =
        findings.iter().map(|f| (f.code.id, f.seen.contains("USD"), f.place.cells[0].to_string())).collect();
    // March is in the figure of all months, and no rate holds for it.
    assert_eq!(told, [("fx-missing", false, "C4".to_owned()), ("fx-missing", true, "C6".to_owned())]);
    let finance = settings.knowledge.find_register("finance").unwrap();
    let budget = settings.knowledge.register(finance).field("budget").unwrap();
    let converted: Vec<_> = (0..5)
        .map(|i| to_portfolio(&data, &settings, &data.batches(finance)[0], budget, i))
        .map(|n| n.map(|n| n.normalize().to_string()))
        .collect();
    assert_eq!(converted, [Some("80".to_owned()), Some("90".to_owned()), None, Some("5".to_owned()), None]);
}

#[test]
fn rows_are_those_that_were_counted() {
    let settings = settings();
    let data = dataset(&settings, &[RISKS, FINANCE]);
    let figures = measure(&data, &settings).value;
    for figure in figures.iter() {
        let rows = rows(&data, &settings, figure.measure, &figure.scope);
        assert_eq!(rows.len() as u64, figure.rows, "{:?}", figure);
    }
    let scope = Scope { project: Some("P1".to_owned()), ..Scope::default() };
    let severe = rows(&data, &settings, id(&settings, "risks.open_severe"), &scope);
    assert_eq!(severe.iter().map(|(_, r)| (r.batch, r.row)).collect::<Vec<_>>(), [(0, 0), (0, 1)]);
    let variance = rows(&data, &settings, id(&settings, "finance.variance_year"), &scope);
    assert_eq!(variance.iter().map(|(_, r)| r.row).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn definitions_are_plain_words() {
    let settings = settings();
    let of = |m| definition(&settings, id(&settings, m));
    assert_eq!(
        of("risks.open_severe"),
        "Number of risks whose status is none of closed, rejected, materialised and whose score is at least 15. \
         Open risks with a score of 15 or more, before treatment"
    );
    assert!(of("finance.actual_to_date").starts_with(
        "Sum of actual over the finance records whose period is in the reported financial year, up to and with the \
         reported month. "
    ));
    assert!(of("finance.variance_year").starts_with("\"Budget for the year\" less \"Outturn\". "));
}

#[test]
fn figures_as_json() {
    let settings = settings();
    let data = dataset(&settings, &[FINANCE]);
    let figures = measure(&data, &settings).value;
    let json: serde_json::Value =
        serde_json::from_slice(&figures_json(&figures, &[], &data, &settings).unwrap()).unwrap();
    let find = |id: &str, project: Option<&str>| {
        let all = json.as_array().unwrap().iter();
        let by_nothing = |f: &&serde_json::Value| f["by"].as_object().unwrap().is_empty();
        all.filter(by_nothing).find(|f| f["id"] == id && f["project"].as_str() == project).unwrap().clone()
    };
    let actual = find("finance.actual_to_date", None);
    assert_eq!(actual["value"], "220.50");
    assert_eq!(actual["unit"], "money");
    assert_eq!(actual["currency"], "GBP");
    assert_eq!(actual["period"], "2026-10");
    assert_eq!(actual["rows"], 2);
    let percent = find("finance.variance_percent", Some("P1"));
    assert_eq!(percent["value"], "-0.116429");
    assert_eq!(percent["status"], "red");
    assert!(percent["currency"].is_null());
    assert!(find("risks.total", None)["value"].is_null());
    let by_month: Vec<_> = json
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["id"] == "finance.actual" && f["by"]["month"] == "2026-10")
        .filter(|f| f["by"].as_object().unwrap().len() == 1)
        .map(|f| f["project"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(by_month, [None, Some("P1".to_owned())]);
}

#[test]
fn a_half_stays_a_half_behind_a_division() {
    // 365058.37 less 325580.725, the latter a budget divided by a performance index without end.
    let left: Decimal = "39477.6449999999999999999999".parse().unwrap();
    assert_eq!(super::settled(left), Decimal::new(39_477_645, 3));
}
