//! What the lists of projects disagree about: names, and which projects there are.

use super::Run;
use crate::finding::Finding;
use crate::model::dataset::Dataset;
use crate::model::record::Value;
use crate::model::text::Sym;
use crate::resolve::codes;
use std::collections::{BTreeMap, BTreeSet};

impl Run<'_> {
    /// Two names for one code, two codes for one name.
    pub(super) fn names(&mut self, dataset: &Dataset) {
        let mut renamed: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        let Some(id) = self.settings.knowledge.find_register("projects") else { return };
        for (_, batch, row, at) in &self.directory.renamed {
            renamed.entry((*batch, *at)).or_default().push(*row);
        }
        let Some(field) = self.settings.knowledge.register(id).field("name") else { return };
        for ((b, at), rows) in renamed {
            let Some(batch) = dataset.batches(id).get(b) else { continue };
            let project = &self.directory.projects[at];
            let names = rows.iter().filter_map(|i| match batch.value(field, *i) {
                Value::Text(name) => Some(format!("`{}`", dataset.text(name))),
                _ => None,
            });
            let names: BTreeSet<String> = names.collect();
            let names: Vec<String> = names.into_iter().collect();
            let seen =
                format!("{} is called `{}`, and {} here", project.code, project.name, names.join(" and "));
            let remedy =
                "both are known as the project; correct the one that is wrong, or add it to the aliases";
            let finding = Finding::new(codes::PROJECT_NAMES, seen, remedy);
            let finding = finding.in_batch(dataset, &self.settings.knowledge, batch, field, &rows);
            self.findings.push(finding.project(&project.code));
        }
        self.shared();
    }

    fn shared(&mut self) {
        for (name, projects) in self.directory.shared() {
            let each: Vec<&str> =
                projects.iter().map(|at| self.directory.projects[*at].code.as_str()).collect();
            let seen = format!(
                "{} are all called `{name}`, so that the name stands for none of them",
                each.join(" and ")
            );
            let remedy = "give each project a name or alias of its own, or write its code where it is meant";
            self.findings.push(Finding::new(codes::PROJECT_NAMES, seen, remedy).count(each.len() as u64));
        }
    }

    /// Projects that have records and are on no list of several projects, where there is such a list.
    pub(super) fn unlisted(&mut self, dataset: &Dataset) {
        let Some(id) = self.settings.knowledge.find_register("projects") else { return };
        let Some(field) = self.settings.knowledge.register(id).field("project") else { return };
        let mut listed: BTreeSet<Sym> = BTreeSet::new();
        let mut lists = Vec::new();
        for batch in dataset.batches(id) {
            let codes = (0..batch.len()).filter_map(|i| match batch.value(field, i) {
                Value::Text(code) => Some(code),
                _ => None,
            });
            let codes: BTreeSet<Sym> = codes.collect();
            if codes.len() > 1 {
                lists.push(batch.source);
            }
            listed.extend(codes);
        }
        let Some(first) = lists.first() else { return };
        let met = self.with_records(dataset);
        let missing: BTreeSet<&str> = met.difference(&listed).map(|code| dataset.text(*code)).collect();
        if missing.is_empty() {
            return;
        }
        let each: Vec<&str> = missing.iter().copied().collect();
        let seen =
            format!("the list of projects lacks {}, which {} records", each.join(", "), has(each.len()));
        let remedy = "add them to the list, or correct the records that name them";
        let file = dataset.sources.get(*first as usize).map_or("", |s| s.file.as_str());
        let finding = Finding::new(codes::PROJECT_UNLISTED, seen, remedy).file(file).register("projects");
        self.findings.push(finding.count(each.len() as u64).evidence(each));
    }

    /// The projects of all other records.
    fn with_records(&self, dataset: &Dataset) -> BTreeSet<Sym> {
        let mut met = BTreeSet::new();
        for (id, register) in self.settings.knowledge.each_register().filter(|(_, r)| r.key != "projects") {
            let Some(field) = register.field("project") else { continue };
            for batch in dataset.batches(id) {
                met.extend((0..batch.len()).filter_map(|i| match batch.value(field, i) {
                    Value::Text(code) => Some(code),
                    _ => None,
                }));
            }
        }
        met
    }
}

fn has(count: usize) -> &'static str {
    if count == 1 { "has" } else { "have" }
}
