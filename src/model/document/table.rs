//! Tables: columns, and rows that are made beforehand or looked up when they are written.

use super::{About, Cell, Format, Tone};
use rust_decimal::Decimal;
use std::marker::PhantomData;

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

    /// A row for each item, made as it is written.
    pub fn each<T: Send + Sync + 'a>(
        items: Vec<T>,
        row: impl Fn(&T) -> Vec<Cell<'a>> + Send + Sync + 'a,
    ) -> Self {
        Self::Source(Box::new(Each { items, row, made: PhantomData }))
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

/// Items, and the row of one.
struct Each<'a, T, F> {
    items: Vec<T>,
    row: F,
    made: PhantomData<Cell<'a>>,
}

impl<'a, T: Send + Sync, F: Fn(&T) -> Vec<Cell<'a>> + Send + Sync> RowSource for Each<'a, T, F> {
    fn len(&self) -> usize {
        self.items.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let cells = self.items.get(row).map(&self.row).into_iter().flatten();
        cells.into_iter().nth(column).unwrap_or_else(Cell::blank)
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
