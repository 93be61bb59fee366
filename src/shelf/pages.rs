//! A batch's columns as bytes.

use super::laid::{Laid, lay_all};
use crate::model::record::{Cells, Column, ExtraColumn, Values};
use crate::model::text::{Interner, Sym};
use ahash::RandomState;
use std::collections::HashMap;

/// The bytes of columns and extras: their words, how many they are, and each.
pub fn write<'c>(
    columns: impl Iterator<Item = &'c Column>,
    extras: &[ExtraColumn],
    text: &Interner,
) -> Vec<u8> {
    let mut pen = Pen { text, numbers: HashMap::default(), words: Vec::new(), out: Vec::new() };
    let mut count: u32 = 0;
    for column in columns {
        pen.column(column);
        count += 1;
    }
    extras.iter().for_each(|extra| pen.extra(extra));
    let mut all = Vec::with_capacity(pen.words.len() + pen.out.len() + 16);
    (pen.numbers.len() as u32).lay(&mut all);
    all.append(&mut pen.words);
    count.lay(&mut all);
    (extras.len() as u32).lay(&mut all);
    all.append(&mut pen.out);
    all
}

struct Pen<'t> {
    text: &'t Interner,
    /// For each symbol that was met, the number of its word.
    numbers: HashMap<Sym, u32, RandomState>,
    words: Vec<u8>,
    out: Vec<u8>,
}

impl Pen<'_> {
    /// A column with its field and its length before it.
    fn column(&mut self, column: &Column) {
        column.field.0.lay(&mut self.out);
        let at = self.out.len();
        0u32.lay(&mut self.out);
        self.values(&column.values);
        self.syms(&column.natives);
        lay_all(&column.precisions, &mut self.out);
        cells(&column.cells, &mut self.out);
        let bytes = ((self.out.len() - at - 4) as u32).to_le_bytes();
        self.out[at..at + 4].copy_from_slice(&bytes);
    }

    fn extra(&mut self, extra: &ExtraColumn) {
        let label = self.number(extra.label);
        label.lay(&mut self.out);
        extra.at.lay(&mut self.out);
        self.syms(&extra.values);
    }

    fn values(&mut self, values: &Values) {
        let out = &mut self.out;
        match values {
            Values::Text(v) => {
                out.push(0);
                self.syms(v);
            }
            Values::Date(v) => kind(1, v, out),
            Values::Period(v) => kind(2, v, out),
            Values::Money(v) => kind(3, v, out),
            Values::Number(v) => kind(4, v, out),
            Values::Level(v) => kind(5, v, out),
            Values::Flag(v) => kind(6, v, out),
            Values::Choice(v) => kind(7, v, out),
        }
    }

    /// How many there are, and each.
    fn syms(&mut self, syms: &[Sym]) {
        (syms.len() as u32).lay(&mut self.out);
        for sym in syms {
            let number = self.number(*sym);
            number.lay(&mut self.out);
        }
    }

    /// 0 for no text, else the number of the word, from 1.
    fn number(&mut self, sym: Sym) -> u32 {
        if sym.is_none() {
            return 0;
        }
        let next = self.numbers.len() as u32 + 1;
        *self.numbers.entry(sym).or_insert_with(|| {
            let word = self.text.get(sym);
            (word.len() as u32).lay(&mut self.words);
            self.words.extend_from_slice(word.as_bytes());
            next
        })
    }
}

fn kind<T: Laid>(tag: u8, values: &[T], out: &mut Vec<u8>) {
    out.push(tag);
    lay_all(values, out);
}

fn cells(cells: &Cells, out: &mut Vec<u8>) {
    match cells {
        Cells::Nowhere => out.push(0),
        Cells::Along(at) => {
            out.push(1);
            at.lay(out);
        }
        Cells::One(sheet, cell) => {
            out.push(2);
            sheet.lay(out);
            cell.lay(out);
        }
        Cells::Each(each) => kind(3, each, out),
        Cells::Labels(each) => kind(4, each, out),
        Cells::Named(place) => {
            out.push(5);
            place.lay(out);
        }
        Cells::Filled { own, rest, filled } => {
            kind(6, filled, out);
            self::cells(own, out);
            self::cells(rest, out);
        }
    }
}
