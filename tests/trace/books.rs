//! Three workbooks of three projects, cell by cell, so that one cell can be changed.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::path::Path;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Held {
    Text(&'static str),
    Amount(i64),
    Level(i64),
    /// Days after 1 September 2026.
    Day(i64),
    /// Full-time equivalents.
    Fte(i64),
    Nothing,
}

/// Which cell: file, sheet, row and column from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    pub file: usize,
    pub sheet: usize,
    pub row: usize,
    pub col: usize,
}

pub type Sheet = (&'static str, Vec<Vec<Held>>);
pub type Book = (&'static str, Vec<Sheet>);

pub const STATUSES: [&str; 4] = ["Open", "In progress", "Closed", "Rejected"];
pub const CATEGORIES: [&str; 3] = ["Staff", "Equipment", "Travel"];

fn texts(words: &[&'static str]) -> Vec<Held> {
    words.iter().map(|w| Held::Text(w)).collect()
}

/// Risks: id, title, status, likelihood, impact, due.
fn risks(rows: &[(&'static str, &'static str, i64, i64, i64)]) -> Sheet {
    let mut all =
        vec![texts(&["Risk ID", "Title", "Status", "Likelihood (1-5)", "Impact (1-5)", "Due date"])];
    all.extend(rows.iter().map(|(id, status, likelihood, impact, due)| {
        let mut row = texts(&[id, "Supplier is late", status]);
        row.extend([Held::Level(*likelihood), Held::Level(*impact), Held::Day(*due)]);
        row
    }));
    ("Risks", all)
}

/// Issues: id, title, status, raised, closed.
fn issues(rows: &[(&'static str, &'static str, i64, Option<i64>)]) -> Sheet {
    let mut all = vec![texts(&["Issue ID", "Title", "Status", "Raised on", "Closed on"])];
    all.extend(rows.iter().map(|(id, status, raised, closed)| {
        let mut row = texts(&[id, "Delivery is late", status]);
        row.extend([Held::Day(*raised), closed.map_or(Held::Nothing, Held::Day)]);
        row
    }));
    ("Issues", all)
}

/// People: name, month, allocation, capacity.
fn people(rows: &[(&'static str, &'static str, i64, i64)]) -> Sheet {
    let mut all = vec![texts(&["Name", "Month", "Allocation (FTE)", "Capacity (FTE)"])];
    all.extend(rows.iter().map(|(name, month, allocation, capacity)| {
        let mut row = texts(&[name, month]);
        row.extend([Held::Fte(*allocation), Held::Fte(*capacity)]);
        row
    }));
    ("Resources", all)
}

/// Costs: category, month, budget, actual, forecast.
fn costs(label: [&'static str; 3], rows: &[(&'static str, &'static str, i64, i64, i64)]) -> Sheet {
    let mut head = texts(&["Category", "Month"]);
    head.extend(texts(&label));
    let mut all = vec![head];
    all.extend(rows.iter().map(|(category, month, budget, actual, forecast)| {
        let mut row = texts(&[category, month]);
        row.extend([Held::Amount(*budget), Held::Amount(*actual), Held::Amount(*forecast)]);
        row
    }));
    ("Finance", all)
}

/// The workbooks. The costs of the second are in euros, those of the third in thousands.
pub fn books() -> Vec<Book> {
    let plain = ["Budget", "Actual", "Forecast"];
    vec![
        (
            "P101 registers.xlsx",
            vec![
                risks(&[
                    ("R-1", "Open", 5, 4, 10),
                    ("R-2", "In progress", 4, 4, 90),
                    ("R-3", "Closed", 5, 5, 5),
                    ("R-4", "Open", 2, 3, 20),
                ]),
                costs(
                    plain,
                    &[
                        ("Staff", "2026-08", 12000, 11500, 11800),
                        ("Staff", "2026-10", 13000, 14100, 13900),
                        ("Equipment", "2026-09", 4000, 3900, 4100),
                        ("Equipment", "2026-12", 5000, 0, 5200),
                        ("Travel", "2027-02", 900, 0, 800),
                    ],
                ),
                issues(&[
                    ("I-1", "Closed", 0, Some(12)),
                    ("I-2", "Closed", 1, Some(25)),
                    ("I-3", "Closed", 2, Some(40)),
                    ("I-4", "Open", 3, None),
                ]),
                people(&[
                    ("Ann Lee", "2026-10", 2, 3),
                    ("Ann Lee", "2026-11", 1, 3),
                    ("Bob Ray", "2026-10", 3, 1),
                ]),
            ],
        ),
        (
            "P102 registers.xlsx",
            vec![
                risks(&[("R-1", "Open", 3, 5, 40), ("R-2", "Rejected", 1, 2, 50), ("R-3", "Open", 5, 5, 12)]),
                costs(
                    ["Budget (€)", "Actual (€)", "Forecast (€)"],
                    &[
                        ("Staff", "2026-05", 7000, 7100, 7050),
                        ("Equipment", "2026-10", 3000, 2500, 2600),
                        ("Travel", "2026-11", 600, 0, 650),
                    ],
                ),
            ],
        ),
        (
            "P103 registers.xlsx",
            vec![
                risks(&[("R-1", "Closed", 4, 4, 30), ("R-2", "Open", 4, 5, 15)]),
                costs(
                    ["Budget (£k)", "Actual (£k)", "Forecast (£k)"],
                    &[
                        ("Staff", "2026-04", 20, 19, 21),
                        ("Travel", "2026-10", 30, 33, 31),
                        ("Equipment", "2027-03", 25, 0, 27),
                    ],
                ),
            ],
        ),
    ]
}

/// Every cell below the labels, in order.
pub fn cells(books: &[Book]) -> Vec<At> {
    let mut all = Vec::new();
    for (file, (_, sheets)) in books.iter().enumerate() {
        for (sheet, (_, rows)) in sheets.iter().enumerate() {
            for (row, cells) in rows.iter().enumerate().skip(1) {
                all.extend((0..cells.len()).map(|col| At { file, sheet, row, col }));
            }
        }
    }
    all
}

pub fn held(books: &mut [Book], at: At) -> &mut Held {
    &mut books[at.file].1[at.sheet].1[at.row][at.col]
}

/// The file, sheet and name of a cell, as a trace tells them.
pub fn name(books: &[Book], at: At) -> (String, String, String) {
    let (file, sheets) = &books[at.file];
    let letter = char::from(b'A' + at.col as u8);
    ((*file).to_owned(), sheets[at.sheet].0.to_owned(), format!("{letter}{}", at.row + 1))
}

pub fn write(books: &[Book], dir: &Path) {
    for (file, sheets) in books {
        let mut book = Workbook::new();
        for (name, rows) in sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(*name).unwrap();
            for (r, row) in rows.iter().enumerate() {
                for (c, held) in row.iter().enumerate() {
                    let (r, c) = (r as u32, c as u16);
                    match held {
                        Held::Nothing => continue,
                        Held::Text(text) => sheet.write_string(r, c, *text).unwrap(),
                        Held::Amount(n) | Held::Level(n) | Held::Fte(n) => {
                            sheet.write_number(r, c, *n as f64).unwrap()
                        }
                        Held::Day(days) => {
                            // 1 September 2026 is day 46266.
                            let day = ExcelDateTime::from_serial_datetime((46266 + days) as f64).unwrap();
                            let format = Format::new().set_num_format("yyyy-mm-dd");
                            sheet.write_datetime_with_format(r, c, day, &format).unwrap()
                        }
                    };
                }
            }
        }
        book.save(dir.join(file)).unwrap();
    }
}
