//! House style 2: one workbook a register for a whole programme. Dates are typed as text, names surname first, and
//! money is in thousands of pounds, which only the title says.

use crate::common::{Done, MONTHS, dmy, last_first, pounds, workbook};
use crate::portfolio::{Project, Status};
use crate::treatment::{self, Treatment};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError};
use std::path::Path;

struct Look {
    title: Format,
    head: Format,
    cell: Format,
    percent: Format,
    money: Format,
    total: Format,
}

fn look() -> Look {
    let cell = Format::new().set_border(FormatBorder::Hair).set_font_name("Arial").set_font_size(9);
    Look {
        title: Format::new().set_bold().set_font_name("Arial").set_font_size(12),
        head: cell
            .clone()
            .set_bold()
            .set_background_color(0xBDD7EE)
            .set_text_wrap()
            .set_align(FormatAlign::Center),
        percent: cell.clone().set_num_format("0%"),
        money: cell.clone().set_num_format("#,##0.0"),
        total: cell.clone().set_bold().set_num_format("#,##0.0").set_border_top(FormatBorder::Double),
        cell,
    }
}

/// Writes the five workbooks of a programme into `dir`.
pub fn write(dir: &Path, projects: &[&Project]) -> Done {
    let look = look();
    save(dir, "Estates Risk Register Oct 2026.xlsx", |book| risks(book, &look, projects))?;
    save(dir, "Estates Issues Log Oct 2026.xlsx", |book| issues(book, &look, projects))?;
    save(dir, "Estates Roles and Contacts Oct 2026.xlsx", |book| roles(book, &look, projects))?;
    save(dir, "Estates Resource Plan Oct 2026.xlsx", |book| resources(book, &look, projects))?;
    save(dir, "Estates Finance Oct 2026.xlsx", |book| finance(book, &look, projects))
}

fn save(dir: &Path, name: &str, fill: impl Fn(&mut Workbook) -> Result<(), XlsxError>) -> Done {
    let mut book = workbook(name.trim_end_matches(".xlsx"))?;
    fill(&mut book)?;
    book.save(dir.join(name))?;
    Ok(())
}

/// A sheet whose table starts in column B and row 4.
fn sheet<'a>(
    book: &'a mut Workbook,
    look: &Look,
    name: &str,
    title: &str,
    labels: &[(&str, f64)],
) -> Result<&'a mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet().set_name(name)?;
    sheet.set_column_width(0, 2)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.write_with_format(0, 1, title, &look.title)?;
    sheet.write_with_format(1, 1, "Position at 31 October 2026", &look.cell)?;
    for (col, (label, width)) in (1..).zip(labels) {
        sheet.write_with_format(3, col, *label, &look.head)?.set_column_width(col, *width)?;
    }
    Ok(sheet)
}

fn row_of(sheet: &mut Worksheet, look: &Look, row: u32, texts: &[String]) -> Result<(), XlsxError> {
    for (col, text) in (1..).zip(texts).filter(|(_, text)| !text.is_empty()) {
        sheet.write_with_format(row, col, text, &look.cell)?;
    }
    Ok(())
}

