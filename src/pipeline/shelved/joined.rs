//! Things that belong together because each shares something with another.

use std::collections::BTreeMap;

/// Things by number, and which of them were joined.
pub struct Joined(Vec<usize>);

impl Joined {
    /// So many, each alone.
    pub fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// Joins two of them, and all that are joined with either.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }

    /// The first of those that are joined with this one.
    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Those that belong together, in the order of the first of each.
    pub fn groups(mut self) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        (0..self.0.len()).for_each(|at| groups.entry(self.root(at)).or_default().push(at));
        groups.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shares_something_belongs_together() {
        let mut joined = Joined::new(6);
        for (a, b) in [(4, 1), (5, 3), (1, 2), (3, 5)] {
            joined.join(a, b);
        }
        assert_eq!(joined.groups(), [vec![0], vec![1, 2, 4], vec![3, 5]]);
    }
}
