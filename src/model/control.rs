//! Control totals of a source: its money as its cells hold it, what became of it, and the sums that the file itself states.

use super::address::CellRef;
use super::knowledge::Knowledge;
use super::money::{Currency, Money};
use super::period::Period;
use super::record::{Batch, Values};
use super::register::{FieldId, RegisterId};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The money of a source, and what the file says it adds up to.
#[derive(Debug, Clone, Default)]
pub struct Control {
    /// Totals found among the rows of its tables, in reading order.
    pub totals: Vec<StatedTotal>,
    /// Amounts in the cells of record rows. They are added up from the cells, not from the records.
    pub read: Amounts,
    /// Amounts of its records in the dataset.
    pub kept: Amounts,
    /// Amounts of records that do not count, each told in a finding.
    pub left_out: Amounts,
}

/// A sum that a file states in a row of totals, in the unit of its column, as the records are.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedTotal {
    /// Index of its sheet.
    pub sheet: usize,
    /// Its cell.
    pub cell: CellRef,
    /// The register of the table.
    pub register: RegisterId,
    /// What it adds up.
    pub field: FieldId,
    /// Its month, in a table with months across.
    pub month: Option<Period>,
    /// What the cell says.
    pub stated: Money,
    /// What its rows add up to.
    pub sum: Decimal,
    /// Whether the two are the same to the hundredth, in the unit of the cell.
    pub agrees: bool,
}

impl StatedTotal {
    /// What the cell says less what its rows add up to.
    pub fn difference(&self) -> Decimal {
        self.stated.amount.saturating_sub(self.sum)
    }
}

/// A field of a register, in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MoneyKey {
    /// The register.
    pub register: RegisterId,
    /// The field.
    pub field: FieldId,
    /// The currency.
    pub currency: Currency,
}

/// How many amounts there are, and their sum.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many.
    pub count: u64,
    /// Their sum, exact.
    pub sum: Decimal,
}

impl Sum {
    /// Adds another sum to this one.
    pub fn add(&mut self, other: Sum) {
        self.count += other.count;
        self.sum = self.sum.saturating_add(other.sum);
    }
}

/// Amounts added up by register, field and currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Amounts(BTreeMap<MoneyKey, Sum>);

impl Amounts {
    /// Adds an amount.
    pub fn add(&mut self, register: RegisterId, field: FieldId, money: Money) {
        let key = MoneyKey { register, field, currency: money.currency };
        self.0.entry(key).or_default().add(Sum { count: 1, sum: money.amount });
    }

    /// Adds other amounts.
    pub fn extend(&mut self, other: &Amounts) {
        other.0.iter().for_each(|(key, sum)| self.0.entry(*key).or_default().add(*sum));
    }

    /// Adds the amounts of the records of a batch for which `which` says so, as far as they may be added up.
    pub fn add_batch(&mut self, knowledge: &Knowledge, batch: &Batch, which: impl Fn(usize) -> bool) {
        for column in batch.columns.iter().filter(|c| knowledge.adds(batch.register, c.field)) {
            let Values::Money(values) = &column.values else { continue };
            for (_, money) in values.iter().enumerate().filter(|(i, _)| which(*i)) {
                money.iter().for_each(|m| self.add(batch.register, column.field, *m));
            }
        }
    }

    /// Takes other amounts, which are among these, from them; what has none left is gone.
    pub fn less(&mut self, other: &Amounts) {
        for (key, less) in &other.0 {
            let sum = self.0.entry(*key).or_default();
            *sum = Sum { count: sum.count.saturating_sub(less.count), sum: sum.sum.saturating_sub(less.sum) };
            if sum.count == 0 {
                self.0.remove(key);
            }
        }
    }

    /// Those of these registers.
    pub fn only(&self, registers: &BTreeSet<RegisterId>) -> Amounts {
        let of = self.0.iter().filter(|(key, _)| registers.contains(&key.register));
        Amounts(of.map(|(key, sum)| (*key, *sum)).collect())
    }

    /// Whether a register has any.
    pub fn has(&self, register: RegisterId) -> bool {
        self.0.keys().any(|key| key.register == register)
    }

    /// The sum of a field in a currency; 0 of none where it has no amounts.
    pub fn get(&self, key: &MoneyKey) -> Sum {
        self.0.get(key).copied().unwrap_or_default()
    }

    /// All sums.
    pub fn iter(&self) -> impl Iterator<Item = (&MoneyKey, &Sum)> {
        self.0.iter()
    }
}

/// What became of the amounts of a field in a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoneyLine {
    /// Which.
    pub key: MoneyKey,
    /// In the cells.
    pub read: Sum,
    /// In records that count.
    pub kept: Sum,
    /// In records that do not.
    pub left_out: Sum,
}

impl MoneyLine {
    /// What was read less what was kept and left out: money that is lost, or, below 0, counted more than once.
    pub fn difference(&self) -> Decimal {
        self.read.sum.saturating_sub(self.kept.sum).saturating_sub(self.left_out.sum)
    }

    /// Whether read = kept + left out, in amounts and in their sum.
    pub fn adds_up(&self) -> bool {
        self.read.count == self.kept.count + self.left_out.count && self.difference().is_zero()
    }
}

impl Control {
    /// What became of all amounts, by register, field and currency.
    pub fn money(&self) -> Vec<MoneyLine> {
        let parts = [&self.read, &self.kept, &self.left_out];
        let keys: BTreeSet<MoneyKey> = parts.iter().flat_map(|a| a.0.keys()).copied().collect();
        let line = |key| MoneyLine {
            key,
            read: self.read.get(&key),
            kept: self.kept.get(&key),
            left_out: self.left_out.get(&key),
        };
        keys.into_iter().map(line).collect()
    }

    /// Whether all money adds up.
    pub fn adds_up(&self) -> bool {
        self.money().iter().all(MoneyLine::adds_up)
    }

    /// Adds the money of another source to this one's; totals stay with their source.
    pub fn add_money(&mut self, other: &Control) {
        self.read.extend(&other.read);
        self.kept.extend(&other.kept);
        self.left_out.extend(&other.left_out);
    }
}