fn risks(book: &mut Workbook, look: &Look, projects: &[&Project]) -> Result<(), XlsxError> {
    let labels = [
        ("Project", 9.0),
        ("Risk No.", 9.0),
        ("Risk", 48.0),
        ("Consequence", 34.0),
        ("RBS", 14.0),
        ("Likelihood (1-5)", 10.0),
        ("Impact (1-5)", 9.0),
        ("Score", 8.0),
        ("Treatment plan", 38.0),
        ("Owner", 22.0),
        ("Open/Closed", 11.0),
        ("Raised", 11.0),
        ("Due", 11.0),
        ("Next review", 11.0),
        ("Closed on", 11.0),
        ("Response", 11.0),
        ("Residual likelihood", 10.0),
        ("Residual impact", 10.0),
        ("Target score", 8.0),
        ("Proximity", 16.0),
        ("Probability %", 11.0),
        ("Cost impact (£k)", 11.0),
        ("Trend", 9.0),
    ];
    let sheet = sheet(book, look, "Risk register", "Estates programme: consolidated risk register", &labels)?;
    let mut row = 4;
    for project in projects {
        for (i, risk) in project.risks.iter().enumerate() {
            let status = match risk.status {
                Status::Closed => "Closed",
                Status::Other => "Rejected",
                _ => "Open",
            };
            let review = match (project.code, i) {
                ("P106", 4) => "soon".to_owned(),
                _ => risk.due.map_or(String::new(), |d| dmy(d.min(jiff::civil::date(2026, 12, 15)))),
            };
            row_of(
                sheet,
                look,
                row,
                &[
                    project.code.to_owned(),
                    risk.id.clone(),
                    format!("{}. {}", risk.title, risk.cause),
                    risk.effect.clone(),
                    risk.category.to_owned(),
                    String::new(),
                    String::new(),
                    String::new(),
                    risk.mitigation.clone(),
                    risk.owner.map_or(String::new(), last_first),
                    status.to_owned(),
                    dmy(risk.raised),
                    risk.due.map_or(String::new(), dmy),
                    review,
                    risk.closed.map_or(String::new(), dmy),
                ],
            )?;
            let (likelihood, impact) = (f64::from(risk.likelihood), f64::from(risk.impact));
            sheet
                .write_with_format(row, 6, likelihood, &look.cell)?
                .write_with_format(row, 7, impact, &look.cell)?;
            let score =
                Formula::new(format!("=G{0}*H{0}", row + 1)).set_result(format!("{}", likelihood * impact));
            sheet.write_formula_with_format(row, 8, score, &look.cell)?;
            treatment(sheet, look, row, &treatment::of(risk, i))?;
            row += 1;
        }
    }
    sheet.set_freeze_panes(4, 3)?.autofilter(3, 1, row - 1, 23)?;
    Ok(())
}

/// The columns from P on.
fn treatment(sheet: &mut Worksheet, look: &Look, row: u32, t: &Treatment) -> Result<(), XlsxError> {
    let words = [(16, t.response), (20, t.proximity), (23, t.trend)];
    for (col, word) in words {
        sheet.write_with_format(row, col, word, &look.cell)?;
    }
    let numbers = [(17, t.residual[0]), (18, t.residual[1]), (19, t.target)];
    for (col, number) in numbers {
        sheet.write_with_format(row, col, f64::from(number), &look.cell)?;
    }
    sheet.write_with_format(row, 21, f64::from(t.chance) / 100.0, &look.percent)?;
    sheet.write_with_format(row, 22, f64::from(t.cost), &look.money)?;
    Ok(())
}

fn issues(book: &mut Workbook, look: &Look, projects: &[&Project]) -> Result<(), XlsxError> {
    let labels = [
        ("Project name", 22.0),
        ("Issue No.", 9.0),
        ("Issue", 44.0),
        ("Consequence", 32.0),
        ("Priority (P1-P4)", 9.0),
        ("Next steps", 36.0),
        ("Lead", 22.0),
        ("State", 11.0),
        ("Date logged", 11.0),
        ("Resolve by", 11.0),
        ("Date resolved", 11.0),
    ];
    let sheet = sheet(book, look, "Issues", "Estates programme: issues log", &labels)?;
    let mut row = 4;
    for project in projects {
        for (i, issue) in project.issues.iter().enumerate() {
            let status = match issue.status {
                Status::Closed => "Resolved",
                Status::Other => "Withdrawn",
                Status::Moving => "WIP",
                Status::Held => "Parked",
                _ => "Open",
            };
            let raised =
                if (project.code, i) == ("P106", 2) { "31/02/2026".to_owned() } else { dmy(issue.raised) };
            row_of(
                sheet,
                look,
                row,
                &[
                    project.name.to_owned(),
                    issue.id.clone(),
                    issue.title.clone(),
                    issue.effect.clone(),
                    format!("P{}", issue.priority),
                    issue.resolution.clone(),
                    issue.owner.map_or(String::new(), last_first),
                    status.to_owned(),
                    raised,
                    issue.due.map_or(String::new(), dmy),
                    issue.closed.map_or(String::new(), dmy),
                ],
            )?;
            row += 1;
        }
    }
    sheet.set_freeze_panes(4, 3)?;
    Ok(())
}

