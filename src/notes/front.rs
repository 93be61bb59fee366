//! The head of a note: lines `key: value` between two lines of `---`.

use jiff::civil::Date;

/// What the head of a note says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// The pack that it is for.
    pub pack: Option<String>,
    /// The project that it is about.
    pub project: Option<String>,
    /// When it was written.
    pub on: Option<Date>,
    /// By whom.
    pub by: String,
    /// Who may see it.
    pub marking: Option<String>,
    /// How many lines say nothing that is understood.
    pub strange: u64,
}

/// The head of a text, and what follows it; nothing is said where there is none.
pub fn split(text: &str) -> (Front, &str) {
    let text = text.trim_start_matches('\u{feff}');
    let mut front = Front::default();
    let mut lines = text.split_inclusive('\n');
    if lines.next().map(str::trim_end) != Some("---") {
        return (front, text);
    }
    let mut at = text.find('\n').map_or(text.len(), |end| end + 1);
    for line in lines {
        at += line.len();
        if line.trim_end() == "---" {
            return (front, text.get(at..).unwrap_or(""));
        }
        front.take(line.trim());
    }
    // Without an end it is no head.
    (Front::default(), text)
}

impl Front {
    fn take(&mut self, line: &str) {
        let Some((key, value)) = line.split_once(':') else {
            self.strange += u64::from(!line.is_empty());
            return;
        };
        let value = value.trim().trim_matches(['"', '\'']).to_owned();
        let said = || (!value.is_empty()).then(|| value.clone());
        match key.trim().to_lowercase().as_str() {
            "pack" => self.pack = said(),
            "project" => self.project = said(),
            "by" => self.by = value,
            "marking" => self.marking = said(),
            "on" => match value.parse::<Date>() {
                Ok(date) => self.on = Some(date),
                Err(_) => self.strange += 1,
            },
            _ => self.strange += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_says_when_by_whom_and_about_what() {
        let (front, rest) =
            split("---\r\non: 2026-10-28\r\nby: \"Jane Smith\"\r\nproject: P101\r\n---\r\nText\r\n");
        assert_eq!(front.on.map(|d| d.to_string()).as_deref(), Some("2026-10-28"));
        assert_eq!((front.by.as_str(), front.project.as_deref()), ("Jane Smith", Some("P101")));
        assert_eq!((front.strange, rest), (0, "Text\r\n"));
    }

    #[test]
    fn what_is_not_understood_is_counted_and_what_has_no_end_is_text() {
        let (front, _) = split("---\non: last week\ncolour: red\nwords\n---\n");
        assert_eq!((front.strange, front.on), (3, None));
        assert_eq!(split("---\nby: Jane\n"), (Front::default(), "---\nby: Jane\n"));
        assert_eq!(split("Text"), (Front::default(), "Text"));
    }
}
