//! How packs are printed for their readers' country: paper, language, how numbers and days are written.

use super::words::Words;
use jiff::civil::Date;
use serde::Deserialize;

/// How packs are printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Print {
    /// The paper.
    pub paper: Paper,
    /// The language of the fixed words, by the name of its file.
    pub language: String,
    /// Its words.
    pub words: Words,
    /// How numbers are written, where it is not as the language does.
    pub marks: Option<Marks>,
    /// How days are written, where it is not as the language does.
    pub days: Option<Days>,
    /// Whether money below 0 stands in brackets instead of behind a minus.
    pub brackets: bool,
    /// How pages are numbered.
    pub pages: PageNumbers,
}

impl Print {
    /// How numbers are written.
    pub fn marks(&self) -> Marks {
        self.marks.unwrap_or(self.words.marks)
    }

    /// How days are written.
    pub fn days(&self) -> &Days {
        self.days.as_ref().unwrap_or(&self.words.days)
    }
}

/// The paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// The short and the long side, in points.
    pub fn sides(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// How pages are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PageNumbers {
    /// `Page 3 of 12`.
    #[default]
    Words,
    /// `3 / 12`.
    Numbers,
}

/// The marks of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// Between thousands.
    pub thousands: char,
    /// Before decimals.
    pub decimal: char,
}

impl Default for Marks {
    fn default() -> Self {
        Self { thousands: ',', decimal: '.' }
    }
}

impl Marks {
    /// The marks of an example, `1,234.5`; `None` where it is none. A space between thousands is one at which no line
    /// breaks.
    pub fn parse(example: &str) -> Option<Self> {
        let (thousands, rest) = split(example.strip_prefix('1')?)?;
        let (decimal, rest) = split(rest.strip_prefix("234")?)?;
        let known = matches!(thousands, ',' | '.' | ' ' | '\'' | '’') && matches!(decimal, ',' | '.');
        let thousands = if thousands == ' ' { '\u{A0}' } else { thousands };
        (known && rest == "5" && thousands != decimal).then_some(Self { thousands, decimal })
    }

    /// The example.
    pub fn example(self) -> String {
        format!("1{}234{}5", self.thousands, self.decimal)
    }
}

fn split(text: &str) -> Option<(char, &str)> {
    let first = text.chars().next()?;
    Some((first, &text[first.len_utf8()..]))
}

/// A part of a day as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Day,
    /// As a number of two digits.
    Month,
    /// The short name.
    Name,
    Year,
    Sign(char),
}

/// How days are written, from an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    example: String,
    parts: Vec<Part>,
}

impl Default for Days {
    fn default() -> Self {
        let sign = Part::Sign(' ');
        let parts = vec![Part::Day, sign, Part::Name, sign, Part::Year];
        Self { example: "31 Oct 2026".to_owned(), parts }
    }
}

impl Days {
    /// The pattern of an example, which writes the last of October 2026; `None` where a part is missing or another sign
    /// than `. - / ,` and a space is in it.
    pub fn parse(example: &str) -> Option<Self> {
        let known = [("2026", Part::Year), ("Oct", Part::Name), ("31", Part::Day), ("10", Part::Month)];
        let (mut parts, mut rest) = (Vec::new(), example);
        while let Some((sign, after)) = split(rest) {
            let part = known.iter().find_map(|(text, part)| Some((*part, rest.strip_prefix(text)?)));
            let (part, after) =
                part.or_else(|| ". -/,".contains(sign).then_some((Part::Sign(sign), after)))?;
            parts.push(part);
            rest = after;
        }
        let count = |part: Part| parts.iter().filter(|p| **p == part).count();
        let whole = count(Part::Day) == 1 && count(Part::Year) == 1;
        let whole = whole && count(Part::Month) + count(Part::Name) == 1;
        whole.then(|| Self { example: example.to_owned(), parts })
    }

    /// The example.
    pub fn example(&self) -> &str {
        &self.example
    }

    /// A day, with the language's short names of months. Beside a name the day has no leading 0.
    pub fn write(&self, date: Date, words: &Words) -> String {
        let named = self.parts.contains(&Part::Name);
        let month = words.short_months.get(date.month() as usize - 1).map_or("", String::as_str);
        let part = |part: &Part| match part {
            Part::Day if named => date.day().to_string(),
            Part::Day => format!("{:02}", date.day()),
            Part::Month => format!("{:02}", date.month()),
            Part::Name => month.to_owned(),
            Part::Year => date.year().to_string(),
            Part::Sign(sign) => sign.to_string(),
        };
        self.parts.iter().map(part).collect()
    }

    /// The pattern as a workbook writes it.
    pub fn code(&self) -> String {
        let part = |part: &Part| match part {
            Part::Day => "dd".to_owned(),
            Part::Month => "mm".to_owned(),
            Part::Name => "mmm".to_owned(),
            Part::Year => "yyyy".to_owned(),
            Part::Sign(' ') => " ".to_owned(),
            // Excel would take a bare `/` for the mark of the reader's country.
            Part::Sign(sign) => format!("\\{sign}"),
        };
        self.parts.iter().map(part).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_their_example() {
        let date = jiff::civil::date(2031, 3, 2);
        for (example, written, code) in [
            ("31 Oct 2026", "2 Mar 2031", "dd mmm yyyy"),
            ("31.10.2026", "02.03.2031", "dd\\.mm\\.yyyy"),
            ("2026-10-31", "2031-03-02", "yyyy\\-mm\\-dd"),
            ("10/31/2026", "03/02/2031", "mm\\/dd\\/yyyy"),
            ("Oct 31, 2026", "Mar 2, 2031", "mmm dd\\, yyyy"),
        ] {
            let days = Days::parse(example).unwrap();
            assert_eq!(days.write(date, &Words::default()), written);
            assert_eq!(days.code(), code);
        }
        assert_eq!(Days::parse("31 Oct 2026"), Some(Days::default()));
        for wrong in ["", "31.10.", "31.10.26", "31.31.10.2026", "d.m.y", "31 October 2026", "31ä10ä2026"] {
            assert_eq!(Days::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn marks_follow_their_example() {
        for (example, marks) in [
            ("1,234.5", Some((',', '.'))),
            ("1.234,5", Some(('.', ','))),
            ("1 234,5", Some(('\u{A0}', ','))),
            ("1’234.5", Some(('’', '.'))),
            ("1.234.5", None),
            ("1234.5", None),
            ("1,234.50", None),
            ("", None),
        ] {
            let marks = marks.map(|(thousands, decimal)| Marks { thousands, decimal });
            assert_eq!(Marks::parse(example), marks, "{example}");
        }
    }
}
