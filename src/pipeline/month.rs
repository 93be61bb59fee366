//! A month as each pack may know it.

use super::Gathered;
use super::view::View;
use crate::compose::{Material, present, withhold};
use crate::measure::{Apart, CLEARANCE, PART};
use crate::model::figure::Figures;
use crate::model::pack::{Hidden, MARKING, Pack};
use crate::model::vocabulary::ChoiceId;
use crate::settings::Settings;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Nothing is hidden.
static NOTHING: Hidden = Hidden::new();

/// The months of the parts and clearances of some packs, as far as each lacks something.
pub struct Views {
    /// Of each part, by its words.
    parts: BTreeMap<String, View>,
    /// Of each clearance, of all (no words) and of each part.
    each: BTreeMap<(String, ChoiceId), View>,
}

/// The words of the part that a pack is of; none for the whole.
fn words(pack: &Pack) -> &str {
    pack.part.as_ref().map_or("", |part| part.words.as_str())
}

impl Views {
    /// Those that these packs need.
    pub fn new(whole: &Gathered, packs: &[&Pack], settings: &Settings) -> Self {
        let mut views = Self { parts: BTreeMap::new(), each: BTreeMap::new() };
        for part in packs.iter().filter_map(|pack| pack.part.as_ref()) {
            let view = || View::of_part(whole, part, settings);
            views.parts.entry(part.words.clone()).or_insert_with(view);
        }
        let wanted: BTreeSet<(&str, ChoiceId)> = packs.iter().map(|p| (words(p), p.clearance)).collect();
        for (part, clearance) in wanted {
            let of = views.parts.get(part).map_or(whole, |view| &view.gathered);
            if let Some(view) = View::of(of, clearance, settings) {
                views.each.insert((part.to_owned(), clearance), view);
            }
        }
        views
    }

    /// The figures of each, beside those that they differ from: `whole` are those of all.
    pub fn figures<'v>(&'v self, whole: &'v Figures, settings: &'v Settings) -> Vec<Apart<'v>> {
        let of_parts = self.parts.iter().map(|(words, view)| Apart {
            by: vec![(PART, words)],
            figures: &view.figures,
            beside: whole,
        });
        let of_clearances = self.each.iter().filter_map(|((part, clearance), view)| {
            let key = &settings.knowledge.vocabulary(MARKING)?.choice(*clearance).key;
            let beside = self.parts.get(part).map_or(whole, |view| &view.figures);
            let mut by = vec![(CLEARANCE, key.as_str())];
            by.extend((!part.is_empty()).then_some((PART, part.as_str())));
            Some(Apart { by, figures: &view.figures, beside })
        });
        of_parts.chain(of_clearances).collect()
    }
}

/// A month, whole and as lower clearances have it.
#[derive(Clone, Copy)]
pub struct Month<'a> {
    /// All of it.
    pub whole: &'a Gathered,
    /// All its figures.
    pub figures: &'a Figures,
    /// Parts of it, and without what is marked too high.
    pub views: &'a Views,
    /// Settings and templates as packs are printed by them.
    pub settings: &'a Settings,
}

/// A pack and the figures that it may print.
pub struct Ready<'a> {
    /// The pack, as far as its registers were sent.
    pub pack: Pack,
    figures: Cow<'a, Figures>,
    /// How many records lie outside the part that it is of.
    outside: Hidden,
}

impl<'a> Month<'a> {
    /// The month of the part that a pack is of, and its figures.
    fn part(&self, pack: &Pack) -> (&'a Gathered, &'a Figures) {
        let view = self.views.parts.get(words(pack));
        view.map_or((self.whole, self.figures), |view| (&view.gathered, &view.figures))
    }

    /// The same without what is marked above the pack's clearance; `None` where that is nothing.
    fn view(&self, pack: &Pack) -> Option<&'a View> {
        self.views.each.get(&(words(pack).to_owned(), pack.clearance))
    }

    /// Makes a pack ready.
    pub fn ready(&self, pack: &Pack) -> Ready<'a> {
        let (view, (all, figures)) = (self.view(pack), self.part(pack));
        let hidden = view.map_or(&NOTHING, |view| &view.hidden);
        let counted = view.filter(|_| !pack.totals_above);
        let (gathered, figures) = counted.map_or((all, figures), |v| (&v.gathered, &v.figures));
        let shown = view.map_or(all, |view| &view.gathered);
        let part = self.views.parts.get(words(pack));
        let outside = part.map(|v| v.lacks(&self.whole.dataset, pack.clearance, self.settings));
        let pack = present(pack, &shown.dataset, hidden, self.settings);
        let figures = withhold(&pack, &gathered.dataset, figures, self.settings);
        Ready { pack, figures, outside: outside.unwrap_or_default() }
    }

    /// All of the month.
    pub fn all<'m>(&'m self, run: &'m str) -> Material<'m> {
        let Gathered { dataset, staffing, findings } = self.whole;
        let (figures, settings) = (self.figures, self.settings);
        let (hidden, outside) = (&NOTHING, &NOTHING);
        Material { dataset, figures, findings, staffing, settings, run, hidden, outside, live: None }
    }

    /// What a pack is made of.
    pub fn material<'m>(&self, ready: &'m Ready<'a>, run: &'m str) -> Material<'m>
    where
        'a: 'm,
    {
        let view = self.view(&ready.pack);
        let all = self.part(&ready.pack).0;
        let Gathered { dataset, staffing, findings } = view.map_or(all, |view| &view.gathered);
        let hidden = view.map_or(&NOTHING, |view| &view.hidden);
        let live = view.filter(|_| ready.pack.totals_above).map(|view| &view.figures);
        let (figures, outside, settings) = (&ready.figures, &ready.outside, self.settings);
        Material { dataset, figures, findings, staffing, settings, run, hidden, outside, live }
    }
}
