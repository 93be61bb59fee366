//! Which column is which field of a register: all columns together, so that no two claim one field.

use super::classify;
use super::header::Label;
use super::index::{Hit, How};
use super::profile::Profile;
use super::settle::{Pair, settle};
use super::words::Words;
use crate::model::address::column_letters;
use crate::model::register::{Field, FieldId, FieldKind, RegisterId};
use crate::model::table::{Unit, UnitMeasure};

/// A column of a table before its meaning is settled.
pub struct Candidate<'h> {
    /// Its label.
    pub label: &'h Label,
    /// Its cells.
    pub profile: Profile,
    /// The fields that its label may mean.
    pub hits: Vec<Hit>,
    /// The registers whose lines its label numbers or names, as `Risk ID` does.
    pub names: Vec<RegisterId>,
    /// The unit that its label names.
    pub unit: Unit,
    /// The field that the settings say, by key; empty to leave it out.
    pub told: Option<String>,
}

/// A column's meaning.
#[derive(Debug, Clone)]
pub struct Meaning {
    /// The field.
    pub field: FieldId,
    /// How sure, 0–1.
    pub confidence: f32,
    /// Why, for people.
    pub reason: String,
}

/// Under this a column stays an extra.
const ENOUGH: f32 = 0.5;
/// The same where its label only shares words with a known one.
const SHARED_ENOUGH: f32 = 0.57;
/// Fields of prose that may be the title of a table that has none.
const PROSE: [&str; 4] = ["description", "event", "comments", "effect"];

/// For each column its meaning in this register; `None` keeps it under its own label.
pub fn assign(words: &Words<'_>, register: RegisterId, columns: &[Candidate<'_>]) -> Vec<Option<Meaning>> {
    let decl = words.knowledge.register(register);
    let mut pairs: Vec<Pair> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        if let Some(key) = &column.told {
            pairs.extend(decl.field(key).map(|field| Pair { score: 2.0, at, field, why: None }));
            continue;
        }
        for hit in column.hits.iter().filter(|h| h.register == register) {
            // Another thing's number, or a comment on another thing, is not this one's.
            let field = decl.decl(hit.field);
            let whole = field.kind == FieldKind::Id || classify::is_shared(decl, hit.field);
            if whole && hit.how == How::SharedWords {
                continue;
            }
            // Nothing in a blank column bears out a label that is only like a known one.
            if column.profile.filled == 0 && matches!(hit.how, How::SharedWords | How::Spelling) {
                continue;
            }
            if cannot_be(words, field, column) {
                continue;
            }
            let fit = column.profile.fit(words, &field.kind);
            let score = score(hit, field, &column.profile, fit) + said(column.unit, field);
            let enough = if hit.how == How::SharedWords { SHARED_ENOUGH } else { ENOUGH };
            if score >= enough {
                pairs.push(Pair { score, at, field: hit.field, why: Some((hit.how, fit)) });
            }
        }
    }
    let mut meanings: Vec<Option<Meaning>> = settle(decl, pairs, columns.len())
        .into_iter()
        .map(|pair| {
            let Pair { score, at, field, why } = pair?;
            let reason = match why {
                Some((how, fit)) => reason(how, decl.decl(field), &columns[at], fit),
                None => "the settings say so".to_owned(),
            };
            Some(Meaning { field, confidence: score.min(1.0), reason })
        })
        .collect();
    prose_is_the_title(words, register, columns, &mut meanings);
    meanings
}

/// What no label can make of a column: a title of yes and no, one number of all lines, money in per cent.
fn cannot_be(words: &Words<'_>, field: &Field, column: &Candidate<'_>) -> bool {
    match field.kind {
        FieldKind::Text => field.required && column.profile.is_flags(words),
        FieldKind::Id => column.profile.is_constant(),
        FieldKind::Money => column.unit.measure == Some(UnitMeasure::Percent),
        _ => false,
    }
}

