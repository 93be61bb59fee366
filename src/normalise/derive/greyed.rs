//! Rows that are filled grey from end to end: done with, perhaps. It is asked and never taken.

use super::super::codes;
use super::super::desk::Desk;
use super::super::table::Work;
use super::struck;
use crate::finding::Finding;
use crate::model::address::CellRef;

/// Grey rows without a status are asked about, where they are few: among many they are stripes.
pub fn ask(desk: &mut Desk<'_>, work: &Work<'_>) {
    if !desk.styles.iter().any(|s| s.fill.is_some()) {
        return;
    }
    let Some((field, ..)) = struck::status(desk, work) else { return };
    let Some(column) = work.column_of(field) else { return };
    let lines = 0..work.gathered.lines.len();
    let grey: Vec<(usize, CellRef)> =
        lines.filter_map(|line| Some((line, greyed(desk, work, line, column)?))).collect();
    let blank = |line: usize| work.gathered.columns[column].cell(line).is_none();
    let cells: Vec<CellRef> = grey.iter().filter(|(line, _)| blank(*line)).map(|(_, cell)| *cell).collect();
    if cells.is_empty() || grey.len() * 3 > work.gathered.lines.len() {
        return;
    }
    let seen = "rows are filled grey and have no status; they count as open";
    let finding =
        Finding::new(codes::ROW_GREYED, seen, "write their status, if they are closed").file(desk.file);
    desk.findings.push(finding.sheet(work.sheet).register(&work.register.key).cells(cells));
}

/// The first cell of a line whose cells are all filled in the colour of what is done with.
fn greyed(desk: &Desk<'_>, work: &Work<'_>, line: usize, status: usize) -> Option<CellRef> {
    let colours = &desk.settings.knowledge.colours;
    let (mut first, mut fill, mut all) = (None, None, 0);
    let columns = work.gathered.columns.iter().enumerate().filter(|(at, _)| *at != status);
    for (_, strip) in columns {
        let Some(cell) = strip.cell(line) else { continue };
        let own = desk.styles.get(usize::from(cell.style))?.fill?;
        if *fill.get_or_insert(own) != own {
            return None;
        }
        first = first.or(strip.places.get(line).copied());
        all += 1;
    }
    let name = colours.name(fill?)?;
    first.filter(|_| all >= 2 && name.word == colours.done)
}
