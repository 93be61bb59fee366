//! A canonical workbook, read again.

use crate::migrate::{Group, Proof, Wish, proof};
use crate::model::canonical::CANONICAL;
use crate::model::dataset::Dataset;
use crate::model::submission::{Format, Submission};
use crate::normalise::normalise;
use crate::read::{ReadOptions, read_own};
use crate::recognise::Recogniser;
use crate::settings::{Limits, Settings};
use std::path::PathBuf;

/// Reads it, and compares it with the records that it is of.
pub fn again(
    dataset: &Dataset,
    settings: &Settings,
    recogniser: &Recogniser<'_>,
    (group, wish): (&Group, Wish),
    bytes: &[u8],
) -> Proof {
    let submission = unnamed(&group.path);
    let Some(workbook) = read_own(bytes, &submission, &unlimited(), CANONICAL) else {
        return Proof::unreadable(&group.path);
    };
    let recognised = recogniser.recognise(&submission, workbook).value;
    let again = normalise(recognised, String::new(), 0, settings).value;
    proof(dataset, &settings.knowledge, group, wish, &again)
}

/// A workbook that lies nowhere yet.
pub fn unnamed(file: &str) -> Submission {
    Submission { file: file.to_owned(), path: PathBuf::new(), format: Format::Xlsx }
}

/// What the program wrote itself may be as large as it is.
pub fn unlimited() -> ReadOptions {
    let most = 1 << 32;
    let limits = Limits {
        file: most,
        unpacked: most,
        part: most,
        swelling: most,
        parts: most,
        sheets: most,
        cells: most,
    };
    ReadOptions { password: None, limits }
}
