//! A migration of 1,000 workbooks, against the bare cost of reading and writing the same cells, and its peak memory.
//!
//! All figures are ratios or rates measured in one run on one machine; nothing here fails on a slow one.

#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../month/bare.rs"]
mod bare;
#[path = "../month/child.rs"]
mod child;
#[path = "../month/portfolio.rs"]
mod portfolio;

use packwright::pipeline::{By, Request, Wish, migrate};
use packwright::publish::Folder;
use packwright::settings::Settings;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const WORKBOOKS: usize = 1000;
const ROUNDS: usize = 2;
/// Columns of text that records have beside the others, to see what cells cost.
const OWN_COLUMNS: u16 = 44;

fn main() {
    let dir = tempfile::tempdir().unwrap();
    let (source, target) = (dir.path().join("src"), dir.path().join("migrated"));
    let files = portfolio::generate(&source, WORKBOOKS, 0);
    let settings = Settings::built_in().unwrap();

    let mut records = 0;
    let whole = best(|| records = run(&source, &target, &settings));
    let mut cells = 0;
    let read = best(|| cells = bare::read(&files));
    let (written, write) = bare_write(&target.join("registers"));
    let bare = read + write;

    println!("portfolio              {WORKBOOKS} workbooks, {cells} cells, {records} records");
    println!("canonical workbooks    {written} cells");
    println!("threads                {}", rayon::current_num_threads());
    println!("bare cost              {bare:.2?} (reading {read:.2?}, writing {write:.2?})");
    println!("migration              {whole:.2?}, ratio {:.2}", whole.as_secs_f64() / bare.as_secs_f64());
    child::memory("migrate", dir.path(), &files, &[WORKBOOKS / 4, WORKBOOKS / 2, WORKBOOKS]);
    let wide = portfolio::generate(&dir.path().join("wide"), WORKBOOKS / 4, OWN_COLUMNS);
    let cells = bare::read(&wide) as f64 / bare::read(&files[..WORKBOOKS / 4]) as f64;
    println!("the same records       with {cells:.1} times the cells");
    child::memory("migrate", dir.path(), &wide, &[WORKBOOKS / 4]);
}

fn run(source: &Path, target: &Path, settings: &Settings) -> u64 {
    let sources = [source.to_owned()];
    let folder = Folder::new(target).unwrap();
    let request = Request { sources: &sources, settings, password: None, progress: &|_| {} };
    let migrated = migrate(&request, Wish { by: By::Project, natives: false }, None, &folder).unwrap();
    folder.finish().unwrap();
    assert!(migrated.breaks.is_empty());
    migrated.gathered.dataset.account().records
}

/// How many cells the canonical workbooks have, and how long it takes to write nothing but these; a part of them at a
/// time, as they do not fit into memory all together.
fn bare_write(registers: &Path) -> (usize, Duration) {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(registers).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut cells, mut time) = (0, Duration::ZERO);
    for part in files.chunks(100) {
        let load = |path: &PathBuf| bare::load(&std::fs::read(path).unwrap());
        let books: Vec<bare::Pack> = part.par_iter().map(load).collect();
        cells += books.iter().flatten().map(Vec::len).sum::<usize>();
        time += best(|| {
            std::hint::black_box(bare::write(&books));
        });
    }
    (cells, time)
}

fn best(mut work: impl FnMut()) -> Duration {
    let timed = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    timed.min().unwrap_or_default()
}
