//! Conditions as factors of a sum over rows: 1 in a row that meets one, 0 in any other.

use super::criteria::Table;
use super::table::Criterion;
use super::text::{date, plus, quoted};
use crate::model::measure::{Condition, Quantity, Test};
use crate::model::period::Period;

/// The factors of all conditions in a scope, and of the values that a row needs, as one product. `None` where a
/// column is not there.
pub(super) fn factors(
    table: &Table<'_>,
    conditions: &[Condition],
    scope: &[Criterion],
    quantity: Option<Quantity>,
) -> Option<String> {
    let mut all = Vec::new();
    for criterion in scope {
        all.push(format!("({}={})", criterion.column, criterion.value.compared()?));
    }
    for condition in conditions {
        all.push(factor(table, condition)?);
    }
    for field in quantity.into_iter().flat_map(Quantity::fields) {
        all.push(format!("({}<>\"\")", table.column(field)?));
    }
    if let [one] = all.as_slice() {
        return Some(format!("1*{one}"));
    }
    Some(all.join("*"))
}

fn factor(table: &Table<'_>, condition: &Condition) -> Option<String> {
    let column = table.column(condition.field)?;
    let equal = |text: &str| format!("({column}={})", quoted(text));
    let other = |text: &str| format!("({column}<>{})", quoted(text));
    Some(match &condition.test {
        Test::In(choices) => plus(table.labels(condition.field, choices)?.into_iter().map(equal)),
        Test::OneOf(texts) => plus(texts.iter().map(|t| equal(t))),
        Test::NotIn(choices) => {
            let labels = table.labels(condition.field, choices)?;
            labels.into_iter().map(other).collect::<Vec<_>>().join("*")
        }
        Test::NoneOf(texts) => texts.iter().map(|t| other(t)).collect::<Vec<_>>().join("*"),
        Test::AtLeast(n) => format!("ISNUMBER({column})*({column}>={n})"),
        Test::Below(n) => format!("ISNUMBER({column})*({column}<{n})"),
        Test::Above(field) => {
            let limit = table.column(*field)?;
            format!("ISNUMBER({column})*ISNUMBER({limit})*({column}>{limit})")
        }
        Test::BeforePeriodEnd => {
            format!("ISNUMBER({column})*({column}<{})", date(table.calendar.reported.last_day()))
        }
        Test::OlderThan(days) => {
            format!("ISNUMBER({column})*({column}<={})", date(table.calendar.days_before(*days)))
        }
        Test::NewerThan(days) => {
            format!("ISNUMBER({column})*({column}>{})", date(table.calendar.days_before(*days)))
        }
        Test::Within(span) => match table.calendar.months(*span) {
            None => "0".to_owned(),
            Some((first, last)) => {
                let from = first.map(Period::first_day).map(|d| format!("*({column}>={})", date(d)));
                let to = last.map(Period::last_day).map(|d| format!("*({column}<={})", date(d)));
                format!("ISNUMBER({column}){}{}", from.unwrap_or_default(), to.unwrap_or_default())
            }
        },
        Test::Missing => format!("({column}=\"\")"),
        Test::Present => format!("({column}<>\"\")"),
    })
}

/// What each row brings, row by row.
pub(super) fn values(table: &Table<'_>, quantity: Quantity) -> Option<String> {
    let column = |field| table.column(field);
    Some(match quantity {
        Quantity::Field(a) => column(a)?,
        Quantity::Times(a, b) => format!("{}*{}", column(a)?, column(b)?),
        Quantity::Apart(a, b) => format!("ABS({}-{})", column(a)?, column(b)?),
        Quantity::Days(a, b) => format!("({}-{})", column(a)?, column(b)?),
        Quantity::Age(a) => format!("({}-{})", date(table.calendar.reported.last_day()), column(a)?),
    })
}
