//! `inspect`: what each workbook holds, and why the program thinks so.

mod pattern;
mod picture;
mod report;
mod save;

use super::Verdict;
use super::args::{self, Common, InspectFormat};
use super::failure::Failure;
use super::session::Session;
use super::terminal::Terminal;
use crate::finding::text::{self, Style};
use crate::finding::{Severity, json};

/// Reads the files and prints what was recognised in them; it needs no month.
pub fn run(args: args::Inspect, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    let session = Session::new(args.sources, None, common, terminal)?;
    let noted = session.inspect()?;
    let knowledge = &session.settings.knowledge;
    match args.format {
        InspectFormat::Json => {
            let files: Vec<_> = noted.value.iter().map(|i| report::file(&i.source, knowledge)).collect();
            terminal.print(&json::lines(&files).map_err(|e| Failure::new(e.to_string()))?)?;
        }
        InspectFormat::Text => {
            let mut out = String::new();
            noted.value.iter().for_each(|i| picture::draw(&mut out, &i.source, knowledge));
            terminal.print(out.as_bytes())?;
            let least = if terminal.verbose { Severity::Note } else { Severity::Warning };
            let places = if terminal.verbose { usize::MAX } else { 3 };
            let style = Style { least, causes: usize::MAX, places, colour: false };
            let findings = text::write(&noted.findings, style);
            if !findings.is_empty() {
                terminal.say(findings.trim_end());
            }
        }
    }
    if args.save {
        save::save(&session, &noted, terminal)?;
    }
    // Findings about the data are for `check`; what was asked for here is there unless a file could not be read.
    let unreadable = noted.value.iter().any(|i| i.source.error.is_some());
    Ok(if unreadable { Verdict::Flagged } else { Verdict::Clean })
}

/// A source with one table, for tests of other commands.
#[cfg(test)]
pub(super) fn sample(knowledge: &crate::model::knowledge::Knowledge) -> crate::model::dataset::Source {
    report::tests::source(knowledge, crate::model::table::Layout::Rows)
}
