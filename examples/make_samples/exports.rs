//! House style 3: what a tool exports, one CSV file a register; two of them in the encoding of an old machine.

use crate::common::{Done, first_day, first_last, pounds};
use crate::portfolio::{Project, Status};
use crate::treatment;
use csv::WriterBuilder;
use std::path::Path;

/// How the bytes of a file are made.
#[derive(Clone, Copy)]
pub enum Encoding {
    Utf8WithMark,
    Windows1252,
}

const LIKELIHOOD: [&str; 5] =
    ["1 - Rare", "2 - Unlikely", "3 - Possible", "4 - Likely", "5 - Almost certain"];

/// Writes the five files into `dir`.
pub fn write(dir: &Path, projects: &[&Project]) -> Done {
    save(&dir.join("risks_2026-10.csv"), b',', Encoding::Utf8WithMark, risks(projects))?;
    save(&dir.join("issues_2026-10.csv"), b';', Encoding::Windows1252, issues(projects))?;
    save(&dir.join("project_roles_2026-10.csv"), b';', Encoding::Windows1252, roles(projects))?;
    save(&dir.join("resource_bookings_2026-10.csv"), b',', Encoding::Utf8WithMark, resources(projects))?;
    save(&dir.join("cost_lines_2026-10.csv"), b';', Encoding::Windows1252, finance(projects))
}

