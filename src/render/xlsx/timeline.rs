//! Milestones along the months as a grid: a line each, with its days, and a mark in the month of each day.

use super::formats::{Formats, Place};
use super::grid::{self, FIRST};
use super::value;
use crate::model::document::{Cell, Content, Format, Tone};
use crate::model::period::Period;
use crate::model::timeline::{Timeline, TimelineLine};
use jiff::civil::Date;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The labels before the months, and the widths that their columns need.
const HEAD: [(&str, Format, f64); 5] = [
    ("Milestone", Format::Text, 36.0),
    ("Project", Format::Code, 10.0),
    ("Baseline", Format::Date, 12.0),
    ("Forecast", Format::Date, 12.0),
    ("Done", Format::Date, 12.0),
];
/// The width of a month.
const MONTH: f64 = 8.0;
/// What the marks are.
const LEGEND: &str = "◇ baseline   ◆ forecast   ! forecast that is late   ✓ done";

/// The widths of the columns that the grid stands in, where they are not yet wider.
pub fn widths(timeline: &Timeline, widths: &mut Vec<f64>) {
    let needed = HEAD.iter().map(|(_, _, width)| *width).chain((0..timeline.months).map(|_| MONTH));
    for (at, width) in needed.enumerate() {
        match widths.get_mut(at) {
            Some(own) => *own = own.max(width),
            None => widths.push(width),
        }
    }
}

/// Writes the grid from `row` on; gives the row below it.
pub fn write(
    sheet: &mut Worksheet,
    mut row: u32,
    timeline: &Timeline,
    formats: &mut Formats<'_>,
) -> Result<u32, XlsxError> {
    sheet.write_string_with_format(row, FIRST, timeline.title.as_str(), &formats.heading())?;
    sheet.set_row_height(row, 20)?;
    row += 1;
    let words = formats.words();
    let months: Vec<Period> = (0..timeline.months).map(|n| timeline.from.plus(n)).collect();
    let labels = HEAD.iter().map(|(label, format, _)| (words.of(label).to_owned(), *format));
    let labels = labels.chain(months.iter().map(|month| (words.short_month(*month), Format::Code)));
    for (col, (label, format)) in (FIRST..).zip(labels) {
        sheet.write_string_with_format(row, col, label, &formats.header(format))?;
    }
    for line in &timeline.lines {
        row += 1;
        for (col, (cell, format)) in (FIRST..).zip(cells(line, &months, timeline.reported)) {
            value::write(sheet, (row, col), &cell, format, Place::Small, formats)?;
        }
        sheet.set_row_height(row, grid::height(&line.title, HEAD[0].2))?;
    }
    sheet.write_string_with_format(row + 1, FIRST, words.of(LEGEND), &formats.note())?;
    Ok(row + 2)
}

fn cells<'a>(line: &'a TimelineLine, months: &[Period], reported: Date) -> Vec<(Cell<'a>, Format)> {
    let day = |date: Option<Date>| Cell::new(date.map_or(Content::Blank, Content::Date));
    let fields = [
        Cell::text(line.title.as_str()),
        Cell::text(line.project.as_str()),
        day(line.baseline),
        day(line.forecast),
        day(line.done),
    ];
    let fields = fields.into_iter().zip(HEAD.iter().map(|(_, format, _)| *format));
    fields.chain(months.iter().map(|month| (mark(line, *month, reported), Format::Code))).collect()
}

/// What stands in a month; the reported one is shaded.
fn mark(line: &TimelineLine, month: Period, reported: Date) -> Cell<'static> {
    let is = |date: Option<Date>| date.and_then(Period::of) == Some(month);
    let forecast = if line.late { "!" } else { "◆" };
    let marks = [(is(line.baseline), "◇"), (is(line.forecast), forecast), (is(line.done), "✓")];
    let text: String = marks.into_iter().filter(|(there, _)| *there).map(|(_, mark)| mark).collect();
    let tone = match (is(line.done), is(line.forecast), is(line.baseline)) {
        (true, _, _) => Tone::Green,
        (_, true, _) if line.late => Tone::Red,
        (_, true, _) => Tone::Blue,
        _ if Period::of(reported) == Some(month) => Tone::Grey,
        _ => Tone::Plain,
    };
    Cell::text(text).tone(tone)
}
