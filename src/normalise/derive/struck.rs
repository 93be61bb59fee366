//! Rows that are struck through: a person has done with them.

use super::super::codes;
use super::super::desk::{Desk, Read};
use super::super::table::{Filled, Work};
use crate::model::address::CellRef;
use crate::model::record::{Cells, Value};
use crate::model::register::{FieldId, FieldKind};
use crate::model::vocabulary::{ChoiceId, Vocabulary};

/// Reads a row that is struck through and has no status as closed, and tells where one is still open.
pub fn close(desk: &mut Desk<'_>, work: &mut Work<'_>) {
    if !desk.styles.iter().any(|s| s.struck) {
        return;
    }
    let Some((field, vocabulary, closed)) = status(desk, work) else { return };
    let column = work.column_of(field);
    let struck: Vec<(usize, CellRef)> = (0..work.gathered.lines.len())
        .filter_map(|line| Some((line, struck(desk, work, line, column)?)))
        .collect();
    if struck.is_empty() {
        return;
    }
    let known = work.filled.iter().find(|f| f.field == field);
    let value = |line: usize| known.map_or(Value::Missing, |f| f.read.values[line]);
    let blank = |line: usize| column.is_none_or(|at| work.gathered.columns[at].cell(line).is_none());
    let open = |line: usize| match value(line) {
        Value::Choice(id) => vocabulary.choice(id).open == Some(true),
        _ => false,
    };
    let (none, still): (Vec<_>, Vec<_>) =
        struck.iter().filter(|(line, _)| blank(*line) || open(*line)).partition(|(line, _)| blank(*line));
    tell_open(desk, work, &still);
    if !none.is_empty() {
        let label = vocabulary.choice(closed).label.to_lowercase();
        let seen = format!("rows are struck through and have no status; they were read as {label}");
        say(desk, work, codes::STRUCK_CLOSED, &seen, "nothing, if they are; else write their status", &none);
        put(desk, work, field, closed, &none);
    }
}

fn tell_open(desk: &mut Desk<'_>, work: &Work<'_>, still: &[&(usize, CellRef)]) {
    if !still.is_empty() {
        let seen = "rows are struck through and their status is one that is open; the status was taken";
        say(desk, work, codes::STRUCK_OPEN, seen, "correct the status, or take the line off the text", still);
    }
}

/// The field of the register's life cycle, its words, and the first that ends it.
pub fn status<'d>(desk: &Desk<'d>, work: &Work<'_>) -> Option<(FieldId, &'d Vocabulary, ChoiceId)> {
    let field = work.register.field("status")?;
    let FieldKind::Choice(name) = &work.register.decl(field).kind else { return None };
    let vocabulary = desk.settings.knowledge.vocabulary(name)?;
    let ended = vocabulary.values.iter().position(|v| v.open == Some(false))?;
    let closed = vocabulary.find("closed").unwrap_or(ChoiceId(ended as u16));
    Some((field, vocabulary, closed))
}

/// The first cell of a line that is struck through, where most of its texts are, its status left aside.
fn struck(desk: &Desk<'_>, work: &Work<'_>, line: usize, status: Option<usize>) -> Option<CellRef> {
    let (mut all, mut struck, mut first) = (0, 0, None);
    let columns = work.gathered.columns.iter().enumerate().filter(|(at, _)| Some(*at) != status);
    for strip in columns.map(|(_, strip)| strip) {
        let Some(cell) = strip.cell(line) else { continue };
        all += 1;
        if desk.styles.get(usize::from(cell.style)).is_some_and(|s| s.struck) {
            struck += 1;
            first = first.or(Some(strip.places[line]));
        }
    }
    first.filter(|_| struck >= 2 && struck * 2 > all)
}

/// Fills in the status; it comes from the cell that is struck through.
fn put(
    desk: &mut Desk<'_>,
    work: &mut Work<'_>,
    field: FieldId,
    closed: ChoiceId,
    rows: &[&(usize, CellRef)],
) {
    let len = work.gathered.lines.len();
    let native = desk.text.intern("struck through");
    let at = match work.filled.iter().position(|f| f.field == field) {
        Some(at) => at,
        None => {
            let read = Read { values: vec![Value::Missing; len], ..Read::default() };
            let nowhere = vec![crate::model::record::NO_CELL; len];
            work.filled.push(Filled { field, read, cells: Cells::Each(nowhere) });
            work.filled.len() - 1
        }
    };
    let mut places = places(work, at);
    let filled = &mut work.filled[at];
    for (line, cell) in rows {
        filled.read.values[*line] = Value::Choice(closed);
        filled.read.set_native(*line, len, native);
        places[*line] = *cell;
    }
    filled.cells = Cells::Each(places);
}

/// Where each value of a field that was read stood.
fn places(work: &Work<'_>, at: usize) -> Vec<CellRef> {
    let filled = &work.filled[at];
    match (&filled.cells, work.column_of(filled.field)) {
        (Cells::Each(cells), _) => cells.clone(),
        (_, Some(column)) => work.gathered.columns[column].places.clone(),
        (_, None) => vec![crate::model::record::NO_CELL; work.gathered.lines.len()],
    }
}

fn say(
    desk: &mut Desk<'_>,
    work: &Work<'_>,
    code: crate::finding::Code,
    seen: &str,
    remedy: &str,
    rows: &[&(usize, CellRef)],
) {
    let finding = crate::finding::Finding::new(code, seen, remedy).file(desk.file).sheet(work.sheet);
    let cells = rows.iter().map(|(_, cell)| *cell).collect();
    desk.findings.push(finding.register(&work.register.key).cells(cells));
}
