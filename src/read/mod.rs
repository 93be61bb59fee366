//! Stage 1, path to workbook: which files there are, and what cells each holds.
//!
//! Nothing a file contains can stop the run: sizes are checked before anything is unpacked, a fault inside a
//! library stays inside its file, and a file that cannot be read is a finding.

pub mod codes;
mod contain;
mod convert;
mod discover;
mod draft;
mod limits;
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

pub use contain::contained;
pub use discover::{DiscoverError, discover};
pub use limits::Limits;

use crate::finding::Finding;
use crate::model::submission::{Format, Submission};
use crate::model::workbook::Workbook;

use draft::Draft;
use package::{Package, PackageKind, parts};
use refusal::Refusal;
use sha2::{Digest, Sha256};
use sniff::Kind;
use std::fs;
use xls::ole::Ole;

/// The custom document property that marks what this program wrote; its value says what it is.
pub const OWN_PROPERTY: &str = "Packwright";

/// How files are read.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The password the user gave for protected files. None can be opened yet; the finding says so.
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
    /// Something this program wrote (`pack`, `findings`, `dossier`), which is no input; a note says so.
    OwnOutput(String),
}

/// Reads one file. Never fails and never panics: what is wrong with the file is in the outcome.
pub fn read(submission: &Submission, options: &ReadOptions) -> ReadOutcome {
    let mut outcome = ReadOutcome {
        sha256: String::new(),
        bytes: 0,
        content: Content::Unreadable(String::new()),
        findings: Vec::new(),
    };
    let limits = &options.limits;
    let read = load(submission, limits, &mut outcome).and_then(|bytes| {
        let mut draft = Draft::new(&submission.file, limits);
        let done = contained(|| fill(&bytes, submission, &mut draft, limits));
        let own = done.unwrap_or_else(|| Err(Refusal::damaged("its parts contradict each other")))?;
        outcome.findings.append(&mut draft.findings);
        Ok(own.map_or(Content::Workbook(draft.book), Content::OwnOutput))
    });
    outcome.content = read.unwrap_or_else(|refusal| {
        let locked = refusal.code == codes::PASSWORD_NEEDED;
        let refusal = if locked { Refusal::password(options.password.is_some()) } else { refusal };
        outcome.findings.push(refusal.finding(&submission.file));
        Content::Unreadable(refusal.seen)
    });
    outcome
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
        return Err(Refusal::too_large(format!("the file is larger than {limit} MB")));
    }
    let bytes = fs::read(&submission.path).map_err(|e| Refusal::system(&e))?;
    outcome.bytes = bytes.len() as u64;
    outcome.sha256 = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
    Ok(bytes)
}

/// Reads the bytes into `draft`, or says which output of this program they are.
fn fill(
    bytes: &[u8],
    submission: &Submission,
    draft: &mut Draft<'_>,
    limits: &Limits,
) -> Result<Option<String>, Refusal> {
    let found = match sniff::sniff(bytes, submission.format)? {
        Kind::Archive => {
            let mut package = Package::open(bytes, limits)?;
            let kind = package.kind().ok_or_else(|| Refusal::foreign(package.describe()))?;
            if let Some(own) = parts::custom_property(&mut package, OWN_PROPERTY) {
                draft.findings.push(own_output(&own).file(&submission.file));
                return Ok(Some(own));
            }
            archive(bytes, kind, &mut package, draft, limits)?
        }
        Kind::Ole => {
            container(bytes, draft, limits)?;
            Format::Xls
        }
        Kind::Text => {
            text::read(bytes, draft)?;
            Format::Csv
        }
    };
    draft.findings.extend(misnamed(found, submission.format).map(|f| f.file(&submission.file)));
    Ok(None)
}

fn archive(
    bytes: &[u8],
    kind: PackageKind,
    package: &mut Package<'_>,
    draft: &mut Draft<'_>,
    limits: &Limits,
) -> Result<Format, Refusal> {
    match kind {
        PackageKind::Xlsx => xlsx::read(bytes, package, draft, limits).map(|()| Format::Xlsx),
        PackageKind::Xlsb => xlsb::read(bytes, draft).map(|()| Format::Xlsb),
        PackageKind::Ods => ods::read(package, draft, limits).map(|()| Format::Ods),
    }
}

fn container(bytes: &[u8], draft: &mut Draft<'_>, limits: &Limits) -> Result<(), Refusal> {
    let ole = Ole::open(bytes).ok_or_else(|| Refusal::damaged("its table of contents is missing"))?;
    // A workbook may have documents of other kinds inside, so its own stream is looked for first.
    match () {
        () if ole.has("Workbook") || ole.has("Book") => xls::read(bytes, &ole, draft, limits),
        () if ole.has("EncryptedPackage") => Err(Refusal::password(false)),
        () if ole.has("WordDocument") => Err(Refusal::foreign("a Word document")),
        () if ole.has("PowerPoint Document") => Err(Refusal::foreign("a PowerPoint presentation")),
        () => Err(Refusal::damaged("its workbook stream is missing")),
    }
}

fn own_output(kind: &str) -> Finding {
    let what = match kind {
        "pack" => "a report pack of this program",
        "findings" => "a list of findings of this program",
        "dossier" => "a migration dossier of this program",
        _ => "output of this program",
    };
    let seen = format!("{what} was passed over; it is not input");
    Finding::new(codes::OWN_OUTPUT, seen, "nothing, or write the output outside the input folder")
}

/// The finding about a file that is of another kind than its name says.
fn misnamed(found: Format, named: Format) -> Option<Finding> {
    let kind = |format| match format {
        Format::Tsv => Format::Csv,
        other => other,
    };
    let what = match found {
        _ if kind(found) == kind(named) => return None,
        Format::Xlsx => "an .xlsx workbook",
        Format::Xlsb => "an .xlsb workbook",
        Format::Xls => "an .xls workbook",
        Format::Ods => "an .ods workbook",
        Format::Csv | Format::Tsv => "a text file with columns (.csv)",
    };
    let seen = format!("the file is {what} under another ending, and was read as that");
    Some(Finding::new(codes::MISNAMED_FILE, seen, "give it its right ending, or save it again as .xlsx"))
}
