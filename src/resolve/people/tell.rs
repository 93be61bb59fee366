//! What there is to say about people: once for each spelling, person and column, with the cells.

use super::judge::Why;
use super::mentions::{Mention, Place};
use crate::finding::{Code, Finding};
use crate::model::dataset::Dataset;
use crate::model::record::Batch;
use crate::model::register::FieldId;
use crate::model::text::Sym;
use crate::resolve::codes;
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};

/// What is said of a cell of people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Saying {
    /// A spelling is a person's.
    Is(String, String, Why),
    /// A spelling may be several people's.
    Either(String, Vec<String>),
    /// Only short forms stand there.
    Short,
    /// A comma can be read both ways.
    Unclear,
    /// A role is who holds it.
    Holder(String, String),
    /// A role that several hold, or that nobody holds.
    NoHolder(bool),
    /// A name on no list is very like one on a list.
    Near(String, String),
}

/// Everything that is said, by column.
#[derive(Debug, Default)]
pub struct Sayings(BTreeMap<(Place, Saying), Vec<u32>>);

impl Sayings {
    /// Says something of the records of a mention.
    pub fn add(&mut self, mention: &Mention, saying: Saying) {
        self.0.entry((mention.place, saying)).or_default().extend(&mention.rows);
    }

    /// Forgets what was said of names that stay as they are, in full or not, since they are looked at again.
    pub fn forget(&mut self, full: bool) {
        self.0.retain(|(_, saying), _| match saying {
            Saying::Near(..) => !full,
            Saying::Either(..) | Saying::Short => full,
            _ => true,
        });
    }

    /// The columns and records whose spelling may be several people's, one of whom at least is among these.
    pub fn of_several(&self, known: &BTreeSet<&str>) -> BTreeSet<(Place, u32)> {
        let several = |saying: &Saying| {
            matches!(saying, Saying::Either(_, people)
                if people.len() > 1 && people.iter().any(|p| known.contains(p.as_str())))
        };
        let each = self.0.iter().filter(|((_, saying), _)| several(saying));
        each.flat_map(|((place, _), rows)| rows.iter().map(|row| (*place, *row))).collect()
    }

    /// A finding for each, in the order of the columns.
    pub fn findings(self, dataset: &Dataset, settings: &Settings) -> Vec<Finding> {
        let find = |((register, batch, field), rows): (Place, &[usize]), finding: Finding| {
            let batch: &Batch = dataset.batches(register).get(batch as usize)?;
            let evidence = written(dataset, batch, field, rows);
            Some(finding.in_batch(dataset, &settings.knowledge, batch, field, rows).evidence(evidence))
        };
        let each = self.0.into_iter().filter_map(|((place, saying), rows)| {
            let (code, seen, remedy) = saying.words();
            let mut rows: Vec<usize> = rows.into_iter().map(|row| row as usize).collect();
            rows.sort_unstable();
            find((place, &rows), Finding::new(code, seen, remedy))
        });
        each.collect()
    }
}

/// What the cells say as they are written.
fn written(dataset: &Dataset, batch: &Batch, field: FieldId, rows: &[usize]) -> Vec<String> {
    let Some(column) = batch.column(field) else { return Vec::new() };
    let text = |row: &usize| {
        let value = match batch.value(field, *row) {
            crate::model::record::Value::Text(text) => text,
            _ => Sym::NONE,
        };
        dataset.text(column.native(*row).unwrap_or(value)).to_owned()
    };
    rows.iter().take(500).map(text).collect()
}

const WRITE_IN_FULL: &str = "write the name in full, or say who it is with [[person]] in packwright.toml";

impl Saying {
    fn words(&self) -> (Code, String, String) {
        match self {
            Self::Is(spelling, person, why) => is(spelling, person, *why),
            Self::Either(spelling, people) => {
                let seen = format!("`{spelling}` may be {}; nobody was taken for it", people.join(" or "));
                (codes::PERSON_AMBIGUOUS, seen, WRITE_IN_FULL.to_owned())
            }
            Self::Short => {
                let seen = "only initials, a single name or an account stands there, and no list of people has anybody \
                            whom it fits";
                (codes::PERSON_SHORT, seen.to_owned(), WRITE_IN_FULL.to_owned())
            }
            Self::Unclear => {
                let seen = "the comma may stand between two people or inside one name; nobody was taken";
                let remedy = "write one person, given name first, or add the person to the roles list";
                (codes::PERSON_AMBIGUOUS, seen.to_owned(), remedy.to_owned())
            }
            Self::Holder(title, person) => {
                let seen = format!("`{title}` was read as {person}, who alone has that role for the project");
                (codes::ROLE_HOLDER, seen, "nothing, if that is who is meant; else write the name".to_owned())
            }
            Self::NoHolder(several) => {
                let who = if *several { "several people have it" } else { "no list says who has it" };
                let seen = format!("a role stands there, and {who} for the project; no person was taken");
                (codes::ROLE_AS_PERSON, seen, "write the name of the person".to_owned())
            }
            Self::Near(spelling, person) => {
                let seen = format!("`{spelling}` is on no list of people and very like {person}, who is");
                (codes::PERSON_LIKE, seen, "mend the name if it is the same person".to_owned())
            }
        }
    }
}

fn is(spelling: &str, person: &str, why: Why) -> (Code, String, String) {
    let (code, why) = match why {
        Why::Order => (codes::PERSON_SPELLING, "whose names the lists of people have in this order"),
        Why::Typed => (codes::PERSON_SPELLING, "which is the same name with dots on its letters"),
        Why::Address => (codes::PERSON_TAKEN, "beside whom the roles list has this address"),
        Why::Account => (codes::PERSON_TAKEN, "the only one known whose account may be called so"),
        Why::Short => (codes::PERSON_TAKEN, "the only one known whose name may be shortened so"),
        Why::Initials => (codes::PERSON_TAKEN, "the only one of the project who has these initials"),
        Why::Word => (codes::PERSON_TAKEN, "the only one of the project who has this name"),
        Why::FirstOf => (codes::PERSON_TAKEN, "the first of two people, as the lists of people show"),
    };
    let remedy = "nothing, if they are one person; else say who it is with [[person]] in packwright.toml";
    (code, format!("`{spelling}` was read as {person}, {why}"), remedy.to_owned())
}
