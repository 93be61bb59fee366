//! Rules that keep duties apart, and exceptions from them. Declared in `templates/segregation.toml`; the exceptions
//! are the user's.

use super::register::{FieldId, RegisterId};
use super::role::Within;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// All rules, and what says who holds a role beside the roles register.
#[derive(Debug, Clone, Default)]
pub struct Segregation {
    /// The rules, in declared order.
    pub rules: Vec<Rule>,
    /// Fields that name the holder of a role, each with the role's id.
    pub holds: Vec<(RegisterId, FieldId, String)>,
}

/// A rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its id, such as `SD1`.
    pub id: String,
    /// What it asks for.
    pub title: String,
    /// How grave a breach is.
    pub severity: Gravity,
    /// Why it is there.
    pub why: String,
    /// What to do about a breach.
    pub remedy: String,
    /// What is looked at.
    pub tests: Vec<Test>,
    /// What it would need to know and no register says.
    pub needs: Vec<String>,
    /// The kind of finding that tells it, where that is another rule's.
    pub told_as: Option<String>,
}

/// How grave a breach of a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gravity {
    /// Control is lost.
    Critical,
    /// Control is weak.
    High,
    /// To be looked at.
    Medium,
}

impl Gravity {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::High => "high",
            Self::Medium => "medium",
        }
    }
}

/// What a rule looks at.
#[derive(Debug, Clone)]
pub enum Test {
    /// One person holds one of `roles` and one of `others`.
    Together {
        /// Ids of roles.
        roles: Vec<String>,
        /// Ids of roles.
        others: Vec<String>,
        /// How near.
        within: Within,
    },
    /// One person holds two roles that the role model keeps apart, always or under a condition.
    KeptApart {
        /// Whether those under a condition are meant.
        conditional: bool,
    },
    /// Exactly one person of a project holds one of `roles`; where nobody does, one of `otherwise`.
    OneHolder {
        /// Ids of roles.
        roles: Vec<String>,
        /// Ids of roles.
        otherwise: Vec<String>,
    },
    /// Two fields of one record name the same person.
    OnePerson {
        /// Whose records.
        register: RegisterId,
        /// The fields.
        fields: [FieldId; 2],
    },
    /// A person decides on more than their limit in the roles register.
    BeyondLimit {
        /// Whose records.
        register: RegisterId,
        /// Who decides.
        field: FieldId,
        /// On how much.
        amount: FieldId,
    },
    /// A person has many open records.
    OwnsMany(OwnsMany),
    /// The person in a field of an open record holds one of these roles on its project.
    OwnerHolds {
        /// Whose records.
        register: RegisterId,
        /// The person.
        field: FieldId,
        /// Ids of roles.
        roles: Vec<String>,
    },
    /// The owner of open records is on no list any more.
    OwnerLeft,
    /// A post without a person and without a deputy.
    Vacant {
        /// For more than so many days.
        days: i64,
    },
    /// A register that nobody keeps.
    NoKeeper,
    /// Somebody of a supplier.
    OfSupplier {
        /// Holds one of these roles.
        roles: Vec<String>,
        /// Or stands in this field.
        field: Option<(RegisterId, FieldId)>,
    },
}

/// From when on a person has too many records.
#[derive(Debug, Clone)]
pub struct OwnsMany {
    /// Whose records.
    pub register: RegisterId,
    /// The owner.
    pub field: FieldId,
    /// More open records than this.
    pub above: usize,
    /// The field by which records are severe.
    pub score: FieldId,
    /// From which value on.
    pub score_from: Decimal,
    /// More than this share of the severe ones.
    pub share_above: Decimal,
    /// But not with fewer severe ones than this.
    pub share_least: usize,
}

/// An exception from a rule, agreed until a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The rule's id.
    pub rule: String,
    /// Only for this person.
    pub person: Option<String>,
    /// Only on this project.
    pub project: Option<String>,
    /// Who agreed to it.
    pub by: String,
    /// The last day it holds.
    pub until: Date,
    /// Why.
    pub reason: String,
}
