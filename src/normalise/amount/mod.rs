//! Amounts: the decimal mark is decided for a column as a whole, then each cell gives a number with what stands
//! beside it. [`money`], [`number`] and [`share`] say what that means in a field.

pub mod float;
pub mod mark;
pub mod money;
pub mod number;
pub mod parse;
pub mod share;

use super::codes;
use super::desk::{Asked, Desk};
use super::remark::{self, Remark};
use crate::model::money::Currency;
use crate::model::register::FieldKind;
use crate::model::table::UnitMeasure;
use crate::model::text::Sym;
use crate::model::workbook::{Cell, CellValue};
use mark::{Mark, Shows};
use rust_decimal::Decimal;
use std::collections::HashSet;

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
        CellValue::Number(n) | CellValue::Duration(n) => {
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
    let writing = desk.writing();
    let Some(parts) = parse::parts(text, writing, desk.settings.portfolio.currency) else {
        return Err(if writing.no_value.has(text) { &remark::NO_VALUE } else { &remark::NUMBER_UNCLEAR });
    };
    // One that can only be read with the other mark is read with that.
    let mark = if let Shows::Only(only) = shows(&parts) { only } else { mark };
    let value = mark::value(parts.digits, mark).map_err(|why| match why {
        mark::Unread::Unclear => &remark::NUMBER_UNCLEAR,
        mark::Unread::TooLarge => &remark::NUMBER_TOO_LARGE,
    })?;
    let factor = parts.factor.unwrap_or(Decimal::ONE);
    let value = value.checked_mul(factor).ok_or(&remark::NUMBER_TOO_LARGE)?;
    let value = if parts.negative { -value } else { value };
    let remark = parts.about.then_some(&remark::ABOUT);
    let (currency, unit, scaled) = (parts.currency, parts.unit, parts.factor.is_some());
    Ok(Amount { value, currency, unit, text: true, scaled, remark })
}

/// What an amount shows of its decimal mark. Before a magnitude a point is no thousand: `1.250m` is a million and a quarter.
fn shows(parts: &parse::Parts<'_>) -> Shows {
    match mark::shows(parts.digits) {
        Shows::Either(Mark::Point) if parts.factor.is_some() => Shows::Only(Mark::Point),
        shows => shows,
    }
}

/// Decides the decimal mark of a column, and says so where its texts can be read both ways.
pub fn decide_mark(desk: &mut Desk<'_>, asked: Asked<'_>) -> Mark {
    let own = desk.settings.portfolio.currency;
    let mut known: HashSet<Sym> = HashSet::new();
    let (mut points, mut commas) = (0, 0);
    let (mut open, mut open_mark, mut all) = (Vec::new(), Mark::Comma, Vec::new());
    for (line, cell) in asked.strip.cells.iter().enumerate() {
        let Some(CellValue::Text(sym)) = cell.map(|c| c.value) else { continue };
        if !known.insert(sym) {
            continue;
        }
        let Some(parts) = parse::parts(desk.text.get(sym), desk.writing(), own) else { continue };
        match shows(&parts) {
            Shows::Only(Mark::Point) => points += 1,
            Shows::Only(Mark::Comma) => commas += 1,
            Shows::Either(mark) => {
                open.push(line);
                open_mark = if mark == Mark::Point { mark } else { open_mark };
            }
            Shows::Nothing => continue,
        }
        all.push(line);
    }
    match (points, commas) {
        (_, 0) if points > 0 => Mark::Point,
        (0, _) if commas > 0 => Mark::Comma,
        (0, 0) => open_column(desk, asked, &open, open_mark),
        _ => {
            let mark = if commas > points { Mark::Comma } else { Mark::Point };
            let seen = format!(
                "some numbers have a point before their decimals and some a comma; where both can be, {} was taken",
                if mark == Mark::Point { "the point" } else { "the comma" }
            );
            desk.say(asked, codes::DECIMAL_MARK_UNCLEAR, seen, MARK_REMEDY, &all);
            mark
        }
    }
}

const MARK_REMEDY: &str = "store the amounts as numbers, or write all of them in one way";

/// A column in which every mark has three digits after it. A comma is between thousands, as in the packs; so is a
/// point in money, which has two decimals, but in other numbers it stands before decimals.
fn open_column(desk: &mut Desk<'_>, asked: Asked<'_>, open: &[usize], written: Mark) -> Mark {
    if open.is_empty() || written == Mark::Comma {
        return Mark::Point;
    }
    let (mark, read) = match asked.field.kind {
        FieldKind::Money => (Mark::Comma, "thousands"),
        _ => (Mark::Point, "decimals"),
    };
    let seen = format!(
        "a point with three digits after it may stand before thousands or decimals; {read} were taken"
    );
    desk.say(asked, codes::DECIMAL_MARK_UNCLEAR, seen, MARK_REMEDY, open);
    mark
}
