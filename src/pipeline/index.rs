//! The index of a month: a workbook and pages that lead to all packs.

use super::build::render;
use super::files::File;
use super::month::{Month, Ready};
use super::{PackFormat, RunError, money};
use crate::compose::{Headline, Made, PackFile, index_document};
use crate::finding::{Noted, Severity};

/// The files of the index, in these formats. `files` are those of the packs, each with the number of its pack; `told` the
/// levels of all findings.
///
/// # Errors
/// When the index cannot be made.
pub fn index(
    month: &Month<'_>,
    packs: &[Ready<'_>],
    files: &[(usize, File)],
    (formats, run): (&[PackFormat], &str),
    told: impl Iterator<Item = Severity>,
) -> Result<Noted<Vec<File>>, RunError> {
    let made: Vec<Made<'_>> = packs
        .iter()
        .enumerate()
        .map(|(at, ready)| Made {
            pack: &ready.pack,
            material: month.material(ready, run),
            files: files.iter().filter(|(pack, _)| *pack == at).map(|(_, file)| named(file)).collect(),
        })
        .collect();
    let money = money::verdict(&month.whole.dataset, month.settings);
    let says = Headline { ties_out: money.ties_out, compared: money.totals > 0, findings: counted(told) };
    let whole = month.all(run);
    let document = index_document(&made, whole, says);
    let mut noted = Noted::silent(Vec::new());
    for format in formats {
        let files = render(&document, *format, whole, month.settings)?.into(&mut noted.findings);
        noted.value.extend(files);
    }
    Ok(noted)
}

fn named(file: &File) -> PackFile {
    PackFile { path: file.artifact.path.clone(), pages: file.pages }
}

/// How many are errors, warnings and notes.
fn counted(told: impl Iterator<Item = Severity>) -> [usize; 3] {
    told.fold([0; 3], |[errors, warnings, notes], level| match level {
        Severity::Error => [errors + 1, warnings, notes],
        Severity::Warning => [errors, warnings + 1, notes],
        Severity::Note => [errors, warnings, notes + 1],
    })
}
