//! Figures in lines: one for each value of a dimension, or of several dimensions together with a line for each value of
//! the first above its parts. The line of all comes first, so that pages that print a part have it.

use super::line_keys::{Key, key, keys, ordered, scope, without_idle};
use super::{Composer, chart, figure};
use crate::measure::{Scopes, reason};
use crate::model::dataset::RecordId;
use crate::model::document::{Block, Cell, Column, Format, Rows, Table, Tone};
use crate::model::figure::{Figure, Scope};
use crate::model::measure::{Calculation, Dimension, MeasureId};
use crate::model::pack::TableDecl;
use crate::model::record::Value;
use crate::model::register::{FieldId, RegisterId};
use crate::model::words::Words;
use std::collections::{BTreeMap, BTreeSet};

/// Beyond so many comparisons of rows a workbook takes long to calculate: then only the lines of the first dimension
/// have formulas.
const MOST_COMPARED: usize = 100_000_000;
/// So many remarks stand in a line; the rest is counted.
const REMARKS: usize = 3;

/// The table, and why figures are not in it that no line has.
pub fn blocks<'a>(composer: &Composer<'a>, decl: &'a TableDecl) -> Vec<Block<'a>> {
    let keys = keys(composer, decl);
    let (keys, idle) = without_idle(composer, decl, keys);
    let (figures, without) = known(composer, decl, &keys);
    let why: Vec<String> = without.iter().map(|id| why(composer, *id)).collect();
    let words = composer.words();
    let why = words.with("Cannot be worked out: {why}.", [("why", &why.join("; "))]);
    if keys.is_empty() {
        return vec![Block::Heading(decl.title.clone()), Block::Paragraph(why)];
    }
    let lines = Lines {
        composer,
        decl,
        figures,
        live: live(composer, decl, keys.len()),
        remarks: decl.remarks.map(|of| remarks(composer, decl, of)).unwrap_or_default(),
    };
    let mut blocks = Vec::new();
    if !lines.live {
        let text = words.of(
            "The lines below the first are values without formulas, since there are too many to calculate.",
        );
        blocks.push(Block::Heading(decl.title.clone()));
        blocks.push(Block::Paragraph(text.to_owned()));
    }
    blocks.push(Block::Table(lines.table(&ordered(composer, decl, &keys))));
    if idle > 0 {
        blocks
            .push(Block::Note(words.with("{n} more have nothing in any of these columns.", [("n", &idle)])));
    }
    if !without.is_empty() {
        blocks.push(Block::Note(why));
    }
    blocks
}

/// The figures that any line has, and the others.
fn known(
    composer: &Composer<'_>,
    decl: &TableDecl,
    keys: &BTreeSet<Key>,
) -> (Vec<MeasureId>, Vec<MeasureId>) {
    let figures = composer.material.figures;
    let has = |id: &MeasureId| {
        let mut of = figures.of(*id).filter(|f| f.has_line());
        of.any(|f| key(&f.scope, &decl.rows).is_some_and(|k| keys.contains(&k)))
    };
    decl.figures.iter().copied().partition(has)
}

/// A figure that no line has, and why the portfolio's is unknown.
fn why(composer: &Composer<'_>, id: MeasureId) -> String {
    let material = composer.material;
    let label = &material.settings.knowledge.measure(id).label;
    match material.figures.portfolio(id).and_then(|f| f.unknown) {
        Some(unknown) => format!("{label} ({})", reason(material.settings, unknown)),
        None => label.clone(),
    }
}

/// Whether lines of all dimensions have formulas.
fn live(composer: &Composer<'_>, decl: &TableDecl, lines: usize) -> bool {
    let rows = composer.tables.lists.iter().map(|t| t.rows).max().unwrap_or(0);
    lines.saturating_mul(decl.figures.len()).saturating_mul(rows) <= MOST_COMPARED
}

struct Lines<'c, 'a> {
    composer: &'c Composer<'a>,
    decl: &'a TableDecl,
    /// Those that any line has.
    figures: Vec<MeasureId>,
    live: bool,
    remarks: BTreeMap<Scope, Vec<String>>,
}

