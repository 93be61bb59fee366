//! The projects that are known, and how a text is matched to one of them.

use super::code::letters_and_number;
use crate::model::dataset::{Dataset, Project};
use crate::model::record::Value;
use crate::model::register::RegisterId;
use crate::model::text::fold;
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Names of more words are known where they stand alone only.
const LONGEST: usize = 12;

/// All known projects by everything they are called.
#[derive(Debug, Default)]
pub struct Directory {
    /// Projects in the order in which they became known.
    pub projects: Vec<Project>,
    /// Folded code, name or alias to projects; more than one when projects share a name.
    names: HashMap<String, BTreeSet<usize>>,
    /// So many words the longest of these has.
    longest: usize,
    /// Projects by the number in their code.
    numbers: HashMap<String, BTreeSet<usize>>,
    /// Rows of project lists that give a project another name: the register, the batch, the record, the project.
    pub renamed: Vec<(RegisterId, usize, usize, usize)>,
}

/// What a text says about the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This project.
    One(usize),
    /// This project by its code, though a name of the other stands beside it.
    Beside(usize, usize),
    /// Several projects are called so, or several are named.
    Several(Vec<usize>),
    /// None that is known.
    Nothing,
}

impl Directory {
    /// The projects of the settings, then those of the projects registers.
    pub fn new(dataset: &Dataset, settings: &Settings) -> Self {
        let mut directory = Self::default();
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
        for (b, batch) in dataset.batches(id).iter().enumerate() {
            for i in 0..batch.len() {
                let text = |field| match batch.value(field, i) {
                    Value::Text(sym) => Some(dataset.text(sym)),
                    _ => None,
                };
                let Some(code) = text(code) else { continue };
                let at = self.find(code).unwrap_or_else(|| self.add(code, true));
                if self.describe(at, text(name), text(programme)) {
                    self.renamed.push((id, b, i, at));
                }
            }
        }
    }

    /// Adds a project.
    pub fn add(&mut self, code: &str, declared: bool) -> usize {
        let at = self.projects.len();
        let (code, name) = (code.to_owned(), code.to_owned());
        self.projects.push(Project { code: code.clone(), name, programme: None, tier: None, declared });
        self.call(at, &code);
        let folded = fold(&code);
        // `P-101`, `P 101` and `P101` are one code.
        self.call(at, &folded.replace(' ', ""));
        if let Some((_, number)) = letters_and_number(&folded) {
            self.numbers.entry(number.to_owned()).or_default().insert(at);
        }
        at
    }

    /// Notes name and programme where none were known. Whether the project was called something else before.
    pub fn describe(&mut self, at: usize, name: Option<&str>, programme: Option<&str>) -> bool {
        let project = &mut self.projects[at];
        if project.programme.is_none() {
            project.programme = programme.map(str::to_owned);
        }
        let Some(name) = name else { return false };
        let named = project.name != project.code;
        if !named {
            project.name = name.to_owned();
        }
        let known = self.names.get(&fold(name)).is_some_and(|all| all.contains(&at));
        self.call(at, name);
        named && !known
    }

    /// Notes what a project is called.
    pub fn call(&mut self, at: usize, name: &str) {
        let name = fold(name);
        if !name.is_empty() {
            self.longest = self.longest.max(name.split(' ').count().min(LONGEST));
            self.names.entry(name).or_default().insert(at);
        }
    }

    /// Whether the settings or a project list name any.
    pub fn has_declared(&self) -> bool {
        self.projects.iter().any(|p| p.declared)
    }

    /// Names that several projects have.
    pub fn shared(&self) -> BTreeMap<&str, &BTreeSet<usize>> {
        self.names.iter().filter(|(_, all)| all.len() > 1).map(|(name, all)| (name.as_str(), all)).collect()
    }

    /// Everything that any project is called, in order.
    pub fn all_names(&self) -> Vec<(&str, usize)> {
        let each = self.names.iter().filter_map(|(name, all)| Some((name.as_str(), *all.first()?)));
        let mut all: Vec<(&str, usize)> = each.collect();
        all.sort_unstable();
        all
    }

    fn called(&self, folded: &str) -> Option<&BTreeSet<usize>> {
        self.names.get(folded).or_else(|| self.names.get(&folded.replace(' ', "")))
    }

    /// The one project that is called exactly so.
    pub fn find(&self, text: &str) -> Option<usize> {
        let found = self.called(&fold(text))?;
        (found.len() == 1).then(|| found.first().copied()).flatten()
    }

    /// The one project whose code, name or alias is the text or stands in it, such as `RAID_P101_Oct`.
    pub fn find_in(&self, text: &str) -> Option<usize> {
        match self.look(text) {
            Found::One(at) | Found::Beside(at, _) => Some(at),
            _ => None,
        }
    }

