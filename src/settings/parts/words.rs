//! A condition on rows in words.

use crate::settings::measures::{ConditionTable, IsWord};

/// Words that conditions are told with.
const OWN: [&str; 4] = ["or", "and", "not", "given"];

/// A value; in quotes where it could be taken for a condition, so that no two conditions have the same words.
fn told(value: &str) -> String {
    let own = value.split_whitespace().any(|word| OWN.contains(&word.to_lowercase().as_str()));
    if own || value.contains(['"', ',']) {
        return format!("\"{}\"", value.replace('"', "\"\""));
    }
    value.to_owned()
}

/// Such as `programme Digital or Change`, `tier not C`, `budget at least 1000000`.
pub(super) fn of(c: &ConditionTable) -> String {
    let field = c.field.replace('_', " ");
    let listed =
        |values: &Vec<String>| values.iter().map(|value| told(value)).collect::<Vec<_>>().join(" or ");
    let tests = [
        c.any_of.as_ref().map(listed),
        c.not_in.as_ref().map(|values| format!("not {}", listed(values))),
        c.at_least.as_ref().map(|value| format!("at least {value}")),
        c.below.as_ref().map(|value| format!("below {value}")),
        c.above.as_ref().map(|other| format!("above {}", other.replace('_', " "))),
        c.before.map(|_| "before the end of the month".to_owned()),
        c.older_than_days.map(|days| format!("{days} days before the end of the month or earlier")),
        c.newer_than_days.map(|days| format!("less than {days} days before the end of the month or later")),
        c.within.as_ref().map(|span| format!("within {}", span.replace('-', " "))),
        c.is.map(|is| match is {
            IsWord::Missing => "not given".to_owned(),
            IsWord::Present => "given".to_owned(),
        }),
    ];
    let test: Vec<String> = tests.into_iter().flatten().collect();
    format!("{field} {}", test.join(", "))
}
