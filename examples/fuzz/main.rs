//! Feeds damaged workbooks to the whole way from file to records, and counts what must not happen:
//!
//! ```text
//! cargo run --release --example fuzz -- --count 100000 --seed 1
//! ```
//!
//! Each case is a seed workbook that was changed by a die, so the same numbers give the same cases. The cases are run
//! by worker processes, so that an abort or a hang costs one case. `--dir DIR` adds seeds to those of the samples,
//! those made here and `../shared/corpus`; `--keep DIR` keeps the files of the cases that failed; `--case N` runs one.
//! A panic inside a library is contained by the program and counted, and is no failure.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod dice;
mod mutate;
mod package;
mod seeds;
mod work;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// So long may one case take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pub from: u64,
    pub to: u64,
    pub seed: u64,
    pub dir: Option<PathBuf>,
    pub keep: Option<PathBuf>,
    worker: bool,
}

fn main() -> ExitCode {
    let asked = asked(std::env::args().skip(1));
    if asked.worker {
        work::run(&asked);
        return ExitCode::SUCCESS;
    }
    let start = Instant::now();
    let mut tally: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    let mut next = asked.from;
    while next < asked.to {
        next = batch(&asked, next, &mut tally);
    }
    let failed = report(&tally, asked.to - asked.from, start.elapsed());
    ExitCode::from(u8::from(failed))
}

fn asked(mut words: impl Iterator<Item = String>) -> Asked {
    let mut asked = Asked { to: 1000, ..Asked::default() };
    while let Some(word) = words.next() {
        let mut next = || words.next().unwrap_or_else(|| panic!("{word} needs a value"));
        match word.as_str() {
            "--count" => asked.to = next().parse().unwrap(),
            "--seed" => asked.seed = next().parse().unwrap(),
            "--from" => asked.from = next().parse().unwrap(),
            "--case" => asked.from = next().parse().unwrap(),
            "--dir" => asked.dir = Some(next().into()),
            "--keep" => asked.keep = Some(next().into()),
            "--worker" => asked.worker = true,
            other => {
                panic!("`{other}` is not known: --count N --seed N --from N --case N --dir DIR --keep DIR")
            }
        }
        if word == "--case" {
            asked.to = asked.from + 1;
        }
    }
    asked
}

/// Lets a worker go on from case `from`; gives the case to go on with when it is done or had to be ended.
fn batch(asked: &Asked, from: u64, tally: &mut BTreeMap<String, Vec<u64>>) -> u64 {
    let (mut child, lines) = worker(asked, from);
    let mut at = from;
    loop {
        match lines.recv_timeout(PATIENCE + Duration::from_secs(1)) {
            Ok(line) => {
                let (case, outcome) = line.split_once(' ').unwrap();
                at = case.parse().unwrap();
                if outcome != "begins" {
                    tally.entry(outcome.to_owned()).or_default().push(at);
                    at += 1;
                    if at.is_multiple_of(10_000) {
                        eprintln!("{at} cases");
                    }
                }
            }
            Err(mpsc::RecvTimeoutError::Timeout) => {
                child.kill().unwrap();
                child.wait().unwrap();
                tally.entry("FAILED: it hangs".to_owned()).or_default().push(at);
                return at + 1;
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => {
                if child.wait().unwrap().success() {
                    return asked.to;
                }
                tally.entry("FAILED: the process ended".to_owned()).or_default().push(at);
                return at + 1;
            }
        }
    }
}

fn worker(asked: &Asked, from: u64) -> (Child, mpsc::Receiver<String>) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg("--worker").args(["--count", &asked.to.to_string(), "--seed", &asked.seed.to_string()]);
    command.args(["--from", &from.to_string()]);
    for (name, value) in [("--dir", &asked.dir), ("--keep", &asked.keep)] {
        if let Some(value) = value {
            command.arg(name).arg(value);
        }
    }
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| sender.send(line)));
    (child, receiver)
}

/// Prints the counts; whether anything failed.
fn report(tally: &BTreeMap<String, Vec<u64>>, count: u64, time: Duration) -> bool {
    println!("{count} cases in {:.0} s", time.as_secs_f64());
    for (outcome, cases) in tally {
        let some: Vec<String> = cases.iter().take(8).map(u64::to_string).collect();
        println!("{:>8}  {outcome} (cases {} …)", cases.len(), some.join(", "));
    }
    let failed = tally.keys().any(|outcome| outcome.starts_with("FAILED"));
    println!(
        "{}",
        if failed { "failed" } else { "no panic of its own, no abort, no hang, no case over 1 GB" }
    );
    failed
}
