//! Packwright reads the Excel registers that project teams keep and makes the month's report packs.

pub mod cli;
pub mod export;
pub mod finding;
pub mod model;
pub mod pipeline;
pub mod publish;
pub mod settings;
