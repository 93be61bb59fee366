//! Stage 8: a [`Document`](crate::model::document::Document) to a workbook or to pages. A renderer decides how
//! things look; what is shown was decided before.

mod contrast;
pub mod pdf;
pub mod xlsx;

pub use contrast::{CONTRAST_LOW, of_theme};

use crate::finding::Code;

/// Kinds of findings of this stage.
pub fn codes() -> impl Iterator<Item = Code> {
    pdf::ALL.iter().copied().chain([CONTRAST_LOW])
}
