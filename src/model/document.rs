//! What one audience reads, before it is a workbook or pages: sections of blocks. Whatever stands in a
//! document may be shown; composing has left out what the audience may not see.

mod cell;
mod chart;
mod table;

pub use cell::{Cell, Content, Format, Formula, NOT_LIVE, Tone};
pub use chart::{Chart, ChartKind, Matrix, Series, Step};
pub use table::{Column, Legend, RowSource, Rows, Table, Tones};

use super::period::Period;
use super::timeline::Timeline;

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
        format!("{}.{extension}", self.stem())
    }

    /// The path of a volume of its pages, from 1.
    pub fn volume(&self, number: usize) -> String {
        match number {
            1 => self.path("pdf"),
            n => format!("{}-{n}.pdf", self.stem()),
        }
    }

    fn stem(&self) -> String {
        match self.kind {
            Kind::Pack => format!("packs/{}", self.name),
            Kind::Findings | Kind::Index | Kind::Dossier => self.name.clone(),
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
    /// What there is to say on the block above.
    Note(String),
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
