//! The tables as written.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// One file of columns.
#[derive(Deserialize)]
pub struct Table {
    #[serde(skip)]
    pub name: String,
    #[serde(default)]
    pub column: Vec<Column>,
}

/// A column of a register, with what stands around it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// What is tested; told apart by it.
    pub name: String,
    /// Key of the register.
    pub register: String,
    /// Key of the field.
    pub field: String,
    /// The column's label.
    pub label: String,
    /// Text above the table.
    #[serde(default)]
    pub title: String,
    /// The month reported; empty where nothing says which.
    #[serde(default = "october")]
    pub period: String,
    /// Text of a `packwright.toml`.
    #[serde(default)]
    pub settings: String,
    /// People of a roles register in the same file.
    #[serde(default)]
    pub roster: Vec<String>,
    /// Other columns by label, one value a row.
    #[serde(default)]
    pub beside: BTreeMap<String, Vec<Written>>,
    /// Further sheets by name, as rows of cells.
    #[serde(default)]
    pub lists: BTreeMap<String, Vec<Vec<Written>>>,
    /// The cells, from the first row down.
    pub cells: Vec<Case>,
}

fn october() -> String {
    "2026-10".to_owned()
}

/// A cell and what it means.
#[derive(Deserialize)]
pub struct Case {
    pub written: Written,
    /// As exported; empty for no value. `A or B` where both are as good.
    pub meaning: String,
    /// Words: a precision (`week`, `month`, `quarter`, `year`); `told` where a finding has to name the cell; `blank`
    /// where no value is meant as clearly as by a blank, so that nothing has to be told; `open` where a careful person
    /// may as well leave it unclear, and has to tell it either way.
    #[serde(default)]
    pub notes: String,
}

/// What stands in a cell.
#[derive(Deserialize, Clone)]
#[serde(untagged)]
pub enum Written {
    Text(String),
    Number(f64),
    Stored(Stored),
}

/// A number or a day in a cell format, or a flag.
#[derive(Deserialize, Clone, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Stored {
    pub number: Option<f64>,
    pub date: Option<String>,
    pub flag: Option<bool>,
    pub format: Option<String>,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stored = match self {
            Self::Text(text) => return f.write_str(&text.replace('\n', "\\n")),
            Self::Number(number) => return write!(f, "{number}"),
            Self::Stored(stored) => stored,
        };
        match stored {
            Stored { number: Some(number), .. } => write!(f, "{number}")?,
            Stored { date: Some(date), .. } => write!(f, "{date}")?,
            Stored { flag, .. } => write!(f, "{}", flag.unwrap_or_default())?,
        }
        stored.format.as_ref().map_or(Ok(()), |format| write!(f, " [{format}]"))
    }
}

impl Case {
    /// The precision of an imprecise date.
    pub fn precision(&self) -> &str {
        self.notes.split_whitespace().find(|w| !["told", "blank", "open"].contains(w)).unwrap_or_default()
    }

    /// Whether no value is as good as one of the meanings.
    pub fn is_open(&self) -> bool {
        self.has("open")
    }

    /// Whether a word stands among the notes.
    pub fn has(&self, note: &str) -> bool {
        self.notes.split_whitespace().any(|w| w == note)
    }

    /// Whether a finding has to name the cell.
    pub fn is_to_be_told(&self) -> bool {
        let blank =
            matches!(&self.written, Written::Text(text) if text.trim().is_empty()) || self.has("blank");
        self.has("told") || self.is_open() || (self.meaning.is_empty() && !blank)
    }
}

/// How the list of known misses begins.
const KNOWN: &str = "# Cases that are not right yet: the name of the column, and its cells as written. It is exact: one that became right is
# taken out.

[misses]
";

/// Cases that are not right yet, by column: the cells as written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Known {
    #[serde(default)]
    pub misses: BTreeMap<String, Vec<String>>,
}

impl Known {
    pub fn holds(&self, column: &str, written: &str) -> bool {
        self.misses.get(column).is_some_and(|cells| cells.iter().any(|c| c == written))
    }

    /// The same without the cells of which this is true.
    pub fn without(mut self, gone: impl Fn(&str, &str) -> bool) -> Self {
        for (column, cells) in &mut self.misses {
            cells.retain(|cell| !gone(column, cell));
        }
        self.misses.retain(|_, cells| !cells.is_empty());
        self
    }

    /// Writes the list in place of the one there is.
    pub fn write(&self) {
        let quoted = |text: &String| serde_json::to_string(text).unwrap();
        let cells = |cells: &Vec<String>| cells.iter().map(quoted).collect::<Vec<_>>().join(", ");
        let lines = self.misses.iter().map(|(name, all)| format!("{} = [{}]\n", quoted(name), cells(all)));
        std::fs::write(folder().join("known.toml"), format!("{KNOWN}{}", lines.collect::<String>())).unwrap();
    }
}

/// All tables, in the order of their names.
pub fn all() -> Vec<Table> {
    all_in(&folder())
}

/// Tables that nobody looked at while building: people wrote them who knew the format and not the program.
pub fn unseen() -> Vec<Table> {
    all_in(&folder().join("unseen"))
}

fn all_in(folder: &Path) -> Vec<Table> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml") && !p.ends_with("known.toml"));
    paths.sort();
    paths.iter().map(|path| Table { name: stem(path), ..parse(path) }).collect()
}

/// What is not right yet.
pub fn known() -> Known {
    parse(&folder().join("known.toml"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/values")
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn parse<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    let text = std::fs::read_to_string(path).unwrap();
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
