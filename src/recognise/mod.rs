//! Stage 2: a workbook's cells as stored become tables of registers, and facts about the file.
//!
//! On each sheet `header` finds rows of labels, `regions` the rows that belong to each, `rows` which of them are
//! records. `classify` asks which register explains a table best; for that `assign` weighs, for all columns
//! together, what their labels may mean (`index`) against what their cells are (`profile`), and `settle` gives each a
//! field; `reader` puts that together for one region. `beside` parts tables on the same rows, `mixed` the rows of a list of several registers.
//! `scales` makes one column of a scale that stands across, `table` adds the months across (`months`) and `units`;
//! `facts` reads what stands outside the tables. What the settings say (`overrides`) wins, and what changed since it
//! was saved is told (`drift`). In the end every cell has a fate (`fates`), and what is not records is listed with the
//! reason. A sheet that is not surely read is looked at once more with rows for columns (`transposed`).

mod assign;
mod beside;
mod canonical;
mod classify;
pub mod codes;
mod colours;
mod drift;
mod evidence;
mod facts;
mod fates;
mod full_time;
mod header;
mod index;
mod labels;
mod legend;
mod mixed;
mod months;
mod names;
mod opening;
mod overrides;
mod profile;
mod reader;
mod regions;
mod renamed;
mod rows;
mod scales;
mod settle;
mod sheet;
mod table;
mod told;
mod transposed;
mod units;
mod view;
mod words;

#[cfg(test)]
mod tests;

pub use evidence::{ColumnEvidence, whole_tables};

use crate::finding::{Finding, Noted};
use crate::model::submission::Submission;
use crate::model::table::{Recognised, RegisterTable};
use crate::model::workbook::Workbook;
use crate::settings::Settings;
use canonical::Said;
use facts::Collector;
use fates::Fates;
use index::LabelIndex;
use names::NameIndex;
use overrides::Overrides;
use view::View;
use words::Words;

/// A sheet with a table of which so much is known is not looked at with rows for columns.
const SURE: f32 = 0.7;

/// Recognises workbooks; made once for a run.
pub struct Recogniser<'a> {
    settings: &'a Settings,
    labels: LabelIndex<'a>,
    names: NameIndex<'a>,
}

impl<'a> Recogniser<'a> {
    /// With the labels and names of all registers that the settings know.
    pub fn new(settings: &'a Settings) -> Self {
        let knowledge = &settings.knowledge;
        Self { settings, labels: LabelIndex::new(knowledge), names: NameIndex::new(knowledge) }
    }

    /// What a workbook holds. A workbook without any table of a register is no fault: all its rows are then listed as
    /// ignored, with the reason.
    pub fn recognise(&self, submission: &Submission, workbook: Workbook) -> Noted<Recognised> {
        let file = submission.file.as_str();
        let stated = || facts::month_at_a_glance(self.settings, file, &workbook);
        let reported = self.settings.portfolio.period.or_else(stated);
        let words = &Words::new(self.settings, &self.labels, &self.names, reported);
        let overrides = Overrides::of(words.settings, file, &workbook);
        let guide = canonical::Guide::of(&workbook);
        let mut facts = Collector::new(words, file);
        let mut fates = Fates::new(&workbook);
        let mut findings: Vec<Finding> = Vec::new();
        let mut tables = Vec::new();
        for (at, sheet) in workbook.sheets.iter().enumerate() {
            facts.sheet(at, &sheet.name, &overrides);
            let view = View::of(&workbook, at);
            let canonical = match guide.as_ref().map(|guide| guide.sheet(&self.settings.knowledge, view, at))
            {
                Some(Said::Found(found)) => Some(found),
                Some(Said::Unfit(why)) => {
                    findings.push(told::unfit_guide(file, &sheet.name, &why));
                    None
                }
                Some(Said::Nothing) | None => None,
            };
            let known = canonical.is_some();
            let mut noted = match canonical {
                Some(found) => Noted::silent(found),
                None => sheet::tables(words, file, view, at, &overrides),
            };
            let sure = known || noted.value.tables.iter().any(|t| t.confidence >= SURE);
            if noted.value.tables.len() <= 1 && !sure && !overrides.skips(&sheet.name) {
                let only = workbook.sheets.len() == 1;
                let turned = transposed::table(words, file, view, at, &overrides, only);
                noted = turned.filter(|turned| is_better(&turned.value, &noted.value)).unwrap_or(noted);
            }
            let found = noted.into(&mut findings);
            for left in fates.sheet(&workbook, at, &found) {
                facts.row(at, left.view, left.row);
            }
            tables.extend(found.tables);
        }
        findings.extend(self.unmet(file, &overrides, &tables));
        findings.extend(headers_missing(file, &overrides, &workbook));
        let (facts, marks) = facts.finish(submission);
        fates.mark(&workbook, &marks);
        let (fates, ignored) = fates.finish(words, &workbook);
        // Where the settings leave out a sheet, that nothing else is there was looked at.
        let skipped = workbook.sheets.iter().any(|s| overrides.skips(&s.name));
        let blank = workbook.sheets.iter().all(|s| s.rows.is_empty());
        if tables.is_empty() && findings.is_empty() && !skipped && !blank {
            findings.push(told::nothing_found(file, &ignored));
        }
        let value = Recognised { submission: submission.clone(), workbook, tables, ignored, facts, fates };
        Noted { value, findings }
    }

    /// What the settings say, or what was there before, and that this file does not have.
    fn unmet(&self, file: &str, overrides: &Overrides<'_>, tables: &[RegisterTable]) -> Vec<Finding> {
        let mut findings: Vec<Finding> = overrides.renamed.iter().map(|r| r.finding(file)).collect();
        findings.extend(drift::tables_lost(file, overrides, tables));
        findings.extend(overrides.unmet(tables).into_iter().map(|(label, key)| {
            let seen = format!("the settings map a column `{label}`, and no table has it");
            let seen = seen + &self.filled_by(key, tables);
            Finding::new(codes::SETTING_UNMET, seen, "correct the label under `columns`").file(file)
        }));
        findings
    }

    /// Which column was taken for a field that the settings give to one that is not there.
    fn filled_by(&self, key: &str, tables: &[RegisterTable]) -> String {
        let filled = tables.iter().find_map(|table| {
            let register = self.settings.knowledge.register(table.register);
            let column =
                table.columns.iter().find(|c| c.field.is_some() && c.field == register.field(key))?;
            Some(format!("; `{}` was taken for {}", column.label, register.decl(column.field?).label))
        });
        filled.unwrap_or_default()
    }
}

/// Rows that the settings say to hold labels, and that hold nothing.
fn headers_missing(file: &str, overrides: &Overrides<'_>, workbook: &Workbook) -> Vec<Finding> {
    let one = |(sheet, row): (&str, u32)| {
        let seen = format!("the settings say that the labels stand in row {row}, which is empty");
        Finding::new(codes::SETTING_UNMET, seen, "correct `header`, or take it out").file(file).sheet(sheet)
    };
    overrides.headers_missing(workbook).into_iter().map(one).collect()
}

/// Whether a sheet is better read with its records across the columns.
fn is_better(turned: &sheet::Found, upright: &sheet::Found) -> bool {
    let known = |found: &sheet::Found| found.tables.iter().map(|t| t.confidence).fold(0.0, f32::max);
    known(turned) > known(upright)
}
