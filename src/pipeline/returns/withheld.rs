//! What a finding says of other senders' files, which the sender of this one is not told.

use crate::finding::{Code, Finding};
use crate::model::dataset::Source;
use crate::resolve::codes::{OLDER_VERSION, SAME_CONTENT, VERSION_UNCLEAR};
use std::collections::BTreeSet;

/// These name a file that holds the same records, so that both are of one sender.
const OF_ONE_SENDER: [Code; 3] = [OLDER_VERSION, SAME_CONTENT, VERSION_UNCLEAR];
/// Stands in place of a name.
const ANOTHER: &str = "another file";

/// The names of all files.
pub struct Withheld<'a> {
    /// The longest first, so that of two names that begin alike the whole one is met.
    files: Vec<&'a str>,
    /// What they end with: a text without any of these names no file.
    endings: BTreeSet<&'a str>,
}

impl<'a> Withheld<'a> {
    /// Looks for the names of these.
    pub fn new(sources: &'a [Source]) -> Self {
        let mut files: Vec<&str> = sources.iter().map(|source| source.file.as_str()).collect();
        let endings = files.iter().map(|file| file.rfind('.').map_or(*file, |at| &file[at..])).collect();
        files.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        Self { files, endings }
    }

    /// The finding for the sender of its file: other senders' files are not named, and what they hold is not quoted.
    pub fn from(&self, finding: &Finding) -> Finding {
        let mut told = finding.clone();
        if OF_ONE_SENDER.contains(&finding.code) {
            return told;
        }
        let own = finding.place.file.as_str();
        told.seen = self.without(&told.seen, own).unwrap_or(told.seen);
        told.remedy = self.without(&told.remedy, own).unwrap_or(told.remedy);
        told.evidence.retain(|text| self.without(text, own).is_none());
        told
    }

    /// The text without the names of others; `None` where it has none.
    fn without(&self, text: &str, own: &str) -> Option<String> {
        if !self.endings.iter().any(|ending| text.contains(ending)) {
            return None;
        }
        let (mut out, mut rest, mut found) = (String::new(), text, false);
        while let Some((at, file)) = self.first(rest) {
            let other = !is_of_one_sender(file, own);
            found |= other;
            out.push_str(&rest[..at]);
            out.push_str(if other { ANOTHER } else { file });
            rest = &rest[at + file.len()..];
        }
        found.then(|| out + rest)
    }

    /// The first name in a text, and where it begins.
    fn first(&self, text: &str) -> Option<(usize, &'a str)> {
        let met = self.files.iter().filter_map(|file| Some((text.find(file)?, *file)));
        // Of names that begin at one place the first met is the longest.
        met.reduce(|first, next| if next.0 < first.0 { next } else { first })
    }
}

/// Whether two files lie in one folder; those outside all folders may be of anybody.
fn is_of_one_sender(file: &str, own: &str) -> bool {
    let folder = |name: &'_ str| name.rfind('/').map(|at| name[..at].to_owned());
    file == own || folder(file).is_some() && folder(file) == folder(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;

    fn source(file: &str) -> Source {
        Source::unreadable(file, String::new(), 0, String::new())
    }

    #[test]
    fn other_senders_are_neither_named_nor_quoted() {
        let sources = ["P1/risks.xlsx", "P1/roles.csv", "P2/risks.xlsx", "risks.xlsx"].map(source);
        let withheld = Withheld::new(&sources);
        let code = Code::new("x", Severity::Note, "");
        let finding = Finding::new(code, "real in P1/risks.xlsx (Costs), nominal in P2/risks.xlsx", "ask")
            .file("P1/risks.xlsx")
            .evidence(["Ann (P1/roles.csv, C7)", "Bob (P2/risks.xlsx, B2)", "Cid (risks.xlsx, B2)", "Dan"]);
        let told = withheld.from(&finding);
        assert_eq!(told.seen, "real in P1/risks.xlsx (Costs), nominal in another file");
        assert_eq!(told.evidence, ["Ann (P1/roles.csv, C7)", "Dan"]);
    }

    #[test]
    fn a_newer_version_is_named() {
        let sources = ["a v1.xlsx", "a v2.xlsx"].map(source);
        let finding = Finding::new(OLDER_VERSION, "also in `a v2.xlsx`", "").file("a v1.xlsx");
        assert_eq!(Withheld::new(&sources).from(&finding).seen, "also in `a v2.xlsx`");
    }
}
