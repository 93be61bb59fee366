//! How wide the columns of a table are, and how large its letters.

use super::row::written;
use crate::model::document::{About, Format, Table};
use crate::render::pdf::fonts::{Style, bold, one_line, pieces, regular};
use crate::render::pdf::look::{Align, Look, align};

/// Space left and right in a cell.
pub const PAD: f32 = 4.0;
/// Sizes of letters, the first at which all columns fit is taken.
const SIZES: [f32; 4] = [8.0, 7.5, 7.0, 6.5];
/// The most that an unbroken word makes a column of text wide, as a multiple of the size.
const WORD: f32 = 14.0;
/// The same for codes, dates and numbers, which are broken only beyond it.
const CODE: f32 = 28.0;
/// Text up to so long, as a multiple of the size, stands on one line where there is room for all columns.
const SHORT: f32 = 10.0;
/// The width of a column of longer text below which its lines get too short, for each unit of weight.
const COMFORT: f32 = 4.5;
/// Labels up to so many letters, such as those of months, are not broken.
const BRIEF: usize = 6;
/// The width of a column that shows the course of others, as a multiple of the size.
const COURSE: f32 = 7.0;
/// The most by which a column is wider than what stands in it, as a multiple of the size.
const SLACK: f32 = 6.0;

/// A table's columns, or a part of them.
pub struct Plan {
    /// Columns, left to right.
    pub columns: Vec<Planned>,
    /// How text is set.
    pub style: Style,
}

/// A column in its place.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Its index in the table.
    pub index: usize,
    /// Its left edge.
    pub x: f32,
    /// Its width, padding included.
    pub width: f32,
    /// How its values are written.
    pub format: Format,
    /// Where they stand.
    pub align: Align,
}

impl Plan {
    /// Width of all columns.
    pub fn width(&self) -> f32 {
        self.columns.last().map_or(0.0, |c| c.x + c.width)
    }

    /// From line to line of a cell.
    pub fn leading(&self) -> f32 {
        self.style.size * 1.32
    }
}

/// What a column asks for, padding included, in points at size 1.
struct Need {
    index: usize,
    /// Less breaks a word.
    least: f32,
    /// Less is hard to read.
    comfort: f32,
    /// Less breaks a word that is so long that it may be broken.
    word: f32,
    /// All in one line.
    whole: f32,
    /// More leaves gaps.
    most: f32,
    weight: f32,
}

/// The columns of a table within a width: one plan, or several where one page cannot hold them.
pub fn plan(table: &Table<'_>, printed: &[usize], wide: f32, look: &Look<'_>) -> Vec<Plan> {
    let needs: Vec<Need> = printed.iter().map(|c| need(table, *c, look)).collect();
    let ask = |size: f32, of: fn(&Need) -> f32| needs.iter().map(|n| of(n) * size + 2.0 * PAD).sum::<f32>();
    let whole = SIZES.into_iter().find(|size| ask(*size, |n| n.comfort) <= wide);
    let size = whole.unwrap_or_else(|| largest(&needs, table.keys, wide));
    parts(&needs, table.keys, size, wide).into_iter().map(|part| share(table, &part, size, wide)).collect()
}

/// The largest size that needs no more parts than the smallest.
fn largest(needs: &[Need], keys: usize, wide: f32) -> f32 {
    let smallest = SIZES[SIZES.len() - 1];
    let count = |size: f32| parts(needs, keys, size, wide).len();
    let least = count(smallest);
    SIZES.into_iter().find(|size| least > 1 && count(*size) == least).unwrap_or(smallest)
}

/// The columns in parts that a page can hold, those that say what a row is in each; one part where no word has to be
/// broken.
fn parts(needs: &[Need], keys: usize, size: f32, wide: f32) -> Vec<Vec<&Need>> {
    if needs.iter().map(|n| n.least * size + 2.0 * PAD).sum::<f32>() <= wide {
        return vec![needs.iter().collect()];
    }
    let comfort = |n: &Need| n.comfort * size + 2.0 * PAD;
    let head: Vec<&Need> = needs.iter().take_while(|n| n.index < keys).collect();
    let taken: f32 = head.iter().map(|n| comfort(n)).sum();
    let mut parts = vec![head.clone()];
    let mut used = taken;
    for need in needs.iter().skip(head.len()) {
        if used + comfort(need) > wide && parts.last().is_some_and(|p| p.len() > head.len()) {
            parts.push(head.clone());
            used = taken;
        }
        used += comfort(need);
        if let Some(part) = parts.last_mut() {
            part.push(need);
        }
    }
    parts
}

