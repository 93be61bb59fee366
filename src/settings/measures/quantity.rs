//! `field`, `times`, `apart_from`, `since`, `age_of` -> [`Quantity`].

use super::super::SettingsError;
use super::super::parse::Text;
use super::table::{MeasureTable, Word};
use crate::model::measure::{Aggregate, Quantity};
use crate::model::register::{FieldId, FieldKind, Register};

/// What each record brings; `None` where only records are counted.
pub(super) fn quantity(
    text: Text<'_>,
    m: &MeasureTable,
    register: &Register,
    aggregate: Aggregate,
) -> Result<Option<Quantity>, SettingsError> {
    let find = |word: &Word| {
        let message = || format!("the register `{}` has no field `{}`", register.key, word.get_ref());
        register.field(word.get_ref()).ok_or_else(|| text.wrong(word.span(), message()))
    };
    let quantity = match (&m.field, &m.times, &m.apart_from, &m.since, &m.age_of) {
        (None, None, None, None, None) => None,
        (Some(a), None, None, None, None) => Some(Quantity::Field(find(a)?)),
        (Some(a), Some(b), None, None, None) => Some(Quantity::Times(find(a)?, find(b)?)),
        (Some(a), None, Some(b), None, None) => Some(Quantity::Apart(find(a)?, find(b)?)),
        (Some(a), None, None, Some(b), None) => Some(Quantity::Days(find(a)?, find(b)?)),
        (None, None, None, None, Some(a)) => Some(Quantity::Age(find(a)?)),
        _ => {
            let message = "a measure of records has `field`, with at most one of `times`, `apart_from` and \
                           `since`, or `age_of` alone";
            return Err(text.wrong(m.id.span(), message));
        }
    };
    match quantity {
        None if aggregate != Aggregate::Count => {
            Err(text.wrong(m.id.span(), "only a count does without `field`"))
        }
        Some(quantity) if !can_aggregate(aggregate, quantity, register) => {
            let word = m.field.as_ref().or(m.age_of.as_ref()).unwrap_or(&m.id);
            let message = format!("the aggregate does not fit the values of `{}`", word.get_ref());
            Err(text.wrong(word.span(), message))
        }
        quantity => Ok(quantity),
    }
}

/// Whether an aggregate can be made of it.
fn can_aggregate(aggregate: Aggregate, quantity: Quantity, register: &Register) -> bool {
    let kind = |field: FieldId| &register.decl(field).kind;
    let whole = match quantity {
        Quantity::Field(a) => return fits(aggregate, kind(a)),
        // Money times money is nothing.
        Quantity::Times(a, b) => {
            is_amount(kind(a)) && is_amount(kind(b)) && !(*kind(a) == FieldKind::Money && kind(a) == kind(b))
        }
        Quantity::Apart(a, b) => is_amount(kind(a)) && kind(a) == kind(b),
        Quantity::Days(a, b) => *kind(a) == FieldKind::Date && *kind(b) == FieldKind::Date,
        Quantity::Age(a) => *kind(a) == FieldKind::Date,
    };
    whole && aggregate != Aggregate::Distinct
}

fn fits(aggregate: Aggregate, kind: &FieldKind) -> bool {
    match aggregate {
        Aggregate::Count => true,
        Aggregate::Distinct => {
            kind.is_text() || matches!(kind, FieldKind::Period | FieldKind::Choice(_) | FieldKind::Level(_))
        }
        _ => is_amount(kind),
    }
}

fn is_amount(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Number | FieldKind::Percent | FieldKind::Level(_) | FieldKind::Money)
}
