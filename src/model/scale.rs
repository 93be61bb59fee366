//! Levels 1–5 and the schemes that other scales are mapped by. Declared in `templates/scales.toml`.

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
    /// For each level of the scheme, lowest first, the folded words for it.
    pub words: Vec<Vec<String>>,
}

impl Scheme {
    /// The five-level value of a folded word, when the scheme has it.
    pub fn level(&self, folded: &str) -> Option<Level> {
        let k = self.rank(folded)?;
        Level::from_rank(k, self.words.len() as u8)
    }

    /// The word's place in the scheme, lowest 1.
    pub fn rank(&self, folded: &str) -> Option<u8> {
        self.words.iter().position(|words| words.iter().any(|w| w == folded)).map(|i| i as u8 + 1)
    }
}

/// How many stars a text of nothing else has, and of how many where empty ones stand behind them: `★★★☆☆` is 3 of 5.
pub fn stars(text: &str) -> Option<(u8, Option<u8>)> {
    let signs = || text.chars().filter(|c| !c.is_whitespace() && *c != '\u{fe0f}');
    let full = signs().take_while(|c| matches!(c, '★' | '⭐' | '🌟')).count();
    let empty = signs().skip(full).take_while(|c| *c == '☆').count();
    let all = full + empty;
    if full == 0 || all != signs().count() || all > 10 {
        return None;
    }
    Some((full as u8, (empty > 0).then_some(all as u8)))
}

/// Names of the five levels and all schemes.
#[derive(Debug, Clone, Default)]
pub struct Scales {
    /// The packs' words for levels 1–5 of each scale: (`likelihood`, five words).
    pub labels: Vec<(String, Vec<String>)>,
    /// Schemes, the first that holds all words of a column is taken.
    pub schemes: Vec<Scheme>,
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
