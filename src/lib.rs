//! Packwright reads the Excel registers that project teams keep and makes the month's report packs.

pub mod cli;
pub mod export;
pub mod finding;
pub mod measure;
pub mod model;
pub mod read;
pub mod resolve;
pub mod pipeline;
pub mod publish;
pub mod settings;
pub mod validate;
