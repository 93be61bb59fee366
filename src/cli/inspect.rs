//! `inspect`: what each workbook holds, and why the program thinks so.

mod paths;
mod pattern;
mod picture;
mod print;
mod questions;
mod report;
mod save;

use super::Verdict;
use super::args::{self, Common, InspectFormat};
use super::failure::Failure;
use super::session::Session;
use super::terminal::Terminal;
use crate::finding::text::{self, Style};
use crate::finding::{Finding, Noted, Severity, json};
use crate::model::knowledge::Knowledge;
use crate::pipeline::Inspected;
use picture::Detail;
use questions::Questions;

/// Reads the files and prints what was recognised in them; it needs no month.
pub fn run(args: args::Inspect, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    let session = Session::new(args.sources, None, common, terminal)?;
    let inspected = session.inspect()?;
    let knowledge = &session.settings.knowledge;
    match args.format {
        InspectFormat::Json => {
            let files: Vec<_> = inspected.value.iter().map(|i| report::file(&i.source, knowledge)).collect();
            terminal.print(&json::lines(&files).map_err(|e| Failure::new(e.to_string()))?)?;
        }
        InspectFormat::Text => {
            terminal.print(pictures(&inspected, knowledge, terminal).as_bytes())?;
            passed_over(&inspected.findings, terminal);
        }
    }
    if args.save {
        save::save(&session, &inspected, terminal)?;
    }
    // Findings about the data are for `check`; what was asked for here is there unless a file could not be read.
    let unreadable = inspected.value.iter().any(|i| i.source.error.is_some());
    Ok(if unreadable { Verdict::Flagged } else { Verdict::Clean })
}

fn pictures(inspected: &Noted<Vec<Inspected>>, knowledge: &Knowledge, terminal: &Terminal) -> String {
    let detail = match (terminal.quiet, terminal.verbose) {
        (true, _) => Detail::Answer,
        (_, true) => Detail::Full,
        _ => Detail::Picture,
    };
    let paths = paths::of(&inspected.value, knowledge);
    let mut out = String::new();
    for file in &inspected.value {
        let path = paths.get(file.source.file.as_str()).map_or("", String::as_str);
        let questions = Questions::of(file, path, &inspected.findings, knowledge);
        picture::draw(&mut out, file, &questions, knowledge, detail);
    }
    out
}

/// What there is to say about files that have no picture.
fn passed_over(findings: &[Finding], terminal: &Terminal) {
    let least = if terminal.verbose { Severity::Note } else { Severity::Warning };
    let findings: Vec<Finding> = findings.iter().filter(|f| f.place.file.is_empty()).cloned().collect();
    let said = text::write(&findings, Style { least, causes: usize::MAX, places: 3, colour: false });
    if !said.is_empty() {
        terminal.say(said.trim_end());
    }
}

/// A source with one table, for tests of other commands.
#[cfg(test)]
pub(super) fn sample(knowledge: &Knowledge) -> crate::model::dataset::Source {
    report::tests::source(knowledge, crate::model::table::Layout::Rows)
}
