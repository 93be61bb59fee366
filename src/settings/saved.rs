//! What `inspect --save` adds to the text of packwright.toml. Lines are added and none is changed, so that whatever a
//! person wrote or corrected stays as it is.

use super::SubmissionDecl;
use crate::model::text::fold_or_sign;
use std::ops::Range;

/// A table to be written down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SavedTable {
    /// Its files, with `*` and `?`.
    pub path: String,
    /// Its sheet; `None` in a CSV file.
    pub sheet: Option<String>,
    /// Key of its register.
    pub register: String,
    /// Whether the settings say the register already.
    pub register_told: bool,
    /// Its columns, left to right.
    pub columns: Vec<SavedColumn>,
}

/// A column to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedColumn {
    /// Its name: the label, numbered where the table has it several times.
    pub name: String,
    /// Whether the settings decide it already.
    pub told: bool,
    /// What it is.
    pub is: Is,
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Is {
    /// The field with this key.
    Field(String),
    /// None; it is kept under its label.
    Extra,
    /// Perhaps one of these fields: to be asked.
    Perhaps(Vec<String>),
}

/// A part of a sheet that may be a table of a register: to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedTable {
    /// Its files, with `*` and `?`.
    pub path: String,
    /// Its sheet; `None` in a CSV file.
    pub sheet: Option<String>,
    /// Key of the nearest register.
    pub register: String,
    /// What was seen.
    pub seen: String,
}

const HEAD: &str =
    "# Settings of packwright. `packwright init` writes a file in which every key is explained.\n";

const EXPLAINED: &str = "\
# Below is what `packwright inspect --save` wrote, an entry a table. It wins from then on, so correct what is wrong:
# the `register`, or the field of a label (\"\" keeps a column under its label). Add `header = 4` where the labels stand in
# another row, or `skip = true` where a sheet has no records. A line with a # before it is a question: take the # away
# if it is right.
";

/// The text of the settings with what is not yet in it. `entries` are those of the text, in its order.
pub fn add(text: &str, entries: &[SubmissionDecl], tables: &[SavedTable], asked: &[AskedTable]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut blocks = blocks(&lines);
    // Entries that are written another way cannot be told apart by their lines; they are then left alone.
    if blocks.len() != entries.len() {
        blocks.clear();
    }
    let mut end = String::new();
    let mut inserts: Vec<(usize, String)> = Vec::new();
    for table in tables {
        let own = own_entry(entries, table);
        let place = own.and_then(|at| columns_end(&lines, blocks.get(at)?));
        match place {
            Some(at) => {
                let new = table.columns.iter().filter(|c| !c.told).filter_map(|c| line(c, &lines));
                inserts.extend(new.map(|line| (at, line)));
            }
            None => new_entry(&mut end, table, own.is_some(), &lines),
        }
    }
    asked.iter().for_each(|table| ask(&mut end, table, text));
    if inserts.is_empty() && end.is_empty() {
        return text.to_owned();
    }
    // From the last place to the first, so that places before stay right; of one place, the first line first.
    for (at, line) in inserts.into_iter().rev() {
        lines.insert(at, line);
    }
    joined(text, &lines, &end)
}

fn joined(text: &str, lines: &[String], end: &str) -> String {
    let mut out: String = lines.iter().map(|line| format!("{line}\n")).collect();
    if text.is_empty() && !end.is_empty() {
        out.push_str(HEAD);
    }
    if !end.is_empty() && !text.contains(EXPLAINED.lines().next().unwrap_or_default()) {
        out.push_str(&format!("\n{EXPLAINED}"));
    }
    out.push_str(end);
    if text.contains("\r\n") { out.replace('\n', "\r\n") } else { out }
}

/// The lines of each `[[submission]]`, up to the next table.
fn blocks(lines: &[String]) -> Vec<Range<usize>> {
    let is = |line: &str, header: &str| line.trim().split('#').next().unwrap_or("").trim_end() == header;
    let starts = (0..lines.len()).filter(|i| is(&lines[*i], "[[submission]]"));
    starts
        .map(|start| {
            let other = |line: &String| line.trim().starts_with('[') && !is(line, "[submission.columns]");
            let length = lines[start + 1..].iter().position(other).unwrap_or(lines.len() - start - 1);
            start..start + 1 + length
        })
        .collect()
}

