//! Which role each title of the role model stands for, with the other spellings of its words.

use super::SettingsError;
use super::parse::Text;
use crate::model::text::fold;
use std::collections::BTreeMap;
use toml::Spanned;

/// Titles given out so far, folded, each with the id of its role.
pub struct Titles<'a> {
    text: Text<'a>,
    spellings: Vec<(String, Vec<String>)>,
    given: BTreeMap<String, String>,
    ambiguous: BTreeMap<String, String>,
}

impl<'a> Titles<'a> {
    /// None given out yet.
    pub fn new(text: Text<'a>, spellings: &BTreeMap<String, Vec<String>>) -> Self {
        let folded = |words: &Vec<String>| words.iter().map(|w| fold(w)).collect();
        let spellings = spellings.iter().map(|(word, others)| (fold(word), folded(others))).collect();
        Self { text, spellings, given: BTreeMap::new(), ambiguous: BTreeMap::new() }
    }

    /// Titles that may mean several roles, in all their spellings. To be told before those of roles.
    pub fn ambiguous(
        &mut self,
        titles: &[Spanned<String>],
        likeliest: &str,
    ) -> Result<Vec<String>, SettingsError> {
        let mut all = Vec::new();
        for written in titles {
            for title in self.spelt(written.get_ref()) {
                match self.ambiguous.insert(title.clone(), likeliest.to_owned()) {
                    None => all.push(title),
                    Some(other) if other == likeliest => {}
                    Some(other) => {
                        let title = written.get_ref();
                        let message = format!("`{title}` is ambiguous already, likeliest `{other}`");
                        return Err(self.text.wrong(written.span(), message));
                    }
                }
            }
        }
        Ok(all)
    }

    /// The titles of a role in all their spellings, without those that are ambiguous.
    pub fn of<'t>(
        &mut self,
        id: &str,
        names: [&'t Spanned<String>; 2],
        aliases: &'t [Spanned<String>],
    ) -> Result<Vec<String>, SettingsError> {
        let mut all = Vec::new();
        for written in names.into_iter().chain(aliases) {
            for title in self.spelt(written.get_ref()) {
                if self.ambiguous.contains_key(&title) {
                    continue;
                }
                match self.given.insert(title.clone(), id.to_owned()) {
                    None => all.push(title),
                    Some(other) if other == id => {}
                    Some(other) => return Err(self.shared(written, &other)),
                }
            }
        }
        Ok(all)
    }

    fn shared(&self, written: &Spanned<String>, other: &str) -> SettingsError {
        let title = written.get_ref();
        let message = format!(
            "`{title}` is a title of `{other}` already; a title that may mean both goes to [[ambiguous]]"
        );
        self.text.wrong(written.span(), message)
    }

    /// A title, folded, and the same with each word that has other spellings in each of them.
    fn spelt(&self, title: &str) -> Vec<String> {
        let mut all = vec![fold(title)];
        for (word, others) in &self.spellings {
            for at in 0..all.len() {
                if all[at].split(' ').any(|w| w == word) {
                    let title = all[at].clone();
                    all.extend(others.iter().map(|other| replace_word(&title, word, other)));
                }
            }
        }
        all.retain(|title| !title.is_empty());
        all
    }
}

/// A sign such as `&` folds to nothing, so the word falls away.
fn replace_word(title: &str, word: &str, by: &str) -> String {
    let words = title.split(' ').map(|w| if w == word { by } else { w });
    words.filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}
