//! What may be typed into a column.

use crate::model::canonical::{Column, LISTS, List, Takes};
use crate::render::xlsx::value;
use jiff::civil::date;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle as OnError, DataValidationRule as Rule, Formula, Worksheet,
    XlsxError, utility::column_number_to_name,
};

/// The last row of a sheet.
const LAST_ROW: u32 = 1_048_575;

/// Adds the rule of a column to all its cells below the label.
pub fn add(
    sheet: &mut Worksheet,
    col: u16,
    column: &Column<'_>,
    lists: &[List<'_>],
) -> Result<(), XlsxError> {
    if let Some(rule) = rule(column, lists)? {
        sheet.add_data_validation(1, col, LAST_ROW, col, &rule)?;
    }
    Ok(())
}

/// Values of closed lists and levels are refused where they are wrong; of others a person is asked.
fn rule(column: &Column<'_>, lists: &[List<'_>]) -> Result<Option<DataValidation>, XlsxError> {
    let rule = DataValidation::new();
    let (rule, style) = match column.takes {
        Takes::Text | Takes::Id | Takes::Money | Takes::Month => return Ok(None),
        Takes::Level => (rule.allow_whole_number(Rule::Between(1, 5)), OnError::Stop),
        Takes::One(at) => (rule.allow_list_formula(Formula::new(range(at, lists))), OnError::Stop),
        Takes::Number | Takes::Percent => {
            (rule.allow_decimal_number(Rule::Between(-1e15, 1e15)), OnError::Warning)
        }
        Takes::Date => {
            let first = value::day(date(1900, 3, 1))?;
            (rule.allow_date(Rule::GreaterThanOrEqualTo(first)), OnError::Warning)
        }
    };
    let says = format!("Here stands {}.", column.takes.words(lists));
    Ok(Some(
        rule.set_error_style(style).set_error_title("Not what this column takes")?.set_error_message(says)?,
    ))
}

/// Where the values of a list stand.
fn range(at: usize, lists: &[List<'_>]) -> String {
    let column = column_number_to_name(at as u16);
    let last = 1 + lists.get(at).map_or(1, |l| l.values.len());
    format!("={LISTS}!${column}$2:${column}${last}")
}
