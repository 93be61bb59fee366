//! What became of a value on its way from the cell, in a few words.

use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::precision::Precision;
use crate::model::record::Value;
use crate::model::register::{Field, FieldKind};
use crate::model::table::Unit;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A value that is not what was written.
pub struct Changed<'a> {
    /// Its field.
    pub field: &'a Field,
    /// The value.
    pub value: Value,
    /// What was written.
    pub native: &'a str,
    /// How exact it is, where it is a date.
    pub precision: Precision,
    /// The scheme of a level.
    pub scheme: Option<&'a str>,
    /// What the label and the title say.
    pub units: (Unit, Unit),
}

/// The rule that made the value of what was written.
pub fn changed(dataset: &Dataset, knowledge: &Knowledge, one: &Changed<'_>) -> String {
    match one.value {
        Value::Missing => "no value was taken".to_owned(),
        Value::Level(level) => format!("{} -> {}", on_scale(knowledge, one), level.get()),
        Value::Date(date) => of_date(one.native, date, one.precision),
        Value::Period(month) => format!("read as the month {month}"),
        Value::Money(money) => of_amount(one, money.amount),
        Value::Number(n) if one.field.kind == FieldKind::Percent => of_share(one.native, n),
        Value::Number(_) => "text read as a number".to_owned(),
        Value::Flag(flag) => format!("a word for {}", if flag { "yes" } else { "no" }),
        Value::Choice(choice) => match &one.field.kind {
            FieldKind::Choice(name) => knowledge.vocabulary(name).map_or_else(String::new, |v| {
                format!("a word for {}", v.choice(choice).label.to_lowercase())
            }),
            _ => String::new(),
        },
        Value::Text(sym) => of_text(knowledge, &one.field.kind, dataset.text(sym)),
    }
}

fn of_text(knowledge: &Knowledge, kind: &FieldKind, text: &str) -> String {
    match kind {
        FieldKind::Person => format!("person known as {text}"),
        FieldKind::Project => format!("project known as {text}"),
        FieldKind::Role => {
            let label = knowledge.roles.role(text).map_or(text, |role| role.label.as_str());
            format!("a title of {label}")
        }
        FieldKind::Ref => "ids taken out of the text".to_owned(),
        FieldKind::Currency => format!("a sign or word for {text}"),
        _ => format!("written as `{text}`"),
    }
}

fn on_scale(knowledge: &Knowledge, one: &Changed<'_>) -> String {
    let native = one.native;
    let Some(name) = one.scheme else { return format!("`{native}` on the scale of five levels") };
    if let Some(scheme) = knowledge.scales.schemes.iter().find(|s| s.key == name) {
        return format!("`{native}` on a scale of {} levels ({name})", scheme.words.len());
    }
    match name.strip_prefix("list:") {
        Some("") => format!("`{native}` on a scale that the workbook lists"),
        Some(sheet) => format!("`{native}` on the scale that the sheet `{sheet}` lists"),
        None => format!("`{native}` on another scale ({name})"),
    }
}

fn of_date(native: &str, date: Date, precision: Precision) -> String {
    if let Some(word) = precision.word() {
        return format!("a {word} read as one of its days");
    }
    match order(native, date) {
        Some(order) => format!("text read as a date, {order} first"),
        None => "text read as a date".to_owned(),
    }
}

/// Which of three numbers stands first, where that can be told.
fn order(native: &str, date: Date) -> Option<&'static str> {
    let mut numbers = native.trim().split(|c: char| !c.is_ascii_digit()).map(str::parse::<i16>);
    let (Some(Ok(first)), Some(Ok(second))) = (numbers.next(), numbers.next()) else { return None };
    let (day, month) = (i16::from(date.day()), i16::from(date.month()));
    match (first, second) {
        (d, m) if (d, m) == (day, month) => Some("day"),
        (m, d) if (m, d) == (month, day) => Some("month"),
        (y, m) if (y, m) == (date.year(), month) => Some("year"),
        _ => None,
    }
}

fn of_share(native: &str, share: Decimal) -> String {
    let hundred = share.checked_mul(Decimal::ONE_HUNDRED);
    if native.contains('%') || plain(native).is_some_and(|n| Some(n) == hundred && n != share) {
        return "percent: 100 is the whole".to_owned();
    }
    "text read as a share".to_owned()
}

fn of_amount(one: &Changed<'_>, amount: Decimal) -> String {
    let (label, title) = one.units;
    let by =
        |of: fn(Unit) -> Option<Decimal>| of(label).map(|n| (n, "label")).or(of(title).map(|n| (n, "title")));
    let Some(written) = plain(one.native) else { return "text read as an amount".to_owned() };
    match by(|unit| unit.scale) {
        Some((scale, place)) if scale != Decimal::ONE && written.checked_mul(scale) == Some(amount) => {
            format!("in {} by its {place}", times(scale))
        }
        _ if written == amount => "text read as an amount".to_owned(),
        _ => "rounded to the smallest unit of its currency".to_owned(),
    }
}

fn times(scale: Decimal) -> String {
    match scale.to_string().as_str() {
        "1000" => "thousands".to_owned(),
        "1000000" => "millions".to_owned(),
        other => format!("units of {other}"),
    }
}

/// The number that a text plainly is.
fn plain(native: &str) -> Option<Decimal> {
    native.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_say_what_stands_first() {
        let said = |native: &str| of_date(native, date(2026, 4, 3), Precision::Day);
        assert_eq!(said("03/04/2026"), "text read as a date, day first");
        assert_eq!(said("4/3/26"), "text read as a date, month first");
        assert_eq!(said("2026-04-03"), "text read as a date, year first");
        assert_eq!(said("3 April 2026"), "text read as a date");
        assert_eq!(of_date("Apr-26", date(2026, 4, 30), Precision::Month), "a month read as one of its days");
    }

    #[test]
    fn shares_say_that_they_were_per_cent() {
        assert_eq!(of_share("50%", "0.5".parse().unwrap()), "percent: 100 is the whole");
        assert_eq!(of_share("50", "0.5".parse().unwrap()), "percent: 100 is the whole");
        assert_eq!(of_share("half", "0.5".parse().unwrap()), "text read as a share");
    }
}
