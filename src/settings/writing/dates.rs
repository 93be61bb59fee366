//! `[dates]` of `templates/writing.toml`.

use super::{Text, words};
use crate::model::text::{fold, fold_or_sign};
use crate::model::writing::{DateWord, DateWords};
use crate::settings::SettingsError;
use serde::Deserialize;
use std::collections::HashMap;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DatesTable {
    weekdays: Spanned<Vec<Vec<String>>>,
    fillers: Vec<String>,
    endings: Vec<String>,
    quarter: Vec<String>,
    half: Vec<String>,
    week: Vec<String>,
    week_or_half: Vec<String>,
    week_from: Vec<String>,
    week_to: Vec<String>,
    financial_year: Vec<String>,
    period: Vec<String>,
    early: Vec<String>,
    middle: Vec<String>,
    late: Vec<String>,
    about: Vec<String>,
    clock: Vec<String>,
    no_day: Vec<String>,
    was: Vec<String>,
    now: Vec<String>,
    until: Vec<String>,
    from: Vec<String>,
    not: Vec<String>,

    first_day_fields: Vec<String>,
    past_fields: Vec<String>,
}

/// Checks the words: there are seven weekdays. A word of several lists means what the first of them says, in the order
/// of the table, but for those that say nothing, which come last.
pub(super) fn check(text: Text<'_>, written: DatesTable) -> Result<DateWords, SettingsError> {
    let weekdays = numbered(text, written.weekdays, 7, "there are seven weekdays, each with its names")?;
    let lists = [
        (DateWord::Quarter, written.quarter),
        (DateWord::Half, written.half),
        (DateWord::Week, written.week),
        (DateWord::WeekOrHalf, written.week_or_half),
        (DateWord::WeekFrom, written.week_from),
        (DateWord::WeekTo, written.week_to),
        (DateWord::FinancialYear, written.financial_year),
        (DateWord::Period, written.period),
        (DateWord::Early, written.early),
        (DateWord::Middle, written.middle),
        (DateWord::Late, written.late),
        (DateWord::About, written.about),
        (DateWord::Ending, written.endings),
        (DateWord::Filler, written.fillers),
    ];
    let mut meanings = HashMap::new();
    for (meaning, list) in lists {
        for word in list {
            meanings.entry(fold_or_sign(&word)).or_insert(meaning);
        }
    }
    Ok(DateWords {
        weekdays,
        words: meanings,
        clock: words(&written.clock),
        no_day: words(&written.no_day),
        was: words(&written.was),
        now: words(&written.now),
        until: words(&written.until),
        from: words(&written.from),
        not: words(&written.not),
        first_day_fields: written.first_day_fields,
        past_fields: written.past_fields,
    })
}

/// Names in step with their numbers from 1 on, folded.
pub(super) fn numbered(
    text: Text<'_>,
    written: Spanned<Vec<Vec<String>>>,
    count: usize,
    wrong: &str,
) -> Result<HashMap<String, i8>, SettingsError> {
    if written.get_ref().len() != count {
        return Err(text.wrong(written.span(), wrong));
    }
    let each = (1..).zip(written.into_inner());
    Ok(each.flat_map(|(n, names)| names.into_iter().map(move |name| (fold(&name), n))).collect())
}
