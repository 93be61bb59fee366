//! The columns of a table: which is which field, how sure, what stands there, and why.

use super::super::print::cut;
use super::super::report::{months, place};
use super::rows::between;
use super::{Detail, sure};
use crate::model::register::Register;
use crate::model::table::{Layout, RegisterTable, TableColumn, Unit, UnitMeasure};
use crate::pipeline::ColumnEvidence;

/// So many values show what a column holds.
const SAMPLES: usize = 3;
/// A longer label or value is cut.
const LABEL: usize = 26;
const VALUE: usize = 20;
/// All values of a column together.
const VALUES: usize = 42;

/// The columns as lines of cells, with a line of headings before them.
pub fn of(
    table: &RegisterTable,
    evidence: &[ColumnEvidence],
    register: &Register,
    detail: Detail,
) -> Vec<Vec<String>> {
    let place = if table.layout == Layout::Transposed { "row" } else { "column" };
    let headings = [place, "label", "field", "how sure", "what stands there", "why"];
    let mut lines = vec![headings.map(str::to_owned).to_vec()];
    let none = ColumnEvidence::default();
    let across = months(table);
    let mut months_line = across.map(|ends| months_across(table, &ends, register));
    let first_month = table.periods.iter().map(|p| u32::from(p.col)).min();
    for (at, column) in table.columns.iter().enumerate() {
        if first_month.is_some_and(|first| column.at > first) {
            lines.extend(months_line.take());
        }
        lines.push(one(column, evidence.get(at).unwrap_or(&none), table, register, detail));
    }
    lines.extend(months_line);
    lines
}

fn one(
    column: &TableColumn,
    evidence: &ColumnEvidence,
    table: &RegisterTable,
    register: &Register,
    detail: Detail,
) -> Vec<String> {
    let label = if column.label.trim().is_empty() { "(no label)" } else { &column.label };
    let values = values(evidence, detail);
    let names_kind = table.mixed.as_ref().is_some_and(|list| list.kind_at == column.at);
    let (field, sure) = match column.field {
        _ if names_kind => ("what each row is (raid_type)".to_owned(), "–".to_owned()),
        Some(field) => {
            let decl = register.decl(field);
            (format!("{} ({}){}", decl.label, decl.key, unit(column.unit)), sure(column.confidence))
        }
        None => ("kept under its label".to_owned(), asked(column, evidence, register)),
    };
    // The field stands beside it already.
    let named = column.field.map_or_else(String::new, |f| format!(" for {}", register.decl(f).label));
    let mut why = column.reason.replacen(&format!("{named};"), ";", 1);
    if detail != Detail::Full {
        // The cells beside it say as much.
        let said = ["; 100 % of its cells fit", "; it is kept as it is"];
        why = said.iter().fold(why.as_str(), |why, end| why.trim_end_matches(end)).to_owned();
    }
    vec![place(column, table.layout), cut(label, LABEL), field, sure, values, cut(&why, 160)]
}

fn values(evidence: &ColumnEvidence, detail: Detail) -> String {
    let (most, widest) = if detail == Detail::Full { (usize::MAX, 120) } else { (SAMPLES, VALUES) };
    let values: Vec<String> = evidence.samples.iter().take(most).map(|v| cut(v, VALUE)).collect();
    if values.is_empty() { "(empty)".to_owned() } else { cut(&values.join(" | "), widest) }
}

/// How sure it is that a column is none of the fields.
fn asked(column: &TableColumn, evidence: &ColumnEvidence, register: &Register) -> String {
    match evidence.may_be.first() {
        Some(field) if column.confidence < 1.0 => format!("{}?", register.decl(*field).label),
        _ => "–".to_owned(),
    }
}

/// The months across and what their cells hold.
fn months_across(table: &RegisterTable, ends: &[String; 2], register: &Register) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for period in &table.periods {
        let decl = register.decl(period.field);
        let named = format!("{} ({}){}", decl.label, decl.key, unit(period.unit));
        if !fields.contains(&named) {
            fields.push(named);
        }
    }
    let periods = || table.periods.iter().map(|p| p.period);
    let span = periods().min().zip(periods().max());
    let label = span.map_or(String::new(), |(first, last)| between(&first.short(), &last.short()));
    let [first, last] = ends;
    let why = "a record for each month".to_owned();
    vec![between(first, last), label, fields.join(", "), String::new(), "months across".to_owned(), why]
}

/// What a label says about amounts: `, in GBP × 1000`.
fn unit(unit: Unit) -> String {
    let measure = unit.measure.map(|measure| {
        match measure {
            UnitMeasure::Percent => "%",
            UnitMeasure::Days => "days",
            UnitMeasure::Hours => "hours",
            UnitMeasure::Weeks => "weeks",
            UnitMeasure::Fte => "FTE",
        }
        .to_owned()
    });
    let scale = unit.scale.map(|scale| format!("× {scale}"));
    let parts = [unit.currency.map(|c| c.to_string()), measure, scale];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!(", in {}", parts.join(", ")) }
}