impl<'a> Lines<'_, 'a> {
    fn table(&self, keys: &[Key]) -> Table<'a> {
        let mut rows = vec![self.row(&[], Tone::Strong)];
        let mut group = None;
        for key in keys {
            if key.len() > 1 && group != key.first() {
                group = key.first();
                rows.push(self.row(&key[..1], Tone::Strong));
            }
            rows.push(self.row(key, Tone::Plain));
        }
        let title = if self.live { self.decl.title.clone() } else { String::new() };
        let print = Some(self.decl.limit);
        let keys = self.decl.rows.len();
        Table { keys, rows: Rows::Made(rows), print, ..Table::small(title, self.columns(), Vec::new()) }
    }

    fn columns(&self) -> Vec<Column> {
        let knowledge = &self.composer.material.settings.knowledge;
        let words = knowledge.words();
        let mut columns: Vec<Column> = self.decl.rows.iter().map(|d| head(self.composer, d)).collect();
        for id in &self.figures {
            let measure = knowledge.measure(*id);
            let print = self.decl.printed.contains(id);
            columns.push(Column { print, ..figure::column(self.composer, *id) });
            if has_basis(&measure.calculation) {
                columns.push(Column { print, ..Column::new(words.of("Basis"), Format::Text, 1.4) });
            }
        }
        if let Some((register, field)) = self.decl.remarks.filter(|_| !self.remarks.is_empty()) {
            let label = &knowledge.register(register).decl(field).label;
            columns.push(Column::new(label, Format::Text, 2.5));
        }
        columns
    }

    /// A line. It has a value for the first dimensions, and stands for all values of the others.
    fn row(&self, key: &[(bool, Option<String>)], tone: Tone) -> Vec<Cell<'a>> {
        let scope = scope(&self.decl.rows, key);
        let words = self.composer.words();
        let mut cells: Vec<Cell<'a>> = Vec::new();
        for (at, dimension) in self.decl.rows.iter().enumerate() {
            let label = match key.get(at) {
                Some((_, value)) => chart::label(self.composer, dimension, value),
                None if at == 0 => words.of("Portfolio").to_owned(),
                None => words.of("All").to_owned(),
            };
            cells.push(Cell::text(label).tone(tone));
        }
        let whole = key.len() < self.decl.rows.len();
        for id in &self.figures {
            cells.extend(self.figure(*id, &scope, tone, whole));
        }
        if !self.remarks.is_empty() {
            let said = if whole { None } else { self.remarks.get(&scope) };
            cells.push(said.map_or(Cell::blank(), |said| Cell::text(joined(said, words))));
        }
        cells
    }

    /// The figure, and where it was taken from when it is the first known of several.
    fn figure(&self, id: MeasureId, scope: &Scope, tone: Tone, whole: bool) -> Vec<Cell<'a>> {
        let knowledge = &self.composer.material.settings.knowledge;
        let mut cell = figure::cell(self.composer, id, scope);
        if cell.tone == Tone::Plain {
            cell = cell.tone(tone);
        }
        if !self.live && !whole {
            cell = cell.formula(None);
        }
        let mut cells = vec![cell];
        if has_basis(&knowledge.measure(id).calculation) {
            let basis = self.composer.material.figures.get(id, scope).and_then(|f: &Figure| f.basis);
            cells.push(basis.map_or(Cell::blank(), |b| Cell::text(knowledge.measure(b).label.clone())));
        }
        cells
    }
}

fn has_basis(calculation: &Calculation) -> bool {
    matches!(calculation, Calculation::First(_))
}

/// The column of a dimension.
pub fn head(composer: &Composer<'_>, dimension: &Dimension) -> Column {
    let words = composer.words();
    let knowledge = &composer.material.settings.knowledge;
    match dimension {
        Dimension::Project => Column::new(words.of("Project"), Format::Text, 2.0),
        Dimension::Programme => Column::new(words.of("Programme"), Format::Text, 1.6),
        Dimension::Month => Column::new(words.of("Month"), Format::Text, 1.0),
        Dimension::Field(key) => {
            let decl = knowledge.registers.iter().find_map(|r| r.field(key).map(|f| r.decl(f)));
            Column::new(decl.map_or(key.as_str(), |d| d.label.as_str()), Format::Text, 1.4)
        }
    }
}

/// What the records of each line remark, each remark once.
fn remarks(
    composer: &Composer<'_>,
    decl: &TableDecl,
    (register, field): (RegisterId, FieldId),
) -> BTreeMap<Scope, Vec<String>> {
    let dataset = composer.material.dataset;
    let scopes = Scopes::new(dataset, composer.material.settings, register, &decl.rows);
    let mut remarks: BTreeMap<Scope, Vec<String>> = BTreeMap::new();
    for (batch, records) in dataset.batches(register).iter().enumerate() {
        let Some(column) = records.column(field) else { continue };
        for row in 0..records.len() {
            let Value::Text(sym) = column.values.get(row) else { continue };
            let said =
                remarks.entry(scopes.of(RecordId { batch: batch as u32, row: row as u32 })).or_default();
            let text = dataset.text(sym);
            if !said.iter().any(|s| s == text) {
                said.push(text.to_owned());
            }
        }
    }
    remarks
}

fn joined(said: &[String], words: &Words) -> String {
    let mut text = said.iter().take(REMARKS).map(String::as_str).collect::<Vec<_>>().join("; ");
    if said.len() > REMARKS {
        text.push_str(&words.with("; and {n} more", [("n", &(said.len() - REMARKS))]));
    }
    text
}
