//! The Excel formula of a measure over the data tables of a pack: `COUNTIFS`, `SUMIFS` and their like with
//! structured references, and sums over rows where those cannot say it. Works in Excel 2007 and later and in
//! LibreOffice.
//!
//! A formula gives `""` where the figure is unknown, as its cached result does.

mod criteria;
mod factors;
mod leaf;
mod table;
#[cfg(test)]
mod tests;
mod text;

use super::filter::Calendar;
use super::leaf::Leaf;
use crate::model::document::Formula;
use crate::model::figure::Scope;
use crate::model::measure::{Calculation, Dimension, MeasureId, Take};
use crate::model::period::Period;
use crate::settings::Settings;
pub use table::{DataTable, ProjectTable, Tables};

/// The longest formula a workbook holds.
const LONGEST: usize = 8192;

/// The formula of a measure over these tables for a scope. `None` where it cannot be said:
/// a column or table is not there, groups have to be made first, or the formula would be too long for a workbook.
///
/// A figure that is unknown for want of an exchange rate has no formula either; the caller knows which those are.
pub fn formula(
    settings: &Settings,
    period: Period,
    measure: MeasureId,
    tables: &Tables,
    scope: &Scope,
) -> Option<Formula> {
    let context = Context { settings, calendar: Calendar::of(period, settings), tables, scope };
    let term = context.term(measure)?;
    let text = match &term.known {
        None => term.value,
        Some(known) => format!("IF({known},{},\"\")", term.value),
    };
    (text.len() <= LONGEST).then_some(Formula { text, array: term.array })
}

/// A measure as a part of a formula.
struct Term {
    /// The value; one word or in parentheses, so that it can stand beside an operator.
    value: String,
    /// When it is known; `None` for always.
    known: Option<String>,
    /// The value is 0, and no error, when it is not known.
    zero: bool,
    /// It works only in a formula of arrays.
    array: bool,
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
    tables: &'a Tables,
    scope: &'a Scope,
}

