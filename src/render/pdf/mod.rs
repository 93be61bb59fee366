//! A document as pages.

use crate::finding::{Code, Noted};
use crate::model::document::Document;
use crate::model::theme::Theme;
use std::collections::BTreeMap;

/// Kinds of findings of this stage.
pub const ALL: &[Code] = &[];

/// The pages of a document as a PDF file.
pub fn render(
    _document: &Document<'_>,
    _theme: &Theme,
    _fonts: &BTreeMap<String, Vec<u8>>,
) -> Noted<Vec<u8>> {
    Noted::silent(Vec::new())
}
