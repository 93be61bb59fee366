//! What other columns of a table show about the order of levels: a score, a red cell, a priority.

use super::super::colour;
use super::super::desk::Desk;
use super::super::table::Work;
use super::super::{choice, derive};
use crate::model::register::{FieldId, FieldKind};
use crate::model::vocabulary::Vocabulary;
use crate::model::workbook::CellValue;
use std::collections::HashMap;

/// So many lines prove an order at least.
const LINES: usize = 4;
/// This part of what a column varies by has to come from the levels.
const EXPLAINED: f64 = 0.5;

/// A column that rises with how grave a line is.
pub struct Witness {
    /// Its label.
    pub label: String,
    /// How grave each line is, where the column says so.
    pub values: Vec<Option<f64>>,
    /// Whether it is a score: the product of levels.
    pub is_score: bool,
}

/// The witnesses of a table: colours and priorities by their tones, scores by their numbers.
pub fn witnesses(desk: &Desk<'_>, work: &Work<'_>, targets: &[(usize, FieldId)]) -> Vec<Witness> {
    let mut all = Vec::new();
    for (at, field) in targets {
        let decl = work.register.decl(*field);
        let label = work.table.columns[*at].label.clone();
        let values = match &decl.kind {
            FieldKind::Choice(name) => {
                let rising = desk.settings.knowledge.scales.graded.get(name);
                let vocabulary = desk.settings.knowledge.vocabulary(name);
                rising.zip(vocabulary).map(|(rising, v)| graded(desk, work, *at, v, rising))
            }
            FieldKind::Number if derive::score::is_score(&decl.key) => {
                let numbers = Some(numbers(desk, work, *at)).filter(|all| all.iter().any(Option::is_some));
                numbers.or_else(|| words(desk, work, *at))
            }
            _ => None,
        };
        let is_score = decl.kind == FieldKind::Number;
        all.extend(values.map(|values| Witness { label: label.clone(), values, is_score }));
        if matches!(decl.kind, FieldKind::Level(_)) || derive::score::is_score(&decl.key) {
            let values: Vec<Option<f64>> = (0..work.gathered.lines.len())
                .map(|line| colour::fill_of(desk, work.gathered, *at, line).and_then(tone))
                .collect();
            if values.iter().any(Option::is_some) {
                all.push(Witness { label: format!("the colours of {label}"), values, is_score: false });
            }
        }
    }
    all
}

/// How grave a tone is.
fn tone(name: &str) -> Option<f64> {
    match name.to_lowercase().as_str() {
        "red" => Some(3.0),
        "amber" => Some(2.0),
        "green" => Some(1.0),
        _ => None,
    }
}

/// How grave each line is by a choice of which some values are declared to rise.
fn graded(
    desk: &Desk<'_>,
    work: &Work<'_>,
    at: usize,
    vocabulary: &Vocabulary,
    rising: &[String],
) -> Vec<Option<f64>> {
    let mut known = HashMap::new();
    let grade = |text: &str| {
        let words = text.contains(|c: char| !c.is_ascii_digit());
        let id = choice::whole(text.trim(), vocabulary).filter(|_| words)?;
        rising.iter().position(|key| *key == vocabulary.choice(id).key).map(|i| i as f64)
    };
    let mut read = |cell: CellValue| match cell {
        CellValue::Text(sym) => *known.entry(sym).or_insert_with(|| {
            grade(desk.colours.get(&sym).map_or_else(|| desk.text.get(sym), String::as_str))
        }),
        // What a bare number means there is as much in question.
        _ => None,
    };
    work.gathered.columns[at].cells.iter().map(|c| c.and_then(|c| read(c.value))).collect()
}

fn numbers(desk: &Desk<'_>, work: &Work<'_>, at: usize) -> Vec<Option<f64>> {
    let cells = work.gathered.columns[at].cells.iter();
    cells.map(|c| c.and_then(|c| derive::score::number(desk, c.value))).collect()
}

