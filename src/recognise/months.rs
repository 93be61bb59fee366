//! Months in labels, which may leave the year out: `Apr`, `P7`; and quarters and years, by their last month.

use crate::model::months::{Named, full_year, tokens, with_year, without};
use crate::model::period::Period;
use crate::settings::Settings;

/// The month that a label names. A label without a year, such as `Apr` or `P7`, is a month of the financial year
/// that holds `reported`; without it, such a label is none.
pub fn in_label(text: &str, reported: Option<Period>, settings: &Settings) -> Option<Named> {
    if text.len() > 60 {
        return None;
    }
    let tokens = tokens(text);
    let writing = &settings.knowledge.writing;
    let named = quarter(&tokens, reported, settings)
        .or_else(|| with_year(&tokens, writing))
        .or_else(|| year(&tokens, settings));
    if named.is_some() {
        return named;
    }
    // `May` beside more than two words is no month, but a word of a sentence.
    if tokens.len() > 4 {
        return None;
    }
    let start = reported?.year_start(settings.portfolio.year_starts);
    let words = &settings.knowledge.writing.months;
    let numbered = &settings.knowledge.recognition.numbered_months;
    let guess =
        |period, used: &[usize]| Some(Named { period, rest: without(&tokens, used), guessed: true, span: 1 });
    for (i, token) in tokens.iter().enumerate() {
        if let Some(month) = words.get(token.as_str()) {
            let first = (0..12).map(|n| start.plus(n)).find(|p| p.month() == *month)?;
            return guess(first, &[i]);
        }
        let number = |text: &str| text.parse::<i32>().ok().filter(|n| (1..=12).contains(n));
        if numbered.contains(token)
            && let Some(n) = tokens.get(i + 1).and_then(|t| number(t))
        {
            return guess(start.plus(n - 1), &[i, i + 1]);
        }
    }
    None
}

/// `Q1 2024`, `2024 Q3`, `Q2 25/26`, `FY25 Q1`; `Q4` is one of the financial year that holds `reported`.
fn quarter(tokens: &[String], reported: Option<Period>, settings: &Settings) -> Option<Named> {
    let words = &settings.knowledge.recognition.numbered_quarters;
    let number = |i: usize| tokens.get(i)?.parse::<i32>().ok().filter(|n| (1..=4).contains(n));
    let at = (0..tokens.len()).find(|i| words.contains(&tokens[*i]))?;
    if tokens.iter().any(|t| settings.knowledge.writing.months.contains_key(t)) {
        return None;
    }
    // `Q1`, or `1. Quartal`.
    let (n, other) = match number(at + 1) {
        Some(n) => (n, at + 1),
        None => (number(at.checked_sub(1)?)?, at - 1),
    };
    let (start, mut used) = match span_start(tokens, settings) {
        Some((start, used)) => (start, used),
        None => (reported?.year_start(settings.portfolio.year_starts), Vec::new()),
    };
    let guessed = used.is_empty();
    used.extend([at, other]);
    let period = start.plus(3 * n - 1);
    (tokens.len() <= used.len() + 2).then(|| Named { period, rest: without(tokens, &used), guessed, span: 3 })
}

/// `2024`, `FY25`, `2024/25`, beside no more than two words.
fn year(tokens: &[String], settings: &Settings) -> Option<Named> {
    let (start, used) = span_start(tokens, settings)?;
    let rest = without(tokens, &used);
    let numbers = rest.contains(|c: char| c.is_ascii_digit());
    let few = tokens.len() <= used.len() + 2 && !numbers;
    few.then(|| Named { period: start.plus(11), rest, guessed: false, span: 12 })
}

/// The first month of the year that is written, and the words that say so: of a calendar year, or of a financial one
/// (`2024/25`, `FY25`, the year in which it ends).
fn span_start(tokens: &[String], settings: &Settings) -> Option<(Period, Vec<usize>)> {
    let financial = settings.portfolio.year_starts;
    let short = |text: &String| text.parse::<i16>().ok().filter(|_| text.len() == 2).map(|y| 2000 + y);
    let named = |i: usize| tokens.get(i).and_then(|t| full_year(t).or_else(|| short(t)));
    if let Some(at) = tokens.iter().position(|t| t == "fy") {
        let (first, second) = (named(at + 1)?, named(at + 2));
        let used = if second == Some(first + 1) { vec![at, at + 1, at + 2] } else { vec![at, at + 1] };
        let first = if used.len() == 3 || financial == 1 { first } else { first - 1 };
        return Some((Period::new(first, financial)?, used));
    }
    let at = tokens.iter().position(|t| full_year(t).is_some());
    let slashed = |i: usize| Some((short(tokens.get(i)?)?, i)).filter(|(y, i)| named(i + 1) == Some(y + 1));
    match at {
        Some(at) if named(at + 1) == Some(named(at)? + 1) => {
            Some((Period::new(named(at)?, financial)?, vec![at, at + 1]))
        }
        Some(at) => Some((Period::new(named(at)?, 1)?, vec![at])),
        None => {
            let (first, at) = (0..tokens.len()).find_map(slashed)?;
            Some((Period::new(first, financial)?, vec![at, at + 1]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_may_leave_the_year_out() {
        let settings = Settings::built_in().unwrap();
        let october: Period = "2026-10".parse().unwrap();
        for (text, month, rest) in [
            ("Feb", "2027-02", ""),
            ("P1", "2026-04", ""),
            ("Period 12 Actual", "2027-03", "actual"),
            ("Budget Apr", "2026-04", "budget"),
            ("Apr-26 Actual", "2026-04", "actual"),
        ] {
            let named = in_label(text, Some(october), &settings).unwrap();
            assert_eq!((named.period.to_string().as_str(), named.rest.as_str()), (month, rest), "{text}");
        }
        for (text, month, span, rest) in [
            ("Q1 2024", "2024-03", 3, ""),
            ("2024 Q4", "2024-12", 3, ""),
            ("Q2 2026/27", "2026-09", 3, ""),
            ("1. Quartal 2025", "2025-03", 3, ""),
            ("Q3", "2026-12", 3, ""),
            ("2025", "2025-12", 12, ""),
            ("2025/26 Budget", "2026-03", 12, "budget"),
            ("FY26", "2026-03", 12, ""),
        ] {
            let named = in_label(text, Some(october), &settings).unwrap();
            assert_eq!(
                (named.period.to_string().as_str(), named.span, named.rest.as_str()),
                (month, span, rest),
                "{text}"
            );
        }
        assert_eq!(in_label("Feb", None, &settings), None);
        assert_eq!(in_label("Forecast for 2026 and later", None, &settings), None);
        assert_eq!(in_label("Impact 5", Some(october), &settings), None);
    }
}
