//! The closed lists of a workbook, each once.

use crate::model::canonical::{FLAGS, List, Takes};
use crate::model::knowledge::Knowledge;
use crate::model::register::{Field, FieldKind};

/// The lists that were asked for so far.
pub struct Lists<'a> {
    knowledge: &'a Knowledge,
    lists: Vec<List<'a>>,
}

impl<'a> Lists<'a> {
    /// None yet.
    pub fn new(knowledge: &'a Knowledge) -> Self {
        Self { knowledge, lists: Vec::new() }
    }

    /// These already.
    pub fn with(knowledge: &'a Knowledge, lists: Vec<List<'a>>) -> Self {
        Self { knowledge, lists }
    }

    /// What a field takes.
    pub fn takes(&mut self, field: &Field) -> Takes {
        match &field.kind {
            FieldKind::Text | FieldKind::Person | FieldKind::Ref => Takes::Text,
            FieldKind::Id | FieldKind::Project | FieldKind::Currency => Takes::Id,
            FieldKind::Date => Takes::Date,
            FieldKind::Period => Takes::Month,
            FieldKind::Money => Takes::Money,
            FieldKind::Number => Takes::Number,
            FieldKind::Percent => Takes::Percent,
            FieldKind::Level(_) => Takes::Level,
            FieldKind::Flag => self.one("Yes or no", || FLAGS.to_vec()),
            FieldKind::Role => {
                let roles = &self.knowledge.roles;
                let office = roles.roles.iter().map(|r| r.label.as_str());
                let all = || office.chain(roles.delivery.iter().map(|d| d.label.as_str())).collect();
                self.one("Roles", all)
            }
            FieldKind::Choice(name) => match self.knowledge.vocabulary(name) {
                Some(vocabulary) => {
                    let title = title(name);
                    self.one(&title, || vocabulary.values.iter().map(|v| v.label.as_str()).collect())
                }
                None => Takes::Text,
            },
        }
    }

    fn one(&mut self, title: &str, values: impl FnOnce() -> Vec<&'a str>) -> Takes {
        let at = self.lists.iter().position(|l| l.title == title).unwrap_or_else(|| {
            self.lists.push(List { title: title.to_owned(), values: values() });
            self.lists.len() - 1
        });
        Takes::One(at)
    }

    /// All of them.
    pub fn finish(self) -> Vec<List<'a>> {
        self.lists
    }
}

/// The name of a vocabulary for people: `risk-status` is `Risk status`.
fn title(name: &str) -> String {
    let words = name.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
