//! Texts, days and references as formulas write them.

use jiff::civil::Date;

/// The reference to a column of a table.
pub(super) fn reference(table: &str, label: &str) -> String {
    let mut escaped = String::with_capacity(label.len());
    for c in label.chars() {
        if matches!(c, '[' | ']' | '#' | '\'' | '@') {
            escaped.push('\'');
        }
        escaped.push(c);
    }
    format!("{table}[{escaped}]")
}

/// A test of text, in quotes. `*`, `?` and `~` stand for themselves.
pub(super) fn tested(operator: &str, value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '*' | '?' | '~' => escaped.push('~'),
            '"' => escaped.push('"'),
            _ => {}
        }
        escaped.push(c);
    }
    format!("\"{operator}{escaped}\"")
}

/// A text in quotes.
pub(super) fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('"', "\"\""))
}

/// A day.
pub(super) fn date(date: Date) -> String {
    format!("DATE({},{},{})", date.year(), date.month(), date.day())
}

/// Parts added up; 0 where there are none.
pub(super) fn plus(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    match parts.as_slice() {
        [] => "0".to_owned(),
        [one] => one.clone(),
        many => format!("({})", many.join("+")),
    }
}
