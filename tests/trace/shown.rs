//! What a trace says, worked out by hand from the workbooks of `books.rs`.

use crate::books::{Held, books};
use crate::portfolio::{Built, build};
use packwright::trace::{Asked, Trace, TraceError, csv, json, text};
use std::collections::BTreeMap;
use std::fs;

fn asked(id: &str, project: Option<&str>, by: &[(&str, &str)]) -> Asked {
    let by = by.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<BTreeMap<_, _>>();
    Asked { id: id.to_owned(), project: project.map(str::to_owned), by }
}

fn trace(built: &Built, id: &str, project: Option<&str>, by: &[(&str, &str)]) -> Trace {
    built.stored.trace(&asked(id, project, by)).unwrap()
}

#[test]
fn a_count_lists_its_records_and_says_what_was_left_out() {
    let built = build(&books());
    let trace = trace(&built, "risks.open_severe", Some("P101"), &[]);
    assert_eq!(trace.figure.value.as_deref(), Some("2"));
    let rows: Vec<_> = trace.records.iter().map(|r| (r.file.as_str(), r.sheet.as_str(), r.row)).collect();
    assert_eq!(rows, [("P101 registers.xlsx", "Risks", Some(2)), ("P101 registers.xlsx", "Risks", Some(3))]);
    let cells: Vec<_> = trace.records[1]
        .cells
        .iter()
        .map(|(key, c)| {
            let shown = |t: &Option<String>| t.clone().unwrap_or("-".to_owned());
            format!("{key} {} {} {} {}", shown(&c.cell), shown(&c.written), shown(&c.value), shown(&c.rule))
        })
        .collect();
    assert_eq!(
        cells,
        [
            "project - P101 registers P101 stated by the file's name; project known as P101",
            "status C3 In progress open a word for open",
            "score - - 16 worked out from Likelihood and Impact",
            "likelihood D3 4 4 -",
            "impact E3 4 4 -",
        ]
    );
    assert!(trace.records.iter().all(|r| r.adds.as_deref() == Some("1")));
    // Of nine risks five are of other projects; R-3 is closed, R-4 has a score of 6.
    let left = &trace.left_out[0];
    assert_eq!((left.records, left.behind, left.elsewhere), (9, 2, 5));
    assert_eq!(left.unmet.iter().map(|u| u.records).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(left.unmet[0].condition, "status is none of closed, rejected, materialised");
}

#[test]
fn a_month_across_is_told_with_its_label() {
    let text = |words: &[&'static str]| words.iter().map(|w| Held::Text(w)).collect::<Vec<_>>();
    let mut ann = text(&["Ann Lee", "Risk Manager"]);
    ann.extend([Held::Amount(1), Held::Amount(0)]);
    let mut bob = text(&["Bob Ray", "Planner"]);
    bob.extend([Held::Amount(1), Held::Amount(1)]);
    let head = text(&["Name", "Role", "Apr-26", "May 2026"]);
    let built =
        build(&[("P101 staff.xlsx", vec![("Resources", vec![text(&["Plan (FTE)"]), head, ann, bob])])]);
    let trace = trace(&built, "resources.allocated", None, &[("month", "2026-05")]);
    assert_eq!(trace.figure.value.as_deref(), Some("1"));
    let told: Vec<_> = trace
        .records
        .iter()
        .map(|r| {
            let (_, month) = r.cells.iter().find(|(key, _)| key == "period").unwrap();
            (
                r.row,
                month.cell.as_deref(),
                month.written.as_deref(),
                month.value.as_deref(),
                month.rule.as_deref(),
            )
        })
        .collect();
    let rule = Some("the month of the column; read as the month 2026-05");
    assert_eq!(told, [3, 4].map(|row| (Some(row), Some("D2"), Some("May 2026"), Some("2026-05"), rule)));
}

#[test]
fn amounts_stand_in_the_portfolios_currency_with_the_rate() {
    let built = build(&books());
    let euros = trace(&built, "finance.actual_to_date", Some("P102"), &[]);
    // 7100 € and 2500 € at 0.86.
    let adds: Vec<_> =
        euros.records.iter().map(|r| (r.adds.as_deref().unwrap(), r.rate.as_deref())).collect();
    assert_eq!(adds, [("6106.00", Some("0.86")), ("2150.00", Some("0.86"))]);
    assert_eq!(euros.figure.value.as_deref(), Some("8256.00"));

    let thousands = trace(&built, "finance.actual_to_date", Some("P103"), &[("category", "Travel")]);
    let (_, cell) = thousands.records[0].cells.iter().find(|(key, _)| key == "actual").unwrap();
    assert_eq!((cell.cell.as_deref(), cell.written.as_deref()), (Some("D3"), Some("33")));
    assert_eq!(
        (cell.value.as_deref(), cell.rule.as_deref()),
        (Some("33000.00"), Some("in thousands by its label"))
    );
}

#[test]
fn a_figure_of_figures_shows_its_tree() {
    let built = build(&books());
    let trace = trace(&built, "finance.variance_year", Some("P101"), &[]);
    // Budget 12000+13000+4000+5000+900, less actual 29500 to October and 6000 of forecast after it.
    let shown = text(&trace, 50);
    for line in [
        "Variance for the year (finance.variance_year), 2026-10, project P101",
        "  -600.00 GBP",
        "    Budget for the year (finance.budget_year): 34900.00 GBP",
        "    Outturn (finance.outturn): 35500.00 GBP = the sum of those that are known of",
        "      Actual to date (finance.actual_to_date): 29500.00 GBP",
        "      Forecast for the rest of the year (finance.forecast_rest): 6000.00 GBP",
    ] {
        assert!(shown.lines().any(|l| l.starts_with(line)), "{line} is not in\n{shown}");
    }
    assert!(text(&trace, 1).contains("… and 4 more records; --all shows them"));
}

#[test]
fn what_is_worked_out_for_each_person_and_month_is_shown() {
    let built = build(&books());
    let trace = trace(&built, "resources.peak_load", None, &[]);
    assert_eq!(trace.figure.value.as_deref(), Some("3"));
    let each: Vec<_> = trace
        .tree
        .parts
        .iter()
        .map(|part| {
            let of = |key: &str| part.each[key].clone().unwrap();
            let made: Vec<_> = part.parts.iter().map(|p| p.value.clone().unwrap()).collect();
            (of("person"), of("month"), made.join(" / "), part.value.clone().unwrap())
        })
        .collect();
    let expected = [
        ("Ann Lee", "2026-10", "2 / 3", "0.666667"),
        ("Bob Ray", "2026-10", "3 / 1", "3"),
        ("Ann Lee", "2026-11", "1 / 3", "0.333333"),
    ];
    let expected = expected.map(|(a, b, c, d)| (a.to_owned(), b.to_owned(), c.to_owned(), d.to_owned()));
    assert_eq!(each, expected);
    let shown = text(&trace, 1);
    assert!(shown.contains("person Bob Ray: 300 %"), "{shown}");
    assert!(shown.contains("… and 2 more; --all shows them"), "{shown}");
}

#[test]
fn json_and_csv_hold_every_cell() {
    let built = build(&books());
    let trace = trace(&built, "finance.budget_to_date", None, &[]);
    let object: serde_json::Value = serde_json::from_slice(&json(&trace).unwrap()).unwrap();
    let keys: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["definition", "figure", "left_out", "made_of", "records"]);
    assert_eq!(object["records"][0]["cells"]["budget"]["cell"], "C2");
    assert_eq!(object["records"][0]["adds"], "12000.00");
    let lines = String::from_utf8(csv(&trace)).unwrap();
    assert_eq!(
        lines.lines().next().unwrap(),
        "part,register,file,sheet,row,id,field,cell,written,value,currency,rule,adds,rate"
    );
    let line =
        "finance.budget_to_date,finance,P101 registers.xlsx,Finance,2,,budget,C2,12000.00,12000.00,GBP,,,";
    assert!(lines.lines().any(|l| l == line), "{lines}");
}

#[test]
fn what_is_not_there_is_told() {
    let built = build(&books());
    let fails = |asked: Asked| built.stored.trace(&asked).unwrap_err().to_string();
    assert_eq!(fails(asked("risks.opne", None, &[])), "there is no figure `risks.opne` in this month");
    assert_eq!(fails(asked("risks.open", Some("P9"), &[])), "there is no project `P9` in this month");
    assert_eq!(
        fails(asked("finance.budget_year", None, &[("category", "Cakes")])),
        "`finance.budget_year` was not worked out for category \"Cakes\""
    );
}

#[test]
fn a_damaged_or_older_month_is_told() {
    let built = build(&books());
    let dir = &built.out.path().join("2026-10");
    let open = || packwright::trace::Stored::open(dir).map(|_| ()).unwrap_err();
    fs::write(dir.join("figures.json"), "[]").unwrap();
    assert!(matches!(open(), TraceError::Store(_)));
    // One from before measures were stored: its manifest knows of no such file.
    let manifest = fs::read_to_string(dir.join("manifest.json")).unwrap();
    fs::write(dir.join("manifest.json"), manifest.replace("dataset/measures.json", "dataset/other.json"))
        .unwrap();
    assert_eq!(open(), TraceError::Without("dataset/measures.json"));
    fs::write(dir.join("manifest.json"), "{\"program\":\"another\",\"outputs\":[]}").unwrap();
    assert!(open().to_string().contains("`manifest.json` of this month is damaged"));
}
