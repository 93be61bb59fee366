//! Title, subject and day, for programs that do not read XMP.

use super::{PROGRAM, day, dictionary, keywords, text};
use crate::model::document::Document;
use lopdf::Object;

/// Puts them in place of what was said before.
pub fn set(pdf: &mut lopdf::Document, document: &Document<'_>, title: &str) {
    let info = dictionary([
        ("Title", text(title)),
        ("Subject", text(&document.question)),
        ("Keywords", text(&keywords(document))),
        ("Creator", text(PROGRAM)),
        ("Producer", text(PROGRAM)),
        ("CreationDate", day(document)),
        ("ModDate", day(document)),
    ]);
    match pdf.trailer.get(b"Info").and_then(Object::as_reference) {
        Ok(id) => pdf.set_object(id, info),
        Err(_) => {
            let id = pdf.add_object(info);
            pdf.trailer.set("Info", id);
        }
    }
}
