//! What a file says about itself outside its tables: in cover lines, titles, names and folders.

use super::months::in_label;
use super::overrides::Overrides;
use super::view::{View, text_sym};
use super::words::Words;
use crate::model::address::CellRef;
use crate::model::months;
use crate::model::period::Period;
use crate::model::submission::{Facts, Hint, Place, Submission};
use crate::model::table::Fate;
use crate::model::text::fold;
use crate::model::workbook::{Cell, CellValue, Workbook};
use crate::settings::Settings;
use jiff::civil::Date;

/// Collects facts; cells that gave one are marked.
pub struct Collector<'a> {
    words: &'a Words<'a>,
    /// What was found so far.
    facts: Facts,
    titles: Vec<Hint>,
    names: Vec<Hint>,
    stated: Option<(Period, Place)>,
    written: Option<(Period, Place)>,
    /// Cells that are a label or a value of a fact.
    marks: Vec<(usize, CellRef, Fate)>,
}

impl<'a> Collector<'a> {
    /// With what the settings and the file's name and folders say.
    pub fn new(words: &'a Words<'a>, file: &str) -> Self {
        let facts = Facts { version: version(words, file), ..Facts::default() };
        let (titles, names, marks) = (Vec::new(), Vec::new(), Vec::new());
        Self { words, facts, titles, names, stated: None, written: None, marks }
    }

    /// What the settings and the name say of a sheet.
    pub fn sheet(&mut self, sheet: usize, name: &str, overrides: &Overrides<'_>) {
        if let Some(project) = overrides.project(name) {
            let hint = Hint { text: project.to_owned(), place: Place::Settings };
            if !self.facts.projects.contains(&hint) {
                self.facts.projects.push(hint);
            }
        }
        if !name.is_empty() {
            self.names.push(Hint { text: name.to_owned(), place: Place::SheetName(sheet) });
        }
    }

    /// Looks at a row that is no part of a table.
    pub fn row(&mut self, sheet: usize, view: View<'_>, i: usize) {
        let row = view.index(i);
        let cells = view.cells(i);
        for (n, cell) in cells.iter().enumerate() {
            let Some(text) = view.text_of(cell).filter(|t| t.len() <= 200) else { continue };
            let at = CellRef::new(row, cell.col);
            // `Project: P101` in one cell, or the label here and the value in the next.
            let (label, own) = text.split_once(':').map_or((text, ""), |(l, v)| (l, v.trim()));
            let value = || {
                let below = CellRef::new(row + 1, cell.col);
                let next = cells.get(n + 1).map(|c| (c, CellRef::new(row, c.col)));
                next.or_else(|| view.sheet.cell(below).map(|c| (c, below)))
            };
            if !self.pair(sheet, view, (label, at), own, value) {
                self.title(sheet, text, at);
            }
        }
    }

    /// A label of a fact with its value, its own or that of a cell beside; `false` where it is none.
    fn pair<'v>(
        &mut self,
        sheet: usize,
        view: View<'_>,
        (label, at): (&str, CellRef),
        own: &str,
        beside: impl FnOnce() -> Option<(&'v Cell, CellRef)>,
    ) -> bool {
        let folded = fold(label);
        let known = self.words.recognition();
        let labels = [&known.project_labels, &known.period_labels, &known.stated_labels];
        if !labels.iter().any(|l| l.contains(&folded)) {
            return false;
        }
        let place = |at| Place::Cell(sheet, at);
        let (text, day, from) = if own.is_empty() {
            let Some((cell, from)) = beside() else { return false };
            match cell.value {
                CellValue::Date(day) => (day.to_string(), Some(day), from),
                CellValue::Text(sym) => (view.text.get(sym).trim().to_owned(), None, from),
                CellValue::Number(n) => (n.to_string(), None, from),
                _ => return false,
            }
        } else {
            (own.to_owned(), None, at)
        };
        if known.project_labels.contains(&folded) {
            self.facts.projects.push(Hint { text, place: place(from) });
        } else if known.period_labels.contains(&folded) {
            let period = day.and_then(Period::of).or_else(|| self.month(&text));
            let Some(period) = period else { return false };
            self.stated.get_or_insert((period, place(from)));
        } else {
            let Some(day) = day.or_else(|| self.day(&text)) else { return false };
            self.facts.stated_on = self.facts.stated_on.max(Some(day));
        }
        self.marks.push((sheet, at, Fate::Label));
        if from != at {
            self.marks.push((sheet, from, Fate::Value));
        }
        true
    }

    fn month(&self, text: &str) -> Option<Period> {
        in_label(text, self.words.reported, self.words.settings).map(|named| named.period)
    }

