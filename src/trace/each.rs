//! A part that is worked out for each of several (each person and month) which are no figures of the month: worked out once
//! more, from the stored records.

use super::adds::Adds;
use super::error::TraceError;
use super::figure::StoredFigure;
use super::month::Stored;
use super::records::Records;
use super::tally::{Tally, combined};
use super::tree::{Node, Part, leaf};
use super::value;
use crate::model::declared::{How, OfMeasures, OfRecords};
use crate::model::measure::Dimension;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// What tells one of several from the others, in small letters; `None` for records that state no value.
type Key = Vec<Option<String>>;

/// The node of a part for each of several inside a figure's scope that has records.
///
/// # Errors
/// When the records cannot be read.
pub fn each(stored: &Stored, of: &OfMeasures, scope: &StoredFigure) -> Result<Vec<Node>, TraceError> {
    let Some(id) = of.parts.first() else { return Ok(Vec::new()) };
    let mut several = Several { stored, over: &of.over, written: BTreeMap::new(), tallies: BTreeMap::new() };
    several.gather(id, scope)?;
    let with_records =
        several.tallies.values().flatten().filter(|(_, tally)| tally.rows > 0).map(|(key, _)| key);
    let keys: BTreeSet<&Key> = with_records.collect();
    Ok(keys.into_iter().map(|key| Node { each: several.told(key), ..several.node(id, key).0 }).collect())
}

/// The records of the parts, by what tells them apart.
struct Several<'a> {
    stored: &'a Stored,
    over: &'a [String],
    /// Each value as it is first written.
    written: BTreeMap<String, String>,
    /// For each measure of records.
    tallies: BTreeMap<&'a str, BTreeMap<Key, Tally>>,
}

impl<'a> Several<'a> {
    /// Goes through the records of a measure and of those that it is made of.
    fn gather(&mut self, id: &str, scope: &StoredFigure) -> Result<(), TraceError> {
        let Some(measure) = self.stored.measure(id).filter(|m| !self.tallies.contains_key(m.id.as_str()))
        else {
            return Ok(());
        };
        match &measure.how {
            How::Number { .. } => Ok(()),
            How::Measures(made) => made.parts.iter().try_for_each(|part| self.gather(part, scope)),
            How::Records(of) => {
                let part = Part { id: &measure.id, label: &measure.label, of, over: Vec::new() };
                let tallies = match self.stored.records(&of.register)? {
                    Some(records) => self.tally(&records, &part, scope)?,
                    None => BTreeMap::new(),
                };
                self.tallies.insert(&measure.id, tallies);
                Ok(())
            }
        }
    }

    fn tally(
        &mut self,
        records: &Records,
        part: &Part<'_>,
        scope: &StoredFigure,
    ) -> Result<BTreeMap<Key, Tally>, TraceError> {
        let mut tallies: BTreeMap<Key, Tally> = BTreeMap::new();
        let inside = records.scope(scope, &self.stored.declared.projects)?;
        let behind = records.flags(&format!("in:{}", part.id))?;
        let adds = Adds::new(self.stored, records, part)?;
        let values = distinct(records, part.of)?;
        let fields = self.over.iter().map(|word| match Dimension::of(word).field() {
            Some(field) => records.column(field),
            None => Ok(None),
        });
        let fields = fields.collect::<Result<Vec<_>, _>>()?;
        let Some(fields) = fields.into_iter().collect::<Option<Vec<_>>>() else { return Ok(tallies) };
        for i in (0..inside.len()).filter(|i| inside[*i]) {
            let key = fields.iter().map(|field| self.key(value::text(field, i))).collect();
            let tally = tallies.entry(key).or_default();
            if behind[i] {
                let different = values.as_ref().and_then(|values| value::text(values, i));
                tally.add(adds.of(i).number.and_then(|n| n.parse().ok()), different);
            }
        }
        Ok(tallies)
    }

    fn key(&mut self, written: Option<String>) -> Option<String> {
        let written = written?;
        let key = written.to_lowercase();
        self.written.entry(key.clone()).or_insert(written);
        Some(key)
    }

    fn told(&self, key: &Key) -> BTreeMap<String, Option<String>> {
        let written = |key: &Option<String>| key.as_ref().and_then(|key| self.written.get(key)).cloned();
        self.over.iter().cloned().zip(key.iter().map(written)).collect()
    }

    /// A measure for one of several, and its value as a number.
    fn node(&self, id: &str, key: &Key) -> (Node, Option<Decimal>) {
        let mut node = Node { unknown: None, ..leaf(self.stored, id, None) };
        let number = match self.stored.measure(id).map(|m| &m.how) {
            Some(How::Number { value }) => value.parse().ok(),
            Some(How::Records(of)) => {
                self.tallies.get(id).and_then(|all| all.get(key)).and_then(|tally| tally.value(of.aggregate))
            }
            Some(How::Measures(made)) => {
                let parts = made.parts.iter().map(|part| self.node(part, key));
                let (parts, numbers): (Vec<Node>, Vec<Option<Decimal>>) = parts.unzip();
                (node.parts, node.way) = (parts, Some(made.way));
                let (number, taken) = combined(made, &numbers);
                node.parts
                    .iter_mut()
                    .enumerate()
                    .for_each(|(i, part)| part.taken = taken.is_none_or(|t| t == i));
                number
            }
            None => None,
        };
        if node.unit == "money" {
            node.currency = Some(self.stored.declared.currency.clone());
        }
        node.value = number.map(|n| value::figure(n, &node.unit, node.currency.as_deref()));
        (node, number)
    }
}

/// The values of which the different ones are counted.
fn distinct(
    records: &Records,
    of: &OfRecords,
) -> Result<Option<std::rc::Rc<crate::store::Values>>, TraceError> {
    match of.quantity.as_ref().and_then(|q| q.fields.first()) {
        Some(field) => records.column(field),
        None => Ok(None),
    }
}
