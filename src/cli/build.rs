//! `build`: the month's packs.

use super::args::{self, Common};
use super::failure::Failure;
use super::session::Session;
use super::terminal::Terminal;
use super::{Verdict, audiences, summary};
use crate::pipeline::{self, PackFormat};
use crate::{finding, publish};

/// Makes the packs of one month and writes them with everything that lies beside them.
pub fn run(args: args::Build, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    let session = Session::new(args.input.sources, args.input.period, common, terminal)?;
    let settings = &session.settings;
    let roles: Vec<&str> = settings.knowledge.packs.iter().map(|p| p.name.as_str()).collect();
    let pack = |asked: &String| settings.knowledge.roles.role(asked).map_or(asked, |role| &role.pack).clone();
    let asked: Vec<String> = args.audience.iter().map(pack).collect();
    let audiences = audiences::choose(&asked, &roles)?;
    let formats: Vec<PackFormat> = args.format.into_iter().map(PackFormat::from).collect();

    let mut gathered = session.gather()?;
    let artifacts = pipeline::build(&mut gathered, settings, &audiences, &formats).inspect_err(|_| {
        // Why there is nothing to make packs of stands in the findings.
        terminal.say(finding::text::write(&gathered.findings, summary::style(terminal)).trim_end());
    });
    let artifacts = artifacts?;
    let folder = args.output.join(gathered.dataset.period.to_string());
    publish::replace_folder(&folder, &artifacts)?;

    if !terminal.quiet {
        let facts = summary::facts(&gathered, &settings.portfolio.name, &settings.knowledge);
        let money = summary::money(&pipeline::verdict(&gathered.dataset, settings).sentence());
        let written = summary::artifacts(&folder, &artifacts);
        let findings = finding::text::write(&gathered.findings, summary::style(terminal));
        let gap = if findings.is_empty() { "" } else { "\n" };
        terminal.print(format!("{facts}{money}\n{findings}{gap}{written}").as_bytes())?;
    }
    Ok(summary::verdict(&gathered.findings, &gathered.dataset.sources, args.deny.deny.into()))
}
