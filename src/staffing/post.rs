//! A post: a role, somewhere, and who is in it.

use super::spot::Spot;
use crate::model::role::Within;
use crate::model::text::Sym;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// How somebody stands in a post at the end of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Holds it.
    Holds,
    /// Holds it for a time: the title or the name says so.
    Acts,
    /// Stands in for its holder: the title says so.
    Deputises,
    /// Begins later.
    Later,
    /// Nobody is named, or the title says that it is vacant.
    Vacant,
    /// Has left it.
    Ended,
}

/// For how much of the portfolio a post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Project,
    Programme,
    Portfolio,
}

/// One post.
#[derive(Debug, Clone)]
pub struct Post<'a> {
    /// Where its role stands; of a field of another register, that field.
    pub spot: Spot,
    /// The project's code; no text where it is of none.
    pub project: Sym,
    /// The programme of its project.
    pub programme: Option<&'a str>,
    pub reach: Reach,
    /// Who is named for it; no text for nobody.
    pub person: Sym,
    /// The role's id; empty where its title is not known.
    pub role: &'a str,
    /// The role's title as written; no text where there is none.
    pub title: Sym,
    pub stands: Stands,
    pub fte: Option<Decimal>,
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub deputy: Sym,
    pub organisation: Sym,
}

impl<'a> Post<'a> {
    /// A post of which only its holder is known.
    pub fn named(spot: Spot, project: Sym, programme: Option<&'a str>, person: Sym, role: &'a str) -> Self {
        Self {
            spot,
            project,
            programme,
            reach: Reach::Project,
            person,
            role,
            title: Sym::NONE,
            stands: Stands::Holds,
            fte: None,
            start: None,
            end: None,
            deputy: Sym::NONE,
            organisation: Sym::NONE,
        }
    }

    /// Whether somebody holds it at the end of the month, for good or for a time.
    pub fn is_held(&self) -> bool {
        matches!(self.stands, Stands::Holds | Stands::Acts) && !self.person.is_none()
    }

    /// Whether two posts are near enough to matter to each other.
    pub fn meets(&self, other: &Post<'_>, within: Within) -> bool {
        let wide = |p: &Post<'_>| p.reach == Reach::Portfolio;
        let programme = |p: &Post<'_>| p.reach == Reach::Programme;
        within == Within::Portfolio
            || wide(self)
            || wide(other)
            || (!self.project.is_none() && self.project == other.project)
            || ((programme(self) || programme(other)) && self.programme == other.programme)
    }
}
