//! What changed in a table since its mapping was saved: columns with another label, columns that are gone or new.

mod findings;

pub use findings::tables_lost;

use super::evidence::fingerprints;
use super::header::Label;
use super::overrides::Told;
use super::told::LIKE;
use super::view::View;
use super::words::Words;
use crate::finding::Finding;
use crate::model::memory::{ColumnMemory, KEPT, names};
use crate::model::months;
use crate::model::register::{FieldId, FieldKind, Register};
use crate::model::table::RegisterTable;
use crate::model::text::fold_or_sign;
use std::collections::BTreeSet;

/// What changed in one table.
#[derive(Default)]
pub struct Drift<'a> {
    renamed: Vec<Pair<'a>>,
    lost: Vec<Lost<'a>>,
    /// Names of columns that were not there.
    fresh: Vec<String>,
}

/// What the settings say of a table, and what changed in it since.
#[derive(Clone, Copy)]
pub struct Said<'s, 'a> {
    /// What they say.
    pub told: &'s Told<'a>,
    /// What changed.
    pub drift: &'s Drift<'a>,
}

impl<'a> Said<'_, 'a> {
    /// The field of a column by its name, as a key, empty to keep it as it is; `None` where nothing is said.
    pub fn field(self, name: &str) -> Option<&'a str> {
        self.told.field(name).or_else(|| self.drift.field(name, self.told))
    }

    /// Says of what was decided so that it was.
    pub fn mark(self, table: &mut RegisterTable, register: &Register) {
        self.told.mark(table);
        self.drift.mark(table, self.told, register);
    }

    /// What there is to say about it, without the place.
    pub fn findings(self, table: &RegisterTable, register: &Register) -> Vec<Finding> {
        let mut findings = self.drift.findings(table, self.told, register);
        findings.extend(self.told.contradictions(table));
        findings
    }
}

/// A column and what it was called.
struct Pair<'a> {
    from: &'a str,
    to: String,
    found: Found,
}

/// A column that is gone, and the one that may be it.
struct Lost<'a> {
    label: &'a str,
    nearest: Option<(String, Found)>,
}

/// How many of the values that are remembered a column has.
#[derive(Clone, Copy, Default)]
struct Found {
    same: usize,
    of: usize,
}

/// With fewer distinct values, such as H, M and L, another column may well have the same.
const TELLING: usize = 6;

impl Found {
    fn among(memory: &ColumnMemory, values: &BTreeSet<u32>) -> Self {
        let same = memory.values.iter().filter(|v| values.contains(v)).count();
        Self { same, of: memory.values.len() }
    }

    fn is_most(self) -> bool {
        self.same > 0 && self.same * 2 >= self.of
    }

    /// `38 of 40 names are the same`.
    fn said(self, field: Option<&FieldKind>) -> String {
        let noun = match field {
            Some(FieldKind::Person) => "names",
            Some(FieldKind::Id | FieldKind::Ref) => "ids",
            Some(FieldKind::Date) => "dates",
            Some(FieldKind::Text) => "texts",
            _ => "values",
        };
        let kept = if self.of == KEPT { " that are remembered" } else { "" };
        format!("{} of {} {noun}{kept} are the same", self.same, self.of)
    }
}

/// Compares the columns of a table with what is remembered of it.
pub fn of<'a>(
    words: &Words<'_>,
    view: View<'_>,
    columns: &[&Label],
    records: &[u32],
    told: &Told<'a>,
) -> Drift<'a> {
    let Some(memory) = told.memory else { return Drift::default() };
    let names = names(columns.iter().map(|c| c.text.as_str()));
    let has = |names: &[String], label: &str| {
        let folded = fold_or_sign(label);
        names.iter().any(|n| fold_or_sign(n) == folded)
    };
    let remembered: Vec<String> = memory.columns.iter().map(|c| c.label.clone()).collect();
    // A label that names a month is another one each month. What the settings say of one is decided, whatever was there.
    let dated = |label: &str| months::in_text(label, &words.knowledge.writing).is_some();
    let fresh: Vec<Fresh<'_>> = names
        .iter()
        .zip(columns)
        .filter(|(name, _)| !has(&remembered, name) && told.field(name).is_none() && !dated(name))
        .map(|(name, label)| Fresh {
            name,
            values: fingerprints(view, records, label.col),
            may_be: may_be(words, told, &label.text),
        })
        .collect();
    let filled = |label: &str| {
        let key = told.field(label).filter(|key| !key.is_empty());
        key.is_some() && names.iter().any(|n| told.field(n) == key)
    };
    let gone: Vec<&ColumnMemory> =
        memory.columns.iter().filter(|c| !has(&names, &c.label) && !filled(&c.label)).collect();
    pair(words, &gone, &fresh, told)
}