impl Context<'_> {
    /// `None` also where the part alone is longer than a workbook holds, so that none grows without end.
    fn term(&self, measure: MeasureId) -> Option<Term> {
        self.made(measure).filter(|term| term.value.len() <= LONGEST)
    }

    fn made(&self, measure: MeasureId) -> Option<Term> {
        let decl = self.settings.knowledge.measure(measure);
        match &decl.calculation {
            Calculation::Aggregate { .. } => self.leaf(Leaf::of(decl)?),
            Calculation::Sum(parts) => {
                let parts = self.terms(parts)?;
                let value: Vec<String> = parts.iter().map(Term::or_zero).collect();
                Some(Term {
                    value: format!("({})", value.join("+")),
                    known: any_of(&parts),
                    zero: true,
                    array: parts.iter().any(|p| p.array),
                })
            }
            Calculation::Plus(parts) => {
                let parts = parts.iter().map(|p| self.term(*p)).collect::<Option<Vec<_>>>()?;
                let value: Vec<&str> = parts.iter().map(|p| p.value.as_str()).collect();
                let (value, array) = (format!("({})", value.join("+")), parts.iter().any(|p| p.array));
                let known = all_of(parts.into_iter().map(|p| p.known));
                Some(Term { value, known, zero: false, array })
            }
            Calculation::Number(n) => {
                Some(Term { value: n.to_string(), known: None, zero: false, array: false })
            }
            Calculation::First(parts) => self.first(parts),
            Calculation::Weighted(parts) => self.weighted(parts),
            Calculation::Difference(a, b) => self.two(*a, *b, '-'),
            Calculation::Product(a, b) => self.two(*a, *b, '*'),
            Calculation::Ratio(a, b) => self.two(*a, *b, '/'),
            Calculation::Across { part, over, take } => self.across(*part, over, *take),
        }
    }

    fn two(&self, a: MeasureId, b: MeasureId, operator: char) -> Option<Term> {
        let (a, b) = (self.term(a)?, self.term(b)?);
        // IF stops at the first test that fails, so the divisor is only compared where it is known.
        let divides = (operator == '/').then(|| format!("{}<>0", b.or_zero()));
        let array = a.array || b.array;
        let value = format!("({}{operator}{})", a.value, b.value);
        Some(Term { value, known: all_of([a.known, b.known, divides]), zero: false, array })
    }

    /// The parts that can be known: what stands on a register that nobody sent adds nothing and is never the first.
    fn terms(&self, parts: &[MeasureId]) -> Option<Vec<Term>> {
        let terms = parts.iter().filter(|p| !self.never_known(**p)).map(|p| self.term(*p));
        terms.collect::<Option<Vec<_>>>().filter(|terms| !terms.is_empty())
    }

    fn never_known(&self, measure: MeasureId) -> bool {
        let calculation = &self.settings.knowledge.measure(measure).calculation;
        match calculation {
            Calculation::Aggregate { register, .. } => self.tables.absent.contains(register),
            Calculation::Number(_) => false,
            Calculation::Sum(parts) | Calculation::First(parts) => {
                parts.iter().all(|part| self.never_known(*part))
            }
            Calculation::Weighted(parts) => parts.iter().all(|(part, _)| self.never_known(*part)),
            Calculation::Plus(parts) => parts.iter().any(|part| self.never_known(*part)),
            Calculation::Difference(a, b) | Calculation::Ratio(a, b) | Calculation::Product(a, b) => {
                self.never_known(*a) || self.never_known(*b)
            }
            Calculation::Across { part, .. } => self.never_known(*part),
        }
    }

    fn first(&self, parts: &[MeasureId]) -> Option<Term> {
        let parts = self.terms(parts)?;
        let known = any_of(&parts);
        let array = parts.iter().any(|p| p.array);
        let mut rest = parts.into_iter().rev();
        let last = rest.next()?.value;
        let value = rest.fold(last, |other, part| match part.known {
            Some(known) => format!("IF({known},{},{other})", part.value),
            None => part.value,
        });
        Some(Term { value, known, zero: false, array })
    }

    fn weighted(&self, parts: &[(MeasureId, rust_decimal::Decimal)]) -> Option<Term> {
        let parts = parts.iter().filter(|(part, _)| !self.never_known(*part));
        let weighed: Option<Vec<_>> = parts.map(|(p, w)| Some((self.term(*p)?, *w))).collect();
        let weighed = weighed.filter(|weighed| !weighed.is_empty())?;
        let top: Vec<String> = weighed.iter().map(|(t, w)| format!("{w}*{}", t.or_zero())).collect();
        let bottom = weighed.iter().map(|(t, w)| match &t.known {
            Some(known) => format!("IF({known},{w},0)"),
            None => w.to_string(),
        });
        let bottom: Vec<String> = bottom.collect();
        let terms: Vec<Term> = weighed.into_iter().map(|(term, _)| term).collect();
        Some(Term {
            value: format!("(({})/({}))", top.join("+"), bottom.join("+")),
            known: any_of(&terms),
            zero: false,
            array: terms.iter().any(|t| t.array),
        })
    }

    /// Sums over projects stand on the table of the projects' figures.
    fn across(&self, part: MeasureId, over: &[Dimension], take: Take) -> Option<Term> {
        if over != [Dimension::Project] || take != Take::Sum {
            return None;
        }
        let mut by = self.scope.by.iter();
        match (&self.scope.project, by.next(), by.next()) {
            (Some(_), None, _) => self.term(part),
            (None, None, _) => self.tables.projects.as_ref()?.sum(part, None),
            (None, Some((Dimension::Programme, name)), None) => {
                self.tables.projects.as_ref()?.sum(part, name.as_deref())
            }
            _ => None,
        }
    }
}

/// When any of these is known; `None` where one always is.
fn any_of(terms: &[Term]) -> Option<String> {
    let known: Option<Vec<String>> = terms.iter().map(|t| t.known.clone()).collect();
    known.map(|all| if let [one] = all.as_slice() { one.clone() } else { format!("OR({})", all.join(",")) })
}

/// When all of these are known.
fn all_of(parts: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let mut all: Vec<String> = parts.into_iter().flatten().collect();
    if all.len() > 1 {
        return Some(format!("AND({})", all.join(",")));
    }
    all.pop()
}
