//! The projects that are known, and how a text is matched to one of them.

use crate::model::dataset::{Dataset, Project};
use crate::model::record::Value;
use crate::model::text::fold;
use crate::settings::Settings;
use std::collections::{BTreeSet, HashMap};

/// All known projects by everything they are called.
pub struct Directory {
    /// Projects in the order in which they became known.
    pub projects: Vec<Project>,
    /// Folded code, name or alias to projects; more than one when projects share a name.
    names: HashMap<String, BTreeSet<usize>>,
}

impl Directory {
    /// The projects of the settings, then those of the projects registers.
    pub fn new(dataset: &Dataset, settings: &Settings) -> Self {
        let mut directory = Self { projects: Vec::new(), names: HashMap::new() };
        for p in &settings.projects {
            let at = directory.add(&p.code, true);
            directory.describe(at, p.name.as_deref(), p.programme.as_deref());
            p.aliases.iter().for_each(|alias| directory.call(at, alias));
        }
        directory.add_registered(dataset, settings);
        directory
    }

    fn add_registered(&mut self, dataset: &Dataset, settings: &Settings) {
        let Some(id) = settings.knowledge.find_register("projects") else { return };
        let register = settings.knowledge.register(id);
        let (Some(code), Some(name), Some(programme)) =
            (register.field("code"), register.field("name"), register.field("programme"))
        else {
            return;
        };
        for batch in dataset.batches(id) {
            for i in 0..batch.len() {
                let text = |field| match batch.value(field, i) {
                    Value::Text(sym) => Some(dataset.text(sym)),
                    _ => None,
                };
                let Some(code) = text(code) else { continue };
                let at = self.find(code).unwrap_or_else(|| self.add(code, true));
                self.describe(at, text(name), text(programme));
            }
        }
    }

    /// Adds a project.
    pub fn add(&mut self, code: &str, declared: bool) -> usize {
        let at = self.projects.len();
        let (code, name) = (code.to_owned(), code.to_owned());
        self.projects.push(Project { code: code.clone(), name, programme: None, declared });
        self.call(at, &code);
        // `P-101`, `P 101` and `P101` are one code.
        self.call(at, &fold(&code).replace(' ', ""));
        at
    }

    /// Notes name and programme where none were known.
    pub fn describe(&mut self, at: usize, name: Option<&str>, programme: Option<&str>) {
        let project = &mut self.projects[at];
        if project.programme.is_none() {
            project.programme = programme.map(str::to_owned);
        }
        if let Some(name) = name {
            if project.name == project.code {
                project.name = name.to_owned();
            }
            self.call(at, name);
        }
    }

    fn call(&mut self, at: usize, name: &str) {
        let name = fold(name);
        if !name.is_empty() {
            self.names.entry(name).or_default().insert(at);
        }
    }

    /// The one project that is called exactly so.
    pub fn find(&self, text: &str) -> Option<usize> {
        let folded = fold(text);
        let found = self.names.get(&folded).or_else(|| self.names.get(&folded.replace(' ', "")))?;
        (found.len() == 1).then(|| found.first().copied()).flatten()
    }

    /// The one project whose code, name or alias is the text or stands in it: `P101 Customer portal`,
    /// `RAID_P101_Oct`. Where several stand in it, one that holds the others wins; else it is unclear.
    pub fn find_in(&self, text: &str) -> Option<usize> {
        if let Some(at) = self.find(text) {
            return Some(at);
        }
        let folded = fold(text);
        let padded = format!(" {folded} ");
        let mut hits: Vec<(&str, usize)> = Vec::new();
        for (name, projects) in &self.names {
            if projects.len() == 1 && padded.contains(&format!(" {name} ")) {
                hits.extend(projects.iter().map(|p| (name.as_str(), *p)));
            }
        }
        hits.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.cmp(b)));
        let (longest, winner) = *hits.first()?;
        let held = |(name, project): &(&str, usize)| *project == winner || longest.contains(name);
        if hits.iter().all(held) {
            return Some(winner);
        }
        // A code beats names: `P101 ERP` with an ERP project beside it is P101.
        let codes: BTreeSet<usize> =
            hits.iter().filter(|(name, p)| fold(&self.projects[*p].code) == *name).map(|(_, p)| *p).collect();
        (codes.len() == 1).then(|| codes.first().copied()).flatten()
    }
}

