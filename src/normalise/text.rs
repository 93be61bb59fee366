//! Prose, ids, lists of ids and currencies.

use super::codes;
use super::column::{Context, Read, Reader, no_value};
use crate::model::record::Value;
use crate::model::text::Interner;
use crate::model::workbook::{Cell, CellValue};

/// The text of a cell without blanks at its ends, and whether that changed it.
fn trimmed(cell: &Cell, text: &Interner) -> (String, bool) {
    let shown = cell.value.shown(text);
    let kept = shown.trim().to_owned();
    let changed = kept != shown;
    (kept, changed)
}

/// Reads prose. A dash or a `n/a` in prose is kept as it is written.
pub fn reader<'a>() -> Reader<'a> {
    Box::new(|cell, _, text| {
        let (kept, changed) = trimmed(cell, text);
        Read { value: Value::Text(text.intern(&kept)), changed, problem: None }
    })
}

/// Reads ids and project names: text, never a number; 12 is "12".
pub fn id_reader<'a>(context: &'a Context<'_>) -> Reader<'a> {
    Box::new(move |cell, _, text| {
        let (kept, changed) = trimmed(cell, text);
        if let Some(read) = no_value(context, &kept) {
            return read;
        }
        Read { value: Value::Text(text.intern(&kept)), changed, problem: None }
    })
}

/// Reads one or more ids, which commas, semicolons, slashes or line breaks part, as ids joined by `; `.
pub fn ref_reader<'a>() -> Reader<'a> {
    Box::new(|cell, _, text| {
        let (kept, _) = trimmed(cell, text);
        let ids: Vec<&str> =
            kept.split([',', ';', '\n', '/', '|']).map(str::trim).filter(|i| !i.is_empty()).collect();
        let joined = ids.join("; ");
        let changed = joined != cell.value.shown(text);
        let value = if joined.is_empty() { Value::Missing } else { Value::Text(text.intern(&joined)) };
        Read { value, changed, problem: None }
    })
}

/// Reads currencies as ISO 4217 codes.
pub fn currency_reader<'a>(context: &'a Context<'_>) -> Reader<'a> {
    let own = context.settings.portfolio.currency;
    let amounts = &context.settings.knowledge.writing.amounts;
    Box::new(move |cell, _, text| {
        let CellValue::Text(sym) = cell.value else { return unknown() };
        let written = text.get(sym).to_owned();
        match amounts.currency(&written, own) {
            Some(currency) => {
                let changed = currency.code() != written;
                Read { value: Value::Text(text.intern(currency.code())), changed, problem: None }
            }
            None => no_value(context, &written).unwrap_or_else(unknown),
        }
    })
}

fn unknown() -> Read {
    Read::missing(codes::CURRENCY_UNKNOWN, "this is no currency", "write an ISO 4217 code, such as EUR")
}
