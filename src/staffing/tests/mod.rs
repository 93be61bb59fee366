//! Small portfolios with the posts that people have.

mod coverage;
mod duties;
mod waivers;

use super::staff;
use crate::finding::Noted;
use crate::measure::fixture::dataset;
use crate::model::staffing::Staffing;
use crate::settings::Settings;

type Table = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// A roles register of the file `a.xlsx`: project, person, role, title, start, end, deputy.
const FIELDS: &str = "project|person|role|title|start_on|end_on|deputy";

fn roles(records: &'static [&'static str]) -> Table {
    ("a.xlsx", "roles", FIELDS, records)
}

/// What is worked out of these tables, at the end of October 2026, with these changes to the settings.
fn staffed(tables: &[Table], change: impl FnOnce(&mut Settings)) -> Noted<Staffing> {
    let mut settings = Settings::built_in().unwrap();
    change(&mut settings);
    staff(&dataset(&settings, tables), &settings)
}

/// The findings of one kind, a line each: file, cells, project: what was seen.
fn found(code: &str, tables: &[Table]) -> Vec<String> {
    lines(code, staffed(tables, |_| ()))
}

fn lines(code: &str, staffed: Noted<Staffing>) -> Vec<String> {
    let told = staffed.findings.into_iter().filter(|f| f.code.id == code);
    told.map(|f| {
        let cells: Vec<String> = f.place.cells.iter().map(ToString::to_string).collect();
        format!("{} {} {}: {}", f.place.file, cells.join(","), f.place.project, f.seen)
    })
    .collect()
}
