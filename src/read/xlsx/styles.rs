//! The styles of a workbook, brought down to what can carry meaning and each kept once.

use super::super::symbols::SymbolFont;
use super::kinds::{self, Shown};
use crate::model::colour::Rgb;
use crate::model::workbook::Style;
use calamine::FillPattern;
use std::collections::HashMap;

/// From the file's style numbers to the workbook's.
pub struct Styles {
    /// By number in the file.
    known: Vec<Known>,
}

/// What is known of a style of the file.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// The workbook's number for it.
    pub number: u16,
    /// How it shows numbers.
    pub shown: Shown,
    /// Whether it fills the cell with a colour.
    pub filled: bool,
    /// The font of signs that it shows text in.
    pub symbols: Option<SymbolFont>,
}

/// A style that the file does not have is the plain one.
const PLAIN: Known = Known { number: 0, shown: Shown::Number, filled: false, symbols: None };

impl Styles {
    /// Adds the file's styles to `known`, whose first is the plain one.
    pub fn take(from: &[calamine::Style], known: &mut Vec<Style>) -> Self {
        let numbered = known.iter().cloned().zip(0..);
        let mut index: HashMap<Style, u16> = numbered.collect();
        let each = from.iter().map(|style| {
            let format = style.number_format.as_ref();
            let shown = format.map_or(Shown::Number, |f| kinds::shown(&f.format_code, f.format_id));
            let font = style.font.as_ref().and_then(|f| f.name.as_deref());
            let style = reduce(style);
            let filled = style.fill.is_some();
            let number = *index.entry(style).or_insert_with_key(|style| match u16::try_from(known.len()) {
                Ok(number) => {
                    known.push(style.clone());
                    number
                }
                Err(_) => 0,
            });
            Known { number, shown, filled, symbols: font.and_then(SymbolFont::named) }
        });
        Self { known: each.collect() }
    }

    /// What is known of the file's style.
    pub fn of(&self, in_file: usize) -> Known {
        self.known.get(in_file).copied().unwrap_or(PLAIN)
    }
}

fn reduce(style: &calamine::Style) -> Style {
    let format = style.number_format.as_ref().map_or("", |f| f.format_code.as_str());
    let font = style.font.as_ref();
    Style {
        format: if format.eq_ignore_ascii_case("general") { String::new() } else { format.to_owned() },
        fill: style.fill.as_ref().and_then(fill).filter(|c| *c != WHITE),
        ink: font.and_then(|f| f.color).map(rgb).filter(|c| *c != BLACK),
        bold: font.is_some_and(calamine::Font::is_bold),
        struck: font.is_some_and(calamine::Font::has_strikethrough),
    }
}

const WHITE: Rgb = Rgb(255, 255, 255);
const BLACK: Rgb = Rgb(0, 0, 0);

/// The colour that a fill shows: under a hatching, the one behind it.
fn fill(fill: &calamine::Fill) -> Option<Rgb> {
    let colour = match fill.pattern {
        FillPattern::None => None,
        FillPattern::Solid => fill.get_color(),
        _ => fill.background_color,
    };
    colour.map(rgb)
}

fn rgb(colour: calamine::Color) -> Rgb {
    Rgb(colour.red, colour.green, colour.blue)
}
