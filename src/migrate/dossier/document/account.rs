//! What came in and what came out.

use super::PRINTED;
use crate::migrate::dossier::Dossier;
use crate::model::dataset::Source;
use crate::model::document::{Block, Cell, Column, Format, Table, Tone};
use crate::settings::Settings;

impl Dossier<'_> {
    pub(super) fn account_blocks(&self, settings: &Settings) -> Vec<Block<'_>> {
        vec![
            self.verdict(),
            Block::Table(self.totals()),
            Block::Table(self.records(settings)),
            Block::Table(self.money(settings)),
            Block::Table(self.sources()),
        ]
    }

    fn totals(&self) -> Table<'_> {
        let a = self.dataset.account();
        let superseded: u64 = self.dataset.sources.iter().map(|s| s.superseded.len() as u64).sum();
        let written: u64 = self.account.records.iter().map(|(_, _, n)| n).sum();
        let lines = [
            ("Files", self.dataset.sources.len() as u64, Tone::Plain),
            ("Rows that hold something", a.rows_read, Tone::Strong),
            ("Rows that became records", a.rows_kept, Tone::Plain),
            ("Rows that do not count, each listed", a.rows_rejected, Tone::Plain),
            ("Rows that are titles, labels, notes, totals or lists", a.rows_not_data, Tone::Plain),
            ("Cells that hold something", a.cells_read, Tone::Strong),
            ("Cells whose value a record or a fact has", a.cells_values, Tone::Plain),
            ("Cells kept under a label of their own", a.cells_extras, Tone::Plain),
            ("Labels", a.cells_labels, Tone::Plain),
            ("Cells that are no data, each part listed", a.cells_not_data, Tone::Plain),
            ("Records in the canonical workbooks", written, Tone::Strong),
            ("Records that another file has in a newer version, each listed", superseded, Tone::Plain),
            ("Values that were changed or added, each listed", self.changes.values(), Tone::Plain),
            ("Questions that are open", self.questions.len() as u64, Tone::Plain),
        ];
        let row = |(label, count, tone): (&'static str, u64, Tone)| {
            vec![Cell::text(label).tone(tone), Cell::number(Some(count.into())).tone(tone)]
        };
        let columns =
            vec![Column::new("What", Format::Text, 4.0), Column::new("How many", Format::Count, 1.0)];
        Table::small("Account of rows and cells", columns, lines.into_iter().map(row).collect())
    }

    fn records(&self, settings: &Settings) -> Table<'_> {
        let row = |(id, before, after): &(_, u64, u64)| {
            let tone = if before == after { Tone::Green } else { Tone::Red };
            let label = settings.knowledge.register(*id).label.clone();
            let count = |n: u64| Cell::number(Some(n.into()));
            vec![Cell::text(label), count(*before), count(*after), count(before.abs_diff(*after)).tone(tone)]
        };
        let columns = vec![
            Column::new("Register", Format::Text, 3.0),
            Column::new("Records in the sources", Format::Count, 1.2),
            Column::new("In the workbooks", Format::Count, 1.2),
            Column::new("Difference", Format::Count, 1.0),
        ];
        Table::small("Account of the records", columns, self.account.records.iter().map(row).collect())
    }

    fn money(&self, settings: &Settings) -> Table<'_> {
        let row = |line: &crate::migrate::dossier::account::MoneyLine| {
            let register = settings.knowledge.register(line.key.register);
            let field = &register.decl(line.key.field).label;
            let money = |value| Cell::number(Some(value)).format(Format::Money(line.key.currency));
            let tone = if line.difference().is_zero() { Tone::Green } else { Tone::Red };
            vec![
                Cell::text(format!("{}: {}", register.label, field.to_lowercase())),
                Cell::text(line.key.currency.code().to_owned()),
                money(line.read.sum),
                money(line.left_out.sum),
                money(line.written.sum),
                money(line.difference()).tone(tone),
            ]
        };
        let own = Format::Money(self.dataset.currency);
        let columns = vec![
            Column::new("Money", Format::Text, 2.0),
            Column::new("Currency", Format::Code, 0.8),
            Column::new("Read from the cells", own, 1.4),
            Column::new("Left out, listed", own, 1.4),
            Column::new("In the workbooks", own, 1.4),
            Column::new("Difference", own, 1.0),
        ];
        Table::small("Account of the money", columns, self.account.money.iter().map(row).collect())
    }

    fn sources(&self) -> Table<'_> {
        let columns = vec![
            Column::new("File", Format::Text, 3.0),
            Column::new("SHA-256", Format::Text, 2.6),
            Column::new("State", Format::Text, 1.2),
            Column::new("Sheets", Format::Count, 0.7),
            Column::new("Rows", Format::Count, 0.7),
            Column::new("Kept", Format::Count, 0.7),
            Column::new("Rejected", Format::Count, 0.8),
            Column::new("No data", Format::Count, 0.8),
            Column::new("Cells", Format::Count, 0.8),
            Column::new("Records", Format::Count, 0.8),
        ];
        let mut table = Table::small("Sources", columns, self.dataset.sources.iter().map(source).collect());
        table.print = Some(PRINTED);
        table
    }
}

fn source(source: &Source) -> Vec<Cell<'_>> {
    let state = match (&source.error, source.stale) {
        (Some(_), _) => Cell::text("Could not be read").tone(Tone::Red),
        (None, true) => Cell::text("Another month").tone(Tone::Amber),
        (None, false) if source.account.records == 0 => Cell::text("No records").tone(Tone::Grey),
        (None, false) => Cell::text("Read").tone(Tone::Green),
    };
    let (a, count) = (&source.account, |n: u64| Cell::number(Some(n.into())));
    vec![
        Cell::text(source.file.as_str()),
        Cell::text(source.sha256.as_str()),
        state,
        count(source.sheets.len() as u64),
        count(a.rows_read),
        count(a.rows_kept),
        count(a.rows_rejected),
        count(a.rows_not_data),
        count(a.cells_read),
        count(a.records),
    ]
}
