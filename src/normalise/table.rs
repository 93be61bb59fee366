//! A recognised table becomes a batch of records: each column is read as its field, months are brought down, what
//! the program works out is added.

use super::canonical::{self, Exact};
use super::control::CellMoney;
use super::derive;
use super::desk::{Asked, Desk, Read};
use super::level::Counted;
use super::shorthand::{self, Shorthand};
use super::strip::Gathered;
use super::{
    amount, answered, choice, codes, colour, currency, date, flag, level, levels, person, refs, role, text,
};
use crate::model::address::CellRef;
use crate::model::money::Currency;
use crate::model::record::{Batch, Cells};
use crate::model::register::{FieldId, FieldKind, Register};
use crate::model::table::{Fate, Layout, RegisterTable, TableColumn, Unit, UnitMeasure};

/// What a table gave.
pub struct Made {
    /// Its records.
    pub batch: Batch,
    /// Rows of the sheet that became records, upwards.
    pub kept: Vec<u32>,
    /// Rows that do not count, each told in a finding.
    pub rejected: Vec<u32>,
    /// Cells that hold nothing but a colour that was read.
    pub coloured: u64,
    /// Cells that became something else than was recognised.
    pub fates: Vec<(CellRef, Fate)>,
    /// The money in its cells.
    pub money: CellMoney,
}

/// A field that was read, line by line.
pub struct Filled {
    /// Which field.
    pub field: FieldId,
    /// Its values.
    pub read: Read,
    /// Where they stood.
    pub cells: Cells,
}

/// A table in work.
pub struct Work<'a> {
    /// What was recognised.
    pub table: &'a RegisterTable,
    /// Its register.
    pub register: &'a Register,
    /// Its sheet's name.
    pub sheet: &'a str,
    /// Its cells.
    pub gathered: &'a Gathered,
    /// Fields read so far, in no order.
    pub filled: Vec<Filled>,
    /// The levels as the file counts them, for checking its scores.
    pub counted: Vec<(FieldId, Vec<Counted>)>,
    /// The scheme of each level field that is not in the portfolio's own five numbers.
    pub schemes: Vec<(FieldId, String)>,
    /// Lines of role fields whose title may be several roles, with the title's place in the role model.
    pub ambiguous: Vec<(FieldId, usize, usize)>,
    /// Columns that stay extras, as places in [`RegisterTable::columns`].
    pub extras: Vec<usize>,
    /// The currencies of the records' own column, one a line; empty where there is none.
    pub currencies: Vec<Option<Currency>>,
}

/// Reads a table.
pub fn read(desk: &mut Desk<'_>, table: &RegisterTable, sheet: &str, gathered: &Gathered) -> Made {
    let register = desk.settings.knowledge.register(table.register);
    let mut work = Work {
        table,
        register,
        sheet,
        gathered,
        filled: Vec::new(),
        counted: Vec::new(),
        schemes: Vec::new(),
        ambiguous: Vec::new(),
        extras: Vec::new(),
        currencies: Vec::new(),
    };
    let targets = work.targets(desk);
    work.currencies(desk, &targets);
    let levels = levels::of(desk, &work, &targets);
    for (at, field) in &targets {
        work.column(desk, *at, *field, &levels);
    }
    derive::all(desk, &mut work);
    work.finish(desk)
}

