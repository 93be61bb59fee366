//! Much text in a cell, many columns, many rows: each cell of each row is found again on the pages, whole.

use super::sample::{self, document, section, table};
use crate::model::document::*;
use crate::render::pdf::drawing::{Drawn, Item};
use crate::render::pdf::layout::draw;
use crate::render::pdf::look::Look;
use crate::render::pdf::structure::{Role, Tag};
use std::collections::BTreeMap;

fn drawn(table: Table<'static>, landscape: bool) -> Drawn {
    let document = document(vec![section("List", landscape, vec![Block::Table(table)])]);
    draw(&document, &Look { theme: &sample::look().0, fonts: sample::fonts() }).remove(0)
}

/// Each cell of the rows as it is read, without its spaces, row by row.
fn read(drawn: &Drawn) -> Vec<Vec<String>> {
    let mut cells: BTreeMap<usize, String> = BTreeMap::new();
    for (tag, item) in drawn.pages.iter().flat_map(|page| page.drawing.tagged()) {
        if let (Tag::Node(node), Item::Text(text)) = (tag, item) {
            cells.entry(node.index()).or_default().extend(text.text.split_whitespace());
        }
    }
    let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (at, node) in drawn.tree.nodes.iter().enumerate() {
        if matches!(node.role, Role::Cell | Role::RowLabel) {
            let cell = cells.remove(&at).unwrap_or_default();
            rows.entry(node.parent.index()).or_default().push(cell);
        }
    }
    rows.into_values().collect()
}

/// A list of texts, with as many columns as its first row.
fn list(rows: &[Vec<String>]) -> Table<'static> {
    let columns = (1..=rows[0].len()).map(|n| Column::new(format!("Column {n}"), Format::Text, 1.0));
    let cells = |row: &Vec<String>| row.iter().cloned().map(Cell::text).collect();
    Table { keys: 1, ..table("", columns.collect(), rows.iter().map(cells).collect()) }
}

fn without_spaces(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|cell| cell.split_whitespace().collect()).collect()).collect()
}

fn texts(drawn: &Drawn) -> impl Iterator<Item = &str> {
    drawn.pages.iter().flat_map(|page| page.drawing.texts()).map(|t| t.text.as_str())
}

/// `letters` letters of words that are all different.
fn prose(letters: usize) -> String {
    let mut text: String = (0..).map(|n| format!("word{n} ")).take(letters / 5).collect();
    text.truncate(letters);
    text
}

#[test]
fn long_cells_are_printed_whole_beside_short_ones() {
    for letters in [2_000, 10_000] {
        let rows = [
            vec!["R-1".to_owned(), prose(letters), "short".to_owned()],
            vec!["R-2".to_owned(), "x".repeat(300), "after".to_owned()],
            vec!["R-3".to_owned(), "漢字".repeat(1_000), "🚀".repeat(200)],
        ];
        assert_eq!(read(&drawn(list(&rows), false)), without_spaces(&rows));
    }
}

#[test]
fn sixty_columns_come_in_groups_that_say_which_they_are() {
    let rows: Vec<Vec<String>> =
        (0..4).map(|r| (0..60).map(|c| format!("row {r} column {c} words")).collect()).collect();
    let drawn = drawn(list(&rows), true);
    let mut whole: Vec<Vec<String>> = vec![Vec::new(); rows.len()];
    for (at, mut part) in read(&drawn).into_iter().enumerate() {
        // The first column comes again in each group.
        let row = &mut whole[at % rows.len()];
        row.extend(part.drain(usize::from(at >= rows.len())..));
    }
    assert_eq!(whole, without_spaces(&rows));
    let groups: Vec<&str> = texts(&drawn).filter(|t| t.starts_with("Columns ")).collect();
    assert!(groups.len() > 2 && groups[0].starts_with("Columns 1 to "), "{groups:?}");
    let ends: Vec<(usize, usize)> = groups.iter().map(|g| ends(g)).collect();
    assert!(ends.windows(2).all(|pair| pair[1].0 == pair[0].1 + 1), "{groups:?}");
    assert_eq!(ends.last().unwrap().1, 60);
}

/// `Columns 9 to 16 of 60` -> 9 and 16.
fn ends(group: &str) -> (usize, usize) {
    let words: Vec<&str> = group.split(' ').collect();
    assert_eq!((words[2], words[4], words[5]), ("to", "of", "60"));
    (words[1].parse().unwrap(), words[3].parse().unwrap())
}

#[test]
fn every_cell_of_a_long_list_is_found_once_and_each_further_page_says_what_goes_on() {
    let rows: Vec<Vec<String>> =
        (0..400).map(|r| vec![format!("R-{r}"), prose(40 + r % 90), format!("Owner {r}")]).collect();
    let drawn = drawn(list(&rows), false);
    assert_eq!(read(&drawn), without_spaces(&rows));
    let continued = texts(&drawn).filter(|t| *t == "List, continued").count();
    assert_eq!(continued, drawn.pages.len() - 2, "the cover and the first page do not say so");
}