/// Gives each column what it asks for, and shares out what is left.
fn share(table: &Table<'_>, needs: &[&Need], size: f32, wide: f32) -> Plan {
    let floor = |n: &Need| n.least * size + 2.0 * PAD;
    let mut widths: Vec<f32> = needs.iter().map(|n| floor(n)).collect();
    let total: f32 = widths.iter().sum();
    if total > wide {
        widths.iter_mut().for_each(|w| *w *= wide / total);
    }
    // First up to a comfortable width, then up to whole words, then up to one line each, then by weight. What is still left stays empty: over too
    // wide a gap the eye loses its line.
    fill(&mut widths, wide, |i| needs[i].comfort * size + 2.0 * PAD, |_| 1.0);
    fill(&mut widths, wide, |i| needs[i].word * size + 2.0 * PAD, |_| 1.0);
    // The longer the text, the more: it is the one that makes rows tall.
    fill(
        &mut widths,
        wide,
        |i| needs[i].whole * size + 2.0 * PAD,
        |i| needs[i].weight * needs[i].whole.sqrt(),
    );
    fill(&mut widths, wide, |i| needs[i].most * size + 2.0 * PAD, |i| needs[i].weight);
    let mut x = 0.0;
    let columns = needs.iter().zip(widths).map(|(need, width)| {
        let format = table.columns[need.index].format;
        let column = Planned { index: need.index, x, width, format, align: align(format) };
        x += width;
        column
    });
    Plan { columns: columns.collect(), style: regular(size) }
}

/// Shares the width that is left among the columns that are below their goal, by `weight`, none beyond its goal.
fn fill(widths: &mut [f32], wide: f32, goal: impl Fn(usize) -> f32, weight: impl Fn(usize) -> f32) {
    for _ in 0..widths.len() {
        let left = wide - widths.iter().sum::<f32>();
        let open: Vec<usize> = (0..widths.len()).filter(|i| widths[*i] + 0.01 < goal(*i)).collect();
        let weights: f32 = open.iter().map(|i| weight(*i)).sum();
        if left < 0.05 || weights <= 0.0 {
            return;
        }
        for i in open {
            widths[i] = (widths[i] + left * weight(i) / weights).min(goal(i));
        }
    }
}

fn need(table: &Table<'_>, index: usize, look: &Look<'_>) -> Need {
    let column = &table.columns[index];
    let text = column.format == Format::Text;
    let most = if text { WORD } else { CODE };
    let weight = if column.weight.is_finite() { column.weight.clamp(0.2, 20.0) } else { 1.0 };
    let (mut word, mut whole) = (0.0f32, 0.0f32);
    for row in 0..table.printed() {
        let cell = table.cell(row, index);
        let format = cell.format.unwrap_or(column.format);
        let written = written(&cell, column.format, look.print());
        // Totals are bold; measuring all as bold costs less than a second look.
        let one = |part: &str| look.width(part, bold(1.0));
        whole = whole.max(written.split('\n').map(one).fold(0.0, f32::max));
        let breaks = matches!(format, Format::Text | Format::Code);
        let unbroken = if breaks { longest_word(&written, look) } else { whole };
        word = word.max(unbroken);
    }
    let label = one_line(&About::numbered(column.about.as_ref(), &column.label));
    // A month stays on one line.
    let whole_label = label.chars().count() <= BRIEF;
    let head = if whole_label { look.width(&label, bold(1.0)) } else { longest_word(&label, look) }.min(CODE);
    if column.course.is_some() {
        whole = whole.max(COURSE);
    }
    let least = word.min(most).max(head);
    let comfort = if text { whole.min(SHORT.max(weight * COMFORT)) } else { whole.min(CODE) };
    let in_one = look.width(&label, bold(1.0));
    let most = (whole + SLACK).max(in_one).max(least);
    Need {
        index,
        least,
        comfort: comfort.max(least).max((in_one / 2.0).min(8.0)),
        word: word.min(CODE),
        whole: whole.max(least),
        most,
        weight,
    }
}

fn longest_word(text: &str, look: &Look<'_>) -> f32 {
    let wide = |word: &str| look.width(word.trim_end(), bold(1.0));
    if text.is_ascii() {
        return text.split_whitespace().map(wide).fold(0.0, f32::max);
    }
    pieces(text).map(|(piece, _)| wide(piece)).fold(0.0, f32::max)
}