    /// What a text says about the project, by code, name or alias: the text itself, else what stands in it. Where several
    /// stand in it, one that holds the others wins, and a code beats names.
    pub fn look(&self, text: &str) -> Found {
        let folded = fold(text);
        if let Some(found) = self.called(&folded).filter(|_| !folded.is_empty()) {
            return several(found.iter().copied());
        }
        let mut hits = self.hits(&folded);
        hits.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.cmp(b)));
        let Some((longest, winner)) = hits.first() else { return Found::Nothing };
        if hits.iter().all(|(name, at)| at == winner || longest.contains(name.as_str())) {
            return Found::One(*winner);
        }
        let is_code = |(name, at): &&(String, usize)| {
            fold(&self.projects[*at].code).replace(' ', "") == name.replace(' ', "")
        };
        let codes: BTreeSet<usize> = hits.iter().filter(is_code).map(|(_, at)| *at).collect();
        let others = || hits.iter().map(|(_, at)| *at);
        match codes.first() {
            Some(code) if codes.len() == 1 => {
                others().find(|at| at != code).map_or(Found::One(*code), |other| Found::Beside(*code, other))
            }
            _ => several(others().collect::<BTreeSet<usize>>().into_iter()),
        }
    }

    /// Every name of one project that stands in a folded text as words of their own.
    fn hits(&self, folded: &str) -> Vec<(String, usize)> {
        let words: Vec<&str> = folded.split(' ').collect();
        let mut hits = Vec::new();
        let mut add = |name: String| {
            if let Some(projects) = self.names.get(&name).filter(|projects| projects.len() == 1) {
                hits.extend(projects.iter().map(|at| (name.clone(), *at)));
            }
        };
        for start in 0..words.len() {
            let end = words.len().min(start + self.longest);
            (start + 1..=end).for_each(|end| add(words[start..end].join(" ")));
            // `P-101` in a longer text.
            if let Some([letters, digits]) = words.get(start..start + 2)
                && letters_and_number(digits).is_some_and(|(own, _)| own.is_empty())
            {
                add(format!("{letters}{digits}"));
            }
        }
        hits
    }

    /// The one project with the number of a text that is a number alone, has the letters of the project's code, or words
    /// that stand for any (`prefixes`).
    pub fn by_number(&self, text: &str, prefixes: &BTreeSet<String>) -> Option<usize> {
        let folded = fold(text);
        let (letters, number) = letters_and_number(&folded)?;
        let found = self.numbers.get(number)?;
        let own = |at: &usize| {
            let code = fold(&self.projects[*at].code);
            letters_and_number(&code).is_some_and(|(own, _)| own == letters)
        };
        let at = found.first().filter(|_| found.len() == 1)?;
        (letters.is_empty() || prefixes.contains(letters) || own(at)).then_some(*at)
    }
}

fn several(mut projects: impl Iterator<Item = usize>) -> Found {
    match (projects.next(), projects.next()) {
        (None, _) => Found::Nothing,
        (Some(one), None) => Found::One(one),
        (Some(one), Some(other)) => Found::Several([one, other].into_iter().chain(projects).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> Directory {
        let mut d = Directory::default();
        for (code, name, alias) in [
            ("P101", "Customer portal", "CP"),
            ("P-102", "ERP", ""),
            ("P103", "ERP rollout", ""),
            ("P104", "Payments", "Shared"),
            ("P105", "Archive", "Shared"),
        ] {
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
            ("RAID P-101 Oct", Some("P101")),
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
        assert_eq!(d.look("Shared"), Found::Several(vec![3, 4]));
        assert_eq!(d.look("P101 - Payments"), Found::Beside(0, 3));
    }

    #[test]
    fn a_number_alone_is_a_project_where_only_one_has_it() {
        let mut d = directory();
        let prefixes = BTreeSet::from(["prj".to_owned(), "project".to_owned()]);
        let find =
            |d: &Directory, text: &str| d.by_number(text, &prefixes).map(|at| d.projects[at].code.clone());
        for text in ["101", "PRJ0101", "Project 101", "P0101", "prj-101"] {
            assert_eq!(find(&d, text).as_deref(), Some("P101"), "{text}");
        }
        assert_eq!(find(&d, "R-101"), None, "other letters are another kind of number");
        assert_eq!(find(&d, "999"), None);
        d.add("X101", true);
        assert_eq!(find(&d, "101"), None);
    }

    #[test]
    fn another_name_is_noticed() {
        let mut d = directory();
        assert!(!d.describe(0, Some("CUSTOMER portal"), None));
        assert!(!d.describe(0, Some("CP"), None));
        assert!(d.describe(0, Some("Client portal"), None));
        assert_eq!(d.shared().keys().collect::<Vec<_>>(), [&"shared"]);
    }
}
