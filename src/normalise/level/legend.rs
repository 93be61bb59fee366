//! What the label of a column says about its numbers: `Impact (1-5)`, `Severity (1 = high, 4 = low)`.

use crate::model::scale::Ends;
use crate::model::text::fold;

/// What a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Legend {
    /// The highest number of the scale.
    pub most: Option<u8>,
    /// Whether its scale begins with 0.
    pub from_zero: bool,
    /// Whether its lowest number is the highest level.
    pub falling: Option<bool>,
}

/// Reads a label.
pub fn read(label: &str, ends: &Ends) -> Legend {
    let folded = fold(label);
    let tokens: Vec<&str> = folded.split(' ').collect();
    let range = range(&tokens);
    let pairs = pairs(&tokens, ends);
    let most = range.map(|(_, most)| most).or_else(|| pairs.iter().map(|(n, _)| *n).max().filter(|n| *n > 2));
    Legend {
        most,
        from_zero: range.is_some_and(|(least, _)| least == 0) || pairs.iter().any(|(n, _)| *n == 0),
        falling: falling(&pairs),
    }
}

/// `1 5`, `1 to 5`: two numbers beside each other, of which the first begins a scale.
fn range(tokens: &[&str]) -> Option<(u8, u8)> {
    let number = |t: &&str| t.parse::<u8>().ok();
    let joined = |t: &&str| matches!(*t, "to" | "bis" | "a" | "tot");
    (0..tokens.len()).find_map(|at| {
        let least = tokens.get(at).and_then(number).filter(|n| *n <= 1)?;
        let step = 1 + usize::from(tokens.get(at + 1).is_some_and(joined));
        let most = tokens.get(at + step).and_then(number).filter(|n| (2..=100).contains(n))?;
        Some((least, most))
    })
}

/// Numbers with the end of the scale that a word beside them names: true for the upper one.
fn pairs(tokens: &[&str], ends: &Ends) -> Vec<(u8, bool)> {
    let end = |at: usize, length: usize| {
        let word = tokens.get(at..at + length)?.join(" ");
        let high = ends.high.contains(&word);
        (high || ends.low.contains(&word)).then_some((high, length))
    };
    let word = |at: usize| end(at, 2).or_else(|| end(at, 1));
    let number = |at: usize| tokens.get(at).and_then(|t| t.parse::<u8>().ok());
    let first_word = (0..tokens.len()).find(|at| word(*at).is_some());
    let first_number = (0..tokens.len()).find(|at| number(*at).is_some());
    let each = 0..tokens.len();
    match (first_number, first_word) {
        (Some(n), Some(w)) if n < w => each.filter_map(|at| Some((number(at)?, word(at + 1)?.0))).collect(),
        (Some(_), Some(_)) => each
            .filter_map(|at| word(at).and_then(|(high, length)| Some((number(at + length)?, high))))
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether the numbers fall while the levels rise; `None` where they say nothing, or both.
fn falling(pairs: &[(u8, bool)]) -> Option<bool> {
    let said = |(n, high): &(u8, bool)| (*n <= 1) == *high;
    let first = pairs.first().map(said)?;
    pairs.iter().all(|p| said(p) == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::fixture::settings;

    #[test]
    fn labels_say_how_many_and_which_way() {
        let ends = &settings().knowledge.scales.ends;
        for (label, most, falling) in [
            ("Impact (1-5)", Some(5), None),
            ("Impact 1 to 10", Some(10), None),
            ("Severity (1 = high, 4 = low)", Some(4), Some(true)),
            ("Severity 1=Low 3=High", Some(3), Some(false)),
            ("Impact (1 low – 5 very high)", Some(5), Some(false)),
            ("Severity (high = 1, low = 3)", Some(3), Some(true)),
            ("Severity (1 = highest)", None, Some(true)),
            ("Likelihood (5 = highest)", Some(5), Some(false)),
            ("Likelihood", None, None),
            ("High impact", None, None),
            ("Gravité (1 = faible, 4 = élevé)", Some(4), Some(false)),
        ] {
            let legend = read(label, ends);
            assert_eq!((legend.most, legend.falling), (most, falling), "{label}");
        }
        assert!(read("Impact (0-4)", ends).from_zero);
    }
}
