//! The workbook's own lists of what levels mean: small tables outside of the registers, beside them or on another sheet.

use super::super::desk::{Asked, Desk};
use super::written::{Written, of_text, take_apart};
use crate::model::table::{Fate, Unit};
use crate::model::text::fold;
use crate::model::workbook::{CellValue, Sheet};
use std::collections::BTreeSet;

/// So many cells of a sheet are looked at; a list of levels stands among few.
const CELLS: usize = 2_000;
/// Beside a register, a list of levels begins near its labels.
const BESIDE: u32 = 60;
/// A list of levels has no more lines, its headings included.
const LINES: usize = 30;
/// A longer text names no level.
const LONG: usize = 60;

/// A small table that may say what levels mean.
#[derive(Debug, Clone)]
pub struct Guide {
    /// The sheet that it stands on.
    pub sheet: String,
    /// The words of its sheet's name and of its headings, folded.
    pub heads: BTreeSet<String>,
    /// Its cells, taken apart, line by line; a heading of a column is among them.
    pub lines: Vec<Vec<Option<Written>>>,
}

/// Cells of a row that stand beside each other, each with its column.
type Run = Vec<(u16, Option<Written>)>;

/// A part of a sheet, in the making: its lines, each with the columns of its cells.
struct Block {
    first: u16,
    last: u16,
    row: u32,
    lines: Vec<(u32, Run)>,
    heads: BTreeSet<String>,
}

/// All small tables outside of the registers, each also with its lines as columns, and legends within one cell.
pub fn find(desk: &Desk<'_>, sheets: &[Sheet], fates: &[Vec<Fate>]) -> Vec<Guide> {
    let mut all = Vec::new();
    for (sheet, fates) in sheets.iter().zip(fates) {
        let free = sheet.rows.iter().map(|row| {
            (row.start as usize..row.end as usize).filter(|at| is_free(fates, *at, row.index)).count()
        });
        if !(1..=CELLS).contains(&free.sum()) {
            continue;
        }
        let (blocks, legends) = blocks(desk, sheet, fates);
        for block in blocks.into_iter().filter(|b| (2..=LINES).contains(&b.lines.len())) {
            let guide = block.guide(&sheet.name);
            all.extend(turned(&guide));
            all.push(guide);
        }
        all.extend(legends);
    }
    all
}

/// Whether a cell may belong to a list: it is in no field of a register.
fn is_free(fates: &[Fate], at: usize, row: u32) -> bool {
    match fates.get(at) {
        Some(Fate::NotData) => true,
        Some(Fate::Extra | Fate::Label) => row < BESIDE,
        _ => false,
    }
}

fn blocks(desk: &Desk<'_>, sheet: &Sheet, fates: &[Fate]) -> (Vec<Block>, Vec<Guide>) {
    let (mut blocks, mut legends): (Vec<Block>, Vec<Guide>) = (Vec::new(), Vec::new());
    for row in &sheet.rows {
        let mut run = Run::new();
        let mut words = BTreeSet::new();
        for (at, cell) in (row.start as usize..).zip(sheet.cells_of(row)) {
            if !is_free(fates, at, row.index) {
                continue;
            }
            if run.last().is_some_and(|(col, _)| col + 1 != cell.col) {
                put(&mut blocks, row.index, std::mem::take(&mut run), std::mem::take(&mut words));
            }
            let text = match cell.value {
                CellValue::Text(sym) => desk.text.get(sym),
                _ => "",
            };
            legends.extend(legend(desk, &sheet.name, text));
            let short = text.len() <= LONG;
            words.extend(fold(text).split(' ').filter(|w| short && !w.is_empty()).map(str::to_owned));
            run.push((cell.col, short.then(|| take_apart(desk, *cell, Unit::default())).flatten()));
        }
        put(&mut blocks, row.index, run, words);
    }
    (blocks, legends)
}

/// Adds cells that stand beside each other to the block above them, or begins one.
fn put(blocks: &mut Vec<Block>, row: u32, cells: Run, words: BTreeSet<String>) {
    let (Some((first, _)), Some((last, _))) = (cells.first(), cells.last()) else { return };
    let (first, last) = (*first, *last);
    let recent = blocks.iter_mut().rev().take(40);
    let above =
        recent.filter(|b| b.row + 1 >= row && b.first <= last && first <= b.last).max_by_key(|b| b.row);
    match above {
        Some(block) => {
            let head = block.lines.len() < 2;
            (block.first, block.last, block.row) = (block.first.min(first), block.last.max(last), row);
            if head {
                block.heads.extend(words);
            }
            match block.lines.last_mut() {
                Some((same, line)) if *same == row => line.extend(cells),
                _ => block.lines.push((row, cells)),
            }
        }
        None => blocks.push(Block { first, last, row, lines: vec![(row, cells)], heads: words }),
    }
}

impl Block {
    fn guide(mut self, sheet: &str) -> Guide {
        self.heads.extend(fold(sheet).split(' ').filter(|w| !w.is_empty()).map(str::to_owned));
        let width = usize::from(self.last - self.first) + 1;
        let line = |cells: Run| {
            let mut line = vec![None; width.min(LINES)];
            for (col, written) in cells {
                if let Some(place) = line.get_mut(usize::from(col - self.first)) {
                    *place = written;
                }
            }
            line
        };
        let lines = self.lines.into_iter().map(|(_, cells)| line(cells)).collect();
        Guide { sheet: sheet.to_owned(), heads: self.heads, lines }
    }
}

/// The same with its lines as columns; nothing for a single column.
fn turned(guide: &Guide) -> Option<Guide> {
    let width = guide.lines.first().map_or(0, Vec::len);
    let column = |at: usize| guide.lines.iter().map(|l| l.get(at).cloned().flatten()).collect::<Vec<_>>();
    (width > 2).then(|| Guide { lines: (0..width).map(column).collect(), ..guide.clone() })
}

/// What one text says of several levels: `Severity: 1 = Critical, 2 = High, 3 = Low`.
pub fn legend(desk: &Desk<'_>, sheet: &str, text: &str) -> Option<Guide> {
    if !text.contains('=') || text.len() > 1_000 {
        return None;
    }
    let pair = |part: &str| {
        let (sign, meaning) = part.split_once('=')?;
        let sign = sign.rsplit([':', '(', '[']).next()?;
        let meaning = meaning.trim_end_matches([')', ']', '.', ' ']);
        let read = |t: &str| of_text(desk, t, Unit::default());
        Some(vec![Some(read(sign)?), Some(read(meaning)?)])
    };
    let lines: Vec<_> = text.split([',', ';', '|', '\n', '/']).filter_map(pair).collect();
    let heads = fold(text).split(' ').map(str::to_owned).collect();
    (lines.len() >= 2).then(|| Guide { sheet: sheet.to_owned(), heads, lines })
}

/// Whether a list speaks of what a column holds.
pub fn speaks_of(guide: &Guide, asked: Asked<'_>) -> bool {
    let words = |text: &str| fold(text).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let others: BTreeSet<String> = [&asked.register.label, &asked.register.singular]
        .into_iter()
        .flat_map(|t| words(t))
        .chain(["level", "score", "rating", "of", "the"].map(str::to_owned))
        .collect();
    let alone = asked.field.aliases.iter().filter(|a| !a.contains(' ')).cloned();
    words(asked.label)
        .into_iter()
        .chain(words(&asked.field.label))
        .chain(alone)
        .any(|w| w.chars().count() > 1 && !others.contains(&w) && guide.heads.contains(&w))
}
