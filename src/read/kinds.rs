//! Which number formats show a number as a date or as a length of time.

use super::serial;
use crate::model::workbook::CellValue;

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// As a number.
    Number,
    /// As a date or time of day.
    Date,
    /// As hours that may pass 24.
    Duration,
}

/// A number as it is shown; one that is no day of the calendar stays a number.
pub fn value(n: f64, shown: Shown, is_1904: bool) -> CellValue {
    match shown {
        Shown::Number => CellValue::Number(n),
        Shown::Duration => CellValue::Duration(n),
        Shown::Date => serial::to_date(n, is_1904).map_or(CellValue::Number(n), CellValue::Date),
    }
}

/// By the format's code and, where it is one of the built-in ones, its number.
pub fn shown(code: &str, id: Option<u32>) -> Shown {
    match id {
        Some(14..=22 | 27..=36 | 45 | 47 | 50..=58) => Shown::Date,
        Some(46) => Shown::Duration,
        _ => by_code(code),
    }
}

/// The first section of the code decides: a letter of a date outside quotes and brackets, or `[h]` and the like.
fn by_code(code: &str) -> Shown {
    if code.eq_ignore_ascii_case("general") {
        return Shown::Number;
    }
    let mut letters = code.chars();
    while let Some(c) = letters.next() {
        match c.to_ascii_lowercase() {
            // The next letter is shown as it is, is as wide as shown, or fills the cell.
            '\\' | '_' | '*' => {
                letters.next();
            }
            '"' => {
                letters.by_ref().take_while(|c| *c != '"').for_each(drop);
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                let inside = inside.to_ascii_lowercase();
                let first = inside.chars().next();
                if matches!(first, Some('h' | 'm' | 's')) && inside.chars().all(|c| Some(c) == first) {
                    return Shown::Duration;
                }
            }
            ';' => return Shown::Number,
            'd' | 'm' | 'y' | 'h' | 's' => return Shown::Date,
            _ => {}
        }
    }
    Shown::Number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_apart() {
        for (code, expected) in [
            ("dd/mm/yyyy", Shown::Date),
            ("[$-409]d\\-mmm\\-yy;@", Shown::Date),
            ("h:mm AM/PM", Shown::Date),
            ("[Red]mmm yy", Shown::Date),
            ("[h]:mm:ss", Shown::Duration),
            ("[mm]", Shown::Duration),
            ("General", Shown::Number),
            ("#,##0.00_);[Red](#,##0.00)", Shown::Number),
            ("0\" days\"", Shown::Number),
            ("\\d0", Shown::Number),
            ("0;yyyy", Shown::Number),
        ] {
            assert_eq!(shown(code, None), expected, "{code}");
        }
        assert_eq!(shown("General", Some(14)), Shown::Date);
    }
}
