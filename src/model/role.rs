//! The role model: the 21 roles of a PMO, and the titles of delivery and governance that are none of them.
//! Declared in `templates/role-model.toml`.

use super::slip;
use super::text::fold;
use super::writing::Words;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// A role of the PMO.
#[derive(Debug, Clone)]
pub struct Role {
    /// Public id, such as `head-of-pmo`.
    pub id: String,
    /// Its name in packs.
    pub label: String,
    /// What it is there for.
    pub purpose: String,
    /// `management`, `generic` or `functional`.
    pub group: String,
    /// Where it works, the foremost first: `portfolio`, `delivery`, `centre-of-excellence`, `governance`.
    pub areas: Vec<String>,
    /// Titles people give it, folded.
    pub aliases: Vec<String>,
    /// Keys of the registers it keeps.
    pub owns: Vec<String>,
    /// Keys of the registers whose records it works from.
    pub reads: Vec<String>,
    /// The role whose pack it receives; its own where nothing else is said.
    pub pack: String,
    /// Roles that one person must not hold beside it.
    pub not_with: Vec<NotWith>,
    /// When a portfolio cannot do without it; `None` where it is a matter of choice.
    pub needed: Option<Needed>,
}

/// A role that must not be held beside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotWith {
    /// The other role, of the office or `delivery:<slug>`.
    pub role: String,
    /// How near both have to be.
    pub within: Within,
    /// What must be so besides, which no register says; `None` where both together are always wrong.
    pub condition: Option<String>,
}

/// How near two posts of one person have to be to matter to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Within {
    /// On one project, or one of them for all projects.
    #[default]
    Project,
    /// Anywhere in the portfolio.
    Portfolio,
}

/// When a role is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    /// In what portfolio.
    pub when: When,
    /// Why, and whether that is a rule of practice or a judgement.
    pub why: String,
}

/// In what portfolio a role is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In one of at least so many projects.
    FromProjects(usize),
    /// In each programme that has an office of its own.
    ProgrammeOffice,
}

/// From when on a person is stretched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stretched {
    /// So many functional roles.
    pub functional_roles: usize,
    /// More than this sum of full-time equivalents over all roles.
    pub fte_above: Decimal,
}

/// A title that needs its context to be understood.
#[derive(Debug, Clone)]
pub struct AmbiguousTitle {
    /// The title, folded.
    pub title: String,
    /// The role it is taken for, the likeliest: an id of the model or `delivery:<slug>`.
    pub likeliest: String,
    /// The question to ask.
    pub question: String,
    /// What decides it, where it stands beside the title.
    pub decided: Vec<Decided>,
}

/// Something beside an ambiguous title that says which role it is.
#[derive(Debug, Clone)]
pub struct Decided {
    /// What stands there.
    pub by: DecidedBy,
    /// The role it then is: an id of the model or `delivery:<slug>`.
    pub role: String,
}

/// What decides an ambiguous title.
#[derive(Debug, Clone)]
pub enum DecidedBy {
    /// The scope of the record is one of these.
    Scope(Vec<String>),
    /// One of these words stands in the title or in a text of the record.
    Words(Words),
}

/// A delivery or governance role, outside the PMO's 21.
#[derive(Debug, Clone)]
pub struct DeliveryRole {
    /// Its slug; the role's id is `delivery:<slug>`.
    pub slug: String,
    /// Its name in packs.
    pub label: String,
    /// Titles people give it, folded.
    pub aliases: Vec<String>,
}

/// All that is known about roles.
#[derive(Debug, Clone, Default)]
pub struct RoleModel {
    /// The roles of the PMO, in declared order.
    pub roles: Vec<Role>,
    /// Roles of delivery and governance.
    pub delivery: Vec<DeliveryRole>,
    /// Last words of titles that can only be of delivery, folded: `engineer`.
    pub delivery_words: Vec<String>,
    /// Titles to ask about.
    pub ambiguous: Vec<AmbiguousTitle>,
    /// From when on a person is stretched.
    pub stretched: Stretched,
    /// What each title stands for, without blanks; made by [`Self::indexed`].
    pub titles: HashMap<String, Title>,
}

