//! What the PDF says about itself: version, title, language, bookmarks and an identity that comes from its content.
//! No clock: the day the period ends stands for the day of making.

use super::drawing::Drawn;
use super::outline;
use crate::model::document::Document;
use lopdf::{Dictionary, Object, SaveOptions, Stream, StringFormat};
use sha2::{Digest, Sha256};

/// The file's bytes; none where it cannot be written to memory.
pub fn finish(mut pdf: lopdf::Document, document: &Document<'_>, drawn: &Drawn) -> Vec<u8> {
    pdf.version = "1.7".to_owned();
    let outlines = outline::add(&mut pdf, drawn);
    let metadata = Stream::new(
        Dictionary::from_iter([("Type", Object::from("Metadata")), ("Subtype", Object::from("XML"))]),
        xmp(document).into_bytes(),
    )
    .with_compression(false);
    let metadata = pdf.add_object(metadata);
    if let Ok(catalog) = pdf.catalog_mut() {
        describe(catalog);
        catalog.set("Metadata", metadata);
        if let Some(outlines) = outlines {
            catalog.set("Outlines", outlines);
            catalog.set("PageMode", Object::from("UseOutlines"));
        }
    }
    let info = pdf.add_object(info(document));
    pdf.trailer.set("Info", info);
    links(&mut pdf);
    pdf.prune_objects();
    pdf.renumber_objects();
    pdf.compress();
    let id = identity(&pdf);
    pdf.trailer.set("ID", vec![id.clone(), id]);
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).compression_level(6);
    let mut bytes = Vec::new();
    match pdf.save_with_options(&mut bytes, options.build()) {
        Ok(()) => bytes,
        Err(_) => Vec::new(),
    }
}

fn describe(catalog: &mut Dictionary) {
    catalog.set("Lang", text("en-GB"));
    catalog.set("PageLayout", Object::from("SinglePage"));
    catalog.set("ViewerPreferences", Dictionary::from_iter([("DisplayDocTitle", Object::from(true))]));
}

fn title(document: &Document<'_>) -> String {
    format!("{}: {}, {}", document.portfolio, document.title, document.period.long())
}

fn info(document: &Document<'_>) -> Dictionary {
    let end = document.period.last_day();
    let day = format!("D:{:04}{:02}{:02}000000Z", end.year(), end.month(), end.day());
    Dictionary::from_iter([
        ("Title", text(&title(document))),
        ("Subject", text(&document.question)),
        ("Keywords", text(&format!("{}, run {}", document.period, document.run))),
        ("Creator", text(concat!("Packwright ", env!("CARGO_PKG_VERSION")))),
        ("Producer", text(concat!("Packwright ", env!("CARGO_PKG_VERSION")))),
        ("CreationDate", Object::string_literal(day.as_str())),
        ("ModDate", Object::string_literal(day.as_str())),
    ])
}

/// The same for programs that read XMP (ISO 16684-1).
fn xmp(document: &Document<'_>) -> String {
    let (title, subject) = (escape(&title(document)), escape(&document.question));
    let (day, version) = (document.period.last_day(), env!("CARGO_PKG_VERSION"));
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<xmp:CreatorTool>Packwright {version}</xmp:CreatorTool><pdf:Producer>Packwright {version}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#,
        bom = '\u{FEFF}'
    )
}

fn escape(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !c.is_control()).collect();
    visible.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A text of the file's own, which is UTF-16 with its mark.
pub fn text(text: &str) -> Object {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

/// Links are printed with the page; pages without links say nothing of them.
fn links(pdf: &mut lopdf::Document) {
    let pages: Vec<lopdf::ObjectId> = pdf.page_iter().collect();
    for page in pages {
        let Ok(page) = pdf.get_object_mut(page).and_then(Object::as_dict_mut) else { continue };
        let Ok(annotations) = page.get_mut(b"Annots").and_then(Object::as_array_mut) else { continue };
        for annotation in annotations.iter_mut().filter_map(|a| a.as_dict_mut().ok()) {
            annotation.set("F", 4);
        }
        if annotations.is_empty() {
            page.remove(b"Annots");
        }
    }
}

/// The first half of a SHA-256 over all objects.
fn identity(pdf: &lopdf::Document) -> Object {
    let mut hash = Sha256::new();
    for (id, object) in &pdf.objects {
        hash.update(format!("{id:?}"));
        match object {
            Object::Stream(stream) => {
                hash.update(&stream.content);
                hash.update(format!("{:?}", stream.dict));
            }
            other => hash.update(format!("{other:?}")),
        }
    }
    Object::String(hash.finalize()[..16].to_vec(), StringFormat::Hexadecimal)
}
