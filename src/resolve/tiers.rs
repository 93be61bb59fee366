//! The tier of each project, by which thresholds may differ: what the settings say, else the first list of projects that
//! says one.

use super::codes;
use crate::finding::Finding;
use crate::model::dataset::Dataset;
use crate::model::record::{Batch, Value};
use crate::model::register::{FieldId, RegisterId};
use crate::model::text::fold;
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};

/// Notes the tier of each project. Where the settings have thresholds for tiers, says what lists disagree about, and which
/// tiers no project has.
pub fn tiers(dataset: &mut Dataset, settings: &Settings) -> Vec<Finding> {
    let declared = settings.projects.iter().filter_map(|p| Some((p.code.clone(), p.tier.clone()?)));
    let mut known = Known { tiers: declared.collect(), others: BTreeMap::new() };
    let listed = Listed::of(settings);
    if let Some(listed) = &listed {
        known.listed(dataset, listed);
    }
    for project in &mut dataset.projects {
        project.tier = known.tiers.get(&project.code).cloned();
    }
    if settings.tiers.is_empty() {
        return Vec::new();
    }
    let others = listed.iter().flat_map(|listed| known.findings(dataset, settings, listed));
    others.chain(unmet(dataset, settings)).collect()
}

/// The fields of a list of projects.
struct Listed {
    register: RegisterId,
    project: FieldId,
    tier: FieldId,
}

impl Listed {
    fn of(settings: &Settings) -> Option<Self> {
        let register = settings.knowledge.find_register("projects")?;
        let decl = settings.knowledge.register(register);
        Some(Self { register, project: decl.field("project")?, tier: decl.field("tier")? })
    }
}

/// The tiers that are known.
struct Known {
    /// By the project's code.
    tiers: BTreeMap<String, String>,
    /// Records that state another tier than the project's, by batch and code.
    others: BTreeMap<(usize, String), Vec<usize>>,
}

impl Known {
    /// Adds what the lists of projects say, in their order.
    fn listed(&mut self, dataset: &Dataset, listed: &Listed) {
        for (b, batch) in dataset.batches(listed.register).iter().enumerate() {
            for i in 0..batch.len() {
                let text = |field| text(dataset, batch, field, i);
                let (Some(code), Some(tier)) = (text(listed.project), text(listed.tier)) else { continue };
                let first = self.tiers.entry(code.to_owned()).or_insert_with(|| tier.to_owned());
                if fold(first) != fold(tier) {
                    self.others.entry((b, code.to_owned())).or_default().push(i);
                }
            }
        }
    }

    /// What lists say otherwise.
    fn findings(&self, dataset: &Dataset, settings: &Settings, listed: &Listed) -> Vec<Finding> {
        let finding = |((b, code), rows): (&(usize, String), &Vec<usize>)| {
            let batch = dataset.batches(listed.register).get(*b)?;
            let (first, other) = (self.tiers.get(code)?, text(dataset, batch, listed.tier, *rows.first()?)?);
            let seen = format!("{code} is of the tier `{first}`, and of `{other}` here; `{first}` was taken");
            let remedy =
                "correct the one that is wrong, or say the `tier` under its [[project]] in packwright.toml";
            let finding = Finding::new(codes::PROJECT_TIERS, seen, remedy);
            Some(finding.in_batch(dataset, &settings.knowledge, batch, listed.tier, rows))
        };
        self.others.iter().filter_map(finding).collect()
    }
}

fn text<'a>(dataset: &'a Dataset, batch: &Batch, field: FieldId, i: usize) -> Option<&'a str> {
    match batch.value(field, i) {
        Value::Text(sym) => Some(dataset.text(sym)),
        _ => None,
    }
}

/// The tiers of the settings that no project has.
fn unmet(dataset: &Dataset, settings: &Settings) -> Vec<Finding> {
    let had: BTreeSet<&str> = dataset.projects.iter().filter_map(|p| p.tier.as_deref()).collect();
    let folded: BTreeSet<String> = had.iter().map(|tier| fold(tier)).collect();
    let missing = settings.tiers.iter().filter(|tier| !folded.contains(&fold(&tier.name)));
    let each: Vec<String> = had.iter().map(|tier| format!("`{tier}`")).collect();
    let have = match each.is_empty() {
        true => "no project states a tier".to_owned(),
        false => format!("the projects are of {}", each.join(", ")),
    };
    let remedy = "write the tier as the list of projects does, or say the `tier` under a [[project]] in packwright.toml";
    missing
        .map(|tier| {
            let seen = format!("no project is of the tier `{}`, which has thresholds; {have}", tier.name);
            Finding::new(codes::TIER_UNMET, seen, remedy).evidence([tier.name.clone()])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::fixture::dataset;
    use crate::settings::fixture::with;

    type Table = (&'static str, &'static str, &'static str, &'static [&'static str]);

    /// The tiers of P1, P2 and P3, and what was said: code, cells, words.
    fn resolved(text: &str, tables: &[Table]) -> (Vec<String>, Vec<String>) {
        let settings = with(text);
        let mut data = dataset(&settings, tables);
        let said = tiers(&mut data, &settings);
        let said = said.iter().map(|f| {
            let cells: Vec<String> = f.place.cells.iter().map(ToString::to_string).collect();
            format!("{} {}: {}", f.code.id, cells.join(","), f.seen)
        });
        let said = said.collect();
        (data.projects.iter().map(|p| p.tier.clone().unwrap_or("~".to_owned())).collect(), said)
    }

    const LIST: Table = ("list.xlsx", "projects", "project|tier", &["P1|Tier 1", "P2|B"]);

    #[test]
    fn the_settings_say_it_before_the_list_does() {
        let own = "[[project]]\ncode = \"P2\"\ntier = \"A\"\n";
        assert_eq!(resolved("", &[LIST]).0, ["Tier 1", "B", "~"]);
        assert_eq!(resolved(own, &[LIST]), (vec!["Tier 1".into(), "A".into(), "~".into()], vec![]));
        let (_, said) = resolved(&format!("{own}[tier.A]\n"), &[LIST]);
        assert_eq!(said, ["project-tiers B3: P2 is of the tier `A`, and of `B` here; `A` was taken"]);
    }

    #[test]
    fn the_first_list_counts_and_capitals_do_not() {
        let other: Table = ("other.xlsx", "projects", "project|tier", &["P1|TIER 1", "P2|C"]);
        let (tiers, said) = resolved("[tier.b]\n", &[LIST, other]);
        assert_eq!(tiers, ["Tier 1", "B", "~"]);
        assert_eq!(said, ["project-tiers B3: P2 is of the tier `B`, and of `C` here; `B` was taken"]);
    }

    #[test]
    fn a_tier_that_no_project_has_is_told() {
        let (_, said) = resolved("[tier.1]\n[tier.B]\n", &[LIST]);
        let first = "tier-unmet : no project is of the tier `1`, which has thresholds";
        assert_eq!(said, [format!("{first}; the projects are of `B`, `Tier 1`")]);
        let (_, said) = resolved("[tier.1]\n", &[]);
        assert_eq!(said, [format!("{first}; no project states a tier")]);
    }
}
