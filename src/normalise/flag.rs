//! Yes and no.

use super::desk::{Asked, Desk, Read, Reading};
use super::remark;
use crate::model::record::Value;
use crate::model::workbook::CellValue;

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
        } else {
            Reading::missing(&remark::FLAG_UNKNOWN)
        }
    })
}
