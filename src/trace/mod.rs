//! A figure back to the cells that it came from: what [`pipeline::build`](crate::pipeline::build) wrote for a month ->
//! [`Trace`].
//!
//! Only the month's folder is read: neither the sources nor today's settings and templates, which may have changed since.
//! A figure made of other figures is followed down to those of records (its *parts*), and each part has its own records.

mod adds;
mod each;
mod error;
mod fields;
mod figure;
mod left;
mod month;
mod records;
mod rows;
mod tally;
mod tree;
mod value;
mod write;

pub use error::TraceError;
pub use figure::{Asked, StoredFigure};
pub use left::LeftOut;
pub use month::Stored;
pub use rows::{TracedCell, TracedRecord};
pub use tree::Node;
pub use write::{csv, json, text};

/// A figure with all that it was made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// The figure as `figures.json` has it.
    pub figure: StoredFigure,
    /// The figure as the root of the figures that it is made of.
    pub tree: Node,
    /// The records behind each part, by part, then in the order of file, sheet and row.
    pub records: Vec<TracedRecord>,
    /// For each part how many records of its register do not count, and why.
    pub left_out: Vec<LeftOut>,
}
