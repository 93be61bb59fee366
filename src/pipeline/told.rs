//! What there is to say about a run as a whole.

use super::{RunError, view};
use crate::finding::Finding;
use crate::model::dataset::{Dataset, Return, Source};
use crate::model::submission::Submission;
use crate::read::codes;
use crate::resolve::ResolveError;
use crate::resolve::codes::PART_EMPTY;
use crate::settings::Settings;
use std::path::PathBuf;

/// So many files are named in a message.
const NAMED: usize = 5;

/// The files that could not be read, with the reasons; `None` when one could.
pub fn unread<'a>(sources: impl IntoIterator<Item = &'a Source>) -> Option<String> {
    let reasons = sources.into_iter().map(|s| s.error.as_ref().map(|why| format!("\n  {}: {why}", s.file)));
    let reasons: Vec<String> = reasons.collect::<Option<_>>()?;
    let more = reasons.len().saturating_sub(NAMED);
    let rest = if more > 0 { format!("\n  … and {more} more") } else { String::new() };
    Some(reasons.into_iter().take(NAMED).collect::<String>() + &rest)
}

/// Why files could not be brought together: where no month was found, that no file could be read comes first.
pub fn no_month(error: ResolveError, unread: Option<String>) -> RunError {
    match error {
        ResolveError::Shelf(error) => RunError::Shelf(error),
        error => unread.map_or(RunError::Resolve(error), RunError::Unread),
    }
}

/// The files that could not be read, before they are brought together.
pub fn unread_returns(returns: &[Return]) -> Option<String> {
    unread(returns.iter().map(|r| &r.source))
}

/// A finding for each pack that is of a part of the portfolio to which no record belongs.
pub fn empty_parts(dataset: &Dataset, settings: &Settings) -> Vec<Finding> {
    let packs = settings.knowledge.packs.iter().filter_map(|pack| Some((pack, pack.part.as_ref()?)));
    let empty = packs.filter(|(_, part)| view::is_empty(dataset, part, settings));
    empty
        .map(|(pack, part)| {
            let seen =
                format!("the pack `{}` is of {}, and no record belongs to that", pack.name, part.words);
            let remedy = "write programmes and projects as the list of projects has them";
            Finding::new(PART_EMPTY, seen, remedy)
        })
        .collect()
}

/// A finding for each entry of the settings that is about none of the files of whole folders.
pub fn unused(settings: &Settings, sources: &[PathBuf], files: &[Submission]) -> Vec<Finding> {
    if !sources.iter().all(|source| source.is_dir()) {
        return Vec::new();
    }
    let idle = settings.submissions.iter().filter(|s| !files.iter().any(|f| s.is_about(&f.file)));
    idle.map(|s| {
        let seen = format!("the settings say what to do with `{}`, and no file has such a name", s.path);
        let remedy = "write the path as the outputs name the file, with * and ?, or take the entry out";
        Finding::new(codes::SUBMISSION_UNUSED, seen, remedy)
    })
    .collect()
}
