//! Stored values as people and other programs read them.

use crate::model::money::Currency;
use crate::store::Values;
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

/// The value of record `i` as `figures.json` and the exports write it; `None` where it is unknown.
pub fn text(values: &Values, i: usize) -> Option<String> {
    match values {
        Values::Text(texts) => texts.get(i).map(str::to_owned),
        Values::List(lists) => lists.get(i)?.as_ref().map(|list| list.join("; ")),
        Values::Date(dates) => dates.get(i)?.map(|date| date.to_string()),
        Values::Whole(numbers) => numbers.get(i)?.map(|n| n.to_string()),
        Values::Flag(flags) => flags.get(i)?.map(|flag| if flag { "yes" } else { "no" }.to_owned()),
        Values::Decimal(numbers) => numbers.get(i)?.map(|n| n.normalize().to_string()),
    }
}

/// The number of record `i`: a decimal, a level, or a day as a number of days. `None` where it is unknown or no number.
pub fn number(values: &Values, i: usize) -> Option<Decimal> {
    match values {
        Values::Decimal(numbers) => *numbers.get(i)?,
        Values::Whole(numbers) => numbers.get(i)?.map(Decimal::from),
        Values::Date(dates) => dates.get(i)?.map(day),
        Values::Text(_) | Values::List(_) | Values::Flag(_) => None,
    }
}

/// An amount with the decimals of its currency's minor unit, and more where it has more.
pub fn amount(number: Decimal, currency: &str) -> String {
    let mut number = number.normalize();
    let decimals = Currency::parse(currency).map_or(2, Currency::decimals);
    if number.scale() < decimals {
        number.rescale(decimals);
    }
    number.to_string()
}

/// A value of a figure as `figures.json` writes it: money to the minor unit of its currency, counts whole, all else to six
/// decimals.
pub fn figure(number: Decimal, unit: &str, currency: Option<&str>) -> String {
    let decimals = match (unit, currency) {
        ("money", Some(code)) => Currency::parse(code).map_or(2, Currency::decimals),
        ("count", _) => 0,
        _ => 6,
    };
    let rounded = number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    match currency {
        Some(code) => amount(rounded, code),
        None => rounded.normalize().to_string(),
    }
}

/// A day as a number of days.
pub fn day(date: Date) -> Decimal {
    Decimal::from(date.duration_since(jiff::civil::date(1970, 1, 1)).as_secs() / 86_400)
}
