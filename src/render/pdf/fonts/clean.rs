//! Text as it can be drawn: one code point a letter where there is one, no controls, nothing invisible.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The text with its line breaks as `\n`, tabs as spaces and without what has no width. The emoji of a sequence stand
/// side by side, as Unicode has it where there is no picture of the whole (UTS 51, 2.5), without the shade of skin, which
/// an outline does not show.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return Cow::Borrowed(text.trim_end());
    }
    let text = text.replace("\r\n", "\n");
    let mut before = '\0';
    let drawn = text.nfc().filter_map(drawable).filter(|c| {
        let shade = shade_of_skin(*c) && pictured(before);
        before = *c;
        !shade
    });
    let cleaned: String = drawn.collect();
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

/// Soft hyphen, zero widths, marks of direction, variation selectors and the like: default ignorable in Unicode. Nor the
/// frame that makes a digit a key: what it says is the digit.
fn invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{20E3}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFF0}'..='\u{FFF8}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Behind an emoji of a person or hand it says how dark the skin is.
fn shade_of_skin(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// Whether there may be a person or a hand: all emoji that take a shade are here.
fn pictured(c: char) -> bool {
    matches!(c, '\u{261D}'..='\u{270D}' | '\u{1F385}'..='\u{1FAFF}')
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
        assert_eq!(one_line("two\nlines"), "two lines");
    }

    #[test]
    fn letters_with_several_marks_are_one_where_unicode_has_one() {
        assert_eq!(clean("Nguye\u{302}\u{303}n"), "Nguyễn");
        assert_eq!(clean("\u{1112}\u{1161}\u{11AB}"), "한");
        assert_eq!(clean("Ade\u{301}ba\u{301}yo\u{323}\u{300}"), "Adébáyọ\u{300}");
    }

    #[test]
    fn emoji_of_a_sequence_stand_side_by_side() {
        assert_eq!(clean("❤\u{FE0F}"), "❤");
        assert_eq!(clean("👩\u{200D}👩\u{200D}👧"), "👩👩👧");
        assert_eq!(clean("👍\u{1F3FD} ☝\u{1F3FF}"), "👍 ☝");
        assert_eq!(clean("\u{1F3FD}"), "\u{1F3FD}", "alone it is a colour");
        assert_eq!(clean("🇬🇧 1\u{FE0F}\u{20E3}"), "🇬🇧 1");
    }
}
