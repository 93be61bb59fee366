//! Real and nominal prices: what a label, a title or a cell says of them.

use super::text::fold;
use super::writing::Words;

/// In which prices amounts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PriceBase {
    /// Of one year for all years.
    Real,
    /// Of the year in which each amount falls.
    Nominal,
}

impl PriceBase {
    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::Nominal => "nominal",
        }
    }
}

/// How people say in which prices amounts are.
#[derive(Debug, Clone, Default)]
pub struct PriceWords {
    /// Phrases for real prices: `constant prices`.
    pub real: Words,
    /// Phrases for nominal prices: `cash terms`.
    pub nominal: Words,
    /// Words for prices: beside a year they are real.
    pub prices: Words,
    /// Labels of a column that holds nothing else.
    pub labels: Words,
    /// What stands in such a column for real prices.
    pub is_real: Words,
    /// What stands in such a column for nominal prices.
    pub is_nominal: Words,
}

impl PriceWords {
    /// What a label or title says; `None` where it says nothing, or both.
    pub fn base(&self, text: &str) -> Option<PriceBase> {
        let folded = fold(text);
        match (
            self.real.within_folded(&folded) || self.of_a_year(&folded),
            self.nominal.within_folded(&folded),
        ) {
            (true, false) => Some(PriceBase::Real),
            (false, true) => Some(PriceBase::Nominal),
            _ => None,
        }
    }

    /// What a cell of a column says that holds nothing else.
    pub fn in_cell(&self, text: &str) -> Option<PriceBase> {
        match (self.is_real.has(text), self.is_nominal.has(text)) {
            (true, _) => Some(PriceBase::Real),
            (_, true) => Some(PriceBase::Nominal),
            _ => self.base(text),
        }
    }

    /// `2024/25 prices`, `prices of 2024`: a year directly before the word, or up to one word after it.
    fn of_a_year(&self, folded: &str) -> bool {
        let words: Vec<&str> = folded.split_whitespace().collect();
        let number = |i: usize| words.get(i).is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()));
        let year = |i: usize| number(i) && words[i].len() == 4;
        let before = |i: usize| {
            let one = i.checked_sub(1);
            one.is_some_and(|at| year(at) || number(at) && at.checked_sub(1).is_some_and(year))
        };
        (0..words.len()).any(|i| self.prices.has_word(words[i]) && (before(i) || year(i + 1) || year(i + 2)))
    }
}
