//! `templates/people.toml` -> [`PeopleWords`].

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::{Text, fold_all};
use crate::model::people::{Exact, LetterTitle, PeopleWords};
use crate::model::role::RoleModel;
use crate::model::writing::Words;
use serde::Deserialize;
use std::collections::HashSet;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleFile {
    names: NamesTable,
    nobody: NobodyTable,
    bodies: BodiesTable,
    posts: PostsTable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamesTable {
    titles: Vec<String>,
    exact_titles: Vec<String>,
    letter_titles: Vec<LetterTable>,
    suffixes: Vec<String>,
    labels: Vec<String>,
    particles: Vec<String>,
    capital_particles: Vec<String>,
    inner_capitals: Vec<String>,
    joins: Vec<String>,
    weak_joins: Vec<String>,
    nicknames: Vec<Spanned<Vec<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LetterTable {
    letter: String,
    beside: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NobodyTable {
    vacant: Vec<String>,
    unconfirmed: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodiesTable {
    names: Vec<String>,
    words: Vec<String>,
    firms: Vec<String>,
    labels: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostsTable {
    last: Vec<String>,
    first: Vec<String>,
}

/// Reads the words; the titles of posts are those of the role model. A nickname stands beside the name it is for.
pub fn load(files: &TemplateFiles, roles: &RoleModel) -> Result<PeopleWords, SettingsError> {
    let text = Text::of(files.get("people.toml")?)?;
    let PeopleFile { names, nobody, bodies, posts } = text.read()?;
    if let Some(alone) = names.nicknames.iter().find(|names| names.get_ref().len() < 2) {
        return Err(text.wrong(alone.span(), "a nickname needs the name it is for beside it"));
    }
    Ok(PeopleWords {
        titles: words(&names.titles),
        exact_titles: exact(&names.exact_titles),
        letter_titles: names.letter_titles.into_iter().map(letter_title).collect(),
        suffixes: exact(&names.suffixes),
        labels: words(&names.labels),
        particles: words(&names.particles),
        capital_particles: words(&names.capital_particles),
        inner_capitals: fold_all(&names.inner_capitals),
        joins: words(&names.joins),
        weak_joins: words(&names.weak_joins),
        nicknames: names.nicknames.iter().map(|all| fold_all(all.get_ref())).collect(),
        vacant: words(&nobody.vacant),
        unconfirmed: words(&nobody.unconfirmed),
        bodies: words(&bodies.names),
        body_words: words(&bodies.words),
        firms: exact(&bodies.firms),
        firm_labels: words(&bodies.labels),
        post_last: words(&posts.last),
        post_first: words(&posts.first),
        posts: titles(roles),
    })
}

fn words(list: &[String]) -> Words {
    Words::new(list.iter().map(String::as_str))
}

fn exact(list: &[String]) -> Exact {
    Exact::new(list.iter().map(String::as_str))
}

fn letter_title(written: LetterTable) -> LetterTitle {
    LetterTitle { beside: exact(&written.beside), letter: written.letter }
}

/// Every title of the role model, without blanks.
fn titles(roles: &RoleModel) -> HashSet<String> {
    let office = roles.roles.iter().flat_map(|r| &r.aliases);
    let delivery = roles.delivery.iter().flat_map(|d| &d.aliases);
    let asked = roles.ambiguous.iter().map(|a| &a.title);
    office.chain(delivery).chain(asked).map(|title| title.replace(' ', "")).collect()
}
