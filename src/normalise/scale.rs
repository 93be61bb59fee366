//! Columns that are one: below a group, one of several labels is marked in each row, and that label is the value.

use super::codes;
use super::desk::Desk;
use super::strip::Gathered;
use crate::finding::Finding;
use crate::model::address::CellRef;
use crate::model::register::Register;
use crate::model::table::{Layout, RegisterTable, TableColumn};
use crate::model::text::Sym;
use crate::model::workbook::{Cell, CellValue, Sheet};

/// What a row has in a group of columns.
enum Marked {
    Nothing,
    One(CellRef, Cell),
    Several(Vec<CellRef>),
}

/// Puts the label that is marked into each line, at the place of its mark. Several marks leave it unknown, and are told.
pub fn fill(
    desk: &mut Desk<'_>,
    register: &Register,
    sheet: &Sheet,
    table: &RegisterTable,
    gathered: &mut Gathered,
) {
    for (at, column) in table.columns.iter().enumerate().filter(|(_, c)| !c.steps.is_empty()) {
        let labels: Vec<Sym> = column.steps.iter().map(|s| desk.text.intern(&s.label)).collect();
        let mut several = Vec::new();
        for line in 0..gathered.lines.len() {
            let found = marked(desk, sheet, table.layout, column, &labels, gathered.lines[line]);
            let strip = &mut gathered.columns[at];
            strip.cells[line] = None;
            match found {
                Marked::Nothing => {}
                Marked::One(place, cell) => {
                    strip.cells[line] = Some(cell);
                    strip.places[line] = place;
                }
                Marked::Several(cells) => several.extend(cells),
            }
        }
        gathered.columns[at].choices = labels;
        if !several.is_empty() {
            desk.findings.push(told(desk.file, register, sheet, column, several));
        }
    }
}

/// A mark is the label of its column; anything else in its place is kept as it is.
fn marked(
    desk: &Desk<'_>,
    sheet: &Sheet,
    layout: Layout,
    column: &TableColumn,
    labels: &[Sym],
    line: u32,
) -> Marked {
    let mut found = Vec::new();
    for (step, label) in column.steps.iter().zip(labels) {
        let place = match layout {
            Layout::Transposed => CellRef::new(step.at, line as u16),
            _ => CellRef::new(line, step.at as u16),
        };
        let Some(cell) = sheet.cell(place) else { continue };
        match desk.settings.knowledge.mark(cell.value, &desk.text) {
            Some(true) => found.push((place, Cell { value: CellValue::Text(*label), ..*cell })),
            Some(false) => {}
            None => found.push((place, *cell)),
        }
    }
    match found.as_slice() {
        [] => Marked::Nothing,
        [(place, cell)] => Marked::One(*place, *cell),
        _ => Marked::Several(found.into_iter().map(|(place, _)| place).collect()),
    }
}

fn told(
    file: &str,
    register: &Register,
    sheet: &Sheet,
    column: &TableColumn,
    cells: Vec<CellRef>,
) -> Finding {
    let seen = "more than one step of the scale is marked in a row; the value is taken as unknown";
    let finding = Finding::new(codes::SEVERAL_MARKS, seen, "take off all marks but one").file(file);
    finding.sheet(&sheet.name).register(&register.key).label(&column.label).cells(cells)
}
