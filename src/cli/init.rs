//! `init`: a packwright.toml from what is found in a folder.

mod merged;
mod template;

use super::args::{self, Common};
use super::failure::Failure;
use super::session::{CONFIG, Session};
use super::terminal::Terminal;
use super::{Verdict, summary};
use crate::finding::Severity;
use crate::model::dataset::{Dataset, Source};
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::model::record::Values;
use crate::publish;
use std::collections::BTreeMap;
use template::Found;

/// Reads the folder and writes the settings beside its workbooks, with every key explained.
pub fn run(args: &args::Init, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    if !args.dir.is_dir() {
        return Err(Failure::new(format!("`{}` is not a folder", publish::shown(&args.dir))));
    }
    let path = args.dir.join(CONFIG);
    if path.exists() {
        return Err(publish::PublishError::Exists(publish::shown(&path)).into());
    }
    let config = common.config.clone();
    let mut session = Session::with_config(vec![args.dir.clone()], config.as_deref(), common, terminal)?;
    let (found, verdict) = match look(&mut session) {
        Ok((found, sources)) => (found, summary::verdict(&[], &sources, Severity::Error)),
        // Settings are needed most where nothing can be read without them.
        Err(failure) => {
            terminal.say(&format!("nothing was found to start from: {}", failure.message));
            (Found::default(), Verdict::Clean)
        }
    };
    publish::new_file(&path, template::write(&found).as_bytes())?;
    if !terminal.quiet {
        terminal.print(format!("written: {}\n", publish::shown(&path)).as_bytes())?;
    }
    Ok(verdict)
}

/// What is in the folder. Where no month is to be found, any will do: projects and currencies are the same.
fn look(session: &mut Session<'_>) -> Result<(Found, Vec<Source>), Failure> {
    let (dataset, period) = match session.gather() {
        Ok(gathered) => (gathered.dataset, true),
        Err(failure) => {
            session.settings.portfolio.period = Period::new(2000, 1);
            (session.gather().map_err(|_| failure)?.dataset, false)
        }
    };
    let found = Found {
        currency: commonest_currency(&dataset),
        period: period.then_some(dataset.period),
        projects: dataset.projects,
    };
    Ok((found, dataset.sources))
}

/// The currency of most amounts; the first by its code where two are as common.
fn commonest_currency(dataset: &Dataset) -> Option<Currency> {
    let mut counts: BTreeMap<Currency, usize> = BTreeMap::new();
    let columns = dataset.registers.iter().flatten().flat_map(|batch| &batch.columns);
    for column in columns {
        if let Values::Money(amounts) = &column.values {
            amounts.iter().flatten().for_each(|m| *counts.entry(m.currency).or_default() += 1);
        }
    }
    counts.into_iter().rev().max_by_key(|(_, n)| *n).map(|(currency, _)| currency)
}
