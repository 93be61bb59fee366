//! The numbers and words of a written date.

use super::super::phrase;
use crate::model::text::fold;
use crate::model::writing::{DateWord, Writing};

/// A number or word of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// A number and how many digits it has.
    Number(u32, usize),
    /// A month.
    Month(i8),
    /// A weekday, 1 for Monday.
    Weekday(i8),
    /// A word with a meaning.
    Word(DateWord),
}

/// More than these no date has.
const MOST: usize = 8;

/// The numbers and words of a text, without the time of day and words that say nothing. `None` where there is anything
/// else, or more than a date has.
pub fn tokens(text: &str, writing: &Writing) -> Option<Vec<Token>> {
    let mut tokens = Vec::with_capacity(4);
    let mut rest = without_time(text.trim(), writing)?;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let length = if c.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            tokens.push(number(&rest[..end], before, &tokens, rest.len() == end)?);
            end
        } else if c.is_alphabetic() {
            match hour(rest, &tokens, writing) {
                Some(length) => {
                    tokens.pop();
                    length
                }
                None => word(&mut tokens, rest, writing)?,
            }
        } else if c.is_whitespace() || "/.-,'’‘–()°\u{2010}\u{2011}".contains(c) || is_unseen(c) {
            c.len_utf8()
        } else if let Some(word) = writing.dates.words.get(c.encode_utf8(&mut [0; 4]) as &str) {
            tokens.push(Token::Word(*word));
            c.len_utf8()
        } else {
            return None;
        };
        if tokens.len() > MOST {
            return None;
        }
        before = rest.get(..length)?.chars().next_back()?;
        rest = &rest[length..];
    }
    (!tokens.is_empty()).then_some(tokens)
}

/// Marks of the direction and the joining of letters, which nobody sees.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// A number. Two digits after an apostrophe, or at the end after a month and a dash, are a year: `Apr '26`, `Apr-19`.
fn number(digits: &str, before: char, tokens: &[Token], last: bool) -> Option<Token> {
    let n: u32 = digits.parse().ok()?;
    let month_dash = last && before == '-' && matches!(tokens, [Token::Month(_)]);
    let year = digits.len() == 2 && (matches!(before, '\'' | '’' | '‘') || month_dash);
    Some(if year { Token::Number(2000 + n, 4) } else { Token::Number(n, digits.len()) })
}

/// Takes in the words at the start of `rest`; gives their length. `None` for one that no date has.
fn word(tokens: &mut Vec<Token>, rest: &str, writing: &Writing) -> Option<usize> {
    let find = |word: &str| {
        let month = writing.months.get(word).map(|m| Token::Month(*m));
        let word_ = || writing.dates.words.get(word).map(|w| Token::Word(*w));
        let weekday = || writing.dates.weekdays.get(word).map(|d| Token::Weekday(*d));
        month.or_else(word_).or_else(weekday)
    };
    if let Some((n, length)) = roman(tokens, rest, writing) {
        tokens.push(Token::Number(n, 1));
        return Some(length);
    }
    let (token, length) = phrase::longest(rest, find)?;
    let token = as_week(token, tokens, rest, length, writing).unwrap_or(token);
    let token = as_weekday(token, rest, length, writing).unwrap_or(token);
    match token {
        Token::Word(DateWord::Filler) => {}
        // `30th` is a day and no year, as if it had one digit.
        // The letter O is a slip for a zero.
        Token::Word(DateWord::Ending) if &rest[..length] == "O" => return None,
        Token::Word(DateWord::Ending) => match tokens.last_mut() {
            Some(Token::Number(_, digits)) => *digits = 1,
            _ => return None,
        },
        _ => tokens.push(token),
    }
    Some(length)
}

/// The Roman number of a quarter or half beside its word, with its length: `III trimestre`.
fn roman(tokens: &[Token], rest: &str, writing: &Writing) -> Option<(u32, usize)> {
    let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let n = (1..).zip(["I", "II", "III", "IV"]).find(|(_, roman)| rest[..length] == **roman)?.0;
    let is_part = |word: &DateWord| matches!(word, DateWord::Quarter | DateWord::Half | DateWord::WeekOrHalf);
    let after = rest[length..].trim_start_matches([' ', '\u{a0}', '.', '°', '-']);
    let follows = || phrase::longest(after, |word| writing.dates.words.get(word).filter(|w| is_part(w)));
    let beside = matches!(tokens.last(), Some(Token::Word(word)) if is_part(word)) || follows().is_some();
    beside.then_some((n, length))
}

/// A month's short form that is a week's too (`sett.`) is the month between a day and a year, or before a year.
fn as_week(token: Token, tokens: &[Token], rest: &str, length: usize, writing: &Writing) -> Option<Token> {
    let week = *writing.dates.words.get(&fold(&rest[..length])).filter(|w| **w == DateWord::Week)?;
    let after = rest[length..].trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let day = matches!(tokens, [Token::Number(1..=31, 1..=2)]) && digits >= 2;
    let month = day || tokens.is_empty() && digits == 4;
    (matches!(token, Token::Month(_)) && !month).then_some(Token::Word(week))
}

/// A word of two meanings is the weekday before a number (`Mi 15.04.2026`); one that is a month too, where another
/// month follows (`mar 14 abr 2026`).
fn as_weekday(token: Token, rest: &str, length: usize, writing: &Writing) -> Option<Token> {
    let may = match token {
        Token::Month(_) => {
            let words = rest[length..].split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
            words.map(fold).any(|w| writing.months.contains_key(&w))
        }
        Token::Word(DateWord::Middle) => true,
        _ => false,
    };
    let digit =
        || rest[length..].trim_start_matches([' ', '.', ',']).starts_with(|c: char| c.is_ascii_digit());
    if !may || !digit() {
        return None;
    }
    writing.dates.weekdays.get(&fold(&rest[..length])).map(|d| Token::Weekday(*d))
}

/// The length of `pm` or `h30` after the hour of a date; the hour is the last token.
fn hour(rest: &str, tokens: &[Token], writing: &Writing) -> Option<usize> {
    let hour = matches!(tokens.last(), Some(Token::Number(n, 1..=2)) if *n <= 24) && tokens.len() >= 3;
    if !hour {
        return None;
    }
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    if !writing.dates.clock.has(&rest[..end]) {
        return None;
    }
    let minutes = rest[end..].bytes().take(2).take_while(u8::is_ascii_digit).count();
    Some(end + minutes)
}

/// The text without the time of day at its end: `T10:30:00Z`, ` 10:30`. `None` where more than a time follows.
fn without_time<'t>(text: &'t str, writing: &Writing) -> Option<&'t str> {
    let Some(colon) = text.find(':') else { return Some(text) };
    let before = &text[..colon];
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let at = colon - digits;
    let begin = text[..at].trim_end_matches('T').trim_end_matches([',', '(']).trim_end();
    let is_time = (1..=2).contains(&digits) && !begin.is_empty();
    let rest = &text[colon..];
    let plain = rest.chars().all(|c| {
        c.is_ascii_digit()
            || c.is_alphabetic()
            || c.is_whitespace()
            || matches!(c, ':' | '.' | '+' | '-' | ')')
    });
    let words = || rest.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    (is_time && plain && words().all(|w| writing.dates.clock.has(w))).then_some(begin)
}
