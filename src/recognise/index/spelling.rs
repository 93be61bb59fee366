//! Slips and abbreviations of known words.

use super::LabelIndex;

impl LabelIndex<'_> {
    /// The stems with those that no label holds replaced by the nearest that one does.
    pub(super) fn corrected(&self, stems: &[String]) -> (Vec<String>, bool) {
        let mut changed = false;
        let likely = stems
            .iter()
            .map(|stem| match self.nearest(stem) {
                Some(near) => {
                    changed = true;
                    near.to_owned()
                }
                None => stem.clone(),
            })
            .collect();
        (likely, changed)
    }

    /// A known stem that an unknown one is a slip or an abbreviation of.
    pub(super) fn nearest(&self, stem: &str) -> Option<&str> {
        if stem.len() < 3 || self.holders.contains_key(stem) || !stem.chars().all(char::is_alphabetic) {
            return None;
        }
        let first = stem.chars().next()?;
        let near =
            self.holders.range(first.to_string()..).map_while(|(s, _)| s.starts_with(first).then_some(s));
        near.filter_map(|known| Some((distance(stem, known)?, known)))
            .min_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(b.1)))
            .map(|(_, known)| known.as_str())
    }
}

/// How far a word is from a known one: letters that differ, or those left off at the end. `None` where it is too far.
fn distance(word: &str, known: &str) -> Option<usize> {
    if known.starts_with(word) && known.len() <= word.len() * 4 {
        return Some(1);
    }
    let most = if word.len() >= 8 {
        2
    } else if word.len() >= 6 {
        1
    } else {
        return None;
    };
    if word.len().abs_diff(known.len()) > most {
        return None;
    }
    let far = strsim::damerau_levenshtein(word, known);
    (far <= most).then_some(far)
}
