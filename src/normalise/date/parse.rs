//! A date as it is written, taken apart; the order of day and month, and a year that is left out, are not decided here.

use super::words::{Token, tokens};
use super::written::{Part, WeekOf, What, Written, Year, ymd};
use crate::model::writing::{DateWord, Writing};
use crate::settings::DateOrder;

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It has the form of a date, and no calendar has the day.
    Impossible,
    /// It has not the form of a date.
    Unclear,
}

/// Takes a text apart.
///
/// # Errors
/// When it is no date or span of time.
pub fn parse(text: &str, writing: &Writing) -> Result<Written, Unread> {
    let tokens = tokens(text, writing).ok_or(Unread::Unclear)?;
    let (marks, rest) = marks(&tokens).ok_or(Unread::Unclear)?;
    let (what, year) = match body(&rest)? {
        // `3.4.` has the day first everywhere.
        (What::Pair(day, month), _) if is_dotted(text) => day_in(month as i8, day.into(), None)?,
        body => body,
    };
    let written = Written { what, year, ..marks };
    let is_day = matches!(
        what,
        What::Full(_)
            | What::Numbers(..)
            | What::Short(..)
            | What::Day(..)
            | What::Serial(_)
            | What::Pair(..)
    );
    if is_day && written.part != Part::Whole || !is_day && written.week.is_some() {
        return Err(Unread::Unclear);
    }
    Ok(written)
}

/// Whether a day and a month are written as `03.04.`
fn is_dotted(text: &str) -> bool {
    let text = text.trim();
    let digits = text.rfind(|c: char| !c.is_ascii_digit() && c != '.').map_or(text, |at| &text[at..]);
    digits.ends_with('.') && digits.matches('.').count() == 2
}

/// What stands around the date, and the date without it. `None` where two of a kind contradict each other.
fn marks(tokens: &[Token]) -> Option<(Written, Vec<Token>)> {
    let mut marks = Written::plain(What::Year, None);
    let mut rest = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        match token {
            // `half juni` is its middle.
            Token::Word(DateWord::Half)
                if marks.part == Part::Whole && matches!(tokens.get(at + 1), Some(Token::Month(_))) =>
            {
                marks.part = Part::Middle;
            }
            Token::Weekday(day) if marks.weekday.is_none() => marks.weekday = Some(*day),
            Token::Word(word) => match mark(*word) {
                Some(Mark::Part(part)) if marks.part == Part::Whole => marks.part = part,
                Some(Mark::Week(week)) if marks.week.is_none() => marks.week = Some(week),
                Some(Mark::About) => marks.about = true,
                Some(_) => return None,
                None => rest.push(*token),
            },
            Token::Weekday(_) => return None,
            _ => rest.push(*token),
        }
    }
    Some((marks, rest))
}

enum Mark {
    Part(Part),
    Week(WeekOf),
    About,
}

fn mark(word: DateWord) -> Option<Mark> {
    Some(match word {
        DateWord::Early => Mark::Part(Part::Early),
        DateWord::Middle => Mark::Part(Part::Middle),
        DateWord::Late => Mark::Part(Part::Late),
        DateWord::WeekFrom => Mark::Week(WeekOf::First),
        DateWord::WeekTo => Mark::Week(WeekOf::Last),
        DateWord::About => Mark::About,
        _ => return None,
    })
}

type Body = (What, Option<Year>);

fn body(tokens: &[Token]) -> Result<Body, Unread> {
    use Token::{Month, Number};
    let at = tokens.iter().position(|t| matches!(t, Token::Word(w) if *w != DateWord::FinancialYear));
    if let Some(at) = at {
        return numbered(tokens, at);
    }
    match tokens {
        [Number(n, 8)] if n / 10_000 < 1950 || n / 10_000 >= 2200 => {
            numbers(n / 1_000_000, n / 10_000 % 100, n % 10_000)
        }
        [Number(n, 8)] => day_of(n / 10_000, n / 100 % 100, n % 100),
        [Number(n, 6)] => month_of(n / 100, n % 100),
        [Number(n, 5)] => Ok((What::Serial(*n), None)),
        [Number(_, 4)] | [Token::Word(_), .., Number(..)] => Ok((What::Year, year(tokens)?)),
        [Number(a, 4), Number(b, 2 | 4)] if *b > 12 => Ok((What::Year, Some(spanning(*a, *b)?))),
        [Number(a, 2), Number(b, 2)] if *a > 12 && *b == a + 1 => {
            Ok((What::Year, Some(spanning(2000 + a, *b)?)))
        }
        [Number(y, 4), Number(m, 1..=2)] | [Number(m, 1..=2), Number(y, 4)] => month_of(*y, *m),
        [Number(a, 1..=2), Number(b, 1..=2)] => Ok((What::Pair(*a as u8, *b as u8), None)),
        [Number(y, 4), Number(m, 1..=2), Number(d, 1..=2)] => day_of(*y, *m, *d),
        [Number(a, 1..=2), Number(b, 1..=2), Number(y, 4)] => numbers(*a, *b, *y),
        [Number(a, 1..=2), Number(b, 1..=2), Number(c, 2)] => {
            possible(What::Short(*a as u8, *b as u8, *c as u8))
        }
        [Number(y, 4), Month(m), Number(d, 1..=2)] => day_of(*y, *m as u32, *d),
        [Month(_), Number(d, 2), Number(y, 2)] if *y == d + 1 => Err(Unread::Unclear),
        [Month(m), Number(d, 1..=2), Number(y, 2 | 4)] => day_of(full(*y), *m as u32, *d),
        [Number(d, 1..=2), Month(m), rest @ ..] => day_in(*m, *d, year(rest)?),
        [Month(m), Number(n, digits @ 1..=2)] => month_and(*m, *n, *digits),
        [Month(m), rest @ ..] | [rest @ .., Month(m)] => match year(rest)? {
            Some(Year::Calendar(y)) => month_of(y as u32, *m as u32),
            year => Ok((What::Month(*m), year)),
        },
        _ => Err(Unread::Unclear),
    }
}

