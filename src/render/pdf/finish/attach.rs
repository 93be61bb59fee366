//! The figures of the pack as data, attached to its pages (ISO 19005-3, 6.8).

use super::{day, dictionary, name, text};
use crate::model::document::Document;
use lopdf::{ObjectId, Stream};

/// The name of the file inside the PDF.
const FILE: &str = "figures.json";

/// A file that is attached.
pub struct Attached {
    /// The names of all of them.
    pub names: ObjectId,
    /// What is said of it.
    pub file: ObjectId,
}

/// Attaches the figures.
pub fn figures(pdf: &mut lopdf::Document, document: &Document<'_>, bytes: &[u8]) -> Attached {
    let params = dictionary([("Size", (bytes.len() as i64).into()), ("ModDate", day(document))]);
    let keys = dictionary([
        ("Type", name("EmbeddedFile")),
        ("Subtype", name("application/json")),
        ("Params", params.into()),
    ]);
    let content = pdf.add_object(Stream::new(keys, bytes.to_vec()));
    let file = pdf.add_object(dictionary([
        ("Type", name("Filespec")),
        ("F", text(FILE)),
        ("UF", text(FILE)),
        ("AFRelationship", name("Data")),
        ("Desc", text("The figures of this pack as data")),
        ("EF", dictionary([("F", content.into()), ("UF", content.into())]).into()),
    ]));
    let names = pdf.add_object(dictionary([("Names", vec![text(FILE), file.into()].into())]));
    Attached { names, file }
}
