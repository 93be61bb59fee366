//! Whether the money ties out: sums that a file states against its rows, money read against money kept, amounts that no
//! exchange rate brings into the figures. These are contradictions of arithmetic: any of them, and the money does not tie
//! out. What different registers say of one thing, and amounts without a project or a month, are differences to explain.

mod breaks;
mod compared;
mod difference;
mod records;
mod unplaced;
mod verdict;

#[cfg(test)]
mod tests;

pub use breaks::{breaks, of_sources, totals, without_rate};
pub use compared::compared;
pub use difference::{Difference, Spot};
pub use unplaced::unplaced;
pub use verdict::{Verdict, verdict};

use crate::model::pack::Pack;
use crate::model::register::{FieldId, RegisterId};

/// Which fields of which registers a review may speak of.
pub type May<'a> = &'a dyn Fn(RegisterId, FieldId) -> bool;

/// Whether a pack shows a field of a register.
pub fn shows(pack: &Pack, register: RegisterId, field: FieldId) -> bool {
    pack.registers.iter().any(|r| r.register == register && r.fields.contains(&field))
}
