//! The nearest known word to one that is not known.

/// The word of `known` that is most like `word`, when it is like it enough to be proposed.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.chars().count() > 60 {
        return None;
    }
    let mut best: Option<(f64, &str)> = None;
    for other in known {
        let like = strsim::normalized_damerau_levenshtein(word, other);
        if like >= 0.6 && best.is_none_or(|(b, _)| like > b) {
            best = Some((like, other));
        }
    }
    best.map(|(_, other)| other)
}

/// What to do about unknown words: what was proposed for some of them.
pub fn remedy(proposals: &[(String, String)], otherwise: &str) -> String {
    if proposals.is_empty() {
        return otherwise.to_owned();
    }
    let each: Vec<String> =
        proposals.iter().take(5).map(|(word, near)| format!("{near} for `{word}`")).collect();
    format!("{otherwise}; nearest: {}", each.join(", "))
}
