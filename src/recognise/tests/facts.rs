use super::*;
use crate::model::submission::Place;
use crate::model::table::Fate;

const COVER: &[&str] = &[
    "RAID return",
    "",
    "|Project:|P101 Customer portal",
    "|Reporting period|October 2026",
    "|Date of issue|2026-11-02",
];
const RISKS: &[&str] =
    &["ID|Risk|Likelihood|Impact|Owner", "R1|Supplier delivers the interface late|3|5|Ann Lee"];

#[test]
fn a_cover_says_project_month_and_day() {
    let found = recognise("x.xlsx", book(&[("Cover", COVER), ("Risks", RISKS)]));
    let project = &found.facts.projects[0];
    assert_eq!(
        (project.text.as_str(), &project.place),
        ("P101 Customer portal", &Place::Cell(0, CellRef::new(2, 2)))
    );
    let (period, place) = found.facts.period.unwrap();
    assert_eq!((period.to_string().as_str(), place), ("2026-10", Place::Cell(0, CellRef::new(3, 2))));
    assert_eq!(found.facts.stated_on.unwrap().to_string(), "2026-11-02");
    // The title is not data; labels and values of facts are told apart.
    use Fate::{Label, NotData, Value};
    assert_eq!(found.fates[0], [NotData, Label, Value, Label, Value, Label, Value]);
}

#[test]
fn names_say_what_the_cells_do_not() {
    let found = recognise("Digital 2026/P101/RAID Oct-26 v0.4.xlsx", book(&[("Risks", RISKS)]));
    assert_eq!(found.facts.period.unwrap().0.to_string(), "2026-10");
    assert_eq!(found.facts.version, [0, 4]);
    let texts: Vec<&str> = found.facts.projects.iter().map(|h| h.text.as_str()).collect();
    assert_eq!(texts, ["Risks", "RAID Oct-26 v0.4", "P101", "Digital 2026"]);
}

#[test]
fn versions_in_names() {
    for (name, version) in [
        ("RAID v0.3.xlsx", vec![0, 3]),
        ("RAID_v12.xlsx", vec![12]),
        ("RAID rev 2 (3).xlsx", vec![2, 3]),
        ("RAID final.xlsx", vec![u32::MAX]),
        ("RAID.xlsx", vec![]),
        ("RAID Nov26.xlsx", vec![]),
    ] {
        assert_eq!(recognise(name, book(&[("Risks", RISKS)])).facts.version, version, "{name}");
    }
}

#[test]
fn a_day_inside_the_data_is_no_month_of_the_file() {
    let lines = ["ID|Risk|Likelihood|Impact|Due date", "R1|Supplier is late again this year|3|5|2027-01-31"];
    assert!(recognise("x.xlsx", book(&[("Risks", &lines)])).facts.period.is_none());
}

#[test]
fn the_day_of_a_baseline_is_not_the_month_reported() {
    let plan = |line| [line, "", "ID|Risk|Likelihood|Impact|Owner", "R1|Supplier is late again|3|5|Ann Lee"];
    let month = |line| {
        let found = recognise("Plan Oct-26.xlsx", book(&[("Risks", &plan(line))]));
        found.facts.period.unwrap().0.to_string()
    };
    assert_eq!(month("Milestones, baseline of 1 April 2026"), "2026-10");
    assert_eq!(month("Position at 30 September 2026"), "2026-09");
}
