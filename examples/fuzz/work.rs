//! A worker: makes cases, reads them, tells how each went.

use crate::Asked;
use crate::dice::Dice;
use crate::{mutate, package, seeds};
use packwright::model::submission::Submission;
use packwright::normalise::normalise;
use packwright::read::{Content, ReadOptions, read};
use packwright::recognise::Recogniser;
use packwright::resolve::resolve;
use packwright::settings::{self, Settings, Sources};
use packwright::validate::validate;
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

/// What a case may take of memory, in KiB.
const MOST_MEMORY: u64 = 1024 * 1024;
/// Where the panics of the open case came from.
static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Runs the cases, with two lines for each on standard output: that it begins, and how it went.
pub fn run(asked: &Asked) {
    let seeds = seeds::all(asked.dir.as_deref());
    let mut settings = settings::load(Sources::default()).unwrap();
    settings.portfolio.period = "2026-10".parse().ok();
    let recogniser = Recogniser::new(&settings);
    let folder = tempfile::tempdir().unwrap();
    // The program's own hook hushes what it contains; ours comes after it and hears all.
    packwright::contain::contained(|| ());
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        PANICS.lock().unwrap().push(place);
    }));
    let mut out = std::io::stdout();
    for case in asked.from..asked.to {
        let (name, bytes) = make(&seeds, asked.seed, case);
        writeln!(out, "{case} begins").and_then(|()| out.flush()).unwrap();
        let path = folder.path().join(&name);
        if let Some(keep) = &asked.keep {
            std::fs::create_dir_all(keep).unwrap();
            std::fs::write(keep.join(format!("{case}-{name}")), &bytes).unwrap();
        }
        std::fs::write(&path, &bytes).unwrap();
        let outcome = one(&path, &recogniser, &settings);
        std::fs::remove_file(&path).unwrap();
        if let (Some(keep), false) = (&asked.keep, outcome.starts_with("FAILED")) {
            std::fs::remove_file(keep.join(format!("{case}-{name}"))).unwrap();
        }
        writeln!(out, "{case} {outcome}").and_then(|()| out.flush()).unwrap();
    }
}

fn make(seeds: &[(String, Vec<u8>)], seed: u64, case: u64) -> (String, Vec<u8>) {
    let mut dice = Dice::new(seed, case);
    let (name, bytes) = dice.of(seeds);
    let name = if dice.below(20) == 0 { format!("{name}.xls") } else { name.clone() };
    if dice.below(4) > 0
        && let Some(bytes) = package::mutated(bytes, &mut dice)
    {
        return (name, bytes);
    }
    let mut bytes = bytes.clone();
    match String::from_utf8(bytes.clone()) {
        Ok(mut text) if dice.below(3) > 0 => {
            mutate::text(&mut text, &mut dice);
            bytes = text.into_bytes();
        }
        _ => mutate::bytes(&mut bytes, &mut dice),
    }
    (name, bytes)
}

fn one(path: &Path, recogniser: &Recogniser<'_>, settings: &Settings) -> String {
    PANICS.lock().unwrap().clear();
    // Starts the high-water mark anew where there is one.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let start = Instant::now();
    let found = packwright::read::discover(&[path.to_owned()]).unwrap().value.submissions;
    let ran =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| whole_way(&found[0], recogniser, settings)));
    let (time, peak) = (start.elapsed(), peak().unwrap_or(0));
    let panics = PANICS.lock().unwrap().clone();
    let own = panics.iter().find(|place| !place.contains(".cargo") && !place.contains("/rustc/"));
    match ran {
        _ if time > crate::PATIENCE => "FAILED: over 10 s".to_owned(),
        _ if peak > MOST_MEMORY => "FAILED: over 1 GB".to_owned(),
        _ if own.is_some() => format!("FAILED: panic at {}", own.unwrap()),
        Err(_) => format!("FAILED: panic at {}", panics.last().cloned().unwrap_or_default()),
        Ok(_) if !panics.is_empty() => {
            let place = panics[0].rsplit("/registry/src/").next().unwrap_or_default();
            format!("contained: {}", place.split_once('/').map_or(place, |(_, rest)| rest))
        }
        Ok(outcome) => outcome,
    }
}

/// From the file to checked records; what came of it.
fn whole_way(submission: &Submission, recogniser: &Recogniser<'_>, settings: &Settings) -> String {
    let outcome = read(submission, &ReadOptions::default());
    let Content::Workbook(workbook) = outcome.content else {
        let code = outcome.findings.iter().find(|f| f.level == packwright::finding::Severity::Error);
        return format!("told: {}", code.map_or("nothing", |f| f.code.id));
    };
    let recognised = recogniser.recognise(submission, workbook).value;
    let one = normalise(recognised, outcome.sha256, outcome.bytes, settings).value;
    match resolve(vec![one], settings, None) {
        Ok(dataset) => {
            let _ = validate(&dataset.value, settings);
            "read".to_owned()
        }
        Err(error) => format!("refused: {error}"),
    }
}

/// The most memory since the mark was started anew, in KiB, where Linux tells it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}
