//! What helps the eye in a small table: bars behind counts, a line for a course of months, lines of a sum that fold away.

use super::formats::colour;
use super::grid::FIRST;
use crate::model::document::{Format, Table, Tone};
use crate::model::theme::Theme;
use rust_xlsxwriter::{ConditionalFormatDataBar, Sparkline, Worksheet, XlsxError};

/// Adds them to a table whose first row of cells is `row`.
pub fn add(sheet: &mut Worksheet, row: u32, table: &Table<'_>, theme: &Theme) -> Result<(), XlsxError> {
    let sums: Vec<bool> = (0..table.len()).map(|i| table.cell(i, 0).tone == Tone::Strong).collect();
    bars(sheet, row, table, &sums, theme)?;
    courses(sheet, row, table, theme)?;
    folds(sheet, row, &sums)
}

/// Bars behind the counts of the lines that are no sums; a column with a rule or an alarm of its own has none.
fn bars(
    sheet: &mut Worksheet,
    row: u32,
    table: &Table<'_>,
    sums: &[bool],
    theme: &Theme,
) -> Result<(), XlsxError> {
    let lines: Vec<usize> = (0..sums.len()).filter(|i| !sums[*i]).collect();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Ok(()) };
    if lines.len() < 3 || last - first + 1 != lines.len() {
        return Ok(());
    }
    for (at, column) in table.columns.iter().enumerate() {
        let alarm = lines.iter().any(|i| table.cell(*i, at).tone != Tone::Plain);
        if column.format != Format::Count || column.about.is_none() || alarm {
            continue;
        }
        let bar = ConditionalFormatDataBar::new()
            .set_fill_color(colour(theme.shade))
            .set_solid_fill(true)
            .set_border_off(true);
        let (col, top, end) = (FIRST + at as u16, row + *first as u32, row + *last as u32);
        sheet.add_conditional_format(top, col, end, col, &bar)?;
    }
    Ok(())
}

/// A line in each row of a column that shows the course of others.
fn courses(sheet: &mut Worksheet, row: u32, table: &Table<'_>, theme: &Theme) -> Result<(), XlsxError> {
    let name = sheet.name();
    for (at, column) in table.columns.iter().enumerate() {
        let Some((first, last)) = column.course else { continue };
        for i in 0..table.len() as u32 {
            let (from, to) = (FIRST + first as u16, FIRST + last as u16);
            let line = Sparkline::new()
                .set_range((name.as_str(), row + i, from, row + i, to))
                .set_sparkline_color(colour(theme.accent));
            sheet.add_sparkline(row + i, FIRST + at as u16, &line)?;
        }
    }
    Ok(())
}

/// Lines below a sum that stands over them fold away.
fn folds(sheet: &mut Worksheet, row: u32, sums: &[bool]) -> Result<(), XlsxError> {
    if sums.first() != Some(&true) || sums.iter().filter(|sum| **sum).count() < 2 {
        return Ok(());
    }
    sheet.group_symbols_above(true);
    let mut start = None;
    for (i, sum) in sums.iter().chain([&true]).enumerate() {
        match (sum, start) {
            (false, None) => start = Some(i),
            (true, Some(first)) => {
                sheet.group_rows(row + first as u32, row + i as u32 - 1)?;
                start = None;
            }
            _ => {}
        }
    }
    Ok(())
}
