//! What stands before the sheets of an .xls: how texts and dates are stored, styles, shared texts, the list of sheets.

use super::super::draft::Draft;
use super::super::kinds::{self, Shown};
use super::super::refusal::{Lock, Refusal};
use super::ole::{u16_at, u32_at};
use super::records::{BEGIN, END, Records};
use super::strings::{Letters, Shared, code_page, text};
use crate::model::workbook::{CellValue, Style, Visibility};
use std::collections::HashMap;

const CODE_PAGE: u16 = 0x0042;
const DATE_MODE: u16 = 0x0022;
const FORMAT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
const SHEET: u16 = 0x0085;
const TEXTS: u16 = 0x00FC;
const LOCK: u16 = 0x002F;
/// The version in the first record from Excel 97 on.
const EXCEL_97: u16 = 0x0600;

/// What the sheets of a workbook have in common, and where they are.
pub struct Book {
    /// How texts are stored.
    pub letters: Letters,
    /// Whether days are counted from 1904.
    pub is_1904: bool,
    /// The workbook's style and how it shows numbers, by the file's number.
    pub styles: Vec<(u16, Shown)>,
    /// Shared texts.
    pub texts: Vec<Option<CellValue>>,
    /// Sheets of cells.
    pub sheets: Vec<Place>,
}

/// Where a sheet of cells lies.
pub struct Place {
    /// Its name.
    pub name: String,
    /// Whether its tab is seen.
    pub visibility: Visibility,
    /// Where in the stream it begins.
    pub start: usize,
}

/// Reads up to the end of the part before the sheets.
pub fn read(stream: &[u8], draft: &mut Draft<'_>) -> Result<Book, Refusal> {
    let mut records = Records::new(stream, 0);
    let mut book = Book {
        letters: Letters::CodePage(code_page(0)),
        is_1904: false,
        styles: Vec::new(),
        texts: Vec::new(),
        sheets: Vec::new(),
    };
    let (mut formats, mut styles) = (HashMap::new(), Vec::new());
    while let Some(record) = records.next() {
        let body = record.body;
        match record.kind {
            END => break,
            BEGIN if u16_at(body, 0) == Some(EXCEL_97) => book.letters = Letters::Unicode,
            CODE_PAGE => book.set_code_page(u16_at(body, 0).unwrap_or_default()),
            DATE_MODE => book.is_1904 = u16_at(body, 0) == Some(1),
            FORMAT => formats.extend(book.format(body)),
            STYLE => styles.push(u16_at(body, 2).unwrap_or_default()),
            SHEET => book.sheets.extend(book.place(body)),
            TEXTS => {
                let all = Shared::new(body, records.continued());
                book.texts = all.map(|text| draft.text(&text)).collect();
            }
            LOCK => return Err(Refusal::locked(Lock::OldFormat("an .xls"))),
            _ => {}
        }
    }
    book.styles = styles.into_iter().map(|id| style(id, &formats, draft)).collect();
    Ok(book)
}

impl Book {
    fn set_code_page(&mut self, number: u16) {
        if let Letters::CodePage(letters) = &mut self.letters {
            *letters = code_page(number);
        }
    }

    fn format(&self, body: &[u8]) -> Option<(u16, String)> {
        let short = matches!(self.letters, Letters::CodePage(_));
        Some((u16_at(body, 0)?, text(body.get(2..)?, short, self.letters)?))
    }

    /// `None` for a chart or a module of macros.
    fn place(&self, body: &[u8]) -> Option<Place> {
        let visibility = match body.get(4)? & 3 {
            0 => Visibility::Visible,
            1 => Visibility::Hidden,
            _ => Visibility::VeryHidden,
        };
        let name = text(body.get(6..)?, true, self.letters)?;
        (*body.get(5)? == 0).then_some(Place { name, visibility, start: u32_at(body, 0)? as usize })
    }
}

/// The style of a number format.
fn style(id: u16, formats: &HashMap<u16, String>, draft: &mut Draft<'_>) -> (u16, Shown) {
    let code = match (formats.get(&id).map_or("", String::as_str), id) {
        ("", 9) => "0%",
        ("", 10) => "0.00%",
        (code, _) if code.eq_ignore_ascii_case("general") => "",
        (code, _) => code,
    };
    let number = draft.style(Style { format: code.to_owned(), ..Style::default() });
    let own = formats.contains_key(&id);
    (number, kinds::shown(code, (!own).then_some(u32::from(id))))
}
