//! What stands on one page with what.

use super::sample::{self, document, section, table};
use crate::model::document::*;
use crate::render::pdf::drawing::Page;
use crate::render::pdf::layout::draw;
use crate::render::pdf::look::Look;

fn pages(blocks: Vec<Block<'static>>) -> Vec<Page> {
    let look = Look { theme: &sample::look().0, fonts: sample::fonts() };
    draw(&document(vec![section("Section", false, blocks)]), &look).remove(0).pages
}

/// How many texts of each page begin so; pages without any are left out.
fn counts(pages: &[Page], start: &str) -> Vec<usize> {
    let count = |page: &Page| page.drawing.texts().filter(|t| t.text.starts_with(start)).count();
    pages.iter().map(count).filter(|count| *count > 0).collect()
}

/// The page on which a text stands.
fn page(pages: &[Page], text: &str) -> Option<usize> {
    pages.iter().position(|page| page.drawing.texts().any(|t| t.text == text))
}

fn rows(count: usize) -> Table<'static> {
    let row = |n: usize| vec![Cell::text(format!("Row {n}")), Cell::text("One\nTwo\nThree")];
    let columns = vec![Column::new("Name", Format::Text, 1.0), Column::new("Text", Format::Text, 1.0)];
    table("What there is", columns, (1..=count).map(row).collect())
}

/// So many lines above, then a sentence, a table, and a note on it.
fn filled(lines: usize, count: usize) -> Vec<Page> {
    let mut blocks: Vec<Block<'static>> =
        (0..lines).map(|_| Block::Paragraph("A line.".to_owned())).collect();
    blocks.push(Block::Heading("Below".to_owned()));
    blocks.push(Block::Paragraph("What follows is this.".to_owned()));
    blocks.push(Block::Table(rows(count)));
    blocks.push(Block::Note("Said of it.".to_owned()));
    blocks.push(Block::Paragraph("Something else.".to_owned()));
    pages(blocks)
}

#[test]
fn a_sentence_stands_with_what_it_leads_up_to_and_a_note_with_what_it_is_on() {
    for lines in 0..45 {
        for count in [3, 12] {
            let pages = filled(lines, count);
            let at = |text: &str| page(&pages, text);
            assert_eq!(at("What follows is this."), at("Row 1"), "{lines} lines, {count} rows");
            assert_eq!(at("Said of it."), at(&format!("Row {count}")), "{lines} lines, {count} rows");
        }
    }
}

#[test]
fn a_short_table_stays_whole_and_a_longer_one_fills_the_page() {
    // 3 rows of 3 lines are less than a third of a page, 12 are more.
    assert!((0..45).all(|lines| counts(&filled(lines, 3), "Row ") == [3]));
    let parts: Vec<Vec<usize>> = (0..45).map(|lines| counts(&filled(lines, 12), "Row ")).collect();
    assert!(parts.iter().any(|parts| parts.len() == 2), "{parts:?}");
    assert!(parts.iter().flatten().all(|rows| *rows >= 2), "{parts:?}");
}
