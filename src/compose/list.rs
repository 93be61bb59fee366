//! The records of a register as a list, looked up from the dataset when they are written.

use super::{Composer, Material, definitions, order, source_folder, tone};
use crate::measure::{measured_fields, to_portfolio};
use crate::model::breadth::letters;
use crate::model::dataset::{Dataset, Project, RecordId};
use crate::model::document::{Block, Cell, Column, Content, Format, RowSource, Rows, Section, Table};
use crate::model::knowledge::Knowledge;
use crate::model::money::Currency;
use crate::model::pack::{Pack, Shown};
use crate::model::record::{Batch, NO_ROW, Value};
use crate::model::register::{Field, FieldId, FieldKind, Register, RegisterId};
use crate::settings::Settings;
use std::collections::HashMap;

/// The section of a register's list; `None` when the register was not handed in.
pub fn section<'a>(composer: &Composer<'a>, shown: &'a Shown) -> Option<Section<'a>> {
    let material = composer.material;
    let register = material.settings.knowledge.register(shown.register);
    let count = material.dataset.count(shown.register);
    if count == 0 {
        return None;
    }
    let text = describe(composer, register, shown, count);
    let blocks = vec![Block::Paragraph(text), Block::Table(table(composer, shown))];
    Some(Section { title: register.label.clone(), landscape: true, workbook_only: false, blocks })
}

fn describe(composer: &Composer<'_>, register: &Register, shown: &Shown, count: usize) -> String {
    let number = crate::model::written::number(count.into(), Format::Count, composer.material.print());
    let words = composer.words();
    let what = if count == 1 { &register.singular } else { &register.plural };
    let mut text = match is_monthly(composer.material, shown.register) {
        true => {
            words.with("{n} lines of {register} by month", [("n", &number), ("register", &register.plural)])
        }
        false => format!("{number} {what}"),
    };
    if !shown.order_words.is_empty() {
        text.push_str(&format!(", {}", shown.order_words));
    }
    let shows = fields(composer.pack, composer.material, shown);
    let money = shows.into_iter().any(|f| register.decl(f).kind == FieldKind::Money);
    if money {
        text.push_str(
            &words.with(". Amounts in {currency}", [("currency", &composer.material.dataset.currency)]),
        );
    }
    text + "."
}

/// Whether a register has a line for each month, which does not say how many there are of what it lists.
pub fn is_monthly(material: Material<'_>, register: RegisterId) -> bool {
    let period = material.settings.knowledge.register(register).field("period");
    let batches = material.dataset.batches(register);
    period.is_some_and(|period| batches.iter().any(|batch| batch.column(period).is_some()))
}

/// The label of the column of programmes.
pub const PROGRAMME: &str = "Programme";

/// A register's name as a table of a workbook.
pub fn name(register: &Register) -> String {
    let mut name: String = register.label.chars().filter(char::is_ascii_alphanumeric).collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.insert_str(0, "List");
    }
    name
}

/// The fields that are shown: those declared, as far as any record has them or a figure of the pack stands on them.
pub fn fields(pack: &Pack, material: Material<'_>, shown: &Shown) -> Vec<FieldId> {
    let figures = definitions::shown(pack, &material.settings.knowledge);
    let needed = measured_fields(material.settings, figures);
    let batches = material.dataset.batches(shown.register);
    let stays = |field: &FieldId| needed.contains(&(shown.register, *field)) || has(batches, *field);
    shown.fields.iter().copied().filter(stays).collect()
}

/// Whether any record has a field.
fn has(batches: &[Batch], field: FieldId) -> bool {
    batches.iter().any(|b| b.column(field).is_some())
}

fn table<'a>(composer: &Composer<'a>, shown: &'a Shown) -> Table<'a> {
    let material = composer.material;
    let register = material.settings.knowledge.register(shown.register);
    let records = order::records(material, shown);
    let source = Records::new(composer.pack, material, shown, records, composer.pack.sources);
    let mut columns: Vec<Column> =
        source.columns.iter().map(|c| column(&source, register, shown, *c)).collect();
    // A PDF has room for prose where there is some; the share of each column follows what its cells hold.
    for (at, column) in columns.iter_mut().enumerate() {
        column.weight = weight(&source, at, column.format);
    }
    Table {
        name: name(register),
        title: String::new(),
        columns,
        rows: Rows::Source(Box::new(source)),
        print: Some(shown.print),
        order: shown.order_words.clone(),
        names: Vec::new(),
        grid: None,
        keys: 1,
    }
}

