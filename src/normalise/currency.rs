//! Currencies: codes, signs and names.

use super::desk::{Asked, Desk, Read, Reading};
use super::remark;
use crate::model::money::Currency;
use crate::model::record::Value;
use crate::model::workbook::CellValue;

/// Reads a column of currencies.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    desk.each(asked, |desk, cell| {
        let CellValue::Text(sym) = cell.value else { return Reading::missing(&remark::CURRENCY_UNKNOWN) };
        let text = desk.text.get(sym);
        let Some(currency) = desk.writing().amounts.currency(text, desk.settings.portfolio.currency) else {
            let none = desk.writing().no_value.has(text);
            return Reading::missing(if none { &remark::NO_VALUE } else { &remark::CURRENCY_UNKNOWN });
        };
        if text == currency.code() {
            return Reading::plain(Value::Text(sym));
        }
        Reading::changed(Value::Text(desk.text.intern(currency.code())))
    })
}

/// The currencies that a column was read as.
pub fn each(desk: &Desk<'_>, read: &Read) -> Vec<Option<Currency>> {
    let code = |value: &Value| match value {
        Value::Text(sym) => Currency::parse(desk.text.get(*sym)),
        _ => None,
    };
    read.values.iter().map(code).collect()
}
