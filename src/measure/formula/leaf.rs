//! A measure of records as a part of a formula.

use super::criteria::{self, Alternatives, Table};
use super::factors::{factors, values};
use super::table::Criterion;
use super::{Context, Term};
use crate::measure::leaf::Leaf;
use crate::model::measure::{Aggregate, Quantity};
use crate::model::register::FieldId;

/// Rows beyond which different values are not counted by a formula: it compares each row with every other.
const MOST_COMPARED: usize = 3000;

impl Context<'_> {
    /// By criteria where they can say it, else row by row.
    pub(super) fn leaf(&self, leaf: Leaf<'_>) -> Option<Term> {
        let table = self.tables.lists.iter().find(|t| t.register == leaf.register)?;
        let table = Table::new(&self.settings.knowledge, table, &self.calendar);
        let scope = table.criteria(self.scope)?;
        let rows = table.alternatives(leaf.conditions, &scope);
        let said = rows.and_then(|rows| match leaf.quantity {
            None => Some(Term { value: table.count(&rows)?, known: None, zero: true, array: false }),
            Some(Quantity::Field(field)) => by_criteria(&table, leaf.aggregate, field, &rows),
            Some(_) => None,
        });
        said.or_else(|| by_rows(&table, leaf, &scope))
    }
}

fn by_rows(table: &Table<'_>, leaf: Leaf<'_>, scope: &[Criterion]) -> Option<Term> {
    let factors = factors(table, leaf.conditions, scope, leaf.quantity)?;
    let count = format!("SUMPRODUCT({factors})");
    let Some(quantity) = leaf.quantity else {
        return Some(Term { value: count, known: None, zero: true, array: false });
    };
    if leaf.aggregate == Aggregate::Distinct {
        let value = different(table, leaf, scope, &factors)?;
        return Some(Term { value, known: None, zero: true, array: false });
    }
    let values = values(table, quantity)?;
    let known = Some(format!("{count}>0"));
    let sum = format!("SUMPRODUCT({factors}*{values})");
    let term = |value, zero, array| Some(Term { value, known: known.clone(), zero, array });
    match leaf.aggregate {
        Aggregate::Count => Some(Term { value: count, known: None, zero: true, array: false }),
        Aggregate::Sum => term(sum, true, false),
        Aggregate::Average => term(format!("({sum}/{count})"), false, false),
        Aggregate::Maximum => term(format!("MAX(IF({factors},{values}))"), false, true),
        Aggregate::Median => term(format!("MEDIAN(IF({factors},{values}))"), false, true),
        Aggregate::NinthDecile => term(format!("PERCENTILE(IF({factors},{values}),0.9)"), false, true),
        Aggregate::Distinct => None,
    }
}

/// Each row counts as one of as many as have its value. Rows that do not count have one more, so that none is
/// divided by 0.
fn different(table: &Table<'_>, leaf: Leaf<'_>, scope: &[Criterion], factors: &str) -> Option<String> {
    if table.table.rows > MOST_COMPARED {
        return None;
    }
    let column = table.column(leaf.field()?)?;
    let rows = table.alternatives(leaf.conditions, scope)?;
    let alike = table.count(&criteria::and(&rows, &format!("{column},{column}")))?;
    Some(format!("SUMPRODUCT({factors}/({alike}+1-{factors}))"))
}

fn by_criteria(table: &Table<'_>, aggregate: Aggregate, field: FieldId, rows: &Alternatives) -> Option<Term> {
    let column = table.column(field)?;
    let filled = table.count(&criteria::and(rows, &format!("{column},\"<>\"")))?;
    let known = Some(format!("{filled}>0"));
    let term = |value, known, zero| Some(Term { value, known, zero, array: false });
    match aggregate {
        Aggregate::Count => term(filled, None, true),
        Aggregate::Sum => term(criteria::sum(&column, rows), known, true),
        Aggregate::Average => term(format!("({}/{filled})", criteria::sum(&column, rows)), known, false),
        Aggregate::Maximum => term(criteria::maximum(&column, rows)?, known, true),
        Aggregate::Distinct | Aggregate::Median | Aggregate::NinthDecile => None,
    }
}
