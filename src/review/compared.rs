//! Two figures that should say the same of a project, as two registers have them.

use super::difference::Difference;
use super::records;
use crate::measure::{Scopes, rows};
use crate::model::dataset::{Dataset, RecordId};
use crate::model::figure::Figures;
use crate::model::figure::Scope;
use crate::model::measure::{Calculation, Dimension, MeasureId, Quantity};
use crate::model::pack::Compare;
use crate::model::register::{FieldId, RegisterId};
use crate::model::words::Words;
use crate::model::written::amount as written;
use crate::settings::Settings;
use std::collections::BTreeMap;

/// The projects for which the two figures of each pair are known and not the same, pair by pair.
pub fn compared(
    dataset: &Dataset,
    settings: &Settings,
    figures: &Figures,
    pairs: &[Compare],
) -> Vec<Difference> {
    pairs.iter().flat_map(|pair| of_pair(dataset, settings, figures, pair)).collect()
}

fn of_pair(dataset: &Dataset, settings: &Settings, figures: &Figures, pair: &Compare) -> Vec<Difference> {
    let value = |id: MeasureId, code: &str| figures.project(id, code).and_then(|f| f.value);
    let (print, words) = (settings.knowledge.print(), settings.knowledge.words());
    let mut spots: Option<BTreeMap<String, Place>> = None;
    let mut all = Vec::new();
    for project in &dataset.projects {
        let pairs = value(pair.first, &project.code).zip(value(pair.second, &project.code));
        let Some((first, second)) = pairs.filter(|(a, b)| a != b) else { continue };
        let explained = pair.explained.filter(|id| {
            value(*id, &project.code).is_some_and(|v| v == second - first || v == first - second)
        });
        let label = |id: MeasureId| &settings.knowledge.measure(id).label;
        let mut says = format!(
            "{}: {}; {}: {}",
            label(pair.first),
            written(first, dataset.currency, print),
            label(pair.second),
            written(second, dataset.currency, print)
        );
        if let Some(id) = explained {
            says.push_str(&words.with("; as much as {figure}", [("figure", &words.inside(label(id)))]));
        }
        let spots = spots.get_or_insert_with(|| places(dataset, settings, pair.first));
        let spot = spots.get(&project.code).map(|p| p.spot(dataset, words)).unwrap_or_default();
        all.push(Difference {
            what: pair.what.clone(),
            project: project.code.clone(),
            first: Some(first),
            second: Some(second),
            currency: dataset.currency,
            says,
            spot,
        });
    }
    all
}

/// The records of a project behind a figure, in the first batch that has any.
struct Place {
    register: RegisterId,
    batch: u32,
    field: FieldId,
    rows: Vec<usize>,
}

impl Place {
    fn spot(&self, dataset: &Dataset, words: &Words) -> super::Spot {
        let batch = dataset.batches(self.register).get(self.batch as usize);
        batch.map(|batch| records::spot(dataset, batch, self.field, &self.rows, words)).unwrap_or_default()
    }
}

/// The places of a figure's records by project.
fn places(dataset: &Dataset, settings: &Settings, id: MeasureId) -> BTreeMap<String, Place> {
    let mut places: BTreeMap<String, Place> = BTreeMap::new();
    let Some((register, field)) = field_of(settings, id) else { return places };
    let scopes = Scopes::new(dataset, settings, register, &[Dimension::Project]);
    let behind = rows(dataset, settings, id, &Scope::default());
    for (_, record) in behind.into_iter().filter(|(r, _)| *r == register) {
        let Some(code) = scopes.of(record).project else { continue };
        let RecordId { batch, row } = record;
        let place = places.entry(code).or_insert_with(|| Place { register, batch, field, rows: Vec::new() });
        if place.batch == batch {
            place.rows.push(row as usize);
        }
    }
    places
}

/// The field that a figure of records adds up; of one made of others, that of its first part.
fn field_of(settings: &Settings, id: MeasureId) -> Option<(RegisterId, FieldId)> {
    let measure = settings.knowledge.measure(id);
    match &measure.calculation {
        Calculation::Aggregate { register, quantity, .. } => {
            quantity.and_then(|q| Quantity::fields(q).next()).map(|field| (*register, field))
        }
        _ => measure.parts().into_iter().find_map(|part| field_of(settings, part)),
    }
}
