//! A month's run over a generated portfolio, against the bare cost of the same work.
//!
//! All figures are ratios or rates measured in one run on one machine; nothing here fails on a slow one.

#![allow(missing_docs, clippy::unwrap_used)]

mod bare;
mod child;
mod portfolio;

use packwright::model::artifact::Artifact;
use packwright::pipeline::{self, PackFormat, Request};
use packwright::settings::{self, Settings, Sources};
use std::path::Path;
use std::time::{Duration, Instant};

const WORKBOOKS: usize = 200;
const ROWS: u64 = 500;
const ROUNDS: usize = 3;

fn main() {
    let dir = tempfile::tempdir().unwrap();
    let source = dir.path().join("src");
    let files = portfolio::generate(&source, WORKBOOKS, 0);
    let settings = settings::load(Sources::default()).unwrap();

    let (workbooks, records) = run(&source, &settings, &[PackFormat::Xlsx]);
    let packs: Vec<bare::Pack> =
        workbooks.iter().filter(|a| a.path.starts_with("packs/")).map(|a| bare::load(&a.bytes)).collect();
    let written: usize = packs.iter().flatten().map(Vec::len).sum();
    let mut read = 0;
    let bare_read = best(|| read = bare::read(&files));
    let bare_write = best(|| {
        std::hint::black_box(bare::write(&packs));
    });
    let bare_cost = bare_read + bare_write;
    let with_workbooks = best(|| drop(run(&source, &settings, &[PackFormat::Xlsx])));
    let with_all = best(|| drop(run(&source, &settings, &[PackFormat::Xlsx, PackFormat::Pdf])));

    println!("portfolio              {WORKBOOKS} workbooks of {ROWS} rows, {read} cells, {records} records");
    println!("packs                  5 workbooks, {written} cells");
    println!("threads                {}", rayon::current_num_threads());
    println!("bare cost              {bare_cost:.2?} (reading {bare_read:.2?}, writing {bare_write:.2?})");
    println!("run, workbooks         {with_workbooks:.2?}, ratio {:.2}", ratio(with_workbooks, bare_cost));
    println!("run, workbooks + PDFs  {with_all:.2?}, ratio {:.2}", ratio(with_all, bare_cost));
    println!("records a second       {:.0}", records as f64 / with_workbooks.as_secs_f64());
    pdf_pages(&source, &settings);
    child::memory("build", dir.path(), &files, &[WORKBOOKS / 4, WORKBOOKS / 2, WORKBOOKS]);
}

fn run(source: &Path, settings: &Settings, formats: &[PackFormat]) -> (Vec<Artifact>, u64) {
    let mut gathered = gathered(source, settings);
    let records = gathered.dataset.account().records;
    (pipeline::build(&mut gathered, settings, &[], formats).unwrap(), records)
}

fn gathered(source: &Path, settings: &Settings) -> pipeline::Gathered {
    let sources = [source.to_owned()];
    pipeline::gather(&Request { sources: &sources, settings, password: None, progress: &|_| {} }).unwrap()
}

/// Pages of all packs, and how many are made a second when nothing else is.
fn pdf_pages(source: &Path, settings: &Settings) {
    let mut gathered = gathered(source, settings);
    let mut artifacts = Vec::new();
    let time =
        best(|| artifacts = pipeline::build(&mut gathered, settings, &[], &[PackFormat::Pdf]).unwrap());
    let pages: usize = artifacts
        .iter()
        .filter(|a| a.path.ends_with(".pdf"))
        .map(|a| lopdf::Document::load_mem(&a.bytes).unwrap().get_pages().len())
        .sum();
    println!(
        "PDF                    {pages} pages, {:.0} a second (measuring and composing with it)",
        pages as f64 / time.as_secs_f64()
    );
}

/// The best of some rounds: what the work costs when nothing disturbs it.
fn best(mut work: impl FnMut()) -> Duration {
    (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}
