//! `[[person]]`: what people are called, where their spellings do not tell; as written, then checked.

use super::SettingsError;
use super::parse::Text;
use crate::model::text::fold;
use serde::Deserialize;
use std::collections::HashMap;
use toml::Spanned;

/// A `[[person]]`, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonDecl {
    /// The name, as packs print it.
    pub name: String,
    /// Other ways in which files write it.
    pub aliases: Vec<String>,
}

/// The people that the settings name.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// In the order written.
    pub each: Vec<PersonDecl>,
    /// Folded names and aliases, with the place in the list.
    called: HashMap<String, usize>,
}

impl People {
    /// The name of the person who is called so. Case, accents and signs do not count.
    pub fn called(&self, text: &str) -> Option<&str> {
        if self.each.is_empty() {
            return None;
        }
        self.called.get(&fold(text)).map(|at| self.each[*at].name.as_str())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonTable {
    name: Spanned<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
}

/// Checks the people: a name or alias is one person's only.
pub fn check(text: Text<'_>, written: Vec<PersonTable>) -> Result<People, SettingsError> {
    let mut people = People::default();
    for (at, table) in written.iter().enumerate() {
        call(text, &mut people, at, &table.name)?;
        let name = table.name.get_ref().trim().to_owned();
        people.each.push(PersonDecl { name, aliases: Vec::new() });
    }
    for (at, table) in written.into_iter().enumerate() {
        for alias in table.aliases {
            call(text, &mut people, at, &alias)?;
            people.each[at].aliases.push(alias.into_inner());
        }
    }
    Ok(people)
}

fn call(text: Text<'_>, people: &mut People, at: usize, name: &Spanned<String>) -> Result<(), SettingsError> {
    let folded = fold(name.get_ref());
    if folded.is_empty() {
        return Err(text.wrong(name.span(), "a person's name has letters"));
    }
    match people.called.insert(folded, at) {
        Some(other) if other != at => {
            let message = format!("`{}` is {} already", name.get_ref(), people.each[other].name);
            Err(text.wrong(name.span(), message))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Settings, Sources, load};

    fn settings(text: &str) -> Result<Settings, String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("packwright.toml");
        std::fs::write(&path, text).unwrap();
        load(Sources { config: Some(&path), ..Sources::default() })
            .map_err(|e| format!("line {}: {}", e.line.unwrap_or(0), e.message))
    }

    #[test]
    fn a_name_or_alias_is_one_persons() {
        let jane = "[[person]]\nname = \"Jane Smith\"\naliases = [\"JS\", \"J Smith-Brown\"]\n";
        let people = settings(jane).unwrap().people;
        assert_eq!(people.called("js"), Some("Jane Smith"));
        assert_eq!(people.called("j. smith brown"), Some("Jane Smith"));
        assert_eq!(people.called("J Smith"), None);
        let twice = format!("{jane}[[person]]\nname = \"John Sims\"\naliases = [\"js\"]\n");
        assert_eq!(settings(&twice).err().unwrap(), "line 6: `js` is Jane Smith already");
        let name = format!("{jane}[[person]]\nname = \"JANE SMITH\"\n");
        assert_eq!(settings(&name).err().unwrap(), "line 5: `JANE SMITH` is Jane Smith already");
        let later = format!("[[person]]\nname = \"John Sims\"\naliases = [\"Jane Smith\"]\n{jane}");
        assert_eq!(settings(&later).err().unwrap(), "line 3: `Jane Smith` is Jane Smith already");
        let none = "[[person]]\nname = \"-\"\n";
        assert_eq!(settings(none).err().unwrap(), "line 2: a person's name has letters");
    }
}
