//! Where the values of a column of records stood.

use super::address::CellRef;
use super::submission::Place;

/// Where the values of a column stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cells {
    /// Not in a cell of the table: made by the program, or taken from a name.
    Nowhere,
    /// In this column (row, when transposed), in each record's row.
    Along(u32),
    /// All in one cell: a cover sheet's, a title's.
    One(u16, CellRef),
    /// Each in its own; [`NO_CELL`] where the record has none.
    Each(Vec<CellRef>),
    /// Each in a label over the columns that its record was read from: the month of a crosstab. A label is of many records.
    Labels(Vec<CellRef>),
    /// In no cell: the name of the sheet, the file or the folder says it, or the settings do.
    Named(Place),
    /// In `rest` for the records that are `filled`, which state nothing themselves; in `own` for the others.
    Filled {
        /// Where those stood that records state themselves.
        own: Box<Cells>,
        /// Where that of the others stood.
        rest: Box<Cells>,
        /// Which records they are.
        filled: Vec<bool>,
    },
}

impl Cells {
    /// The same for record `i` alone: never [`Cells::Filled`] itself.
    pub fn of(&self, i: usize) -> &Cells {
        match self {
            Self::Filled { rest, filled, .. } if filled.get(i) == Some(&true) => rest.of(i),
            Self::Filled { own, .. } => own.of(i),
            one => one,
        }
    }

    /// The sheets, by their index, on which values stand that are named with their sheet.
    pub fn other_sheets(&self) -> Vec<u16> {
        match self {
            Self::One(sheet, _) => vec![*sheet],
            Self::Filled { own, rest, .. } => [own.other_sheets(), rest.other_sheets()].concat(),
            _ => Vec::new(),
        }
    }

    /// Notes that the values of `records`, of `len`, stood in `rest`.
    pub fn fill(&mut self, rest: Cells, records: &[usize], len: usize) {
        let mut filled = vec![false; len];
        records.iter().for_each(|i| filled[*i] = true);
        if filled.iter().all(|one| *one) {
            *self = rest;
        } else if !records.is_empty() {
            let own = Box::new(std::mem::replace(self, Self::Nowhere));
            *self = Self::Filled { own, rest: Box::new(rest), filled };
        }
    }

    /// Keeps those of the records for which `keep` says so.
    pub(super) fn retain(&mut self, keep: &[bool]) {
        match self {
            Self::Each(cells) | Self::Labels(cells) => retain(cells, keep),
            Self::Filled { own, rest, filled } => {
                own.retain(keep);
                rest.retain(keep);
                retain(filled, keep);
            }
            Self::Nowhere | Self::Along(_) | Self::One(..) | Self::Named(_) => {}
        }
    }

    /// The same for these records alone, in this order.
    pub(super) fn pick(&self, rows: &[usize]) -> Self {
        match self {
            Self::Each(cells) => Self::Each(pick(cells, rows)),
            Self::Labels(cells) => Self::Labels(pick(cells, rows)),
            Self::Filled { own, rest, filled } => Self::Filled {
                own: Box::new(own.pick(rows)),
                rest: Box::new(rest.pick(rows)),
                filled: pick(filled, rows),
            },
            Self::Nowhere | Self::Along(_) | Self::One(..) | Self::Named(_) => self.clone(),
        }
    }
}

/// Stands for no cell in [`Cells::Each`].
pub const NO_CELL: CellRef = CellRef::new(u32::MAX, u16::MAX);

/// Keeps the items for which `keep`, in step, says so.
pub(super) fn retain<T>(items: &mut Vec<T>, keep: &[bool]) {
    let mut flags = keep.iter();
    items.retain(|_| flags.next().copied().unwrap_or(false));
}

/// The items at these places that are there.
pub(super) fn pick<T: Copy>(items: &[T], rows: &[usize]) -> Vec<T> {
    rows.iter().filter_map(|row| items.get(*row).copied()).collect()
}
