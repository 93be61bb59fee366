//! A column of a table as a workbook that a project might send.

use crate::table::{Column, Stored, Written};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

/// Where the tested column lies.
pub struct Place {
    pub sheet: String,
    /// Column, `A` being 0.
    pub col: u16,
    /// The first row of records, the sheet's first being 0.
    pub row: u32,
}

/// What every record needs beside the tested column: field, label and value. `#` becomes the number of the row.
type Base = &'static [(&'static str, &'static str, &'static str)];

const RISKS: Base = &[
    ("id", "ID", "R-#"),
    ("title", "Title", "@"),
    ("likelihood", "Likelihood", "=3"),
    ("impact", "Impact", "=4"),
    ("owner", "Owner", "Ann Lee"),
    ("status", "Status", "Open"),
];
const ISSUES: Base = &[
    ("id", "Issue ID", "I-#"),
    ("title", "Issue title", "@"),
    ("priority", "Priority", "High"),
    ("owner", "Issue owner", "Ann Lee"),
    ("status", "Issue status", "Open"),
];
const FINANCE: Base = &[
    ("cost_code", "Cost code", "CC#"),
    ("category", "Cost category", "@"),
    ("period", "Period", "2026-09"),
    ("budget", "Budget", "=1500"),
    ("actual", "Actual", "=1250"),
    ("forecast", "Forecast", "=1600"),
];
const RESOURCES: Base = &[
    ("person", "Resource name", "~"),
    ("role", "Job title", "Developer"),
    ("period", "Month", "2026-10"),
    ("allocation", "Allocation FTE", "=0.5"),
];
const ROLES: Base = &[
    ("person", "Full name", "~"),
    ("role", "Project role", "Project Officer"),
    ("organisation", "Organisation", "Head office"),
];
const ACTIONS: Base = &[
    ("id", "Action ID", "A-#"),
    ("title", "Action", "@"),
    ("owner", "Action owner", "Ann Lee"),
    ("status", "Action status", "Open"),
];
const CHANGES: Base = &[
    ("id", "Change ID", "C-#"),
    ("title", "Change title", "@"),
    ("requested_by", "Requested by", "Ann Lee"),
    ("status", "Change status", "Submitted"),
];
const MILESTONES: Base =
    &[("id", "Milestone ID", "M-#"), ("title", "Milestone", "@"), ("owner", "Milestone owner", "Ann Lee")];
const PROJECTS: Base = &[
    ("code", "Project code", "P2#"),
    ("name", "Project name", "@"),
    ("manager", "Project manager", "Ann Lee"),
];
const CONTRACTS: Base = &[
    ("id", "Contract ID", "K-#"),
    ("title", "Contract title", "@"),
    ("supplier", "Supplier", "Northern Works"),
];
const ASSUMPTIONS: Base = &[
    ("id", "Assumption ID", "A-#"),
    ("title", "Assumption", "@"),
    ("owner", "Assumption owner", "Ann Lee"),
    ("effect", "Impact if false", "The plan no longer holds"),
];
const BENEFITS: Base = &[
    ("id", "Benefit ID", "B-#"),
    ("title", "Benefit", "@"),
    ("owner", "Benefit owner", "Ann Lee"),
    ("measure", "Measure", "Hours a month"),
];
const DECISIONS: Base = &[
    ("id", "Decision ID", "D-#"),
    ("title", "Decision title", "@"),
    ("decided_by", "Decided by", "Ann Lee"),
    ("rationale", "Rationale", "It costs least"),
];
const DEPENDENCIES: Base = &[
    ("id", "Dependency ID", "D-#"),
    ("title", "Dependency", "@"),
    ("needed_on", "Needed by", "2027-01-29"),
    ("owner", "Dependency owner", "Ann Lee"),
];
const DOCUMENTS: Base = &[
    ("id", "Document ID", "D-#"),
    ("title", "Document title", "@"),
    ("version", "Version", "1.0"),
    ("author", "Author", "Ann Lee"),
];
const LESSONS: Base = &[
    ("id", "Lesson ID", "L-#"),
    ("title", "Lesson learned", "@"),
    ("recommendation", "Recommendation", "Ask earlier"),
    ("owner", "Lesson owner", "Ann Lee"),
];
const QUALITY: Base = &[
    ("id", "Quality ID", "Q-#"),
    ("title", "Product", "@"),
    ("method", "Quality method", "Inspection"),
    ("reviewer", "Reviewer", "Ann Lee"),
];
const STAKEHOLDERS: Base = &[
    ("person", "Stakeholder name", "~"),
    ("organisation", "Organisation", "Head office"),
    ("interest", "Interest", "=3"),
    ("influence", "Influence", "=4"),
];

fn base(register: &str) -> Base {
    match register {
        "risks" => RISKS,
        "issues" => ISSUES,
        "finance" => FINANCE,
        "resources" => RESOURCES,
        "roles" => ROLES,
        "actions" => ACTIONS,
        "changes" => CHANGES,
        "milestones" => MILESTONES,
        "projects" => PROJECTS,
        "contracts" => CONTRACTS,
        "assumptions" => ASSUMPTIONS,
        "benefits" => BENEFITS,
        "decisions" => DECISIONS,
        "dependencies" => DEPENDENCIES,
        "documents" => DOCUMENTS,
        "lessons" => LESSONS,
        "quality" => QUALITY,
        "stakeholders" => STAKEHOLDERS,
        other => panic!("say in book.rs what a record of {other} needs"),
    }
}

