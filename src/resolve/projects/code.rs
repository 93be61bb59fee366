//! What a project's code looks like, alone and in the name of a file.

/// Whether a text looks like a project's code: up to six letters, then digits, nothing else but `-`, `_`, `/` or blanks between.
pub fn looks_like_code(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().take_while(|c| c.is_alphabetic()).count();
    let rest: String =
        text.chars().skip(letters).filter(|c| !matches!(c, '-' | '_' | ' ' | '/' | '.')).collect();
    (1..=6).contains(&letters) && (1..=8).contains(&rest.len()) && rest.chars().all(|c| c.is_ascii_digit())
}

/// A token of a file, folder or sheet name that looks like a project's code and not like a month, year, week or version.
pub fn code_in_name(name: &str) -> Option<&str> {
    const OTHER: [&str; 26] = [
        "v", "rev", "ver", "version", "fy", "q", "w", "wk", "week", "p", "m", "h", "sheet", "copy", "jan",
        "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let is_code = |token: &&str| {
        let letters: String = token.chars().take_while(|c| c.is_alphabetic()).collect();
        let digits = token.chars().filter(char::is_ascii_digit).count();
        looks_like_code(token)
            && digits >= 2
            && (!OTHER.contains(&letters.to_lowercase().as_str()) || digits >= 3)
    };
    // Behind a `!` stands a cell of another sheet: `'Project Info'!E17`.
    let name = name.split('!').next().unwrap_or_default();
    let tokens = name.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    tokens.flat_map(beginnings).find(is_code)
}

/// A token, and what of it stands before its dashes: `PX-144-Budget` may begin with `PX-144`.
fn beginnings(token: &str) -> impl Iterator<Item = &str> {
    let dashes: Vec<usize> = token.match_indices('-').map(|(at, _)| at).collect();
    std::iter::once(token).chain(dashes.into_iter().rev().map(|at| &token[..at]))
}

/// A text that is a code, or the code that stands in it.
pub fn code_of_text(text: &str) -> Option<String> {
    let text = text.trim();
    if looks_like_code(text) { Some(text.to_owned()) } else { code_in_name(text).map(str::to_owned) }
}

/// The letters and the number that a folded code is made of: `prj 0101` is `prj` and `101`. Nothing where it is made
/// otherwise.
pub fn letters_and_number(folded: &str) -> Option<(&str, &str)> {
    let at = folded.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = (folded[..at].trim_end(), &folded[at..]);
    let number = digits.trim_start_matches('0');
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !number.is_empty() && digits.len() <= 8;
    plain.then_some((letters, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_names() {
        assert_eq!(code_in_name("PRJ-042 RAID Oct26 v2.xlsx"), Some("PRJ-042"));
        assert_eq!(code_in_name("RAID_P101_2026-10.xlsx"), Some("P101"));
        assert_eq!(code_in_name("PX-144-Budget.csv"), Some("PX-144"));
        assert_eq!(code_in_name("Risks Oct26 v12.xlsx"), None);
        assert_eq!(code_in_name("Oct-26-final.xlsx"), None);
        assert_eq!(code_in_name("1 - Project Info'!E17"), None);
        assert!(looks_like_code("ABC-12"));
        assert!(!looks_like_code("Customer portal"));
        assert!(!looks_like_code("2026"));
    }

    #[test]
    fn codes_are_letters_and_a_number() {
        assert_eq!(letters_and_number("prj 0101"), Some(("prj", "101")));
        assert_eq!(letters_and_number("p101"), Some(("p", "101")));
        assert_eq!(letters_and_number("101"), Some(("", "101")));
        assert_eq!(letters_and_number("p101 portal"), None);
        assert_eq!(letters_and_number("p 000"), None);
        assert_eq!(letters_and_number("portal"), None);
    }
}
