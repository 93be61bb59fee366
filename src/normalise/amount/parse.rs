//! An amount as it is written, taken apart: sign, currency, digits, magnitude, unit.

use crate::model::money::Currency;
use crate::model::table::UnitMeasure;
use crate::model::text::fold;
use crate::model::writing::Writing;
use rust_decimal::Decimal;

/// The parts of a written amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts<'t> {
    /// Digits with their marks, as written.
    pub digits: &'t str,
    /// In brackets, or with a minus before or after.
    pub negative: bool,
    /// The currency of its sign or code.
    pub currency: Option<Currency>,
    /// What its word stands for: 1000 for `k`.
    pub factor: Option<Decimal>,
    /// The unit it names.
    pub unit: Option<UnitMeasure>,
    /// Not exact, says a word.
    pub about: bool,
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
    let mut parts = Parts { digits, negative: false, currency: None, factor: None, unit: None, about: false };
    let opened = beside(&mut parts, &text[..first], writing, own)?;
    let closed = beside(&mut parts, &text[last..], writing, own)?;
    (opened == closed).then_some(parts)
}

/// Marks between digits: decimal marks and what stands between thousands.
fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}' | ' ')
}

/// Takes in what stands before or after the digits. Gives how many brackets there are; `None` for what no amount has.
fn beside(parts: &mut Parts<'_>, text: &str, writing: &Writing, own: Currency) -> Option<usize> {
    let (mut rest, mut brackets) = (text, 0);
    while let Some(c) = rest.chars().next() {
        let mut length = c.len_utf8();
        if let Some((currency, sign)) = writing.amounts.sign_at(rest, own) {
            parts.currency = once(parts.currency, currency)?;
            length = sign;
        } else if c.is_alphabetic() {
            length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            word(parts, &rest[..length], writing)?;
        } else {
            match c {
                '(' | ')' => {
                    brackets += 1;
                    parts.negative = true;
                }
                '-' | '\u{2212}' | '–' => parts.negative = true,
                '%' => parts.unit = once(parts.unit, UnitMeasure::Percent)?,
                _ if c.is_whitespace() || c == '.' || c == '\'' => {}
                _ if writing.amounts.about.has_word(rest.get(..length)?) => parts.about = true,
                _ => return None,
            }
        }
        rest = rest.get(length..)?;
    }
    Some(brackets)
}

fn word(parts: &mut Parts<'_>, word: &str, writing: &Writing) -> Option<()> {
    let folded = fold(word);
    if let Some(currency) = writing.amounts.currencies.get(&folded) {
        parts.currency = once(parts.currency, *currency)?;
    } else if let Some(factor) = writing.amounts.magnitudes.get(&folded) {
        parts.factor = once(parts.factor, *factor)?;
    } else if let Some(unit) = writing.units.measures.get(&folded) {
        parts.unit = once(parts.unit, *unit)?;
    } else if writing.amounts.about.has_word(&folded) {
        parts.about = true;
    } else {
        return None;
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