impl<'a> Work<'a> {
    /// The question what a column holds as a field.
    pub fn asked(&self, at: usize, field: FieldId) -> Asked<'a> {
        let column = &self.table.columns[at];
        Asked {
            sheet: self.sheet,
            register: self.register,
            field: self.register.decl(field),
            label: &column.label,
            unit: column.unit,
            title: self.table.unit,
            strip: &self.gathered.columns[at],
        }
    }

    /// Which column is read as which field; the others are extras.
    fn targets(&mut self, desk: &mut Desk<'_>) -> Vec<(usize, FieldId)> {
        let mut targets: Vec<(usize, FieldId)> = Vec::new();
        let table = self.table;
        for (at, column) in table.columns.iter().enumerate() {
            let Some(field) = column.field.and_then(|f| self.target(desk, f, column)) else {
                self.extras.push(at);
                continue;
            };
            if let Some((first, _)) = targets.iter().find(|(_, f)| *f == field) {
                let label = &self.register.decl(field).label;
                let seen = format!(
                    "two columns hold the {}; `{}` was taken",
                    label.to_lowercase(),
                    table.columns[*first].label
                );
                let remedy = "map one of them to another field, or to `ignore`, in packwright.toml";
                let asked = self.asked(at, field);
                let lines: Vec<usize> =
                    (0..asked.strip.cells.len()).filter(|i| asked.strip.cells[*i].is_some()).collect();
                desk.say(asked, codes::FIELD_TWICE, seen, remedy, &lines);
                self.extras.push(at);
                continue;
            }
            targets.push((at, field));
        }
        targets
    }

    /// The field that takes a column's values: what the program works out itself goes beside it, and values in
    /// another unit go to the field for that unit. `None` where the register has none.
    fn target(&self, desk: &Desk<'_>, field: FieldId, column: &TableColumn) -> Option<FieldId> {
        if self.table.canonical.is_some() {
            return Some(field);
        }
        let decl = self.register.decl(field);
        if derive::score::is_worked_out(&decl.key) {
            return self.register.field(&format!("native_{}", decl.key));
        }
        if let Some(level) = self.level_instead(desk, field, column) {
            return Some(level);
        }
        Some(in_unit(desk, self.register, field, column.unit, self.table.unit))
    }

    /// The level field that takes a column of shares or amounts which says in its label that it holds levels: `Probability
    /// (1-5)`, `Impact (1-10)`.
    fn level_instead(&self, desk: &Desk<'_>, field: FieldId, column: &TableColumn) -> Option<FieldId> {
        let scales = &desk.settings.knowledge.scales;
        let key = &self.register.decl(field).key;
        let mut instead = scales.shares.iter().chain(&scales.amounts);
        let (level, _) = instead.find(|(_, from)| from == key)?;
        let level = self.register.field(level).filter(|l| self.column_of(*l).is_none())?;
        let most = level::legend::read(&column.label, &scales.ends).most;
        most.filter(|n| *n <= 10 && column.unit.currency.is_none()).map(|_| level)
    }

    fn currencies(&mut self, desk: &mut Desk<'_>, targets: &[(usize, FieldId)]) {
        let found = targets.iter().find(|(_, f)| self.register.decl(*f).kind == FieldKind::Currency);
        if let Some((at, field)) = found {
            let read = currency::read(desk, self.asked(*at, *field));
            self.currencies = currency::each(desk, &read);
            self.push(*at, *field, read);
        }
    }

    fn column(&mut self, desk: &mut Desk<'_>, at: usize, field: FieldId, levels: &levels::LevelColumns) {
        let asked = self.asked(at, field);
        if asked.field.kind == FieldKind::Currency {
            // It was read before the amounts.
            return;
        }
        let canonical = self.table.canonical.is_some();
        let exact = canonical.then(|| canonical::read(desk, asked, &self.currencies));
        if let Some(Exact { read, all: true }) = exact {
            return self.push(at, field, read);
        }
        let mut read = match &asked.field.kind {
            FieldKind::Level(_) if canonical => canonical::levels(desk, asked),
            FieldKind::Level(scale) => {
                if derive::priority::is_priority(desk, self, at, field) {
                    return;
                }
                let levels = level::read(desk, asked, scale, &levels.around(self, field));
                self.counted.push((field, levels.counted));
                if !levels.scheme.is_empty() {
                    self.schemes.push((field, levels.scheme));
                }
                levels.read
            }
            FieldKind::Choice(name) => match desk.settings.knowledge.vocabulary(name) {
                Some(vocabulary) => {
                    let short = shorthand::of(desk, asked, vocabulary, self.gathered, at, &levels.witnesses);
                    let read = choice::read(desk, asked, vocabulary, &short);
                    colour::compare(desk, asked, self.gathered, at, vocabulary, &read);
                    read
                }
                None => Read::default(),
            },
            FieldKind::Role => {
                let roles = role::read(desk, asked);
                self.ambiguous.extend(roles.ambiguous.iter().map(|(line, title)| (field, *line, *title)));
                roles.read
            }
            _ => by_kind(desk, asked, &self.currencies),
        };
        if let Some(exact) = exact {
            exact.over(&mut read);
        }
        answered::fill(desk, asked, &mut read);
        self.push(at, field, read);
    }

    /// Adds a field that was read from a column.
    pub fn push(&mut self, at: usize, field: FieldId, read: Read) {
        let strip = &self.gathered.columns[at];
        let steps = !self.table.columns[at].steps.is_empty();
        let own = !steps
            && (self.table.layout == Layout::Transposed
                || strip.places.iter().zip(&self.gathered.lines).all(|(place, row)| place.row == *row));
        let cells = match own {
            true => Cells::Along(self.table.columns[at].at),
            // Some values stand in a cell above, which is merged or was filled from, or in columns side by side.
            false => Cells::Each(strip.places.clone()),
        };
        self.filled.push(Filled { field, read, cells });
    }

    /// The currency that the record's own column names.
    pub fn currency(&self, line: usize) -> Option<Currency> {
        self.currencies.get(line).copied().flatten()
    }

    /// The field with this key, when it was read.
    pub fn find(&self, key: &str) -> Option<&Filled> {
        let field = self.register.field(key)?;
        self.filled.iter().find(|f| f.field == field)
    }

    /// The place of the column that was recognised as a field.
    pub fn column_of(&self, field: FieldId) -> Option<usize> {
        self.table.columns.iter().position(|c| c.field == Some(field))
    }
}

