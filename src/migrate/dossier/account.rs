//! In = out + listed: rows, cells, records and money, from the sources to the workbooks that were written.

use super::Written;
use crate::model::control::{Amounts, MoneyKey, Sum};
use crate::model::dataset::{Dataset, Source};
use crate::model::knowledge::Knowledge;
use crate::model::register::RegisterId;
use rust_decimal::Decimal;

/// What became of everything.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// For each register that has any, its records in the sources and in the workbooks that were written.
    pub records: Vec<(RegisterId, u64, u64)>,
    /// For each register, field and currency: read from cells, left out, in the workbooks that were written.
    pub money: Vec<MoneyLine>,
    /// What does not add up; none where everything does.
    pub breaks: Vec<String>,
}

/// Money from the cells to the workbooks.
#[derive(Debug, Clone)]
pub struct MoneyLine {
    /// Of what.
    pub key: MoneyKey,
    /// Read from the cells of the sources.
    pub read: Sum,
    /// Left out, with a finding.
    pub left_out: Sum,
    /// In the workbooks that were written.
    pub written: Sum,
}

impl MoneyLine {
    /// What is missing: 0 where everything is there.
    pub fn difference(&self) -> Decimal {
        self.read.sum - self.left_out.sum - self.written.sum
    }
}

impl Account {
    /// Adds everything up.
    pub fn of(dataset: &Dataset, knowledge: &Knowledge, written: &[Written]) -> Self {
        let mut account = Self::default();
        dataset.sources.iter().for_each(|source| account.source(source));
        account.records(dataset, knowledge, written);
        account.money(dataset, knowledge, written);
        for one in written {
            account.breaks.extend(one.proof.breaks.iter().cloned());
            let more = one.proof.differences - one.proof.breaks.len() as u64;
            if more > 0 {
                account.breaks.push(format!("{}: and {more} differences more", one.path));
            }
        }
        account
    }

    fn source(&mut self, source: &Source) {
        let listed: u64 = source.left_out.iter().map(|part| part.cells).sum();
        if !source.account.adds_up() {
            self.breaks.push(format!("{}: its rows or cells do not add up", source.file));
        }
        if listed != source.account.cells_not_data {
            let (file, all) = (&source.file, source.account.cells_not_data);
            self.breaks.push(format!("{file}: {all} cells are no data, and {listed} of them are listed"));
        }
        if !source.control.adds_up() {
            self.breaks.push(format!("{}: its money does not add up", source.file));
        }
    }

    fn records(&mut self, dataset: &Dataset, knowledge: &Knowledge, written: &[Written]) {
        for (id, register) in knowledge.each_register() {
            let before = dataset.count(id) as u64;
            let after = written.iter().filter_map(|w| w.proof.records.get(&id)).sum();
            if before != after {
                let label = &register.label;
                self.breaks.push(format!(
                    "{label}: {before} records in the sources, {after} in the workbooks written"
                ));
            }
            if before > 0 || after > 0 {
                self.records.push((id, before, after));
            }
        }
    }

    fn money(&mut self, dataset: &Dataset, knowledge: &Knowledge, written: &[Written]) {
        let mut out = Amounts::default();
        written.iter().for_each(|w| out.extend(&w.proof.money));
        for line in dataset.money().money() {
            let line = MoneyLine {
                key: line.key,
                read: line.read,
                left_out: line.left_out,
                written: out.get(&line.key),
            };
            if !line.difference().is_zero() {
                let register = knowledge.register(line.key.register);
                let field = &register.decl(line.key.field).label;
                let missing = line.difference().normalize();
                self.breaks
                    .push(format!("{}: {field}: {missing} {} is missing", register.label, line.key.currency));
            }
            self.money.push(line);
        }
    }
}
