//! Names of the copies: of the returns, in one folder, as every system takes them.

use crate::model::artifact::{is_portable, with_portable};
use std::collections::BTreeSet;

const ENDING: &str = ".xlsx";
/// Bytes of a name without its ending; publishing takes a little more.
const LONGEST: usize = 180;
/// Stands between a folder and what lies in it.
const BETWEEN: &str = " - ";

/// The names given so far, in small letters.
#[derive(Default)]
pub struct Names(BTreeSet<String>);

impl Names {
    /// The name of the copy of `file`: with its folders, `Estates/risks.csv` being `Estates - risks.csv.xlsx`. A workbook
    /// .xlsx keeps its ending; one whose name is taken has a number.
    pub fn unique(&mut self, file: &str) -> String {
        let stem = file.strip_suffix(ENDING).unwrap_or(file);
        let stem = portable(&stem.replace('/', BETWEEN));
        let mut name = format!("{stem}{ENDING}");
        let mut n = 1;
        while !self.0.insert(name.to_lowercase()) {
            n += 1;
            name = format!("{stem} ({n}){ENDING}");
        }
        name
    }
}

/// The end of a long name is kept, which tells the file from others of its folder.
fn portable(stem: &str) -> String {
    let clean = with_portable(stem, '_');
    let start = (clean.len().saturating_sub(LONGEST)..).find(|at| clean.is_char_boundary(*at)).unwrap_or(0);
    let end = clean.get(start..).unwrap_or_default();
    let end = end.trim_matches([' ', '.']);
    // A name that Windows keeps for a device.
    if is_portable(end) { end.to_owned() } else { format!("return {end}").trim_end().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_portable() {
        let mut names = Names::default();
        for (file, name) in [
            ("Estates/Risk log.xlsx", "Estates - Risk log.xlsx"),
            ("estates/risk log.xlsx", "estates - risk log (2).xlsx"),
            ("risks.csv", "risks.csv.xlsx"),
            ("con.xlsx", "return con.xlsx"),
            ("a: b?.xlsm", "a_ b_.xlsm.xlsx"),
        ] {
            assert_eq!(names.unique(file), name);
        }
        let long = names.unique(&format!("{}/é risks.ods", "é".repeat(200)));
        assert!(long.len() < 200 && long.ends_with(" - é risks.ods.xlsx"), "{long}");
    }
}
