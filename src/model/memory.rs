//! What was in the columns of a table when its mapping was saved, so that a changed label can be told from a new column.
//! Values are kept as fingerprints: enough to count how many are the same, and no value stands there in clear.

use super::text::fold_or_sign;
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};

/// So many fingerprints of a column are kept; of more values, those with the smallest.
pub const KEPT: usize = 64;

/// All that is remembered, in the order of paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    /// Files, each by the path of its entries.
    pub files: Vec<FileMemory>,
}

/// What is remembered of the files of one path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileMemory {
    /// Their path, with `*` and `?`.
    pub path: String,
    /// Labels that the settings map and that no table had when this was saved.
    pub gone: Vec<String>,
    /// Their tables, in reading order.
    pub tables: Vec<TableMemory>,
}

/// What is remembered of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableMemory {
    /// Its sheet; empty for a CSV file's.
    pub sheet: String,
    /// Its labelled columns, left to right.
    pub columns: Vec<ColumnMemory>,
}

/// What is remembered of a column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnMemory {
    /// Its name: the label, numbered where several columns of the table have it.
    pub label: String,
    /// Fingerprints of its values, upwards.
    pub values: Vec<u32>,
}

impl TableMemory {
    /// How many of these labels, each as [`fold_or_sign`] gives it, it has.
    pub fn shared(&self, labels: &[String]) -> usize {
        self.columns.iter().filter(|c| labels.contains(&fold_or_sign(&c.label))).count()
    }
}

/// The fingerprint of a value, of 24 bits: the same for values that differ in case, accents and signs only. `None` for
/// a value without anything to compare.
pub fn fingerprint(value: &str) -> Option<u32> {
    let folded = fold_or_sign(value);
    if folded.is_empty() {
        return None;
    }
    let hash = Sha256::digest(folded.as_bytes());
    Some(hash.iter().take(3).fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

/// Those of a column's fingerprints that are kept.
pub fn kept(values: &BTreeSet<u32>) -> Vec<u32> {
    values.iter().take(KEPT).copied().collect()
}

/// The names of columns by their labels, in the same order and each different: a label that comes again is numbered,
/// `Date (2)`.
pub fn names<'l>(labels: impl IntoIterator<Item = &'l str>) -> Vec<String> {
    // Every name that is given, folded, with the number that the last of its label got.
    let mut given: HashMap<String, usize> = HashMap::new();
    let mut name = |label: &str| {
        let folded = fold_or_sign(label);
        let Some(last) = given.get(&folded).copied() else {
            given.insert(folded, 1);
            return label.to_owned();
        };
        let numbered = (last + 1..).map(|n| (n, format!("{label} ({n})")));
        let free =
            numbered.map(|(n, name)| (n, fold_or_sign(&name), name)).find(|(_, f, _)| !given.contains_key(f));
        let Some((number, own, name)) = free else { return label.to_owned() };
        given.insert(folded, number);
        given.insert(own, 1);
        name
    };
    labels.into_iter().map(&mut name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_one_fingerprint_however_it_is_written() {
        assert_eq!(fingerprint("Björn Sigurðsson"), fingerprint(" bjorn  SIGURÐSSON "));
        assert_ne!(fingerprint("Ann Lee"), fingerprint("Ann Leigh"));
        assert_eq!(fingerprint(" "), None);
        assert!(fingerprint("✓").is_some());
        // The first three bytes of SHA-256("abc") are ba 78 16.
        assert_eq!(fingerprint("ABC"), Some(0x00ba_7816));
    }

    #[test]
    fn labels_that_come_again_are_numbered() {
        assert_eq!(names(["Date", "Owner", "date", "DATE:"]), ["Date", "Owner", "date (2)", "DATE: (3)"]);
        assert_eq!(names(["Date", "Date (2)", "Date", ""]), ["Date", "Date (2)", "Date (3)", ""]);
    }
}
