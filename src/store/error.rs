use std::path::Path;

/// A table that could not be read or made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no such file, or it may not be opened; its name.
    #[error("the file `{0}` of this month cannot be opened")]
    Missing(String),
    /// It ends too early, was changed, or is of another program; its name.
    #[error("the file `{0}` of this month is damaged, or packwright did not write it")]
    Damaged(String),
    /// What the columns are and what they hold does not go together.
    #[error("the records could not be written as Parquet: {0}")]
    Unwritten(String),
}

impl StoreError {
    pub(super) fn missing(path: &Path) -> Self {
        Self::Missing(name(path))
    }

    pub(super) fn damaged(path: &Path) -> Self {
        Self::Damaged(name(path))
    }

    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Missing(_) | Self::Damaged(_) => "build the month again",
            Self::Unwritten(_) => "report it; until then export another format",
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
