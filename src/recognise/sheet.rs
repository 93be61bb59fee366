//! The tables of one sheet.

use super::assign::Candidate;
use super::classify::{self, Choice, Context, classify};
use super::drift::{self, Drift};
use super::header::{Finder, Header, Label};
use super::index::Hit;
use super::overrides::{Overrides, SAID, Told};
use super::profile::Profile;
use super::regions::{self, Region};
use super::rows::{self, Body};
use super::table::{self, Surroundings};
use super::view::View;
use super::words::Words;
use super::{codes, told, units};
use crate::finding::{Finding, Noted};
use crate::model::memory::names;
use crate::model::table::RegisterTable;
use std::collections::BTreeSet;

/// What was found on a sheet.
#[derive(Default)]
pub struct Found {
    /// Tables of registers.
    pub tables: Vec<RegisterTable>,
    /// Rows that look like a table and are none that is read, with the reason; rows from 0.
    pub refused: Vec<((u32, u32), String)>,
}

/// Finds the tables of a sheet, the `at`-th of its workbook.
pub fn tables(
    words: &Words<'_>,
    file: &str,
    view: View<'_>,
    at: usize,
    overrides: &Overrides<'_>,
) -> Noted<Found> {
    let mut noted = Noted::silent(Found::default());
    if overrides.skips(&view.sheet.name) {
        noted.value.refused.push(((0, u32::MAX), format!("{SAID}: there are no records on it")));
        return noted;
    }
    let told = overrides.headers(&view.sheet.name);
    let headers = Finder::new(words, view).all_or(&told);
    let mut regions = regions::of(view, headers);
    regions.iter_mut().for_each(|r| overrides.name_columns(&view.sheet.name, &mut r.header));
    let mut above = 0;
    for (n, region) in regions.iter().enumerate() {
        let taken = regions
            .iter()
            .enumerate()
            .filter(|(other, r)| *other != n && r.header.rows == region.header.rows)
            .flat_map(|(_, r)| r.header.columns.iter().map(|c| c.col))
            .collect();
        let title = title(view, region, above);
        above = region.rows.start;
        let around = Surroundings { sheet: at, name: &view.sheet.name, title, taken };
        Reader { words, file, view, overrides }.read(region, around, &mut noted);
    }
    noted
}

/// The text just above a header, up to five lines, below what was read before.
fn title(view: View<'_>, region: &Region, above: usize) -> String {
    let start = region.header.rows.first().copied().unwrap_or(0);
    // A line of many cells is a record of the table before.
    let first =
        (above.max(start.saturating_sub(5))..start).rev().take_while(|i| view.cells(*i).len() <= 3).last();
    let lines = (first.unwrap_or(start)..start).flat_map(|i| view.cells(i));
    let texts: Vec<&str> = lines.filter_map(|c| view.text_of(c)).filter(|t| t.len() <= 200).collect();
    texts.join(" · ")
}

struct Reader<'a> {
    words: &'a Words<'a>,
    file: &'a str,
    view: View<'a>,
    overrides: &'a Overrides<'a>,
}

