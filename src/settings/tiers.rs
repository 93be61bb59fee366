//! `[tier.A.thresholds]`: thresholds for the projects of a tier; as written, then checked.

use super::SettingsError;
use super::measures::ThresholdTable;
use super::parse::Text;
use super::portfolio::check_thresholds;
use crate::model::knowledge::Knowledge;
use crate::model::measure::Threshold;
use crate::model::text::fold;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use toml::Spanned;

/// A `[tier]`, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierDecl {
    /// Its name, as projects state it; capitals and punctuation do not count.
    pub name: String,
    /// Thresholds of its projects, by measure id.
    pub thresholds: BTreeMap<String, Threshold>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierTable {
    #[serde(default)]
    thresholds: BTreeMap<Spanned<String>, Spanned<ThresholdTable>>,
}

/// Checks the tiers: each has a name, which is no other's in other capitals or with other punctuation.
pub fn check(
    text: Text<'_>,
    written: BTreeMap<Spanned<String>, TierTable>,
    knowledge: &Knowledge,
) -> Result<Vec<TierDecl>, SettingsError> {
    check_names(text, &written)?;
    let tier = |(name, table): (Spanned<String>, TierTable)| {
        let thresholds = check_thresholds(text, table.thresholds, knowledge)?;
        Ok(TierDecl { name: name.into_inner(), thresholds })
    };
    written.into_iter().map(tier).collect()
}

fn check_names(text: Text<'_>, written: &BTreeMap<Spanned<String>, TierTable>) -> Result<(), SettingsError> {
    let mut names: HashMap<String, &str> = HashMap::new();
    for name in written.keys() {
        let folded = fold(name.get_ref());
        if folded.is_empty() {
            return Err(text.wrong(name.span(), "a tier's name has a letter or a digit"));
        }
        if let Some(other) = names.insert(folded, name.get_ref()) {
            let message = format!("the tier `{}` is written twice: it is `{other}` as well", name.get_ref());
            return Err(text.wrong(name.span(), message));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Settings, SettingsError, Sources, load};

    fn read(text: &str) -> Result<Settings, SettingsError> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("packwright.toml");
        std::fs::write(&path, text).unwrap();
        load(Sources { config: Some(&path), ..Sources::default() })
    }

    fn refused(text: &str) -> String {
        let error = read(text).unwrap_err();
        format!("line {}, {}: {}", error.line.unwrap_or(0), error.key, error.message)
    }

    #[test]
    fn a_tier_has_thresholds_of_its_own() {
        let text =
            "[tier.\"Tier 1\".thresholds]\n\"risks.open\" = { amber = \"5\", red = \"10\" }\n[tier.B]\n";
        let settings = read(text).unwrap();
        let names: Vec<_> = settings.tiers.iter().map(|t| (t.name.as_str(), t.thresholds.len())).collect();
        assert_eq!(names, [("B", 0), ("Tier 1", 1)]);
        assert_eq!(settings.tiers[1].thresholds["risks.open"].red.to_string(), "10");
    }

    #[test]
    fn mistakes_are_told_by_line_and_key() {
        let head = "[tier.A.thresholds]\n";
        assert_eq!(
            refused(&format!("{head}\"risks.opne\" = {{ amber = \"5\", red = \"10\" }}\n")),
            "line 2, risks.opne: there is no measure `risks.opne`"
        );
        assert_eq!(
            refused(&format!("{head}\"risks.open\" = {{ amber = \"five\", red = \"10\" }}\n")),
            "line 2, risks.open: `five` is not a number such as \"-0.05\""
        );
        assert_eq!(
            refused("[tier.A]\nthreshold = 5\n"),
            "line 2, threshold: there is no such key here: `threshold`; it is `thresholds`"
        );
        assert_eq!(
            refused("[tier.A.thresholds]\n[tier.a.thresholds]\n"),
            "line 2, tier.a.thresholds: the tier `a` is written twice: it is `A` as well"
        );
        assert_eq!(refused("[tier.\"-\"]\n"), "line 1, tier.\"-\": a tier's name has a letter or a digit");
    }
}
