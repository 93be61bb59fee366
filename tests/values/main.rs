//! Written values with the meaning a careful person gives them: from the bytes of a workbook to the exported records.
//!
//! Each `[[column]]` of the tables beside this file becomes a workbook of its own, which is read, recognised,
//! normalised, resolved and exported; each cell's value and precision are compared, and whether a finding
//! names the cell where its reading is a guess or unclear. Cases that are not right yet stand in `known.toml`, which
//! must be exact: a case that became right is taken out of it, which `VALUES_SHRINK=1 cargo test --test values` does. To
//! see one table only, with each miss: `VALUES=dates cargo test --test values -- --nocapture`.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod book;
mod judge;
mod run;
mod table;

use judge::{Judged, Verdict};
use std::collections::{BTreeMap, BTreeSet};
use table::Table;

#[test]
fn written_values_have_the_meaning_a_careful_person_gives_them() {
    let only = std::env::var("VALUES").unwrap_or_default();
    let tables: Vec<Table> = table::all().into_iter().filter(|t| only.is_empty() || t.name == only).collect();
    let known = table::known();
    let mut each = run::columns(tables.iter().flat_map(|t| &t.column)).into_iter();
    let mut all = Vec::new();
    for table in &tables {
        let judged: Vec<Judged> = each.by_ref().take(table.column.len()).flatten().collect();
        print(&table.name, &judged, !only.is_empty());
        all.extend(judged);
    }
    if std::env::var_os("VALUES_SHRINK").is_some() {
        known.without(|column, cell| all.iter().any(|j| j.is_right(column, cell))).write();
        return;
    }
    let mut wrong: Vec<String> = all.iter().filter_map(|j| j.against(&known)).collect();
    if only.is_empty() {
        wrong.extend(judge::unmet(&known, &tables));
    }
    assert!(wrong.is_empty(), "{} cases are not as known.toml says:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn written_values_that_nobody_looked_at_are_read_as_well() {
    let tables = table::unseen();
    let judged: Vec<Judged> =
        run::columns(tables.iter().flat_map(|t| &t.column)).into_iter().flatten().collect();
    print("unseen", &judged, std::env::var("VALUES").is_ok_and(|only| only == "unseen"));
    let count = |verdict| judged.iter().filter(|j| j.verdict == verdict).count();
    assert!(count(Verdict::Right) * 100 >= judged.len() * 98, "under 98 of 100 are right");
    assert_eq!(count(Verdict::Silent), 0, "wrong in silence");
}

/// The score of a table, and each of its misses.
fn print(name: &str, judged: &[Judged], each: bool) {
    let count = |verdict| judged.iter().filter(|j| j.verdict == verdict).count();
    let (right, told, silent) = (count(Verdict::Right), count(Verdict::Told), count(Verdict::Silent));
    println!("{name}: {right} of {} right, {told} wrong and told, {silent} wrong in silence", judged.len());
    for miss in judged.iter().filter(|j| each && j.verdict != Verdict::Right) {
        println!("  {miss}");
    }
}

#[test]
fn the_tables_are_sound() {
    let mut names = BTreeSet::new();
    let mut cases = 0;
    for table in table::all() {
        for column in &table.column {
            cases += column.cells.len();
            assert!(names.insert(column.name.clone()), "two columns are named {}", column.name);
            let mut meanings: BTreeMap<String, &str> = BTreeMap::new();
            // What stands beside a value may decide.
            for cell in column.cells.iter().filter(|_| column.beside.is_empty()) {
                let before = meanings.insert(cell.written.to_string(), &cell.meaning);
                let same = before.is_none_or(|meaning| meaning == cell.meaning);
                assert!(same, "{}: {} means two things", column.name, cell.written);
            }
            for (label, values) in &column.beside {
                assert_eq!(values.len(), column.cells.len(), "{}: {label}", column.name);
            }
        }
    }
    assert!(cases >= 420, "{cases} cases");
}
