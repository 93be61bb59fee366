//! A generated portfolio: one RAID workbook a project, 500 rows each.

use rayon::prelude::*;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use std::path::{Path, PathBuf};

const PEOPLE: [&str; 12] = [
    "Smith, Jane",
    "Okafor, Chidi",
    "Müller, Zoë",
    "Novák, Petr",
    "Jones, Bob",
    "Rossi, Giulia",
    "Dubois, Élodie",
    "Patel, Anil",
    "García, Inés",
    "Kowalska, Ewa",
    "Berg, Lars",
    "Ng, Wei",
];
const TOPICS: [&str; 8] = [
    "Supplier delivers the interface late",
    "Key developer leaves before cutover",
    "Data quality delays migration",
    "Test environment is not ready",
    "Users do not accept the new process",
    "Licence costs rise",
    "Security review finds faults",
    "Training rooms are double-booked",
];
const LETTERS: [&str; 3] = ["L", "M", "H"];

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len() as u64) as usize]
    }
}

/// Writes the workbooks of a portfolio of `count` projects into `dir`, which is made; gives where they lie. Risks and issues
/// have `own` columns of text that no register knows.
pub fn generate(dir: &Path, count: usize, own: u16) -> Vec<PathBuf> {
    std::fs::create_dir_all(dir).unwrap();
    let file = |n: usize| {
        let path = dir.join(format!("PRJ{n:03} RAID 2026-10.xlsx"));
        write(&path, n as u64, own).unwrap();
        path
    };
    (0..count).into_par_iter().map(file).collect()
}

/// Writes workbook `n` of the portfolio.
fn write(path: &Path, n: u64, own: u16) -> Result<(), XlsxError> {
    let mut dice = Dice(n + 1);
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    cover(&mut book, n)?;
    log(
        &mut book,
        "Risks",
        "R",
        190,
        &[
            "ID",
            "Risk",
            "Description",
            "Category",
            "Probability",
            "Impact",
            "Mitigation",
            "Owner",
            "Status",
            "Date raised",
            "Due date",
            "Comments",
        ],
        (&mut dice, own),
        &date,
    )?;
    log(
        &mut book,
        "Issues",
        "I",
        150,
        &[
            "ID",
            "Issue",
            "Description",
            "Category",
            "Priority",
            "Severity",
            "Resolution",
            "Owner",
            "Status",
            "Date raised",
            "Target date",
            "Comments",
        ],
        (&mut dice, own),
        &date,
    )?;
    team(&mut book, &mut dice)?;
    months(&mut book, "Resources", &["Name", "Role", "Day rate"], 60, false, &mut dice)?;
    months(&mut book, "Budget", &["Cost code", "Category"], 60, true, &mut dice)?;
    book.save(path)
}

fn cover(book: &mut Workbook, n: u64) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name("Cover")?;
    let lines = [
        ("Project", format!("PRJ{n:03}")),
        ("Reporting month", "October 2026".into()),
        ("Version", "1.0".into()),
    ];
    for (row, (label, value)) in lines.iter().enumerate() {
        sheet.write(row as u32 + 2, 1, *label)?.write(row as u32 + 2, 2, value)?;
    }
    Ok(())
}

