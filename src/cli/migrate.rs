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
    let artifacts = pipeline::migrate(&gathered, settings, wish)?;
    publish::replace_folder(&args.output, &artifacts)?;
    if !terminal.quiet {
        let facts = summary::facts(&gathered, &settings.portfolio.name, &settings.knowledge);
        let written = summary::written(&args.output, &artifacts);
        let findings = finding::text::write(&gathered.findings, summary::style(terminal));
        terminal.print(format!("{facts}\n{findings}\n{written}").as_bytes())?;
    }
    Ok(summary::verdict(&gathered.findings, &gathered.dataset.sources, args.deny.deny.into()))
}
