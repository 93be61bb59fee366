//! Names that Excel takes for sheets.

use std::collections::BTreeSet;

/// The sheet names of a workbook so far.
#[derive(Default)]
pub struct SheetNames(BTreeSet<String>);

impl SheetNames {
    /// A name made of `title` that Excel takes and no other sheet has: at most 31 characters, none of `[]:*?/\`.
    pub fn unique(&mut self, title: &str) -> String {
        let clean: String = title
            .chars()
            .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { ' ' } else { c })
            .collect();
        let clean = clean.trim_matches(|c: char| c == '\'' || c.is_whitespace());
        let base = if clean.is_empty() { "Sheet" } else { clean };
        let mut name = cut(base, 31);
        let mut n = 2;
        while !self.0.insert(name.to_lowercase()) {
            let suffix = format!(" {n}");
            name = cut(base, 31 - suffix.len()) + &suffix;
            n += 1;
        }
        name
    }
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_cleaned_and_unique() {
        let mut names = SheetNames::default();
        assert_eq!(names.unique("Risks / issues"), "Risks   issues");
        assert_eq!(names.unique("Risks"), "Risks");
        assert_eq!(names.unique("RISKS"), "RISKS 2");
        assert_eq!(names.unique("A title that is much longer than a tab"), "A title that is much longer tha");
        assert_eq!(
            names.unique("A title that is much longer than another"),
            "A title that is much longer t 2"
        );
        assert_eq!(names.unique("?"), "Sheet");
    }
}
