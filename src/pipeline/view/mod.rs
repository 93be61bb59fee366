//! What an audience of a lower clearance gets to work with: the month without the records that are marked above it, all
//! that is worked out of records worked out anew. What is not there cannot be shown, counted or told by anything behind.

mod findings;
mod hidden;
mod money;
mod projects;
#[cfg(test)]
mod tests;

use super::Gathered;
use crate::made;
use crate::measure::measure;
use crate::model::dataset::Dataset;
use crate::model::figure::Figures;
use crate::model::pack::Hidden;
use crate::model::vocabulary::ChoiceId;
use crate::settings::Settings;
use crate::staffing::staff;
use crate::validate::validate;
use hidden::Masks;

/// The month as an audience may know it.
pub struct View {
    /// Records, staffing and findings.
    pub gathered: Gathered,
    /// The figures of these records.
    pub figures: Figures,
    /// How many records it lacks.
    pub hidden: Hidden,
}

impl View {
    /// Up to a clearance; `None` where no record is marked above it, so that there is nothing to leave out.
    pub fn of(whole: &Gathered, clearance: ChoiceId, settings: &Settings) -> Option<Self> {
        let masks = Masks::new(&whole.dataset, clearance, &settings.knowledge);
        let hidden = masks.count();
        if hidden.is_empty() {
            return None;
        }
        let mut dataset = without(&whole.dataset, &masks, settings);
        let staffed = staff(&dataset, settings);
        let mut again = staffed.findings;
        again.extend(validate(&dataset, settings));
        let mut findings = findings::that_reach(whole, &dataset, &masks, &again, settings);
        made::add(&mut dataset, &staffed.value, &findings, settings);
        let figures = measure(&dataset, settings).into(&mut findings);
        Some(Self { gathered: Gathered { dataset, staffing: staffed.value, findings }, figures, hidden })
    }
}

/// The records that people keep, without those that are hidden.
fn without(whole: &Dataset, masks: &Masks, settings: &Settings) -> Dataset {
    let knowledge = &settings.knowledge;
    let mut dataset = whole.clone();
    for (id, register) in knowledge.every_register() {
        let batches = &mut dataset.registers[usize::from(id.0)];
        if register.made {
            batches.clear();
        }
        for (batch, seen) in batches.iter_mut().zip(masks.of(id)) {
            batch.retain(seen);
        }
    }
    projects::forget(&mut dataset, whole, settings);
    money::forget(&mut dataset, whole, masks, knowledge);
    dataset
}
