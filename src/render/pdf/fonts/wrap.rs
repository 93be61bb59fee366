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
    let mut start = 0;
    for (end, kind) in linebreaks(text) {
        let mandatory = kind == BreakOpportunity::Mandatory;
        if !mandatory && !breaks_after(&text[..end]) {
            continue;
        }
        lines.word(&text[start..end]);
        start = end;
        if mandatory && (end < text.len() || !lines.line.is_empty()) {
            lines.end();
        }
    }
    lines.done
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

/// Whether a line may end here, where the rules of Unicode allow it.
fn breaks_after(before: &str) -> bool {
    before.chars().next_back().is_some_and(|c| c.is_whitespace() || !c.is_ascii())
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
