//! `templates/vocabularies/*.toml` -> [`Vocabulary`]s. The file's name is the vocabulary's.

use super::SettingsError;
use super::endings::Endings;
use super::files::TemplateFiles;
use super::parse::Text;
use crate::model::text::{fold_or_sign, fold_typed};
use crate::model::vocabulary::{Choice, ChoiceId, Letters, Shares, Vocabulary};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VocabularyFile {
    value: Vec<ValueTable>,
    #[serde(default)]
    letters: Vec<LettersTable>,
    shares: Option<SharesTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SharesTable {
    none: Spanned<String>,
    part: Spanned<String>,
    all: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LettersTable {
    name: String,
    each: BTreeMap<String, Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueTable {
    key: Spanned<String>,
    label: Spanned<String>,
    open: Option<bool>,
    tone: Option<String>,
    #[serde(default)]
    words: Vec<Spanned<String>>,
}

/// Reads all vocabularies. A word that stands for two values is refused.
pub fn load(files: &TemplateFiles) -> Result<BTreeMap<String, Vocabulary>, SettingsError> {
    let endings = Endings::load(files)?;
    let mut all = BTreeMap::new();
    for (key, file) in files.each("vocabularies", "toml") {
        let text = Text::of(file)?;
        let written: VocabularyFile = text.read()?;
        let mut vocabulary = check(text, key, written)?;
        vocabulary.forms = endings.forms(&vocabulary);
        all.insert(key.to_owned(), vocabulary);
    }
    Ok(all)
}

fn letters(
    text: Text<'_>,
    vocabulary: &Vocabulary,
    written: Vec<LettersTable>,
) -> Result<Vec<Letters>, SettingsError> {
    let each = |(letter, key): (String, Spanned<String>)| {
        let id = if key.get_ref().is_empty() { None } else { Some(value(text, vocabulary, &key)?) };
        Ok((fold_or_sign(&letter), id))
    };
    let set = |table: LettersTable| {
        let each = table.each.into_iter().map(each).collect::<Result<Vec<_>, SettingsError>>()?;
        Ok(Letters { name: table.name, each })
    };
    written.into_iter().map(set).collect()
}

/// The value with this key.
fn value(text: Text<'_>, vocabulary: &Vocabulary, key: &Spanned<String>) -> Result<ChoiceId, SettingsError> {
    let wrong = || text.wrong(key.span(), format!("there is no value `{}`", key.get_ref()));
    vocabulary.find(key.get_ref()).ok_or_else(wrong)
}

fn shares(text: Text<'_>, vocabulary: &Vocabulary, written: &SharesTable) -> Result<Shares, SettingsError> {
    let of = |key| value(text, vocabulary, key);
    Ok(Shares { none: of(&written.none)?, part: of(&written.part)?, all: of(&written.all)? })
}

fn check(text: Text<'_>, key: &str, written: VocabularyFile) -> Result<Vocabulary, SettingsError> {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut values = Vec::new();
    for table in written.value {
        let value = table.key.get_ref().clone();
        let mut words = Vec::new();
        for word in [&table.key, &table.label].into_iter().chain(&table.words) {
            let folded = fold_or_sign(word.get_ref());
            match seen.insert(folded.clone(), value.clone()) {
                _ if folded.is_empty() => return Err(text.wrong(word.span(), "a word cannot be blank")),
                None => {
                    words.push(folded);
                    let typed = fold_typed(word.get_ref());
                    words.extend(typed.filter(|t| seen.insert(t.clone(), value.clone()).is_none()));
                }
                Some(other) if other == value => {}
                Some(other) => {
                    let message = format!("`{}` stands for both `{other}` and `{value}`", word.get_ref());
                    return Err(text.wrong(word.span(), message));
                }
            }
        }
        let label = table.label.into_inner();
        values.push(Choice { words, key: value, label, open: table.open, tone: table.tone });
    }
    let (forms, letters_of) = (HashMap::new(), Vec::new());
    let mut vocabulary = Vocabulary { key: key.to_owned(), values, forms, letters: letters_of, shares: None };
    vocabulary.letters = letters(text, &vocabulary, written.letters)?;
    vocabulary.shares = written.shares.map(|s| shares(text, &vocabulary, &s)).transpose()?;
    Ok(vocabulary)
}

#[cfg(test)]
mod tests {
    use crate::settings::{Settings, Sources, load};

    /// What is said of a vocabulary of two values, the first with these words, the second with those.
    fn refused(first: &str, second: &str) -> String {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("vocabularies")).unwrap();
        let value = |key: &str, words: &str| {
            format!("[[value]]\nkey = \"{key}\"\nlabel = \"{key}\"\nwords = [{words}]\n")
        };
        let text = value("yes", first) + &value("no", second);
        std::fs::write(dir.path().join("vocabularies/own.toml"), text).unwrap();
        let loaded = load(Sources { templates: Some(dir.path()), ..Sources::default() });
        loaded.map(|_| "nothing".to_owned()).unwrap_or_else(|e| format!("{:?}: {}", e.line, e.message))
    }

    #[test]
    fn a_word_stands_for_one_value() {
        assert_eq!(refused("\"Y\"", "\"N\""), "nothing");
        assert_eq!(refused("\"Maybe\"", "\"maybe.\""), "Some(8): `maybe.` stands for both `yes` and `no`");
        assert_eq!(refused("\"✓\"", "\"✓\""), "Some(8): `✓` stands for both `yes` and `no`");
        assert_eq!(refused("\"Y\"", "\"Yes\""), "Some(8): `Yes` stands for both `yes` and `no`");
        assert_eq!(refused("\" \"", ""), "Some(4): a word cannot be blank");
    }

    #[test]
    fn words_people_write_are_read() {
        let knowledge = Settings::built_in().unwrap().knowledge;
        for (vocabulary, written, key) in [
            ("risk-status", "Live", "open"),
            ("risk-status", "Under Review", "open"),
            ("risk-status", "Managed", "open"),
            ("risk-status", "Closed – no action", "closed"),
            ("risk-status", "Became an issue", "materialised"),
            ("risk-status", "VOID", "rejected"),
            ("risk-status", "geschlossen", "closed"),
            ("issue-status", "WIP", "in-progress"),
            ("issue-status", "En attente", "on-hold"),
            ("issue-status", "Résolu", "closed"),
            ("rag", "A/R", "amber-red"),
            ("rag", "🟡", "amber"),
            ("rag", "On track", "green"),
            ("priority", "P1", "critical"),
            ("priority", "Show-stopper", "critical"),
            ("priority", "3", "medium"),
            ("risk-response", "Tolerate", "accept"),
            ("risk-response", "Terminate", "avoid"),
            ("risk-response", "Mitigate", "reduce"),
            ("trend", "↑", "up"),
            ("trend", "⬇️", "down"),
            ("trend", "↔", "same"),
            ("risk-kind", "+", "opportunity"),
            ("treatment", "Cap", "capex"),
            ("employment", "Perm", "employee"),
            ("booking", "Tentative", "soft"),
            ("raci", "A", "accountable"),
            ("risk-status", "En seguimiento", "open"),
            ("risk-status", "Non survenu", "closed"),
            ("priority", "Élevée", "high"),
            ("priority", "Média", "medium"),
            ("rag", "Im Plan", "green"),
            ("change-status", "Approved", "approved"),
            ("change-status", "Zurückgestellt", "deferred"),
            ("change-status", "In attesa di approvazione", "assessing"),
            ("action-status", "✓", "closed"),
            ("action-status", "Not started", "open"),
            ("action-status", "En cours", "in-progress"),
            ("action-status", "Pendiente", "open"),
            ("assumption-status", "To be validated", "open"),
            ("assumption-status", "False", "invalid"),
            ("decision-status", "Agreed", "decided"),
            ("decision-status", "À trancher", "pending"),
            ("dependency-direction", "Get", "inbound"),
            ("dependency-direction", "→", "outbound"),
            ("dependency-status", "Met", "delivered"),
            ("milestone-status", "Achieved", "done"),
            ("milestone-status", "En retard", "missed"),
            ("milestone-status", "Nicht begonnen", "planned"),
            ("benefit-class", "Cashable", "cash-releasing"),
            ("benefit-class", "Cost avoidance", "non-cash-releasing"),
            ("benefit-status", "Partially realised", "on-track"),
            ("stance", "Unaware", "neutral"),
            ("stance", "Leading", "champion"),
            ("stance", "Resistant", "critic"),
            ("stance", "Tegenstander", "blocker"),
            ("quality-result", "Pass with conditions", "conditional"),
            ("quality-result", "Nicht bestanden", "fail"),
            ("quality-status", "Overdue", "overdue"),
            ("lesson-kind", "What went well", "positive"),
            ("lesson-kind", "-", "negative"),
            ("lesson-status", "Embedded", "applied"),
            ("contract-status", "Vigente", "live"),
            ("contract-status", "In scadenza", "expiring"),
            ("contract-status", "Out to tender", "planned"),
            ("document-status", "Issued for review", "review"),
            ("document-status", "Vastgesteld", "approved"),
            ("document-status", "Obsolete", "superseded"),
        ] {
            let all = knowledge.vocabulary(vocabulary).unwrap();
            let read = all.read(written).map(|id| all.choice(id).key.as_str());
            assert_eq!(read, Some(key), "{written} of {vocabulary}");
        }
    }

    #[test]
    fn what_ends_a_life_cycle_is_known_in_seven_languages() {
        let knowledge = Settings::built_in().unwrap().knowledge;
        let closed = "Closed, Geschlossen, abgeschlossen, Clos, Close, Clôturé, Clôturée, Cerrado, Cerrada, Cerrados, Chiuso, \
                      Chiusa, Fechado, Fechada, Gesloten, Complete";
        let open = "Open, New, Offen, Offene, Neu, Ouvert, Ouverte, Ouvertes, Abierto, Abierta, Aperto, Aperta, Aberto, Aberta, \
                    Openstaand, Nieuw";
        for vocabulary in
            knowledge.vocabularies.values().filter(|v| v.values.iter().any(|v| v.open.is_some()))
        {
            for (words, is_open) in [(closed, false), (open, true)] {
                for word in words.split(", ").map(str::trim) {
                    let read = vocabulary.read(word).map(|id| vocabulary.choice(id).open);
                    assert_eq!(read, Some(Some(is_open)), "{word} of {}", vocabulary.key);
                }
            }
        }
    }

    #[test]
    fn endings_by_gender_and_case_are_known() {
        let knowledge = Settings::built_in().unwrap().knowledge;
        for (vocabulary, written, key) in [
            ("risk-status", "Geschlossene", "closed"),
            ("risk-status", "Clôturés", "closed"),
            ("risk-status", "Rifiutata", "rejected"),
            ("issue-status", "Offener", "open"),
            ("issue-status", "Sospesi", "on-hold"),
            ("action-status", "Afgeronde", "closed"),
            ("action-status", "Anulada", "cancelled"),
            ("change-status", "Aprobadas", "approved"),
            ("benefit-status", "Alcanzada", "realised"),
            ("priority", "Kritische", "critical"),
        ] {
            let all = knowledge.vocabulary(vocabulary).unwrap();
            let read = all.read(written).map(|id| all.choice(id).key.as_str());
            assert_eq!(read, Some(key), "{written} of {vocabulary}");
        }
        // No form of a word takes another value's word from it.
        for vocabulary in knowledge.vocabularies.values() {
            for (id, value) in vocabulary.values.iter().enumerate() {
                for word in &value.words {
                    assert_eq!(vocabulary.word(word).map(|c| usize::from(c.0)), Some(id), "{word}");
                }
            }
        }
    }
}
