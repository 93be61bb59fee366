//! Stretches of numbers that levels stand for: 10–25 %, under £50k, over two weeks.

mod read;

use super::writing::Writing;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// What the numbers of a stretch count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// A share: 0.5 is 50 %.
    Share,
    /// Money of any currency.
    Money,
    /// Working days.
    Days,
    /// Nothing is said about it.
    Plain,
}

/// A stretch of numbers, above its lower end and up to its upper one; a single number where both are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Band {
    /// Where it begins; nothing where it has no lower end.
    pub low: Option<Decimal>,
    /// Where it ends; nothing where it has no upper end.
    pub high: Option<Decimal>,
    /// What is counted.
    pub of: Quantity,
}

/// What a word beside the numbers of a stretch says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BandWord {
    /// `under`
    Below,
    /// `or more`
    Above,
    /// `to`
    To,
    /// `bis`: to, and up to where no number stands before it.
    UpTo,
    /// `between`
    Nothing,
}

/// The words beside the numbers of a stretch, folded; several words are joined by a space.
#[derive(Debug, Clone, Default)]
pub struct BandWords {
    /// What they say.
    pub words: HashMap<String, BandWord>,
    /// Names of units of time that are no units of work, with the working days in one.
    pub days: HashMap<String, Decimal>,
}

impl Band {
    /// A single number.
    pub fn point(value: Decimal, of: Quantity) -> Self {
        Self { low: Some(value), high: Some(value), of }
    }

    /// Whether it is a single number.
    pub fn is_point(&self) -> bool {
        self.low.is_some() && self.low == self.high
    }

    /// Its lower end, 0 where it has none.
    pub fn start(&self) -> Decimal {
        self.low.unwrap_or_default()
    }

    /// Its upper end; `None` where there is none. No share is over 1.
    pub fn end(&self) -> Option<Decimal> {
        self.high.or((self.of == Quantity::Share).then_some(Decimal::ONE))
    }

    /// Whether it holds a number. A number on the edge of two belongs to the lower, and 0 to the lowest.
    pub fn holds(&self, value: Decimal) -> bool {
        let above = value > self.start() || (value.is_zero() && self.start().is_zero());
        above && self.end().is_none_or(|end| value <= end)
    }

    /// Whether another of what it counts is the same, or a single number or a stretch that lies in it.
    pub fn covers(&self, other: &Band) -> bool {
        let within = || {
            let ends = self.end().is_none_or(|end| other.end().is_some_and(|o| o <= end));
            other.low.is_some() && other.start() >= self.start() && ends
        };
        let inside = || if other.is_point() { self.holds(other.start()) } else { within() };
        self == other || (self.of == other.of && inside())
    }

    /// How much of another stretch lies in it: 0 for what is counted in something else.
    pub fn shared(&self, other: &Band) -> Decimal {
        if self.of != other.of {
            return Decimal::ZERO;
        }
        let start = self.start().max(other.start());
        let end = match (self.end(), other.end()) {
            (Some(a), Some(b)) => a.min(b),
            (a, b) => a.or(b).unwrap_or(Decimal::MAX),
        };
        end.checked_sub(start).unwrap_or_default().max(Decimal::ZERO)
    }

    /// Whether it lies wholly above another one.
    pub fn is_above(&self, other: &Band) -> bool {
        self.of == other.of && other.end().is_some_and(|end| self.start() >= end && self != other)
    }

    /// Reads a stretch as people write it: `10-25 %`, `75 % to 100 %`, `>80 %`, `£100k–£250k`, `< 50 k€`, `1-2 weeks`,
    /// `0.3`. `None` for anything else, and where the lower end is above the upper.
    pub fn read(text: &str, words: &BandWords, writing: &Writing) -> Option<Band> {
        if text.len() > 60 || !text.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        read::Draft::of(text, words, writing)?.finish()
    }
}
