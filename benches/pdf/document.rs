//! A pack with a long list of risks.

use packwright::model::document::{Block, Cell, Column, Document, Format, Kind, Section, Table, Tone};

const TOPICS: [&str; 4] = [
    "Supplier delivers late",
    "Key developer leaves",
    "Data quality delays migration",
    "Test environment is not ready",
];
const PEOPLE: [&str; 4] = ["Smith, Jane", "Okafor, Chidi", "Müller, Zoë", "Kowalska, Ewa"];
const STATES: [(&str, Tone); 3] = [("Red", Tone::Red), ("Amber", Tone::Amber), ("Green", Tone::Green)];

/// The document.
pub fn of(rows: usize) -> Document<'static> {
    let lines =
        (0..rows).map(|n| line(n).into_iter().map(|(text, tone)| Cell::text(text).tone(tone)).collect());
    let table = Table::small("Risks", columns(), lines.collect());
    let blocks = vec![Block::Table(table)];
    let section = Section { title: "Risks".to_owned(), landscape: true, workbook_only: false, blocks };
    Document {
        kind: Kind::Pack,
        name: "risk".to_owned(),
        title: "Risk pack".to_owned(),
        audience: "Risk Role".to_owned(),
        question: "Which risks need a decision?".to_owned(),
        portfolio: "Generated portfolio".to_owned(),
        period: "2026-10".parse().unwrap(),
        marking: "Internal".to_owned(),
        run: "3f9a1c0b77de".to_owned(),
        sections: vec![section],
    }
}

/// The texts of its cells.
pub fn texts(rows: usize) -> Vec<String> {
    (0..rows).flat_map(line).map(|(text, _)| text).collect()
}

fn columns() -> Vec<Column> {
    let column = |label: &str, format, weight| Column::new(label, format, weight);
    vec![
        column("ID", Format::Code, 1.0),
        column("Project", Format::Code, 1.0),
        column("Risk", Format::Text, 4.0),
        column("Mitigation", Format::Text, 4.0),
        column("Owner", Format::Text, 1.5),
        column("Score", Format::Count, 0.6),
        column("Due", Format::Code, 1.0),
        column("State", Format::Code, 0.8),
    ]
}

fn line(n: usize) -> Vec<(String, Tone)> {
    let (state, tone) = STATES[n % STATES.len()];
    let plain = |text: String| (text, Tone::Plain);
    vec![
        plain(format!("R-2026-{n:05}")),
        plain(format!("PRJ{:03}", n % 120)),
        plain(TOPICS[n % TOPICS.len()].to_owned()),
        plain(TOPICS[(n + 1) % TOPICS.len()].to_owned()),
        plain(PEOPLE[n % PEOPLE.len()].to_owned()),
        plain((1 + n * 7 % 25).to_string()),
        plain(format!("{:02} Dec 2026", 1 + n % 28)),
        (state.to_owned(), tone),
    ]
}
