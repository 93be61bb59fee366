//! `migrate`: registers of any layout as canonical workbooks, with a dossier of what became of everything.

use super::args::{self, Common};
use super::failure::Failure;
use super::session::Session;
use super::terminal::Terminal;
use super::{Verdict, summary};
use crate::pipeline::{self, Answers, Migrated, Wish};
use crate::{finding, publish};
use std::fs;
use std::path::Path;

/// Writes the canonical workbooks and the dossier.
pub fn run(args: args::Migrate, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    let session = Session::new(args.input.sources, args.input.period, common, terminal)?;
    let answers = args.answers.as_deref().map(answers).transpose()?;
    let wish = Wish { by: args.by.into(), natives: args.native };
    if args.verify {
        return verify(&session, wish, &args.output, terminal);
    }
    let migrated = session.migrate(wish, answers.as_ref())?;
    publish::replace_folder(&args.output, &migrated.artifacts)?;

    let Migrated { gathered, artifacts, breaks, answered } = migrated;
    if !terminal.quiet {
        let settings = &session.settings;
        let facts = summary::facts(&gathered, &settings.portfolio.name, &settings.knowledge);
        let written = summary::written(&args.output, &artifacts);
        let findings = finding::text::write(&gathered.findings, summary::style(terminal));
        let answers: String =
            answered.iter().map(|a| format!("{}: {} ({})\n", a.id, a.answer, a.outcome.words())).collect();
        let gap = if findings.is_empty() { "" } else { "\n" };
        terminal.print(format!("{facts}\n{findings}{gap}{answers}{written}").as_bytes())?;
    }
    if !breaks.is_empty() {
        return Ok(broken(&breaks, terminal));
    }
    Ok(summary::verdict(&gathered.findings, &gathered.dataset.sources, args.deny.deny.into()))
}

/// Compares a folder that was written before with the sources.
fn verify(session: &Session<'_>, wish: Wish, folder: &Path, terminal: &Terminal) -> Result<Verdict, Failure> {
    let (gathered, breaks) = session.verify(wish, &|path| fs::read(folder.join(path)).ok())?;
    if !breaks.is_empty() {
        return Ok(broken(&breaks, terminal));
    }
    if !terminal.quiet {
        let records = gathered.dataset.account().records;
        terminal.print(
            format!("{records} records of {} agree with their sources\n", publish::shown(folder)).as_bytes(),
        )?;
    }
    Ok(Verdict::Clean)
}

fn broken(breaks: &[String], terminal: &Terminal) -> Verdict {
    terminal.say("The account does not add up:");
    breaks.iter().for_each(|line| terminal.say(&format!("  {line}")));
    Verdict::Flagged
}

fn answers(path: &Path) -> Result<Answers, Failure> {
    let shown = publish::shown(path);
    let bytes = fs::read(path).map_err(|e| {
        Failure::new(format!("`{shown}` could not be read: {e}"))
            .remedy("name the dossier.xlsx with the answers")
    })?;
    pipeline::answers(&bytes).ok_or_else(|| {
        Failure::new(format!("`{shown}` is no dossier with a sheet of questions"))
            .remedy("name a dossier.xlsx that migrate wrote, saved as .xlsx")
    })
}