/// A month and a number of one or two digits: `Apr 3` is a day, `Apr 26` a day or a year, as its column shows.
fn month_and(month: i8, n: u32, digits: usize) -> Result<Body, Unread> {
    match n {
        10.. if digits == 1 => day_in(month, n, None),
        1..=31 => day_in(month, n, None).map(|_| (What::DayOrYear(month, n as i8), None)),
        _ => month_of(2000 + n, month as u32),
    }
}

/// A quarter, half, week or month by its number, which stands before or after its word.
fn numbered(tokens: &[Token], at: usize) -> Result<Body, Unread> {
    let Token::Word(word) = tokens[at] else { return Err(Unread::Unclear) };
    let most = match word {
        DateWord::Quarter => 4,
        DateWord::Half => 2,
        DateWord::Period => 12,
        _ => 53,
    };
    let number = |i: usize| match tokens.get(i) {
        Some(Token::Number(n, digits @ 1..=2)) if (1..=most).contains(n) => Some((*n as i8, *digits)),
        _ => None,
    };
    let of_year = at >= 2 && tokens[at - 2] == Token::Word(DateWord::FinancialYear);
    let before = at.checked_sub(1).filter(|_| !of_year).and_then(number);
    let (n, digits, used) = match (number(at + 1), before) {
        (Some((n, digits)), None) => (n, digits, at..at + 2),
        (None, Some((n, digits))) => (n, digits, at - 1..at + 1),
        _ => return Err(Unread::Unclear),
    };
    let rest: Vec<Token> = [&tokens[..used.start], &tokens[used.end..]].concat();
    let year = year(&rest)?;
    let what = match word {
        DateWord::Quarter => What::Quarter(n),
        DateWord::Half => What::Half(n),
        DateWord::Period if !matches!(year, Some(Year::Calendar(_))) => What::Period(n),
        DateWord::Week => What::Week(n),
        DateWord::WeekOrHalf if n > 2 || digits == 2 => What::Week(n),
        _ => return Err(Unread::Unclear),
    };
    Ok((what, year))
}

/// The year that all of the tokens say; `None` for no token.
fn year(tokens: &[Token]) -> Result<Option<Year>, Unread> {
    use Token::Number;
    Ok(Some(match tokens {
        [] => return Ok(None),
        [Number(y, 2 | 4)] => Year::Calendar(within(full(*y))?),
        [Number(a, 2 | 4), Number(b, 2 | 4)] => spanning(full(*a), *b)?,
        [Token::Word(DateWord::FinancialYear), Number(y, 2 | 4)] => Year::Ending(within(full(*y))?),
        [Token::Word(DateWord::FinancialYear), Number(a, 2 | 4), Number(b, 2 | 4)] => spanning(full(*a), *b)?,
        _ => return Err(Unread::Unclear),
    }))
}

/// A financial year by its two calendar years, which follow one another.
fn spanning(first: u32, second: u32) -> Result<Year, Unread> {
    let follows = second == first + 1 || second < 100 && second == (first + 1) % 100;
    if follows { Ok(Year::Spanning(within(first)?)) } else { Err(Unread::Unclear) }
}

/// A year of two digits is one of this century.
fn full(y: u32) -> u32 {
    if y < 100 { 2000 + y } else { y }
}

fn within(year: u32) -> Result<i16, Unread> {
    i16::try_from(year).ok().filter(|y| (1950..2200).contains(y)).ok_or(Unread::Impossible)
}

fn month_of(year: u32, month: u32) -> Result<Body, Unread> {
    let month = i8::try_from(month).ok().filter(|m| (1..=12).contains(m)).ok_or(Unread::Impossible)?;
    Ok((What::Month(month), Some(Year::Calendar(within(year)?))))
}

fn day_of(year: u32, month: u32, day: u32) -> Result<Body, Unread> {
    let date = ymd(year.into(), month.into(), day.into()).ok_or(Unread::Impossible)?;
    Ok((What::Full(date), None))
}

/// A day of a month: of a calendar year, of a financial year, or of a year that is not written.
fn day_in(month: i8, day: u32, year: Option<Year>) -> Result<Body, Unread> {
    if let Some(Year::Calendar(y)) = year {
        return day_of(y as u32, month as u32, day);
    }
    // In a leap year every day that there may be is one.
    ymd(2024, month.into(), day.into()).ok_or(Unread::Impossible)?;
    Ok((What::Day(month, day as i8), year))
}

fn numbers(a: u32, b: u32, year: u32) -> Result<Body, Unread> {
    possible(What::Numbers(a as u8, b as u8, within(year)?))
}

fn possible(what: What) -> Result<Body, Unread> {
    let orders = [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd];
    if orders.into_iter().any(|o| what.day(o).is_some()) { Ok((what, None)) } else { Err(Unread::Impossible) }
}
