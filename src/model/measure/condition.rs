//! What a record must meet to count for a measure.

use super::Span;
use crate::model::register::FieldId;
use crate::model::vocabulary::ChoiceId;
use rust_decimal::Decimal;

/// What a record must meet to count.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// The field.
    pub field: FieldId,
    /// The test of its value.
    pub test: Test,
}

/// A test of a value. A missing value meets none but [`Test::NotIn`], [`Test::NoneOf`] and [`Test::Missing`].
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// One of these values of the field's vocabulary.
    In(Vec<ChoiceId>),
    /// None of these, or no value at all.
    NotIn(Vec<ChoiceId>),
    /// One of these texts, in capitals or not.
    OneOf(Vec<String>),
    /// None of these texts, or none at all.
    NoneOf(Vec<String>),
    /// A number or level of at least this.
    AtLeast(Decimal),
    /// A number or level below this.
    Below(Decimal),
    /// A number or level above that of another field of the record.
    Above(FieldId),
    /// A day before the last day of the reported period.
    BeforePeriodEnd,
    /// A day at least this many days before the last day of the reported period.
    OlderThan(u16),
    /// A day less than this many days before the last day of the reported period, or after it.
    NewerThan(u16),
    /// A month, or a day of a month, of this stretch.
    Within(Span),
    /// No value.
    Missing,
    /// Any value.
    Present,
}
