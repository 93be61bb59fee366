//! Numbers, money and percent: stored or in text, in units that the cell, the label or the title names.

use super::amount::{self, Amount, Mark};
use super::codes;
use super::column::{Cells, Context, Job, Read, Reader, no_value, texts};
use crate::model::money::{Currency, Money};
use crate::model::record::Value;
use crate::model::table::UnitMeasure;
use crate::model::text::Interner;
use crate::model::workbook::{Cell, CellValue, Style};
use rust_decimal::{Decimal, RoundingStrategy};

/// A number of a cell, before its unit is worked in.
struct Found {
    amount: Amount,
    /// Whether it is a stored number, and how its style shows it.
    stored: bool,
    percent: bool,
}

/// How the numbers of a column are found in its cells.
#[derive(Clone, Copy)]
struct Finder<'a> {
    context: &'a Context<'a>,
    mark: Mark,
    own: Currency,
}

impl<'a> Finder<'a> {
    fn new(context: &'a Context<'_>, cells: &Cells, text: &Interner) -> Self {
        let mark = amount::mark(texts(context, cells, text).into_iter());
        Self { context, mark, own: context.settings.portfolio.currency }
    }

    fn find(&self, cell: &Cell, text: &Interner) -> Result<Found, Read> {
        match cell.value {
            CellValue::Number(n) | CellValue::Duration(n) => {
                let style = self.context.styles.get(usize::from(cell.style));
                let value = amount::decimal(n).ok_or_else(unreadable)?;
                let currency = style.and_then(|s| self.style_currency(s));
                let amount = Amount { value, currency, unit: None, magnitude: false, about: false };
                Ok(Found { amount, stored: true, percent: style.is_some_and(Style::is_percent) })
            }
            CellValue::Text(sym) => {
                let written = text.get(sym);
                if let Some(read) = no_value(self.context, written) {
                    return Err(read);
                }
                let writing = &self.context.settings.knowledge.writing;
                let amount = amount::parse(written, self.mark, writing, self.own).ok_or_else(unreadable)?;
                let percent = amount.unit == Some(UnitMeasure::Percent);
                Ok(Found { amount, stored: false, percent })
            }
            _ => Err(unreadable()),
        }
    }

    /// The currency of a number format such as `£#,##0` or `[$€-407]#,##0`.
    fn style_currency(&self, style: &Style) -> Option<Currency> {
        let amounts = &self.context.settings.knowledge.writing.amounts;
        if let Some((_, inside)) = style.format.split_once("[$") {
            let sign = inside.split(['-', ']']).next().unwrap_or("");
            return amounts.currency(sign, self.own);
        }
        style
            .format
            .char_indices()
            .find_map(|(at, _)| amounts.sign_at(&style.format[at..], self.own))
            .map(|(c, _)| c)
    }
}

fn unreadable() -> Read {
    Read::missing(codes::NUMBER_UNREADABLE, "this is no number", "write one number, without words beside it")
}

fn about(read: Read) -> Read {
    read.and(
        codes::NUMBER_ABOUT,
        "the number is said to be about right only; it was taken as it stands",
        "nothing",
    )
}

/// Reads a column of money: scaled by the unit of the cell, else of the label, else of the title, then rounded to the
/// currency's minor unit (half away from zero). The currency is that of the cell, the line, the label, the title, the
/// number format, or the portfolio.
pub fn money_reader<'a>(
    context: &'a Context<'_>,
    job: &'a Job<'_>,
    cells: &Cells,
    text: &Interner,
) -> Reader<'a> {
    let finder = Finder::new(context, cells, text);
    let scale = job.unit.scale.or(job.title.scale).unwrap_or(Decimal::ONE);
    let said = job.unit.currency.or(job.title.currency);
    Box::new(move |cell, line, text| {
        let found = match finder.find(cell, text) {
            Ok(found) => found,
            Err(read) if read.problem.as_ref().is_some_and(|p| p.code == codes::NUMBER_UNREADABLE) => {
                return Read::missing(
                    codes::MONEY_UNREADABLE,
                    "this is no amount; it is in no sum",
                    "write the amount as a number",
                );
            }
            Err(read) => return read,
        };
        let of_line = job.currencies.get(line).copied().flatten();
        let in_text = found.amount.currency.filter(|_| !found.stored);
        let currency = in_text
            .or(of_line)
            .or(said)
            .or(found.amount.currency)
            .unwrap_or(context.settings.portfolio.currency);
        let factor = if found.amount.magnitude { Decimal::ONE } else { scale };
        let Some(scaled) = found.amount.value.checked_mul(factor) else { return unreadable() };
        let amount = scaled
            .round_dp_with_strategy(currency.decimals(), RoundingStrategy::MidpointAwayFromZero)
            .normalize();
        let value = Value::Money(Money { amount, currency });
        let read = Read { value, changed: !found.stored || amount != found.amount.value, problem: None };
        if found.amount.about { about(read) } else { read }
    })
}

