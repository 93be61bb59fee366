//! Where things stand on the pages.

use super::sample::{self, document, section, table};
use crate::model::document::*;
use crate::model::print::Paper;
use crate::render::pdf::drawing::{Drawn, Item, Page};
use crate::render::pdf::fonts::Fonts;
use crate::render::pdf::layout::draw;
use crate::render::pdf::look::{Look, height, width};

/// Draws a document on each paper and has a look at the pages.
fn with(document: &Document<'_>, look_at: impl Fn(&Drawn, &Fonts<'_>)) {
    for paper in [Paper::A4, Paper::Letter] {
        let mut theme = sample::look().0.clone();
        theme.print.paper = paper;
        let look = Look { theme: &theme, fonts: sample::fonts() };
        look_at(&draw(document, &look)[0], look.fonts);
    }
}

fn pages(document: &Document<'_>) -> Vec<Page> {
    draw(document, &Look { theme: &sample::look().0, fonts: sample::fonts() }).remove(0).pages
}

fn texts(page: &Page) -> Vec<&str> {
    page.drawing.texts().map(|t| t.text.as_str()).collect()
}

fn one(block: Block<'static>) -> Document<'static> {
    document(vec![section("Section", false, vec![block])])
}

#[test]
fn labels_come_again_on_each_page_of_a_table() {
    let pages = pages(&document(vec![section("Risks", true, vec![Block::Table(sample::risks(120))])]));
    assert!(pages.len() > 4);
    for page in &pages[1..] {
        assert_eq!(texts(page).iter().filter(|t| **t == "Mitigation").count(), 1);
    }
    let ids = pages.iter().flat_map(texts).filter(|t| t.starts_with("R-2026-")).count();
    assert_eq!(ids, 120);
}

#[test]
fn nothing_leaves_its_page() {
    for document in [sample::rich(), sample::worst(), sample::odd(), sample::drawn()] {
        with(&document, |drawn, fonts| {
            for page in &drawn.pages {
                let (wide, high) =
                    (width(drawn.paper, page.landscape) + 0.1, height(drawn.paper, page.landscape) + 0.1);
                let inside = |(x, y): &(f32, f32)| (-0.1..=wide).contains(x) && (-0.1..=high).contains(y);
                for item in &page.drawing.items {
                    match item {
                        Item::Area { points, .. } | Item::Line { points, .. } => {
                            assert!(points.iter().all(inside), "{points:?}");
                        }
                        Item::Text(t) => {
                            let long = fonts.width(&t.text, t.style);
                            let (sin, cos) = t.angle.to_radians().sin_cos();
                            let end = (t.x + long * cos, t.y - long * sin);
                            assert!(inside(&(t.x, t.y)) && inside(&end), "{}", t.text);
                        }
                        Item::Shape(shape) => assert!(shape.rings.iter().flatten().all(inside)),
                        Item::Link { area: (x, y, w, h), .. } | Item::Logo { area: (x, y, w, h) } => {
                            assert!(inside(&(*x, *y)) && inside(&(x + w, y + h)));
                        }
                    }
                }
            }
        });
    }
}

#[test]
fn no_two_texts_lie_on_one_another() {
    for document in [sample::rich(), sample::worst(), sample::odd(), sample::drawn()] {
        with(&document, |drawn, fonts| {
            for (number, page) in drawn.pages.iter().enumerate() {
                let boxes: Vec<_> = page
                    .drawing
                    .texts()
                    .filter(|t| t.angle == 0.0)
                    .map(|t| {
                        (t.x, t.x + fonts.width(&t.text, t.style), t.y - 0.7 * t.style.size, t.y, &t.text)
                    })
                    .collect();
                for (at, a) in boxes.iter().enumerate() {
                    for b in &boxes[at + 1..] {
                        let apart = a.1 <= b.0 + 0.2 || b.1 <= a.0 + 0.2 || a.3 <= b.2 || b.3 <= a.2;
                        assert!(apart, "page {}: {} and {}", number + 1, a.4, b.4);
                    }
                }
            }
        });
    }
}

#[test]
fn a_row_is_never_split_unless_no_page_holds_it() {
    let row = |n: usize| vec![Cell::text(format!("begin{n} {}end{n}", "word ".repeat(180)))];
    let rows = table("", vec![Column::new("Text", Format::Text, 1.0)], (0..40).map(row).collect());
    let pages = pages(&one(Block::Table(rows)));
    assert!(pages.len() > 3);
    for n in 0..40 {
        let holds = |page: &&Page| {
            let all = texts(page).join(" ");
            all.contains(&format!("begin{n} ")) && all.contains(&format!("end{n}"))
        };
        assert_eq!(pages.iter().filter(holds).count(), 1, "row {n}");
    }
}

#[test]
fn a_cell_longer_than_a_page_is_printed_whole() {
    let rows = vec![vec![Cell::text("word ".repeat(4000).trim().to_owned())]];
    let pages = pages(&one(Block::Table(table("", vec![Column::new("Text", Format::Text, 1.0)], rows))));
    let words = pages.iter().flat_map(texts).flat_map(str::split_whitespace).filter(|w| *w == "word").count();
    assert_eq!(words, 4000);
}

#[test]
fn ids_days_and_amounts_stay_whole_however_many_columns_there_are() {
    let pages = pages(&sample::worst());
    let all: Vec<&str> = pages.iter().flat_map(texts).collect();
    // The first column comes in each of the parts into which the table is cut.
    assert_eq!(all.iter().filter(|t| **t == "ID-0007-0").count(), 3);
    assert_eq!(all.iter().filter(|t| **t == "ID-0007-36").count(), 1);
    assert_eq!(all.iter().filter(|t| **t == "31 Dec 2026").count(), 60 * 10);
    assert_eq!(all.iter().filter(|t| **t == "-1,234,567.89").count(), 60 * 10);
}

#[test]
fn what_is_not_printed_is_said() {
    let note = |print: Option<usize>, columns: bool| {
        let mut table = sample::risks(312);
        table.print = print;
        table.columns.iter_mut().for_each(|c| c.print &= columns);
        let pages = pages(&one(Block::Table(table)));
        let all: Vec<String> = pages.iter().flat_map(texts).map(str::to_owned).collect();
        all.into_iter().find(|t| t.ends_with("in the workbook.") || t.contains("only in the workbook"))
    };
    let cut = "40 of 312 rows, highest score first; all are in the workbook.";
    assert_eq!(note(Some(40), true).as_deref(), Some(cut));
    let only = note(Some(0), true).unwrap();
    assert!(only.starts_with("Lists that are only in the workbook: ") && only.ends_with("(312)."), "{only}");
    assert_eq!(note(None, false).as_deref(), Some("312 rows; all are in the workbook."));
    assert_eq!(note(None, true), None);
}

#[test]
fn nothing_to_show_is_said() {
    let empty = table("Empty", vec![Column::new("Text", Format::Text, 1.0)], Vec::new());
    let pages = pages(&one(Block::Table(empty)));
    assert!(texts(&pages[1]).contains(&"No records."));
}

#[test]
fn a_document_without_sections_is_a_cover() {
    let pages = pages(&document(Vec::new()));
    assert_eq!(pages.len(), 1);
    for text in ["Sponsor pack", "October 2026", "For: PMO Sponsor", "Internal", "Page 1 of 1"] {
        assert!(texts(&pages[0]).contains(&text), "{text}");
    }
}

#[test]
fn short_sections_share_a_page_and_a_title_stands_with_what_follows() {
    let short =
        |n: usize| section(&format!("Chapter {n}"), false, vec![Block::Paragraph("A line.".to_owned())]);
    let pages = pages(&document((0..20).map(short).collect()));
    assert_eq!(pages.len(), 5);
    for page in &pages[1..] {
        let all = texts(page);
        let titles = all.iter().filter(|t| t.starts_with("Chapter")).count();
        // One of them is the running head.
        assert_eq!(titles - 1, all.iter().filter(|t| **t == "A line.").count());
    }
}

#[test]
fn an_unknown_value_leaves_a_gap() {
    let value = |n: i64| Some(n.into());
    let series = Series {
        name: "Actual".to_owned(),
        values: [value(1), None, value(3), value(4)].map(Cell::number).into(),
        about: None,
        tone: Tone::Plain,
    };
    let chart = Chart {
        title: "By month".to_owned(),
        format: Format::Count,
        kind: ChartKind::Line,
        axis: "Along".to_owned(),
        steps: Vec::new(),
        begins: None,
        categories: ["a", "b", "c", "d"].map(str::to_owned).to_vec(),
        series: vec![series],
        alt: String::new(),
    };
    let pages = pages(&one(Block::Chart(chart)));
    let drawn = |item: &&Item| matches!(item, Item::Line { width, .. } if *width == 1.5);
    let lines: Vec<&Item> = pages[1].drawing.items.iter().filter(drawn).collect();
    assert!(matches!(lines[..], [Item::Line { points, .. }] if points.len() == 2));
}

/// A chart of `count` categories with one series.
fn counts(kind: ChartKind, count: i64) -> Chart {
    let series = Series {
        name: "Open risks".to_owned(),
        values: (1..=count).map(|n| Cell::number(Some((n + 1_000_000).into()))).collect(),
        about: Some(About { id: "risks.open".to_owned(), number: 7 }),
        tone: Tone::Plain,
    };
    Chart {
        title: "By project".to_owned(),
        format: Format::Count,
        kind,
        axis: "Project".to_owned(),
        steps: Vec::new(),
        begins: None,
        categories: (1..=count).map(|n| format!("P{n}")).collect(),
        series: vec![series],
        alt: String::new(),
    }
}

#[test]
fn each_value_of_a_chart_is_written_once_in_it_or_below_it() {
    for (kind, count, below) in [
        (ChartKind::Column, 5, false),
        (ChartKind::Column, 40, true),
        (ChartKind::StackedColumn, 5, true),
        (ChartKind::Bar, 12, false),
        (ChartKind::Bar, 200, true),
        (ChartKind::StackedBar, 5, true),
        (ChartKind::Line, 5, true),
    ] {
        let pages = pages(&one(Block::Chart(counts(kind, count))));
        let all: Vec<&str> = pages.iter().flat_map(texts).collect();
        for n in 1..=count {
            let written = format!("1,000,{n:03}");
            assert_eq!(all.iter().filter(|t| **t == written).count(), 1, "{kind:?} {written}");
        }
        assert_eq!(all.contains(&"Project"), below, "{kind:?} of {count}");
        assert!(all.contains(&"By project [7]"), "the only series has its number in the title");
    }
}

#[test]
fn columns_that_say_what_a_row_is_come_again_in_each_part() {
    let mut columns =
        vec![Column::new("Project", Format::Text, 2.0), Column::new("Category", Format::Text, 1.4)];
    columns.extend((1..=30).map(|n| Column::new(format!("Amount {n}"), Format::Count, 1.0)));
    let row = |at: i64| {
        let words = [Cell::text(format!("P{at}")), Cell::text("Staff")];
        words.into_iter().chain((0..30).map(|_| Cell::number(Some(12_345_678.into())))).collect()
    };
    let table = Table { keys: 2, ..table("Wide", columns, (1..=3).map(row).collect()) };
    let pages = pages(&one(Block::Table(table)));
    let all: Vec<&str> = pages.iter().flat_map(texts).collect();
    let parts = all.iter().filter(|t| t.starts_with("Columns ") && !t.contains("continued")).count();
    assert!(parts > 1);
    for (word, each) in [("Project", 1), ("Category", 1), ("P2", 1), ("Staff", 3)] {
        assert_eq!(all.iter().filter(|t| **t == word).count(), parts * each, "{word}");
    }
    assert_eq!(all.iter().filter(|t| **t == "12,345,678").count(), 90);
}
