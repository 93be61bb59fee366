//! House style 1: one RAID workbook a project, with a cover, notes above the headers, H/M/L, spacer rows, totals and
//! a line to sign on.

use crate::common::{Done, dmy, first_last, serial, workbook};
use crate::portfolio::{Issue, Project, Risk, Status};
use crate::raid_months;
use jiff::civil::Date;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use std::path::Path;

/// What a return says about itself.
pub struct Return<'a> {
    pub month: &'a str,
    pub version: &'a str,
    pub made: Date,
}

/// Formats.
pub struct Look {
    pub title: Format,
    pub note: Format,
    pub head: Format,
    pub cell: Format,
    pub date: Format,
    pub money: Format,
    pub total: Format,
    pub band: Format,
    pub levels: [Format; 3],
}

impl Look {
    /// The formats of this style.
    pub fn new() -> Self {
        let cell = Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top);
        let head = cell.clone().set_bold().set_background_color(0x1F3864).set_font_color(Color::White);
        let fill = |rgb: u32| cell.clone().set_background_color(rgb).set_align(FormatAlign::Center);
        Self {
            title: Format::new().set_bold().set_font_size(16).set_font_color(0x1F3864),
            note: Format::new().set_italic().set_font_color(0x7F7F7F),
            date: cell.clone().set_num_format("dd-mmm-yy"),
            money: cell.clone().set_num_format("#,##0;(#,##0);-"),
            total: cell.clone().set_bold().set_num_format("#,##0;(#,##0);-").set_background_color(0xD9E2F3),
            band: cell.clone().set_bold().set_background_color(0xD9D9D9),
            levels: [fill(0xC6E0B4), fill(0xFFE699), fill(0xF4B084)],
            head: head.set_align(FormatAlign::Center),
            cell,
        }
    }
}

const LEVELS: [&str; 3] = ["L", "M", "H"];
const PRIORITIES: [&str; 4] = ["Critical", "High", "Medium", "Low"];

/// Writes the workbook of `project`.
pub fn write(path: &Path, project: &Project, about: &Return) -> Done {
    let mut book = workbook(&format!("RAID log {}", project.code))?;
    let look = Look::new();
    cover(&mut book, &look, project, about)?;
    risks(&mut book, &look, project)?;
    issues(&mut book, &look, project)?;
    team(&mut book, &look, project)?;
    raid_months::resources(&mut book, &look, project)?;
    raid_months::budget(&mut book, &look, project)?;
    lists(&mut book)?;
    book.save(path)?;
    Ok(())
}

fn cover(book: &mut Workbook, look: &Look, project: &Project, about: &Return) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name("Cover")?;
    sheet.set_column_width(0, 3)?.set_column_width(1, 22)?.set_column_width(2, 38)?;
    sheet.merge_range(1, 1, 1, 4, "Project RAID log and resource return", &look.title)?;
    let name = format!("{} {}", project.code, project.name);
    let facts = [
        ("Project", project.name.to_owned()),
        ("Project code", project.code.to_owned()),
        ("Programme", project.programme.to_owned()),
        ("Reporting month", about.month.to_owned()),
        ("Version", about.version.to_owned()),
        ("Prepared by", first_last(project.roles.get(3).map_or(project.manager, |r| r.person))),
        ("Date", dmy(about.made)),
    ];
    for (row, (label, value)) in (3..).zip(facts) {
        sheet.write_with_format(row, 1, label, &look.head)?.write_with_format(row, 2, value, &look.cell)?;
    }
    sheet.write_with_format(
        12,
        1,
        format!("Send to the portfolio office by working day 3. Queries: {name}"),
        &look.note,
    )?;
    Ok(())
}

/// Title, note and labels; gives the first row under them.
pub fn top(
    sheet: &mut Worksheet,
    look: &Look,
    title: &str,
    note: &str,
    labels: &[(&str, f64)],
) -> Result<u32, XlsxError> {
    let last = labels.len() as u16 - 1;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_row_height(0, 24)?.set_row_height(3, 32)?;
    sheet.merge_range(0, 0, 0, last, title, &look.title)?;
    sheet.merge_range(1, 0, 1, last, note, &look.note)?;
    for (col, (label, width)) in labels.iter().enumerate() {
        sheet.write_with_format(3, col as u16, *label, &look.head)?.set_column_width(col as u16, *width)?;
    }
    sheet.set_freeze_panes(4, 2)?;
    Ok(4)
}

fn date(sheet: &mut Worksheet, look: &Look, row: u32, col: u16, day: Option<Date>) -> Result<(), XlsxError> {
    match day {
        Some(day) => sheet.write_with_format(row, col, serial(day), &look.date)?,
        None => sheet.write_blank(row, col, &look.cell)?,
    };
    Ok(())
}

fn risks(book: &mut Workbook, look: &Look, project: &Project) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name("Risks")?;
    let labels = [
        ("Ref", 8.0),
        ("Risk title", 34.0),
        ("Cause", 30.0),
        ("Effect", 30.0),
        ("Category", 14.0),
        ("Probability\n(H/M/L)", 11.0),
        ("Impact\n(H/M/L)", 11.0),
        ("Mitigating actions", 34.0),
        ("Risk owner", 20.0),
        ("Status", 11.0),
        ("Date raised", 11.0),
        ("Target date", 11.0),
        ("Date closed", 11.0),
    ];
    let title = format!("{} - Risk log", project.name);
    let mut row = top(
        sheet,
        look,
        &title,
        "One line a risk. Score before mitigation. Do not delete closed risks.",
        &labels,
    )?;
    for (i, risk) in project.risks.iter().enumerate() {
        if i == 6 {
            row += 1;
        }
        risk_row(sheet, look, row, risk)?;
        row += 1;
    }
    sheet.write_with_format(
        row + 2,
        1,
        "Reviewed by project manager: ____________________   Date: ____________",
        &look.note,
    )?;
    Ok(())
}

