//! A canonical workbook: one sheet a register, each column known by its key, every value in the one form that is read
//! without a guess.

use super::money::Money;
use super::period::Period;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The value of the property `Packwright` of a canonical workbook, which makes it input and says that its guide counts.
pub const CANONICAL: &str = "canonical";
/// The labels of the list of changes of a migration; a text file that begins with them is no input.
pub const CHANGES: [&str; 11] =
    ["file", "sheet", "cell", "register", "project", "id", "field", "before", "after", "rule", "records"];
/// The sheet that says what each column of the others holds.
pub const GUIDE: &str = "Columns";
/// The sheet with the values that may be chosen.
pub const LISTS: &str = "Lists";
/// The sheet with a record of each register as it may look.
pub const EXAMPLES: &str = "Examples";
/// The sheet that says whose registers these are.
pub const ABOUT: &str = "About";
/// Ends the label of a column of what the sources wrote.
pub const AS_WRITTEN: &str = "(as written)";
/// The labels of the guide's columns.
pub const GUIDE_LABELS: [&str; 6] =
    ["Sheet", "Column", "Holds", "Key or own label", "What it means", "What may stand there"];

/// The words of a flag: yes, and no.
pub const FLAGS: [&str; 2] = ["Yes", "No"];

/// What a column of a canonical sheet holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// Values of the field with this key.
    Field(String),
    /// What the sources had in place of the values of the field with this key.
    AsWritten(String),
    /// A column of the sources that is no field, by their own label.
    Own(String),
}

impl Holds {
    /// Its word in the guide.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Field(_) => "field",
            Self::AsWritten(_) => "as written",
            Self::Own(_) => "own column",
        }
    }

    /// The key of the field, or the sources' own label.
    pub fn name(&self) -> &str {
        match self {
            Self::Field(name) | Self::AsWritten(name) | Self::Own(name) => name,
        }
    }

    /// From a line of the guide; `None` for a word that it does not know.
    pub fn read(word: &str, name: &str) -> Option<Self> {
        let all =
            [Self::Field(name.to_owned()), Self::AsWritten(name.to_owned()), Self::Own(name.to_owned())];
        all.into_iter().find(|one| one.word() == word)
    }
}

/// A workbook of registers in canonical form.
#[derive(Debug, Clone)]
pub struct Book<'a> {
    /// Its file, such as `P101.xlsx`.
    pub path: String,
    /// Whose registers these are.
    pub title: String,
    /// The month that it states; `None` in a blank one.
    pub period: Option<Period>,
    /// What is to be said of it, a label and a text each.
    pub about: Vec<(&'static str, String)>,
    /// Its registers.
    pub sheets: Vec<Sheet<'a>>,
    /// Values that may be chosen, each list once.
    pub lists: Vec<List<'a>>,
    /// A record of each register as it may look: the register's name, and for each field its label and a value.
    pub examples: Vec<(&'a str, Vec<(&'a str, &'a str)>)>,
}

/// A closed list of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<'a> {
    /// Its name, for people.
    pub title: String,
    /// Its values, as they stand in cells.
    pub values: Vec<&'a str>,
}

/// A register of a workbook.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// The register's name, which is the tab's.
    pub label: &'a str,
    /// Its key.
    pub key: &'a str,
    /// Its columns.
    pub columns: Vec<Column<'a>>,
    /// Its records, a cell for each column.
    pub rows: Vec<Vec<Cell<'a>>>,
}

/// A column of a canonical sheet.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    /// Its label; no two of a sheet are alike.
    pub label: String,
    /// What it holds.
    pub holds: Holds,
    /// What that means.
    pub meaning: Cow<'a, str>,
    /// What may be typed.
    pub takes: Takes,
    /// Whether a record without it is incomplete.
    pub required: bool,
}

/// What may be typed into the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Any text.
    Text,
    /// A text that names something.
    Id,
    /// A day.
    Date,
    /// A month.
    Month,
    /// An amount.
    Money,
    /// A number.
    Number,
    /// A share.
    Percent,
    /// A whole number from 1 to 5.
    Level,
    /// A value of a list, by its place in [`Book::lists`].
    One(usize),
}

impl Takes {
    /// In the words of the guide; a list by its title.
    pub fn words(self, lists: &[List<'_>]) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Id => "a number or short name, taken as text".to_owned(),
            Self::Date => "a day; one known less exactly as 2026-09-30 (quarter)".to_owned(),
            Self::Month => "a month, as 2026-10".to_owned(),
            Self::Money => "an amount; of another currency as EUR 12.50".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Percent => "a share, as 25%".to_owned(),
            Self::Level => "a whole number from 1 to 5".to_owned(),
            Self::One(list) => format!("one of the list {}", lists.get(list).map_or("", |l| &l.title)),
        }
    }
}

/// What a cell of a canonical sheet holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Blank,
    /// Text.
    Text(Cow<'a, str>),
    /// An id that no source has; the program made it.
    Made(&'a str),
    /// A day.
    Date(Date),
    /// A month.
    Month(Period),
    /// A number, or a share.
    Number(Decimal),
    /// An amount.
    Money(Money),
}

impl Cell<'_> {
    /// What it holds, in letters; empty where it is blank.
    pub fn shown(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.to_string(),
            Self::Made(text) => (*text).to_owned(),
            Self::Date(date) => date.to_string(),
            Self::Month(period) => period.to_string(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Money(money) => format!("{} {}", money.currency, money.amount.normalize()),
        }
    }
}
