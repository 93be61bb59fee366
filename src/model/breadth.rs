//! How broad a text is on a sheet, whose font is not known.

use unicode_normalization::char::is_combining_mark;

/// The breadth of a text in letters: Chinese, Japanese and Korean ones and emoji count twice (UAX 11), marks and what is not
/// seen not at all.
pub fn letters(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(breadth).sum()
}

fn breadth(c: char) -> usize {
    match c {
        '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' => 0,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' => 2,
        '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' => 2,
        '\u{1F300}'..='\u{1FAFF}' | '\u{20000}'..='\u{3FFFF}' => 2,
        c if is_combining_mark(c) => 0,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broad_letters_count_twice_and_marks_not_at_all() {
        for (text, broad) in
            [("Smith", 5), ("王芳", 4), ("김민준", 6), ("ọ\u{300}", 1), ("🚀", 2), ("Zoë", 3)]
        {
            assert_eq!(letters(text), broad, "{text}");
        }
    }
}
