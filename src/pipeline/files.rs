//! Documents and canonical workbooks as files.

use super::RunError;
use crate::finding::Noted;
use crate::model::artifact::Artifact;
use crate::model::canonical::Book;
use crate::model::document::Document;
use crate::render::{pdf, xlsx};
use crate::settings::Settings;

/// A file that was made of a document.
pub struct File {
    /// The file.
    pub artifact: Artifact,
    /// How many pages it has; `None` for a workbook.
    pub pages: Option<usize>,
}

/// A document as a workbook.
///
/// # Errors
/// When the workbook cannot be made.
pub fn workbook(document: &Document<'_>, settings: &Settings) -> Result<Vec<u8>, RunError> {
    xlsx::render(document, &settings.knowledge.theme).map_err(|e| failed(&document.name, &e))
}

/// A canonical workbook.
///
/// # Errors
/// When it cannot be made, such as one of more records than a sheet has rows.
pub fn canonical(book: &Book<'_>, settings: &Settings) -> Result<Vec<u8>, RunError> {
    xlsx::canonical(book, &settings.knowledge.theme).map_err(|e| failed(&book.path, &e))
}

/// A document as pages: one file, or the volumes of a long one. `attached` is attached to each unless it is empty.
pub fn pages(document: &Document<'_>, settings: &Settings, attached: &[u8]) -> Noted<Vec<File>> {
    let knowledge = &settings.knowledge;
    let volumes = pdf::render(document, &knowledge.theme, &knowledge.fonts, attached);
    let file = |(at, volume): (usize, pdf::Pages)| File {
        artifact: Artifact { path: document.volume(at + 1), bytes: volume.bytes },
        pages: Some(volume.count),
    };
    Noted { value: volumes.value.into_iter().enumerate().map(file).collect(), findings: volumes.findings }
}

fn failed(name: &str, reason: &xlsx::WorkbookError) -> RunError {
    RunError::Pack { role: name.to_owned(), reason: reason.to_string() }
}
