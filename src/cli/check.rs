//! `check`: what is wrong in the registers.

use super::args::{self, Common, FindingsFormat};
use super::failure::Failure;
use super::session::Session;
use super::terminal::Terminal;
use super::{Verdict, summary};
use crate::finding::text::{self, Style};
use crate::finding::{Severity, json};
use crate::model::artifact::Artifact;
use crate::pipeline::{self, Gathered};
use crate::publish;

/// Reads and checks everything, and prints or writes the findings.
pub fn run(args: args::Check, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    let session = Session::new(args.input.sources, args.input.period, common, terminal)?;
    let gathered = session.gather()?;
    let (bytes, name) = match args.format {
        FindingsFormat::Text => (told(&gathered, &session, terminal, args.output.is_some()), "findings.txt"),
        FindingsFormat::Json => {
            let bytes = json::lines(&gathered.findings).map_err(|e| Failure::new(e.to_string()))?;
            (bytes, "findings.json")
        }
        FindingsFormat::Xlsx => (pipeline::findings_workbook(&gathered, &session.settings)?, "findings.xlsx"),
    };
    match args.output {
        None => terminal.print(&bytes)?,
        Some(dir) => {
            let artifacts = [Artifact { path: name.to_owned(), bytes }];
            publish::replace_files(&dir, &artifacts, &[])?;
            if !terminal.quiet {
                terminal.print(summary::written(&dir, &artifacts).as_bytes())?;
            }
        }
    }
    Ok(summary::verdict(&gathered.findings, &gathered.dataset.sources, args.deny.deny.into()))
}

/// The findings for people: every cause, and in a file every place too.
fn told(gathered: &Gathered, session: &Session<'_>, terminal: &Terminal, file: bool) -> Vec<u8> {
    let style = if file || terminal.verbose {
        Style::full(terminal.colour && !file)
    } else {
        Style { least: Severity::Note, causes: usize::MAX, places: 3, colour: terminal.colour }
    };
    let findings = text::write(&gathered.findings, style);
    let gap = if findings.is_empty() { "" } else { "\n" };
    let settings = &session.settings;
    let facts = summary::facts(gathered, &settings.portfolio.name, &settings.knowledge);
    format!("{findings}{gap}{facts}").into_bytes()
}
