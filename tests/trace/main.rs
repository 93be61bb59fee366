//! Figures traced back to their cells, on a portfolio that is made here.
#![allow(missing_docs, clippy::unwrap_used)]

mod books;
mod changes;
mod command;
mod effect;
mod oracle;
mod portfolio;
mod property;
mod shown;
mod worked;
