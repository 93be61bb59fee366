use super::Finding;

/// What a stage made, and what it has to say about it.
#[derive(Debug, Clone)]
pub struct Noted<T> {
    /// What it made.
    pub value: T,
    /// What it has to say.
    pub findings: Vec<Finding>,
}

impl<T> Noted<T> {
    /// Something made without a word.
    pub fn silent(value: T) -> Self {
        Self { value, findings: Vec::new() }
    }

    /// Passes the findings on into `all` and gives what was made.
    pub fn into(self, all: &mut Vec<Finding>) -> T {
        all.extend(self.findings);
        self.value
    }
}
