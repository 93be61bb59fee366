//! House style 1, the sheets with months across: resources and budget, with their totals.

use crate::common::{MONTHS, first_last, pounds};
use crate::portfolio::Project;
use crate::raid::{Look, top};
use rust_xlsxwriter::{Formula, Workbook, Worksheet, XlsxError};

/// A row of sums over rows `first` to `last` of columns `from` to `to`.
fn totals(
    sheet: &mut Worksheet,
    look: &Look,
    rows: [u32; 3],
    from: u16,
    sums: &[f64],
) -> Result<(), XlsxError> {
    let [first, last, row] = rows;
    for (col, sum) in (from..).zip(sums) {
        let letter = rust_xlsxwriter::utility::column_number_to_name(col);
        let formula = Formula::new(format!("=SUM({letter}{}:{letter}{})", first + 1, last + 1))
            .set_result(format!("{sum}"));
        sheet.write_formula_with_format(row, col, formula, &look.total)?;
    }
    Ok(())
}

/// Full-time equivalents a month.
pub fn resources(book: &mut Workbook, look: &Look, project: &Project) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name("Resources")?;
    let mut labels = vec![("Name", 24.0), ("Role", 24.0), ("Day rate (£)", 11.0)];
    labels.extend(MONTHS.map(|m| (m, 8.0)));
    let first = top(
        sheet,
        look,
        "Resource plan (FTE)",
        "1.0 = one full-time person for the month. 0 = away.",
        &labels,
    )?;
    let mut row = first;
    let mut sums = [0.0; 12];
    for one in &project.resources {
        sheet.write_with_format(row, 0, first_last(one.person), &look.cell)?;
        sheet.write_with_format(row, 1, one.job, &look.cell)?.write_with_format(
            row,
            2,
            one.rate as f64,
            &look.cell,
        )?;
        for (m, fte) in one.months.iter().enumerate() {
            if let Some(fte) = fte {
                sheet.write_with_format(row, 3 + m as u16, pounds(*fte), &look.cell)?;
                sums[m] += pounds(*fte);
            }
        }
        row += 1;
    }
    sheet.write_with_format(row, 0, "Total FTE", &look.total)?;
    let fte = Look { total: look.total.clone().set_num_format("0.00"), ..Look::new() };
    totals(sheet, &fte, [first, row - 1, row], 3, &sums.map(|s| (s * 100.0_f64).round() / 100.0))
}

/// Budget for twelve months, then actual and forecast for those that have them, one header over each block.
pub fn budget(book: &mut Workbook, look: &Look, project: &Project) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name("Budget")?;
    let done = project.months_done;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    let columns: Vec<(usize, usize)> =
        (0..12).map(|m| (0, m)).chain((0..done).map(|m| (1, m))).chain((done..12).map(|m| (2, m))).collect();
    sheet.merge_range(
        0,
        0,
        0,
        8,
        &format!("{} - Budget, actuals and forecast 2026/27 (£)", project.name),
        &look.title,
    )?;
    sheet.write_with_format(
        1,
        0,
        "Actuals from the ledger, without accruals. Amounts exclude VAT.",
        &look.note,
    )?;
    for (col, (label, width)) in
        [("Cost code", 11.0), ("Cost line", 24.0), ("Cap/Rev", 10.0)].iter().enumerate()
    {
        sheet
            .merge_range(3, col as u16, 4, col as u16, label, &look.head)?
            .set_column_width(col as u16, *width)?;
    }
    for (name, from, to) in [("Budget", 0, 11), ("Actual", 12, 11 + done), ("Forecast", 12 + done, 23)] {
        sheet.merge_range(3, 3 + from as u16, 3, 3 + to as u16, name, &look.head)?;
    }
    for (i, (_, m)) in columns.iter().enumerate() {
        sheet.write_with_format(4, 3 + i as u16, MONTHS[*m], &look.head)?;
    }
    sheet.set_freeze_panes(5, 3)?;
    let mut sums = vec![0.0; columns.len()];
    let mut row = 5;
    for (key, heading) in [("Capital", "Capital expenditure"), ("Revenue", "Revenue expenditure")] {
        sheet.merge_range(row, 0, row, 2, heading, &look.band)?;
        row += 1;
        for line in project.finance.iter().filter(|l| l.treatment == key) {
            sheet.write_with_format(row, 0, &line.code, &look.cell)?;
            sheet
                .write_with_format(row, 1, line.category, &look.cell)?
                .write_with_format(row, 2, key, &look.cell)?;
            for (i, (block, m)) in columns.iter().enumerate() {
                let pence = [Some(line.budget[*m]), line.actual[*m], line.forecast[*m]][*block];
                let Some(pence) = pence else { continue };
                sheet.write_with_format(row, 3 + i as u16, pounds(pence), &look.money)?;
                sums[i] += pounds(pence);
            }
            row += 1;
        }
    }
    sheet.write_with_format(row, 1, "Total", &look.total)?;
    totals(sheet, look, [5, row - 1, row], 3, &sums)?;
    if project.code == "P102" {
        // Somebody typed over the sum for October.
        sheet.write_with_format(row, 21, sums[18] + 4_000.0, &look.total)?;
    }
    sheet.write_with_format(
        row + 3,
        1,
        "Budget holder: ____________________   Date: ____________",
        &look.note,
    )?;
    Ok(())
}
