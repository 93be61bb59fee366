//! A table that was taken for a register, in the form in which the next stage reads it.

use super::assign::{Candidate, Meaning};
use super::classify::Choice;
use super::header::{Header, Label};
use super::opening::has_digit;
use super::rows::Body;
use super::units;
use super::view::View;
use super::words::Words;
use crate::model::address::{CellRef, column_letters};
use crate::model::register::{FieldId, FieldKind, RegisterId};
use crate::model::table::{Layout, PeriodColumn, RegisterTable, ScaleStep, TableColumn, Unit};
use crate::model::workbook::CellValue;
use std::collections::BTreeSet;
use std::ops::Range;

/// What surrounds a table.
pub struct Surroundings<'s> {
    /// Index of its sheet.
    pub sheet: usize,
    /// The sheet's name.
    pub name: &'s str,
    /// The text above it.
    pub title: String,
    /// The columns up to the tables beside it.
    pub cols: Range<u16>,
}

/// Whether enough columns name months, and hold numbers, for amounts to stand across. Months of a drawn plan hold none;
/// a few years among many columns are amounts of a line of another list.
pub fn months_across(words: &Words<'_>, view: View<'_>, header: &Header, records: &[u32]) -> bool {
    let months = || header.columns.iter().filter(|c| is_month(words, header, c)).map(|c| c.col);
    let number = |col: u16| {
        let cells = records.iter().filter_map(|row| view.sheet.cell(CellRef::new(*row, col)));
        cells.into_iter().any(|cell| {
            !matches!(cell.value, CellValue::Text(_)) || view.text_of(cell).is_some_and(has_digit)
        })
    };
    let years = header.columns.iter().filter(|c| c.month.as_ref().is_some_and(|m| m.span == 12)).count();
    if years == months().count() && years * 3 < header.columns.len() {
        return false;
    }
    months().count() >= 2 && (records.is_empty() || months().any(number))
}

/// A label that names a month, and not what was summed up to it. A year stands for its amounts only beside others that
/// say the same of theirs: `Target 2025` alone is a target.
fn is_month(words: &Words<'_>, header: &Header, label: &Label) -> bool {
    let sums = |word: &str| {
        words.recognition().totals.contains(word) || words.recognition().sums_to_date.contains(word)
    };
    let Some(named) = &label.month else { return false };
    let others = || header.columns.iter().filter_map(|c| c.month.as_ref());
    let alone =
        || !others().any(|o| o.span == named.span && o.rest == named.rest && o.period != named.period);
    !named.rest.split(' ').any(sums) && !sums(&named.rest) && (named.span < 12 || !alone())
}

/// The labels whose meaning is to be found: all but months across.
pub fn candidates<'h>(words: &Words<'_>, header: &'h Header, months: bool) -> Vec<&'h Label> {
    header.columns.iter().filter(|label| !(months && is_month(words, header, label))).collect()
}

