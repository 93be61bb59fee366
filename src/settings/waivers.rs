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

#[cfg(test)]
mod tests {
    use crate::settings::{Settings, SettingsError, Sources, load};

    /// The settings of a file that holds one waiver of these lines.
    fn with(lines: &str) -> Result<Settings, SettingsError> {
        let dir = tempfile::tempdir().unwrap();
        let config = dir.path().join("packwright.toml");
        std::fs::write(&config, format!("[[waiver]]\n{lines}\n")).unwrap();
        load(Sources { config: Some(&config), ..Sources::default() })
    }

    fn refused(lines: &str) -> String {
        let error = with(lines).unwrap_err();
        format!("{} {}: {}", error.line.unwrap_or(0), error.key, error.message)
    }

    const REST: &str = "by = \"Zoe May\"\nuntil = \"2026-12-31\"\nreason = \"few people\"";

    #[test]
    fn a_waiver_names_a_rule_and_who_agreed_until_when_and_why() {
        let settings = with(&format!("rule = \"sd2\"\nproject = \"P101\"\n{REST}")).unwrap();
        let waiver = &settings.waivers[0];
        assert_eq!(
            (waiver.rule.as_str(), waiver.person.as_deref(), waiver.project.as_deref()),
            ("SD2", None, Some("P101"))
        );
        assert_eq!(waiver.until.to_string(), "2026-12-31");
    }

    #[test]
    fn mistakes_are_told_by_line_and_key() {
        assert_eq!(refused(&format!("rule = \"SD99\"\n{REST}")), "2 rule: there is no rule `SD99`");
        assert_eq!(
            refused(&format!("rule = \"SD12\"\n{REST}")),
            "2 rule: `SD12` cannot be waived; set the level of `owner-unknown` under [levels]"
        );
        let rule = "rule = \"SD2\"\nby = \"Zoe May\"\nreason = \"few people\"";
        assert_eq!(refused(rule), "1 waiver: a key is missing: `until`");
        assert_eq!(
            refused(&format!("{rule}\nuntil = \"next year\"")),
            "5 until: a day is written \"2026-12-31\""
        );
        let mute = "rule = \"SD2\"\nby = \"Zoe May\"\nuntil = \"2026-12-31\"";
        assert_eq!(refused(mute), "1 waiver: a key is missing: `reason`");
        assert_eq!(refused(&format!("{mute}\nreason = \" \"")), "5 reason: a waiver says why");
    }
}
