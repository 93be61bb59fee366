//! Ranges and limits: `10–15k`, `between £10k and £15k`, `> 50k`. They say no single amount.

use super::mark::{self, Mark};
use super::parse::{Limit, Parts, parts};
use crate::model::money::Currency;
use crate::model::text::fold;
use crate::model::writing::Writing;
use rust_decimal::Decimal;

/// Between what the amount lies; `None` at an end that is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Not less than this.
    pub least: Option<Decimal>,
    /// Not more than this.
    pub most: Option<Decimal>,
    /// The currency that stands beside it.
    pub currency: Option<Currency>,
    /// Whether its numbers have a magnitude of their own.
    pub scaled: bool,
}

/// The range or limit that a text says. `None` for anything else, and for a range that runs backwards.
pub fn range(text: &str, mark: Mark, writing: &Writing, own: Currency) -> Option<Range> {
    if let Some(one) = parts(text, writing, own) {
        let value = number(&one, one.factor, mark)?;
        let (least, most) = match one.limit? {
            Limit::AtLeast => (Some(value), None),
            Limit::AtMost => (None, Some(value)),
        };
        return Some(Range { least, most, currency: one.currency, scaled: one.factor.is_some() });
    }
    let text = without_first_word(text.trim(), writing);
    splits(text, writing).find_map(|(a, b)| between(a, b, mark, writing, own))
}

/// A range by its two ends. A magnitude after the second is that of both, a currency beside one too.
fn between(a: &str, b: &str, mark: Mark, writing: &Writing, own: Currency) -> Option<Range> {
    let (a, b) = (parts(a, writing, own)?, parts(b, writing, own)?);
    let clash = |x: Option<Currency>, y: Option<Currency>| x.is_some() && y.is_some() && x != y;
    let unit = |p: &Parts<'_>| p.unit.is_some() || p.limit.is_some();
    if clash(a.currency, b.currency) || unit(&a) || unit(&b) {
        return None;
    }
    let (least, most) = (number(&a, a.factor.or(b.factor), mark)?, number(&b, b.factor, mark)?);
    let (currency, scaled) = (a.currency.or(b.currency), b.factor.is_some());
    (least <= most).then_some(Range { least: Some(least), most: Some(most), currency, scaled })
}

fn number(parts: &Parts<'_>, factor: Option<Decimal>, mark: Mark) -> Option<Decimal> {
    let mark = super::mark_of(parts, mark);
    let value = mark::value(parts.digits, mark).ok()?.checked_mul(factor.unwrap_or(Decimal::ONE))?;
    Some(if parts.negative { -value } else { value })
}

/// Whether a text is a range or limit of anything, such as `10-20%` or `2 to 3 weeks`.
pub fn is_range(text: &str, writing: &Writing, own: Currency) -> bool {
    if let Some(one) = parts(text, writing, own) {
        return one.limit.is_some();
    }
    let text = without_first_word(text.trim(), writing);
    splits(text, writing).any(|(a, b)| parts(a, writing, own).is_some() && parts(b, writing, own).is_some())
}

fn without_first_word<'t>(text: &'t str, writing: &Writing) -> &'t str {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    if writing.amounts.range_before.has(&text[..end]) { text[end..].trim_start() } else { text }
}

/// The two sides of each dash or word that may stand in a range.
fn splits<'t>(text: &'t str, writing: &'t Writing) -> impl Iterator<Item = (&'t str, &'t str)> {
    let dashes = text.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—' | '\u{2011}'));
    let by_dash = dashes.map(|(at, c)| (&text[..at], &text[at + c.len_utf8()..]));
    let blanks = text.char_indices().filter(|(_, c)| c.is_whitespace());
    let by_word = blanks.filter_map(move |(at, c)| {
        let rest = &text[at + c.len_utf8()..];
        let end = rest.find(char::is_whitespace)?;
        writing.amounts.range.has_word(&fold(&rest[..end])).then(|| (&text[..at], &rest[end..]))
    });
    by_dash.chain(by_word).filter(|(a, b)| !a.trim().is_empty() && !b.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::fixture::settings;

    fn of(text: &str) -> Option<String> {
        let settings = settings();
        let own = settings.portfolio.currency;
        let range = range(text, Mark::Point, &settings.knowledge.writing, own)?;
        let end = |n: Option<Decimal>| n.map_or("?".to_owned(), |n| n.normalize().to_string());
        Some(format!("{} {}", end(range.least), end(range.most)))
    }

    #[test]
    fn ranges_and_limits() {
        for (text, want) in [
            ("10-15k", "10000 15000"),
            ("10k–15k", "10000 15000"),
            ("£10k - £15k", "10000 15000"),
            ("£10,000 to £15,000", "10000 15000"),
            ("between 10k and 15k", "10000 15000"),
            ("10 bis 15 Mio. €", "10000000 15000000"),
            ("de 10 à 15 k€", "10000 15000"),
            ("> 50k", "50000 ?"),
            (">£50k", "50000 ?"),
            ("at least 50k", "50000 ?"),
            ("<=50k", "? 50000"),
            ("less than £50k", "? 50000"),
        ] {
            assert_eq!(of(text).as_deref(), Some(want), "{text}");
        }
        for text in ["15-10k", "£10k-€15k", "10k", "-5", "10-15 days", "see 3-4", "12-05-2026", "-"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