/// Builds the table.
pub fn build(
    words: &Words<'_>,
    view: View<'_>,
    header: &Header,
    body: Body,
    columns: &[Candidate<'_>],
    choice: Choice,
    around: &Surroundings<'_>,
) -> RegisterTable {
    let own = words.settings.portfolio.currency;
    let writing = &words.knowledge.writing;
    let months = choice.months;
    let mut found: Vec<TableColumn> = columns
        .iter()
        .zip(&choice.meanings)
        .map(|(column, meaning)| table_column(column, meaning.as_ref()))
        .collect();
    let periods =
        if months && !choice.amounts_by_row { periods(words, header, &choice, around) } else { Vec::new() };
    for column in &mut found {
        if column.field.is_some_and(|f| adds_up_months(words, choice.register, f, &periods)) {
            let reason = "beside months it can only be a sum of them; it is kept as it is";
            *column = extra(column.at as u16, std::mem::take(&mut column.label), reason);
        }
    }
    let across: BTreeSet<u16> = periods.iter().map(|p| p.col).collect();
    // A month that says nothing new is kept under its label.
    for label in
        header.columns.iter().filter(|l| months && is_month(words, header, l) && !across.contains(&l.col))
    {
        let reason = match choice.amounts_by_row {
            true => "each row has another amount in it; it is kept as it is",
            false => "it repeats another month",
        };
        found.push(extra(label.col, label.text.clone(), reason));
    }
    let steps = header.columns.iter().flat_map(|l| &l.steps).map(|s| s.col);
    let labelled: BTreeSet<u16> = header.columns.iter().map(|l| l.col).chain(steps).collect();
    found.extend(unlabelled(view, &body, &labelled, &around.cols));
    found.sort_by_key(|c| c.at);
    RegisterTable {
        sheet: around.sheet,
        register: choice.register,
        confidence: choice.confidence,
        reason: choice.reason,
        unit: units::of_title(&around.title, writing, own),
        title: around.title.clone(),
        header: header.rows.iter().map(|i| view.index(*i)).collect(),
        records: body.records,
        others: body.others,
        layout: if periods.is_empty() { Layout::Rows } else { Layout::Crosstab },
        columns: found,
        periods,
        mixed: None,
        canonical: None,
    }
}

fn table_column(column: &Candidate<'_>, meaning: Option<&Meaning>) -> TableColumn {
    let label = column.label.text.clone();
    let at = u32::from(column.label.col);
    match meaning {
        Some(m) => TableColumn {
            at,
            label,
            field: Some(m.field),
            unit: column.unit,
            confidence: m.confidence,
            reason: m.reason.clone(),
            steps: steps(column.label),
        },
        None => {
            let reason = "no field of the register is called so; it is kept as it is";
            TableColumn { steps: steps(column.label), ..extra(column.label.col, label, reason) }
        }
    }
}

fn extra(col: u16, label: String, reason: &str) -> TableColumn {
    let reason = reason.to_owned();
    TableColumn {
        at: u32::from(col),
        label,
        field: None,
        unit: Unit::default(),
        confidence: 0.0,
        reason,
        steps: Vec::new(),
    }
}

fn steps(label: &Label) -> Vec<ScaleStep> {
    label.steps.iter().map(|s| ScaleStep { at: u32::from(s.col), label: s.label.clone() }).collect()
}

/// Whether a column beside months holds an amount of the whole line: as a value of each month's record it would count
/// once a month.
fn adds_up_months(words: &Words<'_>, register: RegisterId, field: FieldId, periods: &[PeriodColumn]) -> bool {
    let decl = words.knowledge.register(register).decl(field);
    let own = |p: &PeriodColumn| p.field == field;
    !periods.is_empty()
        && (periods.iter().any(own)
            || decl.key == "days"
            || (decl.kind == FieldKind::Money && decl.key != "rate"))
}

/// Columns without a label that hold something beside the records.
fn unlabelled(view: View<'_>, body: &Body, labelled: &BTreeSet<u16>, own: &Range<u16>) -> Vec<TableColumn> {
    let mut cols: BTreeSet<u16> = BTreeSet::new();
    for row in &body.records {
        let cells = view.sheet.row(*row).map_or(&[][..], |r| view.sheet.cells_of(r));
        cols.extend(cells.iter().map(|c| c.col).filter(|c| !labelled.contains(c) && own.contains(c)));
    }
    let name = |col: u16| format!("Column {}", column_letters(col));
    cols.into_iter()
        .map(|col| extra(col, name(col), "the column has no label; it is kept as it is"))
        .collect()
}

/// The months across, each with the field that its cells hold.
fn periods(
    words: &Words<'_>,
    header: &Header,
    choice: &Choice,
    around: &Surroundings<'_>,
) -> Vec<PeriodColumn> {
    let own = words.settings.portfolio.currency;
    let whole = table_field(words, choice.register, around);
    let mut seen = BTreeSet::new();
    let mut periods = Vec::new();
    for label in header.columns.iter().filter(|l| is_month(words, header, l)) {
        let (Some(named), Some(at)) = (&label.month, label.month_at) else { continue };
        let said = field_named(words, choice.register, &named.rest);
        let Some(field) = said.or(whole) else { continue };
        if seen.insert((named.period, field)) {
            let unit = units::of(&label.text, &words.knowledge.writing, own);
            periods.push(PeriodColumn { col: label.col, period: named.period, label: at, field, unit });
        }
    }
    periods
}

/// The field that all month cells of a table hold, from its title, its sheet or what its register is about.
pub fn table_field(words: &Words<'_>, register: RegisterId, around: &Surroundings<'_>) -> Option<FieldId> {
    let decl = words.knowledge.register(register);
    [around.title.as_str(), around.name]
        .into_iter()
        .find_map(|text| amount_in(words, register, text))
        .or_else(|| decl.field("allocation"))
        .or_else(|| decl.field("forecast"))
}

/// The amount that a text names by itself.
fn field_named(words: &Words<'_>, register: RegisterId, text: &str) -> Option<FieldId> {
    if text.is_empty() {
        return None;
    }
    let decl = words.knowledge.register(register);
    let hits = words.labels.look_up(text);
    let amounts = hits.iter().filter(|h| h.register == register && is_amount(&decl.decl(h.field).kind));
    amounts.max_by(|a, b| a.strength.total_cmp(&b.strength)).map(|h| h.field)
}

/// Whether the cells of a column are nearly all names of amounts, and of several: `Budget`, `Actual`, `Forecast` in turn.
pub fn names_amounts(words: &Words<'_>, register: RegisterId, column: &Candidate<'_>) -> bool {
    let all: usize = column.profile.words().map(|(_, times)| times).sum();
    let (mut others, mut named) = (0, BTreeSet::new());
    for (text, times) in column.profile.words() {
        match surely(words, register, text) {
            Some(field) => _ = named.insert(field),
            None => others += times,
        }
        if others * 5 > all {
            return false;
        }
    }
    named.len() > 1
}

/// The amount whose label a text is.
fn surely(words: &Words<'_>, register: RegisterId, text: &str) -> Option<FieldId> {
    let decl = words.knowledge.register(register);
    let mut hits = words.labels.known_fields(text).into_iter();
    hits.find(|h| h.register == register && is_amount(&decl.decl(h.field).kind)).map(|h| h.field)
}

/// The one amount of a register that a title speaks of; none where it speaks of several.
fn amount_in(words: &Words<'_>, register: RegisterId, text: &str) -> Option<FieldId> {
    let padded = format!(" {} ", crate::model::text::fold(text));
    let decl = words.knowledge.register(register);
    let spoken =
        |aliases: &[String]| aliases.iter().any(|a| a.len() > 2 && padded.contains(&format!(" {a} ")));
    let mut fields =
        decl.each_field().filter(|(_, f)| is_amount(&f.kind) && f.key != "rate" && spoken(&f.aliases));
    let first = fields.next().map(|(id, _)| id);
    first.filter(|_| fields.next().is_none())
}

fn is_amount(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Money | FieldKind::Number)
}
