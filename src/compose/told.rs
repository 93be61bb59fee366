//! What a finding may say in a pack: nothing that stands only in fields which the pack does not show.

use crate::finding::Finding;
use crate::finding::mentions::Mentions;
use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::pack::{BlockDecl, Pack};
use crate::model::record::{Batch, Values};
use crate::model::register::{FieldKind, Register};
use crate::model::text::Sym;
use crate::review::shows;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A single word of fewer letters may be any word of a sentence.
const LONG: usize = 12;

/// Texts that a pack does not show; none for a pack without findings.
pub struct Unshown(Mentions);

impl Unshown {
    /// Those of the records that people keep, and of the columns that are no field.
    pub fn new(pack: &Pack, dataset: &Dataset, knowledge: &Knowledge) -> Self {
        if !tells(pack) {
            return Self(Mentions::default());
        }
        let (mut shown, mut unshown) = (BTreeSet::new(), BTreeSet::new());
        for (id, register) in knowledge.each_register() {
            for batch in dataset.batches(id) {
                sort(pack, register, batch, dataset, (&mut shown, &mut unshown));
            }
        }
        Self(Mentions::of(unshown.difference(&shown).map(|sym| dataset.text(*sym))))
    }

    /// The finding as the pack may tell it: in place of words that say such a text, only which kind it is.
    pub fn may_tell<'f>(&self, finding: &'f Finding) -> Cow<'f, Finding> {
        let words = [&finding.seen, &finding.remedy, &finding.place.label];
        if !words.into_iter().any(|words| self.0.are_in(words)) {
            return Cow::Borrowed(finding);
        }
        let mut told = finding.clone();
        told.seen = format!("`{}`: what it is about is not shown in this pack", finding.code.id);
        told.remedy = "look into findings.xlsx, which has them in full".to_owned();
        told.place.label.clear();
        Cow::Owned(told)
    }
}

/// Whether a pack has blocks that tell findings.
fn tells(pack: &Pack) -> bool {
    let mut blocks = pack.sections.iter().flat_map(|s| &s.blocks);
    blocks.any(|block| matches!(block, BlockDecl::Findings { .. } | BlockDecl::TiesOut { .. }))
}

/// Sorts the texts of a batch by whether the pack shows their field.
fn sort(
    pack: &Pack,
    register: &Register,
    batch: &Batch,
    dataset: &Dataset,
    (shown, unshown): (&mut BTreeSet<Sym>, &mut BTreeSet<Sym>),
) {
    let known = |sym: &Sym| can_be_told_apart(dataset.text(*sym));
    for column in &batch.columns {
        let kind = &register.decl(column.field).kind;
        let values: &[Sym] = match &column.values {
            Values::Text(texts) if !matches!(kind, FieldKind::Project | FieldKind::Role) => texts,
            _ => &[],
        };
        if shows(pack, batch.register, column.field) {
            shown.extend(values.iter().chain(&column.natives));
            continue;
        }
        let is_person = *kind == FieldKind::Person;
        unshown.extend(values.iter().filter(|sym| is_person || known(sym)));
        unshown.extend(column.natives.iter().filter(|sym| known(sym)));
    }
    unshown.extend(batch.extras.iter().flat_map(|extra| &extra.values).filter(|sym| known(sym)));
}

/// Whether a text is not just a word that any sentence may have.
fn can_be_told_apart(text: &str) -> bool {
    text.trim().contains(' ') || text.contains(|c: char| c.is_ascii_digit()) || text.chars().count() >= LONG
}
