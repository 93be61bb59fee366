//! The sheets that explain the others: what each column holds, and the lists.

use super::Look;
use crate::model::canonical::{Book, EXAMPLES, GUIDE, GUIDE_LABELS, LISTS};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// What each column of each sheet holds.
pub fn columns(sheet: &mut Worksheet, book: &Book<'_>, look: &Look) -> Result<(), XlsxError> {
    sheet.set_name(GUIDE)?;
    sheet.set_freeze_panes(1, 0)?;
    for (col, (label, width)) in (0..).zip(GUIDE_LABELS.iter().zip([18.0, 30.0, 12.0, 26.0, 60.0, 48.0])) {
        sheet.set_column_width(col, width)?;
        sheet.write_string_with_format(0, col, *label, &look.header)?;
    }
    let all = book.sheets.iter().flat_map(|s| s.columns.iter().map(move |c| (s, c)));
    for (row, (of, column)) in (1..).zip(all) {
        let takes = column.takes.words(&book.lists);
        let needed = if column.required { "; needed" } else { "" };
        let line = [
            of.label,
            &column.label,
            column.holds.word(),
            column.holds.name(),
            &column.meaning,
            &(takes + needed),
        ];
        for (col, text) in (0..).zip(line) {
            sheet.write_string_with_format(row, col, text, &look.text)?;
        }
    }
    Ok(())
}

/// The closed lists, one a column.
pub fn lists(sheet: &mut Worksheet, book: &Book<'_>, look: &Look) -> Result<(), XlsxError> {
    sheet.set_name(LISTS)?;
    sheet.set_freeze_panes(1, 0)?;
    for (col, list) in (0..).zip(&book.lists) {
        sheet.set_column_width(col, 26)?;
        sheet.write_string_with_format(0, col, list.title.as_str(), &look.header)?;
        for (row, value) in (1..).zip(&list.values) {
            sheet.write_string_with_format(row, col, *value, &look.text)?;
        }
    }
    Ok(())
}

/// A record of each register as it may look, a field a line.
pub fn examples(sheet: &mut Worksheet, book: &Book<'_>, look: &Look) -> Result<(), XlsxError> {
    sheet.set_name(EXAMPLES)?;
    sheet.set_freeze_panes(1, 0)?;
    for (col, (label, width)) in (0..).zip([("Sheet", 18.0), ("Column", 30.0), ("For example", 70.0)]) {
        sheet.set_column_width(col, width)?;
        sheet.write_string_with_format(0, col, label, &look.header)?;
    }
    let all =
        book.examples.iter().flat_map(|(register, lines)| lines.iter().map(move |line| (register, line)));
    for (row, (register, (label, value))) in (1..).zip(all) {
        for (col, text) in (0..).zip([register, label, value]) {
            sheet.write_string_with_format(row, col, *text, &look.text)?;
        }
    }
    Ok(())
}