fn risk_row(sheet: &mut Worksheet, look: &Look, row: u32, risk: &Risk) -> Result<(), XlsxError> {
    let status = match risk.status {
        Status::Closed => "Closed",
        Status::Other => "Materialised",
        Status::Moving => "Treating",
        _ => "Open",
    };
    sheet.set_row_height(row, 42)?;
    let owner = risk.owner.map_or(String::new(), first_last);
    let texts = [
        (0, risk.id.as_str()),
        (1, &risk.title),
        (2, &risk.cause),
        (3, &risk.effect),
        (4, risk.category),
        (7, &risk.mitigation),
        (8, &owner),
        (9, status),
    ];
    for (col, text) in texts {
        sheet.write_with_format(row, col, text, &look.cell)?;
    }
    for (col, level) in [(5, risk.likelihood), (6, risk.impact)] {
        let at = usize::from(level) - 1;
        sheet.write_with_format(row, col, LEVELS[at], &look.levels[at])?;
    }
    date(sheet, look, row, 10, Some(risk.raised))?;
    date(sheet, look, row, 11, risk.due)?;
    date(sheet, look, row, 12, risk.closed)
}

fn issues(book: &mut Workbook, look: &Look, project: &Project) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name("Issues")?;
    let labels = [
        ("Ref", 8.0),
        ("Issue", 36.0),
        ("Effect on project", 30.0),
        ("Category", 14.0),
        ("Priority", 10.0),
        ("Action taken", 32.0),
        ("Issue owner", 20.0),
        ("Status", 11.0),
        ("Date raised", 11.0),
        ("Target date", 11.0),
        ("Date closed", 11.0),
    ];
    let title = format!("{} - Issue log", project.name);
    let mut row = top(
        sheet,
        look,
        &title,
        "Priority: see hidden lists. Closed issues stay in the log for the audit.",
        &labels,
    )?;
    for (i, issue) in project.issues.iter().enumerate() {
        if i == 5 {
            row += 1;
        }
        issue_row(sheet, look, row, issue)?;
        row += 1;
    }
    sheet.write_with_format(
        row + 1,
        1,
        "Reviewed by project manager: ____________________   Date: ____________",
        &look.note,
    )?;
    Ok(())
}

fn issue_row(sheet: &mut Worksheet, look: &Look, row: u32, issue: &Issue) -> Result<(), XlsxError> {
    let status = match issue.status {
        Status::Closed => "Closed",
        Status::Other => "Rejected",
        Status::Moving => "In progress",
        Status::Held => "On hold",
        _ => "Open",
    };
    sheet.set_row_height(row, 42)?;
    let owner = issue.owner.map_or(String::new(), first_last);
    let priority = PRIORITIES[usize::from(issue.priority) - 1];
    let texts = [
        issue.id.as_str(),
        &issue.title,
        &issue.effect,
        issue.category,
        priority,
        &issue.resolution,
        &owner,
        status,
    ];
    for (col, text) in texts.iter().enumerate() {
        sheet.write_with_format(row, col as u16, *text, &look.cell)?;
    }
    date(sheet, look, row, 8, Some(issue.raised))?;
    date(sheet, look, row, 9, issue.due)?;
    date(sheet, look, row, 10, issue.closed)
}

fn team(book: &mut Workbook, look: &Look, project: &Project) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name("Team")?;
    let labels = [("Name", 24.0), ("Role", 30.0), ("FTE", 8.0), ("Organisation", 22.0)];
    let first = top(
        sheet,
        look,
        "Project team and roles",
        "Who does what. FTE as agreed with the line manager.",
        &labels,
    )?;
    for (row, (i, role)) in (first..).zip(project.roles.iter().enumerate()) {
        sheet.write_with_format(row, 0, first_last(role.person), &look.cell)?;
        sheet
            .write_with_format(row, 1, role.title, &look.cell)?
            .write_with_format(row, 2, role.fte, &look.cell)?;
        sheet.write_with_format(
            row,
            3,
            if i % 4 == 3 { "Harrow Consulting" } else { "Own staff" },
            &look.cell,
        )?;
    }
    Ok(())
}

fn lists(book: &mut Workbook) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name("Lists")?;
    sheet.set_hidden(true);
    let lists: [(&str, &[&str]); 4] = [
        ("Level", &LEVELS),
        ("Risk status", &["Open", "Treating", "Closed", "Materialised"]),
        ("Issue status", &["Open", "In progress", "On hold", "Closed", "Rejected"]),
        ("Priority", &PRIORITIES),
    ];
    for (col, (label, values)) in lists.iter().enumerate() {
        sheet.write(0, col as u16, *label)?;
        for (row, value) in values.iter().enumerate() {
            sheet.write(row as u32 + 1, col as u16, *value)?;
        }
    }
    Ok(())
}
