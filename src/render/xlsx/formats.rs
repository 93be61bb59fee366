//! Cell formats, made once each.

use crate::model::document::{Format as Kind, Tone};
use crate::model::money::Currency;
use crate::model::print::Print;
use crate::model::theme::{Rgb, Theme};
use crate::model::words::Words;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The formats of a workbook, made when they are first asked for.
pub struct Formats<'a> {
    theme: &'a Theme,
    cells: Vec<((Kind, Tone, Place), Format)>,
}

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a table whose rows Excel bands itself.
    Record,
    /// In a small table with lines of its own.
    Small,
    /// Large, in a tile.
    Tile,
}

/// A colour as rust_xlsxwriter takes it.
pub fn colour(rgb: Rgb) -> Color {
    Color::RGB(rgb.to_u32())
}

impl<'a> Formats<'a> {
    /// No formats yet.
    pub fn new(theme: &'a Theme) -> Self {
        Self { theme, cells: Vec::new() }
    }

    /// The look.
    pub fn theme(&self) -> &'a Theme {
        self.theme
    }

    /// The fixed words.
    pub fn words(&self) -> &'a Words {
        &self.theme.print.words
    }

    fn base(&self) -> Format {
        Format::new()
            .set_font_name(&self.theme.workbook_font)
            .set_font_size(10)
            .set_font_color(colour(self.theme.ink))
    }

    /// Text of its own, outside tables.
    pub fn prose(&self) -> Format {
        self.base().set_text_wrap().set_align(FormatAlign::Top)
    }

    /// The band at the head of a sheet.
    pub fn title(&self) -> Format {
        self.base()
            .set_font_size(16)
            .set_bold()
            .set_font_color(colour(self.theme.on_accent))
            .set_background_color(colour(self.theme.accent))
            .set_align(FormatAlign::VerticalCenter)
    }

    /// The line under it.
    pub fn subtitle(&self) -> Format {
        self.base()
            .set_font_color(colour(self.theme.on_accent))
            .set_background_color(colour(self.theme.accent))
    }

    /// A heading inside a sheet.
    pub fn heading(&self) -> Format {
        self.base().set_font_size(12).set_bold().set_font_color(colour(self.theme.accent))
    }

    /// A line of secondary text.
    pub fn note(&self) -> Format {
        self.base().set_font_size(9).set_font_color(colour(self.theme.muted))
    }

    /// A label of a table.
    pub fn header(&self, kind: Kind) -> Format {
        let format = self
            .base()
            .set_bold()
            .set_font_color(colour(self.theme.on_accent))
            .set_background_color(colour(self.theme.accent))
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        align(format, kind)
    }

    /// The label of a tile.
    pub fn tile_label(&self) -> Format {
        self.note()
            .set_background_color(colour(self.theme.shade))
            .set_indent(1)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
    }

    /// The line under a tile's value.
    pub fn tile_note(&self) -> Format {
        self.tile_label().set_align(FormatAlign::Top)
    }

    /// A callout's text on its tone.
    pub fn callout(&self, tone: Tone) -> Format {
        let (fill, text) = self.tone(tone).unwrap_or((self.theme.shade, self.theme.ink));
        self.prose().set_background_color(colour(fill)).set_font_color(colour(text)).set_indent(1)
    }

    /// The format of a value; the same for the same three.
    pub fn cell(&mut self, kind: Kind, tone: Tone, place: Place) -> &Format {
        let key = (kind, tone, place);
        let at = match self.cells.iter().position(|(k, _)| *k == key) {
            Some(at) => at,
            None => {
                self.cells.push((key, self.make(kind, tone, place)));
                self.cells.len() - 1
            }
        };
        &self.cells[at].1
    }

    fn make(&self, kind: Kind, tone: Tone, place: Place) -> Format {
        let mut format = align(self.base(), kind)
            .set_align(FormatAlign::Top)
            .set_num_format(number_format(kind, &self.theme.print));
        if matches!(kind, Kind::Text) {
            format = format.set_text_wrap();
        }
        match place {
            Place::Record => {}
            Place::Small => {
                format = format
                    .set_border_bottom(FormatBorder::Hair)
                    .set_border_bottom_color(colour(self.theme.line));
            }
            Place::Tile => {
                format = format
                    .set_font_size(18)
                    .set_bold()
                    .set_align(FormatAlign::Left)
                    .set_align(FormatAlign::VerticalCenter)
                    .set_indent(1)
                    .set_background_color(colour(self.theme.shade));
            }
        }
        if tone == Tone::Strong {
            return format.set_bold();
        }
        match self.tone(tone) {
            Some((fill, text)) => format.set_background_color(colour(fill)).set_font_color(colour(text)),
            None => format,
        }
    }

    /// Fill and text of a tone; `None` for those that are not filled.
    pub fn tone(&self, tone: Tone) -> Option<(Rgb, Rgb)> {
        match tone {
            Tone::Plain | Tone::Strong => None,
            Tone::Red => Some(self.theme.red),
            Tone::Amber => Some(self.theme.amber),
            Tone::Green => Some(self.theme.green),
            Tone::Blue => Some((self.theme.accent, self.theme.on_accent)),
            Tone::Grey => Some(self.theme.neutral),
        }
    }
}

