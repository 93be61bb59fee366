//! What was left out and why, and what may be there twice.

use super::PRINTED;
use crate::finding::{Finding, cells};
use crate::migrate::dossier::Dossier;
use crate::model::dataset::{LeftOut, Source, Superseded};
use crate::model::document::{Block, Cell, Column, Format, Rows, Table};
use crate::settings::Settings;

/// Findings about records that may be one.
const TWICE: [&str; 4] = ["near-duplicate", "duplicate-id", "row-twice", "person-like"];

impl Dossier<'_> {
    pub(super) fn left_out_blocks<'d>(&'d self, settings: &'d Settings) -> Vec<Block<'d>> {
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

    fn parts<'d>(&'d self) -> Table<'d> {
        let columns = vec![
            Column::new("File", Format::Text, 3.0),
            Column::new("Sheet", Format::Text, 1.6),
            Column::new("Rows", Format::Code, 1.0),
            Column::new("Cells", Format::Count, 0.8),
            Column::new("Why", Format::Text, 4.0),
        ];
        let all =
            self.dataset.sources.iter().flat_map(|source| source.left_out.iter().map(move |p| (source, p)));
        let row = |(source, part): &(&'d Source, &'d LeftOut)| {
            let (first, last) = (part.rows.0 + 1, part.rows.1 + 1);
            let rows = if first == last { first.to_string() } else { format!("{first}–{last}") };
            vec![
                Cell::text(source.file.as_str()),
                Cell::text(source.sheet(part.sheet)),
                Cell::text(rows),
                Cell::number(Some(part.cells.into())),
                Cell::text(part.reason.as_ref()),
            ]
        };
        long("Cells that are no data", columns, Rows::each(all.collect(), row))
    }

    fn superseded<'d>(&'d self, settings: &'d Settings) -> Table<'d> {
        let columns = vec![
            Column::new("File", Format::Text, 3.0),
            Column::new("Sheet", Format::Text, 1.6),
            Column::new("Row", Format::Count, 0.8),
            Column::new("Register", Format::Text, 1.4),
            Column::new("The record counts in", Format::Text, 3.0),
        ];
        let all = self
            .dataset
            .sources
            .iter()
            .flat_map(|source| source.superseded.iter().map(move |one| (source, one)));
        let row = |(source, one): &(&'d Source, &'d Superseded)| {
            let by = self.dataset.sources.get(one.by as usize).map_or("", |s| s.file.as_str());
            vec![
                Cell::text(source.file.as_str()),
                Cell::text(source.sheet(one.sheet)),
                Cell::number(Some(u64::from(one.row + 1).into())),
                Cell::text(settings.knowledge.register(one.register).label.as_str()),
                Cell::text(by),
            ]
        };
        long("Records of older versions", columns, Rows::each(all.collect(), row))
    }

    pub(super) fn duplicate_blocks<'d>(&'d self) -> Vec<Block<'d>> {
        let found: Vec<&'d Finding> = self.findings.iter().filter(|f| TWICE.contains(&f.code.id)).collect();
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
        let row = |f: &&'d Finding| {
            vec![
                Cell::text(f.seen.as_str()),
                Cell::text(f.place.file.as_str()),
                Cell::text(f.place.sheet.as_str()),
                Cell::text(cells::shown(&f.place.cells, 8)),
                Cell::text(f.evidence.join("; ")),
                Cell::text(f.remedy.as_str()),
            ]
        };
        let says = "Nothing is merged: both stay, and a person decides.".to_owned();
        vec![Block::Paragraph(says), Block::Table(long("", columns, Rows::each(found, row)))]
    }
}

fn long<'d>(title: &str, columns: Vec<Column>, rows: Rows<'d>) -> Table<'d> {
    let mut table = Table::small(title, columns, Vec::new());
    table.rows = rows;
    table.print = Some(PRINTED);
    table
}
