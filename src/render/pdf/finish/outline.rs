//! Bookmarks as a tree: sections, and in each what has a title.

use super::{name, text};
use crate::render::pdf::drawing::{Drawn, Entry};
use crate::render::pdf::look::height;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// Adds the bookmarks; gives the root of the tree, `None` where there are none.
pub fn add(pdf: &mut Document, drawn: &Drawn) -> Option<ObjectId> {
    let sections: Vec<&[Entry]> = drawn.outline.chunk_by(|_, next| next.level > 1).collect();
    if sections.is_empty() {
        return None;
    }
    let pages: Vec<ObjectId> = pdf.page_iter().collect();
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = sections.iter().map(|_| pdf.new_object_id()).collect();
    for (at, entries) in sections.iter().enumerate() {
        let mut node = node(&entries[0], root, siblings(&ids, at), &pages, drawn);
        let inner: Vec<ObjectId> = entries[1..].iter().map(|_| pdf.new_object_id()).collect();
        for (place, entry) in entries[1..].iter().enumerate() {
            let leaf = self::node(entry, ids[at], siblings(&inner, place), &pages, drawn);
            pdf.set_object(inner[place], leaf);
        }
        // A negative count: shut until the reader opens it.
        hang(&mut node, &inner, -(inner.len() as i64));
        pdf.set_object(ids[at], node);
    }
    let mut tree = Dictionary::from_iter([("Type", name("Outlines"))]);
    hang(&mut tree, &ids, ids.len() as i64);
    pdf.set_object(root, tree);
    Some(root)
}

fn siblings(ids: &[ObjectId], at: usize) -> (Option<ObjectId>, Option<ObjectId>) {
    (at.checked_sub(1).map(|before| ids[before]), ids.get(at + 1).copied())
}

fn hang(node: &mut Dictionary, children: &[ObjectId], count: i64) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        node.set("First", *first);
        node.set("Last", *last);
        node.set("Count", count);
    }
}

fn node(
    entry: &Entry,
    parent: ObjectId,
    (before, after): (Option<ObjectId>, Option<ObjectId>),
    pages: &[ObjectId],
    drawn: &Drawn,
) -> Dictionary {
    let mut node = Dictionary::from_iter([("Title", text(&entry.title)), ("Parent", parent.into())]);
    if let (Some(id), Some(page)) = (pages.get(entry.page), drawn.pages.get(entry.page)) {
        let top = (height(drawn.paper, page.landscape) - entry.y + 6.0).round() as i64;
        let place = vec![(*id).into(), name("XYZ"), Object::Null, top.into(), Object::Null];
        node.set("Dest", place);
    }
    if let Some(before) = before {
        node.set("Prev", before);
    }
    if let Some(after) = after {
        node.set("Next", after);
    }
    node
}
