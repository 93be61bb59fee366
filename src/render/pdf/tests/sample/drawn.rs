//! What is drawn besides charts of series: a waterfall, milestones, grids of numbers and letters, a grid with names.

use super::{document, gbp, section, table};
use crate::model::document::*;
use crate::model::timeline::{Timeline, TimelineLine};
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

/// A document of them, small and large, upright and lying.
pub fn drawn() -> Document<'static> {
    document(vec![
        section("Small", false, blocks(3)),
        section("Large", true, blocks(40)),
        section("None", false, blocks(0)),
    ])
}

/// Each of them, with so many lines, steps or columns.
fn blocks(many: usize) -> Vec<Block<'static>> {
    vec![
        Block::Chart(waterfall(many)),
        Block::Timeline(timeline(many)),
        Block::Table(load(many)),
        Block::Table(letters(many)),
        named(many),
    ]
}

/// A total, steps up and down, and a total.
fn waterfall(many: usize) -> Chart {
    let about = |number| Some(About { id: "one".to_owned(), number });
    let mut steps = vec![Step { total: true, about: about(1) }];
    steps.extend((0..many).map(|_| Step { total: false, about: about(2) }));
    steps.push(Step { total: true, about: None });
    let amounts = (0..many as i64).map(|n| Decimal::from(if n % 3 == 2 { -40_000 } else { 30_000 + n }));
    let amounts: Vec<Decimal> = amounts.collect();
    let start = Decimal::from(9_000_000);
    let end = start + amounts.iter().sum::<Decimal>();
    let values = [start].into_iter().chain(amounts).chain([end]).map(|v| Cell::number(Some(v)));
    let name = |n: usize| format!("Step {n} of a programme with a name that is rather long");
    let categories =
        std::iter::once("Budget".to_owned()).chain((0..many).map(name)).chain(["Outturn".to_owned()]);
    Chart {
        title: "From the budget to the outturn".to_owned(),
        format: Format::MoneyWhole(gbp()),
        kind: ChartKind::Waterfall,
        axis: "Step".to_owned(),
        categories: categories.collect(),
        begins: Some(Decimal::from(8_900_000)),
        series: vec![Series {
            name: "Amount".to_owned(),
            values: values.collect(),
            about: None,
            tone: Tone::Plain,
        }],
        steps,
        alt: String::new(),
    }
}

/// Milestones of all kinds, with days on both sides of the months.
fn timeline(many: usize) -> Timeline {
    let day = |n: usize, add: i64| -> Option<Date> {
        date(2026, 3, 1).checked_add(jiff::Span::new().days(n as i64 * 9 + add)).ok()
    };
    let line = |n: usize| TimelineLine {
        project: format!("P{n}"),
        title: "Contract awarded to the supplier after the competition ".repeat(n % 4 + 1),
        baseline: day(n, 0).filter(|_| !n.is_multiple_of(5)),
        forecast: day(n, 40).filter(|_| !n.is_multiple_of(3)),
        done: day(n, 3).filter(|_| n.is_multiple_of(3)),
        late: n % 2 == 1,
    };
    Timeline {
        title: "Milestones".to_owned(),
        from: "2026-04".parse().unwrap(),
        months: if many > 10 { 37 } else { 3 },
        reported: date(2026, 5, 31),
        lines: (0..many).map(line).collect(),
    }
}

fn load(many: usize) -> Table<'static> {
    let mut columns = vec![Column::new("Person", Format::Text, 2.0)];
    columns.extend((0..12).map(|n| Column::new(format!("M{n}"), Format::Percent, 1.0)));
    columns.push(Column { course: Some((1, 12)), ..Column::new("Course", Format::Text, 1.0) });
    let cell = |n: usize| match n % 7 {
        0 => Cell::blank(),
        1 => Cell::number(Some(Decimal::new(12, 1))).tone(Tone::Red),
        _ => Cell::number(Some(Decimal::new(n as i64 % 10, 1))),
    };
    let row = |n: usize| {
        let head = [Cell::text(format!("Person {n}"))].into_iter();
        head.chain((0..12).map(|month| cell(n + month))).chain([Cell::blank()]).collect()
    };
    let legend = Legend(vec![(String::new(), "more than 110.0%".to_owned(), Tone::Red)]);
    Table { grid: Some(legend), ..table("Load", columns, (0..many).map(row).collect()) }
}

fn letters(many: usize) -> Table<'static> {
    let mut columns = vec![Column::new("Role", Format::Text, 2.0)];
    columns.extend((0..many).map(|n| Column::new(format!("P{}", 100 + n), Format::Code, 0.5)));
    let letter =
        |n: usize| if n.is_multiple_of(3) { Cell::blank() } else { Cell::text("F").tone(Tone::Green) };
    let row = |n: usize| {
        [Cell::text(format!("Role {n}"))].into_iter().chain((0..many).map(|at| letter(n + at))).collect()
    };
    let legend = Legend(vec![("F".to_owned(), "filled".to_owned(), Tone::Green)]);
    Table { grid: Some(legend), ..table("Roles", columns, (0..12).map(row).collect()) }
}

fn named(many: usize) -> Block<'static> {
    let words: Vec<String> = ["Very low", "Low", "Medium", "High", "Very high"].map(str::to_owned).into();
    let marks = |at: usize| (0..at * many / 9).map(|n| format!("S{n}")).collect::<Vec<_>>();
    Block::Matrix(Matrix {
        title: "By power and interest".to_owned(),
        x_label: "Interest".to_owned(),
        y_label: "Power".to_owned(),
        x: words.clone(),
        y: words,
        cells: (0..5).map(|y| (0..5).map(|x| ((y * x * many / 9) as u64, Tone::Blue)).collect()).collect(),
        marks: (0..5).map(|y| (0..5).map(|x| marks(y * x)).collect()).collect(),
        alt: String::new(),
    })
}
