//! How each label of each table was read, and why.

use super::PRINTED;
use crate::migrate::dossier::Dossier;
use crate::model::address::column_letters;
use crate::model::document::{Block, Cell, Column, Format, Rows, Table};
use crate::model::table::Layout;
use crate::settings::Settings;

impl Dossier<'_> {
    pub(super) fn label_blocks(&self, settings: &Settings) -> Vec<Block<'_>> {
        let columns = vec![
            Column::new("File", Format::Text, 2.4),
            Column::new("Sheet", Format::Text, 1.4),
            Column::new("Register", Format::Text, 1.2),
            Column::new("Rows", Format::Count, 0.6),
            Column::new("Column", Format::Code, 0.7),
            Column::new("Label", Format::Text, 1.8),
            Column::new("Read as", Format::Text, 1.6),
            Column::new("Sure", Format::Percent, 0.6),
            Column::new("Why", Format::Text, 2.6),
        ];
        let table = Table {
            name: "Labels".to_owned(),
            title: String::new(),
            columns,
            keys: 2,
            rows: Rows::lines(self.label_lines(settings)),
            print: Some(PRINTED),
            order: "file by file".to_owned(),
            names: Vec::new(),
            grid: None,
        };
        vec![Block::Table(table)]
    }

    fn label_lines(&self, settings: &Settings) -> Vec<Vec<Cell<'static>>> {
        let mut lines = Vec::new();
        for source in &self.dataset.sources {
            for table in &source.tables {
                let register = settings.knowledge.register(table.register);
                let sheet = source.sheet(table.sheet);
                for column in &table.columns {
                    let place = match table.layout {
                        Layout::Transposed => format!("row {}", column.at + 1),
                        _ => column_letters(column.at as u16),
                    };
                    let read = column.field.map_or("kept under its own label", |f| &register.decl(f).label);
                    let sure = rust_decimal::Decimal::new((column.confidence * 100.0).round() as i64, 2);
                    lines.push(vec![
                        Cell::text(source.file.clone()),
                        Cell::text(sheet.to_owned()),
                        Cell::text(register.label.clone()),
                        Cell::number(Some((table.records.len() as u64).into())),
                        Cell::text(place),
                        Cell::text(column.label.clone()),
                        Cell::text(read.to_owned()),
                        Cell::number(Some(sure)),
                        Cell::text(column.reason.clone()),
                    ]);
                }
            }
        }
        lines
    }
}
