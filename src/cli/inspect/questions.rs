//! What a file leaves to be asked, and the lines of packwright.toml that would answer it.

use super::print::clean;
use crate::finding::text::number;
use crate::finding::{Finding, Severity, cells};
use crate::model::knowledge::Knowledge;
use crate::model::memory::names;
use crate::model::table::TableColumn;
use crate::pipeline::{self, ColumnEvidence, Inspected};
use crate::settings::saved::{basic, place};

/// What there is to ask about one file.
pub struct Questions<'a> {
    /// About its tables and their columns.
    asked: Vec<&'a Finding>,
    /// What else there is to say about the file.
    noted: Vec<&'a Finding>,
    /// About its values: warnings and notes, which `check` tells.
    values: [usize; 2],
    /// The lines that would answer them.
    answers: String,
}

/// So many cells of a question are named.
const AREAS: usize = 4;

impl<'a> Questions<'a> {
    /// Those of `file`, whose entries have this path, among all findings.
    pub fn of(file: &Inspected, path: &str, findings: &'a [Finding], knowledge: &Knowledge) -> Self {
        let own = || findings.iter().filter(|f| f.place.file == file.source.file);
        let about_values = |f: &&Finding| pipeline::is_about_values(&f.code);
        let values =
            |least: bool| own().filter(about_values).filter(|f| (f.level > Severity::Note) == least).count();
        // A list of mixed types says the same of a column for each of its registers.
        let mut asked: Vec<&Finding> = own().filter(|f| pipeline::is_about_tables(&f.code)).collect();
        asked.dedup_by(|a, b| {
            (&a.seen, &a.place.sheet, &a.place.cells) == (&b.seen, &b.place.sheet, &b.place.cells)
        });
        Self {
            asked,
            noted: own().filter(|f| !about_values(f) && !pipeline::is_about_tables(&f.code)).collect(),
            values: [values(true), values(false)],
            answers: answers(file, path, &own().collect::<Vec<_>>(), knowledge),
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.asked.len()
    }

    /// Adds what to do about a file that cannot be read, which its answer says.
    pub fn write_remedies(&self, out: &mut String) {
        let remedies = self.noted.iter().filter(|f| !f.remedy.is_empty());
        remedies.for_each(|f| out.push_str(&format!("  what to do: {}\n", clean(&f.remedy))));
    }

    /// Adds them, with what would answer them.
    pub fn write(&self, out: &mut String) {
        list(out, "Questions", &self.asked);
        if !self.answers.is_empty() {
            out.push_str("\n  To answer: put these lines into packwright.toml and correct them there (--save does it for all)\n");
            self.answers.lines().for_each(|line| out.push_str(&format!("    {line}\n")));
        }
        list(out, "Good to know", &self.noted);
        let [warnings, notes] = self.values;
        if warnings + notes > 0 {
            let warnings = number(warnings as u64, "warning", "warnings");
            let notes = number(notes as u64, "note", "notes");
            out.push_str(&format!(
                "\n  Its values: {warnings} and {notes}, which `packwright check` tells\n"
            ));
        }
    }
}

fn list(out: &mut String, heading: &str, findings: &[&Finding]) {
    if !findings.is_empty() {
        out.push_str(&format!("\n  {heading}\n"));
    }
    for (n, finding) in findings.iter().enumerate() {
        let at = where_it_is(finding);
        out.push_str(&format!("    {}. {at}{}\n", n + 1, clean(&finding.seen)));
        // One remedy of several in a row is told once.
        if findings.get(n + 1).is_none_or(|next| next.remedy != finding.remedy) {
            out.push_str(&format!("       {}\n", clean(&finding.remedy)));
        }
    }
}

/// Sheet, cells and label of a finding, as far as there are any.
fn where_it_is(finding: &Finding) -> String {
    let place = &finding.place;
    let mut parts = Vec::new();
    if !place.sheet.is_empty() {
        parts.push(format!("sheet \"{}\"", clean(&place.sheet)));
    }
    if !place.cells.is_empty() {
        parts.push(cells::shown(&place.cells, AREAS));
    }
    if !place.label.is_empty() {
        parts.push(format!("`{}`", clean(&place.label)));
    }
    if parts.is_empty() { String::new() } else { format!("{}: ", parts.join(", ")) }
}

/// An entry for each sheet that has something to decide.
fn answers(file: &Inspected, path: &str, findings: &[&Finding], knowledge: &Knowledge) -> String {
    let mut out = String::new();
    for (sheet, (name, _)) in file.source.sheets.iter().enumerate() {
        let tables = || file.tables.iter().zip(&file.evidence).filter(|(t, _)| t.sheet == sheet);
        let columns: Vec<String> = tables()
            .flat_map(|(table, evidence)| {
                let register = knowledge.register(table.register);
                let field = |column: &TableColumn, e: &ColumnEvidence| {
                    answer(column, e).map(|f| register.decl(f).key.clone())
                };
                let names = names(table.columns.iter().map(|c| c.label.as_str()));
                let columns = table.columns.iter().zip(evidence).zip(names);
                columns.filter_map(move |((c, e), name)| Some((name, field(c, e)?)))
            })
            .map(|(name, key)| format!("{} = {}", basic(&name), basic(&key)))
            .collect();
        let table = findings.iter().find(|f| {
            f.code.id.starts_with("table-") && f.place.sheet == *name && !f.place.register.is_empty()
        });
        if columns.is_empty() && table.is_none() {
            continue;
        }
        let sheet = (!name.is_empty()).then_some(name.as_str());
        out.push_str(&format!("[[submission]]\n{}", place(path, sheet, "")));
        if let Some(finding) = table {
            let register = &finding.place.register;
            out.push_str(&format!(
                "register = {}  # or skip = true where it is no register\n",
                basic(register)
            ));
        }
        if !columns.is_empty() {
            out.push_str(&format!("columns = {{ {} }}\n", columns.join(", ")));
        }
    }
    out
}

/// The field that a column is, or may be, where that is a question.
fn answer(column: &TableColumn, evidence: &ColumnEvidence) -> Option<crate::model::register::FieldId> {
    match column.field {
        Some(field) => (column.confidence < super::picture::SURE).then_some(field),
        None if column.confidence < 1.0 => evidence.may_be.first().copied(),
        None => None,
    }
}
