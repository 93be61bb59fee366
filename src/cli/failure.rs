//! Why a command could not run, as told to people.

use crate::pipeline::RunError;
use crate::publish::PublishError;
use crate::settings::SettingsError;
use crate::store::StoreError;

/// A command that could not run: exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What was seen; more lines where an error has more to say.
    pub message: String,
    /// What to do; empty where the message says it.
    pub remedy: String,
}

impl Failure {
    /// A failure that speaks for itself.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), remedy: String::new() }
    }

    /// The same, with what to do.
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = remedy.into();
        self
    }

    /// A fault of the program itself.
    pub fn fault() -> Self {
        Self::new("packwright met a fault of its own and wrote nothing").remedy(
            "see that the disk has room, that of temporary files too, and run it again; else report it with the lines above and, \
             where you may share it, the file that brings it about",
        )
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Self {
        match error {
            RunError::Publish(error) => error.into(),
            RunError::Shelf(error) => Self::new(error.to_string()).remedy(error.remedy()),
            error => Self::new(error.to_string()),
        }
    }
}

impl From<SettingsError> for Failure {
    fn from(error: SettingsError) -> Self {
        Self::new(error.to_string())
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        Self::new(error.to_string()).remedy(error.remedy())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::new(error.to_string()).remedy(error.remedy())
    }
}
