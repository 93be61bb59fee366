//! What readers are told who do not see the pages.

use super::sample::{self, document, section, table};
use crate::model::document::*;
use crate::render::pdf::drawing::{Drawn, Item};
use crate::render::pdf::layout::draw;
use crate::render::pdf::look::Look;
use crate::render::pdf::structure::{NodeId, Role, Tag};
use std::collections::BTreeSet;

fn drawn(document: &Document<'_>) -> Drawn {
    draw(document, &Look { theme: &sample::look().0, fonts: sample::fonts() }).remove(0)
}

fn count(drawn: &Drawn, role: Role) -> usize {
    drawn.tree.nodes.iter().filter(|node| node.role == role).count()
}

/// Each text with the page and where it belongs.
fn texts(drawn: &Drawn) -> Vec<(usize, Tag, &str)> {
    let of = |page: usize| {
        drawn.pages[page].drawing.tagged().filter_map(move |(tag, item)| match item {
            Item::Text(text) => Some((page, tag, text.text.as_str())),
            _ => None,
        })
    };
    (0..drawn.pages.len()).flat_map(of).collect()
}

fn role(drawn: &Drawn, node: NodeId) -> Role {
    drawn.tree.nodes[node.index()].role
}

#[test]
fn what_is_not_read_is_read_elsewhere() {
    for document in [sample::rich(), sample::worst(), sample::odd()] {
        let drawn = drawn(&document);
        let texts = texts(&drawn);
        let read: BTreeSet<&str> =
            texts.iter().filter(|(_, tag, _)| matches!(tag, Tag::Node(_))).map(|(.., t)| *t).collect();
        let left = texts.iter().filter(|(_, tag, _)| *tag == Tag::Layout);
        assert_eq!(left.map(|(.., text)| *text).find(|text| !read.contains(text)), None);
    }
}

#[test]
fn headings_begin_with_the_title_and_skip_no_level() {
    let drawn = drawn(&sample::rich());
    let mut levels: Vec<u8> = Vec::new();
    for (_, tag, _) in texts(&drawn) {
        if let Tag::Node(node) = tag
            && let Role::Heading(level) = role(&drawn, node)
        {
            levels.push(level);
        }
    }
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels[0] == 1 && levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn labels_are_read_once_and_every_row_has_all_its_cells() {
    let risks = sample::risks(120);
    let columns = risks.columns.iter().filter(|c| c.print).count();
    let drawn = drawn(&document(vec![section("Risks", true, vec![Block::Table(risks)])]));
    assert!(drawn.pages.len() > 4);
    assert_eq!(count(&drawn, Role::Table), 1);
    assert_eq!((count(&drawn, Role::ColumnLabel), count(&drawn, Role::Row)), (columns, 121));
    assert_eq!((count(&drawn, Role::RowLabel), count(&drawn, Role::Cell)), (120, 120 * (columns - 1)));
}

#[test]
fn a_cell_on_several_pages_is_one_cell() {
    let rows = vec![vec![Cell::text("word ".repeat(4000).trim().to_owned())]];
    let table = table("", vec![Column::new("Text", Format::Text, 1.0)], rows);
    let drawn = drawn(&document(vec![section("Section", false, vec![Block::Table(table)])]));
    let texts = texts(&drawn);
    let words: Vec<_> = texts.iter().filter(|(.., text)| text.starts_with("word")).collect();
    let pages: BTreeSet<usize> = words.iter().map(|(page, ..)| *page).collect();
    let cells: Vec<Tag> = words.iter().map(|(_, tag, _)| *tag).collect();
    assert!(pages.len() > 1 && cells.iter().all(|tag| *tag == cells[0]));
    assert!(matches!(cells[0], Tag::Node(node) if role(&drawn, node) == Role::Cell));
}

#[test]
fn a_picture_is_told_in_words() {
    let drawn = drawn(&sample::rich());
    assert_eq!(drawn.tree.pictures.len(), count(&drawn, Role::Figure));
    let words: Vec<&str> = drawn.tree.pictures.iter().map(|p| p.words.as_str()).collect();
    assert!(words.iter().all(|words| !words.is_empty()));
    // The cell of the sample with 9 risks: the second row from the top, at the right.
    assert!(
        words
            .iter()
            .any(|words| words.contains("Likelihood Likely, ") && words.contains("Impact Catastrophic: 9"))
    );
}
