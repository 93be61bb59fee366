//! Which lines a table of figures has, and in which order.

use super::{Composer, chart};
use crate::model::figure::Scope;
use crate::model::measure::Dimension;
use crate::model::pack::TableDecl;
use std::collections::BTreeSet;

/// A value of each dimension, those that state none last.
pub type Key = Vec<(bool, Option<String>)>;

/// The lines for which any of the figures is known.
pub fn keys(composer: &Composer<'_>, decl: &TableDecl) -> BTreeSet<Key> {
    let figures = decl.figures.iter().flat_map(|id| composer.material.figures.of(*id));
    figures.filter(|f| f.has_line()).filter_map(|f| key(&f.scope, &decl.rows)).collect()
}

/// The lines without those that hold nothing but 0, and how many these are. Only of a list such as that of owners: of projects,
/// programmes and months the reader wants to see that there is nothing.
pub fn without_idle(
    composer: &Composer<'_>,
    decl: &TableDecl,
    keys: BTreeSet<Key>,
) -> (BTreeSet<Key>, usize) {
    let [Dimension::Field(_)] = decl.rows.as_slice() else { return (keys, 0) };
    let has = |key: &Key| {
        let scope = scope(&decl.rows, key);
        let figures = decl.figures.iter().filter_map(|id| composer.material.figures.get(*id, &scope));
        figures.into_iter().any(|f| f.is_withheld() || f.value.is_some_and(|value| !value.is_zero()))
    };
    let (busy, idle): (BTreeSet<Key>, BTreeSet<Key>) = keys.into_iter().partition(has);
    if busy.is_empty() { (idle, 0) } else { (busy, idle.len()) }
}

/// The lines in the order of their vocabularies, else of the alphabet.
pub fn ordered(composer: &Composer<'_>, decl: &TableDecl, keys: &BTreeSet<Key>) -> Vec<Key> {
    let mut ordered: Vec<Key> = keys.iter().cloned().collect();
    ordered.sort_by_cached_key(|key| {
        let places = decl.rows.iter().zip(key);
        places
            .map(|(by, (none, value))| (*none, chart::rank(composer, by, value), value.clone()))
            .collect::<Vec<_>>()
    });
    ordered
}

/// The place of a scope among the lines; `None` for one of other dimensions.
pub fn key(scope: &Scope, rows: &[Dimension]) -> Option<Key> {
    let whose = usize::from(scope.project.is_some());
    if scope.by.len() + whose != rows.len() {
        return None;
    }
    let part = |dimension: &Dimension| match dimension {
        Dimension::Project => scope.project.clone().map(Some),
        other => scope.by.get(other).cloned(),
    };
    rows.iter().map(|d| part(d).map(|value| (value.is_none(), value))).collect()
}

/// The scope of a line; of fewer values than dimensions that of the first ones.
pub fn scope(rows: &[Dimension], key: &[(bool, Option<String>)]) -> Scope {
    let mut scope = Scope::default();
    for (dimension, (_, value)) in rows.iter().zip(key) {
        match dimension {
            Dimension::Project => scope.project = value.clone(),
            other => drop(scope.by.insert(other.clone(), value.clone())),
        }
    }
    scope
}

#[cfg(test)]
mod tests {
    use super::super::tests::{List, composed, everything, tables, text};

    const ISSUES: List = (
        "a.xlsx",
        "issues",
        "project|id|title|owner|status",
        &["P1|I1|Late|Ann Lee|open", "P1|I2|Gone|Bo Ito|closed", "P1|I3|Old||open"],
    );
    const BENEFITS: List = (
        "b.xlsx",
        "benefits",
        "project|id|title|class|target|forecast",
        &["P1|B1|Morale|qualitative|5|5", "P1|B2|Less paper|quantifiable|5|5"],
    );

    #[test]
    fn an_owner_with_nothing_open_has_no_line_and_is_counted() {
        composed("issue", &[ISSUES], |document, _| {
            let table = tables(document).into_iter().find(|t| t.title == "By owner").unwrap();
            let owners: Vec<String> = (0..table.len()).map(|row| text(table, row, "Owner")).collect();
            assert_eq!(owners, ["Portfolio", "Ann Lee", "Not given"]);
            assert!(everything(document).contains("1 more have nothing in any of these columns."));
        });
    }

    #[test]
    fn values_of_a_vocabulary_stand_in_its_order() {
        composed("benefits", &[BENEFITS], |document, _| {
            let table = tables(document).into_iter().find(|t| t.title == "By class").unwrap();
            let classes: Vec<String> = (0..table.len()).map(|row| text(table, row, "Class")).collect();
            assert_eq!(classes, ["Portfolio", "Quantifiable", "Qualitative"]);
        });
    }
}
