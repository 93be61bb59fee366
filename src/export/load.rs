//! Files for another tool that takes the records over, by what `templates/load/` says of it.

use super::order;
use super::plan::{BatchPlan, FieldPlan, fields};
use super::value::ids;
use crate::csv::Row;
use crate::model::artifact::Artifact;
use crate::model::dataset::Dataset;
use crate::model::load::{Load, LoadColumn, LoadContent, LoadList, LoadPart};
use crate::model::record::Value;
use crate::model::register::{Field, FieldKind, Register};
use crate::model::vocabulary::ChoiceId;
use crate::settings::Settings;
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::io::Write;

/// The files of the registers that the tool takes and that have records: a line a record, whatever its state.
pub fn load_files(dataset: &Dataset, settings: &Settings, name: &str, load: &Load) -> Vec<Artifact> {
    let lists = load.lists.iter().filter(|list| dataset.count(list.register) > 0);
    lists
        .map(|list| Artifact {
            path: path(settings, name, list),
            bytes: Writer::new(dataset, settings, load, list).write(),
        })
        .collect()
}

/// The paths of all files that may be written for the tool.
pub fn load_names(settings: &Settings, name: &str, load: &Load) -> Vec<String> {
    load.lists.iter().map(|list| path(settings, name, list)).collect()
}

fn path(settings: &Settings, name: &str, list: &LoadList) -> String {
    format!("{name}-{}.csv", settings.knowledge.register(list.register).key)
}

/// Writes a register.
struct Writer<'a> {
    dataset: &'a Dataset,
    settings: &'a Settings,
    load: &'a Load,
    list: &'a LoadList,
    register: &'a Register,
    fields: Vec<FieldPlan<'a>>,
    /// The place of the project among the fields.
    project: Option<usize>,
    /// Names of projects, by code.
    projects: HashMap<&'a str, &'a str>,
}

impl<'a> Writer<'a> {
    fn new(dataset: &'a Dataset, settings: &'a Settings, load: &'a Load, list: &'a LoadList) -> Self {
        let register = settings.knowledge.register(list.register);
        Self {
            dataset,
            settings,
            load,
            list,
            register,
            fields: fields(dataset, settings, register),
            project: register.field("project").map(|id| usize::from(id.0)),
            projects: dataset.projects.iter().map(|p| (p.code.as_str(), p.name.as_str())).collect(),
        }
    }

    fn write(&self) -> Vec<u8> {
        let batches = self.dataset.batches(self.list.register);
        let plans: Vec<BatchPlan<'_>> =
            batches.iter().map(|batch| BatchPlan::new(self.dataset, self.register, batch)).collect();
        let mut out = Vec::new();
        let mut header = Row::new(&mut out);
        self.list.columns.iter().for_each(|column| header.text(Some(&column.name)));
        header.end();
        out.extend(order::write_all(self.dataset, self.list.register, |out, record| {
            if let Some(plan) = plans.get(record.batch as usize) {
                self.line(&mut Row::new(out), plan, record.row as usize);
            }
        }));
        out
    }

    /// Record `i` of a batch.
    fn line(&self, row: &mut Row<'_>, plan: &BatchPlan<'_>, i: usize) {
        for column in &self.list.columns {
            row.cell(|cell| {
                self.column(cell, column, plan, i);
                if cell.is_empty() {
                    cell.extend_from_slice(column.otherwise.as_bytes());
                }
            });
        }
        row.end();
    }

    fn column(&self, cell: &mut Vec<u8>, column: &LoadColumn, plan: &BatchPlan<'_>, i: usize) {
        match &column.content {
            LoadContent::Text(text) => cell.extend_from_slice(text.as_bytes()),
            LoadContent::First(parts) => {
                let mut parts = parts.iter();
                while let Some(part) = parts.next().filter(|_| cell.is_empty()) {
                    self.part(cell, part, plan, i);
                }
            }
            LoadContent::Lines(parts) => parts.iter().for_each(|part| self.labelled(cell, part, plan, i)),
        }
    }

