//! A list of cells, as short as a person would write it.

use crate::model::address::{Area, CellRef};
use crate::model::words::Words;

/// The cells as areas: cells below one another become one, in the order of the first of each.
pub fn areas(cells: &[CellRef]) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for cell in cells {
        match areas.last_mut() {
            Some(area) if area.last.col == cell.col && area.last.row.checked_add(1) == Some(cell.row) => {
                area.last = *cell;
            }
            _ => areas.push(Area { first: *cell, last: *cell }),
        }
    }
    areas
}

/// The first `most` areas as text, and how many cells are not shown: `E7:E40, E45 and 12 more`.
pub fn shown(cells: &[CellRef], most: usize) -> String {
    match first(cells, most) {
        (text, 0) => text,
        (text, more) => format!("{text} and {more} more"),
    }
}

/// The same in the language of the packs.
pub fn printed(cells: &[CellRef], most: usize, words: &Words) -> String {
    match first(cells, most) {
        (text, 0) => text,
        (text, more) => words.with("{cells} and {n} more", [("cells", &text), ("n", &more)]),
    }
}

/// The first areas, and how many cells are not in them.
fn first(cells: &[CellRef], most: usize) -> (String, usize) {
    let areas = areas(cells);
    let part = areas.get(..most).unwrap_or(&areas);
    let told: usize = part.iter().map(|a| (a.last.row - a.first.row) as usize + 1).sum();
    (part.iter().map(Area::to_string).collect::<Vec<_>>().join(", "), cells.len() - told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_below_one_another_are_one_area() {
        let cells: Vec<CellRef> =
            ["E7", "E8", "E9", "E12", "F12"].iter().map(|c| CellRef::parse(c).unwrap()).collect();
        assert_eq!(shown(&cells, 9), "E7:E9, E12, F12");
        assert_eq!(shown(&cells, 1), "E7:E9 and 2 more");
        assert_eq!(shown(&[], 1), "");
    }
}
