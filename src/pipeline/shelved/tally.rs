//! What has to be known of all records before any is looked at a second time.

use super::parts::{Parts, Place};
use crate::migrate::Unread;
use crate::model::control::Amounts;
use crate::model::dataset::Dataset;
use crate::pipeline::RunError;
use crate::review::{self, Difference};
use crate::settings::Settings;
use crate::validate::Across;

/// What is known of all records.
#[derive(Default)]
pub struct Tally {
    /// What rules across projects go by.
    pub across: Across,
    /// Values that could not be read.
    pub unread: Unread,
    /// Amounts without an exchange rate.
    pub unrated: Vec<Difference>,
    /// The amounts that wait, by source.
    pub amounts: Vec<(u32, Amounts)>,
}

impl Tally {
    /// Of all records.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn of(parts: Parts<'_>, settings: &Settings) -> Result<Self, RunError> {
        let mut all = Self::default();
        let take = |place, part| {
            all.add(parts, place, part);
            Ok::<(), RunError>(())
        };
        parts.each(|part| Ok(Self::of_part(part, settings)), take)?;
        all.across = all.across.finish(settings);
        Ok(all)
    }

    fn of_part(part: &Dataset, settings: &Settings) -> Self {
        let mut amounts = Amounts::default();
        let batches = part.registers.iter().flatten();
        batches.for_each(|batch| amounts.add_batch(&settings.knowledge, batch, |_| true));
        Self {
            across: Across::of(part, settings),
            unread: Unread::of(part, settings),
            unrated: review::without_rate(part, settings, &|_, _| true),
            amounts: vec![(0, amounts)],
        }
    }

    fn add(&mut self, parts: Parts<'_>, (id, at): Place, part: Self) {
        let Some(batch) = parts.dataset.batches(id).get(at) else { return };
        self.across.extend(part.across);
        self.unread.extend(part.unread, batch.source);
        self.unrated.extend(part.unrated);
        // Those of a table that is held were added up when it was brought together with the others.
        let waiting = part.amounts.into_iter().filter(|_| batch.waits());
        self.amounts.extend(waiting.map(|(_, amounts)| (batch.source, amounts)));
    }
}
