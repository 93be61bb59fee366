//! House style 5: clean Excel tables, one a sheet, months across. Also the master list of projects.

use crate::common::{Done, MONTHS, first_last, pounds, serial, workbook};
use crate::portfolio::{Project, Status};
use jiff::civil::{Date, date};
use rust_xlsxwriter::{Format, Table, TableColumn, TableStyle, Workbook, XlsxError};
use std::path::Path;

/// A cell.
#[derive(Clone)]
enum Cell {
    Blank,
    Text(String),
    Number(f64),
    Pounds(i64),
    Day(Date),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Option<Date>> for Cell {
    fn from(day: Option<Date>) -> Self {
        day.map_or(Self::Blank, Self::Day)
    }
}

const WORDS: [&str; 5] = ["Very low", "Low", "Medium", "High", "Very high"];

/// Writes the workbook of `project`: levels as words or as numbers; with a project column or without.
pub fn write(path: &Path, project: &Project, words: bool, column: bool) -> Done {
    let mut book = workbook(project.name)?;
    let code = project.code.to_lowercase();
    let own = |labels: &[&str]| -> Vec<String> {
        let first = column.then(|| "Project code".to_owned());
        first.into_iter().chain(labels.iter().map(|l| (*l).to_owned())).collect()
    };
    let rows = |rows: Vec<Vec<Cell>>| -> Vec<Vec<Cell>> {
        let first = || column.then(|| Cell::from(project.code));
        rows.into_iter().map(|row| first().into_iter().chain(row).collect()).collect()
    };
    let months = |labels: &[&str], months: Vec<String>| -> Vec<String> {
        own(labels).into_iter().chain(months).collect()
    };
    sheet(
        &mut book,
        "Risks",
        &format!("tbl_risks_{code}"),
        &own(&[
            "ID",
            "Risk name",
            "Description",
            "Category",
            "Likelihood",
            "Impact",
            "Response",
            "Mitigation",
            "Owner",
            "Status",
            "Raised on",
            "Due date",
            "Closed on",
        ]),
        &rows(risks(project, words)),
    )?;
    sheet(
        &mut book,
        "Issues",
        &format!("tbl_issues_{code}"),
        &own(&[
            "ID",
            "Issue title",
            "Impact",
            "Category",
            "Priority",
            "Resolution",
            "Owner",
            "Status",
            "Raised on",
            "Due date",
            "Closed on",
        ]),
        &rows(issues(project)),
    )?;
    sheet(
        &mut book,
        "Roles",
        &format!("tbl_roles_{code}"),
        &own(&["Name", "Role", "FTE", "From"]),
        &rows(roles(project)),
    )?;
    let fte = MONTHS.map(str::to_owned).to_vec();
    sheet(
        &mut book,
        "Resources",
        &format!("tbl_resources_{code}"),
        &months(&["Name", "Role", "Day rate"], fte),
        &rows(resources(project)),
    )?;
    let amounts = MONTHS
        .iter()
        .flat_map(|m| ["Budget", "Actual", "Forecast"].map(|word| format!("{m} {word}")))
        .collect();
    sheet(
        &mut book,
        "Finance",
        &format!("tbl_finance_{code}"),
        &months(&["Cost code", "Cost type", "Capex/Opex"], amounts),
        &rows(finance(project)),
    )?;
    book.save(path)?;
    Ok(())
}

/// Writes the master list of all projects.
pub fn master(path: &Path, projects: &[Project]) -> Done {
    let mut book = workbook("Portfolio master list")?;
    let labels = [
        "Project code",
        "Project name",
        "Programme",
        "Directorate",
        "SRO",
        "Project manager",
        "Stage",
        "RAG",
        "Start date",
        "Baseline end date",
        "End date",
        "Approved budget",
        "Forecast outturn",
        "Commentary",
    ];
    let rows: Vec<Vec<Cell>> = projects.iter().enumerate().map(|(i, p)| master_row(i, p)).collect();
    sheet(&mut book, "Projects", "tbl_projects", &labels.map(str::to_owned), &rows)?;
    book.save(path)?;
    Ok(())
}

fn master_row(i: usize, p: &Project) -> Vec<Cell> {
    let budget: i64 = p.finance.iter().flat_map(|l| l.budget).sum();
    let over = match p.rag {
        "Red" => 112,
        "Amber" => 104,
        _ => 98,
    };
    let life = 2 * budget / 100_000 * 100_000;
    let stage = ["Build", "Build", "Initiation", "Delivery", "Delivery", "Closure"][i % 6];
    let directorate = ["Citizen Services", "Property", "Corporate Finance", "People"][i / 3];
    let comment = match p.rag {
        "Red" => "Over budget and late; recovery plan goes to the November board.",
        "Amber" => "One milestone moved; cost pressure is watched.",
        _ => "On plan.",
    };
    let slip = if p.rag == "Green" { 0 } else { 45 };
    let end = date(2027, 3, 31).saturating_add(jiff::Span::new().months(i as i64 % 5));
    vec![
        p.code.into(),
        p.name.into(),
        p.programme.into(),
        directorate.into(),
        first_last(p.sponsor).into(),
        first_last(p.manager).into(),
        stage.into(),
        p.rag.into(),
        Cell::Day(date(2025, 9, 1).saturating_add(jiff::Span::new().months(i as i64 % 7))),
        Cell::Day(end),
        Cell::Day(end.saturating_add(jiff::Span::new().days(slip))),
        Cell::Pounds(life),
        Cell::Pounds(life / 100 * over),
        comment.into(),
    ]
}

/// One sheet with one table that starts in A1.
fn sheet(
    book: &mut Workbook,
    name: &str,
    table_name: &str,
    labels: &[String],
    rows: &[Vec<Cell>],
) -> Result<(), XlsxError> {
    let (day, money) =
        (Format::new().set_num_format("yyyy-mm-dd"), Format::new().set_num_format("£#,##0.00"));
    let sheet = book.add_worksheet().set_name(name)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    let columns: Vec<TableColumn> = labels.iter().map(|l| TableColumn::new().set_header(l)).collect();
    let table = Table::new().set_name(table_name).set_style(TableStyle::Medium2).set_columns(&columns);
    sheet.add_table(0, 0, rows.len() as u32, labels.len() as u16 - 1, &table)?;
    for (row, cells) in (1..).zip(rows) {
        for (col, cell) in (0..).zip(cells) {
            match cell {
                Cell::Blank => continue,
                Cell::Text(text) => sheet.write(row, col, text)?,
                Cell::Number(number) => sheet.write(row, col, *number)?,
                Cell::Pounds(pence) => sheet.write_with_format(row, col, pounds(*pence), &money)?,
                Cell::Day(date) => sheet.write_with_format(row, col, serial(*date), &day)?,
            };
        }
    }
    for (col, label) in (0..).zip(labels) {
        let wide = ["Description", "Mitigation", "Resolution", "Impact", "Commentary", "name", "title"]
            .iter()
            .any(|w| label.contains(w));
        sheet.set_column_width(col, if wide { 32.0 } else { 15.0 })?;
    }
    Ok(())
}

fn risks(project: &Project, words: bool) -> Vec<Vec<Cell>> {
    let level =
        |level: u8| if words { WORDS[usize::from(level) - 1].into() } else { Cell::Number(f64::from(level)) };
    project
        .risks
        .iter()
        .enumerate()
        .map(|(i, r)| {
            let status = match r.status {
                Status::Closed => "Closed",
                Status::Other => "Occurred",
                Status::Held => "Draft",
                _ => "Open",
            };
            let response = ["Reduce", "Accept", "Transfer", "Reduce", "Avoid"][i % 5];
            vec![
                r.id.clone().into(),
                r.title.clone().into(),
                format!("{}; {}", r.cause, r.effect).into(),
                r.category.into(),
                level(r.likelihood),
                level(r.impact),
                response.into(),
                r.mitigation.clone().into(),
                r.owner.map_or(Cell::Blank, |p| first_last(p).into()),
                status.into(),
                Some(r.raised).into(),
                r.due.into(),
                r.closed.into(),
            ]
        })
        .collect()
}

fn issues(project: &Project) -> Vec<Vec<Cell>> {
    project
        .issues
        .iter()
        .map(|i| {
            let status = match i.status {
                Status::Closed => "Closed",
                Status::Other => "Rejected",
                Status::Moving => "In progress",
                Status::Held => "On hold",
                _ => "Open",
            };
            vec![
                i.id.clone().into(),
                i.title.clone().into(),
                i.effect.clone().into(),
                i.category.into(),
                ["Critical", "High", "Medium", "Low"][usize::from(i.priority) - 1].into(),
                i.resolution.clone().into(),
                i.owner.map_or(Cell::Blank, |p| first_last(p).into()),
                status.into(),
                Some(i.raised).into(),
                i.due.into(),
                i.closed.into(),
            ]
        })
        .collect()
}

fn roles(project: &Project) -> Vec<Vec<Cell>> {
    project
        .roles
        .iter()
        .map(|r| {
            vec![
                first_last(r.person).into(),
                r.title.into(),
                Cell::Number(r.fte),
                Cell::Day(date(2026, 4, 1)),
            ]
        })
        .collect()
}

fn resources(project: &Project) -> Vec<Vec<Cell>> {
    project
        .resources
        .iter()
        .map(|r| {
            let months = r.months.iter().map(|s| s.map_or(Cell::Blank, |s| Cell::Number(pounds(s))));
            [first_last(r.person).into(), r.job.into(), Cell::Pounds(r.rate * 100)]
                .into_iter()
                .chain(months)
                .collect()
        })
        .collect()
}

fn finance(project: &Project) -> Vec<Vec<Cell>> {
    let amount = |pence: Option<i64>| pence.map_or(Cell::Blank, Cell::Pounds);
    project
        .finance
        .iter()
        .map(|l| {
            let treatment = if l.treatment == "Capital" { "Capex" } else { "Opex" };
            let months =
                (0..12).flat_map(|m| [Cell::Pounds(l.budget[m]), amount(l.actual[m]), amount(l.forecast[m])]);
            [l.code.clone().into(), l.category.into(), treatment.into()].into_iter().chain(months).collect()
        })
        .collect()
}
