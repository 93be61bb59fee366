//! Packwright reads the Excel registers that project teams keep and makes the month's report packs.

pub mod finding;
pub mod measure;
pub mod model;
pub mod read;
pub mod resolve;
pub mod settings;
pub mod validate;
