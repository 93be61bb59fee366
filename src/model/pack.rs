//! Packs: what one audience gets. Declared in `templates/packs/`.

/// What one audience gets.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The role of the role model it is for; names its files.
    pub role: String,
    /// Its title.
    pub title: String,
}