fn column(source: &Records<'_>, register: &Register, shown: &Shown, what: What) -> Column {
    let words = source.settings.knowledge.words();
    match what {
        What::Field(field) => {
            let printed = shown.printed.contains(&field) && has(source.batches, field);
            source.heading(register.decl(field), printed)
        }
        What::ProjectName => made(words.of("Project name"), Format::Text),
        What::Programme => made(words.of(PROGRAMME), Format::Text),
        What::File => made(words.of(source_folder::FILE), Format::Text),
        What::Sheet => made(words.of(source_folder::SHEET), Format::Text),
        What::Row => made(words.of(source_folder::ROW), Format::Count),
        What::Open => made(words.of("Link"), Format::Code),
    }
}

/// A column that is no field; only a workbook has it.
fn made(label: &str, format: Format) -> Column {
    Column { print: false, ..Column::new(label, format, 1.0) }
}

/// How the values of a field are written.
pub fn format(currency: Currency, field: &Field) -> Format {
    match &field.kind {
        FieldKind::Text | FieldKind::Person | FieldKind::Role | FieldKind::Ref => Format::Text,
        FieldKind::Id | FieldKind::Project | FieldKind::Choice(_) | FieldKind::Flag | FieldKind::Currency => {
            Format::Code
        }
        FieldKind::Date => Format::Date,
        FieldKind::Period => Format::Month,
        FieldKind::Money => Format::Money(currency),
        FieldKind::Number => Format::Number,
        FieldKind::Percent => Format::Percent,
        FieldKind::Level(_) => Format::Code,
    }
}

/// The share of a column from the length of its texts: 1 for short ones, up to 5 for prose.
fn weight(source: &Records<'_>, column: usize, format: Format) -> f32 {
    if format != Format::Text {
        return 1.0;
    }
    let step = (source.len() / 100).max(1);
    let lengths: Vec<usize> = (0..source.len())
        .step_by(step)
        .map(|row| match source.cell(row, column).content {
            Content::Text(text) => letters(&text),
            _ => 0,
        })
        .collect();
    let mean = lengths.iter().sum::<usize>() as f32 / lengths.len().max(1) as f32;
    (mean / 14.0).clamp(1.2, 5.0)
}

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Field(FieldId),
    ProjectName,
    Programme,
    File,
    Sheet,
    Row,
    /// The link to the record in its source.
    Open,
}

/// The rows of a list.
pub struct Records<'a> {
    dataset: &'a Dataset,
    settings: &'a Settings,
    register: &'a Register,
    batches: &'a [Batch],
    columns: Vec<What>,
    /// The table's name.
    table: String,
    /// For each batch and column, where in the batch the field's values are.
    places: Vec<Vec<Option<usize>>>,
    records: Vec<RecordId>,
    projects: HashMap<&'a str, &'a Project>,
}

impl<'a> Records<'a> {
    fn new(
        pack: &Pack,
        material: Material<'a>,
        shown: &Shown,
        records: Vec<RecordId>,
        sources: bool,
    ) -> Self {
        let Material { dataset, settings, .. } = material;
        let register = settings.knowledge.register(shown.register);
        let mut columns: Vec<What> = fields(pack, material, shown).into_iter().map(What::Field).collect();
        if let Some(at) =
            columns.iter().position(|c| matches!(c, What::Field(f) if register.decl(*f).key == "project"))
        {
            columns.insert(at + 1, What::ProjectName);
            if !columns.iter().any(|c| matches!(c, What::Field(f) if register.decl(*f).key == "programme")) {
                columns.insert(at + 2, What::Programme);
            }
        }
        if sources {
            columns.extend([What::File, What::Sheet, What::Row, What::Open]);
        }
        let batches = dataset.batches(shown.register);
        let place = |batch: &Batch, what: &What| match what {
            What::Field(field) => batch.columns.iter().position(|c| c.field == *field),
            _ => None,
        };
        let places = batches.iter().map(|b| columns.iter().map(|c| place(b, c)).collect()).collect();
        let projects = dataset.projects.iter().map(|p| (p.code.as_str(), p)).collect();
        let table = name(register);
        Self { dataset, settings, register, batches, columns, table, places, records, projects }
    }

    /// These records only, with these fields.
    pub fn excerpt(
        pack: &Pack,
        material: Material<'a>,
        shown: &Shown,
        printed: &[FieldId],
        records: Vec<RecordId>,
    ) -> Self {
        let mut all = Self::new(pack, material, shown, records, false);
        let keep: Vec<bool> =
            all.columns.iter().map(|c| matches!(c, What::Field(f) if printed.contains(f))).collect();
        let mut flags = keep.iter();
        all.columns.retain(|_| flags.next().copied().unwrap_or(false));
        for places in &mut all.places {
            let mut flags = keep.iter();
            places.retain(|_| flags.next().copied().unwrap_or(false));
        }
        all
    }

