//! The bare cost of the same work: calamine reads every cell of the sources, rust_xlsxwriter writes every
//! cell of the packs, on the same threads, and nothing else is done.

use calamine::{DataRef, Reader, Xlsx};
use rayon::prelude::*;
use rust_xlsxwriter::Workbook;
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// A cell to be written.
pub enum Cell {
    Text(String),
    Number(f64),
}

/// The cells of a pack: sheet by sheet, in reading order.
pub type Pack = Vec<Vec<(u32, u16, Cell)>>;

/// Reads every cell of every file with calamine's cell reader; gives how many there were.
pub fn read(files: &[PathBuf]) -> u64 {
    files.par_iter().map(|file| read_one(file)).sum()
}

fn read_one(file: &Path) -> u64 {
    let bytes = std::fs::read(file).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut count = 0;
    for name in book.sheet_names() {
        let mut cells = book.worksheet_cells_reader(&name).unwrap();
        while let Some(cell) = cells.next_cell().unwrap() {
            count += u64::from(!matches!(cell.get_value(), DataRef::Empty));
        }
    }
    count
}

/// The cells of a pack, to be written again.
pub fn load(bytes: &[u8]) -> Pack {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let names = book.sheet_names();
    names.iter().map(|name| load_sheet(&mut book, name)).collect()
}

fn load_sheet(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Vec<(u32, u16, Cell)> {
    let mut cells = book.worksheet_cells_reader(name).unwrap();
    let mut out = Vec::new();
    while let Some(cell) = cells.next_cell().unwrap() {
        let (row, col) = cell.get_position();
        let value = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::String(s) => Cell::Text(s.clone()),
            DataRef::SharedString(s) => Cell::Text((*s).to_owned()),
            DataRef::Int(n) => Cell::Number(*n as f64),
            DataRef::Float(n) => Cell::Number(*n),
            DataRef::DateTime(d) => Cell::Number(d.as_f64()),
            other => Cell::Text(format!("{other:?}")),
        };
        out.push((row, col as u16, value));
    }
    out
}

/// Writes every cell of every pack with rust_xlsxwriter, without a format; gives the bytes.
pub fn write(packs: &[Pack]) -> usize {
    packs.par_iter().map(write_one).sum()
}

fn write_one(pack: &Pack) -> usize {
    let mut book = Workbook::new();
    for cells in pack {
        let sheet = book.add_worksheet();
        for (row, col, cell) in cells {
            match cell {
                Cell::Text(text) => sheet.write_string(*row, *col, text).unwrap(),
                Cell::Number(n) => sheet.write_number(*row, *col, *n).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap().len()
}