/// The place after the last line of an entry's columns, where these are a table of their own.
fn columns_end(lines: &[String], block: &Range<usize>) -> Option<usize> {
    let header = block.clone().find(|i| lines[*i].trim().starts_with("[submission.columns]"))?;
    let is_column = |line: &str| {
        let line = line.trim();
        line.contains('=') && (line.starts_with("#\"") || !line.starts_with('#'))
    };
    (header..block.end).rev().find(|i| *i == header || is_column(&lines[*i])).map(|i| i + 1)
}

/// The entry that was written for this table: the same path and sheet, and the most of its labels.
fn own_entry(entries: &[SubmissionDecl], table: &SavedTable) -> Option<usize> {
    let labels: Vec<String> = table.columns.iter().map(|c| fold_or_sign(&c.name)).collect();
    let sheet = |s: &Option<String>| s.as_deref().map(fold_or_sign);
    let own = entries.iter().enumerate().filter(|(_, e)| {
        e.path == table.path
            && sheet(&e.sheet) == sheet(&table.sheet)
            && e.register.as_ref().is_none_or(|r| *r == table.register)
            && e.is_about_table(&labels)
    });
    own.rev().max_by_key(|(_, e)| e.shared(&labels)).map(|(at, _)| at)
}

/// An entry of its own; only with what is missing where there is one already.
fn new_entry(out: &mut String, table: &SavedTable, more: bool, lines: &[String]) {
    let new = |c: &&SavedColumn| !c.told && !matches!(c.is, Is::Perhaps(_));
    if table.register_told && !table.columns.iter().any(|c| new(&c)) {
        return;
    }
    out.push_str("\n[[submission]]\n");
    out.push_str(&place(&table.path, table.sheet.as_deref(), ""));
    out.push_str(&format!("register = {}\n", basic(&table.register)));
    let columns = table.columns.iter().filter(|c| !more || !c.told);
    let columns: String =
        columns.filter_map(|c| line(c, if more { lines } else { &[] })).map(|l| l + "\n").collect();
    if !columns.is_empty() {
        out.push_str(&format!("[submission.columns]\n{columns}"));
    }
}

/// The lines by which an entry says what it is about, each with this before it.
pub fn place(path: &str, sheet: Option<&str>, before: &str) -> String {
    let sheet = sheet.map_or_else(String::new, |s| format!("{before}sheet = {}\n", basic(s)));
    format!("{before}path = {}\n{sheet}", basic(path))
}

/// The line of a column; `None` for a question that was asked before.
fn line(column: &SavedColumn, lines: &[String]) -> Option<String> {
    let name = basic(&column.name);
    match &column.is {
        Is::Field(key) => Some(format!("{name} = {}", basic(key))),
        Is::Extra => Some(format!("{name} = \"\"")),
        Is::Perhaps(keys) => {
            let asked = lines.iter().any(|l| l.trim().starts_with(&format!("#{name} =")));
            let (first, others) = keys.split_first()?;
            let or = if others.is_empty() { String::new() } else { format!(", or {}", others.join(", ")) };
            (!asked).then(|| format!("#{name} = {}  # is it this{or}? else write \"\"", basic(first)))
        }
    }
}

/// A text in quotes, on one line whatever it holds.
pub fn basic(label: &str) -> String {
    let mut out = String::from('"');
    for c in label.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A question about a whole table, once.
fn ask(out: &mut String, table: &AskedTable, text: &str) {
    let place = place(&table.path, table.sheet.as_deref(), "#");
    if text.replace("\r\n", "\n").contains(&place) || out.contains(&place) {
        return;
    }
    let seen: String = table.seen.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    out.push_str(&format!(
        "\n# {seen}. Take the # away: of all lines but `skip` if it is one, of all but `register` if not.\n"
    ));
    out.push_str(&format!("#[[submission]]\n{place}#register = {}\n#skip = true\n", basic(&table.register)));
}

#[cfg(test)]
mod tests;
