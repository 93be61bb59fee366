//! Yes and no.

use super::desk::{Asked, Desk, Read, Reading};
use super::remark;
use crate::model::record::Value;
use crate::model::workbook::CellValue;
use crate::model::writing::Writing;

/// Reads a column of flags.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    desk.each(asked, |desk, cell| {
        if let CellValue::Bool(flag) = cell.value {
            return Reading::plain(Value::Flag(flag));
        }
        let text = cell.value.shown(&desk.text);
        let writing = desk.writing();
        if writing.yes.has(&text) {
            Reading::changed(Value::Flag(true))
        } else if writing.no.has(&text) {
            Reading::changed(Value::Flag(false))
        } else if writing.no_value.has(&text) {
            Reading::missing(&remark::NO_VALUE)
        } else if let Some(flag) = start(&text, writing) {
            Reading::changed(Value::Flag(flag)).with(Some(&remark::WORD_FROM_START))
        } else {
            Reading::missing(&remark::FLAG_UNKNOWN)
        }
    })
}

/// What the word before a sign says: `yes – payment milestone`, `no (see contract)`.
fn start(text: &str, writing: &Writing) -> Option<bool> {
    let end = text.find([',', ';', ':', '(', '[', '–', '—']).or_else(|| text.find(" -"))?;
    let word = text[..end].trim();
    if writing.yes.has(word) {
        return Some(true);
    }
    writing.no.has(word).then_some(false)
}
