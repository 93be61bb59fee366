//! Small datasets for tests, written as tables.

use crate::model::dataset::{Account, Dataset, Project, Source};
use crate::model::money::{Currency, Money};
use crate::model::record::{Batch, Cells, Column, Value, Values};
use crate::model::register::FieldKind;
use crate::model::scale::Level;
use crate::model::text::Interner;
use crate::model::workbook::Visibility;
use crate::settings::Settings;
use std::collections::BTreeSet;

/// A dataset of October 2026 in GBP, its financial year starting in April, with projects P1 and P2 of the programme
/// Digital and P3 of none, and any other that the tables name.
///
/// A table is its file, its register, its field keys and its records, `|` between values: keys of choices, ISO
/// dates and months, `12.50` or `12.50 EUR`. The first field stands in column A, the first record in row 2.
pub(crate) fn dataset(settings: &Settings, tables: &[(&str, &str, &str, &[&str])]) -> Dataset {
    let knowledge = &settings.knowledge;
    let mut data = Dataset {
        period: "2026-10".parse().unwrap(),
        currency: settings.portfolio.currency,
        text: Interner::default(),
        sources: Vec::new(),
        projects: Vec::new(),
        notes: Vec::new(),
        registers: vec![Vec::new(); knowledge.registers.len()],
    };
    let mut codes = BTreeSet::from(["P1".to_owned(), "P2".to_owned(), "P3".to_owned()]);
    for (file, register, fields, records) in tables {
        let id = knowledge.find_register(register).unwrap();
        let decl = knowledge.register(id);
        let mut columns: Vec<Column> = Vec::new();
        for (at, key) in fields.split('|').enumerate() {
            let field = decl.field(key).unwrap_or_else(|| panic!("no field {key}"));
            let kind = &decl.decl(field).kind;
            let mut values = Values::of(kind);
            for record in *records {
                let written = record.split('|').nth(at).unwrap_or_else(|| panic!("too few values: {record}"));
                if key == "project" && !written.is_empty() {
                    codes.insert(written.to_owned());
                }
                values.push(value(settings, kind, written, &mut data.text));
            }
            columns.push(Column {
                field,
                values,
                natives: Vec::new(),
                precisions: Vec::new(),
                cells: Cells::Along(at as u32),
            });
        }
        columns.sort_by_key(|c| c.field);
        let source = data.sources.len() as u32;
        data.sources.push(source_of(file, &decl.label));
        let rows = (1..=records.len() as u32).collect();
        let batch = Batch {
            register: id,
            source,
            sheet: 0,
            rows,
            transposed: false,
            columns,
            extras: Vec::new(),
            schemes: Vec::new(),
            parked: Vec::new(),
        };
        data.registers[usize::from(id.0)].push(batch);
    }
    data.projects = codes.into_iter().map(project).collect();
    data
}

fn project(code: String) -> Project {
    let programme = ["P1", "P2"].contains(&code.as_str()).then(|| "Digital".to_owned());
    Project { name: code.clone(), code, programme, tier: None, declared: true }
}

fn source_of(file: &str, sheet: &str) -> Source {
    Source {
        file: file.to_owned(),
        sha256: String::new(),
        bytes: 0,
        sheets: vec![(sheet.to_owned(), Visibility::Visible)],
        error: None,
        period: None,
        stale: false,
        tables: Vec::new(),
        ignored: Vec::new(),
        left_out: Vec::new(),
        superseded: Vec::new(),
        account: Account::default(),
        control: Default::default(),
    }
}

fn value(settings: &Settings, kind: &FieldKind, written: &str, text: &mut Interner) -> Value {
    if written.is_empty() {
        return Value::Missing;
    }
    match kind {
        FieldKind::Date => Value::Date(written.parse().unwrap()),
        FieldKind::Period => Value::Period(written.parse().unwrap()),
        FieldKind::Number | FieldKind::Percent => Value::Number(written.parse().unwrap()),
        FieldKind::Level(_) => Value::Level(Level::new(written.parse().unwrap()).unwrap()),
        FieldKind::Flag => Value::Flag(written == "yes"),
        FieldKind::Choice(name) => {
            Value::Choice(settings.knowledge.vocabulary(name).unwrap().find(written).unwrap())
        }
        FieldKind::Money => {
            let (amount, currency) = written.split_once(' ').unwrap_or((written, "GBP"));
            Value::Money(Money {
                amount: amount.parse().unwrap(),
                currency: Currency::parse(currency).unwrap(),
            })
        }
        _ => Value::Text(text.intern(written)),
    }
}