/// The field for a field's values in their unit: allocation in days goes to `days`.
pub fn in_unit(desk: &Desk<'_>, register: &Register, field: FieldId, label: Unit, title: Unit) -> FieldId {
    let units = &desk.writing().units;
    let in_time = |m: UnitMeasure| m.is_time() && units.full_of(label, title, m).is_none();
    if !label.measure.or(title.measure).is_some_and(in_time) {
        return field;
    }
    let other = units.instead.get(&register.decl(field).key);
    other.and_then(|key| register.field(key)).unwrap_or(field)
}

/// Reads a column as its field's kind says; levels and currencies are read before.
pub fn by_kind(desk: &mut Desk<'_>, asked: Asked<'_>, currencies: &[Option<Currency>]) -> Read {
    let knowledge = &desk.settings.knowledge;
    match &asked.field.kind {
        FieldKind::Text => text::read(desk, asked),
        FieldKind::Id | FieldKind::Project => text::ids(desk, asked),
        FieldKind::Ref => refs::read(desk, asked),
        FieldKind::Date => date::read(desk, asked),
        FieldKind::Period => date::periods(desk, asked),
        FieldKind::Money => amount::money::read(desk, asked, currencies),
        FieldKind::Percent => amount::share::read(desk, asked),
        FieldKind::Number if desk.writing().units.shares.contains(&asked.field.key) => {
            amount::share::read(desk, asked)
        }
        FieldKind::Number => amount::number::read(desk, asked),
        FieldKind::Flag => flag::read(desk, asked),
        FieldKind::Person => {
            let vacancies = asked.register.field("role").is_some();
            person::read(desk, asked, vacancies)
        }
        FieldKind::Role => role::read(desk, asked).read,
        FieldKind::Choice(name) => match knowledge.vocabulary(name) {
            Some(vocabulary) => choice::read(desk, asked, vocabulary, &Shorthand::default()),
            None => Read::default(),
        },
        FieldKind::Level(scale) => level::read(desk, asked, scale, &level::Around::default()).read,
        FieldKind::Currency => currency::read(desk, asked),
    }
}
