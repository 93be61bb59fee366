//! Words that say until or from when somebody has it, and who has it then: `Jane Smith until 31 Oct, then Peter Brown`.

use super::Ask;
use super::commas::words_of;
use super::order::is_initial;
use crate::model::people::{Kind, PeopleWords};
use crate::model::text::fold;

/// A text with such words.
#[derive(Debug, PartialEq, Eq)]
pub struct Turn {
    /// What stands before them; may be empty.
    pub before: String,
    /// The name behind them.
    pub then: Option<String>,
}

/// So many words may stand from `until` to the day: `à partir du début de`.
const TOGETHER: usize = 5;

/// What stands around words such as `until` and the day behind them; nothing where a text has none.
pub fn of(text: &str, ask: Ask<'_>) -> Option<Turn> {
    let words = words_of(text);
    let is_small = |at: usize| at == 0 || !words[at].contains(char::is_uppercase);
    let (at, day) = (0..words.len()).filter(|at| is_small(*at)).find_map(|at| {
        let mut days = (at + 1..words.len().min(at + TOGETHER + 1)).filter(|day| is_day(words[*day], ask));
        days.find(|day| is_time(&words[at..*day], ask)).map(|day| (at, day))
    })?;
    let behind = words[day..].iter().skip_while(|word| is_day(word, ask) || is_said_small(word, ask.words));
    let rest = behind.copied().collect::<Vec<_>>().join(" ");
    let rest = of(&rest, ask).map_or(rest, |turn| turn.before);
    let before = words[..at].join(" ").trim_end_matches([',', ';', '-', '–', ' ']).to_owned();
    Some(Turn { before, then: Some(rest).filter(|rest| is_name(rest, ask.words)) })
}

/// Words before a day from which, or until which, something holds; others about dates may stand behind them.
fn is_time(words: &[&str], ask: Ask<'_>) -> bool {
    let dates = &ask.writing.dates;
    (1..=words.len()).any(|end| {
        let joined = words[..end].join(" ");
        let is = dates.from.has(&joined) || dates.until.has(&joined);
        is && words[end..].iter().all(|word| dates.words.contains_key(&fold(word)))
    })
}

/// A word of a date: `31`, `01/11/26`, `Oct`.
fn is_day(word: &str, ask: Ask<'_>) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) || ask.writing.months.contains_key(&fold(word))
}

/// A sign, or a word in small letters that begins no family name: `then`.
fn is_said_small(word: &str, people: &PeopleWords) -> bool {
    !word.contains(char::is_uppercase) && !people.particles.has(word)
}

/// Whether a text looks like given name and family name: two to five words with capitals, and small letters in the last
/// of them, none of which is known as a team's.
pub fn is_name(text: &str, people: &PeopleWords) -> bool {
    let words = words_of(text);
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let last = words.last().is_some_and(|word| capital(word) && word.contains(char::is_lowercase));
    let fits = (0..words.len()).all(|at| {
        let word = words[at];
        let plain = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
        let name = capital(&word) || people.is_particle(&words, at);
        plain && (is_initial(word) || name && !people.bodies.has(word))
    });
    (2..=5).contains(&words.len()) && last && fits && people.kind(text) == Kind::Person
}