    /// A line of text: it may name the project and the month.
    fn title(&mut self, sheet: usize, text: &str, at: CellRef) {
        if text.len() > 120 || self.titles.len() >= 20 {
            return;
        }
        self.titles.push(Hint { text: text.to_owned(), place: Place::Title(sheet, at) });
        let other =
            fold(text).split(' ').any(|word| self.words.recognition().other_days.iter().any(|w| w == word));
        if let Some(period) = months::in_text(text, &self.words.knowledge.writing).filter(|_| !other) {
            self.written.get_or_insert((period, Place::Title(sheet, at)));
        }
    }

    /// `12 Oct 2026`, `12/10/2026`, `2026-10-12`.
    fn day(&self, text: &str) -> Option<Date> {
        if let Ok(day) = text.parse::<Date>() {
            return Some(day);
        }
        let folded = fold(text);
        let parts: Vec<&str> = folded.split(' ').collect();
        let [day, month, year] = parts.as_slice() else { return None };
        let named = self.words.knowledge.writing.months.get(*month).copied();
        Date::new(year.parse().ok()?, named.or_else(|| month.parse().ok())?, day.parse().ok()?).ok()
    }

    /// All facts: what was nearest to the records first; then what the names say.
    pub fn finish(mut self, submission: &Submission) -> (Facts, Vec<(usize, CellRef, Fate)>) {
        let mut parts: Vec<&str> = submission.file.split('/').collect();
        let name = parts.pop().unwrap_or("");
        // A folder that was named as SRC is the last that may say something; its name alone is looked at.
        let own = submission.path.parent().and_then(|p| p.file_name()).and_then(|n| n.to_str());
        if parts.is_empty() {
            parts.extend(own.filter(|n| !n.starts_with('.')));
        }
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let named = |text: &str, place: Place| {
            months::in_text(text, &self.words.knowledge.writing).map(|p| (p, place))
        };
        let in_sheets = self.names.iter().find_map(|h| named(&h.text, h.place.clone()));
        let in_folders = parts.iter().rev().find_map(|f| named(f, Place::Folder));
        self.facts.period = self
            .stated
            .or(self.written)
            .or_else(|| named(stem, Place::FileName))
            .or(in_sheets)
            .or(in_folders);
        self.facts.projects.append(&mut self.titles);
        self.facts.projects.append(&mut self.names);
        self.facts.projects.push(Hint { text: stem.to_owned(), place: Place::FileName });
        let folders = parts.iter().rev().map(|f| Hint { text: (*f).to_owned(), place: Place::Folder });
        self.facts.projects.extend(folders);
        (self.facts, self.marks)
    }
}

/// The month that a file's name or the first lines of its sheets state, for labels of months that name no year.
pub fn month_at_a_glance(settings: &Settings, file: &str, workbook: &Workbook) -> Option<Period> {
    const LINES: usize = 12;
    let writing = &settings.knowledge.writing;
    let in_cells = || {
        let rows = workbook.sheets.iter().flat_map(|s| s.rows.iter().take(LINES).flat_map(|r| s.cells_of(r)));
        rows.filter_map(text_sym)
            .map(|sym| workbook.text.get(sym))
            .filter(|text| text.len() <= 80)
            .find_map(|text| months::in_text(text, writing))
    };
    months::in_text(file, writing).or_else(in_cells)
}

/// The version in a file's name: `v0.4` is `[0, 4]`, `v2 (3)` is `[2, 3]`; a word such as `final` is after any number.
fn version(words: &Words<'_>, file: &str) -> Vec<u32> {
    let name = file.rsplit('/').next().unwrap_or(file).to_lowercase();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let folded = format!(" {} ", fold(stem));
    if words.recognition().final_words.iter().any(|w| folded.contains(&format!(" {w} "))) {
        return vec![u32::MAX];
    }
    let mut version = Vec::new();
    for marker in ["version", "ver", "rev", "v"] {
        let Some(digits) = after_marker(stem, marker) else { continue };
        version = digits.split('.').map_while(|n| n.parse().ok()).collect();
        break;
    }
    let copy =
        stem.strip_suffix(')').and_then(|s| s.rsplit_once('(')).and_then(|(_, n)| n.parse::<u32>().ok());
    version.extend(copy);
    version
}

/// The digits and dots after a marker that stands alone: ` v0.4`, `_rev2`.
fn after_marker<'t>(stem: &'t str, marker: &str) -> Option<&'t str> {
    stem.match_indices(marker).find_map(|(at, _)| {
        let before = stem[..at].chars().next_back();
        let rest = stem[at + marker.len()..].trim_start_matches([' ', '.', '_']);
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let digits = rest[..end].trim_end_matches('.');
        (before.is_none_or(|c| !c.is_alphanumeric()) && !digits.is_empty()).then_some(digits)
    })
}
