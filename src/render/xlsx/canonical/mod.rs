//! A canonical workbook: a sheet a register, as an Excel table with lists to choose from; what each column means; the lists.

mod guide;
mod register;
mod rules;

use super::WorkbookError;
use super::formats::{Formats, decimals};
use super::value;
use crate::model::canonical::{ABOUT, Book, CANONICAL, Cell, Sheet, Takes};
use crate::model::document::Format as Value;
use crate::model::money::Currency;
use crate::model::theme::Theme;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::collections::BTreeMap;

/// How hard the parts of a workbook are compressed, of 9. Beside the usual 6 a workbook of 500 rows is 3 % longer, and its
/// parts are compressed in half the time; a migration writes many.
const COMPRESSION: u8 = 4;

/// The workbook as the bytes of an .xlsx file; the same book gives the same bytes.
///
/// # Errors
/// When it does not fit into a workbook, such as a register of more records than a sheet has rows.
pub fn canonical(book: &Book<'_>, theme: &Theme) -> Result<Vec<u8>, WorkbookError> {
    let mut file = Workbook::new();
    file.set_zip_compression_level(COMPRESSION);
    file.set_properties(&properties(book)?);
    let mut look = Look::new(theme);
    about(file.add_worksheet(), book, &look)?;
    for sheet in &book.sheets {
        register::write(file.add_worksheet_with_low_memory()?, sheet, book, &mut look)?;
    }
    guide::columns(file.add_worksheet(), book, &look)?;
    guide::lists(file.add_worksheet(), book, &look)?;
    if !book.examples.is_empty() {
        guide::examples(file.add_worksheet(), book, &look)?;
    }
    Ok(file.save_to_buffer()?)
}

/// The formats of a canonical workbook.
struct Look {
    title: Format,
    header: Format,
    required: Format,
    text: Format,
    note: Format,
    made: Format,
    date: Format,
    month: Format,
    number: Format,
    percent: Format,
    /// By the code of their currency.
    amounts: BTreeMap<String, Format>,
}

impl Look {
    fn new(theme: &Theme) -> Self {
        let formats = Formats::new(theme);
        let top = |kind: Value| formats.plain(kind).set_align(FormatAlign::Top);
        let amber = theme.amber;
        Self {
            title: formats.title(),
            header: formats.header(Value::Text),
            required: formats.header(Value::Text).set_italic(),
            text: top(Value::Text).set_text_wrap(),
            note: formats.note().set_text_wrap().set_align(FormatAlign::Top),
            made: top(Value::Text).set_background_color(super::formats::colour(amber.0)),
            date: top(Value::Date).set_num_format("yyyy-mm-dd"),
            month: top(Value::Month).set_num_format("yyyy-mm"),
            number: top(Value::Number),
            percent: top(Value::Percent).set_num_format("0.##%"),
            amounts: BTreeMap::new(),
        }
    }

    /// The format of a kind of cell.
    fn of(&mut self, kind: Kind) -> &Format {
        match kind {
            Kind::Text => &self.text,
            Kind::Made => &self.made,
            Kind::Date => &self.date,
            Kind::Month => &self.month,
            Kind::Number => &self.number,
            Kind::Percent => &self.percent,
            Kind::Money(currency) => self.money(currency),
        }
    }

    /// The format of an amount, which shows its currency by its code; it is read again from there.
    fn money(&mut self, currency: Currency) -> &Format {
        let made = || {
            let places = decimals("#,##0", currency.decimals());
            self.number.clone().set_num_format(format!("[${currency}] {places}"))
        };
        self.amounts.entry(currency.code().to_owned()).or_insert_with(made)
    }
}

/// What a cell shows, and so how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Made,
    Date,
    Month,
    Number,
    Percent,
    Money(Currency),
}

impl Kind {
    /// What the cells of a column show, and so what is typed into it; its amounts are in the currency of its first.
    fn of_column(sheet: &Sheet<'_>, col: usize) -> Self {
        let amount = |row: &Vec<Cell<'_>>| match row.get(col) {
            Some(Cell::Money(money)) => Some(Self::Money(money.currency)),
            _ => None,
        };
        match sheet.columns.get(col).map(|column| column.takes) {
            Some(Takes::Date) => Self::Date,
            Some(Takes::Month) => Self::Month,
            Some(Takes::Money) => sheet.rows.iter().find_map(amount).unwrap_or(Self::Number),
            Some(Takes::Number | Takes::Level) => Self::Number,
            Some(Takes::Percent) => Self::Percent,
            Some(Takes::Text | Takes::Id | Takes::One(_)) | None => Self::Text,
        }
    }
}

fn about(sheet: &mut Worksheet, book: &Book<'_>, look: &Look) -> Result<(), XlsxError> {
    sheet.set_name(ABOUT)?;
    sheet.set_column_width(0, 24)?.set_column_width(1, 90)?.set_row_height(0, 26)?;
    sheet.write_string_with_format(0, 0, book.title.as_str(), &look.title)?;
    sheet.write_blank(0, 1, &look.title)?;
    let month = ("Reporting period", book.period.map_or(String::new(), |period| period.to_string()));
    for (row, (label, text)) in (2..).zip(book.about.iter().chain([&month])) {
        sheet.write_string_with_format(row, 0, *label, &look.text)?;
        sheet.write_string_with_format(row, 1, text.as_str(), &look.text)?;
    }
    let says = "Each register has a sheet. Labels in italics are needed. The sheet Columns says what each column means and what \
                may stand in it, and the sheet Lists holds the values to choose from; the program reads this workbook by both.";
    let last = 4 + book.about.len() as u32;
    sheet.write_string_with_format(last, 1, says, &look.note)?.set_row_height(last, 50)?;
    sheet.set_screen_gridlines(false);
    Ok(())
}

fn properties(book: &Book<'_>) -> Result<DocProperties, XlsxError> {
    // No clock: the day the month ends stands for the day of making.
    let created = value::day(book.period.map_or(jiff::civil::date(2000, 1, 1), |period| period.last_day()))?;
    Ok(DocProperties::new()
        .set_title(&book.title)
        .set_creation_datetime(&created)
        .set_custom_property("Packwright", CANONICAL))
}
