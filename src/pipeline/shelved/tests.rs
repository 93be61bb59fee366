use super::circles::circles;
use super::held::Held;
use super::*;
use crate::measure::fixture;
use crate::model::dataset::Return;
use crate::model::record::Value;
use crate::model::submission::Facts;

type List = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// These lists, on a shelf but for those of roles.
fn shelved(settings: &Settings, lists: &[List]) -> (Dataset, Shelf) {
    let mut dataset = fixture::dataset(settings, lists);
    let shelf = Shelf::new(&std::env::temp_dir()).unwrap();
    let roles = settings.knowledge.find_register("roles");
    for batch in dataset.registers.iter_mut().flatten().filter(|b| Some(b.register) != roles) {
        let project = settings.knowledge.register(batch.register).field("project");
        shelf.park(batch, &dataset.text, |field| Some(field) == project).unwrap();
    }
    dataset.text.share();
    (dataset, shelf)
}

#[test]
fn tables_of_the_same_projects_are_a_circle() {
    let settings = Settings::built_in().unwrap();
    let lists: [List; 4] = [
        ("a.xlsx", "risks", "project|id|title", &["P1|R1|Delay"]),
        ("b.xlsx", "issues", "project|id|title", &["P1|I1|Late", "P2|I2|Wet"]),
        ("c.xlsx", "risks", "project|id|title", &["P3|R1|Cost"]),
        ("d.xlsx", "roles", "project|person|role", &["P1|Ann Lee|planner", "P3|Bo Ray|planner"]),
    ];
    let (dataset, shelf) = shelved(&settings, &lists);
    let parts = Parts { dataset: &dataset, knowledge: &settings.knowledge, shelf: &shelf };
    let name = |place: &Place| settings.knowledge.register(place.0).key.clone() + &place.1.to_string();
    let mut found: Vec<Vec<String>> =
        circles(parts).iter().map(|circle| circle.iter().map(name).collect()).collect();
    found.sort();
    assert_eq!(found, [vec!["risks0", "issues0"], vec!["risks1"], vec!["roles0"]]);
}

#[test]
fn lists_stay_together_and_bring_in_what_they_point_to() {
    let settings = Settings::built_in().unwrap();
    let lists: [List; 4] = [
        ("a.xlsx", "risks", "project|id|title", &["P1|R1|Delay"]),
        ("b.xlsx", "risks", "project|id|title", &["P2|R1|Cost"]),
        ("c.xlsx", "roles", "project|person|role|related", &["P1|Ann Lee|planner|R1", "P2|Bo Ray|planner|"]),
        ("d.xlsx", "roles", "project|person|role", &["P2|Bo Ray|planner"]),
    ];
    let (dataset, shelf) = shelved(&settings, &lists);
    let parts = Parts { dataset: &dataset, knowledge: &settings.knowledge, shelf: &shelf };
    let sizes: Vec<usize> = circles(parts).iter().map(Vec::len).collect();
    // The risks of P1 and both lists; the risks of P2.
    assert_eq!(sizes.iter().max(), Some(&3));
    assert_eq!(sizes.len(), 2);
}

#[test]
fn a_part_has_what_waits_and_the_records_that_were_picked() {
    let settings = Settings::built_in().unwrap();
    let lists: [List; 3] = [
        ("a.xlsx", "risks", "project|id|title", &["P1|R1|Delay"]),
        ("c.xlsx", "risks", "project|id|title", &["P3|R7|Cost"]),
        ("d.xlsx", "roles", "project|person|role", &["P1|Ann Lee|planner", "P3|Bo Ray|planner"]),
    ];
    let (dataset, shelf) = shelved(&settings, &lists);
    let parts = Parts { dataset: &dataset, knowledge: &settings.knowledge, shelf: &shelf };
    let id = |key| settings.knowledge.find_register(key).unwrap();
    let mut part = Part::new(parts);
    assert_eq!(part.add((id("risks"), 1)).unwrap(), 0);
    assert_eq!(part.pick((id("roles"), 0), &[1]), 0);
    let part = part.finish();

    let text = |key, field: &str| {
        let field = settings.knowledge.register(id(key)).field(field).unwrap();
        match part.batches(id(key))[0].value(field, 0) {
            Value::Text(sym) => part.text(sym).to_owned(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(
        [text("risks", "id"), text("risks", "title"), text("roles", "person")],
        ["R7", "Cost", "Bo Ray"]
    );
    assert_eq!(part.sources.iter().map(|s| s.file.as_str()).collect::<Vec<_>>(), ["c.xlsx", "d.xlsx"]);
    assert_eq!(part.projects.iter().map(|p| p.code.as_str()).collect::<Vec<_>>(), ["P3"]);
    assert_eq!((part.count(id("risks")), part.count(id("roles"))), (1, 1));
}

#[test]
fn people_and_states_are_held_and_amounts_wait() {
    let settings = Settings::built_in().unwrap();
    let list: List =
        ("a.xlsx", "risks", "project|id|title|owner|status|response", &["P1|R1|Delay|Ann Lee|open|avoid"]);
    let dataset = fixture::dataset(&settings, &[list]);
    let shelf = Shelf::new(&std::env::temp_dir()).unwrap();
    let batches: Vec<_> = dataset.registers.iter().flatten().cloned().collect();
    let source = dataset.sources[0].clone();
    let mut one = Return { source, facts: Facts::default(), text: dataset.text.clone(), batches };
    Held::new(&settings).park(&mut one, &shelf).unwrap();
    let register = settings.knowledge.register(one.batches[0].register);
    let held: Vec<&str> =
        one.batches[0].columns.iter().map(|c| register.decl(c.field).key.as_str()).collect();
    assert_eq!(held, ["project", "owner", "status"]);
    assert!(one.text.find("Ann Lee").is_some() && one.text.find("Delay").is_none());
}
