//! The styles of a workbook, brought down to what can carry meaning and each kept once.

use super::super::kinds::{self, Shown};
use crate::model::workbook::Style;
use std::collections::HashMap;

/// From the file's style numbers to the workbook's.
pub struct Styles {
    /// By number in the file.
    numbers: Vec<(u16, Shown)>,
}

impl Styles {
    /// Adds the file's styles to `known`, whose first is the plain one.
    pub fn take(from: &[calamine::Style], known: &mut Vec<Style>) -> Self {
        let mut index = HashMap::new();
        for (number, style) in known.iter().enumerate() {
            index.insert(key(style), number as u16);
        }
        let numbers = from
            .iter()
            .map(|style| {
                let format = style.number_format.as_ref();
                let shown = format.map_or(Shown::Number, |f| kinds::shown(&f.format_code, f.format_id));
                let style = reduce(style);
                let number = *index.entry(key(&style)).or_insert_with(|| match u16::try_from(known.len()) {
                    Ok(number) => {
                        known.push(style);
                        number
                    }
                    Err(_) => 0,
                });
                (number, shown)
            })
            .collect();
        Self { numbers }
    }

    /// The workbook's number for the file's; the plain style for one that is not there.
    pub fn number(&self, in_file: usize) -> u16 {
        self.numbers.get(in_file).map_or(0, |(number, _)| *number)
    }

    /// How the file's style shows numbers.
    pub fn shown(&self, in_file: usize) -> Shown {
        self.numbers.get(in_file).map_or(Shown::Number, |(_, shown)| *shown)
    }
}

fn key(style: &Style) -> (String, Option<[u8; 3]>, bool, bool) {
    (style.format.clone(), style.fill, style.bold, style.struck)
}

fn reduce(style: &calamine::Style) -> Style {
    let format = style.number_format.as_ref().map_or("", |f| f.format_code.as_str());
    let fill = style.fill.as_ref().filter(|f| f.is_visible()).and_then(calamine::Fill::get_color);
    let font = style.font.as_ref();
    Style {
        format: if format.eq_ignore_ascii_case("general") { String::new() } else { format.to_owned() },
        fill: fill.map(|c| [c.red, c.green, c.blue]),
        bold: font.is_some_and(calamine::Font::is_bold),
        struck: font.is_some_and(calamine::Font::has_strikethrough),
    }
}
