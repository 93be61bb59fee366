//! Canonical workbooks: their own guide says what each column holds, so nothing is guessed.

use super::sheet::Found;
use super::view::View;
use crate::model::canonical::{ABOUT, EXAMPLES, GUIDE, GUIDE_LABELS, Holds, LISTS};
use crate::model::knowledge::Knowledge;
use crate::model::register::{Register, RegisterId};
use crate::model::table::{CanonicalTable, Layout, RegisterTable, RowKind, TableColumn, Unit};
use crate::model::text::fold;
use crate::model::workbook::{Cell, CellValue, Row, Sheet, Workbook};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The reason of all that the guide says.
const SAID: &str = "the workbook's own guide says so";

/// What the guide of a canonical workbook says: sheet and label -> what the column holds. A workbook is known as one by its
/// guide, in whatever format it was saved.
pub struct Guide {
    holds: HashMap<(String, String), Holds>,
    /// Sheets of which it says something that nobody understands, or two things of one column.
    unclear: BTreeSet<String>,
}

/// What the guide says of a sheet.
pub enum Said {
    /// What is on it.
    Found(Found),
    /// It does not fit the sheet, which is read like any other: in what.
    Unfit(String),
    /// Nothing: a person added the sheet, which is read like any other.
    Nothing,
}

impl Guide {
    /// `None` for a workbook that is no canonical one, or whose guide is gone.
    pub fn of(workbook: &Workbook) -> Option<Self> {
        let sheet = workbook.sheets.iter().find(|s| s.name == GUIDE)?;
        let text = |value: Option<CellValue>| value.map(|v| v.shown(&workbook.text)).unwrap_or_default();
        let lines = sheet.rows.iter().map(|row| {
            let cells = sheet.cells_of(row);
            let at = |col: u16| text(cells.iter().find(|c| c.col == col).map(|c| c.value));
            [at(0), at(1), at(2), at(3)]
        });
        let mut lines = lines.skip_while(|line| line[..] != GUIDE_LABELS[..4]);
        lines.next()?;
        let mut guide = Self { holds: HashMap::new(), unclear: BTreeSet::new() };
        lines.for_each(|line| guide.add(line));
        Some(guide)
    }

    fn add(&mut self, [sheet, label, holds, name]: [String; 4]) {
        let Some(known) = Holds::read(&holds, &name) else {
            // A line without a sheet is a person's own note.
            self.unclear.extend((!sheet.is_empty()).then_some(sheet));
            return;
        };
        if self.holds.insert((sheet.clone(), label), known).is_some() {
            self.unclear.insert(sheet);
        }
    }

    /// What is on a sheet.
    pub fn sheet(&self, knowledge: &Knowledge, view: View<'_>, at: usize) -> Said {
        let sheet = view.sheet;
        let refused = |rows, reason: &str| {
            Said::Found(Found { tables: Vec::new(), refused: vec![(rows, reason.to_owned())] })
        };
        let all = (0, u32::MAX);
        match sheet.name.as_str() {
            // Its title names no project; the facts stand below it.
            ABOUT => return refused((0, 0), "the workbook's title"),
            GUIDE => return refused(all, "the workbook's guide"),
            LISTS => return refused(all, "a list of choices"),
            EXAMPLES => return refused(all, "records as they may look"),
            _ => {}
        }
        let Some(header) = sheet.rows.first().filter(|_| self.speaks_of(sheet)) else { return Said::Nothing };
        let Some((id, register)) = knowledge.each_register().find(|(_, r)| r.label == sheet.name) else {
            return Said::Unfit("no register is called so".to_owned());
        };
        let labels: Vec<(u32, String)> = sheet
            .cells_of(header)
            .iter()
            .map(|cell| (u32::from(cell.col), cell.value.shown(view.text)))
            .collect();
        match self.unfit(sheet, register, &labels) {
            Some(why) => Said::Unfit(why),
            None => {
                let table = self.table(view, at, (id, register), &labels, &knowledge.recognition.totals);
                Said::Found(Found { tables: vec![table], refused: Vec::new() })
            }
        }
    }

    fn speaks_of(&self, sheet: &Sheet) -> bool {
        self.unclear.contains(&sheet.name) || self.holds.keys().any(|(name, _)| *name == sheet.name)
    }

