//! The account of the money without hidden records.

use super::hidden::Masks;
use crate::model::control::Amounts;
use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::register::RegisterId;
use std::collections::{BTreeMap, BTreeSet};

/// Takes the amounts of hidden records from the account of their file. Of registers with hidden records it forgets what
/// did not count, since the marking of that is no longer known, and the totals that files with hidden or uncounted
/// amounts state. What was lost before is lost still: the difference stays.
pub fn forget(dataset: &mut Dataset, whole: &Dataset, masks: &Masks, knowledge: &Knowledge) {
    let registers: BTreeSet<RegisterId> = masks.count().into_keys().collect();
    let hidden = amounts(whole, masks, &registers, knowledge);
    for (at, source) in dataset.sources.iter_mut().enumerate() {
        let none = Amounts::default();
        let own = hidden.get(&(at as u32)).unwrap_or(&none);
        let control = &mut source.control;
        let uncounted = control.left_out.only(&registers);
        let touched = |register: RegisterId| uncounted.has(register) || own.has(register);
        control.totals.retain(|total| !touched(total.register));
        for amounts in [own, &uncounted] {
            control.read.less(amounts);
        }
        control.kept.less(own);
        control.left_out.less(&uncounted);
    }
}

/// The amounts of hidden records, by file.
fn amounts(
    whole: &Dataset,
    masks: &Masks,
    registers: &BTreeSet<RegisterId>,
    knowledge: &Knowledge,
) -> BTreeMap<u32, Amounts> {
    let mut hidden: BTreeMap<u32, Amounts> = BTreeMap::new();
    for register in registers {
        for (batch, seen) in whole.batches(*register).iter().zip(masks.of(*register)) {
            hidden.entry(batch.source).or_default().add_batch(knowledge, batch, |i| !seen[i]);
        }
    }
    hidden
}