    /// Adds a line with the label of what is known.
    fn labelled(&self, cell: &mut Vec<u8>, part: &LoadPart, plan: &BatchPlan<'_>, i: usize) {
        let mut value = Vec::new();
        self.part(&mut value, part, plan, i);
        if value.is_empty() {
            return;
        }
        let (label, sign) = match part {
            LoadPart::ProjectName => ("Name of the project", ""),
            LoadPart::Source => ("Source", ""),
            LoadPart::Field(field, _) => {
                let field = self.register.decl(*field);
                (field.label.as_str(), if field.kind == FieldKind::Percent { " %" } else { "" })
            }
        };
        if !cell.is_empty() {
            cell.push(b'\n');
        }
        cell.extend_from_slice(format!("{label}: ").as_bytes());
        cell.extend_from_slice(&value);
        cell.extend_from_slice(sign.as_bytes());
    }

    /// Adds what is known; nothing where it is missing.
    fn part(&self, out: &mut Vec<u8>, part: &LoadPart, plan: &BatchPlan<'_>, i: usize) {
        match part {
            LoadPart::Field(id, words) => {
                let at = usize::from(id.0);
                self.value(out, self.register.decl(*id), at, plan.value(at, i), words.as_deref());
            }
            LoadPart::ProjectName => {
                let code = self.project.map_or(Value::Missing, |at| plan.value(at, i));
                if let Value::Text(code) = code {
                    let name = self.projects.get(self.dataset.text(code)).copied();
                    out.extend_from_slice(name.unwrap_or_default().as_bytes());
                }
            }
            LoadPart::Source => out.extend_from_slice(source(plan, i).as_bytes()),
        }
    }

    /// Adds a value as people write it: a share as a number of per cent, an amount with its currency.
    fn value(&self, out: &mut Vec<u8>, field: &Field, at: usize, value: Value, words: Option<&[String]>) {
        let knowledge = &self.settings.knowledge;
        // Writing into memory cannot fail.
        let _ = match value {
            Value::Date(date) => write!(out, "{}", self.load.days.write(date, knowledge.words())),
            Value::Flag(flag) => write!(out, "{}", if flag { "Yes" } else { "No" }),
            Value::Text(joined) if field.kind == FieldKind::Ref => {
                let ids: Vec<&str> = ids(self.dataset.text(joined)).collect();
                write!(out, "{}", ids.join(", "))
            }
            Value::Text(role) if field.kind == FieldKind::Role => {
                write!(out, "{}", knowledge.roles.label(self.dataset.text(role)))
            }
            Value::Choice(choice) => match words.and_then(|words| words.get(usize::from(choice.0))) {
                Some(word) => write!(out, "{word}"),
                None => write!(out, "{}", self.label(field, choice)),
            },
            Value::Number(share) if field.kind == FieldKind::Percent => {
                let hundreds = share.checked_mul(Decimal::ONE_HUNDRED);
                hundreds.map_or(Ok(()), |number| write!(out, "{}", number.normalize()))
            }
            _ => {
                if let Some(plan) = self.fields.get(at) {
                    plan.kind.text(out, value);
                }
                match value {
                    Value::Money(money) => write!(out, " {}", money.currency),
                    _ => Ok(()),
                }
            }
        };
    }

    fn label(&self, field: &Field, choice: ChoiceId) -> &str {
        let vocabulary = match &field.kind {
            FieldKind::Choice(name) => self.settings.knowledge.vocabulary(name),
            _ => None,
        };
        vocabulary.map_or("", |vocabulary| &vocabulary.choice(choice).label)
    }
}

/// Where record `i` stands: `P101/RAID.xlsx, sheet Risks, row 5`.
fn source(plan: &BatchPlan<'_>, i: usize) -> String {
    let mut source = plan.file().to_owned();
    if !plan.sheet().is_empty() {
        source.push_str(&format!(", sheet {}", plan.sheet()));
    }
    match (plan.row(i), plan.letters(i)) {
        (Some(row), _) => source.push_str(&format!(", row {row}")),
        (None, Some(letters)) => source.push_str(&format!(", column {letters}")),
        (None, None) => {}
    }
    if plan.stale() {
        source.push_str(", a return of another month");
    }
    source
}

#[cfg(test)]
mod tests;