/// How well a label and its cells say that a column is a field. Cells that cannot be values of the field weigh more
/// than a label that is only like one; a known label stands unless hardly any cell fits. `fit` is the share that does.
fn score(hit: &Hit, field: &Field, profile: &Profile, fit: f32) -> f32 {
    let weight = match field.kind {
        // Numbers are no title.
        FieldKind::Text if field.required => 0.75,
        FieldKind::Text if PROSE.contains(&field.key.as_str()) => 0.4,
        FieldKind::Text => 0.15,
        FieldKind::Choice(_) if !field.required => 0.6,
        FieldKind::Ref => 0.6,
        FieldKind::Id if profile.is_prose() => 0.6,
        FieldKind::Date => 0.6,
        FieldKind::Money | FieldKind::Number | FieldKind::Percent => 0.45,
        FieldKind::Level(_) => 0.45,
        _ => 0.3,
    };
    let closed = matches!(field.kind, FieldKind::Choice(_) | FieldKind::Level(_));
    // A word in each cell is hardly prose.
    let fit = match field.kind {
        FieldKind::Text if PROSE.contains(&field.key.as_str()) => fit * (0.4 + 0.6 * profile.wordy()),
        _ => fit,
    };
    let prose_as_short = field.kind == FieldKind::Text && !is_short_text(field) && fit > 0.0;
    let bonus = match profile.filled > 0 {
        true if prose_as_short && profile.is_prose() => 0.01,
        // Words of a closed list are no chance.
        true if closed && fit >= 0.7 => 0.05,
        _ => 0.0,
    };
    hit.strength * (1.0 - weight * (1.0 - fit)) + bonus
}

/// A sign in the label speaks for the fields that it is a unit of: `Likelihood %`, `Impact (£)`.
fn said(unit: Unit, field: &Field) -> f32 {
    let named = match field.kind {
        FieldKind::Percent => unit.measure == Some(UnitMeasure::Percent),
        FieldKind::Money => unit.currency.is_some() || unit.scale.is_some(),
        _ => false,
    };
    if named { 0.06 } else { 0.0 }
}

/// Text fields that hold a word or two.
fn is_short_text(field: &Field) -> bool {
    matches!(field.key.as_str(), "category" | "team" | "grade" | "skill" | "fund" | "stage" | "tier")
}

fn reason(how: How, field: &Field, column: &Candidate<'_>, fit: f32) -> String {
    let label = match how {
        How::Known => format!("the label is a known one for {}", field.label),
        How::SameWords => format!("the label has the words of one for {}", field.label),
        How::Qualified => format!("the label is one for {} beside a known word", field.label),
        How::SharedWords => format!("the label shares words with one for {}", field.label),
        How::Spelling => format!("the label is spelled nearly like one for {}", field.label),
        How::Colours => return format!("its cells hold only colours, as those of {} may", field.label),
    };
    if let [first, .., last] = column.label.steps.as_slice() {
        let (first, last) = (column_letters(first.col), column_letters(last.col));
        return format!("{label}; columns {first} to {last} are its steps, of which one is marked in a row");
    }
    if column.profile.holds_colours() {
        return format!("{label}; its cells hold only colours");
    }
    if column.profile.says_only_none() {
        return format!("{label}; its cells say that nothing is known");
    }
    if column.profile.filled == 0 {
        return format!("{label}; the column is empty");
    }
    let share = (fit * 100.0).round();
    format!("{label}; {share} % of its cells fit")
}

/// A table's only prose column is its title, whatever it is called; of several, its description.
fn prose_is_the_title(
    words: &Words<'_>,
    register: RegisterId,
    columns: &[Candidate<'_>],
    meanings: &mut [Option<Meaning>],
) {
    let decl = words.knowledge.register(register);
    let Some(title) = decl.field("title").filter(|f| decl.decl(*f).required) else { return };
    if meanings.iter().flatten().any(|m| m.field == title) {
        return;
    }
    let key = |m: &Meaning| decl.decl(m.field).key.as_str();
    let prose_like =
        |m: &Option<Meaning>| m.as_ref().is_none_or(|m| PROSE.contains(&key(m)) || key(m) == decl.singular);
    let free: Vec<usize> = (0..columns.len())
        .filter(|at| {
            columns[*at].profile.is_prose() && prose_like(&meanings[*at]) && columns[*at].told.is_none()
        })
        .collect();
    let is = |at: &usize, wanted: &str| meanings[*at].as_ref().is_some_and(|m| key(m) == wanted);
    let chosen = match free.as_slice() {
        [only] => Some(*only),
        several => [decl.singular.as_str(), "description", "event"]
            .iter()
            .find_map(|wanted| several.iter().copied().find(|at| is(at, wanted))),
    };
    if let Some(at) = chosen {
        let reason = "no column is called a title, and this one holds the text of the record".to_owned();
        meanings[at] = Some(Meaning { field: title, confidence: 0.7, reason });
    }
}
