//! Stage 8: a [`Document`](crate::model::document::Document) to a workbook or to pages. A renderer decides how
//! things look; what is shown was decided before.

pub mod pdf;
pub mod xlsx;

pub use pdf::ALL;
