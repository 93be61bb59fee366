//! Text as it can be drawn: one code point a letter where there is one, no controls, nothing invisible.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The text with its line breaks as `\n`, tabs as spaces and without what has no width.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return Cow::Borrowed(text.trim_end());
    }
    let text = text.replace("\r\n", "\n");
    let cleaned: String = text.nfc().filter_map(drawable).collect();
    Cow::Owned(cleaned.trim_end().to_owned())
}

/// The same on one line.
pub fn one_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

fn drawable(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        c if c.is_control() || invisible(c) => None,
        c => Some(c),
    }
}

/// Soft hyphen, zero widths, marks of direction, variation selectors and the like: default ignorable in Unicode.
fn invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFF0}'..='\u{FFF8}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_left_out() {
        assert_eq!(clean("plain"), "plain");
        assert_eq!(clean("e\u{301}t\u{e9}"), "été");
        assert_eq!(clean("a\tb\r\nc\rd\u{B}e  "), "a b\nc\nd\ne");
        assert_eq!(clean("\u{FEFF}zero\u{200B}width\u{7}\u{0}"), "zerowidth");
        assert_eq!(clean("❤\u{FE0F}"), "❤");
        assert_eq!(one_line("two\nlines"), "two lines");
    }
}
