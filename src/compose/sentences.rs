//! Sentences with figures in them. Each number in a sentence is a figure of the portfolio.

use super::{Composer, definitions, figure};
use crate::model::written;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Fills `{id}` with a figure and `{id:one|many}` with a figure and the word that fits its number, or, where the
/// words are verbs (`{id:is late|are late}`), just so. `None` when a figure is unknown.
pub fn fill(composer: &Composer<'_>, line: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, behind) = after.split_once('}')?;
        out.push_str(before);
        out.push_str(&part(composer, inside)?);
        rest = behind;
    }
    out.push_str(rest);
    out.push_str(&references(composer, line));
    Some(out)
}

/// The numbers of the lines that explain the figures of a sentence: ` [1, 4]`.
fn references(composer: &Composer<'_>, line: &str) -> String {
    let knowledge = &composer.material.settings.knowledge;
    let about = definitions::named(line, knowledge).filter_map(|id| composer.about(id));
    let numbers: BTreeSet<usize> = about.map(|about| about.number).collect();
    if numbers.is_empty() {
        return String::new();
    }
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    format!(" [{}]", numbers.join(", "))
}

fn part(composer: &Composer<'_>, inside: &str) -> Option<String> {
    let (id, words) = inside.split_once(':').map_or((inside, None), |(id, words)| (id, Some(words)));
    let knowledge = &composer.material.settings.knowledge;
    let id = knowledge.find_measure(id)?;
    let value = composer.material.figures.portfolio(id)?.value?;
    let number =
        written::number(value, figure::format(composer, knowledge.measure(id)), composer.material.print());
    Some(match words.and_then(|words| words.split_once('|')) {
        Some((one, many)) => format!("{number} {}", if value == Decimal::ONE { one } else { many }),
        None => number,
    })
}
