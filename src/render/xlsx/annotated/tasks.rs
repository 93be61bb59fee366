//! The first sheet: what there is to do, the gravest first, each with a link to its cell.

use super::super::formats::{Formats, Place, colour};
use super::super::value::{fitting, float};
use super::widths::HIGHEST;
use crate::model::address::CellRef;
use crate::model::annotated::{Annotated, Task};
use crate::model::document::{Format as Kind, Tone};
use crate::model::theme::Theme;
use rust_xlsxwriter::{Format, FormatUnderline, Url, Worksheet, XlsxError};

/// Labels, what stands below them, and widths in characters.
const COLUMNS: [(&str, Kind, f64); 6] = [
    ("Level", Kind::Code, 10.0),
    ("What was seen", Kind::Text, 52.0),
    ("Where", Kind::Text, 30.0),
    ("Count", Kind::Count, 8.0),
    ("As written", Kind::Text, 32.0),
    ("What to do", Kind::Text, 52.0),
];
const LAST: u16 = COLUMNS.len() as u16 - 1;
/// About how many characters the line of a text across all columns takes, and points a line is high.
const ACROSS: usize = 190;
const LINE: f64 = 13.5;

/// Writes the sheet. `titles` are the names of the return's sheets in the copy.
pub fn write(
    sheet: &mut Worksheet,
    copy: &Annotated<'_>,
    titles: &[String],
    theme: &Theme,
) -> Result<(), XlsxError> {
    let mut formats = Formats::new(theme);
    let header = head(sheet, copy, &formats)?;
    for (col, (label, kind, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(col, width)?;
        let label = formats.words().of(label);
        sheet.write_string_with_format(header, col, label, &formats.header(kind))?;
    }
    for (row, task) in (header + 1..).zip(&copy.tasks) {
        write_task(sheet, row, task, titles, &mut formats)?;
    }
    sheet.set_freeze_panes(header + 1, 0)?;
    if !copy.tasks.is_empty() {
        sheet.autofilter(header, 0, header + copy.tasks.len() as u32, LAST)?;
    }
    sheet.set_repeat_rows(header, header)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_paper_size(9).set_screen_gridlines(false);
    Ok(())
}

/// What stands above the list; gives the row of its labels.
fn head(sheet: &mut Worksheet, copy: &Annotated<'_>, formats: &Formats<'_>) -> Result<u32, XlsxError> {
    let words = formats.words();
    let about = format!("{}, {}", copy.portfolio, words.month(copy.period));
    let title = format!("{}: {}", words.of("To do"), copy.file);
    for col in 1..=LAST {
        sheet.write_blank(0, col, &formats.title())?;
        sheet.write_blank(1, col, &formats.subtitle())?;
    }
    sheet.write_string_with_format(0, 0, fitting(&title), &formats.title())?;
    sheet.set_row_height(0, 28)?;
    sheet.write_string_with_format(1, 0, fitting(&about), &formats.subtitle())?;
    let mut row = 2;
    for line in &copy.about {
        sheet.merge_range(row, 0, row, LAST, &fitting(line), &formats.prose())?;
        sheet.set_row_height(row, (line.chars().count() / ACROSS + 1) as f64 * LINE)?;
        row += 1;
    }
    Ok(row + 1)
}

fn write_task(
    sheet: &mut Worksheet,
    row: u32,
    task: &Task,
    titles: &[String],
    formats: &mut Formats<'_>,
) -> Result<(), XlsxError> {
    let level = formats.cell(Kind::Code, task.tone, Place::Small);
    sheet.write_string_with_format(row, 0, &task.level, level)?;
    let count = formats.cell(Kind::Count, Tone::Plain, Place::Small);
    sheet.write_number_with_format(row, 3, float(task.count.into()), count)?;
    let theme = formats.theme();
    let text = formats.cell(Kind::Text, Tone::Plain, Place::Small);
    for (col, words) in [(1, &task.seen), (4, &task.written), (5, &task.remedy)] {
        sheet.write_string_with_format(row, col, fitting(words), text)?;
    }
    let title = task.sheet.and_then(|at| titles.get(at));
    let place = title.map_or_else(|| task.place.clone(), |title| place(title, &task.place));
    match title {
        Some(title) => {
            let link = Url::new(target(title, task.first)).set_text(fitting(&place));
            sheet.write_url_with_format(row, 2, link, &linked(text, theme))?;
        }
        None => drop(sheet.write_string_with_format(row, 2, fitting(&place), text)?),
    }
    let texts = [(1, &task.seen), (2, &place), (4, &task.written), (5, &task.remedy)];
    sheet.set_row_height(row, height(texts.map(|(col, text)| (col, text.as_str()))))?;
    Ok(())
}

/// The sheet and the cells on it.
fn place(title: &str, cells: &str) -> String {
    if cells.is_empty() { title.to_owned() } else { format!("{title} › {cells}") }
}

/// The height of a row in points, as many lines as its longest text takes: not every program fits rows by itself.
fn height<const N: usize>(texts: [(u16, &str); N]) -> f64 {
    let lines = |(col, text): (u16, &str)| {
        let (_, _, width) = COLUMNS[usize::from(col)];
        text.split('\n')
            .map(|line| (line.chars().count() as f64 / (width * 1.05)).ceil().max(1.0))
            .sum::<f64>()
    };
    let most = texts.map(lines).into_iter().fold(1.0, f64::max);
    (most * LINE + 2.0).min(HIGHEST)
}

/// Where a link leads: to the first cell, or to the sheet's corner.
fn target(title: &str, first: Option<CellRef>) -> String {
    let cell = first.unwrap_or(CellRef::new(0, 0));
    format!("internal:'{}'!{cell}", title.replace('\'', "''"))
}

fn linked(text: &Format, theme: &Theme) -> Format {
    text.clone().set_underline(FormatUnderline::Single).set_font_color(colour(theme.accent))
}
