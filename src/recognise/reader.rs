//! One region of a sheet: which register it is, or why it is none.

use super::assign::{Candidate, assign};
use super::classify::{self, Choice, Context, classify};
use super::drift::{self, Said};
use super::header::{Header, Label};
use super::index::{self, Hit};
use super::mixed::{self, Mixed};
use super::overrides::Overrides;
use super::profile::Profile;
use super::regions::Region;
use super::rows::{self, Body};
use super::sheet::Found;
use super::table::{self, Surroundings};
use super::view::View;
use super::words::Words;
use super::{codes, colours, legend, scales, told, units};
use crate::finding::{Finding, Noted};
use crate::model::address::CellRef;
use crate::model::memory::names;
use crate::model::register::{Register, RegisterId};
use crate::model::table::{MixedList, RegisterTable};
use crate::model::text::fold;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Columns that explain so much of a table are surely those of a register.
const SURE_BY_COLUMNS: f32 = 0.8;
/// A table of which so much speaks for a register is one whatever its file is called.
const LIKELY: f32 = 0.65;
/// So much of a register is no other list, whatever it is called.
const RICH: f32 = 4.0;
/// So many cells, blank ones with them, are held for any table.
const MOST_AREA: usize = 4_000_000;
/// A larger table has at least one filled cell of so many.
const SPARSE: usize = 8;
/// How sure a list of mixed types is, whose rows say what they are.
const SURE: f32 = 0.9;

/// Reads regions of one sheet.
pub struct Reader<'a> {
    /// What the program knows.
    pub words: &'a Words<'a>,
    /// The file.
    pub file: &'a str,
    /// The sheet.
    pub view: View<'a>,
    /// What the settings say of the file.
    pub overrides: &'a Overrides<'a>,
}