fn align(format: Format, kind: Kind) -> Format {
    match kind {
        Kind::Text => format.set_align(FormatAlign::Left).set_indent(1),
        Kind::Code | Kind::Date | Kind::Month => format.set_align(FormatAlign::Center),
        _ => format.set_align(FormatAlign::Right),
    }
}

/// Excel's code for a format. The marks of numbers are those of the reader's own settings.
fn number_format(kind: Kind, print: &Print) -> String {
    match kind {
        Kind::Text | Kind::Code | Kind::Number => "General".to_owned(),
        Kind::Date => print.days().code(),
        Kind::Month => "mmm yy".to_owned(),
        Kind::Count => "#,##0".to_owned(),
        Kind::Money(currency) => {
            let code = decimals("#,##0", currency.decimals());
            if print.brackets { format!("{code}_);({code})") } else { code }
        }
        Kind::MoneyWhole(currency) => {
            let (above, below) = whole(currency, print);
            format!("{above};{below}")
        }
        Kind::Variance(currency) => {
            let (above, below) = whole(currency, print);
            let nothing = above.replace("#,##0", "0");
            format!("{above}{};{below}{};{nothing}", side("F", print), side("A", print))
        }
        Kind::VariancePercent => {
            format!("0.0%{};-0.0%{};0.0%", side("F", print), side("A", print))
        }
        Kind::Percent => "0.0%".to_owned(),
        Kind::Days => "#,##0.0".to_owned(),
        Kind::Fte | Kind::Ratio => "#,##0.00".to_owned(),
    }
}

fn decimals(whole: &str, places: u32) -> String {
    if places == 0 { whole.to_owned() } else { format!("{whole}.{}", "0".repeat(places as usize)) }
}

/// The side of a variance as a literal.
fn side(side: &str, print: &Print) -> String {
    format!("\" {}\"", print.words.of(side).replace('"', ""))
}

/// An amount with its sign, above and below 0.
fn whole(currency: Currency, print: &Print) -> (String, String) {
    let code = match (currency.sign(), print.words.sign_behind) {
        ("", false) => format!("\"{} \"#,##0", currency.code()),
        ("", true) => format!("#,##0\" {}\"", currency.code()),
        (sign, false) => format!("\"{sign}\"#,##0"),
        (sign, true) => format!("#,##0\" {sign}\""),
    };
    let below = if print.brackets { format!("({code})") } else { format!("-{code}") };
    (code, below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_below_0_is_as_the_print_says() {
        let gbp = Currency::parse("GBP").unwrap();
        let mut print = Print::default();
        assert_eq!(number_format(Kind::MoneyWhole(gbp), &print), "\"£\"#,##0;-\"£\"#,##0");
        let variance = "\"£\"#,##0\" F\";-\"£\"#,##0\" A\";\"£\"0";
        assert_eq!(number_format(Kind::Variance(gbp), &print), variance);
        (print.brackets, print.words.sign_behind) = (true, true);
        assert_eq!(number_format(Kind::Money(gbp), &print), "#,##0.00_);(#,##0.00)");
        assert_eq!(number_format(Kind::MoneyWhole(gbp), &print), "#,##0\" £\";(#,##0\" £\")");
    }
}
