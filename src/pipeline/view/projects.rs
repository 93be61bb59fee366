//! Names of projects that only a hidden record gives.

use crate::model::dataset::{Dataset, Project};
use crate::model::record::Values;
use crate::settings::Settings;
use std::collections::BTreeSet;

/// Takes from the list of projects what only hidden records of the projects register say: names, programmes, and whole
/// projects of which nothing else speaks. A project that sent nothing but hidden records did send something, so it is no
/// longer looked for.
pub fn forget(dataset: &mut Dataset, whole: &Dataset, settings: &Settings) {
    let knowledge = &settings.knowledge;
    let listed = |of: &Dataset| codes(of, settings, |key| key == "projects", "code");
    let hidden: BTreeSet<String> = listed(whole).difference(&listed(dataset)).cloned().collect();
    let spoken = codes(dataset, settings, |key| key != "projects", "project");
    let silent = |of: &Dataset| -> BTreeSet<String> {
        of.sent_nothing(knowledge).iter().map(|p| p.code.clone()).collect()
    };
    let newly: BTreeSet<String> = silent(dataset).difference(&silent(whole)).cloned().collect();
    let own = |code: &str| settings.projects.iter().find(|p| p.code == code);
    dataset
        .projects
        .retain(|p| !hidden.contains(&p.code) || spoken.contains(&p.code) || own(&p.code).is_some());
    for project in &mut dataset.projects {
        project.declared &= !newly.contains(&project.code);
        if hidden.contains(&project.code) {
            let said = own(&project.code);
            let name = said.and_then(|p| p.name.clone()).unwrap_or_else(|| project.code.clone());
            let programme = said.and_then(|p| p.programme.clone());
            *project = Project { name, programme, ..project.clone() };
        }
    }
}

/// The codes in a field of some registers.
fn codes(dataset: &Dataset, settings: &Settings, of: impl Fn(&str) -> bool, key: &str) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for (id, register) in settings.knowledge.each_register().filter(|(_, r)| of(&r.key)) {
        let Some(field) = register.field(key) else { continue };
        for column in dataset.batches(id).iter().filter_map(|batch| batch.column(field)) {
            if let Values::Text(texts) = &column.values {
                let said: BTreeSet<_> = texts.iter().filter_map(|sym| sym.some()).collect();
                codes.extend(said.into_iter().map(|sym| dataset.text(sym).to_owned()));
            }
        }
    }
    codes
}
