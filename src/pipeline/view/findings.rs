//! Which findings reach an audience that may not see all records.

use super::hidden::Masks;
use crate::finding::Finding;
use crate::finding::mentions::Mentions;
use crate::model::address::CellRef;
use crate::model::dataset::Dataset;
use crate::model::record::{Batch, Values};
use crate::model::register::RegisterId;
use crate::model::text::Sym;
use crate::pipeline::Gathered;
use crate::settings::Settings;
use crate::{staffing, validate};
use std::collections::{BTreeSet, HashSet};

/// Those that would be told the same if the hidden records had never been handed in: what rules across records tell of
/// the others alone (`again`), and what was told of single cells and sheets where none of them is hidden. Nothing that
/// says a text which only hidden records have. Of a part of the portfolio nothing besides that says one of the `names` of
/// what is outside, or is about none of its files.
pub fn that_reach(
    whole: &Gathered,
    visible: &Dataset,
    masks: &Masks,
    (again, names): (&[Finding], Option<&[String]>),
    settings: &Settings,
) -> Vec<Finding> {
    let again: HashSet<Key<'_>> = again.iter().map(key).collect();
    let across: HashSet<&str> = across(settings).collect();
    let places = Places::new(&whole.dataset, masks);
    let mentions = mentions(&whole.dataset, visible, masks, names.unwrap_or_default());
    let files: HashSet<&str> = visible.sources.iter().map(|source| source.file.as_str()).collect();
    let reaches = |finding: &&Finding| {
        let same = match across.contains(finding.code.id) {
            true => again.contains(&key(finding)),
            false if names.is_some() => places.are_of_part(finding, &files),
            false => places.are_free(finding),
        };
        same && !mentions.are_told_by(finding)
    };
    whole.findings.iter().filter(reaches).cloned().collect()
}

/// Names of the kinds of findings that are told of records looked at together.
fn across(settings: &Settings) -> impl Iterator<Item = &str> {
    let own = [staffing::codes::ALL, staffing::codes::RULES, validate::ALL].into_iter().flatten();
    own.map(|code| code.id).chain(settings.rules.codes.iter().map(|code| code.id))
}

type Key<'f> = (&'f str, &'f str, &'f str, &'f str, &'f [CellRef], &'f str, &'f [String]);

/// All that a finding says; not its level, which the settings may have changed.
fn key(finding: &Finding) -> Key<'_> {
    let place = &finding.place;
    let (file, sheet, label) = (place.file.as_str(), place.sheet.as_str(), place.label.as_str());
    (finding.code.id, file, sheet, label, &place.cells, &finding.seen, &finding.evidence)
}

/// A sheet by file and name.
type Sheet<'d> = (&'d str, &'d str);

/// Where records stand.
#[derive(Default)]
struct Places<'d> {
    /// Files with hidden records, and their sheets.
    files: HashSet<&'d str>,
    sheets: HashSet<Sheet<'d>>,
    /// Rows, or columns where records are columns, of hidden records and of others.
    hidden: HashSet<(Sheet<'d>, bool, u32)>,
    seen: HashSet<(Sheet<'d>, bool, u32)>,
}

impl<'d> Places<'d> {
    fn new(dataset: &'d Dataset, masks: &Masks) -> Self {
        let mut places = Self::default();
        for (register, batches) in (0..).map(RegisterId).zip(&dataset.registers) {
            for (batch, seen) in batches.iter().zip(masks.of(register)) {
                places.add(dataset, batch, seen);
            }
        }
        places
    }

    fn add(&mut self, dataset: &'d Dataset, batch: &Batch, seen: &[bool]) {
        let Some(source) = dataset.sources.get(batch.source as usize) else { return };
        let sheet = (source.file.as_str(), source.sheet(batch.sheet));
        if seen.contains(&false) {
            self.files.insert(sheet.0);
            self.sheets.insert(sheet);
        }
        for (row, seen) in batch.rows.iter().zip(seen) {
            let rows = if *seen { &mut self.seen } else { &mut self.hidden };
            rows.insert((sheet, batch.transposed, *row));
        }
    }

    /// Whether a finding is about rows of records that may be seen, or about a sheet or file without any other. What is
    /// said of a sheet as a whole, or of a row of totals, may say something of each of its records.
    fn are_free(&self, finding: &Finding) -> bool {
        let place = &finding.place;
        let sheet = (place.file.as_str(), place.sheet.as_str());
        match self.sheets.contains(&sheet) {
            true => !place.cells.is_empty() && place.cells.iter().all(|cell| self.is_free(sheet, *cell)),
            false => !place.sheet.is_empty() || !self.files.contains(sheet.0),
        }
    }

    /// Whether a finding is about one of the files, and in one that has records outside the part, about rows inside it.
    fn are_of_part(&self, finding: &Finding, files: &HashSet<&str>) -> bool {
        let place = &finding.place;
        let sheet = (place.file.as_str(), place.sheet.as_str());
        let rows = || !place.cells.is_empty() && place.cells.iter().all(|cell| self.is_free(sheet, *cell));
        files.contains(sheet.0) && (!self.files.contains(sheet.0) || rows())
    }

    fn is_free(&self, sheet: Sheet<'_>, cell: CellRef) -> bool {
        let at = [(sheet, false, cell.row), (sheet, true, u32::from(cell.col))];
        at.iter().any(|place| self.seen.contains(place))
            && !at.iter().any(|place| self.hidden.contains(place))
    }
}

/// The texts that hidden records have and no other, and these names.
fn mentions(whole: &Dataset, visible: &Dataset, masks: &Masks, names: &[String]) -> Mentions {
    let mut hidden: BTreeSet<Sym> = BTreeSet::new();
    for (register, batches) in (0..).map(RegisterId).zip(&whole.registers) {
        for (batch, seen) in batches.iter().zip(masks.of(register)) {
            hidden
                .extend(texts(batch).filter(|(i, _)| !seen.get(*i).copied().unwrap_or(true)).map(|(_, s)| s));
        }
    }
    let others: BTreeSet<Sym> =
        visible.registers.iter().flatten().flat_map(texts).map(|(_, sym)| sym).collect();
    let texts = hidden.difference(&others).filter_map(|sym| sym.some()).map(|sym| whole.text(sym));
    Mentions::of(texts.chain(names.iter().map(String::as_str)))
}

/// All texts of a batch with the number of their record: values, values as written, and columns that are no field.
fn texts(batch: &Batch) -> impl Iterator<Item = (usize, Sym)> {
    let values = batch.columns.iter().filter_map(|column| match &column.values {
        Values::Text(texts) => Some(texts),
        _ => None,
    });
    let natives = batch.columns.iter().map(|column| &column.natives);
    let extras = batch.extras.iter().map(|extra| &extra.values);
    values.chain(natives).chain(extras).flat_map(|texts| texts.iter().copied().enumerate())
}
