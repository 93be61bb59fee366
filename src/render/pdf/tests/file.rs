//! The file, read back.

use super::sample;
use crate::render::pdf::{codes, render};
use lopdf::{Dictionary, Document, Object};

const FIGURES: &[u8] = b"[]\n";

fn file(of: crate::model::document::Document<'_>) -> Vec<u8> {
    let (theme, fonts) = sample::look();
    render(&of, theme, fonts, FIGURES).value.remove(0).bytes
}

fn read(dictionary: &Dictionary, key: &str) -> String {
    lopdf::decode_text_string(dictionary.get(key.as_bytes()).unwrap()).unwrap()
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(file(sample::rich()), file(sample::rich()));
}

#[test]
fn text_can_be_read_back() {
    let pdf = Document::load_mem(&file(sample::rich())).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    let text = pdf.extract_text(&pages).unwrap();
    for part in ["£12,450,000", "Zażółć", "Nguyễn", "₹", "▲", "Zoë", "R-2026-0040", "Page 2 of"] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn the_file_says_what_it_is() {
    let pdf = Document::load_mem(&file(sample::rich())).unwrap();
    assert_eq!(pdf.version, "1.7");
    let info = pdf.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
    let info = pdf.get_dictionary(info).unwrap();
    assert_eq!(read(info, "Title"), "Example portfolio: Sponsor pack, October 2026");
    assert!(!info.has(b"GTS_PDFXVersion"));
    let catalog = pdf.catalog().unwrap();
    assert_eq!(catalog.get(b"PageMode").and_then(Object::as_name).unwrap(), b"UseOutlines");
    assert_eq!(read(catalog, "Lang"), "en-GB");
}

#[test]
fn bookmarks_are_a_tree_in_the_order_of_the_document() {
    let pdf = Document::load_mem(&file(sample::rich())).unwrap();
    let follow = |d: &Dictionary, key: &[u8]| {
        let id = d.get(key).and_then(Object::as_reference).ok()?;
        pdf.get_dictionary(id).ok().cloned()
    };
    let root = follow(pdf.catalog().unwrap(), b"Outlines").unwrap();
    let titles = |parent: &Dictionary| {
        let first = follow(parent, b"First");
        let all = std::iter::successors(first, |d| follow(d, b"Next"));
        all.map(|d| read(&d, "Title")).collect::<Vec<String>>()
    };
    assert_eq!(titles(&root), ["Summary", "Projects", "To decide", "Charts", "Risks"]);
    let summary = follow(&root, b"First").unwrap();
    assert_eq!(titles(&summary).len(), 2);
}

#[test]
fn what_cannot_be_drawn_is_told() {
    let (theme, fonts) = sample::look();
    let findings = render(&sample::worst(), theme, fonts, FIGURES).findings;
    let of = |code| findings.iter().find(|f| f.code == code).unwrap();
    assert!(of(codes::CHARACTER_MISSING).seen.contains("𓀀 (U+13000)"));
    assert_eq!(of(codes::TEXT_UNSHAPED).evidence, ["تم التسليم"]);
    assert!(render(&sample::rich(), theme, fonts, FIGURES).findings.is_empty());
}

#[test]
fn a_font_that_is_not_there_is_told_and_the_pages_are_made() {
    let (theme, fonts) = sample::look();
    let mut fonts = fonts.clone();
    fonts.remove(&theme.font);
    fonts.insert(theme.font_bold.clone(), b"no font".into());
    let mut made = render(&sample::rich(), theme, &fonts, FIGURES);
    let told = made.findings.iter().filter(|f| f.code == codes::FONT_UNUSABLE).count();
    assert_eq!(told, 2);
    assert!(made.value.remove(0).bytes.starts_with(b"%PDF"));
    assert!(render(&sample::rich(), theme, &Default::default(), b"").value[0].bytes.starts_with(b"%PDF"));
}

/// Writes the sample documents to `target/pages` for people to look at.
#[test]
#[ignore = "writes files to look at"]
fn pages_to_look_at() {
    std::fs::create_dir_all("target/pages").unwrap();
    let names = super::scripts::all();
    let all =
        [("rich", sample::rich()), ("worst", sample::worst()), ("odd", sample::odd()), ("names", names)];
    for (name, document) in all {
        std::fs::write(format!("target/pages/{name}.pdf"), file(document)).unwrap();
    }
    let (theme, fonts) = sample::look();
    let theme = crate::model::theme::Theme { volume_pages: 5, ..theme.clone() };
    for (at, volume) in render(&sample::rich(), &theme, fonts, FIGURES).value.iter().enumerate() {
        std::fs::write(format!("target/pages/volume-{}.pdf", at + 1), &volume.bytes).unwrap();
    }
}

/// Pages a second and the size of a long list; run it in release.
#[test]
#[ignore = "measures"]
fn pages_a_second() {
    for rows in [5_000, 20_000] {
        let blocks = vec![crate::model::document::Block::Table(sample::risks(rows))];
        let document = sample::document(vec![sample::section("Risks", true, blocks)]);
        let (theme, fonts) = sample::look();
        let start = std::time::Instant::now();
        let bytes = render(&document, theme, fonts, FIGURES).value.remove(0).bytes;
        let took = start.elapsed();
        let pages = Document::load_mem(&bytes).unwrap().get_pages().len();
        let speed = pages as f64 / took.as_secs_f64();
        println!(
            "{rows} rows: {pages} pages, {} KB, {took:?}, {speed:.0} pages a second",
            bytes.len() / 1024
        );
    }
}