const TITLES: [&str; 10] = [
    "Interface comes too late",
    "Key staff leave before handover",
    "Site access not granted",
    "Ground worse than surveyed",
    "Licence prices rise",
    "Training rooms double booked",
    "Old data cannot be cleansed",
    "Server hall too warm",
    "Permit held back by the council",
    "Test team short of people",
];
const GIVEN: [&str; 10] =
    ["Anna", "Bruno", "Clara", "David", "Elena", "Felix", "Greta", "Henry", "Irene", "Jonas"];
const FAMILY: [&str; 3] = ["Keller", "Morris", "Pereira"];

/// The value of a column of its own in the record of this number.
fn filled(value: &str, number: usize) -> Written {
    if let Some(value) = value.strip_prefix('=') {
        return Written::Number(value.parse().unwrap());
    }
    let round = number / 10 + 1;
    Written::Text(match value {
        "@" => format!("{} ({round})", TITLES[number % 10]),
        "~" => format!("{} {}", GIVEN[number % 10], FAMILY[number / 10 % 3]),
        other => other.replace('#', &format!("{:02}", number + 1)),
    })
}

/// Writes the workbook. `label` is the register's name.
pub fn write(column: &Column, label: &str) -> (Vec<u8>, Place) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name(label).unwrap();
    let header = if column.title.is_empty() { 0 } else { 2 };
    if header > 0 {
        sheet.write(0, 0, &column.title).unwrap();
    }
    let all = columns(column);
    let at = all.iter().position(|(label, _)| *label == column.label).unwrap() as u16;
    for (col, (label, values)) in (0..).zip(&all) {
        sheet.write(header, col, label).unwrap();
        for (row, value) in (header + 1..).zip(values) {
            write_cell(sheet, row, col, value);
        }
    }
    rows_of(&mut book, "Project team", &roster(column));
    for (name, rows) in &column.lists {
        rows_of(&mut book, name, rows);
    }
    (book.save_to_buffer().unwrap(), Place { sheet: label.to_owned(), col: at, row: header + 1 })
}

/// The columns of the sheet: what a record needs, the tested one, those beside it.
fn columns(column: &Column) -> Vec<(String, Vec<Written>)> {
    let rows = column.cells.len();
    let own = |label: &str, value: &str| (label.to_owned(), (0..rows).map(|i| filled(value, i)).collect());
    let mut all: Vec<(String, Vec<Written>)> = Vec::new();
    if column.register != "projects" && column.field != "project" && !column.beside.contains_key("Project") {
        all.push(own("Project", "P101"));
    }
    let needed = base(&column.register).iter();
    for (_, label, value) in
        needed.filter(|(field, label, _)| *field != column.field && !column.beside.contains_key(*label))
    {
        all.push(own(label, value));
    }
    all.push((column.label.clone(), column.cells.iter().map(|c| c.written.clone()).collect()));
    all.extend(column.beside.iter().map(|(label, values)| (label.clone(), values.clone())));
    all
}

/// A roles register with these people; no rows without any.
fn roster(column: &Column) -> Vec<Vec<Written>> {
    if column.roster.is_empty() {
        return Vec::new();
    }
    let row = |cells: [&str; 3]| cells.map(|c| Written::Text(c.to_owned())).to_vec();
    let people = column.roster.iter().map(|person| row([person, "Project Officer", "P101"]));
    std::iter::once(row(["Full name", "Project role", "Project"])).chain(people).collect()
}

fn rows_of(book: &mut Workbook, name: &str, rows: &[Vec<Written>]) {
    if rows.is_empty() {
        return;
    }
    let sheet = book.add_worksheet().set_name(name).unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (col, cell) in (0..).zip(cells) {
            write_cell(sheet, row, col, cell);
        }
    }
}

fn write_cell(sheet: &mut Worksheet, row: u32, col: u16, written: &Written) {
    match written {
        Written::Text(text) if text.is_empty() => {}
        Written::Text(text) => {
            sheet.write_string(row, col, text).unwrap();
        }
        Written::Number(number) => {
            sheet.write_number(row, col, *number).unwrap();
        }
        Written::Stored(stored) => write_stored(sheet, row, col, stored),
    }
}

fn write_stored(sheet: &mut Worksheet, row: u32, col: u16, stored: &Stored) {
    let number = stored.number;
    let standard = if stored.date.is_some() { "dd/mm/yyyy" } else { "General" };
    let format = Format::new().set_num_format(stored.format.as_deref().unwrap_or(standard));
    match (&stored.date, number) {
        (Some(date), _) => {
            let date = ExcelDateTime::parse_from_str(date).unwrap();
            sheet.write_datetime_with_format(row, col, &date, &format).unwrap();
        }
        (None, Some(number)) => {
            sheet.write_number_with_format(row, col, number, &format).unwrap();
        }
        (None, None) => {
            sheet.write_boolean(row, col, stored.flag.unwrap_or_default()).unwrap();
        }
    }
}
