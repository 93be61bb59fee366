//! Tables in files that the program itself and other programs read: Parquet, one column after the other.
//!
//! Here it is known how a column of values becomes bytes and how it is read back; what the columns of a register are is
//! known by [`export`](crate::export). All that reads a month's records later reads them from here.

mod column;
mod decimal;
mod error;
mod month;
mod read;
mod schema;
mod write;

#[cfg(test)]
mod tests;

pub use column::{Column, Kind, Texts, Values};
pub use error::StoreError;
pub use month::{Month, dataset};
pub use read::{Table, read};
pub use write::write;

/// How many rows are held in memory at once, and lie together in a file.
const GROUP: usize = 128 * 1024;