impl Reader<'_> {
    /// Reads a region: its table is added to `noted`, or the reason why it is none.
    pub fn read(&self, region: &Region, around: Surroundings<'_>, noted: &mut Noted<Found>) {
        let body = rows::sort(self.words, self.view, &region.header, region.rows.clone(), &region.repeats);
        if let Some(finding) = self.blank_area(&body) {
            let first = region.header.rows.first().map_or(0, |i| self.view.index(*i));
            let last = body.records.last().copied().unwrap_or(first);
            noted.value.refused.push(((first, last), finding.seen.clone()));
            noted.findings.push(finding);
            return;
        }
        let gathered = scales::gather(self.words, self.view, &region.header, &body.records);
        let header = gathered.as_ref().unwrap_or(&region.header);
        let months = table::months_across(self.words, self.view, header, &body.records);
        let labels = table::candidates(self.words, header, months);
        let told = self.overrides.table(&self.view.sheet.name, &labels);
        let drift = drift::of(self.words, self.view, &labels, &body.records, &told);
        let said = Said { told: &told, drift: &drift };
        let columns = self.candidates(&labels, &body, said, None);
        let context = Context {
            sheet: &self.view.sheet.name,
            title: &around.title,
            file: self.file,
            months,
            told: told.register,
        };
        if let Some(mixed) =
            mixed::list(self.words, self.view, &columns, &body).filter(|_| context.told.is_none())
        {
            return self.read_mixed(header, body, &mixed, &around, said, noted);
        }
        let choice = classify(self.words, &columns, &context);
        if let Some(reason) = self.refusal(choice.as_ref(), &body, &context) {
            self.refuse(region, &body, reason, choice.as_ref(), noted);
            return;
        }
        let Some(mut choice) = choice else { return };
        if context.told.is_none() && legend::is(self.words, self.view, &choice, &columns, &body) {
            self.refuse(region, &body, "what the levels of a scale mean".to_owned(), None, noted);
            return;
        }
        let by_row = columns.iter().find(|c| months && table::names_amounts(self.words, choice.register, c));
        choice.amounts_by_row = by_row.is_some();
        let register = self.words.knowledge.register(choice.register);
        let by_row = by_row.map(|c| told::amounts_by_row(c.label, &body.records)).into_iter().collect();
        noted.findings.extend(self.placed(by_row, &register.key));
        let mut built = table::build(self.words, self.view, header, body, &columns, choice, &around);
        let sheet = &self.view.sheet.name;
        said.mark(&mut built, register);
        noted.findings.extend(self.placed(said.findings(&built, register), &register.key));
        noted.findings.extend(self.placed(told.unheeded(&built, register), &register.key));
        noted.findings.extend(told::table(self.words, self.file, sheet, &built, &columns));
        noted.findings.extend(told::months(self.file, sheet, header, &built));
        noted.value.tables.push(built);
    }

    /// Whether a table spans so many columns and rows, nearly all of them blank, that it cannot be held column by column.
    fn blank_area(&self, body: &Body) -> Option<Finding> {
        let sheet = self.view.sheet;
        let rows = || body.records.iter().filter_map(|row| sheet.row(*row));
        let cells: usize = rows().map(|row| sheet.cells_of(row).len()).sum();
        // No table has more columns than cells.
        if body.records.len().saturating_mul(cells) <= MOST_AREA {
            return None;
        }
        let cols: BTreeSet<u16> = rows().flat_map(|row| sheet.cells_of(row)).map(|c| c.col).collect();
        let area = body.records.len().saturating_mul(cols.len());
        if area <= MOST_AREA || area <= cells.saturating_mul(SPARSE) {
            return None;
        }
        let (lines, width) = (body.records.len(), cols.len());
        let seen =
            format!("{lines} rows by {width} columns are nearly all blank, which is too large to be read");
        let remedy = "delete the columns or rows that hold nothing but a stray cell, and save it again";
        Some(Finding::new(codes::TABLE_BLANK, seen, remedy).file(self.file).sheet(&sheet.name))
    }

    /// A table for each register of a mixed list.
    fn read_mixed(
        &self,
        header: &Header,
        body: Body,
        mixed: &Mixed,
        around: &Surroundings<'_>,
        said: Said<'_, '_>,
        noted: &mut Noted<Found>,
    ) {
        let sheet = &self.view.sheet.name;
        let labels = table::candidates(self.words, header, false);
        let Body { records, mut others } = body;
        let build = |register: RegisterId, body: Body| {
            let decl = self.words.knowledge.register(register);
            let mut columns = self.candidates(&labels, &body, said, Some(decl));
            columns
                .iter_mut()
                .filter(|c| c.label.col == mixed.col)
                .for_each(|c| c.told = Some(String::new()));
            let meanings = assign(self.words, register, &columns);
            let label = &header.columns.iter().find(|c| c.col == mixed.col).map_or("", |c| c.text.as_str());
            let reason = format!("a list of mixed types: the column {label} says what each row is");
            let choice = Choice {
                register,
                confidence: SURE,
                by_columns: SURE,
                reason,
                meanings,
                known: RICH,
                months: false,
                amounts_by_row: false,
            };
            let mut table = table::build(self.words, self.view, header, body, &columns, choice, around);
            said.mark(&mut table, decl);
            let findings = told::table(self.words, self.file, sheet, &table, &columns);
            (table, findings)
        };
        let like = self.words.mixed_like();
        let (whole, _) = build(like, Body { records: records.clone(), others: Vec::new() });
        let decl = self.words.knowledge.register(like);
        noted.findings.extend(self.placed(said.findings(&whole, decl), &decl.key));
        let kind_at = u32::from(mixed.col);
        let list = Arc::new(MixedList { like, records, kind_at, columns: whole.columns });
        for (register, rows) in &mixed.rows {
            let body = Body { records: rows.clone(), others: std::mem::take(&mut others) };
            let (table, findings) = build(*register, body);
            noted.findings.extend(findings);
            noted.value.tables.push(RegisterTable { mixed: Some(list.clone()), ..table });
        }
        noted.findings.extend(self.kinds_unknown(mixed, &list));
    }

    /// Rows of a mixed list that do not say what they are.
    fn kinds_unknown(&self, mixed: &Mixed, list: &MixedList) -> Option<Finding> {
        let cells: Vec<CellRef> = mixed.unknown.iter().map(|row| CellRef::new(*row, mixed.col)).collect();
        let (most, _) = mixed.rows.iter().max_by_key(|(_, rows)| rows.len())?;
        let label = list.columns.iter().find(|c| c.at == list.kind_at).map_or("", |c| c.label.as_str());
        let most = self.words.knowledge.register(*most).label.to_lowercase();
        let seen = format!("the column does not say what these rows are; they were taken for {most}");
        let remedy = "write risk, issue, action, assumption, decision or dependency in each row";
        let finding = Finding::new(codes::KIND_UNKNOWN, seen, remedy).file(self.file);
        let told = finding.sheet(&self.view.sheet.name).label(label).cells(cells);
        (!mixed.unknown.is_empty()).then_some(told)
    }

    /// The columns to be settled; of a list of mixed types those of one register, for which what is said of the fields of
    /// others does not count.
    fn candidates<'h>(
        &self,
        labels: &[&'h Label],
        body: &Body,
        said: Said<'_, '_>,
        of: Option<&Register>,
    ) -> Vec<Candidate<'h>> {
        let counts = |key: &&str| of.is_none_or(|register| key.is_empty() || register.field(key).is_some());
        let named = labels.iter().copied().zip(names(labels.iter().map(|l| l.text.as_str())));
        named
            .map(|(label, name)| (label, name, Profile::of(self.words, self.view, &body.records, label)))
            .map(|(label, name, profile)| Candidate {
                label,
                hits: self.hits(label, &profile),
                profile,
                names: self.words.labels.lines_named(&label.last),
                unit: units::of(
                    &label.text,
                    &self.words.knowledge.writing,
                    self.words.settings.portfolio.currency,
                ),
                told: said.field(&name).filter(counts).map(str::to_owned),
            })
            .collect()
    }

    /// Findings with their place.
    fn placed(&self, findings: Vec<Finding>, register: &str) -> impl Iterator<Item = Finding> {
        let (file, sheet) = (self.file.to_owned(), self.view.sheet.name.clone());
        let register = register.to_owned();
        findings.into_iter().map(move |f| f.file(&file).sheet(&sheet).register(&register))
    }

    /// The fields that a label may mean: as a whole; by its last row alone, or by one of two words for one thing
    /// (`Company / firm`), with less strength.
    fn hits(&self, label: &Label, profile: &Profile) -> Vec<Hit> {
        let labels = self.words.labels;
        let mut hits = labels.look_up(&label.text);
        let halves = halves(&label.last).filter(|half| half.len() < label.last.len());
        let parts = halves
            .map(|half| (half, 0.8))
            .chain((label.last != label.text).then_some((label.last.as_str(), 0.85)));
        for (part, less) in parts {
            for hit in labels.look_up(part) {
                index::keep_best(&mut hits, Hit { strength: hit.strength * less, ..hit });
            }
        }
        if profile.is_coloured() {
            colours::add(self.words, &mut hits);
        }
        hits
    }

    /// Why a table is not read; `None` when it is.
    fn refusal(&self, choice: Option<&Choice>, body: &Body, context: &Context<'_>) -> Option<String> {
        if context.told.is_some() && choice.is_some() {
            return None;
        }
        if body.records.is_empty() {
            return Some("labels without records below them".to_owned());
        }
        if let Some(reason) = self.named_otherwise(choice, context) {
            return Some(reason);
        }
        match choice {
            None => Some("its labels are those of no register".to_owned()),
            Some(choice) if choice.confidence < classify::ENOUGH => {
                Some("too few of its labels are known to say which register it is".to_owned())
            }
            Some(_) => None,
        }
    }

    /// What names say that is no register. The sheet's name is the list's; a title or a file may bear the name of a
    /// project that speaks of a list. Columns that are surely a register's win.
    fn named_otherwise(&self, choice: Option<&Choice>, context: &Context<'_>) -> Option<String> {
        let words = self.words.recognition();
        let sheet = fold(context.sheet);
        let by_columns = choice.map_or(0.0, |c| c.by_columns);
        let rich = choice.is_some_and(|c| c.known >= RICH);
        if words.list_sheets.contains(&sheet) && !rich {
            return Some("a list of choices, by the sheet's name".to_owned());
        }
        if is_picture(&words.picture_sheets, &sheet) && !rich && by_columns < SURE_BY_COLUMNS {
            return Some("figures shown another way, by the sheet's name".to_owned());
        }
        let sure = rich || by_columns >= SURE_BY_COLUMNS;
        let named = |text: &str| self.words.names.register(text).is_some();
        let by_sheet = named(context.sheet);
        let by_name = by_sheet || named(context.title);
        let others = [
            (context.sheet, !rich),
            (context.title, !sure && !by_sheet),
            (context.file, !sure && !by_name && choice.is_none_or(|c| c.confidence < LIKELY)),
        ];
        let other = others.into_iter().filter(|(_, counts)| *counts);
        let other = other.filter_map(|(text, _)| self.words.names.other(text)).next()?;
        Some(format!("a list of {other}, which is not read"))
    }

    fn refuse(
        &self,
        region: &Region,
        body: &Body,
        reason: String,
        choice: Option<&Choice>,
        noted: &mut Noted<Found>,
    ) {
        let first = region.header.rows.first().map_or(0, |i| self.view.index(*i));
        let head = region.header.rows.last().map_or(0, |i| self.view.index(*i));
        let last = body.records.last().copied().unwrap_or(head);
        // A list that is nearly a register is asked about; what is surely none is only listed.
        if let Some(choice) = choice.filter(|c| c.confidence >= 0.25 && body.records.len() >= 3) {
            let register = self.words.knowledge.register(choice.register);
            let seen =
                format!("a table was not read: {reason}; the nearest is {}", register.label.to_lowercase());
            let remedy = format!(
                "if it is, write `register = \"{}\"` with the file's `path` in a [[submission]]",
                register.key
            );
            let finding =
                Finding::new(codes::TABLE_UNCLEAR, seen, remedy).file(self.file).register(&register.key);
            let cell = CellRef::new(head, region.header.columns.first().map_or(0, |c| c.col));
            noted.findings.push(finding.sheet(&self.view.sheet.name).cells(vec![cell]));
        }
        noted.value.refused.push(((first, last), reason));
    }
}

/// The parts of a label that a stroke divides; one between digits is a year's or a date's.
fn halves(label: &str) -> impl Iterator<Item = &str> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let dated = |(at, _): (usize, &str)| {
        digit(label[..at].chars().next_back()) && digit(label[at + 1..].chars().next())
    };
    let dated = label.match_indices('/').any(dated);
    label.split('/').filter(move |_| !dated)
}

/// Whether a sheet's name, or each word of it, is one for figures shown another way: `Report summary`.
fn is_picture(names: &BTreeSet<String>, sheet: &str) -> bool {
    names.contains(sheet) || (sheet.contains(' ') && sheet.split(' ').all(|word| names.contains(word)))
}