fn roles(book: &mut Workbook, look: &Look, projects: &[&Project]) -> Result<(), XlsxError> {
    let labels =
        [("Initiative", 20.0), ("Contact", 24.0), ("Position", 28.0), ("Time %", 9.0), ("Start date", 11.0)];
    let sheet = sheet(book, look, "Roles", "Estates programme: roles and contacts", &labels)?;
    let mut row = 4;
    for project in projects {
        for role in &project.roles {
            // Estates people know the projects by their place.
            let place = match project.code {
                "P104" => "Leeds refit",
                "P105" => "Retrofit",
                _ => "Archive move",
            };
            row_of(
                sheet,
                look,
                row,
                &[
                    place.to_owned(),
                    role.vacant.map_or_else(|| last_first(role.person), |_| "Vacant".to_owned()),
                    role.title.to_owned(),
                    String::new(),
                    dmy(role.vacant.unwrap_or(jiff::civil::date(2026, 4, 1))),
                ],
            )?;
            sheet.write_with_format(row, 4, role.fte, &look.percent)?;
            row += 1;
        }
        row += 1;
    }
    Ok(())
}

fn resources(book: &mut Workbook, look: &Look, projects: &[&Project]) -> Result<(), XlsxError> {
    let mut labels =
        vec![("Project", 9.0), ("Resource name", 24.0), ("Job title", 24.0), ("Perm/Contract", 12.0)];
    labels.extend(MONTHS.map(|m| (m, 8.0)));
    let sheet = sheet(book, look, "Plan", "Estates programme: resource plan, % of full time", &labels)?;
    let mut row = 4;
    for project in projects {
        for (i, one) in project.resources.iter().enumerate() {
            let contract = if i % 3 == 2 { "Contract" } else { "Perm" };
            row_of(
                sheet,
                look,
                row,
                &[project.code.to_owned(), last_first(one.person), one.job.to_owned(), contract.to_owned()],
            )?;
            for (col, share) in (5..).zip(&one.months) {
                if let Some(share) = share {
                    sheet.write_with_format(row, col, pounds(*share), &look.percent)?;
                }
            }
            row += 1;
        }
    }
    Ok(())
}

/// Each month over Budget, Actual and Forecast, in thousands.
fn finance(book: &mut Workbook, look: &Look, projects: &[&Project]) -> Result<(), XlsxError> {
    let sheet = sheet(
        book,
        look,
        "Finance",
        "Estates programme: budget, actuals and forecast 2026/27 - all figures in £k",
        &[],
    )?;
    for (col, (label, width)) in (1..).zip([
        ("Project", 9.0),
        ("Budget line", 24.0),
        ("Account code", 12.0),
        ("Capital/Revenue", 13.0),
    ]) {
        sheet.write_with_format(4, col, label, &look.head)?.set_column_width(col, width)?;
    }
    for (m, month) in MONTHS.iter().enumerate() {
        let col = 5 + 3 * m as u16;
        sheet.merge_range(3, col, 3, col + 2, month, &look.head)?;
        for (col, word) in (col..).zip(["Budget", "Actual", "Forecast"]) {
            sheet.write_with_format(4, col, word, &look.head)?;
        }
    }
    let (mut row, mut sums) = (5, [0; 36]);
    for project in projects {
        for line in &project.finance {
            row_of(
                sheet,
                look,
                row,
                &[
                    project.code.to_owned(),
                    line.category.to_owned(),
                    line.code.clone(),
                    line.treatment.to_owned(),
                ],
            )?;
            for m in 0..12 {
                for (i, pence) in
                    [Some(line.budget[m]), line.actual[m], line.forecast[m]].into_iter().enumerate()
                {
                    let Some(pence) = pence else { continue };
                    sheet.write_with_format(
                        row,
                        (5 + 3 * m + i) as u16,
                        pence as f64 / 100_000.0,
                        &look.money,
                    )?;
                    sums[3 * m + i] += pence;
                }
            }
            row += 1;
        }
    }
    sheet.write_with_format(row, 2, "Programme total", &look.total)?;
    for (col, sum) in (5..).zip(sums) {
        let letter = rust_xlsxwriter::utility::column_number_to_name(col);
        let formula = Formula::new(format!("=SUM({letter}6:{letter}{row})"))
            .set_result(format!("{}", sum as f64 / 100_000.0));
        sheet.write_formula_with_format(row, col, formula, &look.total)?;
    }
    sheet.set_freeze_panes(5, 5)?;
    Ok(())
}
