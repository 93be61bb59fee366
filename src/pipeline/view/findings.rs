//! Which findings reach an audience that may not see all records.

use super::again::Again;
use super::hidden::Masks;
use super::places::Places;
use super::split::Split;
use crate::finding::Finding;
use crate::finding::mentions::Mentions;
use crate::model::dataset::Dataset;
use crate::model::record::{Batch, Values};
use crate::model::register::RegisterId;
use crate::model::text::Sym;
use crate::pipeline::Gathered;
use crate::settings::Settings;
use crate::{staffing, validate};
use std::collections::{BTreeSet, HashSet};

/// Those that would be told if the hidden records had never been handed in: what rules across records tell of the others
/// alone (`again`) where the whole tells it too, and what was told of single cells and sheets where none of them is hidden.
/// Of a finding about cells of both, what it says of those that may be seen. Nothing that says a text which only hidden
/// records have. Of a part of the portfolio nothing besides that says one of the `names` of what is outside, or is about
/// none of its files.
pub fn that_reach(
    whole: &Gathered,
    visible: &Dataset,
    masks: &Masks,
    (again, names): (&[Finding], Option<&[String]>),
    settings: &Settings,
) -> Vec<Finding> {
    let mut again = Again::new(again, &whole.findings);
    let across: HashSet<&str> = across(settings).collect();
    let places = Places::new(&whole.dataset, masks);
    let mentions = mentions(&whole.dataset, visible, masks, names.unwrap_or_default());
    let files: HashSet<&str> = visible.sources.iter().map(|source| source.file.as_str()).collect();
    let split = Split { visible, places: &places, mentions: &mentions };
    let mut told = Vec::new();
    for finding in &whole.findings {
        let one = match across.contains(finding.code.id) {
            true => again.told(finding),
            false if names.is_some() && !files.contains(finding.place.file.as_str()) => None,
            false if places.are_free(finding, names.is_some()) => Some(finding.clone()),
            false => split.of(finding),
        };
        told.extend(one.filter(|finding| !mentions.are_told_by(finding)));
    }
    told
}

/// Names of the kinds of findings that are told of records looked at together.
fn across(settings: &Settings) -> impl Iterator<Item = &str> {
    let own = [staffing::codes::ALL, staffing::codes::RULES, validate::ALL].into_iter().flatten();
    own.map(|code| code.id).chain(settings.rules.codes.iter().map(|code| code.id))
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
