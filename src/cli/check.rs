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
use crate::read::written_as;
use std::collections::BTreeSet;
use std::path::Path;

/// Reads and checks everything, and prints or writes the findings.
pub fn run(args: args::Check, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    let session = Session::new(args.input.sources, args.input.period, common, terminal)?;
    let gathered = session.gather()?;
    let mut copies = Vec::new();
    let (bytes, name) = match args.format {
        FindingsFormat::Text => (told(&gathered, &session, terminal, args.output.is_some()), "findings.txt"),
        FindingsFormat::Json => {
            let bytes = json::lines(&gathered.findings).map_err(|e| Failure::new(e.to_string()))?;
            (bytes, "findings.json")
        }
        FindingsFormat::Xlsx => {
            copies = session.annotated_returns(&gathered)?;
            (pipeline::findings_workbook(&gathered, &session.settings)?, "findings.xlsx")
        }
    };
    match args.output {
        None => terminal.print(&bytes)?,
        Some(dir) => {
            let mut artifacts = vec![Artifact { path: name.to_owned(), bytes }];
            artifacts.append(&mut copies);
            let earlier = match args.format {
                FindingsFormat::Xlsx => earlier_copies(&dir, &artifacts),
                _ => Vec::new(),
            };
            publish::replace_files(&dir, &artifacts, &earlier)?;
            if !terminal.quiet {
                terminal.print(summary::artifacts(&dir, &artifacts).as_bytes())?;
            }
        }
    }
    Ok(summary::verdict(&gathered.findings, &gathered.dataset.sources, args.deny.deny.into()))
}

/// The copies that an earlier run wrote into `dir` and this one does not. One whose name differs in case only is the
/// same file on some systems, and is written over.
fn earlier_copies(dir: &Path, artifacts: &[Artifact]) -> Vec<String> {
    let written: BTreeSet<String> = artifacts.iter().map(|a| a.path.to_lowercase()).collect();
    let entries = std::fs::read_dir(dir.join(pipeline::RETURNS)).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut earlier: Vec<String> = names
        .filter(|name| name.ends_with(".xlsx"))
        .map(|name| format!("{}/{name}", pipeline::RETURNS))
        .filter(|path| !written.contains(&path.to_lowercase()))
        .filter(|path| written_as(&dir.join(path)).as_deref() == Some("findings"))
        .collect();
    earlier.sort();
    earlier
}

/// The findings for people: every cause, and in a file every place too. What was read stands below, unless quiet.
fn told(gathered: &Gathered, session: &Session<'_>, terminal: &Terminal, file: bool) -> Vec<u8> {
    let style = if file || terminal.verbose {
        Style::full(terminal.colour && !file)
    } else {
        Style { least: Severity::Note, causes: usize::MAX, places: 3, colour: terminal.colour }
    };
    let findings = text::write(&gathered.findings, style);
    if terminal.quiet && !file {
        return findings.into_bytes();
    }
    let gap = if findings.is_empty() { "" } else { "\n" };
    let settings = &session.settings;
    let facts = summary::facts(gathered, &settings.portfolio.name, &settings.knowledge);
    format!("{findings}{gap}{facts}").into_bytes()
}
