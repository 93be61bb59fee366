//! `[[submission]]`: what to do with a workbook where recognition needs telling; as written, then checked.

use super::SettingsError;
use super::parse::Text;
use crate::model::address::MAX_ROWS;
use crate::model::knowledge::Knowledge;
use crate::model::text::fold_or_sign;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// A `[[submission]]`, checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SubmissionDecl {
    /// Which files: their names as in every output, with `*` and `?`.
    pub path: String,
    /// Only this sheet; `*` and `?` stand for what changes in its name.
    pub sheet: Option<String>,
    /// Whether there are no records on it.
    pub skip: bool,
    /// The project of all its records.
    pub project: Option<String>,
    /// The register of its tables, or [`MIXED`].
    pub register: Option<String>,
    /// The rows of the labels, from 0; empty where they are to be found.
    pub header: Vec<u32>,
    /// Label to field key; an empty key keeps the column under its label.
    pub columns: BTreeMap<String, String>,
}

/// What stands for the register of a list of mixed types, whose rows name theirs.
pub const MIXED: &str = "raid";

/// An entry that names so many columns describes one table; with fewer it is about every table of its sheet.
const DESCRIBES: usize = 3;

impl SubmissionDecl {
    /// Whether a file is meant.
    pub fn is_about(&self, file: &str) -> bool {
        matches(&self.path, file)
    }

    /// Whether a sheet of such a file is meant.
    pub fn is_about_sheet(&self, sheet: &str) -> bool {
        self.sheet.as_deref().is_none_or(|name| is_sheet(name, sheet))
    }

    /// How many of these labels, each as [`fold_or_sign`] gives it, it names.
    pub fn shared(&self, labels: &[String]) -> usize {
        self.columns.keys().filter(|label| labels.contains(&fold_or_sign(label))).count()
    }

    /// Whether it describes one table, so that it is about those only that are like it.
    pub fn describes(&self) -> bool {
        self.register.is_some() && self.columns.len() >= DESCRIBES
    }

    /// Whether a table with these labels is meant: a third of what is described is enough, for labels change, but half of
    /// the smaller of both, so that it is not another list with a few of the same labels.
    pub fn is_about_table(&self, labels: &[String]) -> bool {
        let (shared, own) = (self.shared(labels), self.columns.len());
        !self.describes() || (shared * 3 >= own && shared * 2 >= own.min(labels.len()))
    }

    /// What it says of a column by its label: the key of a field, empty to keep it as it is.
    pub fn field(&self, label: &str) -> Option<&str> {
        let folded = fold_or_sign(label);
        let exact = self.columns.get(label);
        let found =
            exact.or_else(|| self.columns.iter().find(|(l, _)| fold_or_sign(l) == folded).map(|c| c.1));
        found.map(String::as_str)
    }
}

/// Whether a name in the settings is that of a sheet. Case, accents and signs do not count in one without `*` and `?`,
/// which no sheet can have in its name.
pub fn is_sheet(name: &str, sheet: &str) -> bool {
    match name.contains(['*', '?']) {
        true => matches(&name.to_lowercase(), &sheet.to_lowercase()),
        false => fold_or_sign(name) == fold_or_sign(sheet),
    }
}

/// Whether a path with `*` and `?` is that of a file; `*` also stands for folders.
pub fn matches(pattern: &str, file: &str) -> bool {
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

/// A `[[submission]]` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SubmissionTable {
    path: String,
    sheet: Option<String>,
    #[serde(default)]
    skip: bool,
    project: Option<String>,
    register: Option<Spanned<String>>,
    header: Option<Spanned<HeaderRows>>,
    #[serde(default)]
    columns: BTreeMap<String, Spanned<String>>,
}

/// `header = 4`, or `header = [4, 5]` for labels in two rows.
#[derive(Deserialize)]
#[serde(untagged, expecting = "this is the row of the labels, such as 4, or the rows, such as [4, 5]")]
enum HeaderRows {
    One(u32),
    Several(Vec<u32>),
}

