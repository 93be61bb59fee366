//! What labels and titles say of a full-time equivalent: `days per week`, `Full time = 37.5 hours per week`.

use crate::model::table::{FullTime, Per, UnitMeasure};
use crate::model::text::fold;
use crate::model::writing::Writing;
use rust_decimal::Decimal;

/// A number or a word.
#[derive(Debug, PartialEq)]
enum Token {
    Number(Decimal),
    Word(String),
}

/// Days or hours, and the span of which a text counts them: `(days per week)`. A number before them states an amount.
pub fn per(text: &str, writing: &Writing) -> Option<(UnitMeasure, Per)> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| {
        let (measure, length) = measure(&tokens, at, writing)?;
        let stated = at.checked_sub(1).is_some_and(|before| matches!(tokens[before], Token::Number(_)));
        let own = || span(&tokens[at..at + length], writing);
        let around = span(tokens.get(at + length..)?, writing).or_else(own);
        let per = around.or_else(|| span_before(&tokens[..at], writing));
        per.filter(|_| !stated).map(|per| (measure, per))
    })
}

/// The span that one of the two words before names: `weekly contracted hours`.
fn span_before(tokens: &[Token], writing: &Writing) -> Option<Per> {
    tokens.iter().rev().take(2).find_map(|token| span(std::slice::from_ref(token), writing))
}

/// The full-time equivalent that a text states.
pub fn stated(text: &str, writing: &Writing) -> Option<FullTime> {
    let tokens = tokens(text);
    let with_unit = (0..tokens.len()).find_map(|at| {
        let Token::Number(amount) = tokens[at] else { return None };
        let (measure, length) = measure(&tokens, at + 1, writing)?;
        let behind = tokens.get(at + 1 + length..)?;
        let per = span(behind, writing);
        let told = per.is_some() || is_full(&tokens[..at], writing) || is_one_full(behind, writing);
        (told && amount > Decimal::ZERO).then_some(FullTime { amount, measure, per })
    });
    with_unit.or_else(|| equated(text, &tokens, writing))
}

/// The same by a number without a unit that a sign makes equal to it, in the unit that the text names elsewhere: `Hours
/// (37.5 = 1 FTE)`.
fn equated(text: &str, all: &[Token], writing: &Writing) -> Option<FullTime> {
    let (measure, _) = (0..all.len()).find_map(|at| measure(all, at, writing))?;
    let amount = text.match_indices('=').find_map(|(at, sign)| {
        let (before, behind) = (tokens(&text[..at]), tokens(&text[at + sign.len()..]));
        match (before.last(), behind.first()) {
            (Some(Token::Number(n)), _) if is_one_full(&behind, writing) => Some(*n),
            (_, Some(Token::Number(n))) if is_full(&before, writing) => Some(*n),
            _ => None,
        }
    })?;
    (amount > Decimal::ZERO).then_some(FullTime { amount, measure, per: None })
}

/// Days or hours that the words at a place name, and in how many words.
fn measure(tokens: &[Token], at: usize, writing: &Writing) -> Option<(UnitMeasure, usize)> {
    (1..=2).rev().find_map(|count| {
        let words = joined(tokens.get(at..at + count)?)?;
        // `T` of `T€ / Monat` is a thousand.
        let measure = writing.units.measures.get(&words).copied();
        let measure = measure.filter(|_| !writing.amounts.attached.contains_key(&words))?;
        matches!(measure, UnitMeasure::Days | UnitMeasure::Hours).then_some((measure, count))
    })
}

/// The span that the words at the start name.
fn span(tokens: &[Token], writing: &Writing) -> Option<Per> {
    (1..=3).rev().find_map(|count| {
        let words = joined(tokens.get(..count)?)?;
        let units = &writing.units;
        let month = || units.a_month.has_word(&words).then_some(Per::Month);
        units.a_week.has_word(&words).then_some(Per::Week).or_else(month)
    })
}

/// Whether the words at the end stand for a full-time equivalent: `full time is`, `1 FTE`.
fn is_full(tokens: &[Token], writing: &Writing) -> bool {
    (1..=3).any(|count| {
        let from = tokens.len().checked_sub(count);
        let words = from.and_then(|from| joined(&tokens[from..]));
        let fte = |word: &str| writing.units.measures.get(word) == Some(&UnitMeasure::Fte);
        words.is_some_and(|words| writing.units.full_time.has_word(&words) || fte(&words))
    })
}

