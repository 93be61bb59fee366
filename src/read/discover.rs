//! Which files there are to read, in an order that does not depend on the disk.

use super::codes;
use crate::finding::{Code, Finding, Noted};
use crate::model::submission::{Format, NoteFile, Submission};
use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A run that cannot begin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DiscoverError {
    /// A path that was given does not exist.
    #[error("there is no file or folder {}", .0.display())]
    Missing(PathBuf),
    /// No path that was given leads to a spreadsheet.
    #[error("there is no spreadsheet to read in {}", list(.0))]
    Nothing(Vec<PathBuf>),
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// What there is to read, each in the byte order of the names.
#[derive(Debug, Default)]
pub struct Discovered {
    /// Workbooks and text files.
    pub submissions: Vec<Submission>,
    /// What people wrote: `.md` files in folders named `notes`.
    pub notes: Vec<NoteFile>,
}

/// Finds the files to read in `srcs` (workbooks, text files, folders), in the byte order of their names.
///
/// A name is relative to its SRC; with several SRCs it begins with the last name of its own, numbered where two
/// are the same. A file reached twice counts once. What is passed over is a note.
pub fn discover(srcs: &[PathBuf]) -> Result<Noted<Discovered>, DiscoverError> {
    let mut walk = Walk::default();
    let mut names = HashSet::new();
    for src in srcs {
        let metadata = fs::metadata(src).map_err(|_| DiscoverError::Missing(src.clone()))?;
        let name = unique(&printable(&last_name(src)), &mut names);
        if metadata.is_dir() {
            let prefix = if srcs.len() > 1 { format!("{name}/") } else { String::new() };
            walk.folder(src, &prefix);
        } else {
            let format = format_of(&name).unwrap_or(Format::Csv);
            walk.add(Submission { file: name, path: src.clone(), format });
        }
    }
    if walk.found.is_empty() {
        return Err(DiscoverError::Nothing(srcs.to_vec()));
    }
    walk.found.sort_by(|a, b| a.file.cmp(&b.file));
    walk.notes.sort_by(|a, b| a.file.cmp(&b.file));
    let findings = walk.findings();
    Ok(Noted { value: Discovered { submissions: walk.found, notes: walk.notes }, findings })
}

/// The last name of a path; of `.` and the like that of the folder it means.
fn last_name(path: &Path) -> String {
    let real = || fs::canonicalize(path).ok()?.file_name().map(|n| n.to_string_lossy().into_owned());
    path.file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .or_else(real)
        .unwrap_or_else(|| "src".to_owned())
}

/// A name as every output can print it: letters that steer a terminal or turn the text round are spelt out.
fn printable(name: &str) -> String {
    let steers = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    name.chars().map(|c| if steers(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}

/// Whether the program wrote this folder: its manifest says so.
fn is_own_output(folder: &Path) -> bool {
    let manifest = fs::read(folder.join("manifest.json")).unwrap_or_default();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap_or_default();
    manifest.get("program").and_then(|p| p.as_str()) == Some(env!("CARGO_PKG_NAME"))
}

/// `name`, or `name (2)` and so on when it is taken; the number goes before the ending of a file.
fn unique(name: &str, taken: &mut HashSet<String>) -> String {
    let (stem, ending) = match format_of(name).and(name.rsplit_once('.')) {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (name, String::new()),
    };
    let mut candidate = name.to_owned();
    let mut number = 1;
    while !taken.insert(candidate.clone()) {
        number += 1;
        candidate = format!("{stem} ({number}){ending}");
    }
    candidate
}

/// What a file's name says it is.
fn format_of(name: &str) -> Option<Format> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "xlsx" | "xlsm" => Some(Format::Xlsx),
        "xlsb" => Some(Format::Xlsb),
        "xls" => Some(Format::Xls),
        "ods" => Some(Format::Ods),
        "csv" => Some(Format::Csv),
        "tsv" | "txt" => Some(Format::Tsv),
        _ => None,
    }
}

/// The settings file, and what it remembers beside it.
const OWN_SETTINGS: [&str; 2] = ["packwright.toml", "packwright.memory.json"];

/// What was met so far.
#[derive(Default)]
struct Walk {
    found: Vec<Submission>,
    notes: Vec<NoteFile>,
    seen: HashSet<PathBuf>,
    above: Vec<PathBuf>,
    owners: Vec<String>,
    dotted: Vec<String>,
    others: Vec<String>,
    again: Vec<String>,
    closed: Vec<String>,
    made: Vec<String>,
}

impl Walk {
    /// Takes in a folder and all below it. A link back to a folder it lies in is not followed.
    fn folder(&mut self, folder: &Path, prefix: &str) {
        let real = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        if self.above.contains(&real) {
            self.again.push(prefix.trim_end_matches('/').to_owned());
            return;
        }
        if !self.above.is_empty() && is_own_output(folder) {
            self.made.push(prefix.trim_end_matches('/').to_owned());
            return;
        }
        self.above.push(real);
        match fs::read_dir(folder) {
            Ok(entries) => {
                let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
                paths.sort();
                for path in paths {
                    let name = printable(&last_name(&path));
                    self.entry(&path, &name, format!("{prefix}{name}"));
                }
            }
            Err(_) => self.closed.push(prefix.trim_end_matches('/').to_owned()),
        }
        self.above.pop();
    }

    fn entry(&mut self, path: &Path, name: &str, file: String) {
        if name.starts_with("~$") {
            self.owners.push(file);
        } else if name.starts_with('.') {
            self.dotted.push(file);
        } else if path.is_dir() {
            self.folder(path, &format!("{file}/"));
        } else if let Some(format) = format_of(name).filter(|_| !is_prose(path, name)) {
            self.add(Submission { file, path: path.to_owned(), format });
        } else if is_note(&file) {
            self.note(NoteFile { file, path: path.to_owned() });
        } else if !OWN_SETTINGS.contains(&name) {
            self.others.push(file);
        }
    }

    fn add(&mut self, submission: Submission) {
        let real = fs::canonicalize(&submission.path).unwrap_or_else(|_| submission.path.clone());
        if self.seen.insert(real) {
            self.found.push(submission);
        } else {
            self.again.push(submission.file);
        }
    }

    fn note(&mut self, note: NoteFile) {
        let real = fs::canonicalize(&note.path).unwrap_or_else(|_| note.path.clone());
        if self.seen.insert(real) {
            self.notes.push(note);
        } else {
            self.again.push(note.file);
        }
    }

    fn findings(&mut self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for file in sorted(&mut self.owners) {
            let seen = "a lock file that Excel keeps while a workbook is open was passed over";
            findings.push(
                Finding::new(codes::PASSED_OVER, seen, "close the workbook and run again if it has changed")
                    .file(file),
            );
        }
        let mut group = |code: Code, files: &mut Vec<String>, seen: &str, remedy: &str| {
            let files = sorted(files);
            if !files.is_empty() {
                let count = files.len() as u64;
                findings.push(Finding::new(code, seen, remedy).count(count).evidence(files));
            }
        };
        let dots = "files and folders whose names begin with a dot were passed over";
        group(codes::PASSED_OVER, &mut self.dotted, dots, "rename one that holds a register");
        let again = "files and folders that were reached before by another way were passed over";
        group(codes::PASSED_OVER, &mut self.again, again, "nothing; each file counts once");
        let made = "folders that this program wrote were passed over; they are not input";
        group(
            codes::OWN_OUTPUT,
            &mut self.made,
            made,
            "nothing, or write the output outside the input folder",
        );
        let others = "files whose ending is not that of a spreadsheet were passed over";
        group(
            codes::NOT_A_SPREADSHEET_NAME,
            &mut self.others,
            others,
            "save one that holds a register as .xlsx or .csv",
        );
        for folder in sorted(&mut self.closed) {
            let seen = "the folder may not be opened with your rights";
            findings.push(
                Finding::new(codes::FILE_UNREADABLE, seen, "ask its owner for the right to read it")
                    .file(folder),
            );
        }
        findings
    }
}

/// Names in byte order, since a folder lists them as it likes.
fn sorted(names: &mut Vec<String>) -> Vec<String> {
    let mut names = std::mem::take(names);
    names.sort();
    names
}

/// Whether a file is Markdown in a folder of notes.
fn is_note(file: &str) -> bool {
    let mut parts = file.rsplit('/');
    let is_markdown = parts.next().is_some_and(|name| name.to_ascii_lowercase().ends_with(".md"));
    is_markdown && parts.next().is_some_and(|folder| folder.eq_ignore_ascii_case("notes"))
}

/// Whether a .txt file is a letter rather than a table: its first line that is not empty has no tab.
fn is_prose(path: &Path, name: &str) -> bool {
    if !name.to_ascii_lowercase().ends_with(".txt") {
        return false;
    }
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|f| f.take(4096).read_to_end(&mut head));
    let first = head.split(|b| matches!(b, b'\n' | b'\r')).find(|line| !line.trim_ascii().is_empty());
    read.is_ok() && !first.is_some_and(|line| line.contains(&b'\t'))
}
