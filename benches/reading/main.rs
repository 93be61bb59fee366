//! What it costs to bring a workbook to records, against the library's own calls on the same files.
//!
//! In one run on one thread: reading here, with recognising, with normalising; the cheapest calls of calamine that give
//! the same facts (values, formulas, styles), which take two passes; and calamine's bare cell reader, which gives values
//! alone.

#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../month/portfolio.rs"]
mod portfolio;

use calamine::{Reader, Xlsx};
use packwright::model::submission::{Format, Submission};
use packwright::normalise::normalise;
use packwright::read::{Content, ReadOptions, read};
use packwright::recognise::Recogniser;
use packwright::settings::Settings;
use std::hint::black_box;
use std::io::Cursor;
use std::path::Path;
use std::time::{Duration, Instant};

const WORKBOOKS: usize = 40;
const ROUNDS: usize = 7;

type Book = Xlsx<Cursor<Vec<u8>>>;

fn main() {
    let dir = tempfile::tempdir().unwrap();
    portfolio::generate(dir.path(), WORKBOOKS, 0);
    let files = packwright::read::discover(&[dir.path().to_owned()]).unwrap().value.submissions;
    let settings = Settings::built_in().unwrap();
    let recogniser = Recogniser::new(&settings);
    let options = ReadOptions::default();

    let mut best = [Duration::MAX; 6];
    for _ in 0..ROUNDS {
        let rounds = [
            time(|| files.iter().for_each(|f| drop(black_box(read(f, &options))))),
            time(|| files.iter().for_each(|f| read_and_recognise(f, &recogniser, &options))),
            time(|| files.iter().for_each(|f| to_records(f, &recogniser, &settings, &options))),
            time(|| files.iter().for_each(|f| each_sheet(f, values))),
            time(|| files.iter().for_each(|f| each_sheet(f, values_formulas))),
            time(|| files.iter().for_each(|f| each_sheet(f, values_styles))),
        ];
        best.iter_mut().zip(rounds).for_each(|(best, round)| *best = round.min(*best));
    }
    let [reading, both, records, bare, with_formulas, with_styles] = best;
    let facts = with_formulas.min(with_styles);
    let cells: usize = files.iter().map(|f| count(f, &options)).sum();
    println!("workbooks              {WORKBOOKS}, {cells} cells, one thread");
    println!("calamine, bare reader  {bare:.2?}");
    println!("calamine, same facts   {facts:.2?} (values, formulas, styles)");
    println!("reading here           {reading:.2?}");
    println!("reading, recognising   {both:.2?}");
    println!("files to records       {records:.2?}");
    for (of, cost) in [("same facts ", facts), ("bare reader", bare)] {
        let [reading, both, records] = [reading, both, records].map(|took| ratio(took, cost));
        println!(
            "ratio to {of}   {both:.2} with recognising, {records:.2} to records (reading alone {reading:.2})"
        );
    }
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

fn read_and_recognise(file: &Submission, recogniser: &Recogniser<'_>, options: &ReadOptions) {
    if let Content::Workbook(book) = read(file, options).content {
        black_box(recogniser.recognise(file, book));
    }
}

fn to_records(file: &Submission, recogniser: &Recogniser<'_>, settings: &Settings, options: &ReadOptions) {
    if let Content::Workbook(book) = read(file, options).content {
        let recognised = recogniser.recognise(file, book).value;
        black_box(normalise(recognised, String::new(), 0, settings));
    }
}

fn count(file: &Submission, options: &ReadOptions) -> usize {
    assert_eq!(file.format, Format::Xlsx);
    match read(file, options).content {
        Content::Workbook(book) => book.sheets.iter().map(|s| s.cells.len()).sum(),
        _ => 0,
    }
}

fn open(path: &Path) -> Book {
    Xlsx::new(Cursor::new(std::fs::read(path).unwrap())).unwrap()
}

fn each_sheet(file: &Submission, pass: impl Fn(&mut Book, &str)) {
    let mut book = open(&file.path);
    for name in book.sheet_names() {
        pass(&mut book, &name);
    }
}

fn values(book: &mut Book, name: &str) {
    let mut cells = book.worksheet_cells_reader(name).unwrap();
    while let Some(cell) = cells.next_cell().unwrap() {
        black_box(cell);
    }
}

/// Values with formulas, then styles.
fn values_formulas(book: &mut Book, name: &str) {
    let mut cells = book.worksheet_cells_reader(name).unwrap();
    while let Some(cell) = cells.next_cell_with_formula_metadata().unwrap() {
        black_box(cell);
    }
    drop(cells);
    let mut cells = book.worksheet_cells_reader(name).unwrap();
    while let Some(style) = cells.next_style_id().unwrap() {
        black_box(style);
    }
}

/// Values with styles, then formulas.
fn values_styles(book: &mut Book, name: &str) {
    let mut cells = book.worksheet_cells_reader(name).unwrap();
    while let Some(cell) = cells.next_cell_with_style_id().unwrap() {
        black_box(cell);
    }
    drop(cells);
    let mut cells = book.worksheet_cells_reader(name).unwrap();
    while let Some(formula) = cells.next_formula().unwrap() {
        black_box(formula);
    }
}
