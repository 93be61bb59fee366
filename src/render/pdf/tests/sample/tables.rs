//! A list of records and a table of figures.

use super::{gbp, number, table};
use crate::model::document::*;
use jiff::civil::date;

pub const PROJECTS: [&str; 12] = [
    "P101 Customer portal",
    "P102 Data platform",
    "P103 Payroll renewal",
    "P104 Identity and access management",
    "P105 Warehouse move",
    "P106 Field service app",
    "P107 Contact centre",
    "P108 ERP upgrade",
    "P109 Analytics",
    "P110 Network refresh",
    "P111 Estates",
    "P112 Learning",
];

/// A list of risks of so many rows.
pub fn risks(rows: usize) -> Table<'static> {
    let titles = [
        "Supplier cannot deliver on time",
        "Key staff leave before the cut-over, and nobody is trained to run the interfaces that the old system has to the general ledger",
        "Zażółć gęślą jaźń: Łódź, Győr, Đà Nẵng, Ærøskøbing",
        "Exchange rate (€, £, ₹) moves",
        "Scope grows ▲ without a change request → cost",
    ];
    let row = |at: usize| {
        let score = (at * 7) % 25 + 1;
        let tone = match score {
            15.. => Tone::Red,
            6.. => Tone::Amber,
            _ => Tone::Green,
        };
        vec![
            Cell::text(format!("P{}", 101 + at % 12)),
            Cell::text(format!("R-2026-{:04}", at + 1)),
            Cell::text(titles[at % titles.len()]),
            Cell::number(Some(score.into())).tone(tone),
            Cell::text(["Reduce", "Accept", "Transfer", "Avoid"][at % 4]),
            Cell::text(if at.is_multiple_of(3) {
                "Weekly call with the supplier; escalation to the steering committee agreed; second source being qualified until the end of the quarter."
            } else {
                ""
            }),
            Cell::text(["Zoë Müller", "José Núñez", "Nguyễn Văn Ánh", "O’Brien, Seán"][at % 4]),
            Cell::text(["Open", "In progress", "Closed"][at % 3])
                .tone([Tone::Plain, Tone::Blue, Tone::Grey][at % 3]),
            if at.is_multiple_of(5) {
                Cell::blank()
            } else {
                Cell::new(Content::Date(date(2026, 11, (at % 28 + 1) as i8)))
            },
            number("125000.5"),
        ]
    };
    let columns = vec![
        Column::new("Project", Format::Code, 1.0),
        Column::new("Id", Format::Code, 1.0),
        Column::new("Title", Format::Text, 3.0),
        Column::new("Score", Format::Count, 1.0),
        Column::new("Response", Format::Code, 1.0),
        Column::new("Mitigation", Format::Text, 4.0),
        Column::new("Owner", Format::Text, 1.2),
        Column::new("Status", Format::Code, 1.0),
        Column::new("Due", Format::Date, 1.0),
        Column::new("Cost impact", Format::Money(gbp()), 1.0),
    ];
    Table {
        name: "Risks".to_owned(),
        order: "highest score first".to_owned(),
        ..table("", columns, (0..rows).map(row).collect())
    }
}

/// A line a project.
pub fn projects() -> Table<'static> {
    let money = Format::MoneyWhole(gbp());
    let mut columns =
        vec![Column::new("Project", Format::Text, 2.2), Column::new("Programme", Format::Text, 1.4)];
    for (label, format) in [
        ("Budget of the year", money),
        ("Expected outturn", money),
        ("Variance of the year", Format::Variance(gbp())),
        ("Variance of the year in percent", Format::VariancePercent),
        ("Open risks", Format::Count),
        ("Severe open risks", Format::Count),
        ("Open issues", Format::Count),
    ] {
        columns.push(Column::new(label, format, 1.0));
    }
    let figures = |tone: Tone| {
        vec![
            number("1200000").tone(tone),
            number("1250000").tone(tone),
            number("-50000").tone(Tone::Amber),
            number("-0.0417").tone(Tone::Amber),
            number("12").tone(tone),
            number("7").tone(Tone::Red),
            Cell::blank(),
        ]
    };
    let mut rows: Vec<Vec<Cell<'static>>> = PROJECTS
        .iter()
        .map(|p| [vec![Cell::text(*p), Cell::text("Digital")], figures(Tone::Plain)].concat())
        .collect();
    rows.push(
        [vec![Cell::text("Portfolio").tone(Tone::Strong), Cell::blank()], figures(Tone::Strong)].concat(),
    );
    table("Each project on a line", columns, rows)
}