/// Whether a text looks like a project's code: up to six letters, then digits, nothing else but `-`, `_`, `/` or blanks between.
pub fn looks_like_code(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().take_while(|c| c.is_alphabetic()).count();
    let rest: String =
        text.chars().skip(letters).filter(|c| !matches!(c, '-' | '_' | ' ' | '/' | '.')).collect();
    (1..=6).contains(&letters) && (1..=8).contains(&rest.len()) && rest.chars().all(|c| c.is_ascii_digit())
}

/// A token of a file, folder or sheet name that looks like a project's code and not like a month, year, week or version.
pub fn code_in_name(name: &str) -> Option<&str> {
    const OTHER: [&str; 26] = [
        "v", "rev", "ver", "version", "fy", "q", "w", "wk", "week", "p", "m", "h", "sheet", "copy", "jan",
        "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let is_code = |token: &&str| {
        let letters: String = token.chars().take_while(|c| c.is_alphabetic()).collect();
        let digits = token.chars().filter(char::is_ascii_digit).count();
        looks_like_code(token)
            && digits >= 2
            && (!OTHER.contains(&letters.to_lowercase().as_str()) || digits >= 3)
    };
    let tokens = name.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    tokens.flat_map(beginnings).find(is_code)
}

/// A token, and what of it stands before its dashes: `PX-144-Budget` may begin with `PX-144`.
fn beginnings(token: &str) -> impl Iterator<Item = &str> {
    let dashes: Vec<usize> = token.match_indices('-').map(|(at, _)| at).collect();
    std::iter::once(token).chain(dashes.into_iter().rev().map(|at| &token[..at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> Directory {
        let mut d = Directory { projects: Vec::new(), names: HashMap::new() };
        for (code, name, alias) in
            [("P101", "Customer portal", "CP"), ("P-102", "ERP", ""), ("P103", "ERP rollout", "")]
        {
            let at = d.add(code, true);
            d.describe(at, Some(name), None);
            d.call(at, alias);
        }
        d
    }

    #[test]
    fn projects_are_found_by_code_name_and_alias() {
        let d = directory();
        for (text, code) in [
            ("p101", Some("P101")),
            ("P 102", Some("P-102")),
            ("P102", Some("P-102")),
            ("customer  PORTAL", Some("P101")),
            ("P101 - Customer portal", Some("P101")),
            ("CP_risks_Oct.xlsx", Some("P101")),
            ("ERP rollout RAID", Some("P103")),
            ("P101 ERP", Some("P101")),
            ("ERP and Customer portal", None),
            ("Intranet", None),
            ("", None),
        ] {
            assert_eq!(d.find_in(text).map(|at| d.projects[at].code.as_str()), code, "{text}");
        }
    }

    #[test]
    fn codes_in_names() {
        assert_eq!(code_in_name("PRJ-042 RAID Oct26 v2.xlsx"), Some("PRJ-042"));
        assert_eq!(code_in_name("RAID_P101_2026-10.xlsx"), Some("P101"));
        assert_eq!(code_in_name("PX-144-Budget.csv"), Some("PX-144"));
        assert_eq!(code_in_name("Risks Oct26 v12.xlsx"), None);
        assert_eq!(code_in_name("Oct-26-final.xlsx"), None);
        assert!(looks_like_code("ABC-12"));
        assert!(!looks_like_code("Customer portal"));
        assert!(!looks_like_code("2026"));
    }
}
