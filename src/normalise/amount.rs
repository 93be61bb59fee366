//! Numbers and amounts in text: `£1,234.50`, `1.234,50 €`, `(500)`, `500-`, `1.2m`, `c. 20k`, `GBP 5k`, `50 %`.

use crate::model::money::Currency;
use crate::model::table::UnitMeasure;
use crate::model::writing::{Writing, word};
use rust_decimal::Decimal;

/// Which sign stands between whole and fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `1,234.5`
    Point,
    /// `1.234,5`
    Comma,
}

/// A number as it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// Its value; with `k` and the like worked in, a percent sign not.
    pub value: Decimal,
    /// The currency beside it.
    pub currency: Option<Currency>,
    /// The unit beside it.
    pub unit: Option<UnitMeasure>,
    /// Whether a word such as `k` said how many.
    pub magnitude: bool,
    /// Whether a word such as `c.` says that it is not exact.
    pub about: bool,
}

/// The mark that the texts of a column use: settled by a text with both signs, or by a sign that can be no thousand's;
/// else the point.
pub fn mark<'t>(texts: impl Iterator<Item = &'t str>) -> Mark {
    let (mut point, mut comma) = (0, 0);
    for text in texts {
        match (text.rfind('.'), text.rfind(',')) {
            (Some(p), Some(c)) if p > c => point += 1,
            (Some(_), Some(_)) => comma += 1,
            (Some(p), None) if text.matches('.').count() > 1 && groups(text, p) => comma += 1,
            (Some(p), None) if !groups(text, p) => point += 1,
            (None, Some(c)) if text.matches(',').count() > 1 && groups(text, c) => point += 1,
            (None, Some(c)) if !groups(text, c) => comma += 1,
            _ => {}
        }
    }
    if comma > point { Mark::Comma } else { Mark::Point }
}

/// Whether just three digits follow a sign: it may part thousands.
fn groups(text: &str, at: usize) -> bool {
    text[at + 1..].chars().take_while(char::is_ascii_digit).count() == 3
}

/// Reads an amount; `None` where there is none, or more than one. `own` is the currency meant by a sign that several
/// have.
pub fn parse(text: &str, mark: Mark, writing: &Writing, own: Currency) -> Option<Amount> {
    let text = text.trim();
    if text.len() > 60 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut found =
        Amount { value: Decimal::ZERO, currency: None, unit: None, magnitude: false, about: false };
    let (mut negative, mut factor) = (false, Decimal::ONE);
    let mut rest = text;
    loop {
        let before = rest;
        rest = rest.trim_matches([' ', '\u{a0}', '\u{202f}', '\t', '\n']);
        if let Some(inner) = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')) {
            negative = !negative;
            rest = inner;
        }
        if let Some(inner) = rest.strip_prefix(['-', '−', '–']).or_else(|| rest.strip_suffix(['-', '−']))
        {
            negative = !negative;
            rest = inner;
        }
        rest = peel_start(rest, writing, own, &mut found);
        rest = peel_end(rest, writing, own, &mut found, &mut factor);
        if rest == before {
            break;
        }
    }
    let value = number(rest, mark)?.checked_mul(factor)?;
    found.value = if negative { -value } else { value };
    Some(found)
}

/// Takes a sign, a code or a word off the beginning.
fn peel_start<'t>(rest: &'t str, writing: &Writing, own: Currency, found: &mut Amount) -> &'t str {
    if let Some((currency, len)) = writing.amounts.sign_at(rest, own) {
        found.currency = Some(currency);
        return &rest[len..];
    }
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (token, after) = rest.split_at(end);
    if token.is_empty() {
        let sign = rest.chars().next().map_or(0, char::len_utf8);
        if sign > 0 && writing.amounts.about.has_word(&rest[..sign]) {
            found.about = true;
            return &rest[sign..];
        }
        return rest;
    }
    if writing.amounts.about.has(token) {
        found.about = true;
        return after.trim_start_matches('.');
    }
    match writing.amounts.currency(token, own) {
        Some(currency) => {
            found.currency = Some(currency);
            after
        }
        None => rest,
    }
}

/// Takes a sign, a code, a unit or a word for how many off the end.
fn peel_end<'t>(
    rest: &'t str,
    writing: &Writing,
    own: Currency,
    found: &mut Amount,
    factor: &mut Decimal,
) -> &'t str {
    let start =
        rest.rfind(|c: char| c.is_ascii_digit() || c == ')' || c == '.' || c == ',').map_or(0, |at| at + 1);
    let (before, token) = rest.split_at(start);
    let token = token.trim();
    if token.is_empty() || before.is_empty() {
        return rest;
    }
    let folded = word(token);
    if let Some(many) = writing.amounts.magnitudes.get(&folded).filter(|_| !found.magnitude) {
        found.magnitude = true;
        *factor *= *many;
        return before;
    }
    if let Some(currency) = writing.amounts.currency(token, own) {
        found.currency = Some(currency);
        return before;
    }
    if let Some(unit) = writing.units.measures.get(&folded) {
        found.unit = Some(*unit);
        return before;
    }
    // `5k GBP`, `1.2m €`: two words behind the number.
    for (at, _) in token.char_indices().skip(1) {
        let (first, second) = token.split_at(at);
        let many = writing.amounts.magnitudes.get(&word(first)).filter(|_| !found.magnitude);
        let currency = writing.amounts.currency(second, own);
        if let (Some(many), Some(currency)) = (many, currency) {
            found.magnitude = true;
            found.currency = Some(currency);
            *factor *= *many;
            return before;
        }
    }
    rest
}

