//! Guesses of this stage as findings.

use super::assign::Candidate;
use super::codes;
use super::header::{Header, Label};
use super::index::{Hit, How};
use super::words::Words;
use crate::finding::Finding;
use crate::model::address::CellRef;
use crate::model::register::{Field, FieldId, FieldKind};
use crate::model::table::{Ignored, RegisterTable, TableColumn};
use std::collections::BTreeSet;

/// Under this a column's meaning is told as a guess.
const SURE: f32 = 0.8;
/// Under this a table's register is told as a guess.
const TABLE_SURE: f32 = 0.65;
/// A label that is so much like one of a field speaks of it.
pub const LIKE: f32 = 0.6;
/// Cells of which so many fit a field look like its values, where there are several.
const LOOKS: f32 = 0.8;
const SEVERAL: usize = 3;

/// What was guessed about a table.
pub fn table(
    words: &Words<'_>,
    file: &str,
    sheet: &str,
    table: &RegisterTable,
    columns: &[Candidate<'_>],
) -> Vec<Finding> {
    let register = words.knowledge.register(table.register);
    let place = |finding: Finding| finding.file(file).sheet(sheet).register(&register.key);
    let mut findings = Vec::new();
    if table.confidence < TABLE_SURE {
        let seen = format!("a table was taken for {}: {}", register.label.to_lowercase(), table.reason);
        let remedy = "if it is something else, name its `register` in a [[submission]] of packwright.toml";
        findings.push(place(Finding::new(codes::TABLE_GUESSED, seen, remedy)));
    }
    for column in &table.columns {
        let cell = header_cell(table, column);
        let label = |finding: Finding| place(finding).label(&column.label).cells(cell.into_iter().collect());
        match column.field {
            Some(field) if column.confidence < SURE => {
                let decl = register.decl(field);
                let seen = format!("the column was taken for {}: {}", decl.label, column.reason);
                let remedy = "if it is something else, map it under `columns` of a [[submission]]";
                findings.push(label(Finding::new(codes::COLUMN_GUESSED, seen, remedy)));
            }
            None => findings.extend(unclear(words, table, column, columns).map(label)),
            Some(_) => {}
        }
    }
    findings
}

/// A file in which no register was found, with the reason of its largest part.
pub fn nothing_found(file: &str, ignored: &[Ignored]) -> Finding {
    let rows = |part: &&Ignored| part.rows.map_or(0, |(first, last)| last - first + 1);
    let why = ignored.iter().max_by_key(rows).map_or("", |part| part.reason.as_str());
    let seen = format!("no register was found in this file, so that it adds nothing: {why}");
    let remedy =
        "run inspect on it; if it is a register, name it in a [[submission]], else move the file elsewhere";
    Finding::new(codes::NOTHING_FOUND, seen, remedy).file(file)
}

/// A sheet that the workbook's own guide does not fit, and in what.
pub fn unfit_guide(file: &str, sheet: &str, why: &str) -> Finding {
    let seen =
        format!("the workbook's guide does not fit the sheet ({why}); the sheet was read as any other");
    let remedy = "give the column its label again, or take back what was changed in the sheet Columns";
    Finding::new(codes::GUIDE_UNFIT, seen, remedy).file(file).sheet(sheet)
}

/// Months whose year no label names, and amounts of quarters or years.
pub fn months(file: &str, sheet: &str, header: &Header, table: &RegisterTable) -> Vec<Finding> {
    let (Some(first), Some(last)) = (table.periods.first(), table.periods.last()) else { return Vec::new() };
    let across: BTreeSet<u16> = table.periods.iter().map(|p| p.col).collect();
    let labels = || header.columns.iter().filter(|c| across.contains(&c.col));
    let months = || labels().filter_map(|c| c.month.as_ref());
    let mut findings = Vec::new();
    if months().any(|named| named.guessed) {
        let (first, last) = (first.period.long(), last.period.long());
        let seen = format!("the labels across name no year; {first} to {last} was taken");
        let remedy = "write the year into the labels, such as Apr-26";
        findings.push(Finding::new(codes::MONTHS_GUESSED, seen, remedy));
    }
    if let Some(span) = months().map(|named| named.span).filter(|span| *span > 1).max() {
        let what = if span == 3 { "quarters" } else { "years" };
        let seen = format!("the columns across are {what}; each amount is kept at the last month of its own");
        let remedy = "give amounts by month where figures by month or to date are to be right";
        let row = header_row(table);
        let cells = labels().filter_map(|l| Some(CellRef::new(row?, l.col))).collect();
        findings.push(Finding::new(codes::PERIODS_COARSE, seen, remedy).cells(cells));
    }
    findings.extend(repeated(header, table, &across));
    findings.into_iter().map(|f| f.file(file).sheet(sheet)).collect()
}

/// Columns of a month that another column has, and that are in no figure for it.
fn repeated(header: &Header, table: &RegisterTable, across: &BTreeSet<u16>) -> Option<Finding> {
    let row = header_row(table)?;
    let extra = |col: u16| table.columns.iter().any(|c| c.at == u32::from(col) && c.field.is_none());
    let left =
        header.columns.iter().filter(|c| c.month.is_some() && !across.contains(&c.col) && extra(c.col));
    let cells: Vec<CellRef> = left.map(|c| CellRef::new(row, c.col)).collect();
    if cells.is_empty() {
        return None;
    }
    let seen = "another column is of the same month; what stands in this one is kept under its label and is in no figure";
    let remedy = "correct the month, or write over each column what its amounts are";
    Some(Finding::new(codes::MONTH_REPEATED, seen, remedy).cells(cells))
}

/// Rows that are of several amounts in turn, as the column of this label says.
pub fn amounts_by_row(label: &Label, records: &[u32]) -> Finding {
    let seen = "the rows are of budget, actual or forecast in turn, which is not brought together; no amount was read";
    let remedy = "give each of them columns of its own, a line for each cost";
    let cells = records.iter().map(|row| CellRef::new(*row, label.col)).collect();
    Finding::new(codes::AMOUNTS_BY_ROW, seen, remedy).label(&label.text).cells(cells)
}

fn header_row(table: &RegisterTable) -> Option<u32> {
    table.header.last().copied()
}

fn header_cell(table: &RegisterTable, column: &TableColumn) -> Option<CellRef> {
    header_row(table).map(|row| CellRef::new(row, column.at as u16))
}

/// A column that stays under its own label though its label is like one of a field that no column fills.
fn unclear(
    words: &Words<'_>,
    table: &RegisterTable,
    column: &TableColumn,
    columns: &[Candidate<'_>],
) -> Option<Finding> {
    let at = columns.binary_search_by_key(&column.at, |c| u32::from(c.label.col)).ok()?;
    let candidate = columns.get(at).filter(|c| c.told.is_none())?;
    let (decl, seen) = match by_label(words, table, candidate) {
        Some(decl) => (decl, format!("this may be {}, but its cells do not look so", decl.label)),
        None => match by_cells(words, table, candidate) {
            Some(decl) => {
                (decl, format!("its cells look like {}, but its label is not known for it", decl.label))
            }
            None => {
                let decl = taken(words, table, candidate)?;
                (decl, format!("its label is one for {}, which another column holds", decl.label))
            }
        },
    };
    let seen = format!("{seen}; it is kept under its own label");
    let remedy =
        format!("if it is, write {:?} = \"{}\" under `columns` of a [[submission]]", column.label, decl.key);
    Some(Finding::new(codes::COLUMN_UNCLEAR, seen, remedy))
}

/// The field that no column fills and whose labels a column's is most like.
fn by_label<'w>(words: &Words<'w>, table: &RegisterTable, column: &Candidate<'_>) -> Option<&'w Field> {
    let register = words.knowledge.register(table.register);
    let like = |h: &&Hit| h.register == table.register && h.strength >= LIKE && is_free(table, h.field);
    // People in a column with a word of a label for amounts speak against it.
    let may_be = |h: &&Hit| {
        let fits = || column.profile.fit(words, &register.decl(h.field).kind) > 0.0;
        h.how == How::Known || column.profile.filled == 0 || fits()
    };
    let likely = column.hits.iter().filter(like).filter(may_be);
    let hit = likely.max_by(|a, b| a.strength.total_cmp(&b.strength))?;
    Some(register.decl(hit.field))
}

/// The field that a record needs, that no column fills and whose values a column's cells look like: people, states. In a
/// table without any date, that of a date.
fn by_cells<'w>(words: &Words<'w>, table: &RegisterTable, column: &Candidate<'_>) -> Option<&'w Field> {
    let register = words.knowledge.register(table.register);
    let has_dates =
        table.columns.iter().filter_map(|c| c.field).any(|f| register.decl(f).kind == FieldKind::Date);
    let missed = |field: FieldId, decl: &Field| match decl.kind {
        FieldKind::Date => !has_dates,
        FieldKind::Person | FieldKind::Choice(_) => decl.required && is_free(table, field),
        _ => false,
    };
    let looks = |decl: &Field| column.profile.fit(words, &decl.kind) >= LOOKS;
    let mut fields = register.each_field().filter(|(field, decl)| missed(*field, decl) && looks(decl));
    let enough = column.profile.filled >= SEVERAL;
    fields.next().map(|(_, decl)| decl).filter(|_| enough)
}

/// The field that another column holds and of which a column's label is a known one. Prose that stands twice is no loss.
fn taken<'w>(words: &Words<'w>, table: &RegisterTable, column: &Candidate<'_>) -> Option<&'w Field> {
    let register = words.knowledge.register(table.register);
    let known = |h: &&Hit| h.register == table.register && h.how == How::Known;
    let mut hits: Vec<&Hit> = column.hits.iter().filter(known).collect();
    hits.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    let decl = hits.first().map(|hit| register.decl(hit.field))?;
    (decl.kind != FieldKind::Text && column.profile.filled > 0).then_some(decl)
}

fn is_free(table: &RegisterTable, field: FieldId) -> bool {
    !table.columns.iter().any(|c| c.field == Some(field))
}
