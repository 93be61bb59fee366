//! The stages one after the other: what every command shares.

use crate::finding::{Code, Finding, Noted};
use crate::model::dataset::{Dataset, Return, Source};
use crate::model::submission::Submission;
use crate::normalise::normalise;
use crate::read::{self, DiscoverError, ReadOptions};
use crate::recognise::Recogniser;
use crate::resolve::{self, ResolveError};
use crate::settings::{LevelPolicy, Settings};
use crate::{recognise, validate};
use rayon::prelude::*;
use std::path::PathBuf;

/// What a run is asked for.
pub struct Request<'a> {
    /// Workbooks and folders.
    pub sources: &'a [PathBuf],
    /// Settings and templates.
    pub settings: &'a Settings,
    /// For files that need one.
    pub password: Option<String>,
    /// Told how far the run is; called from several threads.
    pub progress: &'a (dyn Fn(Step) + Sync),
}