/// A column that was not there.
struct Fresh<'n> {
    name: &'n str,
    values: BTreeSet<u32>,
    /// The fields of the table's register that its label is one for.
    may_be: Vec<FieldId>,
}

/// Pairs columns that are gone with new ones, the surest pair first; each column is in one pair at most.
fn pair<'a>(words: &Words<'_>, gone: &[&'a ColumnMemory], fresh: &[Fresh<'_>], told: &Told<'a>) -> Drift<'a> {
    let mut drift = Drift::default();
    let (mut old_left, mut new_left) = (vec![true; gone.len()], vec![true; fresh.len()]);
    for (_, was, now) in surest(words, gone, fresh, told) {
        if old_left[was] && new_left[now] {
            (old_left[was], new_left[now]) = (false, false);
            let found = Found::among(gone[was], &fresh[now].values);
            drift.renamed.push(Pair { from: &gone[was].label, to: fresh[now].name.to_owned(), found });
        }
    }
    let left: Vec<&Fresh<'_>> =
        fresh.iter().zip(&new_left).filter(|(_, left)| **left).map(|(f, _)| f).collect();
    for (column, _) in gone.iter().zip(&old_left).filter(|(_, left)| **left) {
        let near = left.iter().map(|f| (f.name.to_owned(), Found::among(column, &f.values)));
        let nearest = near.filter(|(_, f)| f.same > 0 && f.same * 5 >= f.of).max_by_key(|(_, f)| f.same);
        drift.lost.push(Lost { label: &column.label, nearest });
    }
    drift.fresh = left.iter().map(|f| f.name.to_owned()).collect();
    drift
}

/// How sure, the place of the column that is gone and that of the new one, for all that may be one and the same.
fn surest(
    words: &Words<'_>,
    gone: &[&ColumnMemory],
    fresh: &[Fresh<'_>],
    told: &Told<'_>,
) -> Vec<(f32, usize, usize)> {
    let found = |w: usize, n: usize| Found::among(gone[w], &fresh[n].values);
    let (mut news, mut olds) = (vec![0; gone.len()], vec![0; fresh.len()]);
    let mut pairs = Vec::new();
    for (w, was) in gone.iter().enumerate() {
        let field = told_field(words, told, &was.label);
        for (n, now) in fresh.iter().enumerate() {
            let found = found(w, n);
            news[w] += usize::from(found.is_most());
            olds[n] += usize::from(found.is_most());
            pairs.push((w, n, found, field.is_some_and(|f| now.may_be.contains(&f))));
        }
    }
    let sure = |(w, n, found, named): (usize, usize, Found, bool)| {
        let alike = found.is_most() && (found.of >= TELLING || (news[w] == 1 && olds[n] == 1));
        let share = if alike { found.same as f32 / found.of as f32 } else { 0.0 };
        (alike || named).then_some((share + if named { 1.0 } else { 0.0 }, w, n))
    };
    let mut sure: Vec<_> = pairs.into_iter().filter_map(sure).collect();
    sure.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    sure
}

/// The field that a label has in the settings.
fn told_field(words: &Words<'_>, told: &Told<'_>, label: &str) -> Option<FieldId> {
    words.knowledge.register(told.register?).field(told.field(label)?)
}

/// The fields of the table's register that a label is one for.
fn may_be(words: &Words<'_>, told: &Told<'_>, label: &str) -> Vec<FieldId> {
    let hits = words.labels.look_up(label).into_iter();
    hits.filter(|h| Some(h.register) == told.register && h.strength >= LIKE).map(|h| h.field).collect()
}
