//! Findings as blocks: by cause in a pack, all of them in a document of their own.

use super::{Composer, Material};
use crate::finding::group::{Group, by_cause as group};
use crate::finding::{Finding, Severity, cells};
use crate::model::document::{
    Block, Cell, Column, Document, Format, Kind, RowSource, Rows, Section, Table, Tone,
};
use crate::model::words::{Words, capital};
use crate::model::written;

/// The gravest causes, counted in full; how many are left out is said.
pub fn by_cause<'a>(composer: &Composer<'a>, limit: usize) -> Vec<Block<'a>> {
    let words = composer.words();
    let told = composer.material.findings.iter().map(|f| composer.unshown.may_tell(f).into_owned());
    let findings: Vec<Finding> = told.collect();
    let groups: Vec<Group<'_>> = group(&findings);
    let told: Vec<&Group<'_>> = groups.iter().filter(|g| g.level > Severity::Note).collect();
    let notes = groups.len() - told.len();
    let mut text = match told.len() {
        0 => words.of("Nothing is wrong.").to_owned(),
        n if n <= limit => words.with("{n} causes, the gravest first.", [("n", &n)]),
        n => words.with(
            "The first {limit} of {n} causes, the gravest first; all are in findings.xlsx.",
            [("limit", &limit), ("n", &n)],
        ),
    };
    if notes > 0 {
        text.push_str(&words.with(" {n} notes on guesses are in findings.xlsx.", [("n", &notes)]));
    }
    let rows = told.into_iter().take(limit).map(|group| row(group, words)).collect();
    vec![Block::Paragraph(text), Block::Table(table(rows, words))]
}

fn table<'a>(rows: Vec<Vec<Cell<'a>>>, words: &Words) -> Table<'a> {
    Table::small(
        words.of("Findings by cause"),
        vec![
            Column::new(words.of("Level"), Format::Code, 0.9),
            Column::new(words.of("What was seen"), Format::Text, 3.5),
            Column::new(words.of("Where"), Format::Text, 2.8),
            Column::new(words.of("Count"), Format::Count, 0.7),
            Column::new(words.of("What to do"), Format::Text, 2.8),
        ],
        rows,
    )
}

fn row(group: &Group<'_>, words: &Words) -> Vec<Cell<'static>> {
    let label = group.findings.first().map_or("", |f| f.place.label.as_str());
    let seen = if label.is_empty() { capital(group.seen) } else { format!("{label}: {}", group.seen) };
    vec![
        level(group.level, words),
        Cell::text(seen),
        Cell::text(places(group, words)),
        Cell::number(Some(group.count.into())),
        Cell::text(capital(group.remedy)),
    ]
}

/// The first three places, and how many more there are.
fn places(group: &Group<'_>, words: &Words) -> String {
    let mut places: Vec<String> =
        group.findings.iter().take(3).map(|f| place(f, words)).filter(|p| !p.is_empty()).collect();
    let more = group.findings.len().saturating_sub(3);
    if more > 0 {
        places.push(words.with("and {n} more", [("n", &more)]));
    }
    places.join("\n")
}

fn place(finding: &Finding, words: &Words) -> String {
    let place = &finding.place;
    let cells = cells::printed(&place.cells, 4, words);
    [place.file.as_str(), place.sheet.as_str(), cells.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" › ")
}

fn level(level: Severity, words: &Words) -> Cell<'static> {
    let (word, tone) = word_and_tone(level);
    Cell::text(words.of(word).to_owned()).tone(tone)
}

/// What a level is called, in English, and its colour.
pub fn word_and_tone(level: Severity) -> (&'static str, Tone) {
    match level {
        Severity::Error => ("Error", Tone::Red),
        Severity::Warning => ("Warning", Tone::Amber),
        Severity::Note => ("Note", Tone::Grey),
    }
}

/// All findings as a document: by cause, then one by one.
pub fn findings_document(material: Material<'_>) -> Document<'_> {
    let settings = material.settings;
    let findings = material.findings;
    let count = written::number(findings.len().into(), Format::Count, material.print());
    let words = material.words();
    let groups = group(findings);
    let causes = Section {
        title: words.of("By cause").to_owned(),
        landscape: true,
        workbook_only: false,
        blocks: vec![Block::Table(table(groups.iter().map(|group| row(group, words)).collect(), words))],
    };
    let list = Section {
        title: words.of("All findings").to_owned(),
        landscape: true,
        workbook_only: false,
        blocks: vec![
            Block::Paragraph(words.with("{n} findings.", [("n", &count)])),
            Block::Table(all(findings, words)),
        ],
    };
    Document {
        kind: Kind::Findings,
        name: "findings".to_owned(),
        title: words.of("Findings").to_owned(),
        audience: String::new(),
        question: words.of("What is wrong or was guessed, where, and what is to be done?").to_owned(),
        portfolio: settings.portfolio.name.clone(),
        period: material.dataset.period,
        marking: String::new(),
        run: material.run.to_owned(),
        sections: vec![causes, list],
    }
}

fn all<'a>(findings: &'a [Finding], words: &'a Words) -> Table<'a> {
    let columns = vec![
        Column::new(words.of("Level"), Format::Code, 1.0),
        Column::new(words.of("Code"), Format::Text, 2.0),
        Column::new(words.of("File"), Format::Text, 2.0),
        Column::new(words.of("Sheet"), Format::Text, 2.0),
        Column::new(words.of("Label"), Format::Text, 2.0),
        Column::new(words.of("Cells"), Format::Text, 2.0),
        Column::new(words.of("Count"), Format::Count, 1.0),
        Column::new(words.of("What was seen"), Format::Text, 4.0),
        Column::new(words.of("What to do"), Format::Text, 4.0),
        Column::new(words.of("As written"), Format::Text, 2.0),
    ];
    Table {
        name: "Findings".to_owned(),
        title: String::new(),
        columns,
        rows: Rows::Source(Box::new(All { findings, words })),
        print: None,
        order: String::new(),
        names: Vec::new(),
        grid: None,
        keys: 1,
    }
}

/// Findings, one a row.
struct All<'a> {
    findings: &'a [Finding],
    words: &'a Words,
}

impl RowSource for All<'_> {
    fn len(&self) -> usize {
        self.findings.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let Some(finding) = self.findings.get(row) else { return Cell::blank() };
        let place = &finding.place;
        match column {
            0 => level(finding.level, self.words),
            1 => Cell::text(finding.code.id),
            2 => Cell::text(place.file.as_str()),
            3 => Cell::text(place.sheet.as_str()),
            4 => Cell::text(place.label.as_str()),
            5 => Cell::text(cells::printed(&place.cells, 200, self.words)),
            6 => Cell::number(Some(finding.count.into())),
            7 => Cell::text(finding.seen.as_str()),
            8 => Cell::text(finding.remedy.as_str()),
            _ => Cell::text(finding.evidence.join("; ")),
        }
    }
}
