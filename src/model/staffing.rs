//! Who holds which role where, who holds many, and which duties are not kept apart: worked out of the dataset.

use super::dataset::Spot;
use super::segregation::Gravity;
use rust_decimal::Decimal;

/// All of it. Order everywhere: roles as the role model has them, places and people by name.
#[derive(Debug, Clone, Default)]
pub struct Staffing {
    /// Whether a roles register was handed in; without one nothing of coverage can be said.
    pub known: bool,
    /// The roles of the office, each with its coverage.
    pub coverage: Vec<Coverage>,
    /// Every programme, then every project: how its roles are held.
    pub places: Vec<Place>,
    /// People who hold a role, those who hold most first.
    pub people: Vec<Load>,
    /// The rules that keep duties apart, in declared order.
    pub rules: Vec<Ruled>,
}

/// How a role is held at a place. A post ends before the reported month's last day, or it has not begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// By somebody who holds no other role of the office there, and nobody else does.
    Filled,
    /// By several people on one project, or only by people who hold another role of the office on the same project.
    Shared,
    /// By somebody for a time.
    Acting,
    /// By somebody who begins later.
    Later,
    /// There is a post, and nobody is named for it.
    Vacant,
    /// Who held it has left.
    Ended,
    /// There is no post.
    Absent,
}

impl Held {
    /// Whether somebody holds it at the end of the month.
    pub fn is_held(self) -> bool {
        self <= Self::Acting
    }

    /// Its word in packs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Filled => "Filled",
            Self::Shared => "Shared",
            Self::Acting => "Acting",
            Self::Later => "Starts later",
            Self::Vacant => "Vacant",
            Self::Ended => "Ended",
            Self::Absent => "Absent",
        }
    }
}

/// A role over the whole portfolio.
#[derive(Debug, Clone)]
pub struct Coverage {
    /// The role's id.
    pub role: String,
    /// Why this portfolio needs it; `None` where it does not.
    pub needed: Option<String>,
    /// How it is held; of several posts the best.
    pub held: Held,
    /// Who holds it, is to hold it, or held it last, by name.
    pub people: Vec<String>,
    /// On how many projects somebody holds it.
    pub projects: usize,
    /// Programmes that have an office and nobody in this role, where it is needed by programme.
    pub missing: Vec<String>,
    /// Where the posts stand that are held that way.
    pub spots: Vec<Spot>,
}

impl Coverage {
    /// Whether it is needed and everywhere held where it is.
    pub fn is_met(&self) -> bool {
        self.needed.is_some() && self.held.is_held() && self.missing.is_empty()
    }
}

/// The roles of the office in a programme or on a project.
#[derive(Debug, Clone)]
pub struct Place {
    /// The project's code, or the programme's name.
    pub name: String,
    /// Whether it is a programme.
    pub programme: bool,
    /// The roles that have a post there, in the order of the role model.
    pub roles: Vec<Holding>,
}

/// How a role is held at a place.
#[derive(Debug, Clone)]
pub struct Holding {
    /// The role's id.
    pub role: String,
    /// How it is held; of several posts the best.
    pub held: Held,
    /// Who holds it that way, is to hold it, or held it last, by name.
    pub people: Vec<String>,
    /// Where the posts stand that are held that way.
    pub spots: Vec<Spot>,
}

/// What one person holds at the end of the month.
#[derive(Debug, Clone)]
pub struct Load {
    /// Who.
    pub person: String,
    /// Ids of the roles, in the order of the role model, then those of delivery by name.
    pub roles: Vec<String>,
    /// How many of them are functional roles of the office.
    pub functional: usize,
    /// On which projects.
    pub projects: Vec<String>,
    /// Full-time equivalents over all roles; `None` where none is stated.
    pub fte: Option<Decimal>,
    /// Whether that is more than the role model thinks right.
    pub stretched: bool,
    /// Where the posts stand.
    pub spots: Vec<Spot>,
}

/// What became of a rule.
#[derive(Debug, Clone)]
pub struct Ruled {
    /// Its id.
    pub id: String,
    /// What it asks for.
    pub title: String,
    /// How grave a breach is.
    pub severity: Gravity,
    /// Breaches, in the order in which they were found.
    pub breaches: Vec<Breach>,
    /// What could not be looked at, and why; empty where everything was.
    pub unchecked: Vec<String>,
    /// Whether anything could be looked at.
    pub checked: bool,
    /// The kind of finding that tells its breaches, where that is another rule's; they are not counted here.
    pub told_as: Option<String>,
}

impl Ruled {
    /// How many breaches nobody agreed to.
    pub fn open(&self) -> usize {
        self.breaches.len() - self.waived()
    }

    /// How many breaches were agreed to.
    pub fn waived(&self) -> usize {
        self.breaches.iter().filter(|b| b.waived).count()
    }
}

/// A breach of a rule.
#[derive(Debug, Clone)]
pub struct Breach {
    /// Whether it was agreed to.
    pub waived: bool,
    /// Who.
    pub people: Vec<String>,
    /// On which project; empty where it is not about one.
    pub project: String,
    /// The cells that show it.
    pub spots: Vec<Spot>,
}
