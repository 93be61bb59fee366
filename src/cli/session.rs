//! What the commands that read registers share: finding the settings, the password, the run.

use super::args::Common;
use super::failure::Failure;
use super::progress::Progress;
use super::terminal::Terminal;
use crate::finding::Noted;
use crate::model::artifact::Artifact;
use crate::model::period::Period;
use crate::pipeline::{self, Answers, Gathered, Inspected, Migrated, Request, Wish};
use crate::publish::Folder;
use crate::settings::{self, Settings, Sources};
use std::path::{Path, PathBuf};

/// The settings' name where none is told.
pub const CONFIG: &str = "packwright.toml";

/// A command that reads registers, ready to read them.
pub struct Session<'a> {
    /// What to read.
    pub sources: Vec<PathBuf>,
    /// Settings and templates.
    pub settings: Settings,
    config: Option<PathBuf>,
    password: Option<String>,
    terminal: &'a Terminal,
}

impl<'a> Session<'a> {
    /// Finds and reads the settings; `period` wins over theirs.
    pub fn new(
        sources: Vec<PathBuf>,
        period: Option<Period>,
        common: Common,
        terminal: &'a Terminal,
    ) -> Result<Self, Failure> {
        let config = common.config.clone().or_else(|| find_config(&sources));
        let mut session = Self::with_config(sources, config.as_deref(), common, terminal)?;
        if period.is_some() {
            session.settings.portfolio.period = period;
        }
        Ok(session)
    }

    /// The same with just these settings, or none.
    pub fn with_config(
        sources: Vec<PathBuf>,
        config: Option<&Path>,
        common: Common,
        terminal: &'a Terminal,
    ) -> Result<Self, Failure> {
        let templates = common.templates.as_deref();
        let settings = settings::load(Sources { config, templates, codes: &pipeline::codes() })?;
        let password = common.password_env.as_deref().map(password).transpose()?;
        let config = config.map(Path::to_owned);
        Ok(Self { sources, settings, config, password, terminal })
    }

    /// Reads everything, brings it together and checks it.
    pub fn gather(&self) -> Result<Gathered, Failure> {
        Ok(self.request(pipeline::gather)?)
    }

    /// A copy of each return that something was found in, with its findings beside its cells.
    pub fn annotated_returns(&self, gathered: &Gathered) -> Result<Vec<Artifact>, Failure> {
        Ok(self.request(|request| pipeline::annotated_returns(request, gathered))?)
    }

    /// Where settings are written: the file that was read, else one in the first SRC that is a folder, else here.
    pub fn config_to_write(&self) -> PathBuf {
        let folder = || self.sources.iter().find(|s| s.is_dir()).map_or(PathBuf::new(), PathBuf::clone);
        self.config.clone().unwrap_or_else(|| folder().join(CONFIG))
    }

    /// Reads what each file holds.
    pub fn inspect(&self) -> Result<Noted<Vec<Inspected>>, Failure> {
        Ok(self.request(pipeline::inspect)?)
    }

    /// Reads everything, with what a person answered, and writes the canonical workbooks.
    pub fn migrate(
        &self,
        wish: Wish,
        answers: Option<&Answers>,
        folder: &Folder,
    ) -> Result<Migrated, Failure> {
        Ok(self.request(|request| pipeline::migrate(request, wish, answers, folder))?)
    }

    /// What of a migration written before does not agree with the sources.
    pub fn verify(
        &self,
        file: &(dyn Fn(&str) -> Option<Vec<u8>> + Sync),
    ) -> Result<(Gathered, Vec<String>), Failure> {
        Ok(self.request(|request| pipeline::verify(request, file))?)
    }

    fn request<T>(&self, stage: impl FnOnce(&Request<'_>) -> T) -> T {
        let progress = Progress::new(self.terminal);
        stage(&Request {
            sources: &self.sources,
            settings: &self.settings,
            password: self.password.clone(),
            progress: &|step| progress.step(step),
        })
    }
}

/// The settings file in the first SRC that is a folder, else in the current one.
fn find_config(sources: &[PathBuf]) -> Option<PathBuf> {
    let folder = sources.iter().find(|s| s.is_dir());
    folder.map(|f| f.join(CONFIG)).into_iter().chain([PathBuf::from(CONFIG)]).find(|p| p.is_file())
}

fn password(name: &str) -> Result<String, Failure> {
    std::env::var(name).map_err(|_| {
        Failure::new(format!("the environment variable `{name}` that --password-env names is not set"))
            .remedy("set it, or leave the option out")
    })
}
