//! Headers of the table objects that the author declared.

use super::Finder;
use crate::model::address::{Area, CellRef};
use crate::model::text::fold;

impl Finder<'_> {
    /// Whether a row holds the labels of a table object. Labels that Excel made itself, such as `Column1` and `Column2`,
    /// are none: the author's own then stand below.
    pub(super) fn is_declared(&self, i: usize) -> bool {
        let row = self.view.index(i);
        self.view.declared().any(|area| area.first.row == row && self.is_labelled(area))
    }

    /// Whether all cells of a row are records of a table object, so that it is no header.
    pub(super) fn is_declared_data(&self, i: usize) -> bool {
        let (row, cells) = (self.view.index(i), self.view.cells(i));
        let holds = |area: &Area| {
            row > area.first.row && cells.iter().all(|c| area.contains(CellRef::new(row, c.col)))
        };
        self.view.declared().any(|area| holds(&area) && self.is_labelled(area))
    }

    fn is_labelled(&self, area: Area) -> bool {
        let cols = area.first.col..=area.last.col;
        let cells = cols.filter_map(|col| self.view.sheet.cell(CellRef::new(area.first.row, col)));
        let labels: Vec<String> = cells.filter_map(|cell| self.view.text_of(cell)).map(fold).collect();
        let word = |label: &String| label.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        let first = labels.first().map(word);
        let made =
            labels.iter().filter(|l| l.ends_with(|c: char| c.is_ascii_digit()) && Some(word(l)) == first);
        labels.len() >= 2 && made.count() * 2 <= labels.len()
    }
}
