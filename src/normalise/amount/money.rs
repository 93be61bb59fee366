//! Money: scaled by the unit of its label or title, rounded to the minor unit, in the currency that is nearest to it.

use super::super::desk::{Asked, Desk, Read, Reading};
use super::super::remark;
use super::mark::Mark;
use super::range::Range;
use super::{Amount, amount, decide, of_each};
use crate::model::money::{Currency, Money};
use crate::model::record::Value;
use crate::model::table::UnitMeasure;
use crate::model::workbook::{Cell, CellValue, Style};
use crate::model::writing::AmountWords;
use rust_decimal::{Decimal, RoundingStrategy};

/// Reads a column of money. `currencies` are those of the records' own currency column, one a line of the table; the
/// lines of a crosstab's months repeat them.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>, currencies: &[Option<Currency>]) -> Read {
    let mark = decide::mark(desk, asked);
    let lone = decide::lone_comma(desk, asked);
    let each = desk.writing().amounts.of_each.contains(&asked.field.key);
    let read = |desk: &Desk<'_>, cell: Cell, own: Option<Currency>| match cell.value {
        CellValue::Text(sym) if Some(sym) == lone => Reading::missing(&remark::COMMA_UNCLEAR),
        _ if each => money(desk, asked, cell, of_each(desk, cell, mark), own),
        _ => money(desk, asked, cell, amount(desk, cell, mark), own),
    };
    if currencies.iter().all(Option::is_none) {
        return desk.each(asked, |desk, cell| read(desk, cell, None));
    }
    desk.each_line(asked, |desk, line, cell| {
        let own = currencies.get(line % currencies.len()).copied().flatten();
        read(desk, cell, own)
    })
}

fn money(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    cell: Cell,
    amount: Result<Amount, &'static remark::Remark>,
    record: Option<Currency>,
) -> Reading {
    let amount = match amount {
        Ok(amount) => amount,
        Err(why) => return Reading::missing(why),
    };
    let amount = match per_day(desk, asked, amount) {
        Some(amount) => amount,
        None => return Reading::missing(&remark::UNIT_MISPLACED),
    };
    let format = || desk.currencies.get(usize::from(cell.style)).copied().flatten();
    let currency = amount
        .currency
        .or(asked.unit.currency)
        .or(asked.title.currency)
        .or_else(format)
        .or(record)
        .unwrap_or(desk.settings.portfolio.currency);
    let scale = asked.unit.scale.or(asked.title.scale).filter(|_| !amount.scaled).unwrap_or(Decimal::ONE);
    // An amount with a sign of its own and as large as the unit is likelier in full than in thousands of thousands.
    if scale >= Decimal::ONE_THOUSAND
        && amount.text
        && amount.currency.is_some()
        && amount.value.abs() >= scale
    {
        return Reading::missing(&remark::SCALE_UNCLEAR);
    }
    let Some(scaled) = amount.value.checked_mul(scale) else {
        return Reading::missing(&remark::NUMBER_TOO_LARGE);
    };
    let rounded = scaled
        .round_dp_with_strategy(currency.decimals(), RoundingStrategy::MidpointAwayFromZero)
        .normalize();
    let changed = amount.text || rounded != amount.value;
    let value = Value::Money(Money { amount: rounded, currency });
    Reading { changed, ..Reading::plain(value) }.with(amount.remark)
}

/// The amount of a cell that holds a number; missing for one that is no amount, such as a share.
pub fn of_number(desk: &Desk<'_>, asked: Asked<'_>, cell: Cell, record: Option<Currency>) -> Value {
    match cell.value {
        CellValue::Number(_) | CellValue::Duration(_) => {
            money(desk, asked, cell, amount(desk, cell, Mark::Point), record).value
        }
        _ => Value::Missing,
    }
}

/// The least amount of a range that stands in a cell of a column, as money.
pub fn of_range(
    desk: &Desk<'_>,
    asked: Asked<'_>,
    cell: Cell,
    range: Range,
    record: Option<Currency>,
) -> Option<Value> {
    let Range { least, currency, scaled, .. } = range;
    let amount = Amount { value: least?, currency, unit: None, text: true, scaled, remark: None };
    Some(money(desk, asked, cell, Ok(amount), record).value).filter(|v| *v != Value::Missing)
}

/// The amount without its unit: the price of a day where the field holds that, from an hour's or a week's. `None` for
/// any other amount with a unit.
fn per_day(desk: &Desk<'_>, asked: Asked<'_>, amount: Amount) -> Option<Amount> {
    let units = &desk.writing().units;
    // A number that a cell shows as percent is no amount; the sign may stand in its text too.
    let unit = match amount.unit {
        None => return Some(amount),
        Some(unit) => unit,
    };
    if !units.a_day.contains(&asked.field.key) {
        return None;
    }
    let (value, converted) = match unit {
        UnitMeasure::Days => (amount.value, None),
        UnitMeasure::Hours => (amount.value.checked_mul(units.hours_a_day)?, Some(&remark::INTO_DAY_RATE)),
        UnitMeasure::Weeks => (amount.value.checked_div(units.days_a_week)?, Some(&remark::INTO_DAY_RATE)),
        _ => return None,
    };
    Some(Amount { value, unit: None, remark: amount.remark.or(converted), ..amount })
}

/// The currency that each number format shows: `£#,##0`, `[$€-407] #,##0`, `"CHF" #,##0`.
pub fn of_formats(styles: &[Style], words: &AmountWords, own: Currency) -> Vec<Option<Currency>> {
    styles.iter().map(|style| of_format(&style.format, words, own)).collect()
}

fn of_format(format: &str, words: &AmountWords, own: Currency) -> Option<Currency> {
    if let Some((_, after)) = format.split_once("[$") {
        let inside = after.split([']', '-']).next().unwrap_or("");
        if !inside.is_empty() {
            return words.currency(inside, own);
        }
    }
    let sign = format.char_indices().filter(|(_, c)| !c.is_alphanumeric()).find_map(|(at, _)| {
        let rest = format.get(at..)?;
        (!rest.starts_with("$-")).then(|| words.sign_at(rest, own)).flatten()
    });
    let quoted = || format.split('"').skip(1).step_by(2).find_map(|part| words.currency(part, own));
    sign.map(|(currency, _)| currency).or_else(quoted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::fixture::settings;

    #[test]
    fn formats_show_currencies() {
        let settings = settings();
        let gbp = Currency::parse("GBP").unwrap();
        for (format, code) in [
            ("£#,##0.00", "GBP"),
            ("[$€-407] #,##0", "EUR"),
            ("_-[$£-809]* #,##0.00", "GBP"),
            ("\"CHF\" #,##0", "CHF"),
            ("$#,##0", "USD"),
            ("[$USD] 0", "USD"),
            ("#,##0.00\\ \"€\"", "EUR"),
            ("_($* #,##0_)", "USD"),
        ] {
            let found = of_format(format, &settings.knowledge.writing.amounts, gbp);
            assert_eq!(found, Currency::parse(code), "{format}");
        }
        for format in ["", "#,##0.00", "0%", "[$-409]d mmm yy", "[Red]#,##0"] {
            assert_eq!(of_format(format, &settings.knowledge.writing.amounts, gbp), None, "{format}");
        }
    }
}
