//! What the cells of a column are, so that they can settle what its label means.

use super::header::Label;
use super::scales;
use super::view::View;
use super::words::Words;
use crate::model::address::CellRef;
use crate::model::band::{Band, Quantity};
use crate::model::colour::Rgb;
use crate::model::register::FieldKind;
use crate::model::scale::stars;
use crate::model::text::{Sym, fold, fold_or_sign};
use crate::model::workbook::CellValue;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

/// So many cells of a column are looked at.
const SAMPLE: usize = 120;

/// The cells of one column, counted.
#[derive(Debug, Default)]
pub struct Profile {
    /// Cells that hold a value.
    pub filled: usize,
    /// Whether cells hold words for no value.
    says_none: bool,
    numbers: usize,
    small: usize,
    dates: usize,
    serials: usize,
    bools: usize,
    texts: Vec<Text>,
    colours: BTreeSet<String>,
    fits: RefCell<Vec<(FieldKind, f32)>>,
}

/// A text, how it is compared, and how many cells hold it.
#[derive(Debug)]
struct Text {
    raw: String,
    folded: String,
    /// Letters of the whole text, at most 400.
    length: usize,
    times: usize,
}

impl Profile {
    /// The profile of the cells below a label in these rows.
    pub fn of(words: &Words<'_>, view: View<'_>, rows: &[u32], label: &Label) -> Self {
        let mut profile = Self::default();
        let step = (rows.len() / SAMPLE).max(1);
        if !label.steps.is_empty() {
            let marked = scales::marked(words, view, rows.iter().step_by(step).copied(), &label.steps);
            marked.into_iter().for_each(|text| _ = profile.text(text));
            return profile;
        }
        // The place of each text, none for what stands for no value.
        let mut known: HashMap<Sym, Option<usize>> = HashMap::new();
        for row in rows.iter().step_by(step) {
            let at = CellRef::new(*row, label.col);
            let Some(cell) = view.sheet.cell(at) else {
                profile.colours.extend(colour(words, view, at));
                continue;
            };
            match cell.value {
                CellValue::Number(n) | CellValue::Duration(n) => profile.number(n),
                CellValue::Date(_) => {
                    profile.filled += 1;
                    profile.dates += 1;
                }
                CellValue::Bool(_) => {
                    profile.filled += 1;
                    profile.bools += 1;
                }
                CellValue::Error(_) | CellValue::Uncalculated => {}
                CellValue::Text(sym) => match known.get(&sym) {
                    Some(at) => at.iter().for_each(|at| profile.again(*at)),
                    None => {
                        let text = view.text.get(sym);
                        let blank = words.knowledge.writing.no_value.has(text);
                        profile.says_none |= blank;
                        known.insert(sym, (!blank).then(|| profile.text(text)));
                    }
                },
            }
        }
        profile
    }

    /// Adds a text; its place.
    fn text(&mut self, text: &str) -> usize {
        let raw = text.chars().take(80).collect::<String>().trim().to_owned();
        let length = text.chars().count().min(400);
        self.texts.push(Text { folded: fold_or_sign(&raw), raw, length, times: 0 });
        self.again(self.texts.len() - 1);
        self.texts.len() - 1
    }

    /// Counts a text once more.
    fn again(&mut self, at: usize) {
        self.filled += 1;
        self.texts[at].times += 1;
    }

    /// How many cells hold a text of which this is true.
    fn count(&self, is: impl Fn(&Text) -> bool) -> usize {
        self.texts.iter().filter(|t| is(t)).map(|t| t.times).sum()
    }

    fn number(&mut self, n: f64) {
        self.filled += 1;
        self.numbers += 1;
        let whole = n.fract() == 0.0;
        self.small += usize::from(whole && (0.0..=10.0).contains(&n));
        self.serials += usize::from(whole && (36_000.0..60_000.0).contains(&n));
    }

    /// Its texts, as they are compared, each with how many cells hold it.
    pub fn words(&self) -> impl Iterator<Item = (&str, usize)> {
        self.texts.iter().map(|t| (t.folded.as_str(), t.times))
    }

    /// Whether all of several texts are one, as no two lines' numbers are.
    pub fn is_constant(&self) -> bool {
        let first = self.texts.first().map(|t| t.folded.as_str());
        let texts = self.count(|_| true);
        texts > 2 && texts == self.filled && self.texts.iter().all(|t| Some(t.folded.as_str()) == first)
    }

    /// Whether it holds nothing but yes and no.
    pub fn is_flags(&self, words: &Words<'_>) -> bool {
        self.filled > 0 && self.fit(words, &FieldKind::Flag) >= 1.0 && self.numbers == 0
    }