/// Reads a column of numbers. A share of a full week may be written as a percent; days, hours and weeks become days
/// where the field counts days.
pub fn number_reader<'a>(
    context: &'a Context<'_>,
    job: &'a Job<'_>,
    cells: &Cells,
    text: &Interner,
) -> Reader<'a> {
    let finder = Finder::new(context, cells, text);
    let units = &context.settings.knowledge.writing.units;
    let share = units.shares.contains(&job.field.key);
    let days = units.in_days.contains(&job.field.key);
    let unit = job.unit.measure.or(job.title.measure);
    let largest = largest(&finder, cells, text);
    // Half a person is 0.5 or 50: more than 31 is no number of people, and no number of days of a month.
    let named = share && unit == Some(UnitMeasure::Percent) && largest > Decimal::from(2);
    let guessed = share && unit.is_none() && largest > Decimal::from(31);
    Box::new(move |cell, _, text| {
        let found = match finder.find(cell, text) {
            Ok(found) => found,
            Err(read) => return read,
        };
        let value = found.amount.value;
        let measure = found.amount.unit.or(unit).filter(|_| days);
        let (number, told) = match measure {
            Some(UnitMeasure::Hours) => (value / units.hours_a_day, false),
            Some(UnitMeasure::Weeks) => (value * units.days_a_week, false),
            _ if share && found.percent && found.stored => (value, false),
            _ if share && (found.percent || named) => (value / Decimal::ONE_HUNDRED, false),
            _ if guessed => (value / Decimal::ONE_HUNDRED, true),
            _ => (value, false),
        };
        let number = number.normalize();
        let read =
            Read { value: Value::Number(number), changed: !found.stored || number != value, problem: None };
        match (told, found.amount.about) {
            (true, _) => read.and(
                codes::PERCENT_GUESSED,
                "no label says so, but the numbers can only be per cent; they were divided by 100",
                "write % into the label",
            ),
            (_, true) => about(read),
            _ => read,
        }
    })
}

/// The largest number of a column; 0 where it has none.
fn largest(finder: &Finder<'_>, cells: &Cells, text: &Interner) -> Decimal {
    let numbers = cells.iter().flatten().filter_map(|p| finder.find(&p.cell, text).ok());
    numbers.filter(|f| !f.percent).map(|f| f.amount.value.abs()).max().unwrap_or(Decimal::ZERO)
}

/// Reads a column of percent as fractions: `50%`, 0.5 shown as a percent, and 50 where a number of the column is over 1.
pub fn percent_reader<'a>(
    context: &'a Context<'_>,
    job: &'a Job<'_>,
    cells: &Cells,
    text: &Interner,
) -> Reader<'a> {
    let finder = Finder::new(context, cells, text);
    let hundreds = largest(&finder, cells, text) > Decimal::ONE;
    let named = job.unit.measure == Some(UnitMeasure::Percent);
    Box::new(move |cell, _, text| {
        let found = match finder.find(cell, text) {
            Ok(found) => found,
            Err(read) => return read,
        };
        let value = found.amount.value;
        if found.percent && found.stored {
            return Read::plain(Value::Number(value));
        }
        let divide = found.percent || hundreds;
        let fraction = if divide { (value / Decimal::ONE_HUNDRED).normalize() } else { value };
        let read = Read { value: Value::Number(fraction), changed: !found.stored || divide, problem: None };
        if hundreds && !found.percent && !named {
            return read.and(
                codes::PERCENT_GUESSED,
                "a number of the column is over 1, so all were read as per cent and divided by 100",
                "write % into the label",
            );
        }
        read
    })
}
