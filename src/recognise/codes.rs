//! Kinds of findings of this stage.

use crate::finding::{Code, Severity};

/// Columns whose meaning was guessed.
pub const COLUMN_GUESSED: Code =
    Code::new("column-guessed", Severity::Note, include_str!("pages/column-guessed.md"));
/// Columns kept under their own label though their field is nearly sure.
pub const COLUMN_UNCLEAR: Code =
    Code::new("column-unclear", Severity::Note, include_str!("pages/column-unclear.md"));
/// A table whose register was guessed.
pub const TABLE_GUESSED: Code =
    Code::new("table-guessed", Severity::Note, include_str!("pages/table-guessed.md"));
/// A table that may be a register and was not read.
pub const TABLE_UNCLEAR: Code =
    Code::new("table-unclear", Severity::Warning, include_str!("pages/table-unclear.md"));
/// Month columns whose year or amount no label names.
pub const MONTHS_GUESSED: Code =
    Code::new("months-guessed", Severity::Note, include_str!("pages/months-guessed.md"));
/// A table that is too large for what stands in it.
pub const TABLE_BLANK: Code = Code::new("table-blank", Severity::Error, include_str!("pages/table-blank.md"));
/// A file without a register.
pub const NOTHING_FOUND: Code =
    Code::new("nothing-found", Severity::Warning, include_str!("pages/nothing-found.md"));
/// Rows of several amounts in turn.
pub const AMOUNTS_BY_ROW: Code =
    Code::new("amounts-by-row", Severity::Error, include_str!("pages/amounts-by-row.md"));
/// Amounts of quarters or years across.
pub const PERIODS_COARSE: Code =
    Code::new("periods-coarse", Severity::Warning, include_str!("pages/periods-coarse.md"));
/// A month over several columns.
pub const MONTH_REPEATED: Code =
    Code::new("month-repeated", Severity::Error, include_str!("pages/month-repeated.md"));
/// Rows of a mixed list that do not say what they are.
pub const KIND_UNKNOWN: Code =
    Code::new("kind-unknown", Severity::Warning, include_str!("pages/kind-unknown.md"));
/// A line of the settings that met nothing.
pub const SETTING_UNMET: Code =
    Code::new("setting-unmet", Severity::Warning, include_str!("pages/setting-unmet.md"));
/// Columns that have another label than when their mapping was saved.
pub const COLUMN_RENAMED: Code =
    Code::new("column-renamed", Severity::Warning, include_str!("pages/column-renamed.md"));
/// Columns that were there when the mapping was saved.
pub const COLUMN_LOST: Code =
    Code::new("column-lost", Severity::Warning, include_str!("pages/column-lost.md"));
/// Columns that were not there when the mapping was saved.
pub const COLUMN_NEW: Code = Code::new("column-new", Severity::Note, include_str!("pages/column-new.md"));
/// A sheet that the settings know by another name.
pub const SHEET_RENAMED: Code =
    Code::new("sheet-renamed", Severity::Note, include_str!("pages/sheet-renamed.md"));
/// A table that was there when the mapping was saved.
pub const TABLE_LOST: Code = Code::new("table-lost", Severity::Warning, include_str!("pages/table-lost.md"));
/// A guide of a canonical workbook that does not fit its sheet.
pub const GUIDE_UNFIT: Code =
    Code::new("guide-unfit", Severity::Warning, include_str!("pages/guide-unfit.md"));

/// All of them.
pub const ALL: &[Code] = &[
    COLUMN_GUESSED,
    COLUMN_UNCLEAR,
    TABLE_GUESSED,
    TABLE_UNCLEAR,
    MONTHS_GUESSED,
    TABLE_BLANK,
    NOTHING_FOUND,
    AMOUNTS_BY_ROW,
    PERIODS_COARSE,
    MONTH_REPEATED,
    COLUMN_RENAMED,
    COLUMN_LOST,
    COLUMN_NEW,
    SHEET_RENAMED,
    TABLE_LOST,
    KIND_UNKNOWN,
    SETTING_UNMET,
    GUIDE_UNFIT,
];
