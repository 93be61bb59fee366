//! `export`: the records for other programs.

use super::args::{self, Common, ExportFormat};
use super::failure::Failure;
use super::session::Session;
use super::terminal::Terminal;
use super::{Verdict, summary};
use crate::export::{self, Format};
use crate::finding::{Severity, text};
use crate::publish;
use std::path::{Path, PathBuf};

/// Writes one file for each register that has records.
pub fn run(args: args::Export, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    let format = match args.format {
        ExportFormat::Jsonl => Format::Jsonl,
        ExportFormat::Csv => Format::Csv,
        ExportFormat::Parquet => Format::Parquet,
    };
    if format == Format::Csv {
        keep_apart(&args.output, &args.input.sources)?;
    }
    let session = Session::new(args.input.sources, args.input.period, common, terminal)?;
    let settings = &session.settings;
    let gathered = session.gather()?;
    let artifacts = export::files(&gathered.dataset, settings, format)?;
    let owned = export::names(settings, format, gathered.dataset.period);
    publish::replace_files(&args.output, &artifacts, &owned)?;

    if !terminal.quiet {
        let facts = summary::facts(&gathered, &settings.portfolio.name, &settings.knowledge);
        let written = summary::written(&args.output, &artifacts);
        terminal.print(format!("{facts}\n{written}").as_bytes())?;
        let findings = text::write(&gathered.findings, summary::style(terminal));
        if !findings.is_empty() {
            terminal.say(findings.trim_end());
        }
    }
    Ok(summary::verdict(&gathered.findings, &gathered.dataset.sources, Severity::Error))
}

/// CSV files are input too: those written among the sources would be read the next time.
fn keep_apart(output: &Path, sources: &[PathBuf]) -> Result<(), Failure> {
    let Some(output) = resolved(output) else { return Ok(()) };
    let inside = sources.iter().filter_map(|s| s.canonicalize().ok()).any(|s| output.starts_with(s));
    if !inside {
        return Ok(());
    }
    Err(Failure::new("the folder for the CSV files lies inside SRC, where they would be read as registers")
        .remedy("choose a folder outside SRC with -o"))
}

/// Where a path leads that may not be there yet: as much of it as is there, and the rest as written.
fn resolved(path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    let there = absolute.ancestors().find(|p| p.exists())?;
    let rest = absolute.strip_prefix(there).ok()?;
    Some(there.canonicalize().ok()?.join(rest))
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
