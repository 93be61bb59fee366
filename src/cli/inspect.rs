//! `inspect`: what each workbook holds, and why the program thinks so.

mod picture;
mod report;

use super::args::{self, Common, InspectFormat};
use super::failure::Failure;
use super::session::Session;
use super::terminal::Terminal;
use super::{Verdict, summary};
use crate::finding::text::{self, Style};
use crate::finding::{Severity, json};

/// Reads the files and prints what was recognised in them; it needs no month.
pub fn run(args: args::Inspect, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    let session = Session::new(args.sources, None, common, terminal)?;
    let noted = session.inspect()?;
    let knowledge = &session.settings.knowledge;
    match args.format {
        InspectFormat::Json => {
            let files: Vec<_> = noted.value.iter().map(|s| report::file(s, knowledge)).collect();
            terminal.print(&json::lines(&files).map_err(|e| Failure::new(e.to_string()))?)?;
        }
        InspectFormat::Text => {
            let mut out = String::new();
            noted.value.iter().for_each(|s| picture::draw(&mut out, s, knowledge));
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
    // Findings about the data are for `check`; what was asked for here is there unless a file could not be read.
    Ok(summary::verdict(&[], &noted.value, Severity::Error))
}

/// A source with one table, for tests of other commands.
#[cfg(test)]
pub(super) fn sample(knowledge: &crate::model::knowledge::Knowledge) -> crate::model::dataset::Source {
    report::tests::source(knowledge, crate::model::table::Layout::Rows)
}
