//! Pages of long lists: how many are made a second, whether the time grows with the pages alone, how much memory a page
//! takes before it is written, and the ratio to the bare cost of putting the same texts on paper.
//!
//! All figures are ratios or rates measured in one run on one machine; nothing here fails on a slow one.

#![allow(missing_docs, clippy::unwrap_used)]

mod bare;
mod document;

use packwright::render::pdf::render;
use packwright::settings::Settings;
use rayon::prelude::*;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Before a number of rows: says how much memory these take, and nothing else.
const MEMORY: &str = "--memory=";
const ROUNDS: usize = 5;
const ROWS: [usize; 4] = [2_500, 5_000, 10_000, 25_000];

fn main() {
    let knowledge = Settings::built_in().unwrap().knowledge;
    let make = |rows: usize| -> Vec<Vec<u8>> {
        let made = render(&document::of(rows), &knowledge.theme, &knowledge.fonts, b"[]").value;
        made.into_iter().map(|volume| volume.bytes).collect()
    };
    if let Some(rows) = std::env::args().find_map(|a| a.strip_prefix(MEMORY)?.parse().ok()) {
        println!("{}", grown(|| make(rows)).unwrap_or_default());
        return;
    }
    println!("threads                {}", rayon::current_num_threads());
    for rows in ROWS {
        let files = make(rows);
        let pages = pages(&files);
        let each = best(|| drop(make(rows)));
        let bare = best(|| {
            black_box(bare::write(pages, &document::texts(rows)));
        });
        println!(
            "{rows:>6} rows            {pages} pages in {} of {} KiB, {each:.2?}: {:.0} pages a second on one thread, ratio {:.2} to bare",
            files.len(),
            files.iter().map(Vec::len).sum::<usize>() / 1024,
            rate(pages, each),
            each.as_secs_f64() / bare.as_secs_f64()
        );
        if let Some(kib) = memory_alone(rows) {
            println!("{:>6} memory          {:.2} MiB a page", "", kib as f64 / 1024.0 / pages as f64);
        }
    }
    together(make);
}

/// Packs side by side, as a run makes them.
fn together(make: impl Fn(usize) -> Vec<Vec<u8>> + Sync) {
    let packs = 2 * rayon::current_num_threads();
    let mut files = Vec::new();
    let took = best(|| files = (0..packs).into_par_iter().map(|_| make(ROWS[0])).collect());
    let all: usize = files.iter().map(|file| pages(file)).sum();
    println!("{packs:>6} packs together  {all} pages, {took:.2?}: {:.0} pages a second", rate(all, took));
}

fn rate(pages: usize, took: Duration) -> f64 {
    pages as f64 / took.as_secs_f64()
}

fn pages(files: &[Vec<u8>]) -> usize {
    files.iter().map(|file| lopdf::Document::load_mem(file).unwrap().get_pages().len()).sum()
}

fn best(mut work: impl FnMut()) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        work();
        best = best.min(start.elapsed());
    }
    best
}

/// By how many KiB the pages raise the high-water mark of memory, where Linux keeps one: in a program of its own, since
/// one that has made pages before has memory left over.
fn memory_alone(rows: usize) -> Option<u64> {
    let program = std::env::current_exe().ok()?;
    let said = std::process::Command::new(program).arg(format!("{MEMORY}{rows}")).output().ok()?;
    String::from_utf8(said.stdout).ok()?.trim().parse().ok()
}

/// The same, for this program.
fn grown<T>(work: impl FnOnce() -> T) -> Option<u64> {
    // Writing 5 there sets the mark to what is in use now.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let before = status("VmRSS:")?;
    let made = work();
    let after = status("VmHWM:");
    drop(made);
    Some(after?.saturating_sub(before))
}

fn status(key: &str) -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    text.lines().find(|l| l.starts_with(key))?.split_whitespace().nth(1)?.parse().ok()
}
