//! A role in place of a name: `Project Manager` is who alone holds that role in the project.

use super::mentions::Mention;
use crate::model::dataset::Dataset;
use crate::model::people::Kind;
use crate::model::period::Period;
use crate::model::record::{Batch, Value};
use crate::model::register::{FieldKind, Register};
use crate::model::text::{Sym, fold};
use crate::settings::Settings;
use std::collections::{BTreeSet, HashMap};

/// Fields of a project list that name the holder of a role.
const LEADS: [(&str, &str); 3] = [
    ("manager", "delivery:project-manager"),
    ("sponsor", "delivery:project-sponsor"),
    ("sponsor", "delivery:senior-responsible-owner"),
];

/// Who holds which role in which project at the end of the reported month; no project stands for an office.
#[derive(Debug, Default)]
pub struct Holders {
    roles: HashMap<(Option<Sym>, String), BTreeSet<Sym>>,
    leads: HashMap<(Option<Sym>, String), BTreeSet<Sym>>,
    /// Role of a title, both without blanks.
    titles: HashMap<String, String>,
}

/// Who is meant by a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// This person alone.
    One(Sym),
    /// Several hold it.
    Several,
    /// Nobody is on the lists for it.
    Nobody,
}

impl Holders {
    /// From the roles and project lists.
    pub fn new(dataset: &Dataset, settings: &Settings) -> Self {
        let mut holders = Self { titles: titles(settings), ..Self::default() };
        for (id, register) in settings.knowledge.each_register() {
            for batch in dataset.batches(id) {
                match register.key.as_str() {
                    "roles" => holders.add_roles(dataset, settings, register, batch),
                    "projects" => holders.add_leads(register, batch),
                    _ => {}
                }
            }
        }
        holders
    }

    fn add_roles(&mut self, dataset: &Dataset, settings: &Settings, register: &Register, batch: &Batch) {
        let text = |key: &str, i: usize| match register.field(key).map(|field| batch.value(field, i)) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        };
        let roles = register.field("role").and_then(|field| batch.column(field));
        for i in 0..batch.len() {
            let Some(person) = text("person", i).filter(|_| is_current(dataset.period, register, batch, i))
            else {
                continue;
            };
            if settings.knowledge.people.kind(dataset.text(person)) != Kind::Person {
                continue;
            }
            let project = text("project", i).filter(|_| !is_of_office(settings, register, batch, i));
            let titles = [text("role", i), text("title", i), roles.and_then(|c| c.native(i))];
            for title in titles.into_iter().flatten() {
                let key = (project, squash(dataset.text(title)));
                self.roles.entry(key).or_default().insert(person);
            }
        }
    }

    fn add_leads(&mut self, register: &Register, batch: &Batch) {
        for (key, role) in LEADS {
            let (Some(project), Some(lead)) = (register.field("project"), register.field(key)) else {
                continue;
            };
            for i in 0..batch.len() {
                if let (Value::Text(code), Value::Text(person)) =
                    (batch.value(project, i), batch.value(lead, i))
                {
                    self.leads.entry((Some(code), squash(role))).or_default().insert(person);
                }
            }
        }
    }

    /// Who is meant by a role in a record: who holds it in the project, else whom the project list names, else who holds
    /// it in the office for all projects.
    pub fn holder(&self, dataset: &Dataset, mention: &Mention) -> Holder {
        let title = squash(dataset.text(mention.text));
        let role = self.titles.get(&title);
        let tiers = [(&self.roles, mention.project), (&self.leads, mention.project), (&self.roles, None)];
        for (map, project) in tiers {
            let keys = [Some(&title), role].into_iter().flatten();
            let mut all = keys.filter_map(|key| map.get(&(project, key.clone())));
            let Some(found) = all.next() else { continue };
            return match found.first() {
                Some(one) if found.len() == 1 => Holder::One(*one),
                _ => Holder::Several,
            };
        }
        Holder::Nobody
    }
}

/// A title without blanks: co-ordinator and coordinator are one.
fn squash(title: &str) -> String {
    fold(title).replace(' ', "")
}

/// The role of each title of the role model; for one that may be several, the likeliest.
fn titles(settings: &Settings) -> HashMap<String, String> {
    let model = &settings.knowledge.roles;
    let asked = model.ambiguous.iter().map(|a| (&a.title, a.likeliest.clone()));
    let delivery =
        model.delivery.iter().flat_map(|d| d.aliases.iter().map(|a| (a, format!("delivery:{}", d.slug))));
    let office = model.roles.iter().flat_map(|r| r.aliases.iter().map(|a| (a, r.id.clone())));
    let all = delivery.chain(office).chain(asked);
    all.map(|(title, role)| (title.replace(' ', ""), squash(&role))).collect()
}

/// Whether a role is held on the last day of the month.
fn is_current(period: Period, register: &Register, batch: &Batch, i: usize) -> bool {
    let day = |key: &str| match register.field(key).map(|field| batch.value(field, i)) {
        Some(Value::Date(day)) => Some(day),
        _ => None,
    };
    let last = period.last_day();
    day("start_on").is_none_or(|start| start <= last) && day("end_on").is_none_or(|end| end >= last)
}

/// Whether a role is one of the portfolio or its office, not of the project of the record.
fn is_of_office(settings: &Settings, register: &Register, batch: &Batch, i: usize) -> bool {
    let Some(field) = register.field("scope") else { return false };
    let (Value::Choice(scope), FieldKind::Choice(name)) = (batch.value(field, i), &register.decl(field).kind)
    else {
        return false;
    };
    let vocabulary = settings.knowledge.vocabulary(name);
    vocabulary.is_some_and(|v| matches!(v.choice(scope).key.as_str(), "portfolio" | "office"))
}
