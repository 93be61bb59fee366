use super::View;
use crate::finding::{Code, Finding, Severity};
use crate::measure::fixture::dataset;
use crate::model::address::CellRef;
use crate::model::pack::MARKING;
use crate::model::vocabulary::ChoiceId;
use crate::pipeline::Gathered;
use crate::settings::Settings;
use crate::staffing::staff;

pub(super) type List = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// Four risks in rows 2 to 5 of `a.xlsx`, one of them confidential.
pub(super) const RISKS: List = (
    "a.xlsx",
    "risks",
    "project|id|title|owner|marking",
    &[
        "P1|R1|Late supplier|Ann Lee|internal",
        "P1|R2|Merger with the rival|Bo Ito|confidential",
        "P2|R3|Old server|Ann Lee|",
        "P2|R4|Staff leave|Ann Lee|public",
    ],
);

pub(super) fn gathered(settings: &Settings, lists: &[List]) -> Gathered {
    let dataset = dataset(settings, lists);
    let staffing = staff(&dataset, settings).value;
    Gathered { dataset, staffing, findings: Vec::new() }
}

fn clearance(settings: &Settings, key: &str) -> ChoiceId {
    settings.knowledge.vocabulary(MARKING).unwrap().find(key).unwrap()
}

pub(super) fn figure(view: &View, settings: &Settings, id: &str) -> Option<String> {
    let id = settings.knowledge.find_measure(id).unwrap();
    view.figures.portfolio(id)?.value.map(|value| value.to_string())
}

#[test]
fn records_above_the_clearance_are_neither_there_nor_counted() {
    let settings = Settings::built_in().unwrap();
    let whole = gathered(&settings, &[RISKS]);
    for (key, left) in [("public", Some("2")), ("internal", Some("3")), ("confidential", None)] {
        let view = View::of(&whole, clearance(&settings, key), &settings);
        let counted = view.as_ref().and_then(|view| figure(view, &settings, "risks.total"));
        assert_eq!(counted.as_deref(), left, "{key}");
    }
}

#[test]
fn a_marking_that_nobody_knows_hides_its_record_and_none_does_not() {
    let settings = Settings::built_in().unwrap();
    let mut whole = gathered(&settings, &[RISKS]);
    let id = settings.knowledge.find_register("risks").unwrap();
    let field = settings.knowledge.register(id).field(MARKING).unwrap();
    let natives =
        [(2, whole.dataset.text.intern("Eyes of the board")), (3, whole.dataset.text.intern("n/a"))];
    let column = whole.dataset.registers[usize::from(id.0)][0].column_mut(field).unwrap();
    for (row, native) in natives {
        column.values.set(row, crate::model::record::Value::Missing);
        column.set_native(row, 4, native);
    }
    let view = View::of(&whole, clearance(&settings, "confidential"), &settings).unwrap();
    assert_eq!(figure(&view, &settings, "risks.total").as_deref(), Some("3"));
    assert_eq!(view.hidden[&id], 1);
}

#[test]
fn a_finding_reaches_only_those_who_may_see_all_that_it_tells() {
    let settings = Settings::built_in().unwrap();
    let mut whole = gathered(&settings, &[RISKS]);
    let code = Code::new("date-impossible", Severity::Warning, "");
    let say = |seen: &str| Finding::new(code, seen, "").file("a.xlsx").sheet("Risks");
    let of_row = |row| vec![CellRef::new(row, 2)];
    whole.findings = vec![
        say("in a visible row").cells(of_row(1)),
        say("in a hidden row").cells(of_row(2)),
        say("in both").cells(vec![CellRef::new(1, 2), CellRef::new(2, 2)]),
        say("of the sheet as a whole"),
        say("like \"MERGER with the rival\"").cells(of_row(1)),
        Finding::new(code, "of another file", "").file("b.xlsx"),
        Finding::new(code, "Bo Ito is planned twice", ""),
    ];
    let view = View::of(&whole, clearance(&settings, "internal"), &settings).unwrap();
    let told: Vec<&str> = view.gathered.findings.iter().map(|f| f.seen.as_str()).collect();
    assert_eq!(told, ["in a visible row", "in both", "of another file"]);
    assert_eq!(view.gathered.findings[1].place.cells, of_row(1));
}

