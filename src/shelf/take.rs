//! Bytes as a batch's columns again.

use super::Fetched;
use super::laid::{Laid, bytes, take_all};
use crate::model::record::{Cells, Column, ExtraColumn, Values};
use crate::model::register::FieldId;
use crate::model::submission::Place;
use crate::model::text::{Interner, Sym};

/// What [`pages::write`](super::pages::write) wrote, or the wanted columns of it; `None` for any other bytes.
pub fn read(mut from: &[u8], text: &mut Interner, wanted: Option<&[FieldId]>) -> Option<Fetched> {
    let from = &mut from;
    let mut page = Page { words: words(from)?, text };
    let (count, others) = (u32::lift(from)?, u32::lift(from)?);
    let mut columns = Vec::new();
    for _ in 0..count {
        let field = FieldId(u16::lift(from)?);
        let length = u32::lift(from)? as usize;
        let mut own = bytes(length, from)?;
        if wanted.is_none_or(|fields| fields.contains(&field)) {
            columns.push(page.column(field, &mut own)?);
        }
    }
    let others = if wanted.is_some() { 0 } else { others };
    let extras = (0..others).map(|_| page.extra(from)).collect::<Option<_>>()?;
    Some(Fetched { columns, extras })
}

/// The words, each with its symbol once it was met.
fn words<'b>(from: &mut &'b [u8]) -> Option<Vec<(&'b str, Sym)>> {
    let count = u32::lift(from)?;
    let word = |_| {
        let length = u32::lift(from)? as usize;
        Some((std::str::from_utf8(bytes(length, from)?).ok()?, Sym::NONE))
    };
    (0..count).map(word).collect()
}

struct Page<'b, 't> {
    words: Vec<(&'b str, Sym)>,
    text: &'t mut Interner,
}

impl Page<'_, '_> {
    fn column(&mut self, field: FieldId, from: &mut &[u8]) -> Option<Column> {
        let values = self.values(from)?;
        let natives = self.syms(from)?;
        let precisions = take_all(from)?;
        Some(Column { field, values, natives, precisions, cells: cells(from)? })
    }

    fn extra(&mut self, from: &mut &[u8]) -> Option<ExtraColumn> {
        let label = self.sym(u32::lift(from)?)?;
        let at = u32::lift(from)?;
        Some(ExtraColumn { label, values: self.syms(from)?, at })
    }

    fn values(&mut self, from: &mut &[u8]) -> Option<Values> {
        Some(match u8::lift(from)? {
            0 => Values::Text(self.syms(from)?),
            1 => Values::Date(take_all(from)?),
            2 => Values::Period(take_all(from)?),
            3 => Values::Money(take_all(from)?),
            4 => Values::Number(take_all(from)?),
            5 => Values::Level(take_all(from)?),
            6 => Values::Flag(take_all(from)?),
            7 => Values::Choice(take_all(from)?),
            _ => return None,
        })
    }

    fn syms(&mut self, from: &mut &[u8]) -> Option<Vec<Sym>> {
        let count = u32::lift(from)?;
        (0..count).map(|_| self.sym(u32::lift(from)?)).collect()
    }

    fn sym(&mut self, number: u32) -> Option<Sym> {
        let Some(at) = number.checked_sub(1) else { return Some(Sym::NONE) };
        let (word, sym) = self.words.get_mut(at as usize)?;
        if sym.is_none() {
            *sym = self.text.intern(word);
        }
        Some(*sym)
    }
}

fn cells(from: &mut &[u8]) -> Option<Cells> {
    Some(match u8::lift(from)? {
        0 => Cells::Nowhere,
        1 => Cells::Along(u32::lift(from)?),
        2 => Cells::One(u16::lift(from)?, Laid::lift(from)?),
        3 => Cells::Each(take_all(from)?),
        4 => Cells::Labels(take_all(from)?),
        5 => Cells::Named(Place::lift(from)?),
        6 => {
            let filled = take_all(from)?;
            let (own, rest) = (Box::new(cells(from)?), Box::new(cells(from)?));
            Cells::Filled { own, rest, filled }
        }
        _ => return None,
    })
}
