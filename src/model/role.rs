//! The role model: the 21 roles of a PMO, and the titles of delivery and governance that are none of them.
//! Declared in `templates/role-model.toml`.

use super::writing::Words;
use rust_decimal::Decimal;

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
}

impl RoleModel {
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
