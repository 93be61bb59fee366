use super::*;
use crate::model::table::Layout;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Cells of which real sheets are made, and some that nobody should write.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        4 => prop::sample::select(vec![
            "ID", "Risk", "Likelihood", "Impact", "Owner", "Status", "Budget", "Actual", "Apr-26", "May-26", "Jun-26",
            "Name", "Role", "Total", "Project", "Cost code", "Category", "H", "Open", "Ann Lee", "2026-10-12", "Signed",
        ]).prop_map(str::to_owned),
        2 => (0..5000i32).prop_map(|n| n.to_string()),
        1 => "\\PC{0,12}".prop_map(|s| s.replace('|', " ")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Whatever stands on a sheet: nothing panics, each row is in one place, each cell has a fate.
    #[test]
    fn every_row_is_accounted_for(rows in prop::collection::vec(prop::collection::vec(cell(), 1..9), 0..16)) {
        let lines: Vec<String> = rows.iter().map(|r| r.join("|")).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let book = book(&[("Sheet", &lines)]);
        let (cells, numbers) = (book.sheets[0].cells.len(), book.sheets[0].rows.clone());
        let found = recognise("x.xlsx", book);
        prop_assert_eq!(found.fates[0].len(), cells);
        let mut own: BTreeSet<u32> = BTreeSet::new();
        for table in &found.tables {
            match table.layout {
                Layout::Transposed => own.extend(table.columns.iter().map(|c| c.at)),
                _ => {
                    own.extend(table.header.iter().chain(&table.records));
                    own.extend(table.others.iter().map(|(row, _)| row));
                }
            }
        }
        for row in &numbers {
            let ignored = found.ignored.iter().filter(|i| i.rows.is_some_and(|(a, b)| (a..=b).contains(&row.index)));
            let places = ignored.count() + usize::from(own.contains(&row.index));
            prop_assert_eq!(places, 1, "row {} is in so many places", row.index);
        }
        // Two columns never claim one field.
        for table in &found.tables {
            let mut fields: Vec<_> = table.columns.iter().filter_map(|c| c.field).collect();
            fields.sort();
            let all = fields.len();
            fields.dedup();
            prop_assert_eq!(fields.len(), all);
        }
    }
}
