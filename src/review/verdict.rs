//! The one sentence: whether the money ties out.

use super::difference::Difference;
use crate::model::money::Currency;
use crate::model::print::Print;
use crate::model::written::amount;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Whether the money ties out, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether nothing contradicts it.
    pub ties_out: bool,
    /// How many totals that files state were compared with their rows.
    pub totals: usize,
    /// `Ties out`, `Does not tie out by £4,000`, or that no total could be compared.
    pub title: String,
    /// Why not; empty when it does.
    pub because: String,
}

/// Judges by the contradictions of arithmetic alone. The amounts of all of them are added, whichever way they go, the
/// portfolio's currency first; amounts in other currencies stand beside it. `totals` were compared with their rows: where
/// there is none, nothing outside the records says what they should add up to.
pub fn verdict(breaks: &[Difference], totals: usize, own: Currency, print: &Print) -> Verdict {
    let words = &print.words;
    let Some(first) = breaks.iter().max_by_key(|d| (d.currency == own, d.amount().abs())) else {
        let title = if totals > 0 { "Ties out" } else { "No difference, and no total to compare with" };
        return Verdict { ties_out: true, totals, title: words.of(title).to_owned(), because: String::new() };
    };
    let mut sums: BTreeMap<(bool, Currency), Decimal> = BTreeMap::new();
    for one in breaks {
        let sum = sums.entry((one.currency != own, one.currency)).or_default();
        *sum = sum.saturating_add(one.amount().abs());
    }
    let sums: Vec<String> =
        sums.into_iter().map(|((_, currency), sum)| amount(sum, currency, print)).collect();
    let more = match breaks.len() - 1 {
        0 => String::new(),
        1 => words.of("; and 1 difference more").to_owned(),
        n => words.with("; and {n} differences more", [("n", &n)]),
    };
    Verdict {
        ties_out: false,
        totals,
        title: words.with("Does not tie out by {amounts}", [("amounts", &sums.join(words.of(" and ")))]),
        because: format!("{}{more}", first.says),
    }
}

impl Verdict {
    /// The whole sentence.
    pub fn sentence(&self) -> String {
        if self.ties_out { self.title.clone() } else { format!("{} because {}", self.title, self.because) }
    }
}