    /// In what it does not fit a sheet; `None` where it does. A column may be taken away or added; one that is called otherwise
    /// is both.
    fn unfit(&self, sheet: &Sheet, register: &Register, labels: &[(u32, String)]) -> Option<String> {
        if self.unclear.contains(&sheet.name) {
            return Some("a line about it was changed".to_owned());
        }
        let here: BTreeSet<&str> = labels.iter().map(|(_, label)| label.as_str()).collect();
        let said: BTreeMap<&str, &Holds> = self
            .holds
            .iter()
            .filter(|((name, _), _)| *name == sheet.name)
            .map(|((_, l), h)| (l.as_str(), h))
            .collect();
        let mut fields = BTreeSet::new();
        let wrong = said.iter().find(|(label, holds)| match holds {
            Holds::Field(key) => is_another(register, label, key) || !fields.insert(key),
            Holds::AsWritten(key) => register.field(key).is_none(),
            Holds::Own(_) => false,
        });
        if let Some((label, holds)) = wrong {
            return Some(format!("it says of `{label}` that it holds `{}`", holds.name()));
        }
        let gone = said.keys().find(|label| !here.contains(*label));
        let new = here.iter().find(|label| !said.contains_key(*label));
        gone.zip(new).map(|(gone, new)| format!("it has `{gone}`, and the sheet `{new}`"))
    }

    fn holds(&self, sheet: &Sheet, label: &str) -> Option<&Holds> {
        self.holds.get(&(sheet.name.clone(), label.to_owned()))
    }

    fn table(
        &self,
        view: View<'_>,
        at: usize,
        (id, register): (RegisterId, &Register),
        labels: &[(u32, String)],
        totals: &BTreeSet<String>,
    ) -> RegisterTable {
        let sheet = view.sheet;
        let mut canonical = CanonicalTable { as_written: Vec::new() };
        let mut columns = Vec::new();
        for (col, label) in labels {
            let (field, label) = match self.holds(sheet, label) {
                Some(Holds::AsWritten(key)) if register.field(key).is_some() => {
                    canonical.as_written.extend(register.field(key).map(|field| (field, *col)));
                    continue;
                }
                Some(Holds::Field(key)) => (register.field(key), label),
                Some(Holds::Own(own)) => (None, own),
                _ => (None, label),
            };
            columns.push(TableColumn {
                at: *col,
                label: label.clone(),
                field,
                unit: Unit::default(),
                confidence: 1.0,
                reason: SAID.to_owned(),
                steps: Vec::new(),
            });
        }
        let (sums, records): (Vec<&Row>, Vec<&Row>) =
            sheet.rows.iter().skip(1).partition(|row| is_total(view, sheet.cells_of(row), totals));
        RegisterTable {
            sheet: at,
            register: id,
            confidence: 1.0,
            reason: SAID.to_owned(),
            title: String::new(),
            unit: Unit::default(),
            header: sheet.rows.first().map(|row| row.index).into_iter().collect(),
            records: records.into_iter().map(|row| row.index).collect(),
            others: sums.into_iter().map(|row| (row.index, RowKind::Total)).collect(),
            layout: Layout::Rows,
            columns,
            periods: Vec::new(),
            mixed: None,
            canonical: Some(canonical),
        }
    }
}

/// Whether a label is the name of another field than the guide says.
fn is_another(register: &Register, label: &str, key: &str) -> bool {
    let named = |is: &dyn Fn(&str) -> bool| register.fields.iter().any(|f| f.label == label && is(&f.key));
    register.field(key).is_none() || named(&|own| own != key) && !named(&|own| own == key)
}

/// Whether a row is a sum that a person typed below: a word for sums, and besides it numbers alone.
fn is_total(view: View<'_>, cells: &[Cell], totals: &BTreeSet<String>) -> bool {
    let mut texts = cells.iter().filter_map(|cell| view.text_of(cell));
    let (Some(word), None) = (texts.next(), texts.next()) else { return false };
    let mut others = cells.iter().filter(|cell| view.text_of(cell).is_none()).peekable();
    totals.contains(&fold(word))
        && others.peek().is_some()
        && others.all(|cell| {
            matches!(cell.value, CellValue::Number(_) | CellValue::Uncalculated | CellValue::Error(_))
        })
}
