//! Shapes that should not be: ragged, empty, endless.

use super::{document, section, table};
use crate::model::document::*;
use rust_decimal::Decimal;

fn words(count: usize, word: &str) -> Vec<String> {
    (0..count).map(|n| format!("{word} {n}")).collect()
}

fn chart(kind: ChartKind, categories: usize, series: usize, value: Decimal) -> Block<'static> {
    let one = |n: usize| Series {
        name: format!("Series {n}"),
        about: None,
        // One is too short, the next too long.
        values: vec![
            Cell::number(Some(value));
            if n.is_multiple_of(2) { categories / 2 + 1 } else { categories + 3 }
        ],
        tone: Tone::Plain,
    };
    Block::Chart(Chart {
        title: format!("{kind:?} of {categories}"),
        format: Format::Number,
        kind,
        axis: "Along".to_owned(),
        steps: Vec::new(),
        begins: None,
        categories: words(categories, "A rather long category"),
        series: (0..series).map(one).collect(),
        alt: String::new(),
    })
}

fn matrix(columns: usize, rows: usize) -> Block<'static> {
    let mut cells = vec![vec![(123_456, Tone::Red); columns]; rows];
    cells.iter_mut().step_by(2).for_each(|row| row.truncate(columns / 2));
    Block::Matrix(Matrix {
        title: format!("{columns} by {rows}"),
        x_label: "Across ".repeat(60),
        y_label: "Up ".repeat(60),
        x: words(columns + 2, "Across"),
        y: words(rows / 2, "Up"),
        cells,
        marks: Vec::new(),
        alt: String::new(),
    })
}

fn ragged() -> Table<'static> {
    let columns = [f32::NAN, 0.0, -1.0, f32::INFINITY].map(|w| Column::new("", Format::Text, w));
    let rows = vec![vec![], vec![Cell::text("one")], vec![Cell::text("too many"); 9]];
    Table { print: Some(99), ..table("", columns.into(), rows) }
}

/// A document of them.
pub fn odd() -> Document<'static> {
    let mut blocks =
        vec![Block::Table(table("", Vec::new(), vec![vec![Cell::text("x")]])), Block::Table(ragged())];
    for kind in
        [ChartKind::Bar, ChartKind::StackedBar, ChartKind::Column, ChartKind::StackedColumn, ChartKind::Line]
    {
        blocks.extend([1, 24, 300].map(|categories| chart(kind, categories, 3, Decimal::MAX)));
        blocks.push(chart(kind, 5, 40, Decimal::new(-1, 28)));
        blocks.push(chart(kind, 0, 2, Decimal::ONE));
        blocks.push(chart(kind, 3, 0, Decimal::ONE));
    }
    blocks.extend([matrix(1, 1), matrix(5, 60), matrix(60, 5), matrix(0, 3), matrix(3, 0)]);
    blocks.push(Block::Heading(String::new()));
    blocks.push(Block::Paragraph("\n\n\u{0}".to_owned()));
    let (upright, lying) =
        (section("", false, blocks), section("Again", true, vec![matrix(5, 60), Block::Table(ragged())]));
    document(vec![upright, lying])
}
