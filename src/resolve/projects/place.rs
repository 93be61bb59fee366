//! Where a project is named, in words, and why one place is believed before another.

use crate::model::submission::Place;

/// A place in words, to stand before "says".
pub fn said_by(place: &Place) -> String {
    match place {
        Place::Settings => "packwright.toml".to_owned(),
        Place::Cell(_, cell) | Place::Title(_, cell) => format!("cell {cell}"),
        Place::SheetName(_) => "the sheet's name".to_owned(),
        Place::FileName => "the file's name".to_owned(),
        Place::Folder => "the folder's name".to_owned(),
    }
}

/// Why a place was believed before all others, for records on the sheet `own`.
pub fn why(place: &Place, own: usize) -> &'static str {
    match place {
        Place::Settings => "the settings come first",
        Place::Cell(sheet, _) if *sheet == own => "a label on the records' own sheet says what the cell is",
        Place::Title(sheet, _) if *sheet == own => "a title stands closest to the records",
        Place::SheetName(_) => "the sheet's name stands closer to the records",
        Place::Cell(..) => "a label on the cover says what the cell is",
        Place::Title(..) => "the file's own title comes before names of files and folders",
        Place::FileName => "a file's name comes before that of its folder",
        Place::Folder => "nothing else says it",
    }
}
