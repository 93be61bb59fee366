//! What the settings say about one file.

use crate::model::register::RegisterId;
use crate::model::text::fold;
use crate::settings::{Settings, SubmissionDecl};

/// The `[[submission]]` entries that are about one file.
pub struct Overrides<'a> {
    entries: Vec<&'a SubmissionDecl>,
    settings: &'a Settings,
}

impl<'a> Overrides<'a> {
    /// Those whose path is that of `file`.
    pub fn of(settings: &'a Settings, file: &str) -> Self {
        let entries = settings.submissions.iter().filter(|s| is_about(&s.path, file)).collect();
        Self { entries, settings }
    }

    fn about(&self, sheet: &str) -> impl Iterator<Item = &'a SubmissionDecl> {
        self.entries
            .iter()
            .copied()
            .filter(move |e| e.sheet.as_deref().is_none_or(|s| fold(s) == fold(sheet)))
    }

    /// The project of all records of a sheet.
    pub fn project(&self, sheet: &str) -> Option<&'a str> {
        self.about(sheet).find_map(|e| e.project.as_deref())
    }

    /// The register of the tables of a sheet.
    pub fn register(&self, sheet: &str) -> Option<RegisterId> {
        self.about(sheet).find_map(|e| self.settings.knowledge.find_register(e.register.as_deref()?))
    }

    /// The field of a label by its key, empty to leave it out; `None` where nothing is said.
    pub fn field(&self, sheet: &str, label: &str) -> Option<String> {
        let folded = fold(label);
        self.about(sheet)
            .flat_map(|e| &e.columns)
            .find(|(l, _)| fold(l) == folded)
            .map(|(_, field)| if field == "ignore" { String::new() } else { field.clone() })
    }

    /// Labels that are named and stand in none of these.
    pub fn unmet(&self, labels: &[&str]) -> Vec<&'a str> {
        let folded: Vec<String> = labels.iter().map(|l| fold(l)).collect();
        let all = self.entries.iter().flat_map(|e| e.columns.keys());
        all.map(String::as_str).filter(|l| !folded.contains(&fold(l))).collect()
    }
}

/// Whether a path with `*` and `?` is that of a file; `*` also stands for folders.
pub fn is_about(pattern: &str, file: &str) -> bool {
    let (p, f): (Vec<char>, Vec<char>) = (pattern.chars().collect(), file.chars().collect());
    let (mut at, mut from) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while from < f.len() {
        if at < p.len() && p[at] == '*' {
            star = Some((at + 1, from));
            at += 1;
        } else if at < p.len() && (p[at] == '?' || p[at] == f[from]) {
            at += 1;
            from += 1;
        } else if let Some((after, taken)) = star {
            at = after;
            from = taken + 1;
            star = Some((after, taken + 1));
        } else {
            return false;
        }
    }
    p[at..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::is_about;

    #[test]
    fn paths_with_stars() {
        assert!(is_about("P103/*.xlsx", "P103/RAID Oct.xlsx"));
        assert!(is_about("*", "a/b.csv"));
        assert!(is_about("risk?.csv", "risks.csv"));
        assert!(!is_about("P103/*.xlsx", "P104/RAID.xlsx"));
        assert!(!is_about("P103", "P103/x.xlsx"));
    }
}
