//! Whether a finding says any of a set of texts, such as the values of records that an audience may not see.

use super::Finding;
use crate::model::text::fold;
use std::collections::HashSet;

/// So many letters of a long text are enough to know it by.
const ENOUGH: usize = 40;
/// Fewer letters than this are no text that could be known again.
const FEWEST: usize = 2;
/// Nor are numbers of fewer digits.
const FEWEST_DIGITS: usize = 5;

/// Texts to be looked for, folded; of long ones the start.
#[derive(Debug, Default)]
pub struct Mentions(HashSet<String>);

impl Mentions {
    /// Looks for these texts, whatever their case, accents and signs.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let starts = texts.map(|text| start(&fold(text)).to_owned());
        Self(starts.filter(|text| can_be_known(text)).collect())
    }

    /// Whether a text has any of them in it, as whole words.
    pub fn are_in(&self, text: &str) -> bool {
        let folded = fold(text);
        let starts = std::iter::once(0).chain(folded.match_indices(' ').map(|(at, _)| at + 1));
        let mut rests = starts.filter_map(|at| folded.get(at..));
        rests.any(|rest| {
            let rest = start(rest);
            let ends = rest.match_indices(' ').map(|(at, _)| at).chain(std::iter::once(rest.len()));
            ends.filter_map(|end| rest.get(..end)).any(|words| self.0.contains(words))
        })
    }

    /// Whether what a finding says, advises or shows has any of them in it.
    pub fn are_told_by(&self, finding: &Finding) -> bool {
        let said = [&finding.seen, &finding.remedy].into_iter().chain(&finding.evidence);
        !self.0.is_empty() && said.into_iter().any(|text| self.are_in(text))
    }
}

/// The first letters of a folded text.
fn start(folded: &str) -> &str {
    let end = (ENOUGH..folded.len()).find(|at| folded.is_char_boundary(*at)).unwrap_or(folded.len());
    folded.get(..end).unwrap_or(folded).trim_end()
}

fn can_be_known(folded: &str) -> bool {
    let is_number = folded.chars().all(|c| c.is_ascii_digit());
    folded.chars().count() >= if is_number { FEWEST_DIGITS } else { FEWEST }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_known_as_whole_words_in_any_spelling() {
        let texts =
            ["Ann Lee", "R-12", "7", "Talks with the buyer of the northern site are secret until June"];
        let mentions = Mentions::of(texts.into_iter());
        for (text, told) in [
            ("ANN  LEE owns open items", true),
            ("`r-12` is on no list", true),
            ("Joann Leeds owns 7 items", false),
            ("R-123 is on no list", false),
            ("\"Talks with the buyer of the northern site a…\"", true),
            ("", false),
        ] {
            assert_eq!(mentions.are_in(text), told, "{text}");
        }
    }
}