/// How grave each line is by the words in place of a score: `Red`, `High`.
fn words(desk: &Desk<'_>, work: &Work<'_>, at: usize) -> Option<Vec<Option<f64>>> {
    let knowledge = &desk.settings.knowledge;
    let mut each = knowledge
        .scales
        .graded
        .iter()
        .filter_map(|(name, rising)| Some(graded(desk, work, at, knowledge.vocabulary(name)?, rising)));
    each.find(|all| all.iter().any(Option::is_some))
}

/// Whether levels rise with a witness (true) or fall; `None` where it does not show. `keys` are the levels of the lines,
/// 0 where there is none. The means of the levels have to rise or fall throughout, and the levels to tell most of what
/// the witness varies by; of two levels no line may lie between those of the other.
pub fn direction(keys: &[u8], witness: &[Option<f64>]) -> Option<bool> {
    let mut groups: std::collections::BTreeMap<u8, Vec<f64>> = std::collections::BTreeMap::new();
    for (key, value) in keys.iter().zip(witness).filter(|(key, _)| **key > 0) {
        groups.entry(*key).or_default().extend(value);
    }
    groups.retain(|_, values| !values.is_empty());
    let lines: usize = groups.values().map(Vec::len).sum();
    let means: Vec<f64> = groups.values().map(|v| v.iter().sum::<f64>() / v.len() as f64).collect();
    let (first, last) = (means.first()?, means.last()?);
    let up = means.windows(2).all(|m| m[0] <= m[1]) && first < last;
    let down = means.windows(2).all(|m| m[0] >= m[1]) && first > last;
    let shown = lines >= LINES && (up || down) && stands_out(&groups, &means, lines);
    shown.then_some(up)
}

fn stands_out(groups: &std::collections::BTreeMap<u8, Vec<f64>>, means: &[f64], lines: usize) -> bool {
    let least = |v: &Vec<f64>| v.iter().copied().fold(f64::INFINITY, f64::min);
    let most = |v: &Vec<f64>| v.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut each = groups.values();
    if let (Some(a), Some(b), None) = (each.next(), each.next(), each.next()) {
        return most(a) < least(b) || most(b) < least(a);
    }
    let mean = groups.values().flatten().sum::<f64>() / lines as f64;
    let all: f64 = groups.values().flatten().map(|v| (v - mean).powi(2)).sum();
    let between: f64 = groups.values().zip(means).map(|(v, m)| v.len() as f64 * (m - mean).powi(2)).sum();
    all > 0.0 && between / all >= EXPLAINED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_shown_or_not() {
        let some = |values: &[f64]| values.iter().map(|v| Some(*v)).collect::<Vec<_>>();
        assert_eq!(direction(&[1, 2, 3, 3], &some(&[1.0, 2.0, 3.0, 3.0])), Some(true));
        assert_eq!(direction(&[1, 1, 2, 3], &some(&[3.0, 3.0, 2.0, 1.0])), Some(false));
        assert_eq!(direction(&[1, 2, 3], &some(&[3.0, 2.0, 1.0])), None, "three lines prove nothing");
        assert_eq!(direction(&[1, 2, 3, 3], &some(&[2.0, 1.0, 3.0, 3.0])), None);
        assert_eq!(direction(&[1, 1, 2, 2], &some(&[3.0, 3.0, 1.0, 1.0])), Some(false));
        assert_eq!(direction(&[1, 1, 2, 2], &some(&[3.0, 1.0, 1.0, 1.0])), None);
        assert_eq!(direction(&[0, 0, 0, 0], &some(&[3.0, 1.0, 1.0, 1.0])), None);
        assert_eq!(direction(&[1, 2, 3, 4], &[None; 4]), None);
        let noise = some(&[1.0, 9.0, 2.0, 9.0, 1.0, 9.5]);
        assert_eq!(direction(&[1, 1, 2, 2, 3, 3], &noise), None);
    }
}
