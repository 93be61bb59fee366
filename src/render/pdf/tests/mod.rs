//! Decisions of layout, looked up in the drawing; and the file, read back.

mod contrast;
mod file;
mod layout;
pub mod sample;
mod scripts;
mod size;
mod standards;
mod structure;
mod together;
mod volumes;
