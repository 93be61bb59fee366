//! Words at the start of a text, as many as belong together: `w/c`, `revised to`, `per cent`.

use crate::model::text::fold;

/// How many words a phrase has at most.
const MOST: usize = 4;

/// The longest phrase at the start of `text` that `find` knows by its folded form, and its length in bytes.
pub fn longest<T>(text: &str, find: impl Fn(&str) -> Option<T>) -> Option<(T, usize)> {
    let mut ends = [0; MOST];
    let mut count = 0;
    let mut at = 0;
    while count < MOST {
        let rest = text.get(at..)?;
        let word = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        if word == 0 {
            break;
        }
        ends[count] = at + word;
        count += 1;
        let after = &rest[word..];
        let gap = after.find(|c: char| !matches!(c, ' ' | '\u{a0}' | '/' | '.' | '-' | '\'' | '’'));
        match gap {
            Some(gap @ 1..=3) => at += word + gap,
            _ => break,
        }
    }
    ends[..count].iter().rev().find_map(|end| find(&fold(&text[..*end])).map(|found| (found, *end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_is_taken() {
        let find =
            |word: &str| matches!(word, "w c" | "week" | "week of" | "no later than").then(|| word.len());
        assert_eq!(longest("w/c 6 Apr", find), Some((3, 3)));
        assert_eq!(longest("Week of 6 Apr", find), Some((7, 7)));
        assert_eq!(longest("week 14", find), Some((4, 4)));
        assert_eq!(longest("No later  than May", find), Some((13, 14)));
        assert_eq!(longest("weeks", find), None);
        assert_eq!(longest("14", find), None);
    }
}
