//! The registers that are kept beside risks, issues, roles, resources and finance: changes, actions, milestones and more,
//! as their people wrote them down. They stand in `registers/*.txt`, a row of a sheet a line:
//!
//! ```text
//! @book Folder/Name.xlsx            @csv Folder/name.csv
//! @sheet Name
//! ^ a title                         ~ a note
//! ! the labels | of | the columns
//! a row | 2026-10-05 | £1,200 | 40% | 3
//! = a row of totals | +
//! ```
//!
//! An empty line is an empty row. `2026-10-05` is a real date and `05/10/2026` is text; amounts, shares and numbers are
//! numbers, behind an apostrophe they are text; a `+` is the sum of the numbers above it.

use crate::common::{Done, serial, workbook};
use crate::exports::{self, Encoding};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError};
use std::path::Path;

const TEXTS: [&str; 5] = [
    include_str!("registers/digital.txt"),
    include_str!("registers/estates.txt"),
    include_str!("registers/finance.txt"),
    include_str!("registers/workforce.txt"),
    include_str!("registers/office.txt"),
];

/// The widest that a column gets, in letters.
const WIDEST: usize = 44;

/// Writes all of them below `target`.
pub fn write(target: &Path) -> Done {
    let texts = TEXTS.iter().flat_map(|text| parts(text, "@book "));
    for (name, sheets) in texts {
        let path = target.join(name);
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        let mut book = workbook(name.rsplit('/').next().unwrap_or(name).trim_end_matches(".xlsx"))?;
        for (name, lines) in parts(sheets, "@sheet ") {
            sheet(&mut book, name, lines)?;
        }
        book.save(path)?;
    }
    let exports = TEXTS.iter().flat_map(|text| parts(text, "@csv "));
    exports.into_iter().try_for_each(|(name, lines)| csv(&target.join(name), lines))
}

/// What stands under each line that begins with `sign`: the rest of that line, and the lines up to the next one of its kind
/// or of a higher one.
fn parts<'a>(text: &'a str, sign: &str) -> Vec<(&'a str, &'a str)> {
    let ends: &[&str] = if sign == "@sheet " { &["\n@sheet "] } else { &["\n@book ", "\n@csv "] };
    let starts = text.match_indices(sign).map(|(at, _)| at + sign.len());
    let of = |at: usize| {
        let (name, lines) = text[at..].split_once('\n').unwrap_or((&text[at..], ""));
        let end = ends.iter().filter_map(|end| lines.find(end)).min().unwrap_or(lines.len());
        (name, &lines[..end])
    };
    starts.map(of).collect()
}

fn cells(line: &str) -> Vec<&str> {
    line.split('|').map(str::trim).collect()
}

/// Semicolons and the encoding of an old machine, as other exports of the programme have them.
fn csv(path: &Path, lines: &str) -> Done {
    let rows = lines.lines().filter(|line| !line.is_empty());
    let rows = rows.map(|line| cells(line).iter().map(|cell| (*cell).to_owned()).collect()).collect();
    exports::save(path, b';', Encoding::Windows1252, rows)
}

fn sheet(book: &mut Workbook, name: &str, lines: &str) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(name)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    let (mut widths, mut sums, mut first) = (Vec::new(), Vec::new(), 0);
    for (row, line) in (0..).zip(lines.trim_end().lines()) {
        let (kind, rest) = line.split_at_checked(1).filter(|(k, _)| "^~!=".contains(k)).unwrap_or(("", line));
        let look = look(kind);
        if kind == "!" {
            (first, sums) = (row + 1, Vec::new());
        }
        for (col, text) in (0..).zip(cells(rest)).filter(|(_, text)| !text.is_empty()) {
            let at = usize::from(col);
            if text == "+" {
                let sum = sums.get(at).copied().unwrap_or_default();
                write_sum(sheet, [first, row], col, sum, &look)?;
                continue;
            }
            let number = write_cell(sheet, row, col, text, &look)?;
            if kind.is_empty() || kind == "!" {
                sums.resize(sums.len().max(at + 1), 0.0);
                widths.resize(widths.len().max(at + 1), 6);
                sums[at] += number.unwrap_or_default();
                widths[at] = widths[at].max(text.chars().count().min(WIDEST));
            }
        }
    }
    for (col, width) in (0..).zip(widths) {
        sheet.set_column_width(col, width as f64 + 2.0)?;
    }
    Ok(())
}

fn look(kind: &str) -> Format {
    let cell = Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top);
    match kind {
        "^" => Format::new().set_bold().set_font_size(13),
        "~" => Format::new().set_italic(),
        "!" => cell.set_bold().set_background_color(0xD9E2EC),
        "=" => cell.set_bold().set_border_top(FormatBorder::Double),
        _ => cell,
    }
}

/// Writes what a text stands for; the number, if it is an amount or a number.
fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    col: u16,
    text: &str,
    look: &Format,
) -> Result<Option<f64>, XlsxError> {
    let number = text.trim_start_matches(['£', '€', '₹']).replace(',', "").parse::<f64>().ok();
    let share = text.strip_suffix('%').and_then(|n| n.parse::<f64>().ok()).map(|n| n / 100.0);
    let day = text.parse().ok().map(serial);
    let format = match text.chars().next() {
        Some('£') => "£#,##0",
        Some('€') => "[$€-2] #,##0",
        Some('₹') => "[$₹-4009] #,##0",
        _ if share.is_some() => "0%",
        _ if day.is_some() => "dd/mm/yyyy",
        _ => "General",
    };
    match number.or(share).or(day) {
        Some(stored) => sheet.write_with_format(row, col, stored, &look.clone().set_num_format(format))?,
        None => sheet.write_with_format(row, col, text.trim_start_matches('\''), look)?,
    };
    Ok(number)
}

fn write_sum(
    sheet: &mut Worksheet,
    [first, row]: [u32; 2],
    col: u16,
    sum: f64,
    look: &Format,
) -> Result<(), XlsxError> {
    let letter = rust_xlsxwriter::utility::column_number_to_name(col);
    let formula =
        Formula::new(format!("=SUM({letter}{}:{letter}{row})", first + 1)).set_result(format!("{sum}"));
    sheet.write_formula_with_format(row, col, formula, &look.clone().set_num_format("#,##0"))?;
    Ok(())
}
