//! Where each object is, as a stream of rows of seven bytes, each told by its difference from the row above.

use super::super::{dictionary, name};
use lopdf::{Dictionary, Object};

/// Where an object is.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// Nowhere: the number is not used.
    Free,
    /// At so many bytes from the beginning.
    At(usize),
    /// In a stream of objects, by its number, at so many objects from its beginning.
    In(u32, usize),
}

/// The places of all objects, by their numbers.
#[derive(Default)]
pub struct Table(Vec<Place>);

/// How many bytes the parts of a row have: the kind of place, where it is, and what is next to that.
const WIDTHS: [usize; 3] = [1, 4, 2];

impl Table {
    /// Says where an object is.
    pub fn set(&mut self, number: u32, place: Place) {
        let at = number as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, Place::Free);
        }
        self.0[at] = place;
    }

    /// What is said of the rows.
    pub fn keys(&self) -> Dictionary {
        let widths: Vec<Object> = WIDTHS.iter().map(|w| Object::from(*w as i64)).collect();
        let columns = WIDTHS.iter().sum::<usize>() as i64;
        dictionary([
            ("Type", name("XRef")),
            ("Size", (self.0.len() as i64).into()),
            ("W", widths.into()),
            ("DecodeParms", dictionary([("Predictor", 12.into()), ("Columns", columns.into())]).into()),
        ])
    }

    /// The rows.
    pub fn rows(&self) -> Vec<u8> {
        let mut above = [0; 7];
        let mut out = Vec::with_capacity(8 * self.0.len());
        for (at, place) in self.0.iter().enumerate() {
            let row = row(at, *place);
            out.push(2);
            out.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
            above = row;
        }
        out
    }
}

fn row(at: usize, place: Place) -> [u8; 7] {
    let (kind, whereabouts, next): (u8, u32, u16) = match place {
        // The first of those that are not used is special.
        Place::Free if at == 0 => (0, 0, u16::MAX),
        Place::Free => (0, 0, 0),
        Place::At(byte) => (1, byte as u32, 0),
        Place::In(stream, at) => (2, stream, at as u16),
    };
    let mut row = [0; 7];
    row[0] = kind;
    row[1..5].copy_from_slice(&whereabouts.to_be_bytes());
    row[5..].copy_from_slice(&next.to_be_bytes());
    row
}
