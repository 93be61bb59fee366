//! Text into lines of a width. A line breaks at a space (and where scripts without spaces allow it), so that ids, dates
//! and amounts stay whole; only a word that is wider than the line is cut.

use super::{Fonts, Style};
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// Room for rounding.
const SLACK: f32 = 0.01;

/// The lines of a text; `\n` begins a new one. No line where there is no text.
pub fn wrap(fonts: &Fonts<'_>, text: &str, style: Style, width: f32) -> Vec<String> {
    let mut lines =
        Lines { fonts, style, width: width + SLACK, done: Vec::new(), line: String::new(), used: 0.0 };
    for (piece, mandatory) in pieces(text) {
        lines.word(piece);
        if mandatory && (piece.ends_with('\n') || !lines.line.is_empty()) {
            lines.end();
        }
    }
    lines.done
}

/// The text in pieces that stay whole, each with the spaces behind it, and whether a line has to end there.
pub fn pieces(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut start = 0;
    linebreaks(text).filter_map(move |(end, kind)| {
        let mandatory = kind == BreakOpportunity::Mandatory;
        (mandatory || breaks_at(text, end)).then(|| {
            let piece = &text[start..end];
            start = end;
            (piece, mandatory)
        })
    })
}

/// The first lines of a text; where there are more, the last of them ends in `…`.
pub fn wrap_at_most(fonts: &Fonts<'_>, text: &str, style: Style, width: f32, most: usize) -> Vec<String> {
    let mut lines = wrap(fonts, text, style, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = fit(fonts, &format!("{last}…"), style, width);
        }
    }
    lines
}

/// The text on one line, cut with `…` where it is wider than `width`.
pub fn fit(fonts: &Fonts<'_>, text: &str, style: Style, width: f32) -> String {
    if fonts.width(text, style) <= width + SLACK {
        return text.to_owned();
    }
    let room = width - fonts.width("…", style);
    let mut used = 0.0;
    let kept = text.chars().take_while(|c| {
        used += advance(fonts, *c, style);
        used <= room
    });
    kept.collect::<String>().trim_end().to_owned() + "…"
}

/// Whether a line may end here, where the rules of Unicode allow it. Korean is written with spaces, so its words stay whole
/// (UAX 14, 5.2, has both ways).
fn breaks_at(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back().unwrap_or(' ');
    let after = text[at..].chars().next().unwrap_or(' ');
    let between = !before.is_ascii() || unspaced(after);
    before.is_whitespace() || (between && !(korean(before) && korean(after)))
}

/// Whether a character is of a script that has no spaces between words: Chinese and Japanese.
pub fn unspaced(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{312F}' | '\u{3190}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

fn korean(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

fn advance(fonts: &Fonts<'_>, c: char, style: Style) -> f32 {
    fonts.advance(c, style.bold) as f32 * style.size / 1000.0
}

struct Lines<'f, 'a> {
    fonts: &'f Fonts<'a>,
    style: Style,
    width: f32,
    done: Vec<String>,
    line: String,
    used: f32,
}

impl Lines<'_, '_> {
    /// Adds a word with the space behind it.
    fn word(&mut self, text: &str) {
        let word = text.trim_end();
        let wide = self.fonts.width(word, self.style);
        if self.used + wide > self.width && !self.line.is_empty() {
            self.end();
        }
        if wide > self.width {
            self.cut(word);
        } else {
            self.line.push_str(word);
            self.used += wide;
        }
        let space = text[word.len()..].trim_end_matches('\n');
        self.line.push_str(space);
        self.used += self.fonts.width(space, self.style);
    }

    /// A word that is wider than a line.
    fn cut(&mut self, word: &str) {
        for c in word.chars() {
            let wide = advance(self.fonts, c, self.style);
            if self.used + wide > self.width && !self.line.is_empty() {
                self.end();
            }
            self.line.push(c);
            self.used += wide;
        }
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.done.push(line.trim_end().to_owned());
        self.used = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::super::regular;
    use super::*;
    use crate::render::pdf::tests::sample::fonts;
    use proptest::prelude::*;

    /// At size 10 a digit is 5.72 points wide, so 60 points hold ten of them.
    fn lines(text: &str) -> Vec<String> {
        wrap(fonts(), text, regular(10.0), 60.0)
    }

    #[test]
    fn lines_end_at_spaces_and_nowhere_else() {
        assert_eq!(lines("abc R-2026-0001 12/10/2026"), ["abc", "R-2026-0001", "12/10/2026"]);
        assert_eq!(lines("1234-5678 1234 5678 12"), ["1234-5678", "1234 5678", "12"]);
        assert_eq!(lines("one\ntwo"), ["one", "two"]);
        assert_eq!(lines("one\n\ntwo"), ["one", "", "two"]);
        assert_eq!(lines("123456789012345"), ["1234567890", "12345"]);
        assert!(lines("").is_empty());
    }

    /// A letter of these is 10 points wide, so 60 points hold six.
    #[test]
    fn scripts_without_spaces_break_between_letters() {
        assert_eq!(lines("漢字漢字漢字漢字"), ["漢字漢字漢字", "漢字"]);
        assert_eq!(lines("漢字漢字漢字。漢"), ["漢字漢字漢", "字。漢"], "a full stop begins no line");
        assert_eq!(lines("12345漢字漢字漢"), ["12345漢字漢", "字漢"]);
        assert_eq!(lines("漢字12345678"), ["漢字", "12345678"]);
        assert_eq!(lines("김철수박영희 이민호"), ["김철수박영희", "이민호"], "Korean has spaces");
        assert_eq!(lines("김철수 박영희"), ["김철수", "박영희"]);
    }

    #[test]
    fn a_mark_stays_with_its_letter_and_a_flag_is_not_cut() {
        assert_eq!(lines("123456789o\u{323}\u{300}1"), ["123456789o\u{323}\u{300}", "1"]);
        assert_eq!(lines("🇬🇧🇫🇷🇩🇪"), ["🇬🇧🇫🇷", "🇩🇪"]);
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(fit(fonts(), "12345", regular(10.0), 30.0), "12345");
        assert!(fit(fonts(), "1234567890", regular(10.0), 30.0).ends_with('…'));
        let two = wrap_at_most(fonts(), "1234567890 1234567890 1234567890", regular(10.0), 60.0, 2);
        assert_eq!(two[0], "1234567890");
        assert!(two.len() == 2 && two[1].ends_with('…'));
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_no_line_too_wide(text in "[a-z0-9 €\\-/\n漢]{0,80}") {
            let lines = wrap(fonts(), &text, regular(10.0), 60.0);
            let letters = |t: &str| t.split_whitespace().collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
            prop_assert!(lines.iter().all(|l| fonts().width(l, regular(10.0)) <= 60.02));
        }
    }
}
