//! One text store and one list of sources for all returns.

use crate::model::dataset::{Dataset, Return};
use crate::model::period::Period;
use crate::model::submission::Facts;
use crate::model::text::Interner;
use crate::settings::Settings;

/// The dataset before anything was decided, and what each source says about itself, in the order of the sources.
pub struct Merged {
    /// Records with their text as each source wrote it.
    pub dataset: Dataset,
    /// Facts by source.
    pub facts: Vec<Facts>,
}

/// Puts all returns into one dataset.
pub fn merge(returns: Vec<Return>, period: Period, settings: &Settings) -> Merged {
    let knowledge = &settings.knowledge;
    let mut dataset = Dataset {
        period,
        currency: settings.portfolio.currency,
        text: Interner::default(),
        sources: Vec::with_capacity(returns.len()),
        projects: Vec::new(),
        notes: Vec::new(),
        registers: vec![Vec::new(); knowledge.registers.len()],
    };
    let mut facts = Vec::with_capacity(returns.len());
    for mut one in returns {
        let map = dataset.text.absorb(&one.text);
        let index = dataset.sources.len() as u32;
        for mut batch in one.batches {
            batch.source = index;
            batch.translate(|sym| map[sym.index()]);
            if let Some(batches) = dataset.registers.get_mut(usize::from(batch.register.0)) {
                batches.push(batch);
            }
        }
        one.source.period = one.facts.period.as_ref().map(|(p, _)| *p);
        one.source.stale = one.source.period.is_some_and(|p| p != period);
        dataset.sources.push(one.source);
        facts.push(one.facts);
    }
    Merged { dataset, facts }
}
