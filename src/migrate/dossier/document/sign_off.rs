//! What a person signs: counts, sums, and the hashes of what was written.

use super::PRINTED;
use crate::migrate::dossier::Dossier;
use crate::model::artifact::sha256;
use crate::model::document::{Block, Cell, Column, Format, Table};
use crate::settings::Settings;

impl Dossier<'_> {
    pub(super) fn sign_off_blocks(&self, settings: &Settings) -> Vec<Block<'_>> {
        let columns = vec![
            Column::new("Workbook", Format::Text, 2.0),
            Column::new("Records", Format::Count, 0.8),
            Column::new("SHA-256", Format::Text, 4.0),
        ];
        let row = |w: &crate::migrate::Written| {
            let records: u64 = w.proof.records.values().sum();
            vec![
                Cell::text(format!("registers/{}", w.path)),
                Cell::number(Some(records.into())),
                Cell::text(w.sha256.clone()),
            ]
        };
        let mut workbooks = Table::small("What is signed", columns, self.written.iter().map(row).collect());
        workbooks.print = Some(PRINTED);
        let blank = |who: &'static str| vec![Cell::text(who), Cell::blank(), Cell::blank(), Cell::blank()];
        let columns = vec![
            Column::new("For", Format::Text, 2.0),
            Column::new("Name", Format::Text, 2.0),
            Column::new("Date", Format::Text, 1.0),
            Column::new("Accepted, with these exceptions", Format::Text, 3.0),
        ];
        let rows = ["The owner of the sources", "The office that takes them over", "Finance"].map(blank);
        vec![
            self.verdict(),
            Block::Paragraph(format!("Hash of what is signed: {}", self.signed(settings))),
            Block::Table(workbooks),
            Block::Table(self.sums(settings)),
            Block::Table(Table::small("Signatures", columns, rows.into())),
        ]
    }

    fn sums(&self, settings: &Settings) -> Table<'_> {
        let row = |line: &crate::migrate::dossier::account::MoneyLine| {
            let register = settings.knowledge.register(line.key.register);
            vec![
                Cell::text(format!(
                    "{}: {}",
                    register.label,
                    register.decl(line.key.field).label.to_lowercase()
                )),
                Cell::text(line.key.currency.code().to_owned()),
                Cell::number(Some(line.written.count.into())),
                Cell::number(Some(line.written.sum)).format(Format::Money(line.key.currency)),
            ]
        };
        let columns = vec![
            Column::new("Money in the workbooks", Format::Text, 3.0),
            Column::new("Currency", Format::Code, 0.8),
            Column::new("Amounts", Format::Count, 1.0),
            Column::new("Sum", Format::Money(self.dataset.currency), 1.6),
        ];
        Table::small("Sums", columns, self.account.money.iter().map(row).collect())
    }

    /// One hash over the hashes of all sources and workbooks, in order, and the counts and sums.
    fn signed(&self, settings: &Settings) -> String {
        let sources = self.dataset.sources.iter().map(|s| format!("{} {}\n", s.sha256, s.file));
        let written = self.written.iter().map(|w| format!("{} registers/{}\n", w.sha256, w.path));
        let records = self.account.records.iter().map(|(id, before, after)| {
            format!("{} {before} {after}\n", settings.knowledge.register(*id).key)
        });
        let all: String = sources.chain(written).chain(records).collect();
        sha256(all.as_bytes())
    }
}
