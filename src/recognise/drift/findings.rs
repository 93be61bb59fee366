//! What there is to say about a table that changed.

use super::super::codes;
use super::super::overrides::{Overrides, Told};
use super::{Drift, Lost, Pair};
use crate::finding::{Finding, Severity};
use crate::model::address::CellRef;
use crate::model::memory::names;
use crate::model::register::{FieldId, FieldKind, Register};
use crate::model::table::RegisterTable;
use crate::model::text::fold_or_sign;

impl<'a> Drift<'a> {
    /// The field of a column that has another label now, by its key as the settings have it for the old one.
    pub fn field(&self, name: &str, told: &Told<'a>) -> Option<&'a str> {
        told.field(self.renamed.iter().find(|p| p.to == name)?.from)
    }

    /// Says why of the columns that were mapped by what they were called.
    pub fn mark(&self, table: &mut RegisterTable, told: &Told<'a>, register: &Register) {
        let names = names(table.columns.iter().map(|c| c.label.as_str()));
        for (column, name) in table.columns.iter_mut().zip(names) {
            let Some(pair) = self.renamed.iter().find(|p| p.to == name && told.field(p.from).is_some())
            else {
                continue;
            };
            let kind = column.field.map(|f| &register.decl(f).kind);
            let evidence = pair.evidence(kind);
            column.reason = format!("it was `{}`, of which the settings speak; {evidence}", pair.from);
            column.confidence = 0.9;
        }
    }

    /// What there is to say about it; `place` adds where.
    pub fn findings(&self, table: &RegisterTable, told: &Told<'a>, register: &Register) -> Vec<Finding> {
        let names = names(table.columns.iter().map(|c| c.label.as_str()));
        let cell = |name: &str| {
            let column = names.iter().position(|n| n == name).and_then(|at| table.columns.get(at));
            let row = table.header.last();
            column.zip(row).map(|(c, row)| CellRef::new(*row, c.at as u16)).into_iter().collect::<Vec<_>>()
        };
        let field = |label: &str| told.field(label).and_then(|key| register.field(key));
        let renamed = self.renamed.iter().map(|p| p.finding(field(p.from), register).cells(cell(&p.to)));
        let lost = self.lost.iter().map(|l| l.finding(field(l.label), register));
        let fresh = self.fresh.iter().map(|name| new(name).label(name).cells(cell(name)));
        renamed.chain(lost).chain(fresh).collect()
    }
}

impl Pair<'_> {
    fn evidence(&self, kind: Option<&FieldKind>) -> String {
        match self.found.same {
            0 => "its label is another for the same".to_owned(),
            _ => self.found.said(kind),
        }
    }

    fn finding(&self, field: Option<FieldId>, register: &Register) -> Finding {
        let evidence = self.evidence(field.map(|f| &register.decl(f).kind));
        let seen = format!("column `{}` is now `{}`; {evidence}", self.from, self.to);
        let remedy = "nothing, if this is right: `packwright inspect --save` writes the new label; else map it \
                      under `columns` of a [[submission]]";
        let mut finding = Finding::new(codes::COLUMN_RENAMED, seen, remedy);
        if field.is_none() {
            finding.level = Severity::Note;
        }
        finding
    }
}

impl Lost<'_> {
    fn finding(&self, field: Option<FieldId>, register: &Register) -> Finding {
        let decl = field.map(|f| register.decl(f));
        let what = decl.map_or_else(String::new, |d| format!("; it was {}", d.label));
        let mut seen = format!("the column is not there any more{what}");
        let mut remedy = "ask for it, or run `packwright inspect --save` if it is gone for good".to_owned();
        if let (Some((name, found)), Some(decl)) = (&self.nearest, decl) {
            seen.push_str(&format!("; it may be `{name}`: {}", found.said(Some(&decl.kind))));
            remedy =
                format!("if it is, write {name:?} = \"{}\" under `columns` of the [[submission]]", decl.key);
        }
        let mut finding = Finding::new(codes::COLUMN_LOST, seen, remedy).label(self.label);
        if field.is_none() {
            finding.level = Severity::Note;
        }
        finding
    }
}

fn new(name: &str) -> Finding {
    let seen = format!("a column `{name}` that was not there before");
    let remedy = "see with `packwright inspect` what it was taken for; `--save` writes it down";
    Finding::new(codes::COLUMN_NEW, seen, remedy)
}

/// What is remembered of tables that a file does not have any more, by their sheet.
pub fn tables_lost(file: &str, told: &Overrides<'_>, tables: &[RegisterTable]) -> Vec<Finding> {
    let labels: Vec<Vec<String>> =
        tables.iter().map(|t| t.columns.iter().map(|c| fold_or_sign(&c.label)).collect()).collect();
    let remembered = told.memory.iter().flat_map(|m| &m.tables);
    let lost = remembered.filter(|m| !labels.iter().any(|l| m.shared(l) * 3 >= m.columns.len()));
    lost.map(|m| {
        let known: Vec<&str> = m.columns.iter().map(|c| c.label.as_str()).take(3).collect();
        let seen = format!("a table that was there before was not found: `{}`, …", known.join("`, `"));
        let remedy = "see with `packwright inspect` what became of it; `--save` forgets it";
        Finding::new(codes::TABLE_LOST, seen, remedy).file(file).sheet(&m.sheet)
    })
    .collect()
}
