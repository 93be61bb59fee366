//! `migrate`: registers of any layout as canonical workbooks.

use super::args::{self, Common};
use super::failure::Failure;
use super::session::Session;
use super::terminal::Terminal;
use super::{Verdict, summary};
use crate::pipeline::{self, Wish};
use crate::{finding, publish};

/// Writes the canonical workbooks.
pub fn run(args: args::Migrate, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    let session = Session::new(args.input.sources, args.input.period, common, terminal)?;
    let settings = &session.settings;
    let gathered = session.gather()?;
    let wish = Wish { by: args.by.into(), natives: args.native };
    let migrated = pipeline::migrate(&gathered, settings, wish)?;
    publish::replace_folder(&args.output, &migrated.artifacts)?;
    if !terminal.quiet {
        let facts = summary::facts(&gathered, &settings.portfolio.name, &settings.knowledge);
        let written = summary::written(&args.output, &migrated.artifacts);
        let findings = finding::text::write(&gathered.findings, summary::style(terminal));
        terminal.print(format!("{facts}\n{findings}\n{written}").as_bytes())?;
    }
    if !migrated.breaks.is_empty() {
        migrated.breaks.iter().for_each(|line| terminal.say(line));
        return Ok(Verdict::Flagged);
    }
    Ok(summary::verdict(&gathered.findings, &gathered.dataset.sources, args.deny.deny.into()))
}
