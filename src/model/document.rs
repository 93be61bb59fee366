//! What one audience reads, before it is a workbook or pages: sections of blocks. Whatever stands in a
//! document may be shown; composing has left out what the audience may not see.

use super::figure::FigureRef;
use super::money::Currency;
use super::period::Period;
use super::timeline::Timeline;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A pack, composed.
pub struct Document<'a> {
    /// What it is.
    pub kind: Kind,
    /// Names its files.
    pub name: String,
    /// Title, such as `Risk pack`.
    pub title: String,
    /// Whom it is for, such as `Risk Role`.
    pub audience: String,
    /// The question it answers.
    pub question: String,
    /// The portfolio's name.
    pub portfolio: String,
    /// The month reported.
    pub period: Period,
    /// Marking on every page; empty for none.
    pub marking: String,
    /// Identifies the run: from the sources, the settings and the version, never the clock.
    pub run: String,
    /// Sections in order. In a workbook each is a sheet, in a PDF a chapter.
    pub sections: Vec<Section<'a>>,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What one audience gets.
    Pack,
    /// What there is to say about the sources.
    Findings,
    /// What was made for the month.
    Index,
    /// What became of everything in a migration.
    Dossier,
}

impl Document<'_> {
    /// The path of its file inside the folder of the month.
    pub fn path(&self, extension: &str) -> String {
        match self.kind {
            Kind::Pack => format!("packs/{}.{extension}", self.name),
            Kind::Findings | Kind::Index | Kind::Dossier => format!("{}.{extension}", self.name),
        }
    }
}

/// A chapter or sheet.
pub struct Section<'a> {
    /// Its title; also the sheet's name (31 characters at most, unique in its document).
    pub title: String,
    /// Whether pages lie on their long side.
    pub landscape: bool,
    /// Whether it is of use in a workbook alone, and no chapter of a PDF.
    pub workbook_only: bool,
    /// What stands in it.
    pub blocks: Vec<Block<'a>>,
}

/// A thing to read.
pub enum Block<'a> {
    /// A heading inside a section.
    Heading(String),
    /// Prose.
    Paragraph(String),
    /// Something that must be seen.
    Callout(Callout),
    /// Figures, large.
    Tiles(Vec<Tile>),
    /// A table.
    Table(Table<'a>),
    /// A chart.
    Chart(Chart),
    /// A grid of counts, such as a risk heat map.
    Matrix(Matrix),
    /// Milestones along the months.
    Timeline(Timeline),
}

/// Prose that must be seen.
pub struct Callout {
    /// How grave.
    pub tone: Tone,
    /// One line.
    pub title: String,
    /// More, or nothing.
    pub text: String,
}

/// A figure, large.
pub struct Tile {
    /// Its words.
    pub label: String,
    /// Its value.
    pub value: Cell<'static>,
    /// A line under it, such as a comparison; may be empty.
    pub note: String,
    /// Where the figure is explained.
    pub about: Option<About>,
}

/// The line of the annex of definitions that explains a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The figure's id: the name of its value in a workbook.
    pub id: String,
    /// The number of its line.
    pub number: usize,
}

impl About {
    /// Words with the number of the line behind them, for paper.
    pub fn numbered(about: Option<&Self>, words: &str) -> String {
        about.map_or_else(|| words.to_owned(), |about| format!("{words} [{}]", about.number))
    }
}

/// A table of cells.
pub struct Table<'a> {
    /// Its name in a workbook (letters, digits, `_`; unique in its document), and what formulas refer to; empty
    /// for a small table that is no Excel table.
    pub name: String,
    /// Its title; may be empty.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// How many of its first columns say what a row is. Where a page cannot hold all columns, these come again in each part.
    pub keys: usize,
    /// Its rows.
    pub rows: Rows<'a>,
    /// How many rows a PDF prints, the most important first; `None` for all.
    pub print: Option<usize>,
    /// By what the rows are in order, in words: `highest score first`; may be empty.
    pub order: String,
    /// Cells that have a name in a workbook: row, column, name.
    pub names: Vec<(usize, usize, String)>,
    /// Of a grid, whose cells are filled with their tones from edge to edge; `None` for any other table.
    pub grid: Option<Legend>,
}

/// What the cells of a grid say: each mark with its words and its tone; none where the cells speak for themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Legend(pub Vec<(String, String, Tone)>);

/// A column of a table.
pub struct Column {
    /// Its label.
    pub label: String,
    /// How its values are written and aligned.
    pub format: Format,
    /// Its share of the width beside the others; 1 is a short word or number, 5 is prose.
    pub weight: f32,
    /// Whether a PDF prints it; a workbook shows every column.
    pub print: bool,
    /// The rule by which its cells have their tones.
    pub tones: Tones,
    /// Where its figures are explained, if it has any.
    pub about: Option<About>,
    /// The first and the last column whose course a workbook draws in its cells; `None` for any other column.
    pub course: Option<(usize, usize)>,
}

/// The rule by which the cells of a column have their tones. A workbook keeps it, so that a value that is changed
/// there changes its colour.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Tones {
    /// No rule: each cell says its own.
    #[default]
    Own,
    /// By the word in the cell.
    Words(Vec<(String, Tone)>),
    /// By the highest of these numbers that the cell's is not below, the highest first; plain below all of them.
    AtLeast(Vec<(Decimal, Tone)>),
}