#[allow(clippy::too_many_arguments)]
fn log(
    book: &mut Workbook,
    name: &str,
    prefix: &str,
    rows: u32,
    labels: &[&str],
    (dice, own): (&mut Dice, u16),
    date: &Format,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(name)?;
    sheet.write(0, 0, format!("{name} register"))?;
    for (col, label) in labels.iter().enumerate() {
        sheet.write(3, col as u16, *label)?;
    }
    for n in 0..own {
        sheet.write(3, 12 + n, format!("Site diary {n}"))?;
    }
    for row in 0..rows {
        let at = row + 4;
        let topic = dice.pick(&TOPICS);
        sheet.write(at, 0, format!("{prefix}-{:03}", row + 1))?;
        sheet.write(at, 1, format!("{topic} ({})", dice.roll(900)))?;
        sheet.write(at, 2, format!("{topic}, seen in week {} by the team on site", dice.roll(52)))?;
        sheet.write(at, 3, dice.pick(&["Technical", "Commercial", "People", "Schedule"]))?;
        sheet.write(at, 4, dice.pick(if prefix == "R" { &LETTERS } else { &["High", "Medium", "Low"] }))?;
        sheet.write(at, 5, dice.pick(&LETTERS))?;
        sheet.write(at, 6, format!("Weekly call, plan {} agreed", dice.roll(40)))?;
        sheet.write(at, 7, dice.pick(&PEOPLE))?;
        sheet.write(at, 8, dice.pick(&["Open", "Open", "Closed", "Live"]))?;
        sheet.write_with_format(at, 9, 46_000.0 + dice.roll(250) as f64, date)?;
        sheet.write_with_format(at, 10, 46_200.0 + dice.roll(300) as f64, date)?;
        sheet.write(at, 11, format!("Discussed on day {}", dice.roll(365)))?;
        for n in 0..own {
            sheet.write(at, 12 + n, format!("Entry {} of the site diary", dice.roll(u64::MAX >> 33)))?;
        }
    }
    Ok(())
}

fn team(book: &mut Workbook, dice: &mut Dice) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name("Team")?;
    for (col, label) in ["Name", "Role", "FTE", "Organisation"].iter().enumerate() {
        sheet.write(1, col as u16, *label)?;
    }
    for row in 0..40 {
        sheet.write(row + 2, 0, dice.pick(&PEOPLE))?;
        sheet.write(
            row + 2,
            1,
            dice.pick(&["Risk Manager", "Project Manager", "PMO Analyst", "Planner", "Project Accountant"]),
        )?;
        sheet.write(row + 2, 2, (1 + dice.roll(4)) as f64 / 4.0)?;
        sheet.write(row + 2, 3, dice.pick(&["Own staff", "Supplier Ltd"]))?;
    }
    Ok(())
}

fn months(
    book: &mut Workbook,
    name: &str,
    labels: &[&str],
    rows: u32,
    money: bool,
    dice: &mut Dice,
) -> Result<(), XlsxError> {
    const MONTHS: [&str; 12] = [
        "Apr-26", "May-26", "Jun-26", "Jul-26", "Aug-26", "Sep-26", "Oct-26", "Nov-26", "Dec-26", "Jan-27",
        "Feb-27", "Mar-27",
    ];
    let sheet = book.add_worksheet().set_name(name)?;
    let first = labels.len() as u16;
    let (head, each): (u32, &[&str]) =
        if money { (3, &["Budget", "Actual", "Forecast"]) } else { (2, &[""]) };
    labels.iter().enumerate().try_for_each(|(col, label)| sheet.write(head, col as u16, *label).map(drop))?;
    for (m, month) in MONTHS.iter().enumerate() {
        let col = first + (m * each.len()) as u16;
        sheet.write(2, col, *month)?;
        if money {
            each.iter()
                .enumerate()
                .try_for_each(|(i, word)| sheet.write(3, col + i as u16, *word).map(drop))?;
        }
    }
    for row in 0..rows {
        let at = head + 1 + row;
        if money {
            sheet.write(at, 0, format!("CC{row:04}"))?.write(
                at,
                1,
                dice.pick(&["Staff", "Licences", "Hardware", "Travel"]),
            )?;
        } else {
            sheet.write(at, 0, format!("Person {row}"))?.write(at, 1, "Developer")?.write(
                at,
                2,
                400 + dice.roll(300) as u32,
            )?;
        }
        for col in first..first + (12 * each.len()) as u16 {
            let value = if money { dice.roll(5_000_000) as f64 / 100.0 } else { dice.roll(5) as f64 / 4.0 };
            sheet.write(at, col, value)?;
        }
    }
    Ok(())
}
