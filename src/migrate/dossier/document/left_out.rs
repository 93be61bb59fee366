//! What was left out and why, and what may be there twice.

use super::PRINTED;
use crate::finding::{Finding, cells};
use crate::migrate::dossier::Dossier;
use crate::model::document::{Block, Cell, Column, Format, Rows, Table};
use crate::settings::Settings;

/// Findings about records that may be one.
const TWICE: [&str; 4] = ["near-duplicate", "duplicate-id", "row-twice", "person-like"];

impl Dossier<'_> {
    pub(super) fn left_out_blocks(&self, settings: &Settings) -> Vec<Block<'_>> {
        vec![
            Block::Paragraph(
                "Parts of sheets whose cells are no data, with the reason; and records that do not count, since a newer \
                 version of the return has them."
                    .to_owned(),
            ),
            Block::Table(self.parts()),
            Block::Table(self.superseded(settings)),
        ]
    }

    fn parts(&self) -> Table<'_> {
        let columns = vec![
            Column::new("File", Format::Text, 3.0),
            Column::new("Sheet", Format::Text, 1.6),
            Column::new("Rows", Format::Code, 1.0),
            Column::new("Cells", Format::Count, 0.8),
            Column::new("Why", Format::Text, 4.0),
        ];
        let lines = self.dataset.sources.iter().flat_map(|source| {
            source.left_out.iter().map(move |part| {
                let sheet = source.sheet(part.sheet);
                let (first, last) = (part.rows.0 + 1, part.rows.1 + 1);
                let rows = if first == last { first.to_string() } else { format!("{first}–{last}") };
                vec![
                    Cell::text(source.file.clone()),
                    Cell::text(sheet.to_owned()),
                    Cell::text(rows),
                    Cell::number(Some(part.cells.into())),
                    Cell::text(part.reason.to_string()),
                ]
            })
        });
        long("Cells that are no data", columns, lines.collect())
    }

    fn superseded(&self, settings: &Settings) -> Table<'_> {
        let columns = vec![
            Column::new("File", Format::Text, 3.0),
            Column::new("Sheet", Format::Text, 1.6),
            Column::new("Row", Format::Count, 0.8),
            Column::new("Register", Format::Text, 1.4),
            Column::new("The record counts in", Format::Text, 3.0),
        ];
        let lines = self.dataset.sources.iter().flat_map(|source| {
            source.superseded.iter().map(move |one| {
                let sheet = source.sheet(one.sheet);
                let by = self.dataset.sources.get(one.by as usize).map_or("", |s| s.file.as_str());
                vec![
                    Cell::text(source.file.clone()),
                    Cell::text(sheet.to_owned()),
                    Cell::number(Some(u64::from(one.row + 1).into())),
                    Cell::text(settings.knowledge.register(one.register).label.clone()),
                    Cell::text(by.to_owned()),
                ]
            })
        });
        long("Records of older versions", columns, lines.collect())
    }

    pub(super) fn duplicate_blocks(&self) -> Vec<Block<'_>> {
        let found: Vec<&Finding> = self.findings.iter().filter(|f| TWICE.contains(&f.code.id)).collect();
        if found.is_empty() {
            return vec![Block::Paragraph("No two records look like one.".to_owned())];
        }
        let columns = vec![
            Column::new("What was seen", Format::Text, 3.0),
            Column::new("File", Format::Text, 2.4),
            Column::new("Sheet", Format::Text, 1.2),
            Column::new("Cells", Format::Text, 1.2),
            Column::new("Evidence", Format::Text, 3.0),
            Column::new("What to do", Format::Text, 2.4),
        ];
        let line = |f: &&Finding| {
            vec![
                Cell::text(f.seen.clone()),
                Cell::text(f.place.file.clone()),
                Cell::text(f.place.sheet.clone()),
                Cell::text(cells::shown(&f.place.cells, 8)),
                Cell::text(f.evidence.join("; ")),
                Cell::text(f.remedy.clone()),
            ]
        };
        let says = "Nothing is merged: both stay, and a person decides.".to_owned();
        vec![Block::Paragraph(says), Block::Table(long("", columns, found.iter().map(line).collect()))]
    }
}

fn long<'a>(title: &str, columns: Vec<Column>, lines: Vec<Vec<Cell<'static>>>) -> Table<'a> {
    let mut table = Table::small(title, columns, Vec::new());
    table.rows = Rows::lines(lines);
    table.print = Some(PRINTED);
    table
}