/// Digits with signs between; `None` for anything else. A sign for thousands has three digits behind it.
fn number(text: &str, mark: Mark) -> Option<Decimal> {
    let bare: String =
        text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')).collect();
    let spaced = text.chars().any(char::is_whitespace);
    if spaced
        && !text.split_whitespace().skip(1).all(|g| g.chars().take_while(char::is_ascii_digit).count() == 3)
    {
        return None;
    }
    let (thousand, decimal) = match mark {
        Mark::Point => (',', '.'),
        Mark::Comma => ('.', ','),
    };
    let (whole, fraction) = match bare.rsplit_once(decimal) {
        Some((whole, fraction)) => (whole.to_owned(), fraction),
        None => match bare.rsplit_once(thousand) {
            // `1,5` where the point is the mark: no group of three, so it is a fraction all the same.
            Some((whole, last)) if last.len() != 3 && !whole.contains(thousand) => (whole.to_owned(), last),
            _ => (bare.clone(), ""),
        },
    };
    let grouped = whole.split(thousand).skip(1).all(|g| g.len() == 3);
    let whole: String = whole.chars().filter(|c| *c != thousand).collect();
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if !grouped || !digits(&whole) || !digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { &whole };
    let text = if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") };
    text.parse().ok()
}

/// A stored number as the shortest decimal that gives it; `None` where it is too large for one.
pub fn decimal(number: f64) -> Option<Decimal> {
    if !number.is_finite() {
        return None;
    }
    let text = format!("{number}");
    text.parse().ok().or_else(|| Decimal::from_f64_retain(number).map(|d| d.normalize()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static SETTINGS: LazyLock<Settings> = LazyLock::new(|| Settings::built_in().unwrap());

    fn read(text: &str, mark: Mark) -> Option<(String, Option<String>)> {
        let amount = parse(text, mark, &SETTINGS.knowledge.writing, SETTINGS.portfolio.currency)?;
        Some((amount.value.normalize().to_string(), amount.currency.map(|c| c.to_string())))
    }

    #[test]
    fn amounts_as_people_write_them() {
        for (text, value, currency) in [
            ("£1,234.50", "1234.5", Some("GBP")),
            ("1234", "1234", None),
            ("(500)", "-500", None),
            ("£(1,500.25)", "-1500.25", Some("GBP")),
            ("(£1,500.25)", "-1500.25", Some("GBP")),
            ("-£20", "-20", Some("GBP")),
            ("500-", "-500", None),
            ("1.2m", "1200000", None),
            ("£10k", "10000", Some("GBP")),
            ("c. 20k", "20000", None),
            ("~£3", "3", Some("GBP")),
            ("GBP 5k", "5000", Some("GBP")),
            ("5k GBP", "5000", Some("GBP")),
            ("€ 12", "12", Some("EUR")),
            ("12 €", "12", Some("EUR")),
            ("1 234 567.5", "1234567.5", None),
            ("1'234.50", "1234.5", None),
            ("1,5", "1.5", None),
            ("0.30", "0.3", None),
            (".5", "0.5", None),
            ("50 %", "50", None),
            ("3 days", "3", None),
            ("US$ 7", "7", Some("USD")),
        ] {
            assert_eq!(
                read(text, Mark::Point),
                Some((value.to_owned(), currency.map(str::to_owned))),
                "{text}"
            );
        }
    }

    #[test]
    fn a_comma_may_be_the_mark() {
        for (text, value) in
            [("1.234,50 €", "1234.5"), ("1.234.567", "1234567"), ("0,75", "0.75"), ("12,345", "12.345")]
        {
            assert_eq!(read(text, Mark::Comma).map(|r| r.0).as_deref(), Some(value), "{text}");
        }
        assert_eq!(mark(["1.234", "12,5"].into_iter()), Mark::Comma);
        assert_eq!(mark(["1,234", "12.5"].into_iter()), Mark::Point);
        assert_eq!(mark(["1,234"].into_iter()), Mark::Point);
    }

    #[test]
    fn what_is_no_amount() {
        for text in ["", "TBC", "10-15k", "12/10/2026", "R-12", "1,23,4", "5 of 7", "v2", "12 34", "£"] {
            assert_eq!(read(text, Mark::Point), None, "{text}");
        }
    }

    #[test]
    fn stored_numbers_are_read_as_they_were_meant() {
        assert_eq!(decimal(0.1 + 0.2).unwrap().to_string(), "0.30000000000000004");
        assert_eq!(decimal(1234.5).unwrap().to_string(), "1234.5");
        assert_eq!(decimal(f64::NAN), None);
        assert_eq!(decimal(1e40), None);
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC{0,20}") {
            let _ = (read(&text, Mark::Point), read(&text, Mark::Comma));
        }

        #[test]
        fn what_is_written_is_read_back(pence in -1_000_000_000i64..1_000_000_000) {
            let value = Decimal::new(pence, 2);
            let text = format!("£{}", value.abs());
            let text = if value.is_sign_negative() { format!("({text})") } else { text };
            prop_assert_eq!(read(&text, Mark::Point).map(|r| r.0), Some(value.normalize().to_string()));
        }
    }
}