/// Checks the entries against the registers.
pub(super) fn check(
    text: Text<'_>,
    written: Vec<SubmissionTable>,
    knowledge: &Knowledge,
) -> Result<Vec<SubmissionDecl>, SettingsError> {
    written.into_iter().map(|entry| check_one(text, entry, knowledge)).collect()
}

fn check_one(
    text: Text<'_>,
    w: SubmissionTable,
    knowledge: &Knowledge,
) -> Result<SubmissionDecl, SettingsError> {
    if let Some(key) = &w.register
        && key.get_ref() != MIXED
        && knowledge.find_kept(key.get_ref()).is_none()
    {
        return Err(text.wrong(key.span(), format!("there is no register `{}`", key.get_ref())));
    }
    let mut columns = BTreeMap::new();
    for (label, field) in w.columns {
        let (span, key) = (field.span(), field.into_inner());
        // The word that older settings have for keeping a column as it is.
        let key = if key == "ignore" { String::new() } else { key };
        if !key.is_empty() && !knowledge.each_register().any(|(_, r)| r.field(&key).is_some()) {
            return Err(text.wrong(span, format!("no register has a field `{key}`")));
        }
        columns.insert(label, key);
    }
    let header = w.header.map(|rows| header_rows(text, rows)).transpose()?.unwrap_or_default();
    let (path, sheet, skip, project) = (w.path, w.sheet, w.skip, w.project);
    let register = w.register.map(Spanned::into_inner);
    Ok(SubmissionDecl { path, sheet, skip, project, register, header, columns })
}

/// Rows as people count them become rows from 0, upwards.
fn header_rows(text: Text<'_>, rows: Spanned<HeaderRows>) -> Result<Vec<u32>, SettingsError> {
    let span = rows.span();
    let mut rows = match rows.into_inner() {
        HeaderRows::One(row) => vec![row],
        HeaderRows::Several(rows) => rows,
    };
    rows.sort_unstable();
    rows.dedup();
    if rows.is_empty() || rows.len() > 3 || !rows.iter().all(|r| (1..=MAX_ROWS).contains(r)) {
        return Err(text.wrong(span, "labels stand in one to three rows, counted from 1"));
    }
    Ok(rows.into_iter().map(|row| row - 1).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_with_stars() {
        assert!(matches("P103/*.xlsx", "P103/RAID Oct.xlsx"));
        assert!(matches("*", "a/b.csv"));
        assert!(matches("risk?.csv", "risks.csv"));
        assert!(!matches("P103/*.xlsx", "P104/RAID.xlsx"));
        assert!(!matches("P103", "P103/x.xlsx"));
    }

    #[test]
    fn names_of_sheets() {
        assert!(is_sheet("RAID log", "raid  Log "));
        assert!(is_sheet("RAID *", "RAID Nov 26"));
        assert!(!is_sheet("RAID *", "Risks Nov 26"));
        assert!(is_sheet("✓", "✓") && !is_sheet("✓", "✗"));
    }

    fn entry(labels: &[&str]) -> SubmissionDecl {
        let columns = labels.iter().map(|l| ((*l).to_owned(), "title".to_owned())).collect();
        SubmissionDecl { register: Some("risks".to_owned()), columns, ..SubmissionDecl::default() }
    }

    #[test]
    fn an_entry_of_many_columns_is_about_tables_like_it() {
        let labels = |labels: &[&str]| labels.iter().map(|l| fold_or_sign(l)).collect::<Vec<_>>();
        let described = entry(&["Ref", "Risk", "Owner", "Status", "Due", "#"]);
        assert!(described.is_about_table(&labels(&["REF", "Risk Lead", "#"])));
        assert!(!described.is_about_table(&labels(&["Status", "Meaning"])));
        assert!(entry(&["Sev."]).is_about_table(&labels(&["Status", "Meaning"])));
    }

    #[test]
    fn signs_are_labels_too() {
        let signs = entry(&["#", "%"]);
        assert_eq!(signs.field("%"), Some("title"));
        assert_eq!(signs.field("№"), None);
    }
}
