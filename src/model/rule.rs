//! Tests that one record meets or not: what rules of registers are made of. Declared in `templates/rules/` and
//! `templates/registers/`.

use super::register::FieldId;
use super::vocabulary::ChoiceId;
use rust_decimal::Decimal;

/// A test of one field of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordTest {
    /// The field.
    pub field: FieldId,
    /// The test of its value.
    pub test: Test,
}

/// A test of a value. A missing value meets none but [`Test::NotIn`], [`Test::Open`], [`Test::Missing`] and
/// [`Test::Blank`].
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// One of these values of the field's vocabulary.
    In(Vec<ChoiceId>),
    /// None of these, or no value at all.
    NotIn(Vec<ChoiceId>),
    /// A state in which a record counts as open, or no state at all: these are the states that end one.
    Open(Vec<ChoiceId>),
    /// No value.
    Missing,
    /// No value, in a table that has a column for it.
    Blank,
    /// Any value.
    Present,
    /// So related to something else.
    Compare(Relation, Operand),
}

/// How a value stands to another. Values that cannot be compared, such as amounts in two currencies, are in none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Less, or earlier.
    Below,
    /// Less or the same.
    AtMost,
    /// More, or later.
    Above,
    /// More or the same.
    AtLeast,
}

/// What a value is compared with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Operand {
    /// Another field of the record, times a number. A month comes before a day when all of it does.
    Field(FieldId, Decimal),
    /// A number; for money, an amount in whatever currency.
    Number(Decimal),
    /// The last day of the reported month, so many days later (earlier when negative).
    PeriodEnd(i32),
}

impl Relation {
    /// Whether values in this order are so related.
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Below => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::Above => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }

    /// Whether it asks for less.
    pub fn is_less(self) -> bool {
        matches!(self, Self::Below | Self::AtMost)
    }
}
