//! Values told only by a colour: the fill of a blank cell, or a dot in red. A column decides as a whole whether its
//! colours say anything, since stripes, input cells and coloured headings do not.

mod compare;
mod marks;

pub use compare::compare;

use super::codes;
use super::desk::Desk;
use super::strip::Gathered;
use crate::finding::Finding;
use crate::model::address::CellRef;
use crate::model::register::{FieldKind, Register};
use crate::model::table::{RegisterTable, TableColumn};
use crate::model::vocabulary::{ChoiceId, Vocabulary};
use crate::model::workbook::{Cell, CellValue, Sheet};
use marks::Mark;

/// So many marks are looked through for a few that show a finding.
const SHOWN: usize = 500;

/// Gives the cells of closed lists that hold only a colour the name of that colour, and tells which were read as what.
pub fn fill(
    desk: &mut Desk<'_>,
    register: &Register,
    sheet: &Sheet,
    table: &RegisterTable,
    gathered: &mut Gathered,
) {
    let knowledge = &desk.settings.knowledge;
    for (at, column) in table.columns.iter().enumerate() {
        let Some(field) = column.field else { continue };
        let FieldKind::Choice(name) = &register.decl(field).kind else { continue };
        let Some(vocabulary) = knowledge.vocabulary(name) else { continue };
        let mut marks = marks::of(desk, sheet, gathered, at, vocabulary);
        let has_text =
            gathered.columns[at].cells.iter().flatten().count() > marks.iter().filter(|m| m.dot).count();
        let any_known = marks.iter().any(|m| m.id.is_some());
        if !marks::say_something(&marks) || (has_text && !any_known) {
            continue;
        }
        // One coloured blank among texts without colours is as likely one that is still to be filled in.
        if has_text && !marks::are_several(&marks) && !compare::any_agrees(desk, gathered, at, vocabulary) {
            marks.iter_mut().filter(|m| !m.dot).for_each(|m| m.id = None);
        }
        let place = |finding: Finding| place(finding, desk.file, &sheet.name, register, column);
        let findings: Vec<Finding> = told(&marks, gathered, at, vocabulary).into_iter().map(place).collect();
        desk.findings.extend(findings);
        put(desk, &marks, gathered, at);
    }
}

fn place(finding: Finding, file: &str, sheet: &str, register: &Register, column: &TableColumn) -> Finding {
    finding.file(file).sheet(sheet).label(&column.label).register(&register.key)
}

/// The name of the colour that a cell of a column, the `at`-th, is filled with, where its row is not.
pub fn fill_of<'d>(desk: &'d Desk<'_>, gathered: &Gathered, at: usize, line: usize) -> Option<&'d str> {
    let cell = gathered.columns.get(at)?.cell(line)?;
    let fill = desk.styles.get(usize::from(cell.style))?.fill?;
    let name = desk.settings.knowledge.colours.name(fill)?;
    (!marks::fills_row(desk, gathered, at, line, fill)).then_some(name.word.as_str())
}

/// What was read, and what could not be.
fn told(marks: &[Mark<'_>], gathered: &Gathered, at: usize, vocabulary: &Vocabulary) -> Vec<Finding> {
    let (known, unclear): (Vec<&Mark<'_>>, Vec<&Mark<'_>>) = marks.iter().partition(|m| m.id.is_some());
    let about = |finding: Finding, marks: &[&Mark<'_>]| {
        let cells: Vec<CellRef> = marks.iter().map(|m| gathered.columns[at].places[m.line]).collect();
        finding.cells(cells).evidence(marks.iter().take(SHOWN).map(|m| &*m.shown))
    };
    let mut findings = Vec::new();
    if !known.is_empty() {
        let seen = format!(
            "cells hold only a colour, which was read as the value: {}",
            readings(&known, vocabulary)
        );
        let remedy =
            "nothing, if that is what the colours mean; a word beside the colour is read by everyone";
        findings.push(about(Finding::new(codes::COLOUR_READ, seen, remedy), &known));
    }
    if !unclear.is_empty() {
        let seen =
            "cells hold only a colour, and it is not clear which value it means; it is taken as unknown";
        let remedy = "write the value into the cells, or say what the colour means in colours.toml";
        findings.push(about(Finding::new(codes::COLOUR_UNCLEAR, seen, remedy), &unclear));
    }
    findings
}

/// `red as Red, blue as Complete`, in the order in which they are first met.
fn readings(known: &[&Mark<'_>], vocabulary: &Vocabulary) -> String {
    let mut all: Vec<(&str, ChoiceId)> = Vec::new();
    for reading in known.iter().filter_map(|m| Some((m.name?.word.as_str(), m.id?))) {
        if !all.contains(&reading) {
            all.push(reading);
        }
    }
    let told = |(word, id): &(&str, ChoiceId)| {
        format!("{} as {}", word.to_lowercase(), vocabulary.choice(*id).label)
    };
    all.iter().map(told).collect::<Vec<_>>().join(", ")
}

/// Puts what is told of the colours into the column; a blank whose colour is not known stays one.
fn put(desk: &mut Desk<'_>, marks: &[Mark<'_>], gathered: &mut Gathered, at: usize) {
    for mark in marks.iter().filter(|m| m.id.is_some()) {
        let Some(name) = mark.name else { continue };
        let sym = desk.text.intern(&mark.shown);
        desk.colours.entry(sym).or_insert_with(|| name.word.clone());
        let strip = &mut gathered.columns[at];
        gathered.coloured += u64::from(strip.cells[mark.line].is_none());
        let col = strip.places[mark.line].col;
        strip.cells[mark.line] = Some(Cell { col, style: mark.style, value: CellValue::Text(sym) });
    }
}
