//! `template`: register workbooks to be filled.

use super::args::{self, Common};
use super::failure::Failure;
use super::session::Session;
use super::terminal::Terminal;
use super::{Verdict, near, summary};
use crate::finding::Severity;
use crate::model::artifact::Artifact;
use crate::model::register::RegisterId;
use crate::pipeline;
use crate::publish;
use crate::settings::Settings;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Writes a blank workbook for each register, or one for each project with what is still open.
pub fn run(args: args::Template, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    let session = Session::new(args.from.clone(), args.period, common, terminal)?;
    let settings = &session.settings;
    let registers = choose(&args.registers, settings)?;
    let (artifacts, verdict) = if args.from.is_empty() {
        (pipeline::blanks(settings, &registers)?, Verdict::Clean)
    } else {
        let gathered = session.gather()?;
        let verdict = summary::verdict(&[], &gathered.dataset.sources, Severity::Error);
        (pipeline::next_month(&gathered.dataset, settings, &registers)?, verdict)
    };
    if artifacts.is_empty() {
        return Err(nothing_to_carry(&registers, settings));
    }
    keep(&args.output, &artifacts)?;
    publish::replace_files(&args.output, &artifacts, &[])?;
    if !terminal.quiet {
        terminal.print(summary::artifacts(&args.output, &artifacts).as_bytes())?;
    }
    Ok(verdict)
}

/// Nothing that was read has a record of these registers.
fn nothing_to_carry(registers: &BTreeSet<RegisterId>, settings: &Settings) -> Failure {
    let named: Vec<&str> = registers.iter().map(|id| settings.knowledge.register(*id).key.as_str()).collect();
    let all = settings.knowledge.each_register().count() == named.len();
    let of = if all { "any register".to_owned() } else { named.join(", ") };
    Failure::new(format!("no records of {of} were found in what --from names, so no workbook was made"))
        .remedy("name the folder with last month's registers; `packwright inspect` says what is found in it")
}

/// A workbook that somebody filled, or of the same name, is not replaced.
fn keep(folder: &Path, artifacts: &[Artifact]) -> Result<(), Failure> {
    let differs = |a: &&Artifact| fs::read(folder.join(&a.path)).is_ok_and(|bytes| bytes != a.bytes);
    let Some(first) = artifacts.iter().find(differs) else { return Ok(()) };
    let path = publish::shown(&folder.join(&first.path));
    Err(Failure::new(format!("`{path}` is there already, and holds something else"))
        .remedy("choose another folder with -o"))
}

/// The registers with these keys or names; all where none is named.
fn choose(asked: &[String], settings: &Settings) -> Result<BTreeSet<RegisterId>, Failure> {
    let all: Vec<(RegisterId, &str)> =
        settings.knowledge.each_register().map(|(id, r)| (id, r.key.as_str())).collect();
    let find = |name: &String| {
        let known = all.iter().find(|(_, key)| key.eq_ignore_ascii_case(name.trim()));
        known.map(|(id, _)| *id).ok_or_else(|| {
            let names: Vec<&str> = all.iter().map(|(_, key)| *key).collect();
            let near = near::nearest(name, names.iter().copied());
            let remedy = if near.is_empty() { names } else { near };
            Failure::new(format!("there is no register `{name}`"))
                .remedy(format!("choose from: {}", remedy.join(", ")))
        })
    };
    match asked.is_empty() {
        true => Ok(all.iter().map(|(id, _)| *id).collect()),
        false => asked.iter().map(find).collect(),
    }
}
