//! How wide the columns of a table are: ids, dates and amounts as wide as they are, prose shares what is left.

use super::fonts::{Style, clean};
use super::look::Look;
use super::table::{BOLD, PAD, TEXT, written};
use crate::model::document::{Format, Table};

/// A printed column.
pub struct Measure {
    /// Its place in the table.
    pub at: usize,
    /// Its label.
    pub label: String,
    /// How its values are written.
    pub format: Format,
    /// Where it begins.
    pub x: f32,
    /// How wide it is.
    pub wide: f32,
}

impl Measure {
    /// Width for text.
    pub fn room(&self) -> f32 {
        self.wide - 2.0 * PAD
    }
}

/// So many rows are measured.
const SAMPLE: usize = 300;
/// No word makes a column wider than this on its own.
const WORD: f32 = 110.0;

/// What a column asks for.
struct Wish {
    /// The least: its longest word.
    least: f32,
    /// The most: its longest cell on one line.
    most: f32,
    weight: f32,
}

/// The printed columns with their places; none where the table prints none.
pub fn measure(table: &Table<'_>, wide: f32, look: &Look<'_>) -> Vec<Measure> {
    let printed: Vec<usize> = (0..table.columns.len()).filter(|c| table.columns[*c].print).collect();
    let wishes: Vec<Wish> = printed.iter().map(|at| wish(table, *at, look)).collect();
    let widths = share(&wishes, wide);
    let mut x = 0.0;
    printed
        .into_iter()
        .zip(widths)
        .map(|(at, wide)| {
            let column = &table.columns[at];
            let measure = Measure { at, label: column.label.clone(), format: column.format, x, wide };
            x += wide;
            measure
        })
        .collect()
}

fn wish(table: &Table<'_>, at: usize, look: &Look<'_>) -> Wish {
    let column = &table.columns[at];
    let label = clean(&column.label);
    let (mut least, mut most) = (longest_word(&label, BOLD, look), longest_word(&label, BOLD, look));
    let rows = table.printed();
    let step = (rows / SAMPLE).max(1);
    for row in (0..rows).step_by(step) {
        let cell = table.cell(row, at);
        let text = written(&cell, column.format);
        let text = clean(&text);
        let chip = if look.tone(cell.tone).is_some() { 6.0 } else { 0.0 };
        let line = text.lines().map(|l| look.width(l, BOLD)).fold(0.0, f32::max) + chip;
        most = most.max(line);
        // A number, a day or a code is one word.
        let whole = column.format != Format::Text;
        let word =
            if whole { line.min(WORD * 1.4) } else { longest_word(&text, TEXT, look).min(WORD) + chip };
        least = least.max(word);
    }
    let pads = 2.0 * PAD + 1.0;
    Wish { least: least + pads, most: most.max(least) + pads, weight: column.weight.max(0.2) }
}

fn longest_word(text: &str, style: Style, look: &Look<'_>) -> f32 {
    text.split_whitespace().map(|w| look.width(w, style)).fold(0.0, f32::max).min(WORD)
}

/// Shares the width: each column its least, then what is left by weight, up to each one's most; where not even the
/// least finds room, all give way alike. A table that needs less than the page stays narrow only while it is readable.
fn share(wishes: &[Wish], wide: f32) -> Vec<f32> {
    let least: f32 = wishes.iter().map(|w| w.least).sum();
    if least >= wide {
        return wishes.iter().map(|w| w.least * wide / least).collect();
    }
    let mut widths: Vec<f32> = wishes.iter().map(|w| w.least).collect();
    let mut left = wide - least;
    // Each round gives by weight and takes back what a column has no use for.
    for _ in 0..8 {
        let open: Vec<usize> = (0..wishes.len()).filter(|i| widths[*i] < wishes[*i].most).collect();
        let weights: f32 = open.iter().map(|i| wishes[*i].weight).sum();
        if open.is_empty() || left < 0.5 {
            break;
        }
        let round = left;
        for i in open {
            let part = (round * wishes[i].weight / weights).min(wishes[i].most - widths[i]);
            widths[i] += part;
            left -= part;
        }
    }
    let extra = left.max(0.0) / wishes.len().max(1) as f32;
    widths.iter().map(|w| w + extra).collect()
}
