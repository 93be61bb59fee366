//! The account of a file: what became of each of its rows and cells.

use crate::model::dataset::Account;
use crate::model::record::Batch;
use crate::model::table::{Fate, RegisterTable};
use crate::model::workbook::Sheet;
use std::collections::BTreeSet;

/// Counts the rows and cells of a file.
pub fn count(sheets: &[Sheet], tables: &[RegisterTable], batches: &[Batch], fates: &[Vec<Fate>]) -> Account {
    let mut account = Account::default();
    fates.iter().for_each(|f| account.count_cells(f));
    account.rows_read = sheets.iter().map(|s| s.rows.len() as u64).sum();
    // A crosstab's line without any month makes no record, and is told with the totals and headings.
    let kept: BTreeSet<(u16, u32)> =
        batches.iter().flat_map(|b| b.rows.iter().map(|row| (b.sheet, *row))).collect();
    debug_assert!(tables.iter().all(|t| t.sheet < sheets.len()));
    account.rows_kept = kept.len() as u64;
    account.rows_not_data = account.rows_read.saturating_sub(account.rows_kept);
    account.records = batches.iter().map(|b| b.len() as u64).sum();
    account
}
