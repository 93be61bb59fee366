//! `migrate`: registers of any layout as canonical workbooks, with a dossier of what became of everything.

use super::apart;
use super::args::{self, Common};
use super::failure::Failure;
use super::session::Session;
use super::terminal::Terminal;
use super::{Verdict, summary};
use crate::finding;
use crate::pipeline::{self, Answers, Migrated, Wish};
use crate::publish::{self, Folder};
use std::fs;
use std::path::Path;

/// Writes the canonical workbooks and the dossier.
pub fn run(args: args::Migrate, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    if apart::is_inside(&args.output, &args.input.sources) {
        return Err(Failure::new(
            "the folder for the workbooks lies inside SRC, where they would be read as sources",
        )
        .remedy("choose a folder outside SRC with -o"));
    }
    if !args.verify {
        keep_changes(&args.output, args.answers.as_deref())?;
    }
    let session = Session::new(args.input.sources, args.input.period, common, terminal)?;
    let answers = args.answers.as_deref().map(answers).transpose()?;
    if args.verify {
        return verify(&session, &args.output, terminal);
    }
    let wish = Wish { by: args.by.into(), natives: args.native };
    let folder = Folder::new(&args.output)?;
    let migrated = session.migrate(wish, answers.as_ref(), &folder)?;
    folder.finish()?;

    let answers = told(&args.output, &migrated);
    let Migrated { gathered, files, breaks, .. } = migrated;
    if !terminal.quiet {
        let settings = &session.settings;
        let facts = summary::facts(&gathered, &settings.portfolio.name, &settings.knowledge);
        let written = summary::written(&args.output, files.iter().map(|file| file.path.as_str()));
        let findings = finding::text::write(&gathered.findings, summary::style(terminal));
        let gap = if findings.is_empty() { "" } else { "\n" };
        terminal.print(format!("{facts}\n{findings}{gap}{answers}{written}").as_bytes())?;
    }
    if !breaks.is_empty() {
        return Ok(broken(&breaks, terminal));
    }
    Ok(summary::verdict(&gathered.findings, &gathered.dataset.sources, args.deny.deny.into()))
}

/// What a person wrote into a folder since it was written is not replaced, save for the dossier whose answers are applied.
fn keep_changes(folder: &Path, answers: Option<&Path>) -> Result<(), Failure> {
    let is_told = |path: &String| {
        let same = |a: &Path| a.canonicalize().ok() == folder.join(path).canonicalize().ok();
        answers.is_some_and(same)
    };
    let changed: Vec<String> = publish::changed(folder).into_iter().filter(|path| !is_told(path)).collect();
    let Some(first) = changed.first() else { return Ok(()) };
    let more =
        if changed.len() > 1 { format!(" and {} more files", changed.len() - 1) } else { String::new() };
    let seen = format!(
        "`{}`{more} changed since it was written, and would be replaced",
        publish::shown(&folder.join(first))
    );
    Err(Failure::new(seen).remedy(
        "choose another folder with -o; answers in the dossier are applied with --answers, as in `--answers migrated/dossier.xlsx`",
    ))
}

/// What became of answers, and what is open.
fn told(folder: &Path, migrated: &Migrated) -> String {
    let taken = migrated.answered.iter().filter(|a| a.is_taken()).count();
    let all = migrated.answered.len();
    let mut told = String::new();
    if all > 0 {
        told = format!("{taken} of {all} answers were applied or accepted\n");
        let refused = migrated.answered.iter().filter(|a| !a.is_taken());
        refused.for_each(|a| told.push_str(&format!("  {}: {} ({})\n", a.id, a.answer, a.outcome.words())));
    }
    if migrated.questions > 0 {
        let dossier = publish::shown(&folder.join("dossier.xlsx"));
        told.push_str(&format!(
            "{} questions are open: answer them in {dossier}, sheet Questions\n",
            migrated.questions
        ));
    }
    told
}

/// Compares a folder that was written before with the sources.
fn verify(session: &Session<'_>, folder: &Path, terminal: &Terminal) -> Result<Verdict, Failure> {
    if !folder.join("manifest.json").is_file() {
        let seen = format!("no migration is in `{}`: it has no manifest.json", publish::shown(folder));
        return Err(Failure::new(seen).remedy("name with -o the folder that migrate wrote"));
    }
    let (gathered, breaks) = session.verify(&|path| fs::read(folder.join(path)).ok())?;
    if !breaks.is_empty() {
        let lines: String = breaks.iter().map(|line| format!("{line}\n")).collect();
        let says = "what to do: take back what was changed, or migrate again into another folder\n";
        terminal.print(format!("{lines}{says}").as_bytes())?;
        return Ok(Verdict::Flagged);
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
