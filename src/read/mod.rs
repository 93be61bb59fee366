//! Stage 1, path to workbook: which files there are, and what cells each holds.
//!
//! Nothing a file contains can stop the run: sizes are checked before anything is unpacked, a fault inside a
//! library stays inside its file, and a file that cannot be read is a finding.

pub mod codes;
mod convert;
mod discover;
mod draft;
mod kinds;
mod locked;
mod markup;
mod ods;
mod package;
mod refusal;
mod serial;
mod sniff;
mod symbols;
mod text;
mod tints;
mod xls;
mod xlsb;
mod xlsx;

pub use discover::{DiscoverError, discover};

use crate::contain::contained;
use crate::finding::Finding;
use crate::model::artifact::sha256;
use crate::model::canonical::{CANONICAL, CHANGES};
use crate::model::submission::{Format, Submission};
use crate::model::workbook::Workbook;
use crate::settings::Limits;

use draft::Draft;
use package::{Package, PackageKind, parts};
use refusal::Refusal;
use sniff::Kind;
use std::fs;
use std::path::Path;
use xls::ole::Ole;

/// The custom document property that marks what this program wrote; its value says what it is.
pub const OWN_PROPERTY: &str = "Packwright";

/// How files are read.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The password the user gave for locked files.
    pub password: Option<String>,
    /// What is too large.
    pub limits: Limits,
}

/// What became of one file.
#[derive(Debug)]
pub struct ReadOutcome {
    /// SHA-256 of its bytes in lower-case hex; empty when they could not be read.
    pub sha256: String,
    /// Its length in bytes; 0 when it is not known.
    pub bytes: u64,
    /// What was in it.
    pub content: Content,
    /// What there is to say about it.
    pub findings: Vec<Finding>,
}

/// What was in a file.
#[derive(Debug)]
pub enum Content {
    /// Cells.
    Workbook(Workbook),
    /// Nothing that can be read, and why; a finding says the same with a remedy.
    Unreadable(String),
    /// Something this program wrote (`pack`, `findings`, `index`, `dossier`), which is no input; a note says so.
    OwnOutput(String),
}

/// What this program wrote a workbook as (`pack`, `findings`, `dossier`); `None` for any other file.
pub fn written_as(path: &Path) -> Option<String> {
    let bytes = fs::read(path).ok()?;
    let limits = Limits::default();
    contained(|| parts::custom_property(&mut Package::open(&bytes, &limits).ok()?, OWN_PROPERTY))?
}

/// Reads one file. Never fails and never panics: what is wrong with the file is in the outcome.
pub fn read(submission: &Submission, options: &ReadOptions) -> ReadOutcome {
    let mut outcome = ReadOutcome {
        sha256: String::new(),
        bytes: 0,
        content: Content::Unreadable(String::new()),
        findings: Vec::new(),
    };
    let read = load(submission, &options.limits, &mut outcome)
        .and_then(|bytes| content(&bytes, submission, options, CANONICAL, &mut outcome.findings));
    outcome.content = read.unwrap_or_else(|refusal| {
        outcome.findings.push(refusal.finding(&submission.file));
        Content::Unreadable(refusal.seen)
    });
    outcome
}

/// What is in the bytes of a workbook that this program wrote, of this kind (`canonical`, `dossier`); `None` where they are
/// none that can be read.
pub fn read_own(
    bytes: &[u8],
    submission: &Submission,
    options: &ReadOptions,
    kind: &str,
) -> Option<Workbook> {
    match content(bytes, submission, options, kind, &mut Vec::new()) {
        Ok(Content::Workbook(workbook)) => Some(workbook),
        _ => None,
    }
}

fn content(
    bytes: &[u8],
    submission: &Submission,
    options: &ReadOptions,
    kind: &str,
    findings: &mut Vec<Finding>,
) -> Result<Content, Refusal> {
    let mut draft = Draft::new(&submission.file, &options.limits);
    let done = contained(|| fill(bytes, submission, &mut draft, options.password.as_deref(), kind));
    let own = done.unwrap_or_else(|| Err(Refusal::damaged("its parts contradict each other")))?;
    findings.append(&mut draft.findings);
    draft.book.sheets.iter_mut().for_each(|sheet| sheet.merges.sort_unstable());
    Ok(own.map_or(Content::Workbook(draft.book), Content::OwnOutput))
}

/// The bytes of the file; its length and sum are noted on the way.
fn load(submission: &Submission, limits: &Limits, outcome: &mut ReadOutcome) -> Result<Vec<u8>, Refusal> {
    let metadata = fs::metadata(&submission.path).map_err(|e| Refusal::system(&e))?;
    if !metadata.is_file() {
        return Err(Refusal::foreign("a folder or device"));
    }
    outcome.bytes = metadata.len();
    if metadata.len() > limits.file {
        let limit = limits.file / (1024 * 1024);
        return Err(Refusal::limit("file-mb", format!("the file is larger than {limit} MB")));
    }
    let bytes = fs::read(&submission.path).map_err(|e| Refusal::system(&e))?;
    outcome.bytes = bytes.len() as u64;
    outcome.sha256 = sha256(&bytes);
    Ok(bytes)
}

