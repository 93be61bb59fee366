//! How each label of each table was read, and why.

use super::PRINTED;
use crate::migrate::dossier::Dossier;
use crate::model::address::column_letters;
use crate::model::dataset::Source;
use crate::model::document::{Block, Cell, Column, Format, Rows, Table};
use crate::model::table::{Layout, RegisterTable, TableColumn};
use crate::settings::Settings;

impl Dossier<'_> {
    pub(super) fn label_blocks<'d>(&'d self, settings: &'d Settings) -> Vec<Block<'d>> {
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
            rows: self.label_rows(settings),
            print: Some(PRINTED),
            order: "file by file".to_owned(),
            names: Vec::new(),
            grid: None,
        };
        vec![Block::Table(table)]
    }

    fn label_rows<'d>(&'d self, settings: &'d Settings) -> Rows<'d> {
        let tables = self.dataset.sources.iter().flat_map(|source| {
            source.tables.iter().flat_map(move |table| table.columns.iter().map(move |c| (source, table, c)))
        });
        Rows::each(tables.collect(), |(source, table, column)| row(source, table, column, settings))
    }
}

fn row<'d>(
    source: &'d Source,
    table: &'d RegisterTable,
    column: &'d TableColumn,
    settings: &'d Settings,
) -> Vec<Cell<'d>> {
    let register = settings.knowledge.register(table.register);
    let place = match table.layout {
        Layout::Transposed => format!("row {}", column.at + 1),
        _ => column_letters(column.at as u16),
    };
    let read = column.field.map_or("kept under its own label", |f| &register.decl(f).label);
    let sure = rust_decimal::Decimal::new((column.confidence * 100.0).round() as i64, 2);
    vec![
        Cell::text(source.file.as_str()),
        Cell::text(source.sheet(table.sheet)),
        Cell::text(register.label.as_str()),
        Cell::number(Some((table.records.len() as u64).into())),
        Cell::text(place),
        Cell::text(column.label.as_str()),
        Cell::text(read),
        Cell::number(Some(sure)),
        Cell::text(column.reason.as_str()),
    ]
}
