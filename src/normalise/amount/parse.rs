//! An amount as it is written, taken apart: sign, currency, digits, magnitude, unit.

use super::super::phrase;
use crate::model::money::Currency;
use crate::model::table::UnitMeasure;
use crate::model::text::fold_or_sign;
use crate::model::writing::{AmountWord, Writing};
use rust_decimal::Decimal;

/// The parts of a written amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts<'t> {
    /// Digits with their marks, as written.
    pub digits: &'t str,
    /// In brackets, with a minus before or after, or a credit.
    pub negative: bool,
    /// The currency of its sign or code.
    pub currency: Option<Currency>,
    /// The sign of its currency, as written.
    pub sign: Option<&'t str>,
    /// What its word stands for: 1000 for `k`.
    pub factor: Option<Decimal>,
    /// The unit it names.
    pub unit: Option<UnitMeasure>,
    /// Not exact, says a word.
    pub about: bool,
    /// It is the amount of each year.
    pub yearly: bool,
    /// The number is a limit, and the amount is not said.
    pub limit: Option<Limit>,
}

/// What a number limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The amount is not more.
    AtMost,
    /// The amount is not less.
    AtLeast,
}

/// Takes a text apart. `None` where it is not one amount. `own` is the currency meant by a sign of several.
pub fn parts<'t>(text: &'t str, writing: &Writing, own: Currency) -> Option<Parts<'t>> {
    let text = text.trim();
    let last = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let digit = text.find(|c: char| c.is_ascii_digit())?;
    let first = match text[..digit].chars().next_back() {
        Some(mark @ ('.' | ',')) if !text[..digit - 1].ends_with(char::is_alphabetic) => {
            digit - mark.len_utf8()
        }
        _ => digit,
    };
    let digits = text.get(first..last)?;
    if !digits.chars().all(|c| c.is_ascii_digit() || is_mark(c)) {
        return None;
    }
    let mut parts = Parts {
        digits,
        negative: false,
        currency: None,
        sign: None,
        factor: None,
        unit: None,
        about: false,
        yearly: false,
        limit: None,
    };
    let before = text[..first].trim_start();
    let opened = beside(&mut parts, before.strip_prefix('+').unwrap_or(before), writing, own)?;
    let closed = beside(&mut parts, without_dash(&text[last..]), writing, own)?;
    (opened == closed).then_some(parts)
}

/// What follows the digits, without the dash that stands for no hundredths: `500.-`, `1.234,--`.
fn without_dash(after: &str) -> &str {
    let Some(rest) = after.strip_prefix(['.', ',']) else { return after };
    let short = rest.trim_start_matches(['-', '–', '—']);
    if short.len() < rest.len() { short } else { after }
}

/// Marks between digits: decimal marks and what stands between thousands.
fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}' | ' ')
}

/// Takes in what stands before or after the digits. Gives how many brackets there are; `None` for what no amount has.
fn beside<'t>(parts: &mut Parts<'t>, text: &'t str, writing: &Writing, own: Currency) -> Option<usize> {
    let (mut rest, mut brackets) = (text, 0);
    while let Some(c) = rest.chars().next() {
        let mut length = c.len_utf8();
        if let Some((currency, sign)) = writing.amounts.sign_at(rest, own) {
            parts.currency = match parts.currency {
                Some(code) if may_be(&rest[..sign], code, writing) => Some(code),
                said => once(said, currency)?,
            };
            parts.sign = Some(&rest[..sign]);
            length = sign;
        } else if let Some((factor, attached)) = writing.amounts.attached_at(rest, own) {
            parts.factor = once(parts.factor, factor)?;
            length = attached;
        } else if c.is_alphabetic() {
            let (meaning, words) = phrase::longest(rest, |word| meaning(word, writing, own))?;
            say(parts, meaning, writing)?;
            length = words;
        } else {
            match c {
                '(' if words_in(rest).is_some_and(|inside| !inside.contains('(')) => {
                    let inside = words_in(rest)?;
                    beside(parts, inside, writing, own)?;
                    length = inside.len() + 2;
                }
                '(' | ')' => {
                    brackets += 1;
                    parts.negative = true;
                }
                '-' | '\u{2212}' | '–' => parts.negative = true,
                '%' => parts.unit = once(parts.unit, UnitMeasure::Percent)?,
                _ if c.is_whitespace() || matches!(c, '.' | '\'' | '/') => {}
                _ => {
                    let (meaning, sign) = sign(rest, writing)?;
                    say(parts, meaning, writing)?;
                    length = sign;
                }
            }
        }
        rest = rest.get(length..)?;
    }
    Some(brackets)
}

