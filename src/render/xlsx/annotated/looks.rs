//! How a cell of the copy looks: as in the return, save for the colour of what was seen there.

use super::super::formats::colour;
use crate::model::document::Tone;
use crate::model::theme::Theme;
use crate::model::workbook::Style;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};
use std::collections::HashMap;

/// Excel takes no longer code of a number format.
const LONGEST_CODE: usize = 255;
const DAY: &str = "yyyy-mm-dd";
const HOURS: &str = "[h]:mm:ss";

/// What kind of value a look is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A number or nothing: as the style says.
    Plain,
    /// A day.
    Day,
    /// A length of time.
    Hours,
    /// Text.
    Text,
    /// Text that would be run as a formula where somebody types it anew.
    Formula,
}

/// The looks of a workbook, made when they are first asked for.
pub struct Looks<'a> {
    styles: &'a [Style],
    theme: &'a Theme,
    made: HashMap<Look, Format>,
}

/// A style of the return, for a kind of value, in the colour of a level or none, wrapped or not.
type Look = (u16, Kind, Option<u8>, bool);

impl<'a> Looks<'a> {
    /// No looks yet.
    pub fn new(styles: &'a [Style], theme: &'a Theme) -> Self {
        Self { styles, theme, made: HashMap::new() }
    }

    /// The look of a cell.
    pub fn of(&mut self, style: u16, kind: Kind, tone: Option<Tone>, wrapped: bool) -> &Format {
        let (styles, theme) = (self.styles, self.theme);
        let key = (style, kind, tone.map(|tone| tone as u8), wrapped);
        self.made.entry(key).or_insert_with(|| {
            let style = styles.get(usize::from(style));
            let format = style.map_or_else(|| plain(theme), |style| as_in(style, theme));
            let format = valued(format, style.map_or("", |s| s.format.as_str()), kind);
            let format = if wrapped { format.set_text_wrap() } else { format };
            tone.map_or(format.clone(), |tone| toned(format, tone, theme))
        })
    }
}

fn plain(theme: &Theme) -> Format {
    Format::new().set_font_name(&theme.workbook_font).set_font_size(10).set_align(FormatAlign::Top)
}

fn as_in(style: &Style, theme: &Theme) -> Format {
    let mut format = plain(theme);
    if let Some(fill) = style.fill {
        format = format.set_background_color(colour(fill));
    }
    if let Some(ink) = style.ink {
        format = format.set_font_color(colour(ink));
    }
    if style.bold {
        format = format.set_bold();
    }
    if style.struck { format.set_font_strikethrough() } else { format }
}

fn valued(format: Format, code: &str, kind: Kind) -> Format {
    match kind {
        Kind::Text => format,
        Kind::Formula => format.set_quote_prefix(),
        Kind::Plain if is_sound(code) => format.set_num_format(code),
        Kind::Plain => format,
        // Times of day are not read, so that one would show midnight.
        Kind::Day if is_sound(code) && !code.to_lowercase().contains(['h', 's']) => {
            format.set_num_format(code)
        }
        Kind::Day => format.set_num_format(DAY),
        Kind::Hours if is_sound(code) => format.set_num_format(code),
        Kind::Hours => format.set_num_format(HOURS),
    }
}

/// Whether Excel takes a code: one with an open quote or bracket would make it repair the file.
fn is_sound(code: &str) -> bool {
    let even = code.matches('"').count().is_multiple_of(2);
    let closed = code.matches('[').count() == code.matches(']').count();
    !code.is_empty() && code.len() <= LONGEST_CODE && even && closed && !code.chars().any(char::is_control)
}

/// The colour of a level takes the place of the cell's own, with a line round it that no fill of the return has.
fn toned(format: Format, tone: Tone, theme: &Theme) -> Format {
    let (fill, ink) = match tone {
        Tone::Red => theme.red,
        Tone::Amber => theme.amber,
        _ => theme.neutral,
    };
    format
        .set_background_color(colour(fill))
        .set_font_color(colour(ink))
        .set_border(FormatBorder::Medium)
        .set_border_color(colour(ink))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_excel_would_not_take_are_known() {
        for good in ["0%", "[$£-809]#,##0.00", "dd/mm/yyyy;@", "#,##0\" m\""] {
            assert!(is_sound(good), "{good}");
        }
        let long = "0".repeat(256);
        for bad in ["", "0\"", "[Red", "0\u{1}", long.as_str()] {
            assert!(!is_sound(bad), "{bad}");
        }
    }
}
