//! Kinds of findings: a stable name, a level, and a page of the manual.

use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::sync::Mutex;

/// How grave a finding is. `Error` is for what makes a figure wrong or loses something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know: a guess that is surely right, something left alone.
    Note,
    /// A fault in the data that is reported and makes no figure wrong.
    Warning,
    /// Makes a figure wrong, or loses something.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

impl FromStr for Severity {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "note" => Ok(Self::Note),
            "warning" => Ok(Self::Warning),
            "error" => Ok(Self::Error),
            _ => Err(()),
        }
    }
}

/// A kind of finding. Each stage declares its own as constants beside its code; all are listed in [`crate::pipeline::codes`].
#[derive(Debug, Clone, Copy)]
pub struct Code {
    /// Stable kebab-case name, such as `header-guessed`.
    pub id: &'static str,
    /// Its level, where the settings say nothing else.
    pub level: Severity,
    /// The manual page: a doc comment or Markdown text with the headings `What it finds`, `Why it matters`, `Example`, `What to do`.
    page: &'static str,
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}

impl Code {
    /// Declares a kind. `page` is Markdown, or a Rust source file that begins with it as `//!` lines.
    pub const fn new(id: &'static str, level: Severity, page: &'static str) -> Self {
        Self { id, level, page }
    }

    /// A kind that the templates declare. Its words are kept for as long as the program runs, each text once, so that
    /// a declared kind is passed about like any other.
    pub fn declared(id: &str, level: Severity, page: &str) -> Self {
        Self { id: kept(id), level, page: kept(page) }
    }

    /// The manual page as Markdown.
    pub fn page(&self) -> String {
        if !self.page.starts_with("//!") {
            return self.page.trim().to_owned();
        }
        let lines: Vec<&str> = self
            .page
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        lines.join("\n").trim().to_owned()
    }

    /// The first sentence of the page's `What it finds`, without a line break; empty where the page has none.
    pub fn finds(&self) -> String {
        let page = self.page();
        let body = page.split_once("What it finds\n").map_or("", |(_, body)| body.trim_start());
        let paragraph = body.split("\n\n").next().unwrap_or("").replace('\n', " ");
        let end = paragraph.find(". ").unwrap_or(paragraph.len());
        paragraph.get(..end).unwrap_or(&paragraph).to_owned()
    }
}

/// The text, to be had for as long as the program runs.
fn kept(text: &str) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut kept = KEPT.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = kept.get(text) {
        return known;
    }
    let new: &'static str = Box::leak(text.to_owned().into_boxed_str());
    kept.insert(new);
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_the_doc_comment_of_its_file() {
        let code = Code::new("x", Severity::Note, "//! One.\n//!\n//! Two.\nuse x;\n//! not this\n");
        assert_eq!(code.page(), "One.\n\nTwo.");
    }

    #[test]
    fn what_it_finds_is_told_in_one_sentence() {
        let code =
            Code::new("x", Severity::Note, "# x\n\n## What it finds\n\nA cell\nof two. More.\n\n## Else\n");
        assert_eq!(code.finds(), "A cell of two");
        assert_eq!(Code::new("x", Severity::Note, "# x").finds(), "");
    }

    #[test]
    fn a_declared_kind_is_kept_once() {
        let made = || Code::declared("own-rule", Severity::Note, "# own-rule");
        assert!(std::ptr::eq(made().id, made().id));
        assert_eq!(made().page(), "# own-rule");
    }
}