impl Reader<'_> {
    fn read(&self, region: &Region, around: Surroundings<'_>, noted: &mut Noted<Found>) {
        let header = &region.header;
        let body = rows::sort(self.words, self.view, header, region.rows.clone(), &region.repeats);
        let months = table::months_across(self.words, header);
        let labels = table::candidates(self.words, header, months);
        let told = self.overrides.table(&self.view.sheet.name, &labels);
        let drift = drift::of(self.words, self.view, &labels, &body.records, &told);
        let columns = self.candidates(&labels, &body, &told, &drift);
        let context = Context {
            sheet: &self.view.sheet.name,
            title: &around.title,
            file: self.file,
            months,
            told: told.register,
        };
        let choice = classify(self.words, &columns, &context);
        if let Some(reason) = self.refusal(choice.as_ref(), &body, &context) {
            self.refuse(region, &body, reason, choice.as_ref(), noted);
            return;
        }
        let Some(choice) = choice else { return };
        let mut built = table::build(self.words, self.view, header, body, &columns, choice, around);
        let sheet = &self.view.sheet.name;
        let register = self.words.knowledge.register(built.register);
        told.mark(&mut built);
        drift.mark(&mut built, &told, register);
        let mut changed = drift.findings(&built, &told, register);
        changed.extend(told.unheeded(&built, register));
        changed.extend(told.contradictions(&built));
        noted
            .findings
            .extend(changed.into_iter().map(|f| f.file(self.file).sheet(sheet).register(&register.key)));
        noted.findings.extend(told::table(self.words, self.file, sheet, &built, &columns));
        noted.findings.extend(self.months_guessed(header, &built));
        noted.value.tables.push(built);
    }

    fn candidates<'h>(
        &self,
        labels: &[&'h Label],
        body: &Body,
        told: &Told<'_>,
        drift: &Drift<'_>,
    ) -> Vec<Candidate<'h>> {
        labels
            .iter()
            .copied()
            .zip(names(labels.iter().map(|l| l.text.as_str())))
            .map(|(label, name)| Candidate {
                label,
                profile: Profile::of(self.words, self.view, &body.records, label.col),
                hits: self.hits(label),
                unit: units::of(
                    &label.text,
                    &self.words.knowledge.writing,
                    self.words.settings.portfolio.currency,
                ),
                told: told.field(&name).or_else(|| drift.field(&name, told)).map(str::to_owned),
            })
            .collect()
    }

    /// The fields that a label may mean: as a whole, or by its last row alone, with less strength.
    fn hits(&self, label: &Label) -> Vec<Hit> {
        let mut hits = self.words.labels.look_up(&label.text);
        if label.last != label.text {
            for hit in self.words.labels.look_up(&label.last) {
                let known = hits.iter().any(|h| h.register == hit.register && h.field == hit.field);
                if !known {
                    hits.push(Hit { strength: hit.strength * 0.85, ..hit });
                }
            }
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
        let folded = crate::model::text::fold(context.sheet);
        if self.words.recognition().list_sheets.contains(&folded) {
            return Some("a list of choices, by the sheet's name".to_owned());
        }
        let other =
            [context.title, context.sheet, context.file].into_iter().find_map(|t| self.words.other_list(t));
        let named = [context.sheet, context.title].iter().any(|t| self.words.register_named(t).is_some());
        // A project's own name may speak of a list; columns that are surely a register's win over it.
        let sure = choice.is_some_and(|c| c.by_columns >= 0.8);
        if let Some(other) = other.filter(|_| !named && !sure) {
            return Some(format!("a list of {other}, which is not read yet"));
        }
        match choice {
            None => Some("its labels are those of no register".to_owned()),
            Some(choice) if choice.confidence < classify::ENOUGH => {
                Some("too few of its labels are known to say which register it is".to_owned())
            }
            Some(_) => None,
        }
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
            let cell =
                crate::model::address::CellRef::new(head, region.header.columns.first().map_or(0, |c| c.col));
            noted.findings.push(finding.sheet(&self.view.sheet.name).cells(vec![cell]));
        }
        noted.value.refused.push(((first, last), reason));
    }

    /// Months whose year no label names, or whose amount neither label nor title names.
    fn months_guessed(&self, header: &Header, table: &RegisterTable) -> Option<Finding> {
        let first = table.periods.first()?;
        let last = table.periods.last()?;
        let across: BTreeSet<u16> = table.periods.iter().map(|p| p.col).collect();
        let months =
            || header.columns.iter().filter(|c| across.contains(&c.col)).filter_map(|c| c.month.as_ref());
        if !months().any(|named| named.guessed) {
            return None;
        }
        let seen = format!(
            "the months across name no year; {} to {} was taken",
            first.period.long(),
            last.period.long()
        );
        let finding =
            Finding::new(codes::MONTHS_GUESSED, seen, "write the year into the labels, such as Apr-26");
        Some(finding.file(self.file).sheet(&self.view.sheet.name))
    }
}