/// What a title stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Title {
    /// A role's id, of the office or `delivery:<slug>`.
    Role(String),
    /// One to ask about, by its place in [`RoleModel::ambiguous`].
    Ambiguous(usize),
}

impl RoleModel {
    /// The same with its titles ready to be looked up. The later wins: what is ambiguous is asked about, and the office's
    /// own roles come before those of delivery.
    pub fn indexed(mut self) -> Self {
        let delivery = self.delivery.iter().map(|d| (format!("delivery:{}", d.slug), &d.aliases));
        let roles = delivery.chain(self.roles.iter().map(|r| (r.id.clone(), &r.aliases)));
        let titles = roles.flat_map(|(id, titles)| titles.iter().map(move |t| (t, Title::Role(id.clone()))));
        let asked = self.ambiguous.iter().enumerate().map(|(at, a)| (&a.title, Title::Ambiguous(at)));
        self.titles = titles.chain(asked).map(|(title, stands)| (squash(title), stands)).collect();
        self
    }

    /// What a title stands for, whatever its case, accents and blanks; `None` where it is no title of the model.
    pub fn title(&self, title: &str) -> Option<&Title> {
        self.titles.get(&squash(title))
    }

    /// All titles, folded, with their blanks.
    fn spelt(&self) -> impl Iterator<Item = &str> {
        let office = self.roles.iter().flat_map(|r| &r.aliases);
        let delivery = self.delivery.iter().flat_map(|d| &d.aliases);
        office.chain(delivery).chain(self.ambiguous.iter().map(|a| &a.title)).map(String::as_str)
    }

    /// What a folded title that is not known stands for by the only one of which it is a slip.
    pub fn near(&self, title: &str) -> Option<&Title> {
        slip::slip(title, self.spelt().filter_map(|known| Some((known, self.title(known)?))))
    }

    /// Adds titles with other endings of a word, such as those of the other gender. A title of the model stays what it
    /// is, and one that would be of two roles is left out.
    pub fn with_forms(mut self, forms: impl Fn(&str) -> Vec<String>) -> Self {
        let mut new: HashMap<String, Option<Title>> = HashMap::new();
        for title in self.spelt() {
            let Some(stands) = self.title(title) else { continue };
            let words: Vec<&str> = title.split(' ').collect();
            for (at, word) in words.iter().enumerate() {
                for form in forms(word) {
                    let spelt = [&words[..at], &[form.as_str()], &words[at + 1..]].concat().concat();
                    let one = new.entry(spelt).or_insert_with(|| Some(stands.clone()));
                    *one = one.take().filter(|other| other == stands);
                }
            }
        }
        let known = |title: &String| self.titles.contains_key(title);
        let new: Vec<_> = new.into_iter().filter(|(title, _)| !known(title)).collect();
        self.titles.extend(new.into_iter().filter_map(|(title, one)| Some((title, one?))));
        self
    }

    /// The role with this id.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|r| r.id == id)
    }

    /// Whether there is a role of this id, of the office or `delivery:<slug>`.
    pub fn has(&self, id: &str) -> bool {
        match id.strip_prefix("delivery:") {
            Some(slug) => self.delivery.iter().any(|d| d.slug == slug),
            None => self.role(id).is_some(),
        }
    }

    /// The id of the role with this name in packs, or of the one whose id this is.
    pub fn named(&self, name: &str) -> Option<String> {
        let own = self.roles.iter().find(|r| r.label == name || r.id == name).map(|r| r.id.clone());
        let delivery = || self.delivery.iter().find(|d| d.label == name);
        own.or_else(|| delivery().map(|d| format!("delivery:{}", d.slug)))
            .or_else(|| name.starts_with("delivery:").then(|| name.to_owned()))
    }

    /// The name in packs of a role id, PMO or delivery; its slug or the id itself where the model has no name for it.
    pub fn label<'a>(&'a self, id: &'a str) -> &'a str {
        if let Some(role) = self.role(id) {
            return &role.label;
        }
        match id.strip_prefix("delivery:") {
            Some(slug) => self.delivery.iter().find(|d| d.slug == slug).map_or(slug, |d| &d.label),
            None => id,
        }
    }
}

/// A title without spaces: co-ordinator and coordinator are one.
fn squash(title: &str) -> String {
    fold(title).replace(' ', "")
}