pub fn save(path: &Path, delimiter: u8, encoding: Encoding, rows: Vec<Vec<String>>) -> Done {
    let mut writer =
        WriterBuilder::new().delimiter(delimiter).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    let text = String::from_utf8(writer.into_inner()?)?;
    let bytes = match encoding {
        Encoding::Utf8WithMark => [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(),
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
    };
    std::fs::write(path, bytes)?;
    Ok(())
}

fn strings<const N: usize>(row: [&str; N]) -> Vec<String> {
    row.map(str::to_owned).to_vec()
}

fn iso(day: Option<jiff::civil::Date>) -> String {
    day.map_or(String::new(), |d| d.to_string())
}

fn risks(projects: &[&Project]) -> Vec<Vec<String>> {
    let mut rows = vec![strings([
        "Project ID",
        "Risk ID",
        "Summary",
        "Cause",
        "Impact description",
        "Category",
        "Probability",
        "Impact",
        "Mitigation plan",
        "Assigned to",
        "Status",
        "Created",
        "Due date",
        "Closed date",
        "Site",
        "Response",
        "Residual probability",
        "Residual impact",
        "Target score",
        "Proximity",
        "Cost impact",
        "Trend",
    ])];
    for p in projects {
        for (i, r) in p.risks.iter().enumerate() {
            let t = treatment::of(r, i);
            let status = match r.status {
                Status::Closed => "Closed",
                Status::Other => "Rejected",
                Status::Moving => "Active",
                Status::Held => "Draft",
                _ => "Open",
            };
            rows.push(vec![
                p.code.to_owned(),
                format!("{}-{}", p.code, r.id),
                r.title.clone(),
                r.cause.clone(),
                r.effect.clone(),
                r.category.to_owned(),
                LIKELIHOOD[usize::from(r.likelihood) - 1].to_owned(),
                r.impact.to_string(),
                r.mitigation.clone(),
                r.owner.map_or(String::new(), first_last),
                status.to_owned(),
                iso(Some(r.raised)),
                iso(r.due),
                iso(r.closed),
                "HQ".to_owned(),
                t.response.to_owned(),
                LIKELIHOOD[usize::from(t.residual[0]) - 1].to_owned(),
                t.residual[1].to_string(),
                t.target.to_string(),
                t.proximity.to_owned(),
                format!("{}000.00", t.cost),
                t.trend.to_owned(),
            ]);
        }
    }
    rows
}

fn issues(projects: &[&Project]) -> Vec<Vec<String>> {
    let mut rows = vec![strings([
        "Project ID",
        "Issue ID",
        "Summary",
        "Description",
        "Priority",
        "Resolution",
        "Assignee",
        "Status",
        "Created",
        "Due date",
        "Closed date",
    ])];
    for p in projects {
        for i in &p.issues {
            let status = match i.status {
                Status::Closed => "Closed",
                Status::Other => "Cancelled",
                Status::Moving => "In progress",
                Status::Held => "On hold",
                Status::Blank => "",
                Status::Open => "Open",
            };
            let priority = ["Critical", "High", "Medium", "Low"][usize::from(i.priority) - 1];
            rows.push(vec![
                p.code.to_owned(),
                format!("{}-{}", p.code, i.id),
                i.title.clone(),
                i.effect.clone(),
                priority.to_owned(),
                i.resolution.clone(),
                i.owner.map_or(String::new(), first_last),
                status.to_owned(),
                iso(Some(i.raised)),
                iso(i.due),
                iso(i.closed),
            ]);
        }
    }
    rows
}

fn roles(projects: &[&Project]) -> Vec<Vec<String>> {
    let mut rows = vec![strings(["Project ID", "Full name", "Project role", "FTE", "E-mail"])];
    for p in projects {
        for r in &p.roles {
            let mail = format!("{}.{}@example.org", r.person[0], r.person[1])
                .to_lowercase()
                .replace([' ', '\''], "");
            rows.push(vec![
                p.code.to_owned(),
                first_last(r.person),
                r.title.to_owned(),
                r.fte.to_string(),
                plain(&mail),
            ]);
        }
    }
    rows
}

/// Without accents, as mail addresses are.
fn plain(text: &str) -> String {
    const PAIRS: [(&str, &str); 8] =
        [("á", "a"), ("à", "a"), ("ä", "ae"), ("è", "e"), ("é", "e"), ("í", "i"), ("ñ", "n"), ("ó", "o")];
    PAIRS.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// What a job asks for; a job of the office itself is no skill.
fn skill(job: &str) -> &'static str {
    match job {
        "Business Analyst" => "Process analysis",
        "Solution Architect" => "Ledger architecture",
        "Developer" => "Integration",
        "Test Analyst" | "Test Manager" => "Testing",
        "Planner" => "Planning",
        _ => "",
    }
}

fn resources(projects: &[&Project]) -> Vec<Vec<String>> {
    let mut rows = vec![strings([
        "Project ID",
        "Resource",
        "Role",
        "Booking status",
        "Month",
        "FTE",
        "Day rate",
        "Skill",
    ])];
    for p in projects {
        for r in &p.resources {
            for (m, share) in r.months.iter().enumerate() {
                let Some(share) = share else { continue };
                let (day, booking) = (first_day(m), if m < 9 { "Confirmed" } else { "Tentative" });
                let month = format!("{:04}-{:02}", day.year(), day.month());
                rows.push(vec![
                    p.code.to_owned(),
                    first_last(r.person),
                    r.job.to_owned(),
                    booking.to_owned(),
                    month,
                    pounds(*share).to_string(),
                    format!("{}.00", r.rate),
                    skill(r.job).to_owned(),
                ]);
            }
        }
    }
    rows
}

fn finance(projects: &[&Project]) -> Vec<Vec<String>> {
    let amount = |pence: Option<i64>| pence.map_or(String::new(), sterling);
    let mut rows = vec![strings([
        "Project ID",
        "Cost element",
        "Description",
        "Cap/Rev",
        "Period",
        "Budget",
        "Actual",
        "Forecast",
    ])];
    for p in projects {
        for l in &p.finance {
            for m in 0..12 {
                rows.push(vec![
                    p.code.to_owned(),
                    l.code.clone(),
                    l.category.to_owned(),
                    l.treatment.to_owned(),
                    first_day(m).to_string(),
                    amount(Some(l.budget[m])),
                    amount(l.actual[m]),
                    amount(l.forecast[m]),
                ]);
            }
        }
    }
    rows
}

/// `£12,345.60`
fn sterling(pence: i64) -> String {
    let mut whole = (pence / 100).to_string();
    let mut at = whole.len();
    while at > 3 {
        at -= 3;
        whole.insert(at, ',');
    }
    format!("£{whole}.{:02}", pence % 100)
}