/// Whether the words at the start stand for one full-time equivalent: `= 1 FTE`, `per FTE`, `is full time`.
fn is_one_full(tokens: &[Token], writing: &Writing) -> bool {
    let one = |token: &Token| matches!(token, Token::Number(n) if *n == Decimal::ONE);
    let from = tokens.iter().position(one).filter(|at| *at <= 1).map_or(0, |at| at + 1);
    let ends = (from + 1..=tokens.len().min(from + 3)).filter_map(|end| tokens.get(..end));
    tokens.iter().skip(from).take(1).all(|t| matches!(t, Token::Word(_)))
        && ends.into_iter().any(|part| is_full(&part[from.min(part.len())..], writing))
}

/// Words as a phrase. `None` where a number is among them.
fn joined(tokens: &[Token]) -> Option<String> {
    let word = |token: &Token| match token {
        Token::Word(word) => Some(word.clone()),
        Token::Number(_) => None,
    };
    tokens.iter().map(word).collect::<Option<Vec<_>>>().map(|words| words.join(" "))
}

/// The numbers and words of a text; `37.5h` is both.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let kind: &dyn Fn(char) -> bool = if c.is_ascii_digit() { &digit } else { &char::is_alphabetic };
        let length = rest.find(|c: char| !kind(c)).unwrap_or(rest.len());
        if c.is_ascii_digit() {
            let number = rest[..length].trim_end_matches(['.', ',']).replace(',', ".");
            tokens.extend(number.parse().ok().map(Token::Number));
        } else if length > 0 {
            tokens.push(Token::Word(fold(&rest[..length])));
        }
        rest = &rest[length.max(c.len_utf8())..];
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn labels_count_days_or_hours_of_a_span() {
        let settings = Settings::built_in().unwrap();
        for (text, want) in [
            ("Allocation (days per week)", Some((UnitMeasure::Days, Per::Week))),
            ("Hours/week", Some((UnitMeasure::Hours, Per::Week))),
            ("Days a month", Some((UnitMeasure::Days, Per::Month))),
            ("Tage pro Woche", Some((UnitMeasure::Days, Per::Week))),
            ("Allocation (days)", None),
            ("37.5 hours per week", None),
            ("Capacity hrs/week", Some((UnitMeasure::Hours, Per::Week))),
            ("Kapazität (Std./Woche)", Some((UnitMeasure::Hours, Per::Week))),
            ("Wochenstunden", Some((UnitMeasure::Hours, Per::Week))),
            ("Weekly contracted hours", Some((UnitMeasure::Hours, Per::Week))),
            ("Heures hebdomadaires", Some((UnitMeasure::Hours, Per::Week))),
            ("Uur per week", Some((UnitMeasure::Hours, Per::Week))),
            ("j/mois", Some((UnitMeasure::Days, Per::Month))),
        ] {
            assert_eq!(per(text, &settings.knowledge.writing), want, "{text}");
        }
    }

    #[test]
    fn labels_and_titles_state_a_full_week() {
        let settings = Settings::built_in().unwrap();
        let full =
            |amount: &str, measure, per| Some(FullTime { amount: amount.parse().unwrap(), measure, per });
        for (text, want) in [
            ("Full time = 37.5 hours per week", full("37.5", UnitMeasure::Hours, Some(Per::Week))),
            ("1 FTE = 20 days a month", full("20", UnitMeasure::Days, Some(Per::Month))),
            ("based on a 35-hour week", full("35", UnitMeasure::Hours, Some(Per::Week))),
            ("Hours per week, full time = 40 h", full("40", UnitMeasure::Hours, None)),
            ("Allocation (days per month, 20 days = 1 FTE)", full("20", UnitMeasure::Days, None)),
            ("1 VZÄ = 18 Arbeitstage pro Monat", full("18", UnitMeasure::Days, Some(Per::Month))),
            ("20 working days = 1 FTE", full("20", UnitMeasure::Days, None)),
            ("18 jours = 1 ETP", full("18", UnitMeasure::Days, None)),
            ("37.5 hours is full time", full("37.5", UnitMeasure::Hours, None)),
            ("Contracted hours (37.5 = 1 FTE)", full("37.5", UnitMeasure::Hours, None)),
            ("Hours (1 FTE = 35)", full("35", UnitMeasure::Hours, None)),
            ("Jours (18 = 1 ETP)", full("18", UnitMeasure::Days, None)),
            ("Hours, 2 FTE", None),
            ("Hours (37.5 = 2 FTE)", None),
            ("A programme of 60 days", None),
            ("20 days, 2 FTE", None),
            ("FTE", None),
        ] {
            assert_eq!(stated(text, &settings.knowledge.writing), want, "{text}");
        }
    }
}
