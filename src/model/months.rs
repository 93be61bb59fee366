//! Months in text: `Apr-26`, `October 2026`, `2026-10`, `31/10/2026`.

use super::period::Period;
use super::text::fold;
use super::writing::Writing;

/// The month that a text names, and the words beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The month.
    pub period: Period,
    /// The folded text without it: `actual` of `Apr-26 Actual`.
    pub rest: String,
    /// Whether the year is not written and was taken from the reported financial year.
    pub guessed: bool,
    /// How many months up to and with it are meant: 3 for a quarter, 12 for a year.
    pub span: u8,
}

/// The month that stands with its year in a title, a name or a sentence.
pub fn in_text(text: &str, writing: &Writing) -> Option<Period> {
    with_year(&tokens(text), writing).map(|named| named.period)
}

/// The folded words of a text, letters and digits apart: `Oct26` is `oct`, `26`.
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for word in fold(text).split(' ') {
        let mut last: Option<bool> = None;
        for c in word.chars() {
            let digit = c.is_ascii_digit();
            match (tokens.last_mut(), last == Some(digit)) {
                (Some(token), true) => token.push(c),
                _ => tokens.push(c.to_string()),
            }
            last = Some(digit);
        }
    }
    tokens
}

/// The month that stands with its year among the words of a text.
pub fn with_year(tokens: &[String], writing: &Writing) -> Option<Named> {
    let words = &writing.months;
    for (i, token) in tokens.iter().enumerate() {
        let Some(month) = words.get(token.as_str()) else { continue };
        // `Oct 26`, `2026 Oct`, `Oct '26`; in `31 Oct 2026` the day is told by what follows.
        let after = tokens.get(i + 1).and_then(|t| year(t)).map(|y| (y, i + 1));
        let day_between = tokens.get(i + 1).is_some_and(|t| t.len() <= 2);
        let later = tokens.get(i + 2).filter(|t| day_between && t.len() == 4).and_then(|t| year(t));
        let before = i.checked_sub(1).and_then(|b| full_year(tokens.get(b)?).map(|y| (y, b)));
        let found = later.map(|y| (y, i + 2)).or(after).or(before);
        if let Some((year, at)) = found
            && let Some(period) = Period::new(year, *month)
        {
            return Some(Named { period, rest: without(tokens, &[i, at]), guessed: false, span: 1 });
        }
    }
    in_numbers(tokens)
}

/// `2026 10`, `31 10 2026`, `10 2026`, all of them written with signs between.
fn in_numbers(tokens: &[String]) -> Option<Named> {
    let month = |text: &String| text.parse::<i8>().ok().filter(|m| (1..=12).contains(m) && text.len() <= 2);
    for (i, token) in tokens.iter().enumerate() {
        let Some(year) = full_year(token) else { continue };
        let after = tokens.get(i + 1).and_then(month).map(|m| (m, i + 1));
        // The number of a quarter or of a version is no month: `Q3 2026`, `v2 2026`.
        let letter =
            i.checked_sub(2).is_some_and(|l| tokens[l].len() == 1 && tokens[l].parse::<u8>().is_err());
        let before = i.checked_sub(1).and_then(|b| Some((month(tokens.get(b)?)?, b)));
        if let Some((month, at)) = after.or(before.filter(|_| !letter))
            && let Some(period) = Period::new(year, month)
        {
            return Some(Named { period, rest: without(tokens, &[i, at]), guessed: false, span: 1 });
        }
    }
    // `202610`
    let joined = tokens.iter().position(|t| t.len() == 6 && t.starts_with("20"))?;
    let (year, month) = tokens[joined].split_at_checked(4)?;
    let period = Period::new(year.parse().ok()?, month.parse().ok()?)?;
    Some(Named { period, rest: without(tokens, &[joined]), guessed: false, span: 1 })
}

/// A year of four digits.
pub fn full_year(text: &str) -> Option<i16> {
    text.parse().ok().filter(|y| text.len() == 4 && (2000..2100).contains(y))
}

/// `2026`, or `26` beside the name of a month.
fn year(text: &str) -> Option<i16> {
    let short = || text.parse::<i16>().ok().filter(|_| text.len() == 2).map(|y| 2000 + y);
    full_year(text).or_else(short)
}

/// The words without some of them.
pub fn without(tokens: &[String], used: &[usize]) -> String {
    let rest: Vec<&str> =
        tokens.iter().enumerate().filter(|(i, _)| !used.contains(i)).map(|(_, t)| t.as_str()).collect();
    rest.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn months_with_their_year() {
        let settings = Settings::built_in().unwrap();
        for (text, month) in [
            ("Apr-26", Some("2026-04")),
            ("April 2026", Some("2026-04")),
            ("Reporting period: 31 October 2026", Some("2026-10")),
            ("October 31, 2026", Some("2026-10")),
            ("RAID_Oct26_v2.xlsx", Some("2026-10")),
            ("risks_2026-10.csv", Some("2026-10")),
            ("as at 31/10/2026", Some("2026-10")),
            ("10/2026", Some("2026-10")),
            ("Finance 202610", Some("2026-10")),
            ("Oktober 2026", Some("2026-10")),
            ("FY 2026/27", None),
            ("Report Q3 2026", None),
            ("Portfolio 2026", None),
            ("v0.4", None),
            ("May we decide this", None),
        ] {
            assert_eq!(
                in_text(text, &settings.knowledge.writing).map(|p| p.to_string()).as_deref(),
                month,
                "{text}"
            );
        }
    }
}
