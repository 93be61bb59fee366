//! The last pass over a PDF: version, an id made of its content, what it says about itself, nested bookmarks, language.
//! No clock: the last day of the reported month stands for the day of making.

use super::drawing::{Drawn, Entry};
use super::look::height;
use crate::model::document::Document as Pack;
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use sha2::{Digest, Sha256};

/// The finished file.
pub fn finish(mut pdf: Document, pack: &Pack<'_>, drawn: &Drawn) -> Vec<u8> {
    pdf.version = "1.7".to_owned();
    about(&mut pdf, pack);
    let outline = outline(&mut pdf, drawn);
    catalog(&mut pdf, outline);
    printable_links(&mut pdf);
    pdf.compress();
    identify(&mut pdf);
    let mut bytes = Vec::new();
    // Writing into memory does not fail.
    let _ = pdf.save_to(&mut bytes);
    bytes
}

/// Title, subject and the like, in place of what the library wrote.
fn about(pdf: &mut Document, pack: &Pack<'_>) {
    let end = pack.period.last_day();
    let made = format!("D:{:04}{:02}{:02}000000Z", end.year(), end.month(), end.day());
    let title = format!("{}: {}, {}", pack.portfolio, pack.title, pack.period.long());
    let info = dictionary! {
        "Title" => words(&title),
        "Subject" => words(&pack.question),
        "Keywords" => words(&format!("{} run {}", pack.marking, pack.run)),
        "Creator" => words(concat!("Packwright ", env!("CARGO_PKG_VERSION"))),
        "Producer" => words("Packwright"),
        "CreationDate" => Object::string_literal(made.clone()),
        "ModDate" => Object::string_literal(made),
    };
    let id = pdf.add_object(info);
    pdf.trailer.set("Info", id);
}

/// Text as PDF keeps it: UTF-16 with its mark, so that every letter comes through.
fn words(text: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn catalog(pdf: &mut Document, outline: Option<ObjectId>) {
    let Ok(catalog) = pdf.catalog_mut() else { return };
    catalog.remove(b"Metadata");
    catalog.remove(b"OutputIntents");
    catalog.remove(b"Outlines");
    catalog.remove(b"PageMode");
    catalog.set("Lang", Object::string_literal("en-GB"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
}

/// Bookmarks, those of level 2 under the one of level 1 before them; `None` where there are none.
fn outline(pdf: &mut Document, drawn: &Drawn) -> Option<ObjectId> {
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    let root = pdf.new_object_id();
    let tops: Vec<usize> = (0..drawn.outline.len()).filter(|i| drawn.outline[*i].level == 1).collect();
    let ids: Vec<ObjectId> = drawn.outline.iter().map(|_| pdf.new_object_id()).collect();
    let top_ids: Vec<ObjectId> = tops.iter().map(|i| ids[*i]).collect();
    for (n, at) in tops.iter().enumerate() {
        let end = tops.get(n + 1).copied().unwrap_or(drawn.outline.len());
        let children = &ids[at + 1..end];
        let mut entry = bookmark(&drawn.outline[*at], drawn, &pages, root);
        chain(&mut entry, &top_ids, n);
        family(&mut entry, children, false);
        pdf.objects.insert(ids[*at], Object::Dictionary(entry));
        for (m, id) in children.iter().enumerate() {
            let mut entry = bookmark(&drawn.outline[at + 1 + m], drawn, &pages, ids[*at]);
            chain(&mut entry, children, m);
            pdf.objects.insert(*id, Object::Dictionary(entry));
        }
    }
    let mut root_entry = dictionary! { "Type" => "Outlines" };
    family(&mut root_entry, &top_ids, true);
    pdf.objects.insert(root, Object::Dictionary(root_entry));
    (!top_ids.is_empty()).then_some(root)
}

fn bookmark(entry: &Entry, drawn: &Drawn, pages: &[ObjectId], parent: ObjectId) -> Dictionary {
    let mut out = dictionary! { "Title" => words(&entry.title), "Parent" => parent };
    if let (Some(id), Some(page)) = (pages.get(entry.page), drawn.pages.get(entry.page)) {
        let top = height(page.landscape) - entry.y + 8.0;
        out.set("Dest", vec![Object::Reference(*id), "XYZ".into(), Object::Null, top.into(), Object::Null]);
    }
    out
}

fn chain(entry: &mut Dictionary, siblings: &[ObjectId], at: usize) {
    if let Some(before) = at.checked_sub(1).and_then(|b| siblings.get(b)) {
        entry.set("Prev", *before);
    }
    if let Some(after) = siblings.get(at + 1) {
        entry.set("Next", *after);
    }
}

/// First and last of those below, and how many; a bookmark that is closed has a count below 0.
fn family(entry: &mut Dictionary, children: &[ObjectId], open: bool) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        entry.set("First", *first);
        entry.set("Last", *last);
        let count = children.len() as i64;
        entry.set("Count", if open { count } else { -count });
    }
}

/// Links that print, as archives want them.
fn printable_links(pdf: &mut Document) {
    for object in pdf.objects.values_mut() {
        if let Object::Dictionary(dictionary) = object
            && dictionary.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Link")
        {
            dictionary.set("F", 4);
        }
    }
}

/// The id of a file: the same for the same content.
fn identify(pdf: &mut Document) {
    pdf.trailer.remove(b"ID");
    let mut bytes = Vec::new();
    let _ = pdf.clone().save_to(&mut bytes);
    let hash = Sha256::digest(&bytes)[..16].to_vec();
    let id = Object::String(hash, StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id.clone(), id]);
}