    /// Whether it holds words for no value, and nothing else.
    pub fn says_only_none(&self) -> bool {
        self.filled == 0 && self.says_none
    }

    /// Whether it holds nothing but colours, of which one at least says something.
    pub fn holds_colours(&self) -> bool {
        self.filled == 0 && !self.colours.is_empty()
    }

    /// Whether it holds nothing but colours, and several that each say something.
    pub fn is_coloured(&self) -> bool {
        self.filled == 0 && self.colours.len() >= 2
    }

    /// Mean length of its texts, 0 where it has none.
    pub fn mean_length(&self) -> usize {
        let letters: usize = self.texts.iter().map(|t| t.length * t.times).sum();
        letters.checked_div(self.count(|_| true)).unwrap_or(0)
    }

    /// Whether it holds prose: mostly texts of several words.
    pub fn is_prose(&self) -> bool {
        let long = self.count(|t| t.folded.contains(' '));
        self.filled > 0 && long * 2 > self.filled && self.mean_length() >= 15
    }

    /// The share of its texts that are more than a word: prose fields have such.
    pub fn wordy(&self) -> f32 {
        let wordy = self.count(|t| t.folded.contains(' ') || t.raw.chars().count() > 15);
        if self.texts.is_empty() { 1.0 } else { wordy as f32 / self.count(|_| true) as f32 }
    }

    /// The share of the cells that could be values of this kind, 0–1; where there are no cells, nothing speaks against
    /// it. Each kind is looked at once: many registers ask for the same.
    pub fn fit(&self, words: &Words<'_>, kind: &FieldKind) -> f32 {
        if let Some((_, fit)) = self.fits.borrow().iter().find(|(known, _)| known == kind) {
            return *fit;
        }
        let fit = self.fit_anew(words, kind);
        self.fits.borrow_mut().push((kind.clone(), fit));
        fit
    }

    fn fit_anew(&self, words: &Words<'_>, kind: &FieldKind) -> f32 {
        if self.is_coloured() {
            let fits = matches!(kind, FieldKind::Choice(name) if words.colours_are_values_of(name));
            return if fits { 1.0 } else { 0.0 };
        }
        if self.filled == 0 {
            return 0.9;
        }
        let of_texts = |is: &dyn Fn(&Text) -> bool| self.count(is);
        let count = match kind {
            FieldKind::Date => self.dates + self.serials + of_texts(&|t| is_date(words, t)),
            FieldKind::Money | FieldKind::Number => self.numbers + of_texts(&|t| is_amount(t)),
            FieldKind::Percent => self.numbers + of_texts(&|t| is_amount(t) && t.raw.len() <= 7),
            FieldKind::Level(scale) => self.small + of_texts(&|t| is_level(words, scale, t)),
            FieldKind::Choice(name) => self.bools + of_texts(&|t| is_choice(words, name, t)) + self.small / 2,
            FieldKind::Person => of_texts(&|t| is_name(t)),
            FieldKind::Role => of_texts(&|t| t.raw.len() <= 60 && !t.raw.chars().any(|c| c.is_ascii_digit())),
            FieldKind::Project => of_texts(&|t| t.raw.len() <= 60) + self.numbers / 2,
            FieldKind::Id | FieldKind::Ref => of_texts(&|t| is_id(t)) + self.numbers,
            FieldKind::Flag => self.bools + self.small + of_texts(&|t| is_flag(words, t)),
            FieldKind::Currency => of_texts(&|t| t.raw.len() <= 3),
            FieldKind::Period => {
                self.dates
                    + of_texts(&|t| crate::model::months::in_text(&t.raw, &words.knowledge.writing).is_some())
            }
            FieldKind::Text => of_texts(&|_| true) + self.numbers / 3 + (self.dates + self.bools) / 4,
        };
        (count as f32 / self.filled as f32).min(1.0)
    }
}

/// The name of the colour of a blank cell, where it says something by itself.
fn colour(words: &Words<'_>, view: View<'_>, at: CellRef) -> Option<String> {
    let style = view.styles.get(usize::from(view.sheet.tint(at)?))?;
    let name = words.knowledge.colours.name(style.fill?)?;
    name.alone.then(|| name.word.clone())
}

fn is_date(words: &Words<'_>, text: &Text) -> bool {
    let digits = text.raw.chars().filter(char::is_ascii_digit).count();
    let dates = &words.knowledge.writing.dates;
    // A weekday stands before many dates of schedules.
    let parts = text.folded.split(' ').filter(|p| !dates.weekdays.contains_key(*p));
    let parts: Vec<&str> = parts.collect();
    let months = &words.knowledge.writing.months;
    let number = |p: &str| p.bytes().all(|b| b.is_ascii_digit()) && p.len() <= 4;
    let written = parts.len() >= 3 && parts.iter().take(3).all(|p| number(p)) && digits >= 4;
    written
        || (digits >= 1 && text.raw.len() <= 30 && parts.iter().any(|p| months.contains_key(*p)))
        || (digits >= 2 && text.raw.len() <= 30 && is_span(words, text))
}

