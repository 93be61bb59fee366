//! `export`: the records for other programs.

use super::apart;
use super::args::{self, Common};
use super::export_format::{self, ExportFormat};
use super::failure::Failure;
use super::session::Session;
use super::terminal::Terminal;
use super::{Verdict, summary};
use crate::export::{self, Format};
use crate::finding::{Severity, text};
use crate::model::artifact::Artifact;
use crate::model::dataset::Dataset;
use crate::model::knowledge::Knowledge;
use crate::model::load::Load;
use crate::model::period::Period;
use crate::publish;
use crate::settings::Settings;
use crate::store::StoreError;
use std::path::{Path, PathBuf};

/// Writes one file for each register that has records, or for each that the tool takes.
pub fn run(args: args::Export, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    if !matches!(args.format, ExportFormat::Records(Format::Jsonl | Format::Json | Format::Parquet)) {
        keep_apart(&args.output, &args.input.sources)?;
    }
    let session = Session::new(args.input.sources, args.input.period, common, terminal)?;
    let settings = &session.settings;
    let wanted = Wanted::new(&args.format, &settings.knowledge)?;
    let gathered = session.gather()?;
    let artifacts = wanted.files(&gathered.dataset, settings)?;
    let owned = wanted.names(settings, gathered.dataset.period);
    publish::replace_files(&args.output, &artifacts, &owned)?;

    if !terminal.quiet {
        let facts = summary::facts(&gathered, &settings.portfolio.name, &settings.knowledge);
        let written = summary::artifacts(&args.output, &artifacts);
        terminal.print(format!("{facts}\n{written}").as_bytes())?;
        let findings = text::write(&gathered.findings, summary::style(terminal));
        if !findings.is_empty() {
            terminal.say(findings.trim_end());
        }
    }
    Ok(summary::verdict(&gathered.findings, &gathered.dataset.sources, Severity::Error))
}

/// What is to be written.
enum Wanted<'a> {
    Records(Format),
    Load(&'a str, &'a Load),
}

impl<'a> Wanted<'a> {
    fn new(format: &'a ExportFormat, knowledge: &'a Knowledge) -> Result<Self, Failure> {
        match format {
            ExportFormat::Records(format) => Ok(Self::Records(*format)),
            ExportFormat::Load(name) => match knowledge.loads.get(name) {
                Some(load) => Ok(Self::Load(name, load)),
                None => Err(unknown(name, knowledge)),
            },
        }
    }

    fn files(&self, dataset: &Dataset, settings: &Settings) -> Result<Vec<Artifact>, StoreError> {
        match self {
            Self::Records(format) => export::files(dataset, settings, *format),
            Self::Load(name, load) => Ok(export::load_files(dataset, settings, name, load)),
        }
    }

    fn names(&self, settings: &Settings, period: Period) -> Vec<String> {
        match self {
            Self::Records(format) => export::names(settings, *format, period),
            Self::Load(name, load) => export::load_names(settings, name, load),
        }
    }
}

fn unknown(name: &str, knowledge: &Knowledge) -> Failure {
    let mut known: Vec<&str> = export_format::formats().collect();
    known.extend(knowledge.loads.keys().map(String::as_str));
    Failure::new(format!("there is no format `{name}`, and no tool of that name in templates/load"))
        .remedy(format!("choose from: {}", known.join(", ")))
}

/// CSV files are input too: those written among the sources would be read the next time.
fn keep_apart(output: &Path, sources: &[PathBuf]) -> Result<(), Failure> {
    if !apart::is_inside(output, sources) {
        return Ok(());
    }
    Err(Failure::new("the folder for the CSV files lies inside SRC, where they would be read as registers")
        .remedy("choose a folder outside SRC with -o"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_files_stay_out_of_the_sources() {
        let dir = tempfile::TempDir::new().unwrap();
        let src = dir.path().join("src");
        std::fs::create_dir(&src).unwrap();
        assert!(keep_apart(&src.join("out/deep"), std::slice::from_ref(&src)).is_err());
        assert!(keep_apart(&src, std::slice::from_ref(&src)).is_err());
        assert!(keep_apart(&dir.path().join("out"), std::slice::from_ref(&src)).is_ok());
    }
}
