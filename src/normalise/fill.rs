//! Values that are written once for several lines: merged over them, or with blanks below.

use super::codes;
use super::desk::Desk;
use super::strip::{Gathered, Strip};
use crate::finding::Finding;
use crate::model::address::Area;
use crate::model::register::{FieldKind, Register};
use crate::model::table::{Layout, RegisterTable};
use crate::model::workbook::{Cell, CellValue, Sheet};

/// A value merged over several rows is that of each of them.
pub fn merged(sheet: &Sheet, table: &RegisterTable, gathered: &mut Gathered) {
    if table.layout == Layout::Transposed {
        return;
    }
    for area in sheet.merges.iter().filter(|a| a.last.row > a.first.row) {
        let at = table.columns.iter().position(|c| c.at == u32::from(area.first.col) && c.steps.is_empty());
        if let (Some(at), Some(first)) = (at, sheet.cell(area.first)) {
            spread(area, *first, &gathered.lines, &mut gathered.columns[at]);
        }
    }
}

fn spread(area: &Area, first: Cell, lines: &[u32], strip: &mut Strip) {
    let from = lines.partition_point(|row| *row < area.first.row);
    for line in (from..lines.len()).take_while(|line| lines[*line] <= area.last.row) {
        if strip.cells[line].is_none() {
            strip.cells[line] = Some(first);
            strip.places[line] = area.first;
        }
    }
}

/// A mark or word that stands for the value above it, as `"` and `ditto`: the line is given that value, and it is told.
/// Prose and ids stay as they are written.
pub fn dittos(
    desk: &mut Desk<'_>,
    register: &Register,
    sheet: &str,
    table: &RegisterTable,
    gathered: &mut Gathered,
) {
    for (column, strip) in table.columns.iter().zip(&mut gathered.columns) {
        let kind = column.field.map(|f| &register.decl(f).kind);
        if kind.is_none_or(|kind| matches!(kind, FieldKind::Text | FieldKind::Id)) {
            continue;
        }
        let mut cells = Vec::new();
        for line in 1..strip.cells.len() {
            if is_ditto(desk, strip.cells[line]) && strip.cells[line - 1].is_some() {
                cells.push(strip.places[line]);
                strip.cells[line] = strip.cells[line - 1];
            }
        }
        if !cells.is_empty() {
            let seen = "the cells say that the value above holds for them too; the lines were given it";
            let remedy = "write the value in each line, so that the lines can be sorted";
            let finding = Finding::new(codes::FILLED_DOWN, seen, remedy).file(desk.file).sheet(sheet);
            desk.findings.push(finding.register(&register.key).label(&column.label).cells(cells));
        }
    }
}

fn is_ditto(desk: &Desk<'_>, cell: Option<Cell>) -> bool {
    let Some(CellValue::Text(sym)) = cell.map(|c| c.value) else { return false };
    desk.writing().ditto.has(desk.text.get(sym).trim())
}

/// A project that is written once, with blanks below for the rest of its group: where at least half of the cells are
/// blank, each line without one is given the one above, and that is told.
pub fn projects(
    desk: &mut Desk<'_>,
    register: &Register,
    sheet: &str,
    table: &RegisterTable,
    gathered: &mut Gathered,
) {
    for (column, strip) in table.columns.iter().zip(&mut gathered.columns) {
        if column.field.is_none_or(|f| register.decl(f).kind != FieldKind::Project) {
            continue;
        }
        let blanks = strip.cells.iter().filter(|c| c.is_none()).count();
        if blanks == 0 || blanks * 2 < strip.cells.len() || strip.cells.first().is_none_or(Option::is_none) {
            continue;
        }
        let mut cells = Vec::with_capacity(blanks);
        for line in 1..strip.cells.len() {
            if strip.cells[line].is_none() {
                cells.push(strip.places[line]);
                strip.cells[line] = strip.cells[line - 1];
                strip.places[line] = strip.places[line - 1];
            }
        }
        let seen = "the cells are blank; the lines were given the value above them";
        let remedy = "fill the cells, or merge them over their group";
        let finding = Finding::new(codes::FILLED_DOWN, seen, remedy).file(desk.file).sheet(sheet);
        desk.findings.push(finding.register(&register.key).label(&column.label).cells(cells));
    }
}
