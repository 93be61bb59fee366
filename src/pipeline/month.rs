//! A month as each pack may know it.

use super::Gathered;
use super::view::View;
use crate::compose::{Material, present, withhold};
use crate::model::figure::Figures;
use crate::model::pack::{Hidden, MARKING, Pack};
use crate::model::vocabulary::ChoiceId;
use crate::settings::Settings;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Nothing is hidden.
static NOTHING: Hidden = Hidden::new();

/// The months of the clearances of some packs, as far as each lacks something.
pub struct Views {
    each: BTreeMap<ChoiceId, View>,
}

impl Views {
    /// Those that these packs need.
    pub fn new(whole: &Gathered, packs: &[&Pack], settings: &Settings) -> Self {
        let wanted: BTreeSet<ChoiceId> = packs.iter().map(|pack| pack.clearance).collect();
        let view = |clearance| Some((clearance, View::of(whole, clearance, settings)?));
        Self { each: wanted.into_iter().filter_map(view).collect() }
    }

    /// The figures of each, by the key of the clearance.
    pub fn figures<'v>(&'v self, settings: &'v Settings) -> Vec<(&'v str, &'v Figures)> {
        let Some(vocabulary) = settings.knowledge.vocabulary(MARKING) else { return Vec::new() };
        self.each.iter().map(|(id, view)| (vocabulary.choice(*id).key.as_str(), &view.figures)).collect()
    }
}

/// A month, whole and as lower clearances have it.
#[derive(Clone, Copy)]
pub struct Month<'a> {
    /// All of it.
    pub whole: &'a Gathered,
    /// All its figures.
    pub figures: &'a Figures,
    /// Without what is marked too high.
    pub views: &'a Views,
    /// Settings and templates as packs are printed by them.
    pub settings: &'a Settings,
}

/// A pack and the figures that it may print.
pub struct Ready<'a> {
    /// The pack, as far as its registers were sent.
    pub pack: Pack,
    figures: Cow<'a, Figures>,
}

impl<'a> Month<'a> {
    fn view(&self, pack: &Pack) -> Option<&'a View> {
        self.views.each.get(&pack.clearance)
    }

    /// Makes a pack ready.
    pub fn ready(&self, pack: &Pack) -> Ready<'a> {
        let view = self.view(pack);
        let hidden = view.map_or(&NOTHING, |view| &view.hidden);
        let counted = view.filter(|_| !pack.totals_above);
        let (gathered, figures) = counted.map_or((self.whole, self.figures), |v| (&v.gathered, &v.figures));
        let shown = view.map_or(self.whole, |view| &view.gathered);
        let pack = present(pack, &shown.dataset, hidden, self.settings);
        let figures = withhold(&pack, &gathered.dataset, figures, self.settings);
        Ready { pack, figures }
    }

    /// What a pack is made of.
    pub fn material<'m>(&self, ready: &'m Ready<'a>, run: &'m str) -> Material<'m>
    where
        'a: 'm,
    {
        let view = self.view(&ready.pack);
        let Gathered { dataset, staffing, findings } = view.map_or(self.whole, |view| &view.gathered);
        let hidden = view.map_or(&NOTHING, |view| &view.hidden);
        let live = view.filter(|_| ready.pack.totals_above).map(|view| &view.figures);
        Material {
            dataset,
            figures: &ready.figures,
            findings,
            staffing,
            settings: self.settings,
            run,
            hidden,
            live,
        }
    }
}
