//! What stands in a cell, how it is written, and its tone.

use crate::model::figure::FigureRef;
use crate::model::money::Currency;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What is said of a figure for which its workbook has no formula.
pub const NOT_LIVE: &str = "As the pack was made: this workbook has no formula for this figure.";

/// A formula of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// Its text, without the leading `=`.
    pub text: String,
    /// Whether it has to be entered as a formula of arrays.
    pub array: bool,
}

/// A cell: what is in it, how it is coloured, and the formula that gives it in a workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell<'a> {
    /// What is in it.
    pub content: Content<'a>,
    /// How it is coloured. The content says the same in words.
    pub tone: Tone,
    /// A formula over the document's own tables; its result is the content.
    pub formula: Option<Formula>,
    /// How it is written, where it differs from its column.
    pub format: Option<Format>,
    /// Which figure it is, if it is one.
    pub figure: Option<Box<FigureRef>>,
}

impl<'a> Cell<'a> {
    /// A cell with this content, plain.
    pub fn new(content: Content<'a>) -> Self {
        Self { content, tone: Tone::Plain, formula: None, format: None, figure: None }
    }

    /// A cell where nothing is known.
    pub fn blank() -> Self {
        Self::new(Content::Blank)
    }

    /// A cell of text; blank when the text is empty.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        Self::new(if text.is_empty() { Content::Blank } else { Content::Text(text) })
    }

    /// A number; blank when unknown.
    pub fn number(value: Option<Decimal>) -> Self {
        Self::new(value.map_or(Content::Blank, Content::Number))
    }

    /// The same cell with a tone.
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// The same cell with a format of its own.
    pub fn format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// Its number, if it is one.
    pub fn as_number(&self) -> Option<Decimal> {
        match self.content {
            Content::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Which figure it is.
    pub fn figure(mut self, figure: FigureRef) -> Self {
        self.figure = Some(Box::new(figure));
        self
    }

    /// The same cell with the formula that gives it.
    pub fn formula(mut self, formula: Option<Formula>) -> Self {
        self.formula = formula;
        self
    }
}

/// What is in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Content<'a> {
    /// Nothing is known.
    Blank,
    /// Text.
    Text(Cow<'a, str>),
    /// A number, not rounded; a fraction where it is a percent.
    Number(Decimal),
    /// A civil day.
    Date(Date),
    /// Text that leads to a web or mail address, inside the document (`#anchor`), or to a file beside it (`./file`).
    Link(Cow<'a, str>, String),
}

/// How values are written and aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Format {
    Text,
    /// Centred short text, such as an id or a state.
    Code,
    Date,
    /// `Oct 26`.
    Month,
    /// 1,234
    Count,
    /// 1,234.50 with the currency's minor unit; the sign stands in the column's label or before the figure.
    Money(Currency),
    /// £1,234, without the minor unit, for tiles and charts.
    MoneyWhole(Currency),
    /// A variance as money, without the minor unit: `£1,234 F` (favourable) or `-£1,234 A` (adverse).
    Variance(Currency),
    /// A variance as a percent: `1.2% F` or `-1.2% A`.
    VariancePercent,
    /// 12.5 %
    Percent,
    /// 0.50
    Fte,
    /// A ratio or an average: 0.95
    Ratio,
    /// 81.8
    Days,
    /// Up to four decimals, none that are 0.
    Number,
}

impl Format {
    /// Whether values are numbers, which stand at the right.
    pub fn is_number(self) -> bool {
        !matches!(self, Self::Text | Self::Code | Self::Date | Self::Month)
    }
}

/// How grave, for colour. Words beside it say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub enum Tone {
    #[default]
    Plain,
    Red,
    Amber,
    Green,
    /// Blue: complete, information.
    Blue,
    /// Grey: not started, closed.
    Grey,
    /// Bold: totals.
    Strong,
}
