//! Links as the standards want them: objects of their own, told in words, printed with the page.

use super::text;
use crate::render::pdf::backend::Marked;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// Completes the links of each page; gives them page by page, in the order in which they were drawn.
pub fn complete(pdf: &mut Document, pages: &[Marked]) -> Vec<Vec<ObjectId>> {
    let ids: Vec<ObjectId> = pdf.page_iter().collect();
    ids.iter().zip(pages).map(|(id, page)| of_page(pdf, *id, page)).collect()
}

fn of_page(pdf: &mut Document, id: ObjectId, page: &Marked) -> Vec<ObjectId> {
    let links = take(pdf, id).into_iter().zip(&page.links);
    let objects: Vec<ObjectId> = links
        .map(|(mut link, (_, words))| {
            link.set("F", 4);
            link.set("Contents", text(words));
            pdf.add_object(link)
        })
        .collect();
    if let (false, Ok(page)) = (objects.is_empty(), page_mut(pdf, id)) {
        page.set("Annots", objects.iter().map(|o| Object::Reference(*o)).collect::<Vec<_>>());
    }
    objects
}

/// The links that stand in a page itself; it has none after that.
fn take(pdf: &mut Document, id: ObjectId) -> Vec<Dictionary> {
    match page_mut(pdf, id).ok().and_then(|page| page.remove(b"Annots")) {
        Some(Object::Array(links)) => links.into_iter().filter_map(dictionary).collect(),
        _ => Vec::new(),
    }
}

fn dictionary(object: Object) -> Option<Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        _ => None,
    }
}

fn page_mut(pdf: &mut Document, id: ObjectId) -> lopdf::Result<&mut Dictionary> {
    pdf.get_object_mut(id).and_then(Object::as_dict_mut)
}