#[test]
fn a_finding_about_rows_of_both_tells_of_the_visible_ones_alone() {
    let settings = Settings::built_in().unwrap();
    let mut whole = gathered(&settings, &[RISKS]);
    let page = "# x\n\n## What it finds\n\nA name that nobody has. Or few.\n";
    let code = Code::new("name-odd", Severity::Warning, page);
    // Owners stand in column D; rows 2, 4 and 5 are Ann Lee's, row 3 is hidden.
    let owners = |rows: &[u32]| rows.iter().map(|row| CellRef::new(*row, 3)).collect::<Vec<_>>();
    let say = |seen: &str, remedy: &str| {
        let finding = Finding::new(code, seen, remedy).file("a.xlsx").sheet("Risks").label("Owner");
        finding.cells(owners(&[1, 2, 3])).evidence(["Bo Ito", "Ann Lee"])
    };
    whole.findings = vec![
        say("`Ann Lee` is odd", "mend it"),
        say("2 names are odd", "mend `X`"),
        say("a name is odd like Bo Ito's", "mend it"),
    ];
    let view = View::of(&whole, clearance(&settings, "internal"), &settings).unwrap();
    let told: Vec<(&str, &str)> =
        view.gathered.findings.iter().map(|f| (f.seen.as_str(), f.remedy.as_str())).collect();
    let explain = "`packwright explain name-odd` says what to do";
    assert_eq!(
        told,
        [
            ("`Ann Lee` is odd", "mend it"),
            ("a name that nobody has", explain),
            ("a name that nobody has", "mend it")
        ]
    );
    for finding in &view.gathered.findings {
        assert_eq!((finding.count, &finding.place.cells), (2, &owners(&[1, 3])));
        assert_eq!(finding.evidence, ["Ann Lee"]);
    }
}

#[test]
fn a_rule_across_records_tells_of_those_that_are_left() {
    let settings = Settings::built_in().unwrap();
    let list: List = (
        "a.xlsx",
        "risks",
        "project|id|title|marking",
        &["P1|R1|One|", "P1|R1|Two|", "P1|R1|Three|confidential", "P1|R2|Four|", "P1|R2|Five|confidential"],
    );
    let mut whole = gathered(&settings, &[list]);
    whole.findings = crate::validate::validate(&whole.dataset, &settings);
    let view = View::of(&whole, clearance(&settings, "internal"), &settings).unwrap();
    let rows: Vec<Vec<u32>> = view
        .gathered
        .findings
        .iter()
        .filter(|f| f.code.id == "duplicate-id")
        .map(|f| f.place.cells.iter().map(|cell| cell.row + 1).collect())
        .collect();
    // R2 is given twice only to those who see all.
    assert_eq!(rows, [[2, 3]]);
}

#[test]
fn what_rules_tell_across_records_must_be_so_without_the_hidden_ones() {
    let settings = Settings::built_in().unwrap();
    let resources: List = (
        "r.xlsx",
        "resources",
        "project|person|period|allocation|marking",
        &["P1|Ann Lee|2026-10|0.7|", "P2|Ann Lee|2026-10|0.6|confidential", "P2|Bo Ito|2026-10|1.5|"],
    );
    let mut whole = gathered(&settings, &[resources]);
    whole.findings = crate::validate::validate(&whole.dataset, &settings);
    let of = |findings: &[Finding]| -> Vec<String> {
        findings.iter().filter(|f| f.code.id == "over-allocated").map(|f| f.seen.clone()).collect()
    };
    let view = View::of(&whole, clearance(&settings, "internal"), &settings).unwrap();
    assert_eq!(of(&whole.findings).len(), 2);
    let left = of(&view.gathered.findings);
    assert!(left.len() == 1 && left[0].starts_with("Bo Ito"), "{left:?}");
}

#[test]
fn a_project_that_only_a_hidden_record_names_is_not_named() {
    let settings = Settings::built_in().unwrap();
    let projects: List = (
        "p.xlsx",
        "projects",
        "code|name|marking",
        &["P1|Open space|", "P2|Secret space|restricted", "P9|Secret too|restricted"],
    );
    let mut whole = gathered(&settings, &[projects, RISKS]);
    for (at, name) in [(0, "Open space"), (1, "Secret space")] {
        whole.dataset.projects[at].name = name.to_owned();
    }
    let view = View::of(&whole, clearance(&settings, "internal"), &settings).unwrap();
    let titles: Vec<String> = view.gathered.dataset.projects.iter().map(|p| p.title()).collect();
    assert_eq!(titles, ["P1 Open space", "P2", "P3"]);
}
