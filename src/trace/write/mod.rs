//! A trace as people and other programs read it.

mod csv;
mod json;
mod text;

pub use csv::csv;
pub use json::json;
pub use text::text;
