//! Figures traced back to their cells, on a portfolio that is made here.
#![allow(missing_docs, clippy::unwrap_used)]

mod books;
mod command;
mod effect;
mod portfolio;
mod property;
mod shown;
