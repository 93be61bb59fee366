//! House style 4: an OpenDocument spreadsheet, written as XML by hand, with four levels and months as real dates.

use crate::common::{Done, first_day, first_last, pounds};
use crate::portfolio::{Project, Status};
use jiff::civil::Date;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

/// A cell.
enum Cell {
    Blank,
    Text(String),
    Head(String),
    Number(f64),
    Pounds(i64),
    Day(Date),
    Month(Date),
}

const LEVELS: [&str; 4] = ["Low", "Medium", "High", "Critical"];

/// Writes the spreadsheet of `project`.
pub fn write(path: &Path, project: &Project) -> Done {
    let sheets = [
        ("Summary", summary(project)),
        ("Risk log", risks(project)),
        ("Issue log", issues(project)),
        ("Project team", team(project)),
        ("Resource forecast", resources(project)),
        ("Cost plan", finance(project)),
    ];
    let mut body = String::new();
    for (name, rows) in sheets {
        table(&mut body, name, &rows)?;
    }
    let content = format!(
        "{HEAD}<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    let packed = stored.compression_method(CompressionMethod::Deflated);
    for (name, text, options) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", stored),
        ("META-INF/manifest.xml", MANIFEST, packed),
        ("content.xml", &content, packed),
    ] {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    std::fs::write(path, zip.finish()?.into_inner())?;
    Ok(())
}

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;

const HEAD: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.2"><office:automatic-styles><number:date-style style:name="N1"><number:day number:style="long"/><number:text>.</number:text><number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/></number:date-style><number:date-style style:name="N2"><number:month number:textual="true"/><number:text> </number:text><number:year number:style="long"/></number:date-style><number:currency-style style:name="N3"><number:currency-symbol>£</number:currency-symbol><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:currency-style><style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="month" style:family="table-cell" style:data-style-name="N2"/><style:style style:name="money" style:family="table-cell" style:data-style-name="N3"/><style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:background-color="#ddebf7"/><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="wide" style:family="table-column"><style:table-column-properties style:column-width="4.2cm"/></style:style></office:automatic-styles>"##;

fn table(out: &mut String, name: &str, rows: &[Vec<Cell>]) -> std::fmt::Result {
    write!(
        out,
        r#"<table:table table:name="{name}"><table:table-column table:style-name="wide" table:number-columns-repeated="16"/>"#
    )?;
    for row in rows {
        out.push_str("<table:table-row>");
        if row.is_empty() {
            out.push_str("<table:table-cell/>");
        }
        for cell in row {
            one(out, cell)?;
        }
        out.push_str("</table:table-row>");
    }
    out.push_str("</table:table>");
    Ok(())
}

fn one(out: &mut String, cell: &Cell) -> std::fmt::Result {
    match cell {
        Cell::Blank => out.write_str("<table:table-cell/>"),
        Cell::Text(text) => write!(
            out,
            r#"<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>"#,
            escape(text)
        ),
        Cell::Head(text) => write!(
            out,
            r#"<table:table-cell table:style-name="head" office:value-type="string"><text:p>{}</text:p></table:table-cell>"#,
            escape(text)
        ),
        Cell::Number(n) => write!(
            out,
            r#"<table:table-cell office:value-type="float" office:value="{n}"><text:p>{n}</text:p></table:table-cell>"#
        ),
        Cell::Pounds(p) => write!(
            out,
            r#"<table:table-cell table:style-name="money" office:value-type="currency" office:currency="GBP" office:value="{0}"><text:p>£{0:.2}</text:p></table:table-cell>"#,
            pounds(*p)
        ),
        Cell::Day(d) => write!(
            out,
            r#"<table:table-cell table:style-name="day" office:value-type="date" office:date-value="{d}"><text:p>{:02}.{:02}.{}</text:p></table:table-cell>"#,
            d.day(),
            d.month(),
            d.year()
        ),
        Cell::Month(d) => write!(
            out,
            r#"<table:table-cell table:style-name="month" office:value-type="date" office:date-value="{d}"><text:p>{:02}/{}</text:p></table:table-cell>"#,
            d.month(),
            d.year()
        ),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

fn labels(labels: &[&str]) -> Vec<Cell> {
    labels.iter().map(|l| Cell::Head((*l).to_owned())).collect()
}

fn day(day: Option<Date>) -> Cell {
    day.map_or(Cell::Blank, Cell::Day)
}

fn summary(project: &Project) -> Vec<Vec<Cell>> {
    vec![
        vec![text("Monthly return of the workforce programme")],
        vec![],
        vec![text("Project:"), text(project.name)],
        vec![text("Code:"), text(project.code)],
        vec![text("Month:"), text("October 2026")],
        vec![text("Project manager:"), text(first_last(project.manager))],
        vec![],
        vec![text("Levels used here, lowest first: Low, Medium, High, Critical")],
    ]
}

fn risks(project: &Project) -> Vec<Vec<Cell>> {
    let mut rows = vec![
        vec![text(format!("{}: risk log", project.name))],
        vec![],
        labels(&[
            "No.",
            "Headline",
            "Due to",
            "Consequence",
            "Theme",
            "Likelihood",
            "Severity",
            "Countermeasure",
            "Responsible",
            "State",
            "Identified by",
            "Date identified",
            "By when",
            "Closure date",
        ]),
    ];
    for (i, r) in project.risks.iter().enumerate() {
        let status = match r.status {
            Status::Closed => "Expired",
            Status::Other => "Withdrawn",
            Status::Held => "Proposed",
            _ => "Active",
        };
        rows.push(vec![
            Cell::Number(i as f64 + 1.0),
            text(r.title.clone()),
            text(r.cause.clone()),
            text(r.effect.clone()),
            text(r.category),
            text(LEVELS[usize::from(r.likelihood) - 1]),
            text(LEVELS[usize::from(r.impact) - 1]),
            text(r.mitigation.clone()),
            r.owner.map_or(Cell::Blank, |p| text(first_last(p))),
            text(status),
            text(first_last(project.manager)),
            day(Some(r.raised)),
            day(r.due),
            day(r.closed),
        ]);
    }
    rows
}

fn issues(project: &Project) -> Vec<Vec<Cell>> {
    let mut rows = vec![
        vec![text(format!("{}: issue log", project.name))],
        vec![],
        labels(&[
            "No.",
            "Headline",
            "Consequence",
            "Theme",
            "Urgency",
            "Action taken",
            "Responsible",
            "State",
            "Date identified",
            "By when",
            "Closure date",
        ]),
    ];
    for (i, one) in project.issues.iter().enumerate() {
        let status = match one.status {
            Status::Closed => "Fixed",
            Status::Other => "Withdrawn",
            Status::Moving => "Underway",
            Status::Held => "Paused",
            _ => "New",
        };
        rows.push(vec![
            Cell::Number(i as f64 + 1.0),
            text(one.title.clone()),
            text(one.effect.clone()),
            text(one.category),
            text(["Urgent", "High", "Normal", "Low"][usize::from(one.priority) - 1]),
            text(one.resolution.clone()),
            one.owner.map_or(Cell::Blank, |p| text(first_last(p))),
            text(status),
            day(Some(one.raised)),
            day(one.due),
            day(one.closed),
        ]);
    }
    rows
}

fn team(project: &Project) -> Vec<Vec<Cell>> {
    let mut rows = vec![labels(&["Team member", "Position", "WTE", "Department"])];
    for r in &project.roles {
        rows.push(vec![text(first_last(r.person)), text(r.title), Cell::Number(r.fte), text("Workforce")]);
    }
    rows
}

fn resources(project: &Project) -> Vec<Vec<Cell>> {
    let mut head = labels(&["Team member", "Position"]);
    head.extend((0..12).map(|m| Cell::Month(first_day(m))));
    let mut rows = vec![vec![text("FTE by month")], vec![], head];
    for r in &project.resources {
        let mut row = vec![text(first_last(r.person)), text(r.job)];
        row.extend(r.months.iter().map(|share| share.map_or(Cell::Blank, |s| Cell::Number(pounds(s)))));
        rows.push(row);
    }
    rows
}

fn finance(project: &Project) -> Vec<Vec<Cell>> {
    let amount = |pence: Option<i64>| pence.map_or(Cell::Blank, Cell::Pounds);
    let mut rows =
        vec![labels(&["Cost centre", "Cost category", "Cap/Rev", "Month", "Budget", "Actual", "Forecast"])];
    for l in &project.finance {
        for m in 0..12 {
            rows.push(vec![
                text(l.code.clone()),
                text(l.category),
                text(l.treatment),
                Cell::Month(first_day(m)),
                amount(Some(l.budget[m])),
                amount(l.actual[m]),
                amount(l.forecast[m]),
            ]);
        }
    }
    rows
}
