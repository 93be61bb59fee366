//! What the file says of itself at its root.

use super::attach::Attached;
use super::{dictionary, name, text};
use lopdf::{Document, Object, ObjectId};

/// Sets the keys of the catalogue: those given, and what is the same for all files.
pub fn describe(
    pdf: &mut Document,
    language: &str,
    keys: [(&str, Object); 3],
    outline: Option<ObjectId>,
    attached: Option<Attached>,
) {
    let Ok(catalog) = pdf.catalog_mut() else { return };
    keys.into_iter().for_each(|(key, value)| catalog.set(key, value));
    catalog.set("Lang", text(language));
    catalog.set("MarkInfo", dictionary([("Marked", true.into())]));
    catalog.set("PageLayout", name("SinglePage"));
    catalog.set("ViewerPreferences", dictionary([("DisplayDocTitle", true.into())]));
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", name("UseOutlines"));
    }
    if let Some(Attached { names, file }) = attached {
        catalog.set("Names", dictionary([("EmbeddedFiles", names.into())]));
        catalog.set("AF", vec![file.into()]);
    }
}
