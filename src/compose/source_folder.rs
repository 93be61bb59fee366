//! Links from the records of a workbook to their sources. A pack holds no path of a machine, so its reader says once
//! where the sources are.

use super::Composer;
use crate::model::document::{Block, Cell, Column, Format, Formula, Section, Table};
use crate::model::words::Words;

/// The name of the cell that says where the sources are.
const FOLDER: &str = "SourceFolder";
/// Labels of the columns that say where a record came from.
pub const FILE: &str = "Source file";
/// The sheet.
pub const SHEET: &str = "Source sheet";
/// The row.
pub const ROW: &str = "Source row";

/// The sheet with the cell; `None` in a pack whose records do not say where they came from.
pub fn section<'a>(composer: &Composer<'a>) -> Option<Section<'a>> {
    if !composer.pack.sources {
        return None;
    }
    let words = composer.words();
    let text = words.of("The records of this workbook have a link to their row in the source. Type here where the sources lie, as \
                the folder that was given when the packs were made; it ends with a slash. As it stands, the links look in \
                the folder of this workbook.");
    let columns = vec![Column::new(words.of("Folder of the sources"), Format::Text, 4.0)];
    let names = vec![(0, 0, FOLDER.to_owned())];
    let table = Table { names, ..Table::small("", columns, vec![vec![Cell::text("./")]]) };
    let blocks = vec![Block::Paragraph(text.to_owned()), Block::Table(table)];
    Some(Section { title: words.of("Sources").to_owned(), landscape: false, workbook_only: true, blocks })
}

/// The link of a record of this table to its row.
pub fn link(table: &str, transposed: bool, words: &Words) -> Cell<'static> {
    if transposed {
        return Cell::blank();
    }
    let own = |label: &'static str| format!("{table}[[#This Row],[{}]]", words.of(label));
    let open = words.of("open");
    let sheet = format!("SUBSTITUTE({},\"'\",\"''\")", own(SHEET));
    let text = format!("HYPERLINK({FOLDER}&{}&\"#'\"&{sheet}&\"'!A\"&{},\"{open}\")", own(FILE), own(ROW));
    Cell::text(open.to_owned()).formula(Some(Formula { text, array: false }))
}
