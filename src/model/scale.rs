//! Levels 1–5 and the schemes that other scales are mapped by. Declared in `templates/scales.toml`.

use super::band::{Band, BandWords};
use std::collections::{BTreeMap, BTreeSet};

/// A level of the portfolio's scale, 1 (very low) to 5 (very high).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// `None` outside 1–5.
    pub fn new(level: u8) -> Option<Self> {
        (1..=5).contains(&level).then_some(Self(level))
    }

    /// 1–5.
    pub fn get(self) -> u8 {
        self.0
    }

    /// The `k`-th of `n` ordered levels (both from 1) on the five-level scale: the fifth in which the middle of
    /// its share, (k − ½) / n, lies. Lossy unless n is 5. `None` for k outside 1–n.
    pub fn from_rank(k: u8, n: u8) -> Option<Self> {
        if k == 0 || k > n {
            return None;
        }
        // The middle (2k − 1) / 2n is in fifth m when m − 1 <= 5(2k − 1) / 2n < m.
        let fifth = 5 * (2 * u32::from(k) - 1) / (2 * u32::from(n)) + 1;
        Self::new(fifth.min(5) as u8)
    }
}

/// A way of naming levels: ordered words, lowest first.
#[derive(Debug, Clone)]
pub struct Scheme {
    /// Name, such as `three-words`; kept beside a mapped value.
    pub key: String,
    /// Which level fields it may be used for (`likelihood`, `impact`, …); empty for all.
    pub scales: Vec<String>,
    /// For each level of the scheme, lowest first, the folded words for it. No word is at two levels.
    pub words: Vec<Vec<String>>,
    /// For each level the stretches of numbers that it stands for, each level's above those of the one before.
    pub bands: Vec<Vec<Band>>,
}

impl Scheme {
    /// The five-level value of a folded word, when the scheme has it.
    pub fn level(&self, folded: &str) -> Option<Level> {
        let k = self.rank(folded)?;
        Level::from_rank(k, self.len())
    }

    /// The word's place in the scheme, lowest 1.
    pub fn rank(&self, folded: &str) -> Option<u8> {
        self.words.iter().position(|words| words.iter().any(|w| w == folded)).map(|i| i as u8 + 1)
    }

    /// The place of a stretch in the scheme, lowest 1: of the same stretch, or of one that holds the single number.
    pub fn rank_of(&self, band: &Band) -> Option<u8> {
        let is =
            |own: &Band| own == band || (band.is_point() && own.of == band.of && own.holds(band.start()));
        self.bands.iter().position(|bands| bands.iter().any(is)).map(|i| i as u8 + 1)
    }

    /// How many levels it has.
    pub fn len(&self) -> u8 {
        self.words.len() as u8
    }

    /// Whether it has no level; no declared scheme has none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether it may be used for a level field of this scale.
    pub fn is_for(&self, scale: &str) -> bool {
        self.scales.is_empty() || self.scales.iter().any(|s| s == scale)
    }
}

/// How many signs of one kind a text of nothing else has, and of how many where empty ones stand behind them: `★★★☆☆` is 3
/// of 5, and so is `●●●○○`. A single dot or square says nothing.
pub fn stars(text: &str) -> Option<(u8, Option<u8>)> {
    let signs = || text.chars().filter(|c| !c.is_whitespace() && *c != '\u{fe0f}');
    let full = signs().take_while(|c| "★⭐🌟●⬤•■◼▮█".contains(*c)).count();
    let empty = signs().skip(full).take_while(|c| "☆○◯□◻▯░".contains(*c)).count();
    let all = full + empty;
    let star = signs().next().is_some_and(|c| "★⭐🌟".contains(c));
    if full == 0 || all != signs().count() || all > 10 || (all == 1 && !star) {
        return None;
    }
    Some((full as u8, (empty > 0).then_some(all as u8)))
}

/// Names of the five levels and all schemes.
#[derive(Debug, Clone, Default)]
pub struct Scales {
    /// The packs' words for levels 1–5 of each scale: (`likelihood`, five words).
    pub labels: Vec<(String, Vec<String>)>,
    /// What the five levels of a scale stand for in numbers: (`likelihood`, five stretches, rising).
    pub bands: Vec<(String, Vec<Band>)>,
    /// The field that takes what a column of shares says beside its levels: (`likelihood`, `probability`).
    pub shares: Vec<(String, String)>,
    /// The field of amounts that a list of the workbook may give levels for: (`impact`, `cost_impact`).
    pub amounts: Vec<(String, String)>,
    /// Keys of fields whose bare numbers as often have 1 as the highest level.
    pub unsure: BTreeSet<String>,
    /// Words and letters before a number of which 1 is the highest, folded: `sev`.
    pub first_is_highest: BTreeSet<String>,
    /// Words of a legend for the upper and the lower end of a scale, folded.
    pub ends: Ends,
    /// Words in the heading of a list that says what levels mean, folded.
    pub guides: BTreeSet<String>,
    /// Words of lines of such a list that are no level, folded.
    pub blank: BTreeSet<String>,
    /// For vocabularies that show how grave a line is, the keys of values that rise, the lowest first.
    pub graded: BTreeMap<String, Vec<String>>,
    /// Words in stretches of numbers.
    pub band_words: BandWords,
    /// Schemes, the first that holds all words of a column is taken.
    pub schemes: Vec<Scheme>,
}

/// Words for the two ends of a scale, folded.
#[derive(Debug, Clone, Default)]
pub struct Ends {
    /// Such as `highest`.
    pub high: BTreeSet<String>,
    /// Such as `lowest`.
    pub low: BTreeSet<String>,
}

impl Scales {
    /// The level of a scale whose stretch has the most of another; `ordinal` where several have the same. `None` where
    /// nothing is declared for what it counts.
    pub fn level_of(&self, scale: &str, band: &Band, ordinal: Option<Level>) -> Option<Level> {
        let own =
            self.bands.iter().filter(|(name, bands)| name == scale && bands.iter().any(|b| b.of == band.of));
        let bands = &own.into_iter().next()?.1;
        if band.is_point() {
            let at = bands.iter().position(|b| b.of == band.of && b.holds(band.start()));
            return at.and_then(|i| Level::new(i as u8 + 1));
        }
        let shares: Vec<_> = bands.iter().map(|b| b.shared(band)).collect();
        let most = shares.iter().max().filter(|m| !m.is_zero())?;
        let is_most = |level: &Level| shares.get(usize::from(level.get()) - 1) == Some(most);
        let first = shares.iter().position(|s| s == most).and_then(|i| Level::new(i as u8 + 1));
        ordinal.filter(is_most).or(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_are_counted() {
        assert_eq!(stars("★★★☆☆"), Some((3, Some(5))));
        assert_eq!(stars("⭐️⭐️"), Some((2, None)));
        assert_eq!(stars("☆☆"), None);
        assert_eq!(stars("★ new"), None);
        assert_eq!(stars("●●●○○"), Some((3, Some(5))));
        assert_eq!(stars("●"), None);
        assert_eq!(stars("○●"), None);
    }

    #[test]
    fn ranks_fall_into_fifths() {
        let map = |n: u8| (1..=n).map(|k| Level::from_rank(k, n).unwrap().get()).collect::<Vec<_>>();
        assert_eq!(map(5), [1, 2, 3, 4, 5]);
        assert_eq!(map(3), [1, 3, 5]);
        assert_eq!(map(4), [1, 2, 4, 5]);
        assert_eq!(map(10), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        assert_eq!(Level::from_rank(0, 3), None);
        assert_eq!(Level::from_rank(4, 3), None);
    }
}
