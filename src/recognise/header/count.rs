//! What the cells of a row are, as far as a header goes.

use super::Finder;
use super::label::is_year;
use crate::model::months::Named;
use crate::model::text::Sym;
use crate::model::workbook::CellValue;
use crate::recognise::months;
use crate::recognise::scales::{is_step, levels_in_row};
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// A longer text is prose, not a label.
const LONGEST: usize = 80;

/// What a text is, as far as a header goes.
#[derive(Debug, Clone, Copy)]
pub enum Class {
    /// A label that is known.
    Known,
    /// One that says little by itself.
    Weak,
    /// A long text.
    Prose,
    /// A month.
    Month,
    /// A word of a scale.
    Step,
    /// Any other text.
    Other,
}

/// What the cells of a row are, as far as a header goes.
#[derive(Debug, Default, Clone, Copy)]
pub struct Count {
    /// All of them.
    pub cells: usize,
    /// Known labels.
    pub known: usize,
    /// Known labels that say little by themselves: one letter, or words that are also values.
    pub weak: usize,
    /// Months and days.
    pub months: usize,
    /// Labels that are all levels of a scale, side by side; some of them may be known or weak.
    pub levels: usize,
    /// Numbers, long texts and days: what no header has.
    pub other: usize,
}

impl Count {
    /// How many of the cells are labels.
    pub fn labels(&self) -> usize {
        self.known + self.months + self.weak.max(self.levels)
    }
}

impl Finder<'_> {
    /// Counts the cells of a row in these columns.
    pub(super) fn count(&mut self, i: usize, cols: RangeInclusive<u16>) -> Count {
        let mut count = Count::default();
        let (mut days, mut steps) = (0, 0);
        let view = self.view;
        let cells = || view.cells(i).iter().filter(|c| cols.contains(&c.col));
        for cell in cells() {
            count.cells += 1;
            match cell.value {
                CellValue::Text(sym) => match self.class(sym) {
                    Class::Known => count.known += 1,
                    Class::Weak => count.weak += 1,
                    Class::Prose => count.other += 1,
                    Class::Month => count.months += 1,
                    Class::Step => steps += 1,
                    Class::Other => {}
                },
                CellValue::Number(n) if is_year(n) => count.months += 1,
                CellValue::Date(day) if ends_a_month(day) => {
                    count.months += 1;
                    days += 1;
                }
                _ => count.other += 1,
            }
        }
        // A day or two in a row of data are no months.
        if days > 0 && count.known == 0 && count.months < 3 {
            count.other += days;
            count.months -= days;
        }
        // Some words of a scale may be known as labels, such as L.
        if steps >= 2 {
            count.levels = levels_in_row(self.words, view, cells());
        }
        count
    }

    fn class(&mut self, sym: Sym) -> Class {
        if let Some(class) = self.classes.get(&sym) {
            return *class;
        }
        let (labels, text) = (self.words.labels, self.view.text.get(sym));
        // A label may explain itself in brackets, so that it is longer than the rest of them.
        let known = text.len() <= LONGEST * 3 && labels.knows(text);
        let class = if known && (text.trim().len() == 1 || labels.is_value(text)) {
            Class::Weak
        } else if known {
            Class::Known
        } else if text.len() > LONGEST {
            Class::Prose
        } else if self.month(text).is_some() {
            Class::Month
        } else if is_step(self.words, text) {
            Class::Step
        } else {
            Class::Other
        };
        self.classes.insert(sym, class);
        class
    }

    pub(super) fn month(&self, text: &str) -> Option<Named> {
        months::in_label(text, self.words.reported, self.words.settings)
    }
}

/// Whether a day is one by which people write a month: its first or its last. Days of data are any.
fn ends_a_month(day: Date) -> bool {
    day.day() == 1 || day.day() == day.days_in_month()
}