/// The rows of a table.
pub enum Rows<'a> {
    /// Few, made.
    Made(Vec<Vec<Cell<'a>>>),
    /// Many, looked up when they are written.
    Source(Box<dyn RowSource + 'a>),
}

impl<'a> Rows<'a> {
    /// The rows of a sheet of their own, made beforehand.
    pub fn lines(rows: Vec<Vec<Cell<'static>>>) -> Self {
        Self::Source(Box::new(Lines(rows)))
    }
}

/// Rows made beforehand.
struct Lines(Vec<Vec<Cell<'static>>>);

impl RowSource for Lines {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        self.0.get(row).and_then(|cells| cells.get(column)).cloned().unwrap_or_else(Cell::blank)
    }
}

/// Rows looked up when they are written. Gives only what the audience may see.
pub trait RowSource: Send + Sync {
    /// How many rows.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The cell of a row and a column, both from 0 and inside the table.
    fn cell(&self, row: usize, column: usize) -> Cell<'_>;
}

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

/// A chart. Values that are unknown are `None` and leave a gap.
pub struct Chart {
    /// Its title, which says what it shows.
    pub title: String,
    /// What its values are.
    pub format: Format,
    /// How it is drawn.
    pub kind: ChartKind,
    /// What goes along its axis, such as `Month`.
    pub axis: String,
    /// Labels of the axis.
    pub categories: Vec<String>,
    /// Of a waterfall, what each category is; empty for any other chart.
    pub steps: Vec<Step>,
    /// Where the axis of values begins, if not at 0: of a waterfall whose steps would be too small to be seen.
    pub begins: Option<Decimal>,
    /// Series, each with a value a category.
    pub series: Vec<Series>,
    /// The same in words, for those who cannot see it.
    pub alt: String,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum ChartKind {
    /// Upright bars side by side.
    Column,
    /// Upright bars on one another.
    StackedColumn,
    /// Lying bars, for long labels.
    Bar,
    /// Lying bars end to end.
    StackedBar,
    Line,
    /// Steps from one total to the next; its one series has the totals, and what each step adds.
    #[serde(skip_deserializing)]
    Waterfall,
}

/// What a category of a waterfall is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Whether it is a total, which stands on the axis; else it begins where the one before it ends.
    pub total: bool,
    /// Where its figure is explained.
    pub about: Option<About>,
}

/// A series of a chart.
pub struct Series {
    /// Its name.
    pub name: String,
    /// Its values, one a category.
    pub values: Vec<Cell<'static>>,
    /// Where the figures are explained.
    pub about: Option<About>,
    /// A tone instead of the theme's next colour; the name says the same.
    pub tone: Tone,
}

/// A grid of counts.
pub struct Matrix {
    /// Its title.
    pub title: String,
    /// What goes across, such as `Impact`.
    pub x_label: String,
    /// What goes up, such as `Likelihood`.
    pub y_label: String,
    /// Words across, left to right.
    pub x: Vec<String>,
    /// Words up, the lowest first.
    pub y: Vec<String>,
    /// Counts: `cells[y][x]`, each with its tone.
    pub cells: Vec<Vec<(u64, Tone)>>,
    /// What is counted, in few letters each, in the same places; empty where only the counts are shown.
    pub marks: Vec<Vec<Vec<String>>>,
    /// The same in words, for those who cannot see it.
    pub alt: String,
}

impl Series {
    /// The numbers of its values that are known.
    pub fn numbers(&self) -> impl Iterator<Item = Decimal> {
        self.values.iter().filter_map(Cell::as_number)
    }
}

impl Column {
    /// A column that is always printed, its cells with tones of their own.
    pub fn new(label: impl Into<String>, format: Format, weight: f32) -> Self {
        Self {
            label: label.into(),
            format,
            weight,
            print: true,
            tones: Tones::Own,
            about: None,
            course: None,
        }
    }
}

impl<'a> Table<'a> {
    /// A small table: no Excel table, printed whole.
    pub fn small(title: impl Into<String>, columns: Vec<Column>, rows: Vec<Vec<Cell<'a>>>) -> Self {
        let (name, order) = (String::new(), String::new());
        let names = Vec::new();
        let title = title.into();
        Self { name, title, columns, keys: 1, rows: Rows::Made(rows), print: None, order, names, grid: None }
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        match &self.rows {
            Rows::Made(rows) => rows.len(),
            Rows::Source(rows) => rows.len(),
        }
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cell of a row and a column, both from 0; blank outside.
    pub fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        match &self.rows {
            Rows::Made(rows) => {
                rows.get(row).and_then(|r| r.get(column)).cloned().unwrap_or_else(Cell::blank)
            }
            Rows::Source(rows) if row < rows.len() => rows.cell(row, column),
            Rows::Source(_) => Cell::blank(),
        }
    }

    /// How many rows a PDF prints.
    pub fn printed(&self) -> usize {
        self.print.map_or(self.len(), |n| n.min(self.len()))
    }
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
