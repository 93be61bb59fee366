use super::View;
use super::tests::{List, RISKS, figure, gathered};
use crate::finding::{Code, Finding, Severity};
use crate::model::address::CellRef;
use crate::model::part::Part;
use crate::settings::Settings;
use crate::settings::fixture::with;

/// Rows 2 and 3 are of P1, the others of P9, of which the fixture says no programme.
const MIXED: List = (
    "all.xlsx",
    "risks",
    "project|id|title|category|owner",
    &[
        "P1|R1|Late supplier|Supplier|Ann Lee",
        "P1|R2|Old server|Technical|Ann Lee",
        "P9|R3|Sale of the site|Supplier|Bo Ito",
    ],
);
/// A file of P9 alone.
const OTHER: List = ("P9.xlsx", "issues", "project|id|title", &["P9|I1|Site closed"]);

/// Settings with a pack of risks of this part, and the part.
fn of(asked: &str) -> (Settings, Part) {
    let settings = with(&format!("[[pack]]\nrole = \"risk\"\nname = \"ours\"\n{asked}\n"));
    let part = settings.knowledge.packs.iter().find_map(|p| p.part.clone()).unwrap();
    (settings, part)
}

fn view(asked: &str, lists: &[List], findings: Vec<Finding>) -> (View, Settings) {
    let (settings, part) = of(asked);
    let mut whole = gathered(&settings, lists);
    whole.findings = findings;
    (View::of_part(&whole, &part, &settings), settings)
}

#[test]
fn a_programme_is_as_if_there_were_nothing_else() {
    let (view, settings) = view("programmes = [\"digital\"]", &[MIXED, OTHER], Vec::new());
    assert_eq!(figure(&view, &settings, "risks.total").as_deref(), Some("2"));
    assert_eq!(figure(&view, &settings, "issues.total"), None);
    let data = &view.gathered.dataset;
    let codes: Vec<&str> = data.projects.iter().map(|p| p.code.as_str()).collect();
    assert_eq!(codes, ["P1", "P2"]);
    let files: Vec<(&str, u64)> = data.sources.iter().map(|s| (s.file.as_str(), s.account.records)).collect();
    assert_eq!(files, [("all.xlsx", 2)]);
}

#[test]
fn what_is_asked_of_a_field_counts_where_a_register_has_it() {
    let asked = "rows = [{ field = \"category\", in = [\"Supplier\"] }]";
    let (view, settings) = view(asked, &[RISKS, MIXED, OTHER], Vec::new());
    // RISKS has no categories, and of an issue nothing is known.
    assert_eq!(figure(&view, &settings, "risks.total").as_deref(), Some("2"));
    let codes: Vec<&str> = view.gathered.dataset.projects.iter().map(|p| p.code.as_str()).collect();
    assert_eq!(codes, ["P1", "P9"]);
}

#[test]
fn fields_of_projects_are_asked_of_the_list_of_projects() {
    let projects: List =
        ("p.xlsx", "projects", "code|name|department", &["P1|One|Estates|", "P9|Nine|Health|"]);
    let asked = "rows = [{ field = \"department\", not_in = [\"Health\"] }]";
    let (view, settings) = view(asked, &[MIXED, OTHER, projects], Vec::new());
    assert_eq!(figure(&view, &settings, "risks.total").as_deref(), Some("2"));
    let codes: Vec<&str> = view.gathered.dataset.projects.iter().map(|p| p.code.as_str()).collect();
    assert_eq!(codes, ["P1"]);
}

#[test]
fn findings_are_those_of_its_rows_and_files() {
    let code = Code::new("date-impossible", Severity::Warning, "");
    let say = |seen: &str, file: &str| Finding::new(code, seen, "").file(file).sheet("Risks");
    let row = |row| vec![CellRef::new(row, 2)];
    let findings = vec![
        say("in a row of P1", "all.xlsx").cells(row(1)),
        say("in a row of another", "all.xlsx").cells(row(3)),
        say("of a sheet with rows of both", "all.xlsx"),
        say("of another file", "P9.xlsx").cells(row(1)),
        Finding::new(code, "about no file", ""),
        say("like \"sale of the SITE\"", "all.xlsx").cells(row(1)),
        say("names P9", "all.xlsx").cells(row(1)),
    ];
    let (view, _) = view("projects = [\"P1\"]", &[MIXED, OTHER], findings);
    let told: Vec<&str> = view.gathered.findings.iter().map(|f| f.seen.as_str()).collect();
    assert_eq!(told, ["in a row of P1"]);
}

#[test]
fn a_part_that_nothing_belongs_to_is_told() {
    let (settings, part) = of("programmes = [\"Digitl\"]");
    let whole = gathered(&settings, &[MIXED]);
    assert!(super::is_empty(&whole.dataset, &part, &settings));
    let (settings, part) = of("projects = [\"p9\"]");
    assert!(!super::is_empty(&whole.dataset, &part, &settings));
}
