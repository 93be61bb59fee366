use super::*;
use crate::measure::fixture::dataset;
use crate::model::address::CellRef;
use crate::model::record::{Cells, Value};
use crate::model::submission::{Hint, Place};
use crate::settings::fixture::with;

type Table = (&'static str, &'static str, &'static str, &'static [&'static str]);

const TWO: &str = "[[project]]\ncode = \"P101\"\nname = \"Customer portal\"\naliases = [\"CP\"]\n\
                   [[project]]\ncode = \"P102\"\nname = \"Payments\"\n";

/// The projects of the risks, and what was said: code, cells, words, remedy. The hints are those of every file.
fn resolved(text: &str, tables: &[Table], hints: &[(&str, Place)]) -> (Vec<String>, Vec<String>) {
    let settings = with(text);
    let mut data = dataset(&settings, tables);
    data.projects.clear();
    let hints = hints.iter().map(|(text, place)| Hint { text: (*text).to_owned(), place: place.clone() });
    let facts = Facts { projects: hints.collect(), ..Facts::default() };
    let findings = resolve(&mut data, &vec![facts; tables.len()], &settings);
    let id = settings.knowledge.find_register("risks").unwrap();
    let field = settings.knowledge.register(id).field("project").unwrap();
    let codes = data.batches(id).iter().flat_map(|b| (0..b.len()).map(move |i| b.value(field, i)));
    let code = |value| match value {
        Value::Text(code) => data.text(code).to_owned(),
        _ => "~".to_owned(),
    };
    let said = findings.iter().map(|f| {
        let cells: Vec<String> = f.place.cells.iter().map(ToString::to_string).collect();
        format!("{} {}: {} | {}", f.code.id, cells.join(","), f.seen, f.remedy)
    });
    (codes.map(code).collect(), said.collect())
}

fn has(said: &[String], want: &str) {
    assert!(said.iter().any(|s| s.contains(want)), "{want}\n{}", said.join("\n"));
}

#[test]
fn other_spellings_of_a_code_are_known_where_one_project_has_them() {
    let risks: Table = (
        "a.xlsx",
        "risks",
        "project|id",
        &["p101|1", "P-101|2", "P 101|3", "PRJ0101|4", "101|5", "P101 - Customer portal|6", "CP|7", "R101|8"],
    );
    let (codes, said) = resolved(TWO, &[risks], &[]);
    assert_eq!(codes, ["P101", "P101", "P101", "P101", "P101", "P101", "P101", "R101"]);
    has(&said, "project-spelling A5: `PRJ0101` was read as P101, the only project with this number");
    has(&said, "project-spelling A6: `101` was read as P101");
    has(&said, "project-unknown A9: `R101` is no project that is known");
    assert_eq!(said.len(), 3, "{said:?}");
}

#[test]
fn a_slip_of_the_pen_is_only_proposed() {
    let risks: Table = ("a.xlsx", "risks", "project|id", &["Custmer portal|1", "Intranet|2"]);
    let (codes, said) = resolved(TWO, &[risks], &[]);
    assert_eq!(codes, ["~", "~"]);
    has(&said, "nearest: P101 Customer portal for `Custmer portal`");
    has(
        &said,
        "project-unknown A3: `Intranet` is no project that is known | add it to packwright.toml as a [[project]], or to the aliases of the right one",
    );
    has(&said, "project-missing");
}

#[test]
fn a_code_and_a_name_of_another_project_in_one_cell() {
    let risks: Table = ("a.xlsx", "risks", "project|id", &["P101 - Payments|1"]);
    let (codes, said) = resolved(TWO, &[risks], &[]);
    assert_eq!(codes, ["P101"]);
    has(
        &said,
        "project-disagrees A2: `P101 - Payments` has the code of P101 and a name of P102; P101 was taken",
    );
}

#[test]
fn rows_and_the_file_that_name_different_projects() {
    let risks: Table = ("P102 RAID.xlsx", "risks", "project|id", &["P101|1", "P101|2"]);
    let cover = (1, CellRef::parse("B2").unwrap());
    let hints = [("P102", Place::Cell(cover.0, cover.1)), ("P102 RAID", Place::FileName)];
    let (codes, said) = resolved(TWO, &[risks], &hints);
    assert_eq!(codes, ["P101", "P101"]);
    has(
        &said,
        "project-disagrees : the records say P101, but cell B2 says P102 and the file's name says P102 | the records stay with P101, since each row names it",
    );
}

#[test]
fn the_closest_place_wins_and_says_why() {
    let risks: Table = ("a.xlsx", "risks", "id", &["1"]);
    let hints = [
        ("P101", Place::Cell(1, CellRef::parse("B2").unwrap())),
        ("P102 RAID", Place::FileName),
        ("Payments", Place::Folder),
    ];
    let (codes, said) = resolved(TWO, &[risks], &hints);
    assert_eq!(codes, ["P101"]);
    has(
        &said,
        "project-disagrees : cell B2 says P101, but the file's name says P102 and the folder's name says P102 | the records went to P101, since a label on the cover says what the cell is; correct the place that is wrong",
    );
}

#[test]
fn a_file_of_a_project_that_nobody_declared() {
    let risks: Table = ("a.xlsx", "risks", "id", &["1"]);
    let (codes, said) = resolved(TWO, &[risks], &[("P1O3 P199 RAID", Place::FileName)]);
    assert_eq!(codes, ["P199"]);
    has(&said, "project-unknown : `P199` is no project that is known; the file's name says it");
}

#[test]
fn lists_that_disagree_about_names() {
    let list: Table = (
        "list.xlsx",
        "projects",
        "code|name",
        &["P101|Client portal", "P102|PAYMENTS", "P103|Archive", "P104|Archive"],
    );
    let risks: Table = ("a.xlsx", "risks", "project|id", &["Client portal|1", "Archive|2", "P105|3"]);
    let (codes, said) = resolved(TWO, &[list, risks], &[]);
    assert_eq!(codes, ["P101", "~", "P105"]);
    has(&said, "project-names B2: P101 is called `Customer portal`, and `Client portal` here");
    has(&said, "project-names : P103 and P104 are all called `archive`");
    has(&said, "project-ambiguous A3: `Archive` may be P103 or P104; none was taken");
    has(&said, "project-unlisted : the list of projects lacks P105, which has records");
    has(&said, "project-unknown A4: `P105` is no project that is known");
}

#[test]
fn a_record_without_a_project_has_the_place_that_named_it() {
    let settings = with(TWO);
    let risks: Table = ("a.xlsx", "risks", "project|id", &["P101|1", "|2", "P102|3"]);
    let mut data = dataset(&settings, &[risks]);
    data.projects.clear();
    let hint = Hint { text: "Payments of October".to_owned(), place: Place::FileName };
    let facts = Facts { projects: vec![hint], ..Facts::default() };
    resolve(&mut data, &[facts], &settings);
    let id = settings.knowledge.find_register("risks").unwrap();
    let batch = &data.batches(id)[0];
    let column = batch.column(settings.knowledge.register(id).field("project").unwrap()).unwrap();
    let told = (0..3).map(|i| {
        let cell = batch.cell(column, i).map(|(_, cell)| cell.to_string());
        (cell.unwrap_or_default(), column.native(i).map(|native| data.text(native)))
    });
    // The blank cell A3 says nothing.
    let own = |cell: &str| (cell.to_owned(), None);
    assert_eq!(
        told.collect::<Vec<_>>(),
        [own("A2"), (String::new(), Some("Payments of October")), own("A4")]
    );
    assert_eq!(*column.cells.of(1), Cells::Named(Place::FileName));
}
