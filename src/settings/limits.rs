//! `[limits]`: how large a file may be before it is refused. A workbook that is not a trap never comes near.

use super::SettingsError;
use super::parse::Text;
use serde::Deserialize;
use toml::Spanned;

const MB: u64 = 1024 * 1024;

/// Limits on one file. A file past any of them is not read, and a finding says which limit it passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Length of the file as it lies on the disk, in bytes; `file-mb` in the settings.
    pub file: u64,
    /// All parts of a zipped workbook together once unpacked, in bytes; `unpacked-mb`.
    pub unpacked: u64,
    /// One part once unpacked, in bytes; `part-mb`.
    pub part: u64,
    /// How many times its packed size a part of more than 50 MB may become.
    pub swelling: u64,
    /// Entries of a zipped workbook (sheets, pictures, drawings, …).
    pub parts: u64,
    /// Sheets of one workbook.
    pub sheets: u64,
    /// Cells that hold something, of all sheets together.
    pub cells: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 100 * MB,
            unpacked: 512 * MB,
            part: 256 * MB,
            swelling: 300,
            parts: 20_000,
            sheets: 1_000,
            cells: 5_000_000,
        }
    }
}

/// As written; what is left out keeps its default.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct LimitsTable {
    file_mb: Option<Spanned<i64>>,
    unpacked_mb: Option<Spanned<i64>>,
    part_mb: Option<Spanned<i64>>,
    swelling: Option<Spanned<i64>>,
    parts: Option<Spanned<i64>>,
    sheets: Option<Spanned<i64>>,
    cells: Option<Spanned<i64>>,
}

/// Checks the table: a limit is a whole number over 0.
pub(super) fn check(text: Text<'_>, w: &LimitsTable) -> Result<Limits, SettingsError> {
    let all = Limits::default();
    let checked = |limit: &Option<Spanned<i64>>, unit: u64, otherwise: u64| match limit {
        None => Ok(otherwise),
        Some(n) => u64::try_from(*n.get_ref())
            .ok()
            .filter(|n| (1..=1_000_000_000).contains(n))
            .map(|n| n * unit)
            .ok_or_else(|| text.wrong(n.span(), "a limit is a whole number from 1 to 1,000,000,000")),
    };
    Ok(Limits {
        file: checked(&w.file_mb, MB, all.file)?,
        unpacked: checked(&w.unpacked_mb, MB, all.unpacked)?,
        part: checked(&w.part_mb, MB, all.part)?,
        swelling: checked(&w.swelling, 1, all.swelling)?,
        parts: checked(&w.parts, 1, all.parts)?,
        sheets: checked(&w.sheets, 1, all.sheets)?,
        cells: checked(&w.cells, 1, all.cells)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(text: &str) -> Result<Limits, SettingsError> {
        let text = Text { name: "packwright.toml", text };
        check(text, &text.read()?)
    }

    #[test]
    fn limits_are_read_and_the_others_stay() {
        let found = limits("file-mb = 7\ncells = 12").unwrap();
        assert_eq!(found, Limits { file: 7 * 1024 * 1024, cells: 12, ..Limits::default() });
    }

    #[test]
    fn a_limit_that_is_none_is_told_by_line_and_key() {
        for text in ["\ncells = 0", "\ncells = -1", "\ncells = 9000000000000000000"] {
            let wrong = limits(text).unwrap_err();
            assert_eq!((wrong.line, wrong.key.as_str()), (Some(2), "cells"), "{wrong}");
        }
        assert!(limits("celles = 3").is_err());
    }
}
