//! A cell of people without what stands around the names: brackets, labels, signs of logins, "to be confirmed".

use super::Ask;
use super::turns::{self, Turn};
use crate::model::people::{Kind, PeopleWords};

/// What is left, and what the rest said.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bare {
    /// The names; lines are kept apart.
    pub text: String,
    /// Whether it says that the name is not sure.
    pub unsure: bool,
    /// Whether it says that the post is vacant.
    pub vacant: bool,
    /// Whether it says until or from when.
    pub timed: bool,
    /// Whether it says who has it then.
    pub more: bool,
}

/// What a cell says without what stands around the names.
pub fn of(text: &str, ask: Ask<'_>) -> Bare {
    let (outside, inside) = brackets(login(text.trim()));
    let mut bare = Bare { text: lines(&outside), ..Bare::default() };
    if bare.text.is_empty() {
        bare.text = lines(&inside.join(" "));
    } else {
        bare.unsure = inside.iter().any(|t| ask.words.unconfirmed.has(t));
        bare.vacant = inside.iter().any(|t| ask.words.vacant.has(t));
        for turn in inside.iter().filter_map(|t| turns::of(t, ask)) {
            bare.timed = true;
            bare.more |= turn.then.is_some();
        }
        // `Jane Smith (vacant from May)`
        let ends = inside.iter().any(|t| ask.words.kind(t) == Kind::Vacant);
        bare.unsure |= ends && ask.words.kind(&bare.text) == Kind::Person;
    }
    if let Some(turn) = turns::of(&bare.text, ask) {
        bare.take(turn);
    }
    if let Some(rest) = after_label(&bare.text, ask.words) {
        bare.text = rest;
    }
    if let Some(rest) = without_doubt(&bare.text, ask.words) {
        bare = Bare { text: rest, unsure: true, ..bare };
    }
    bare
}

impl Bare {
    /// Takes the name before words of time, or the one behind them where none stands before.
    fn take(&mut self, turn: Turn) {
        match (turn.before.is_empty(), turn.then) {
            (false, then) => {
                self.text = turn.before;
                self.more |= then.is_some();
            }
            (true, Some(then)) => self.text = then,
            (true, None) => return,
        }
        self.timed = true;
    }
}

/// An account as a name list shows it: `i:0#.f|membership|jane.smith@example.org`, `mailto:…`.
fn login(text: &str) -> &str {
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    match text.rsplit_once('|') {
        Some((before, last)) if before.starts_with("i:0") => last,
        _ => text,
    }
}

/// What stands outside of brackets, and what in them.
pub fn brackets(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside) = (String::with_capacity(text.len()), Vec::new());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' | '<' | '{' => {
                if depth == 0 {
                    inside.push(String::new());
                    outside.push(' ');
                }
                depth += 1;
            }
            ')' | ']' | '>' | '}' => depth = depth.saturating_sub(1),
            _ => match (depth, inside.last_mut()) {
                (1.., Some(last)) => last.push(c),
                _ => outside.push(c),
            },
        }
    }
    (outside, inside)
}

/// One blank between words, no blank lines.
fn lines(text: &str) -> String {
    let each = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    each.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// `PMO: Jane Smith`, `Owner: Jane Smith`.
fn after_label(text: &str, words: &PeopleWords) -> Option<String> {
    let (label, rest) = text.split_once(':')?;
    let rest = rest.trim();
    let known = words.kind(label) != Kind::Person || words.post_last.has(label) || words.labels.has(label);
    (known && !rest.is_empty() && !words.firm_labels.has(label)).then(|| rest.to_owned())
}

/// A name without the words after it that say that it is not sure: `Jane Smith TBC`, `Jane Smith?`.
fn without_doubt(text: &str, words: &PeopleWords) -> Option<String> {
    let name = |rest: &str| {
        let rest = rest.trim_end_matches([' ', '-', '–', '—', ',', ':', '/', '?']);
        let is = rest.contains(' ') && words.kind(rest) == Kind::Person;
        is.then(|| rest.to_owned())
    };
    if text.ends_with('?') {
        return name(text);
    }
    let ends = text.rmatch_indices([' ', '/']).take(4).map(|(at, _)| at);
    ends.filter(|at| words.unconfirmed.has(&text[*at + 1..])).find_map(|at| name(&text[..at]))
}
