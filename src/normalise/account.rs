//! The account of a file: what became of each row and cell.

use super::table::Made;
use crate::model::dataset::Account;
use crate::model::table::{Fate, RegisterTable};
use crate::model::workbook::Sheet;
use std::collections::BTreeSet;

/// Counts rows and cells. `fates` are those of the recognition; what was found since is put into them first.
pub fn account(
    sheets: &[Sheet],
    tables: &[RegisterTable],
    made: &[Made],
    fates: &mut [Vec<Fate>],
) -> Account {
    let mut account = Account::default();
    for (at, (sheet, fates)) in sheets.iter().zip(fates).enumerate() {
        let here = || tables.iter().zip(made).filter(move |(t, _)| t.sheet == at).map(|(_, m)| m);
        for (place, fate) in here().flat_map(|m| &m.fates) {
            if let Some(known) = sheet.place_of(*place).and_then(|i| fates.get_mut(i)) {
                *known = *fate;
            }
        }
        let kept: BTreeSet<u32> = here().flat_map(|m| m.kept.iter().copied()).collect();
        let rejected: BTreeSet<u32> = here().flat_map(|m| m.rejected.iter().copied()).collect();
        for row in &sheet.rows {
            account.rows_read += 1;
            if kept.contains(&row.index) {
                account.rows_kept += 1;
            } else if rejected.contains(&row.index) {
                account.rows_rejected += 1;
            } else {
                account.rows_not_data += 1;
            }
        }
        account.records += here().map(|m| m.batch.len() as u64).sum::<u64>();
        account.count_cells(fates);
        let coloured: u64 = here().map(|m| m.coloured).sum();
        account.cells_read += coloured;
        account.cells_values += coloured;
    }
    debug_assert!(account.adds_up());
    account
}
