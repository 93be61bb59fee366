//! Amounts: the decimal mark is decided for a column as a whole, then each cell gives a number with what stands
//! beside it. [`money`], [`number`] and [`share`] say what that means in a field.

pub mod behind;
pub mod decide;
pub mod float;
pub mod mark;
pub mod money;
pub mod number;
pub mod parse;
pub mod range;
pub mod share;

use super::desk::Desk;
use super::remark::{self, Remark};
use crate::model::money::Currency;
use crate::model::table::UnitMeasure;
use crate::model::workbook::{Cell, CellValue};
use mark::{Mark, Shows};
use rust_decimal::Decimal;

/// The amount in a cell.
#[derive(Debug, Clone, Copy)]
pub struct Amount {
    /// The number, times the word's magnitude.
    pub value: Decimal,
    /// The currency that stands beside it.
    pub currency: Option<Currency>,
    /// The unit that stands beside it; percent where the cell shows its number as percent, and then a text's number is
    /// still per cent, a stored number already the fraction.
    pub unit: Option<UnitMeasure>,
    /// Whether it was written as text.
    pub text: bool,
    /// Whether it has a magnitude of its own.
    pub scaled: bool,
    /// What there is to say.
    pub remark: Option<&'static Remark>,
}

/// The amount in a cell, read with a decimal mark.
///
/// # Errors
/// Why there is none.
pub fn amount(desk: &Desk<'_>, cell: Cell, mark: Mark) -> Result<Amount, &'static Remark> {
    match cell.value {
        CellValue::Duration(n) => {
            let value = float::decimal(n * 24.0).ok_or(&remark::NUMBER_TOO_LARGE)?;
            let unit = Some(UnitMeasure::Hours);
            Ok(Amount { value, currency: None, unit, text: false, scaled: false, remark: None })
        }
        CellValue::Number(n) => {
            let value = float::decimal(n).ok_or(&remark::NUMBER_TOO_LARGE)?;
            let percent = desk.styles.get(usize::from(cell.style)).is_some_and(|s| s.is_percent());
            let unit = percent.then_some(UnitMeasure::Percent);
            Ok(Amount { value, currency: None, unit, text: false, scaled: false, remark: None })
        }
        CellValue::Text(sym) => of_text(desk, desk.text.get(sym), mark),
        _ => Err(&remark::NUMBER_UNCLEAR),
    }
}

fn of_text(desk: &Desk<'_>, text: &str, mark: Mark) -> Result<Amount, &'static Remark> {
    let text = behind::without_fractions(text);
    let whole = in_whole(desk, &text, mark);
    let Err(why) = whole else { return whole };
    if !std::ptr::eq(why, &remark::NUMBER_UNCLEAR) {
        return whole;
    }
    let own = desk.settings.portfolio.currency;
    match behind::amount(&text, desk.writing(), own).map(|number| in_whole(desk, number, mark)) {
        Some(Ok(amount)) => Ok(Amount { remark: amount.remark.or(Some(&remark::BESIDE_NUMBER)), ..amount }),
        _ => whole,
    }
}

/// The amount in a cell of a field whose amounts are those of each of something.
///
/// # Errors
/// Why there is none.
fn of_each(desk: &Desk<'_>, cell: Cell, mark: Mark) -> Result<Amount, &'static Remark> {
    let read = amount(desk, cell, mark);
    let (CellValue::Text(sym), true) = (cell.value, read.is_err()) else { return read };
    let own = desk.settings.portfolio.currency;
    let number = behind::of_each(desk.text.get(sym), desk.writing(), own);
    match number.map(|number| in_whole(desk, number, mark)) {
        Some(Ok(amount)) => Ok(Amount { remark: amount.remark.or(Some(&remark::OF_EACH)), ..amount }),
        _ => read,
    }
}

/// The amount that a text is as a whole.
fn in_whole(desk: &Desk<'_>, text: &str, mark: Mark) -> Result<Amount, &'static Remark> {
    let writing = desk.writing();
    let Some(parts) = parse::parts(text, writing, desk.settings.portfolio.currency) else {
        return Err(if writing.no_value.has(text) {
            &remark::NO_VALUE
        } else if range::is_range(text, writing, desk.settings.portfolio.currency) {
            &remark::NUMBER_RANGE
        } else {
            &remark::NUMBER_UNCLEAR
        });
    };
    if parts.limit.is_some() {
        return Err(&remark::NUMBER_RANGE);
    }
    let value = mark::value(parts.digits, mark_of(&parts, mark)).map_err(|why| match why {
        mark::Unread::Unclear => &remark::NUMBER_UNCLEAR,
        mark::Unread::TooLarge => &remark::NUMBER_TOO_LARGE,
    })?;
    let factor = parts.factor.unwrap_or(Decimal::ONE);
    let value = value.checked_mul(factor).ok_or(&remark::NUMBER_TOO_LARGE)?;
    let value = if parts.negative { -value } else { value };
    let own = desk.settings.portfolio.currency;
    let guess = parts.sign.is_some_and(|sign| {
        writing.amounts.is_guess(sign, own) && parts.currency == writing.amounts.currency(sign, own)
    });
    let about = parts.about.then_some(&remark::ABOUT);
    let yearly = parts.yearly.then_some(&remark::OF_A_YEAR);
    let remark = about.or(yearly).or(guess.then_some(&remark::CURRENCY_GUESSED));
    let (currency, unit, scaled) = (parts.currency, parts.unit, parts.factor.is_some());
    Ok(Amount { value, currency, unit, text: true, scaled, remark })
}

/// The amount of a text that can be read in one way without knowing its column; `None` for a magnitude or unit of its own,
/// a limit, or a mark that may be of thousands or of decimals.
pub fn sure(desk: &Desk<'_>, text: &str) -> Option<Decimal> {
    let parts = parse::parts(text.trim(), desk.writing(), desk.settings.portfolio.currency)?;
    let own = parts.factor.is_some() || parts.unit.is_some() || parts.limit.is_some() || parts.about;
    let mark = match shows(&parts) {
        _ if own => return None,
        Shows::Either(_) => return None,
        Shows::Only(mark) => mark,
        Shows::Nothing => Mark::Point,
    };
    let value = mark::value(parts.digits, mark).ok()?;
    Some(if parts.negative { -value } else { value })
}

/// The mark of an amount in a column: one that can only be read with the other mark is read with that.
fn mark_of(parts: &parse::Parts<'_>, mark: Mark) -> Mark {
    if let Shows::Only(only) = shows(parts) { only } else { mark }
}

/// What an amount shows of its decimal mark. A point is no thousand before a magnitude (`1.250m` is a million and a
/// quarter), nor in a currency of three decimals.
fn shows(parts: &parse::Parts<'_>) -> Shows {
    let decimals = parts.factor.is_some() || parts.currency.is_some_and(|c| c.decimals() == 3);
    match mark::shows(parts.digits) {
        Shows::Either(Mark::Point) if decimals => Shows::Only(Mark::Point),
        shows => shows,
    }
}
