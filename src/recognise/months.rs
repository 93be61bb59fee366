//! Months in labels, which may leave the year out: `Apr`, `P7`.

use crate::model::months::{Named, tokens, with_year, without};
use crate::model::period::Period;
use crate::settings::Settings;

/// The month that a label names. A label without a year, such as `Apr` or `P7`, is a month of the financial year
/// that holds `reported`; without it, such a label is none.
pub fn in_label(text: &str, reported: Option<Period>, settings: &Settings) -> Option<Named> {
    if text.len() > 60 {
        return None;
    }
    let tokens = tokens(text);
    if let Some(named) = with_year(&tokens, &settings.knowledge.writing) {
        return Some(named);
    }
    // `May` beside more than two words is no month, but a word of a sentence.
    if tokens.len() > 4 {
        return None;
    }
    let start = reported?.year_start(settings.portfolio.year_starts);
    let words = &settings.knowledge.writing.months;
    let numbered = &settings.knowledge.recognition.numbered_months;
    let guess = |period, used: &[usize]| Some(Named { period, rest: without(&tokens, used), guessed: true });
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
        assert_eq!(in_label("Feb", None, &settings), None);
        assert_eq!(in_label("Impact 5", Some(october), &settings), None);
    }
}
