//! `[[waiver]]`: exceptions from the rules that keep duties apart; as written, then checked.

use super::SettingsError;
use super::parse::Text;
use crate::model::segregation::{Segregation, Waiver};
use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

/// A `[[waiver]]` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WaiverTable {
    rule: Spanned<String>,
    person: Option<String>,
    project: Option<String>,
    by: Spanned<String>,
    until: Spanned<String>,
    reason: Spanned<String>,
}

/// Checks the exceptions: the rule is there and may be waived, and it is said who agreed, why, and until when.
pub(super) fn check(
    text: Text<'_>,
    written: Vec<WaiverTable>,
    rules: &Segregation,
) -> Result<Vec<Waiver>, SettingsError> {
    written.into_iter().map(|w| one(text, w, rules)).collect()
}

fn one(text: Text<'_>, w: WaiverTable, rules: &Segregation) -> Result<Waiver, SettingsError> {
    let id = w.rule.get_ref();
    let Some(rule) = rules.rules.iter().find(|r| r.id.eq_ignore_ascii_case(id)) else {
        return Err(text.wrong(w.rule.span(), format!("there is no rule `{id}`")));
    };
    if let Some(code) = &rule.told_as {
        let message = format!("`{id}` cannot be waived; set the level of `{code}` under [levels]");
        return Err(text.wrong(w.rule.span(), message));
    }
    let until = w.until.get_ref().parse::<Date>();
    let until = until.map_err(|_| text.wrong(w.until.span(), "a day is written \"2026-12-31\""))?;
    Ok(Waiver {
        rule: rule.id.clone(),
        person: w.person,
        project: w.project,
        by: said(text, w.by, "who agreed to it")?,
        until,
        reason: said(text, w.reason, "why")?,
    })
}

fn said(text: Text<'_>, written: Spanned<String>, what: &str) -> Result<String, SettingsError> {
    if written.get_ref().trim().is_empty() {
        return Err(text.wrong(written.span(), format!("a waiver says {what}")));
    }
    Ok(written.into_inner())
}
