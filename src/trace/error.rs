use crate::store::StoreError;

/// Why a figure cannot be traced.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TraceError {
    /// A file of the month is not there, or is not as it was written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The month has no records to trace to.
    #[error("this month was built without what a figure is traced by (`{0}`)")]
    Without(&'static str),
    /// No figure has this id.
    #[error("there is no figure `{asked}` in this month")]
    Figure {
        /// The id that was asked for.
        asked: String,
        /// All that there are.
        known: Vec<String>,
    },
    /// The month has no such project.
    #[error("there is no project `{asked}` in this month")]
    Project {
        /// The code that was asked for.
        asked: String,
        /// All that there are.
        known: Vec<String>,
    },
    /// The figure was not worked out for what was asked.
    #[error("`{id}` was not worked out for {scope}")]
    Scope {
        /// The figure's id.
        id: String,
        /// What was asked, in words.
        scope: String,
        /// For what it was worked out, as it is asked for.
        known: Vec<String>,
    },
}