/// `Q1 26/27`, `FY27 P03`, `Week 14 2026`: words for a span of time and numbers, and nothing else.
fn is_span(words: &Words<'_>, text: &Text) -> bool {
    use crate::model::writing::DateWord::{FinancialYear, Half, Period, Quarter, Week, WeekOrHalf};
    let dates = &words.knowledge.writing.dates;
    let tokens = crate::model::months::tokens(&text.raw);
    let number = |t: &String| t.bytes().all(|b| b.is_ascii_digit());
    let known = |t: &String| number(t) || dates.words.contains_key(t);
    let span = |t: &String| {
        let word = dates.words.get(t);
        matches!(word, Some(FinancialYear | Half | Period | Quarter | Week | WeekOrHalf))
    };
    let financial = tokens.len() == 2 && tokens.iter().all(number) && tokens[0].len() == 4;
    let long = tokens.len() >= 3 || tokens.iter().any(|t| dates.words.get(t) == Some(&FinancialYear));
    financial || long && tokens.iter().all(known) && tokens.iter().any(span)
}

/// `£1,234.50`, `(500)`, `1.2m`, `50%`: digits, and little else.
fn is_amount(text: &Text) -> bool {
    let digits = text.raw.chars().filter(char::is_ascii_digit).count();
    let letters = text.raw.chars().filter(|c| c.is_alphabetic()).count();
    let dashes = text.raw.trim_matches('-').matches(['-', '/']).count();
    digits > 0 && letters <= 4 && text.raw.len() <= 24 && dashes == 0
}

fn is_level(words: &Words<'_>, scale: &str, text: &Text) -> bool {
    let schemes = &words.knowledge.scales.schemes;
    let may = schemes.iter().filter(|s| s.scales.is_empty() || s.scales.iter().any(|n| n == scale));
    let named = |word: &str| may.clone().any(|s| s.rank(word).is_some());
    let (first, rest) = text.folded.split_once(' ').unwrap_or((&text.folded, ""));
    let number = |word: &str| word.parse::<u8>().is_ok_and(|n| n <= 10);
    stars(&text.raw).is_some()
        || named(&text.folded)
        || number(&text.folded)
        || (number(first) && named(rest))
        || (named(first) && number(rest))
        || is_stretch(words, &text.raw)
        || text.raw.split_once(['(', '[']).is_some_and(|(before, _)| named(&fold(before)))
}

/// `10-25 %`, `< £50k`: a stretch of numbers with its unit, as the levels of a scale have them.
fn is_stretch(words: &Words<'_>, raw: &str) -> bool {
    let band_words = &words.knowledge.scales.band_words;
    let band = Band::read(raw, band_words, &words.knowledge.writing);
    band.is_some_and(|b| b.of != Quantity::Plain && !b.is_point())
}

fn is_choice(words: &Words<'_>, name: &str, text: &Text) -> bool {
    let colour = || words.knowledge.colours.is_dot(&text.raw) || Rgb::written(&text.raw).is_some();
    let known = words.knowledge.vocabulary(name).is_some_and(|v| {
        // Bare shares are a column of progress as well.
        let share = || v.of_share(&text.raw, &words.knowledge.writing).is_some();
        v.word(&text.folded).is_some() || text.raw.contains(char::is_alphabetic) && share()
    });
    known || (colour() && words.colours_are_values_of(name))
}

/// `Jane Smith`, `Smith, Jane`, `J. Smith`, `jane.smith@…`: few words, capitals, no digits.
fn is_name(text: &Text) -> bool {
    let raw = text.raw.as_str();
    if raw.contains('@') {
        return true;
    }
    let parts: Vec<&str> = raw.split([' ', ',', '/', '&']).filter(|w| !w.is_empty()).collect();
    let capital = parts.iter().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    let digits = raw.chars().any(|c| c.is_ascii_digit());
    !digits && raw.len() <= 50 && (1..=6).contains(&parts.len()) && capital * 2 > parts.len()
}

fn is_id(text: &Text) -> bool {
    let digit = text.raw.chars().any(|c| c.is_ascii_digit());
    text.raw.len() <= 20 && (digit || text.raw.len() <= 4) && text.folded.split(' ').count() <= 4
}

fn is_flag(words: &Words<'_>, text: &Text) -> bool {
    let writing = &words.knowledge.writing;
    writing.yes.has(&text.raw) || writing.no.has(&text.raw)
}
