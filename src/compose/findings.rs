//! Findings as blocks: by cause in a pack, all of them in a document of their own.

use super::{Composer, Material};
use crate::finding::group::{Group, by_cause as group};
use crate::finding::{Finding, Severity, cells};
use crate::model::document::{
    Block, Cell, Column, Document, Format, Kind, RowSource, Rows, Section, Table, Tone,
};
use crate::model::written;

/// The gravest causes, counted in full; how many are left out is said.
pub fn by_cause<'a>(composer: &Composer<'a>, limit: usize) -> Vec<Block<'a>> {
    let told = composer.material.findings.iter().map(|f| composer.unshown.may_tell(f).into_owned());
    let findings: Vec<Finding> = told.collect();
    let groups: Vec<Group<'_>> = group(&findings);
    let told: Vec<&Group<'_>> = groups.iter().filter(|g| g.level > Severity::Note).collect();
    let notes = groups.len() - told.len();
    let mut text = match told.len() {
        0 => "Nothing is wrong.".to_owned(),
        n if n <= limit => format!("{n} causes, the gravest first."),
        n => format!("The first {limit} of {n} causes, the gravest first; all are in findings.xlsx."),
    };
    if notes > 0 {
        text.push_str(&format!(" {notes} notes on guesses are in findings.xlsx."));
    }
    let rows = told.into_iter().take(limit).map(row).collect();
    vec![Block::Paragraph(text), Block::Table(table(rows))]
}

fn table(rows: Vec<Vec<Cell<'_>>>) -> Table<'_> {
    Table::small(
        "Findings by cause",
        vec![
            Column::new("Level", Format::Code, 0.9),
            Column::new("What was seen", Format::Text, 3.5),
            Column::new("Where", Format::Text, 2.8),
            Column::new("Count", Format::Count, 0.7),
            Column::new("What to do", Format::Text, 2.8),
        ],
        rows,
    )
}

fn row(group: &Group<'_>) -> Vec<Cell<'static>> {
    let label = group.findings.first().map_or("", |f| f.place.label.as_str());
    let seen = if label.is_empty() { group.seen.to_owned() } else { format!("{label}: {}", group.seen) };
    vec![
        level(group.level),
        Cell::text(seen),
        Cell::text(places(group)),
        Cell::number(Some(group.count.into())),
        Cell::text(group.remedy.to_owned()),
    ]
}

/// The first three places, and how many more there are.
fn places(group: &Group<'_>) -> String {
    let mut places: Vec<String> =
        group.findings.iter().take(3).map(|f| place(f)).filter(|p| !p.is_empty()).collect();
    let more = group.findings.len().saturating_sub(3);
    if more > 0 {
        places.push(format!("and {more} more"));
    }
    places.join("\n")
}

fn place(finding: &Finding) -> String {
    let place = &finding.place;
    let cells = cells::shown(&place.cells, 4);
    [place.file.as_str(), place.sheet.as_str(), cells.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" › ")
}

fn level<'a>(level: Severity) -> Cell<'a> {
    let (word, tone) = match level {
        Severity::Error => ("Error", Tone::Red),
        Severity::Warning => ("Warning", Tone::Amber),
        Severity::Note => ("Note", Tone::Grey),
    };
    Cell::text(word).tone(tone)
}

/// All findings as a document: by cause, then one by one.
pub fn findings_document(material: Material<'_>) -> Document<'_> {
    let settings = material.settings;
    let findings = material.findings;
    let count = written::number(findings.len().into(), Format::Count);
    let groups = group(findings);
    let causes = Section {
        title: "By cause".to_owned(),
        landscape: true,
        workbook_only: false,
        blocks: vec![Block::Table(table(groups.iter().map(row).collect()))],
    };
    let list = Section {
        title: "All findings".to_owned(),
        landscape: true,
        workbook_only: false,
        blocks: vec![Block::Paragraph(format!("{count} findings.")), Block::Table(all(findings))],
    };
    Document {
        kind: Kind::Findings,
        name: "findings".to_owned(),
        title: "Findings".to_owned(),
        audience: String::new(),
        question: "What is wrong or was guessed, where, and what is to be done?".to_owned(),
        portfolio: settings.portfolio.name.clone(),
        period: material.dataset.period,
        marking: String::new(),
        run: material.run.to_owned(),
        sections: vec![causes, list],
    }
}

fn all(findings: &[Finding]) -> Table<'_> {
    let labels = [
        "Level",
        "Code",
        "File",
        "Sheet",
        "Label",
        "Cells",
        "Count",
        "What was seen",
        "What to do",
        "As written",
    ];
    let columns = labels.into_iter().map(|label| match label {
        "Level" => Column::new(label, Format::Code, 1.0),
        "Count" => Column::new(label, Format::Count, 1.0),
        "What was seen" | "What to do" => Column::new(label, Format::Text, 4.0),
        _ => Column::new(label, Format::Text, 2.0),
    });
    Table {
        name: "Findings".to_owned(),
        title: String::new(),
        columns: columns.collect(),
        rows: Rows::Source(Box::new(All(findings))),
        print: None,
        order: String::new(),
        names: Vec::new(),
        grid: None,
        keys: 1,
    }
}

/// Findings, one a row.
struct All<'a>(&'a [Finding]);

impl RowSource for All<'_> {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let Some(finding) = self.0.get(row) else { return Cell::blank() };
        let place = &finding.place;
        match column {
            0 => level(finding.level),
            1 => Cell::text(finding.code.id),
            2 => Cell::text(place.file.as_str()),
            3 => Cell::text(place.sheet.as_str()),
            4 => Cell::text(place.label.as_str()),
            5 => Cell::text(cells::shown(&place.cells, 200)),
            6 => Cell::number(Some(finding.count.into())),
            7 => Cell::text(finding.seen.as_str()),
            8 => Cell::text(finding.remedy.as_str()),
            _ => Cell::text(finding.evidence.join("; ")),
        }
    }
}