    /// The labels of its fields and how they are written.
    pub fn headings(&self) -> Vec<Column> {
        let mut columns = Vec::new();
        for (at, what) in self.columns.iter().enumerate() {
            if let What::Field(field) = what {
                let mut column = self.heading(self.register.decl(*field), true);
                column.weight = weight(self, at, column.format);
                columns.push(column);
            }
        }
        columns
    }

    /// The column of a field, its weight still to be settled.
    fn heading(&self, field: &Field, print: bool) -> Column {
        let format = format(self.dataset.currency, field);
        let tones = tone::of_field(&self.settings.knowledge, field);
        Column { print, tones, ..Column::new(field.label.as_str(), format, 1.0) }
    }

    fn field(&self, batch: &'a Batch, id: FieldId, place: Option<usize>, i: usize) -> Cell<'a> {
        let Some(column) = place.and_then(|at| batch.columns.get(at)) else { return Cell::blank() };
        let knowledge = &self.settings.knowledge;
        let decl = self.register.decl(id);
        match column.values.get(i) {
            Value::Missing => Cell::blank(),
            Value::Text(sym) if decl.kind == FieldKind::Role => {
                Cell::text(knowledge.roles.label(self.dataset.text(sym)))
            }
            Value::Text(sym) => Cell::text(self.dataset.text(sym)),
            Value::Date(date) => Cell::new(Content::Date(date)),
            Value::Period(period) => Cell::new(Content::Date(period.first_day())),
            Value::Money(money) if money.currency == self.dataset.currency => {
                Cell::number(Some(money.amount))
            }
            Value::Money(_) => Cell::number(to_portfolio(self.dataset, self.settings, batch, id, i)),
            Value::Number(number) => Cell::number(Some(number)).tone(tone::of_number(decl, number)),
            Value::Level(level) => Cell::number(Some(level.get().into())),
            Value::Flag(flag) => Cell::text(knowledge.words().of(if flag { "Yes" } else { "No" })),
            Value::Choice(choice) => choice_cell(knowledge, decl, choice),
        }
    }
}

/// A choice by its label, coloured as its vocabulary says.
fn choice_cell<'a>(
    knowledge: &'a Knowledge,
    field: &Field,
    id: crate::model::vocabulary::ChoiceId,
) -> Cell<'a> {
    let FieldKind::Choice(name) = &field.kind else { return Cell::blank() };
    let Some(vocabulary) = knowledge.vocabulary(name) else { return Cell::blank() };
    let choice = vocabulary.choice(id);
    Cell::text(choice.label.as_str()).tone(tone::of_choice(choice))
}

impl RowSource for Records<'_> {
    fn len(&self) -> usize {
        self.records.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let Some(id) = self.records.get(row) else { return Cell::blank() };
        let (b, i) = (id.batch as usize, id.row as usize);
        let batch = &self.batches[b];
        let source = self.dataset.sources.get(batch.source as usize);
        match self.columns[column] {
            What::Field(field) => self.field(batch, field, self.places[b][column], i),
            What::ProjectName => {
                let project = self.project(batch, self.places[b][column - 1], i);
                Cell::text(project.map_or("", |p| p.name.as_str()))
            }
            What::Programme => {
                let project = self.project(batch, self.places[b][column - 2], i);
                Cell::text(project.and_then(|p| p.programme.as_deref()).unwrap_or(""))
            }
            What::File => Cell::text(source.map_or("", |s| s.file.as_str())),
            What::Sheet if batch.rows[i] == NO_ROW => Cell::blank(),
            What::Sheet => Cell::text(source.map_or("", |s| s.sheet(batch.sheet))),
            What::Open => {
                let nowhere = batch.transposed || batch.rows[i] == NO_ROW;
                source_folder::link(&self.table, nowhere, self.settings.knowledge.words())
            }
            What::Row if batch.transposed || batch.rows[i] == NO_ROW => Cell::blank(),
            What::Row => Cell::number(Some((batch.rows[i] + 1).into())),
        }
    }
}

impl<'a> Records<'a> {
    /// The project of a record, from the place of its code.
    fn project(&self, batch: &Batch, place: Option<usize>, i: usize) -> Option<&'a Project> {
        let column = place.and_then(|at| batch.columns.get(at))?;
        let Value::Text(code) = column.values.get(i) else { return None };
        self.projects.get(self.dataset.text(code)).copied()
    }
}