/// Reads the bytes into `draft`, or says which output of this program they are, save for the kind that is taken as input.
fn fill(
    bytes: &[u8],
    submission: &Submission,
    draft: &mut Draft<'_>,
    password: Option<&str>,
    taken: &str,
) -> Result<Option<String>, Refusal> {
    let found = match sniff::sniff(bytes, submission.format)? {
        Kind::Archive => {
            let mut package = Package::open(bytes, draft.limits)?;
            let kind = package.kind().ok_or_else(|| Refusal::foreign(package.describe()))?;
            let own = parts::custom_property(&mut package, OWN_PROPERTY);
            if let Some(own) = own.filter(|own| own != taken) {
                draft.findings.push(own_output(&own).file(&submission.file));
                return Ok(Some(own));
            }
            let format = archive(bytes, kind, &mut package, draft)?;
            draft.findings.extend(foreign_parts(&package).into_iter().map(|f| f.file(&submission.file)));
            Found::Format(format)
        }
        Kind::Ole => {
            let ole = Ole::open(bytes).ok_or_else(|| Refusal::damaged("its table of contents is missing"))?;
            if !ole.has_workbook() && ole.has("EncryptedPackage") {
                let unlocked = locked::open(&ole, password)?;
                return match sniff::sniff(&unlocked, submission.format) {
                    Ok(Kind::Archive) => fill(&unlocked, submission, draft, None, taken),
                    _ => Err(Refusal::damaged("what the password opens is no workbook")),
                };
            }
            container(&ole, draft)?;
            draft.findings.extend(ole.has("_VBA_PROJECT_CUR").then(|| macros().file(&submission.file)));
            Found::Format(Format::Xls)
        }
        Kind::Text if bytes.starts_with(CHANGES.join(",").as_bytes()) => {
            draft.findings.push(own_output("changes").file(&submission.file));
            return Ok(Some("changes".to_owned()));
        }
        Kind::Text => text::read(bytes, draft).map(|()| Found::Format(Format::Csv))?,
        Kind::WebPage => markup::web::read(bytes, draft).map(|()| Found::WebPage)?,
        Kind::Excel2003 => markup::excel2003::read(bytes, draft).map(|()| Found::Excel2003)?,
    };
    draft.findings.extend(misnamed(found, submission.format).map(|f| f.file(&submission.file)));
    Ok(None)
}

fn archive(
    bytes: &[u8],
    kind: PackageKind,
    package: &mut Package<'_>,
    draft: &mut Draft<'_>,
) -> Result<Format, Refusal> {
    match kind {
        PackageKind::Xlsx => xlsx::read(package, draft).map(|()| Format::Xlsx),
        PackageKind::Xlsb => xlsb::read(bytes, package, draft).map(|()| Format::Xlsb),
        PackageKind::Ods => ods::read(package, draft).map(|()| Format::Ods),
    }
}

fn container(ole: &Ole<'_>, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    // A workbook may have documents of other kinds inside, so its own stream is looked for first.
    match () {
        () if ole.has_workbook() => xls::read(ole, draft),
        () if ole.has("WordDocument") => Err(Refusal::foreign("a Word document")),
        () if ole.has("PowerPoint Document") => Err(Refusal::foreign("a PowerPoint presentation")),
        () => Err(Refusal::damaged("its workbook stream is missing")),
    }
}

/// What there is to say about parts of a package that are not read.
fn foreign_parts(package: &Package<'_>) -> Vec<Finding> {
    let links = package.has("xl/externallinks/") || package.has("xl/externalreferences/");
    let links = links.then(|| {
        let seen = "formulas take values from other workbooks, which were read as they were last stored here";
        let remedy = "open the workbook, let it update its links, and save it if those values matter";
        Finding::new(codes::EXTERNAL_LINKS, seen, remedy)
    });
    package.has("xl/vbaproject.bin").then(macros).into_iter().chain(links).collect()
}

fn macros() -> Finding {
    let seen =
        "the workbook has macros, which are never run; values that a macro makes are read as last stored";
    Finding::new(codes::MACROS, seen, "nothing, or run them in Excel and save the workbook")
}

fn own_output(kind: &str) -> Finding {
    let what = match kind {
        "pack" => "a report pack of this program",
        "findings" => "a list of findings of this program",
        "index" => "an index of packs of this program",
        "dossier" => "a migration dossier of this program",
        "changes" => "a list of changes of a migration",
        _ => "output of this program",
    };
    let seen = format!("{what} was passed over; it is not input");
    Finding::new(codes::OWN_OUTPUT, seen, "nothing, or write the output outside the input folder")
}

/// What a file was read as.
enum Found {
    Format(Format),
    WebPage,
    Excel2003,
}

/// The finding about a file that is of another kind than its name says.
fn misnamed(found: Found, named: Format) -> Option<Finding> {
    let kind = |format| match format {
        Format::Tsv => Format::Csv,
        other => other,
    };
    let what = match found {
        Found::Format(found) if kind(found) == kind(named) => return None,
        Found::Format(Format::Xlsx) => "an .xlsx workbook",
        Found::Format(Format::Xlsb) => "an .xlsb workbook",
        Found::Format(Format::Xls) => "an .xls workbook",
        Found::Format(Format::Ods) => "an .ods workbook",
        Found::Format(Format::Csv | Format::Tsv) => "a text file with columns (.csv)",
        Found::WebPage => "a web page with a table",
        Found::Excel2003 => "an XML spreadsheet of Excel 2003",
    };
    let seen = format!("the file is {what} under another ending, and was read as that");
    Some(Finding::new(codes::MISNAMED_FILE, seen, "give it its right ending, or save it again as .xlsx"))
}
