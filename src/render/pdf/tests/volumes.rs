//! A document of more pages than a file may have.

use super::sample::{self, document, section};
use crate::model::document::*;
use crate::render::pdf::drawing::{Drawn, Item, Target};
use crate::render::pdf::layout::draw;
use crate::render::pdf::look::Look;
use crate::render::pdf::render;
use crate::render::pdf::structure::{Role, Tag};

/// A chapter of one page, a list of so many rows, a chapter of one page.
fn long(rows: usize) -> Document<'static> {
    let line = |text: &str| vec![Block::Paragraph(text.to_owned())];
    document(vec![
        section("Before", false, line("First.")),
        section("Risks", true, vec![Block::Table(sample::risks(rows))]),
        section("After", false, line("Last.")),
    ])
}

fn volumes(document: &Document<'_>, pages: usize) -> Vec<Drawn> {
    let mut theme = sample::look().0.clone();
    theme.volume_pages = pages;
    draw(document, &Look { theme: &theme, fonts: sample::fonts() })
}

fn texts(drawn: &Drawn) -> Vec<&str> {
    drawn.pages.iter().flat_map(|page| page.drawing.texts()).map(|t| t.text.as_str()).collect()
}

fn count(drawn: &Drawn, role: Role) -> usize {
    drawn.tree.nodes.iter().filter(|node| node.role == role).count()
}

#[test]
fn a_document_that_fits_is_one_file() {
    let pages = volumes(&long(60), 500).remove(0).pages.len();
    let one = volumes(&long(60), pages);
    assert_eq!(one.len(), 1);
    assert!(texts(&one[0]).iter().all(|text| !text.contains("olume")));
    assert!(volumes(&long(60), pages - 1).len() > 1);
}

#[test]
fn each_volume_says_which_it_is_and_has_no_more_pages_than_it_may() {
    let all = volumes(&long(120), 4);
    let of = all.len();
    assert!(of > 2);
    for (at, volume) in all.iter().enumerate() {
        let (number, pages) = (at + 1, volume.pages.len());
        assert!(pages <= 4, "{pages} pages");
        let texts = texts(volume);
        for text in [
            format!("October 2026  ·  Volume {number} of {of}"),
            format!("Volume {number} of {of}, page {pages} of {pages}"),
            "Sponsor pack".to_owned(),
        ] {
            assert!(texts.contains(&text.as_str()), "{text}");
        }
    }
}

#[test]
fn every_row_is_in_one_volume_with_all_its_cells_and_below_its_labels() {
    let all = volumes(&long(120), 4);
    let columns = sample::risks(1).columns.iter().filter(|c| c.print).count();
    let mut rows = Vec::new();
    for volume in &all {
        let ids: Vec<&str> = texts(volume).into_iter().filter(|t| t.starts_with("R-2026-")).collect();
        if !ids.is_empty() {
            assert_eq!((count(volume, Role::Table), count(volume, Role::ColumnLabel)), (1, columns));
            assert_eq!(count(volume, Role::Row), ids.len() + 1);
            assert_eq!(count(volume, Role::RowLabel) + count(volume, Role::Cell), ids.len() * columns);
        }
        rows.extend(ids);
    }
    let expected: Vec<String> = (1..=120).map(|n| format!("R-2026-{n:04}")).collect();
    assert_eq!(rows, expected);
}

#[test]
fn the_first_volume_says_where_everything_is_and_links_stay_inside() {
    let all = volumes(&long(120), 4);
    let last = all.len();
    let first = texts(&all[0]);
    assert!(first.contains(&"After") && first.contains(&format!("volume {last}, page 3").as_str()));
    assert!(first.contains(&"Risks, continued") && first.contains(&"volume 2, page 2"));
    for volume in &all {
        let chapters = volume.outline.iter().filter(|e| e.level == 1).count();
        let items = volume.pages.iter().flat_map(|page| &page.drawing.items);
        let links = items.filter(|i| matches!(i, Item::Link { target: Target::Entry(_), .. })).count();
        assert_eq!(links, chapters);
        assert!(volume.outline.iter().all(|e| e.page < volume.pages.len()));
    }
    assert_eq!(all[1].outline[0].title, "Risks, continued");
}

#[test]
fn what_stands_on_a_page_belongs_to_the_volume_s_own_tree() {
    for volume in volumes(&sample::rich(), 3) {
        let nodes = volume.tree.nodes.len();
        for (tag, _) in volume.pages.iter().flat_map(|page| page.drawing.tagged()) {
            assert!(!matches!(tag, Tag::Node(node) if node.index() >= nodes));
        }
        assert_eq!(volume.tree.pictures.len(), count(&volume, Role::Figure));
        assert!(volume.tree.pictures.iter().all(|picture| picture.page < volume.pages.len()));
    }
}

#[test]
fn a_volume_ends_before_a_chapter_where_one_begins_near_its_end() {
    let chapter = |n: usize| {
        section(&format!("Chapter {n}"), n.is_multiple_of(2), vec![Block::Table(sample::risks(30))])
    };
    let all = volumes(&document((0..12).map(chapter).collect()), 9);
    assert!(all.len() > 1);
    for volume in &all[1..] {
        assert!(!volume.outline[0].title.ends_with("continued"), "{}", volume.outline[0].title);
    }
}

#[test]
fn the_files_are_named_apart_by_their_titles() {
    let (theme, fonts) = sample::look();
    let theme = crate::model::theme::Theme { volume_pages: 4, ..theme.clone() };
    let made = render(&long(120), &theme, fonts, b"[]");
    let of = made.value.len();
    for (at, file) in made.value.iter().enumerate() {
        let pdf = lopdf::Document::load_mem(&file.bytes).unwrap();
        let info = pdf.trailer.get(b"Info").and_then(lopdf::Object::as_reference).unwrap();
        let title = pdf.get_dictionary(info).unwrap().get(b"Title").unwrap();
        let title = lopdf::decode_text_string(title).unwrap();
        assert_eq!(
            title,
            format!("Example portfolio: Sponsor pack, October 2026, Volume {} of {of}", at + 1)
        );
        assert!(pdf.catalog().unwrap().has(b"AF"));
    }
}
