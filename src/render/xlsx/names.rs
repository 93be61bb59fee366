//! Names that Excel takes for sheets, and names of cells.

use crate::model::address::column_letters;
use crate::model::document::Table;
use rust_xlsxwriter::{Workbook, XlsxError};
use std::collections::BTreeSet;

/// The cells of a workbook that have a name, with their sheets.
#[derive(Default)]
pub struct CellNames(Vec<(String, String)>);

impl CellNames {
    /// Keeps the names of a table whose first row of cells is `row` and whose first column is `col`.
    pub fn add(&mut self, table: &Table<'_>, sheet: &str, (row, col): (u32, u16)) {
        for (down, across, name) in &table.names {
            let (row, col) = (row + *down as u32, col + *across as u16);
            let cell = format!("${}${}", column_letters(col), row + 1);
            self.0.push((name.clone(), format!("='{}'!{cell}", sheet.replace('\'', "''"))));
        }
    }

    /// Defines them.
    pub fn define(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        for (name, cell) in &self.0 {
            book.define_name(name, cell)?;
        }
        Ok(())
    }
}

/// The sheet names of a workbook so far.
#[derive(Default)]
pub struct SheetNames(BTreeSet<String>);

impl SheetNames {
    /// A name made of `title` that Excel takes and no other sheet has: at most 31 characters, none of `[]:*?/\`.
    pub fn unique(&mut self, title: &str) -> String {
        let clean: String = title
            .chars()
            .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { ' ' } else { c })
            .collect();
        let clean = clean.trim_matches(|c: char| c == '\'' || c.is_whitespace());
        let base = if clean.is_empty() { "Sheet" } else { clean };
        let mut name = cut(base, 31);
        let mut n = 2;
        while !self.0.insert(name.to_lowercase()) {
            let suffix = format!(" {n}");
            name = cut(base, 31 - suffix.len()) + &suffix;
            n += 1;
        }
        name
    }
}

/// The beginning of a text, of at most so many units of UTF-16, which is how Excel counts.
fn cut(text: &str, most: usize) -> String {
    let mut units = 0;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= most
    });
    kept.collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_cleaned_and_unique() {
        let mut names = SheetNames::default();
        assert_eq!(names.unique("Risks / issues"), "Risks   issues");
        assert_eq!(names.unique("Risks"), "Risks");
        assert_eq!(names.unique("RISKS"), "RISKS 2");
        assert_eq!(names.unique("A title that is much longer than a tab"), "A title that is much longer tha");
        assert_eq!(
            names.unique("A title that is much longer than another"),
            "A title that is much longer t 2"
        );
        assert_eq!(names.unique("?"), "Sheet");
        assert_eq!(names.unique(&"🚀".repeat(20)), "🚀".repeat(15));
        assert_eq!(names.unique("風險登記冊"), "風險登記冊");
    }
}
