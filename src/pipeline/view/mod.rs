//! What an audience of a lower clearance, or of a part of the portfolio, gets to work with: the month without the records
//! that are marked above it or lie outside, all that is worked out of records worked out anew. What is not there cannot be shown, counted or told by anything behind.

mod again;
mod findings;
mod hidden;
mod money;
mod part;
#[cfg(test)]
mod part_tests;
mod places;
mod projects;
mod split;
#[cfg(test)]
mod tests;

use super::Gathered;
use crate::made;
use crate::measure::measure;
use crate::model::dataset::Dataset;
use crate::model::figure::Figures;
use crate::model::pack::Hidden;
use crate::model::part::Part;
use crate::model::vocabulary::ChoiceId;
use crate::settings::Settings;
use crate::staffing::staff;
use crate::validate::validate;
use hidden::Masks;
use part::Inside;

/// The month as an audience may know it.
pub struct View {
    /// Records, staffing and findings.
    pub gathered: Gathered,
    /// The figures of these records.
    pub figures: Figures,
    /// How many records it lacks.
    pub hidden: Hidden,
    masks: Masks,
}

impl View {
    /// Up to a clearance; `None` where no record is marked above it, so that there is nothing to leave out.
    pub fn of(whole: &Gathered, clearance: ChoiceId, settings: &Settings) -> Option<Self> {
        let masks = Masks::new(&whole.dataset, clearance, &settings.knowledge);
        if masks.count().is_empty() {
            return None;
        }
        let dataset = without(&whole.dataset, &masks, settings);
        Some(Self::again(whole, dataset, masks, None, settings))
    }

    /// A part of the portfolio, as if there were nothing else.
    pub fn of_part(whole: &Gathered, part: &Part, settings: &Settings) -> Self {
        let mut inside = Inside::new(&whole.dataset, part, settings);
        let mut dataset = without(&whole.dataset, &inside.masks, settings);
        let names = part::forget(&mut dataset, &inside, settings);
        let masks = std::mem::take(&mut inside.masks);
        Self::again(whole, dataset, masks, Some(&names), settings)
    }

    /// How many records it lacks of those up to a clearance.
    pub fn lacks(&self, whole: &Dataset, clearance: ChoiceId, settings: &Settings) -> Hidden {
        self.masks.count_but(&Masks::new(whole, clearance, &settings.knowledge))
    }

    /// All that is worked out of records, worked out of those that are left.
    fn again(
        whole: &Gathered,
        mut dataset: Dataset,
        masks: Masks,
        names: Option<&[String]>,
        settings: &Settings,
    ) -> Self {
        let staffed = staff(&dataset, settings);
        let mut again = staffed.findings;
        again.extend(validate(&dataset, settings));
        let mut findings = findings::that_reach(whole, &dataset, &masks, (&again, names), settings);
        made::add(&mut dataset, &staffed.value, &findings, settings);
        let figures = measure(&dataset, settings).into(&mut findings);
        let hidden = masks.count();
        Self { gathered: Gathered { dataset, staffing: staffed.value, findings }, figures, hidden, masks }
    }
}

/// Whether no record belongs to a part of the portfolio.
pub fn is_empty(dataset: &Dataset, part: &Part, settings: &Settings) -> bool {
    !Inside::new(dataset, part, settings).masks.let_any()
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
