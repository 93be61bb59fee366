//! Makes the sample portfolio: `cargo run --example make_samples` writes `samples/portfolio`, byte for byte the same
//! each time. Twelve projects in four programmes hand in October 2026, each in the way that their people keep things,
//! with a few of the faults that people make (listed in `samples/README.md`).

mod common;
mod dice;
mod exports;
mod faults;
mod ods;
mod portfolio;
mod programme;
mod raid;
mod raid_months;
mod registers;
mod tables;
mod treatment;
#[rustfmt::skip]
mod words;

use common::Done;
use jiff::civil::date;
use portfolio::Project;
use raid::Return;
use std::path::{Path, PathBuf};

/// Any number would do; this one is what the committed files were made with.
const SEED: u64 = 20_261_031;

fn main() -> Done {
    let target = std::env::args()
        .nth(1)
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/portfolio"), PathBuf::from);
    let mut projects = portfolio::portfolio(SEED);
    faults::october(&mut projects);
    faults::plant(&mut projects);
    let earlier = faults::earlier_version(&projects[0]);
    let folder = |name: &str| -> std::io::Result<PathBuf> {
        let path = target.join(name);
        std::fs::create_dir_all(&path)?;
        Ok(path)
    };
    let digital = folder("Digital Services")?;
    let october = |version, day| Return { month: "October 2026", version, made: date(2026, 11, day) };
    raid::write(&digital.join("P101 RAID Oct-26 v0.3.xlsx"), &earlier, &october("0.3", 2))?;
    raid::write(&digital.join("P101 RAID Oct-26 v0.4.xlsx"), &projects[0], &october("0.4", 4))?;
    raid::write(&digital.join("P102 RAID Oct-26.xlsx"), &projects[1], &october("1.0", 3))?;
    let september = Return { month: "September 2026", version: "1.0", made: date(2026, 10, 2) };
    raid::write(&digital.join("P103 RAID Sep-26.xlsx"), &projects[2], &september)?;
    programme::write(&folder("Estates")?, &refs(&projects[3..6]))?;
    exports::write(&folder("Finance Transformation")?, &refs(&projects[6..9]))?;
    let workforce = folder("Workforce")?;
    ods::write(&workforce.join("P110 Learning platform return 2026-10.ods"), &projects[9])?;
    tables::write(&workforce.join("P111_registers_2026-10.xlsx"), &projects[10], true, false)?;
    tables::write(&workforce.join("Contact centre 2026-10.xlsx"), &projects[11], false, true)?;
    tables::master(&target.join("Portfolio master list 2026-10.xlsx"), &projects)?;
    registers::write(&target)
}

fn refs(projects: &[Project]) -> Vec<&Project> {
    projects.iter().collect()
}
