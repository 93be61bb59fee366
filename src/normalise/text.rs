//! Prose, ids, projects: text as it was written, without the blanks around it.

use super::desk::{Asked, Desk, Read, Reading};
use super::remark::Remark;
use crate::model::record::Value;
use crate::model::text::Sym;
use crate::model::workbook::{Cell, CellValue};
use crate::model::writing::Words;

static ID_AS_DATE: Remark = Remark {
    code: super::codes::ID_AS_DATE,
    seen: "the spreadsheet made a date of an id",
    remedy: "format the column as text and write the ids again",
};

/// Reads a column of prose.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    desk.each(asked, |desk, cell| Reading::plain(value(trimmed(desk, cell))))
}

/// Reads a column of ids: numbers as text, with the zeros that their format shows.
pub fn ids(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    desk.each(asked, id)
}

/// Reads an id.
pub fn id(desk: &mut Desk<'_>, cell: Cell) -> Reading {
    match cell.value {
        CellValue::Number(n) => {
            let zeros = desk.styles.get(usize::from(cell.style)).map_or(0, |s| zeros(&s.format));
            let shown = format!("{n:0>zeros$}");
            Reading::plain(value(desk.text.intern(&shown)))
        }
        CellValue::Date(_) => {
            let sym = desk.native(cell);
            Reading::plain(value(sym)).with(Some(&ID_AS_DATE))
        }
        CellValue::Text(sym) if is_blank(desk.text.get(sym), &desk.writing().no_value) => {
            Reading::missing(&super::remark::NO_VALUE)
        }
        _ => Reading::plain(value(trimmed(desk, cell))),
    }
}

/// A dash or `n/a`, but never something with a digit.
fn is_blank(text: &str, no_value: &Words) -> bool {
    no_value.has(text) && !text.contains(|c: char| c.is_ascii_digit())
}

/// How many digits a format such as `000000` shows at least.
fn zeros(format: &str) -> usize {
    if format.len() < 30 && format.bytes().all(|b| b == b'0') { format.len() } else { 0 }
}

/// A cell's text, without blanks around it; other values as they are shown.
pub fn trimmed(desk: &mut Desk<'_>, cell: Cell) -> Sym {
    let sym = desk.native(cell);
    let text = desk.text.get(sym);
    let short = text.trim();
    if short.len() == text.len() {
        return sym;
    }
    let short = short.to_owned();
    desk.text.intern(&short)
}

/// A text as a value.
pub fn value(sym: Sym) -> Value {
    sym.some().map_or(Value::Missing, Value::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_zeros() {
        assert_eq!(zeros("000000"), 6);
        assert_eq!(zeros("0.00"), 0);
        assert_eq!(zeros(""), 0);
    }
}
