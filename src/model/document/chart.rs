//! Charts and grids of counts.

use super::{About, Cell, Format, Tone};
use rust_decimal::Decimal;

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

impl Series {
    /// The numbers of its values that are known.
    pub fn numbers(&self) -> impl Iterator<Item = Decimal> {
        self.values.iter().filter_map(Cell::as_number)
    }
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
