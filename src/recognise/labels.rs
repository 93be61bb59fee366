//! Labels in the forms in which they are compared.

use crate::model::recognition::Recognition;
use crate::model::text::fold;

/// The forms of a label, each folded, the closest to what was written first. A form that repeats an earlier one is left out.
pub fn forms(label: &str) -> Vec<String> {
    let spelled = spelled(label);
    let mut forms = Vec::with_capacity(3);
    for text in [label, spelled.as_str(), without_brackets(&spelled).as_str()] {
        let form = fold(text);
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// Words apart that are written together (`issueKey`), and the sign for "number" as a word.
fn spelled(label: &str) -> String {
    let mut out = String::with_capacity(label.len() + 8);
    let mut before = ' ';
    for c in label.chars() {
        match c {
            '#' | '№' => out.push_str(" no "),
            _ if c.is_uppercase() && before.is_lowercase() => out.extend([' ', c]),
            _ => out.push(c),
        }
        before = c;
    }
    out
}

/// The text without what stands in brackets, unless nothing else is left.
fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0u32;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if fold(&out).is_empty() { text.to_owned() } else { out }
}

/// The stems of a folded text: its words without plural endings, those without meaning left out.
pub fn stems(folded: &str, words: &Recognition) -> Vec<String> {
    let kept: Vec<String> =
        folded.split(' ').filter(|w| !w.is_empty() && !words.fillers.contains(*w)).map(stem).collect();
    if kept.is_empty() { folded.split(' ').map(stem).collect() } else { kept }
}

/// A word without its plural ending.
pub fn stem(word: &str) -> String {
    let long = word.len() > 3 && !word.ends_with("ss");
    match word.strip_suffix('s') {
        Some(short) if long => short.to_owned(),
        _ => word.to_owned(),
    }
}

/// Stems in alphabetical order, so that their order in the label does not count.
pub fn bag(stems: &[String]) -> String {
    let mut sorted: Vec<&str> = stems.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    sorted.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_forget_units_and_signs() {
        assert_eq!(forms("Due\n(dd/mm/yyyy) *"), ["due dd mm yyyy", "due"]);
        assert_eq!(forms("Risk #"), ["risk", "risk no"]);
        assert_eq!(forms("issueKey"), ["issuekey", "issue key"]);
        assert_eq!(forms("(£k)"), ["k"]);
    }
}
