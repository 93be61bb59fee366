//! What PDF/A-3 and PDF/UA-1 ask of a file, read back from it.

use super::sample;
use crate::render::pdf::render;
use lopdf::{Dictionary, Document, Object, ObjectId};

const FIGURES: &[u8] = b"[\n{\"id\":\"risks.open\"}\n]\n";

fn pdf(document: &crate::model::document::Document<'_>) -> Document {
    let (theme, fonts) = sample::look();
    Document::load_mem(&render(document, theme, fonts, FIGURES).value[0].bytes).unwrap()
}

/// What a key of a dictionary leads to.
fn follow<'d>(pdf: &'d Document, dictionary: &'d Dictionary, key: &str) -> &'d Object {
    pdf.dereference(dictionary.get(key.as_bytes()).unwrap()).unwrap().1
}

fn dictionary<'d>(pdf: &'d Document, from: &'d Dictionary, key: &str) -> &'d Dictionary {
    follow(pdf, from, key).as_dict().unwrap()
}

fn name<'d>(from: &'d Dictionary, key: &str) -> &'d str {
    std::str::from_utf8(from.get(key.as_bytes()).and_then(Object::as_name).unwrap()).unwrap()
}

#[test]
fn the_file_names_its_standards_and_its_colours() {
    let mut document = sample::rich();
    document.portfolio = "Smith & Sons <north>".to_owned();
    let pdf = pdf(&document);
    let catalog = pdf.catalog().unwrap();
    let xmp = follow(&pdf, catalog, "Metadata").as_stream().unwrap();
    let xmp = std::str::from_utf8(&xmp.content).unwrap();
    for part in [
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Smith &amp; Sons &lt;north&gt;: Sponsor pack, October 2026",
    ] {
        assert!(xmp.contains(part), "{part}");
    }
    let intents = follow(&pdf, catalog, "OutputIntents").as_array().unwrap();
    let intent = intents[0].as_dict().unwrap();
    assert_eq!(name(intent, "S"), "GTS_PDFA1");
    let profile = follow(&pdf, intent, "DestOutputProfile").as_stream().unwrap();
    assert_eq!(profile.dict.get(b"N").and_then(Object::as_i64).unwrap(), 3);
    assert!(matches!(dictionary(&pdf, catalog, "MarkInfo").get(b"Marked"), Ok(Object::Boolean(true))));
}

#[test]
fn every_mark_on_a_page_leads_to_a_node_that_leads_back() {
    let (theme, fonts) = sample::look();
    for pages in [500, 3] {
        let theme = crate::model::theme::Theme { volume_pages: pages, ..theme.clone() };
        for volume in render(&sample::rich(), &theme, fonts, FIGURES).value {
            check_marks(&Document::load_mem(&volume.bytes).unwrap());
        }
    }
}

fn check_marks(pdf: &Document) {
    let root = dictionary(pdf, pdf.catalog().unwrap(), "StructTreeRoot");
    let numbers = follow(pdf, dictionary(pdf, root, "ParentTree"), "Nums").as_array().unwrap();
    for (at, id) in pdf.page_iter().enumerate() {
        let page = pdf.get_dictionary(id).unwrap();
        assert_eq!(page.get(b"StructParents").and_then(Object::as_i64).unwrap(), at as i64);
        assert_eq!(name(page, "Tabs"), "S");
        let content = String::from_utf8_lossy(&pdf.get_page_content(id)).into_owned();
        let marks = content.matches("/MCID").count();
        let nodes = pdf.dereference(&numbers[2 * at + 1]).unwrap().1.as_array().unwrap();
        assert_eq!(nodes.len(), marks);
        for (number, node) in nodes.iter().enumerate() {
            assert!(holds(pdf.dereference(node).unwrap().1.as_dict().unwrap(), id, number as i64));
        }
    }
}

/// Whether a node has the content of a page with a number.
fn holds(node: &Dictionary, page: ObjectId, number: i64) -> bool {
    let own = node.get(b"Pg").and_then(Object::as_reference).unwrap();
    let is = |part: &Object| match part {
        Object::Integer(n) => own == page && *n == number,
        Object::Dictionary(d) => {
            d.get(b"Pg").and_then(Object::as_reference).unwrap() == page
                && d.get(b"MCID").and_then(Object::as_i64).ok() == Some(number)
        }
        _ => false,
    };
    match node.get(b"K").unwrap() {
        Object::Array(parts) => parts.iter().any(is),
        part => is(part),
    }
}

#[test]
fn every_link_is_told_in_words_and_printed() {
    let pdf = pdf(&sample::rich());
    let mut count = 0;
    for id in pdf.page_iter() {
        for link in pdf.get_page_annotations(id).unwrap() {
            count += 1;
            assert_eq!(link.get(b"F").and_then(Object::as_i64).unwrap(), 4);
            assert!(!link.get(b"Contents").and_then(Object::as_str).unwrap().is_empty());
            assert!(link.has(b"StructParent"));
        }
    }
    // The five sections of the contents, and the addresses of the lists.
    assert!(count >= 5);
}

#[test]
fn the_figures_are_attached_as_they_were_given() {
    let pdf = pdf(&sample::rich());
    let files = follow(&pdf, pdf.catalog().unwrap(), "AF").as_array().unwrap();
    let file = pdf.dereference(&files[0]).unwrap().1.as_dict().unwrap();
    assert_eq!(name(file, "AFRelationship"), "Data");
    let stream = follow(&pdf, dictionary(&pdf, file, "EF"), "F").as_stream().unwrap();
    assert_eq!(name(&stream.dict, "Subtype"), "application/json");
    assert_eq!(stream.get_plain_content().unwrap(), FIGURES);
    let (theme, fonts) = sample::look();
    let without = render(&sample::rich(), theme, fonts, b"").value.remove(0).bytes;
    assert!(!Document::load_mem(&without).unwrap().catalog().unwrap().has(b"AF"));
}