/// The words in the brackets at the start of a text, such as `(net)` or `(est.)`.
fn words_in(text: &str) -> Option<&str> {
    let (inside, _) = text.strip_prefix('(')?.split_once(')')?;
    (!inside.is_empty()).then_some(inside)
}

/// Whether a sign may stand for a currency.
fn may_be(sign: &str, currency: Currency, writing: &Writing) -> bool {
    writing.amounts.signs.iter().any(|(s, may)| s == sign && may.contains(&currency))
}

/// What a word beside digits means.
enum Meaning {
    Currency(Currency),
    Factor(Decimal),
    Scaled(Decimal, Currency),
    Unit(UnitMeasure),
    Word(AmountWord),
}

fn meaning(word: &str, writing: &Writing, own: Currency) -> Option<Meaning> {
    let amounts = &writing.amounts;
    if let Some(currency) = amounts.currencies.get(word) {
        return Some(Meaning::Currency(*currency));
    }
    if let Some(factor) = amounts.magnitudes.get(word) {
        return Some(Meaning::Factor(*factor));
    }
    if amounts.mil.0.has_word(word) && !amounts.mil.1.contains(&own) {
        return Some(Meaning::Factor(Decimal::ONE_THOUSAND));
    }
    if let Some(unit) = writing.units.measures.get(word) {
        return Some(Meaning::Unit(*unit));
    }
    if let Some((factor, currency)) = amounts.compound(word) {
        return Some(Meaning::Scaled(factor, currency));
    }
    let known = amounts.words.get(word).map(|w| Meaning::Word(*w));
    // In rupees, Cr is a crore as well as a credit.
    known.filter(|m| !matches!(m, Meaning::Word(AmountWord::Credit)) || own.code() != "INR")
}

/// A word that is a sign, such as `~` or `<=`, and its length.
fn sign(rest: &str, writing: &Writing) -> Option<(Meaning, usize)> {
    let of = |count: usize| {
        let end: usize = rest.chars().take(count).map(char::len_utf8).sum();
        let word = writing.amounts.words.get(&fold_or_sign(rest.get(..end)?))?;
        Some((Meaning::Word(*word), end))
    };
    of(2).or_else(|| of(1))
}

fn say(parts: &mut Parts<'_>, meaning: Meaning, writing: &Writing) -> Option<()> {
    match meaning {
        // `$500 CAD`: the code says which of the sign's currencies is meant.
        Meaning::Currency(code) if parts.sign.is_some_and(|sign| may_be(sign, code, writing)) => {
            parts.currency = Some(code);
        }
        Meaning::Currency(currency) => parts.currency = once(parts.currency, currency)?,
        Meaning::Factor(factor) => parts.factor = once(parts.factor, factor)?,
        Meaning::Scaled(factor, currency) => {
            parts.factor = once(parts.factor, factor)?;
            parts.currency = once(parts.currency, currency)?;
        }
        Meaning::Unit(unit) => parts.unit = once(parts.unit, unit)?,
        Meaning::Word(AmountWord::About) => parts.about = true,
        Meaning::Word(AmountWord::Yearly) => parts.yearly = true,
        Meaning::Word(AmountWord::AtMost) => parts.limit = once(parts.limit, Limit::AtMost)?,
        Meaning::Word(AmountWord::AtLeast) => parts.limit = once(parts.limit, Limit::AtLeast)?,
        Meaning::Word(AmountWord::Credit) => parts.negative = true,
        Meaning::Word(AmountWord::Debit | AmountWord::Filler) => {}
    }
    Some(())
}

/// What is said once may not be said otherwise.
fn once<T: PartialEq>(said: Option<T>, now: T) -> Option<Option<T>> {
    match said {
        Some(before) if before != now => None,
        _ => Some(Some(now)),
    }
}
