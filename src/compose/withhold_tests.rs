//! Groups of few people, and what their figures could be worked out from.

use super::tests::{everything, material};
use super::*;
use crate::measure::fixture::dataset;
use crate::measure::measure;
use crate::model::figure::Scope;
use crate::model::measure::Dimension;
use crate::model::pack::BlockDecl;
use crate::staffing::staff;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// So many people of P1 with each skill, each full time in October.
fn people(skills: &[(&str, usize)]) -> Vec<String> {
    let line = |(skill, n): &(&str, usize)| -> Vec<String> {
        (0..*n).map(|i| format!("P1|{skill} {i}|2026-10|1|{skill}")).collect()
    };
    skills.iter().flat_map(line).collect()
}

/// A pack that shows allocations by skill and lists nothing.
fn pack(settings: &Settings) -> Pack {
    let mut pack = settings.knowledge.packs[0].clone();
    let figures = vec![settings.knowledge.find_measure("resources.allocated").unwrap()];
    let by = Dimension::Field("skill".to_owned());
    let table = crate::model::pack::TableDecl {
        title: "Skills".to_owned(),
        rows: vec![by],
        printed: figures.clone(),
        figures,
        remarks: None,
        limit: 50,
    };
    pack.registers.clear();
    pack.sections.truncate(1);
    pack.sections[0].blocks = vec![BlockDecl::Table(table)];
    pack.smallest_group = 5;
    pack
}

/// The allocations by skill that are printed; nothing for those withheld.
fn printed(skills: &[(&str, usize)], change: impl Fn(&mut Pack, &Settings)) -> Vec<Option<u32>> {
    let settings = Settings::built_in().unwrap();
    let lines = people(skills);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let data =
        dataset(&settings, &[("r.xlsx", "resources", "project|person|period|allocation|skill", &lines)]);
    let all = measure(&data, &settings).value;
    let mut pack = pack(&settings);
    change(&mut pack, &settings);
    let figures = withhold(&pack, &data, &all, &settings);
    let id = settings.knowledge.find_measure("resources.allocated").unwrap();
    let of = |skill: &str| {
        let by = BTreeMap::from([(Dimension::Field("skill".to_owned()), Some(skill.to_owned()))]);
        let value = figures.get(id, &Scope { project: None, by }).unwrap().value;
        value.map(|v| v.to_string().parse().unwrap())
    };
    skills.iter().map(|(skill, _)| of(skill)).collect()
}

#[test]
fn a_value_of_few_people_takes_the_next_smallest_with_it() {
    let as_declared = |_: &mut Pack, _: &Settings| ();
    let all = printed(&[("diving", 5), ("sailing", 6), ("rowing", 7)], as_declared);
    assert_eq!(all, [Some(5), Some(6), Some(7)]);
    // Of 4 alone the rest of the sum would tell.
    let one = printed(&[("diving", 4), ("sailing", 8), ("rowing", 7)], as_declared);
    assert_eq!(one, [None, Some(8), None]);
    // Two of them, of 5 together, tell nothing of either.
    let two = printed(&[("diving", 1), ("sailing", 4), ("rowing", 7)], as_declared);
    assert_eq!(two, [None, None, Some(7)]);
    // Two of 3 together would tell of those 3.
    let three = printed(&[("diving", 1), ("sailing", 2), ("rowing", 7), ("flying", 6)], as_declared);
    assert_eq!(three, [None, None, Some(7), None]);
}

#[test]
fn a_pack_that_lists_the_people_withholds_nothing() {
    let lists = |pack: &mut Pack, settings: &Settings| {
        let id = settings.knowledge.find_register("resources").unwrap();
        let other = settings.knowledge.packs.iter().flat_map(|p| &p.registers).find(|s| s.register == id);
        pack.registers.extend(other.cloned());
    };
    assert_eq!(printed(&[("diving", 1), ("sailing", 6)], lists), [Some(1), Some(6)]);
}

#[test]
fn what_is_withheld_stands_nowhere_in_the_document() {
    let settings = Settings::built_in().unwrap();
    let lines = ["P1|Ann|2026-10|0.123|diving", "P1|Bo|2026-10|0.234|sailing", "P1|Cy|2026-10|0.345|sailing"];
    let list = ("r.xlsx", "resources", "project|person|period|allocation|skill", &lines[..]);
    let data = dataset(&settings, &[list]);
    let all = measure(&data, &settings).value;
    let pack = pack(&settings);
    let figures = withhold(&pack, &data, &all, &settings);
    assert!(matches!(figures, Cow::Owned(_)));
    let staffing = staff(&data, &settings).value;
    let material = material(&data, &figures, &staffing, &settings);
    // Nothing is listed, so the pack would be one of what to collect.
    let seen: String = sections(&pack, material)
        .into_iter()
        .map(|section| {
            let document = Document { sections: vec![section], ..compose(&pack, material) };
            everything(&document)
        })
        .collect();
    assert!(seen.contains("fewer than 5 people"), "{seen}");
    assert!(!seen.contains("0.123") && !seen.contains("0.579"), "{seen}");
    assert!(seen.contains("0.702"));
}
