//! Names like one that nobody knows.

/// How like a name another must be to be worth telling, 0–1.
const ALIKE: f64 = 0.75;

/// Up to three names like `asked`, the likest first.
pub fn nearest<'a>(asked: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let asked = asked.to_lowercase();
    let mut alike: Vec<(f64, &str)> = names
        .into_iter()
        .map(|name| {
            let lower = name.to_lowercase();
            let within = asked.len() > 2 && lower.contains(&asked);
            (if within { 1.0 } else { strsim::jaro_winkler(&asked, &lower) }, name)
        })
        .filter(|(score, _)| *score >= ALIKE)
        .collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    alike.into_iter().take(3).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_told() {
        let names = ["date-order-unclear", "date-unreadable", "header-guessed"];
        assert_eq!(nearest("date-order-uncler", names)[0], "date-order-unclear");
        assert_eq!(nearest("guessed", names), ["header-guessed"]);
        assert!(nearest("zzz", names).is_empty());
    }
}
