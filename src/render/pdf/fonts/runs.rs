//! A text in stretches that are drawn in one go.

use super::{Fonts, marks};
use unicode_normalization::char::is_combining_mark;

/// A stretch of one face.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The face.
    pub face: usize,
    /// What is drawn.
    pub text: String,
    /// How far it stands right of and above where the text before it ends, in thousandths of its size. It is a mark of a
    /// letter where this is not nothing, and what follows it is not moved.
    pub shift: (f32, f32),
}

/// The letter or mark on which the next mark may stand.
#[derive(Clone, Copy)]
struct Under {
    face: usize,
    letter: char,
    /// Its origin from where the text ends, in thousandths.
    origin: (f32, f32),
}

impl Fonts<'_> {
    /// The text in stretches of one face each, a mark that has its place on a letter in one of its own.
    pub fn runs(&self, text: &str, bold: bool) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let (mut base, mut last) = (None, None);
        for (face, c) in text.chars().filter_map(|c| self.place(c, bold)) {
            let mark = c >= '\u{300}' && is_combining_mark(c);
            let on = |under: Option<Under>| under.filter(|_| mark).and_then(|under| self.on(face, c, under));
            let shift = on(last).or_else(|| on(base));
            let origin = shift.unwrap_or((-(self.faces[face].advance(c) as f32), 0.0));
            last = Some(Under { face, letter: c, origin });
            if !mark {
                base = last;
            }
            match (runs.last_mut(), shift) {
                (Some(run), None) if run.face == face && run.shift == (0.0, 0.0) => run.text.push(c),
                _ => runs.push(Run { face, text: c.to_string(), shift: shift.unwrap_or_default() }),
            }
        }
        runs
    }

    /// Where a mark stands, from where the text ends.
    fn on(&self, face: usize, mark: char, under: Under) -> Option<(f32, f32)> {
        if under.face != face {
            return None;
        }
        let parsed = &self.faces[face].parsed;
        let (x, y) = marks::offset(parsed, mark, under.letter)?;
        let thousandths = |units: i32| units as f32 * 1000.0 / f32::from(parsed.units_per_em());
        Some((under.origin.0 + thousandths(x), under.origin.1 + thousandths(y)))
    }
}

#[cfg(test)]
mod tests {
    use crate::render::pdf::tests::sample::fonts;

    fn runs(text: &str) -> Vec<(String, (f32, f32))> {
        fonts().runs(text, false).into_iter().map(|run| (run.text, run.shift)).collect()
    }

    #[test]
    fn letters_of_one_face_are_drawn_together() {
        assert_eq!(runs("Zażółć"), [("Zażółć".to_owned(), (0.0, 0.0))]);
        let all = runs("a漢字b");
        assert_eq!(all.iter().map(|r| r.0.as_str()).collect::<Vec<_>>(), ["a", "漢字", "b"]);
    }

    /// fontTools reads from Noto Sans: `X` is 586 wide, its point for marks above is (292, 714) and that of U+0302 (2, 536);
    /// `x` is 529 wide with (263, 536).
    #[test]
    fn a_mark_stands_where_the_font_has_it() {
        assert_eq!(runs("X\u{302}"), [("X".to_owned(), (0.0, 0.0)), ("\u{302}".to_owned(), (-296.0, 178.0))]);
        assert_eq!(
            runs("x\u{302}y")[1..],
            [("\u{302}".to_owned(), (-268.0, 0.0)), ("y".to_owned(), (0.0, 0.0))]
        );
    }

    #[test]
    fn a_second_mark_stands_on_the_first_and_one_below_on_the_letter() {
        let all = runs("x\u{302}\u{301}\u{323}");
        assert!(all[2].1.1 > 100.0, "above the first: {all:?}");
        assert_eq!(all[3].1.1, 0.0, "below the letter: {all:?}");
    }
}
