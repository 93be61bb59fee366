//! Of all that the columns of a table may mean, what each is given: each column and each field once.

use super::index::How;
use crate::model::register::{FieldId, Register};
use std::collections::BTreeMap;

/// A field that a column may be.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    /// How well label and cells say so.
    pub score: f32,
    /// The column's place.
    pub at: usize,
    /// The field.
    pub field: FieldId,
    /// What the label and the cells say for it; `None` where the settings decide.
    pub why: Option<(How, f32)>,
}

/// An exchange of fields between two columns has to gain as much.
const EXCHANGE: f32 = 0.85;

/// For each column its pair, `None` where it gets none.
pub fn settle(register: &Register, mut pairs: Vec<Pair>, columns: usize) -> Vec<Option<Pair>> {
    pairs.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.at.cmp(&b.at)).then(a.field.cmp(&b.field)));
    let mut settled = Settled::new(&pairs, columns);
    pairs.iter().for_each(|pair| settled.offer(*pair));
    while settled.exchange(&pairs) {}
    settled.title_goes_first(register, &pairs);
    settled.chosen
}

/// What is settled so far.
struct Settled {
    /// The pair of each column.
    chosen: Vec<Option<Pair>>,
    /// The column that has each field.
    holders: BTreeMap<FieldId, usize>,
    /// What each column may be, the best first.
    choices: Vec<Vec<Pair>>,
}

impl Settled {
    fn new(pairs: &[Pair], columns: usize) -> Self {
        let mut choices = vec![Vec::new(); columns];
        pairs.iter().for_each(|pair| choices[pair.at].push(*pair));
        Self { chosen: vec![None; columns], holders: BTreeMap::new(), choices }
    }

    /// Gives a column a field where both are free.
    fn offer(&mut self, pair: Pair) {
        if self.chosen[pair.at].is_none() && !self.holders.contains_key(&pair.field) {
            self.give(pair);
        }
    }

    fn give(&mut self, pair: Pair) {
        if let Some(before) = self.chosen[pair.at].replace(pair)
            && self.holders.get(&before.field) == Some(&before.at)
        {
            self.holders.remove(&before.field);
        }
        self.holders.insert(pair.field, pair.at);
    }

    /// Gives a column without a meaning the field of another that can be something else, where both together are better
    /// explained so; `false` where there is none. A guess is not worth a known label.
    fn exchange(&mut self, pairs: &[Pair]) -> bool {
        let better = pairs.iter().filter(|p| p.why.is_some()).find_map(|wanted| {
            let holder = self.holder_of(wanted)?;
            let other = *self.choices[holder.at].iter().find(|p| !self.holders.contains_key(&p.field))?;
            let gain = wanted.score + other.score - holder.score;
            (holder.why.is_some() && gain > EXCHANGE).then_some((*wanted, other))
        });
        if let Some((wanted, other)) = better {
            self.give(other);
            self.give(wanted);
        }
        better.is_some()
    }

    /// Who has the field that a column without a meaning wants.
    fn holder_of(&self, wanted: &Pair) -> Option<Pair> {
        let free = self.chosen[wanted.at].is_none();
        let at = self.holders.get(&wanted.field).filter(|_| free)?;
        self.chosen[*at]
    }

    /// The best of the columns that may be the title takes it where none does: a record needs it, and what took the
    /// column may be blank. The `Decision` of a list of decisions without titles is one.
    fn title_goes_first(&mut self, register: &Register, pairs: &[Pair]) {
        let Some(title) = register.field("title").filter(|f| register.decl(*f).required) else { return };
        if self.holders.contains_key(&title) {
            return;
        }
        let spare = |at: usize| self.chosen[at].is_none_or(|c| !register.decl(c.field).required);
        if let Some(pair) = pairs.iter().find(|p| p.field == title && spare(p.at)).copied() {
            self.give(pair);
        }
    }
}
