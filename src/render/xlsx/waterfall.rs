//! A waterfall as a native chart: stacked columns, of which the lowest part cannot be seen. What is drawn is worked out on
//! the sheet of the charts' data, so that it follows its figures.

use super::formats::{Formats, Place, colour};
use super::value;
use crate::model::document::{Cell, Format, Formula, Step};
use crate::model::theme::Theme;
use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartSolidFill, ChartType, Worksheet, XlsxError,
};

/// The columns beside the labels and the amounts.
const COLUMNS: [&str; 5] = ["Ends at", "Below", "Total", "Adds", "Takes away"];
/// The first of them.
const FIRST: u16 = 2;

/// Writes what is drawn beside the amounts of the block whose labels stand in `row`.
pub fn write(
    sheet: &mut Worksheet,
    row: u32,
    (steps, values): (&[Step], &[Cell<'static>]),
    format: Format,
    formats: &mut Formats<'_>,
) -> Result<(), XlsxError> {
    for (col, label) in (FIRST..).zip(COLUMNS) {
        sheet.write_string_with_format(row, col, formats.words().of(label), &formats.header(format))?;
    }
    let mut before = Decimal::ZERO;
    for (at, (step, cell)) in steps.iter().zip(values).enumerate() {
        let amount = cell.as_number().unwrap_or_default();
        let end = if step.total { amount } else { before.saturating_add(amount) };
        let numbers = [
            end,
            if step.total { Decimal::ZERO } else { before.min(end) },
            if step.total { amount } else { Decimal::ZERO },
            if step.total { Decimal::ZERO } else { amount.max(Decimal::ZERO) },
            if step.total { Decimal::ZERO } else { (-amount).max(Decimal::ZERO) },
        ];
        let line = row + 1 + at as u32;
        for (col, (number, text)) in (FIRST..).zip(numbers.into_iter().zip(texts(line + 1, step.total))) {
            let cell = Cell::number(Some(number)).formula(Some(Formula { text, array: false }));
            value::write(sheet, (line, col), &cell, format, Place::Record, formats)?;
        }
        before = end;
    }
    Ok(())
}

/// The formulas of a line, whose number in the sheet is `line`.
fn texts(line: u32, total: bool) -> [String; 5] {
    let amount = format!("N(B{line})");
    let before = format!("N(C{})", line - 1);
    match total {
        true => [amount.clone(), "0".into(), amount, "0".into(), "0".into()],
        false => [
            format!("{before}+{amount}"),
            format!("MIN({before},C{line})"),
            "0".into(),
            format!("MAX({amount},0)"),
            format!("MAX(-{amount},0)"),
        ],
    }
}

/// The chart over these lines.
pub fn chart(sheet: &str, (row, last): (u32, u32), format: Format, theme: &Theme) -> Chart {
    let mut chart = Chart::new(ChartType::ColumnStacked);
    let colours = [None, theme.series.first(), theme.series.get(1), theme.series.get(2)];
    for (col, fill) in (FIRST + 1..).zip(colours) {
        let series = chart.add_series();
        series.set_name((sheet, row, col)).set_categories((sheet, row + 1, 0, last, 0));
        series.set_values((sheet, row + 1, col, last, col)).set_gap(40);
        match fill {
            None => drop(series.set_format(ChartFormat::new().set_no_fill())),
            Some(fill) => {
                let fill = ChartSolidFill::new().set_color(colour(*fill)).clone();
                series.set_format(ChartFormat::new().set_solid_fill(&fill));
                series.set_data_label(&labels(format, theme, col));
            }
        }
    }
    chart
}

/// The amounts on their columns, with their sign; none where there is no such part.
fn labels(format: Format, theme: &Theme, col: u16) -> ChartDataLabel {
    let sign = match format {
        Format::Money(currency) | Format::MoneyWhole(currency) => currency.sign(),
        _ => "",
    };
    let before = match col - FIRST {
        3 => "+",
        4 => "-",
        _ => "",
    };
    let mut font = ChartFont::new();
    font.set_size(8).set_color(colour(if before.is_empty() { theme.on_accent } else { theme.ink }));
    let mut label = ChartDataLabel::new();
    label.show_value().set_font(&font).set_num_format(format!("\"{before}{sign}\"#,##0;;"));
    label
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_begins_where_the_line_above_ends() {
        assert_eq!(texts(7, false)[0], "N(C6)+N(B7)");
        assert_eq!(texts(7, true)[0], "N(B7)");
    }
}
