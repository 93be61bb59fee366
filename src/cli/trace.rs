//! `trace`: a figure back to the cells that it came from.

use super::Verdict;
use super::args::{self, TraceFormat};
use super::failure::Failure;
use super::near::nearest;
use super::terminal::Terminal;
use crate::model::period::Period;
use crate::trace::{Asked, Stored, TraceError, csv, json, text};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// So many records are shown as text.
const SHOWN: usize = 50;

/// So many names are told in a message.
const NAMED: usize = 12;

/// Prints the trace of a figure.
pub fn run(args: &args::Trace, terminal: &Terminal) -> Result<Verdict, Failure> {
    let asked = Asked { id: args.figure.clone(), project: args.project.clone(), by: by(&args.by)? };
    let stored = Stored::open(&month(&args.output, args.period)?).map_err(failure)?;
    let trace = stored.trace(&asked).map_err(failure)?;
    let bytes = match args.format {
        TraceFormat::Text => text(&trace, if args.all { usize::MAX } else { SHOWN }).into_bytes(),
        TraceFormat::Json => json(&trace).map_err(|e| Failure::new(e.to_string()))?,
        TraceFormat::Csv => csv(&trace),
    };
    terminal.print(&bytes)?;
    Ok(Verdict::Clean)
}

/// `category=Staff` as key and value.
fn by(written: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    let pair = |text: &String| match text.split_once('=') {
        Some((key, value)) => Ok((key.trim().to_owned(), value.trim().to_owned())),
        None => Err(Failure::new(format!("`--by {text}` has no `=`"))
            .remedy("write it as --by category=Staff, and --by category= for records that state none")),
    };
    written.iter().map(pair).collect()
}

/// The folder of a month, the latest where none is asked for.
fn month(output: &Path, period: Option<Period>) -> Result<PathBuf, Failure> {
    let entries = std::fs::read_dir(output).map_err(|_| {
        Failure::new(format!("there is no folder `{}`", output.display()))
            .remedy("give the folder that `packwright build` wrote to, as given to its -o")
    })?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut months: Vec<Period> = names.filter_map(|name| name.parse().ok()).collect();
    months.sort_unstable();
    let Some(latest) = months.last().copied() else {
        return Err(Failure::new(format!("no month was built in `{}`", output.display()))
            .remedy("give the folder that `packwright build` wrote to, as given to its -o"));
    };
    match period {
        Some(asked) if !months.contains(&asked) => {
            let there: Vec<String> = months.iter().map(Period::to_string).collect();
            Err(Failure::new(format!("{asked} was not built in `{}`", output.display()))
                .remedy(format!("months that were: {}", there.join(", "))))
        }
        asked => Ok(output.join(asked.unwrap_or(latest).to_string())),
    }
}

fn failure(error: TraceError) -> Failure {
    let message = error.to_string();
    let remedy = match &error {
        TraceError::Store(error) => error.remedy().to_owned(),
        TraceError::Without(_) => "build the month again with this version".to_owned(),
        TraceError::Figure { asked, known } => match &nearest(asked, known.iter().map(String::as_str))[..] {
            [] => "the ids stand in figures.json and in each pack's definitions".to_owned(),
            some => format!("did you mean {}?", some.join(", ")),
        },
        TraceError::Project { known, .. } => format!("projects of the month: {}", some_of(known)),
        TraceError::Scope { known, .. } if known.is_empty() => {
            "leave --project and --by out; it is worked out for the portfolio only".to_owned()
        }
        TraceError::Scope { known, .. } => format!("there is: {}", some_of(known)),
    };
    Failure::new(message).remedy(remedy)
}

fn some_of(names: &[String]) -> String {
    let more = names.len().saturating_sub(NAMED);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ") + &rest
}
