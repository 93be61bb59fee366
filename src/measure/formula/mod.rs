//! The Excel formula of a measure over the data tables of a pack: `COUNTIFS`, `SUMIFS` and their like with
//! structured references. Works in Excel 2007 and later and in LibreOffice.
//!
//! A formula gives `""` where the figure is unknown, as its cached result does.

mod criteria;
#[cfg(test)]
mod tests;

use super::filter::Calendar;
use super::leaf::Leaf;
use crate::model::measure::{Aggregate, Calculation, MeasureId};
use crate::model::period::Period;
use crate::model::register::RegisterId;
use crate::settings::Settings;
use criteria::Table;
use std::collections::BTreeMap;

/// The longest formula a workbook holds.
const LONGEST: usize = 8192;

/// A data table of a pack that shows every record of a register, one a row.
///
/// Choices stand in it by their labels, months as the first of the month, money as a number in the portfolio's
/// currency, and nothing stands where a value is missing. A table without records is not to be given: in a workbook
/// it has one blank row, which formulas would count.
#[derive(Debug, Clone)]
pub struct DataTable {
    /// Which register.
    pub register: RegisterId,
    /// The table's name.
    pub name: String,
    /// The labels of its columns by the keys of their fields. A further column, such as `programme`, may be there
    /// for a [`Criterion`] to name.
    pub columns: BTreeMap<String, String>,
}

/// What narrows a figure to a scope: only the records with this value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Key of a column, such as `project`.
    pub column: String,
    /// The value.
    pub value: Operand,
}

/// A value that records are compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// A text, such as a project's code.
    Text(String),
    /// A month.
    Month(Period),
    /// What stands in a cell, such as `$A5`.
    Cell(String),
}

/// The formula of a measure over these tables for the records that meet all criteria, without the leading `=`.
/// `None` where it cannot be said: a column or table is not there, values are to be counted as distinct, or the
/// formula would be too long for a workbook.
///
/// A figure that is unknown for want of an exchange rate has no formula either; the caller knows which those are.
pub fn formula(
    settings: &Settings,
    period: Period,
    measure: MeasureId,
    tables: &[DataTable],
    scope: &[Criterion],
) -> Option<String> {
    let context = Context { settings, calendar: Calendar::of(period, settings), tables, scope };
    let term = context.term(measure)?;
    let formula = match term.known {
        None => term.value,
        Some(known) => format!("IF({known},{},\"\")", term.value),
    };
    (formula.len() <= LONGEST).then_some(formula)
}

/// A measure as a part of a formula.
struct Term {
    /// The value; one word or in parentheses, so that it can stand beside an operator.
    value: String,
    /// When it is known; `None` for always.
    known: Option<String>,
    /// The value is 0, and no error, when it is not known.
    zero: bool,
}

impl Term {
    /// The value, or 0 when it is not known.
    fn or_zero(&self) -> String {
        match &self.known {
            Some(known) if !self.zero => format!("IF({known},{},0)", self.value),
            _ => self.value.clone(),
        }
    }
}

struct Context<'a> {
    settings: &'a Settings,
    calendar: Calendar,
    tables: &'a [DataTable],
    scope: &'a [Criterion],
}

impl Context<'_> {
    fn term(&self, measure: MeasureId) -> Option<Term> {
        let decl = self.settings.knowledge.measure(measure);
        match &decl.calculation {
            Calculation::Aggregate { .. } => self.leaf(Leaf::of(decl)?),
            Calculation::Sum(parts) => {
                let parts = parts.iter().map(|p| self.term(*p)).collect::<Option<Vec<_>>>()?;
                let value: Vec<String> = parts.iter().map(Term::or_zero).collect();
                let known = parts.iter().map(|p| p.known.clone()).collect::<Option<Vec<_>>>();
                let known = known.map(|all| format!("OR({})", all.join(",")));
                Some(Term { value: format!("({})", value.join("+")), known, zero: true })
            }
            Calculation::Difference(a, b) => {
                let (a, b) = (self.term(*a)?, self.term(*b)?);
                let value = format!("({}-{})", a.value, b.value);
                Some(Term { value, known: all_of([a.known, b.known]), zero: false })
            }
            Calculation::Ratio(a, b) => {
                let (a, b) = (self.term(*a)?, self.term(*b)?);
                let value = format!("({}/{})", a.value, b.value);
                // IF stops at the first test that fails, so the divisor is only compared where it is known.
                let divides = Some(format!("{}<>0", b.or_zero()));
                Some(Term { value, known: all_of([a.known, b.known, divides]), zero: false })
            }
        }
    }

    fn leaf(&self, leaf: Leaf<'_>) -> Option<Term> {
        let table = self.tables.iter().find(|t| t.register == leaf.register)?;
        let table = Table::new(&self.settings.knowledge, table, &self.calendar);
        let rows = table.alternatives(leaf.conditions, self.scope)?;
        let Some(field) = leaf.field else {
            return Some(Term { value: table.count(&rows)?, known: None, zero: true });
        };
        let column = table.column(field)?;
        let filled = table.count(&criteria::and(&rows, &format!("{column},\"<>\"")))?;
        let known = Some(format!("{filled}>0"));
        match leaf.aggregate {
            Aggregate::Count => Some(Term { value: filled, known: None, zero: true }),
            Aggregate::Sum => Some(Term { value: criteria::sum(&column, &rows), known, zero: true }),
            Aggregate::Average => {
                let value = format!("({}/{filled})", criteria::sum(&column, &rows));
                Some(Term { value, known, zero: false })
            }
            Aggregate::Maximum => Some(Term { value: criteria::maximum(&column, &rows)?, known, zero: true }),
            Aggregate::Distinct => None,
        }
    }
}

/// When all of these are known.
fn all_of<const N: usize>(parts: [Option<String>; N]) -> Option<String> {
    let mut all: Vec<String> = parts.into_iter().flatten().collect();
    if all.len() > 1 {
        return Some(format!("AND({})", all.join(",")));
    }
    all.pop()
}
