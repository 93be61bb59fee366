//! Columns in which a spreadsheet program exchanged day and month of every date that it could.

use super::super::codes;
use super::super::date::order;
use super::super::date::written::ymd;
use super::super::desk::Desk;
use super::super::strip::Strip;
use super::super::table::Work;
use crate::model::record::Value;
use crate::model::register::{FieldId, FieldKind};
use crate::model::workbook::CellValue;
use jiff::civil::Date;

/// Fields of which the second never comes before the first.
const PAIRS: [[&str; 2]; 3] = [["raised_on", "due_on"], ["raised_on", "closed_on"], ["start_on", "end_on"]];

const REMEDY: &str = "compare the cells with the original list; where day and month are exchanged, open it anew with the date order of your region";

/// Real dates that may be exchanged: their lines, and the order of the texts beside them.
struct Suspects {
    at: usize,
    field: FieldId,
    lines: Vec<usize>,
    texts: usize,
    day_first: bool,
}

/// Tells of such columns. The dates stay as they are stored.
pub fn tell(desk: &mut Desk<'_>, work: &Work<'_>) {
    let all: Vec<Suspects> = work.filled.iter().filter_map(|f| suspects(desk, work, f.field)).collect();
    for suspects in &all {
        let witnesses =
            suspects.lines.iter().filter(|line| speaks(desk, work, &all, suspects, **line)).count();
        let many = suspects.lines.len() >= 2 && suspects.texts >= 2;
        if many || witnesses > 0 {
            say(desk, work, suspects, witnesses);
        }
    }
}

/// The real dates of a column, where all of their days are up to 12 and all texts show one order by a day over 12.
fn suspects(desk: &Desk<'_>, work: &Work<'_>, field: FieldId) -> Option<Suspects> {
    let at = work.column_of(field).filter(|_| work.register.decl(field).kind == FieldKind::Date)?;
    let strip = &work.gathered.columns[at];
    let dates = |line: &usize| real(strip, *line).is_some();
    let lines: Vec<usize> = (0..strip.cells.len()).filter(dates).collect();
    if lines.is_empty() || lines.iter().any(|line| real(strip, *line).is_some_and(|d| d.day() > 12)) {
        return None;
    }
    let (votes, open) = order::votes(strip, &desk.text, desk.writing());
    let one_order = (votes.dmy == 0) != (votes.mdy == 0);
    if !one_order || !open.is_empty() {
        return None;
    }
    let moved = |line: &usize| real(strip, *line).is_some_and(|d| i16::from(d.day()) != i16::from(d.month()));
    let lines: Vec<usize> = lines.into_iter().filter(moved).collect();
    let (texts, day_first) = (votes.dmy + votes.mdy, votes.dmy > 0);
    (!lines.is_empty()).then_some(Suspects { at, field, lines, texts, day_first })
}

fn real(strip: &Strip, line: usize) -> Option<Date> {
    match strip.cell(line)?.value {
        CellValue::Date(date) => Some(date),
        _ => None,
    }
}

fn exchanged(date: Date) -> Date {
    ymd(date.year().into(), date.day().into(), date.month().into()).unwrap_or(date)
}

/// Whether the stored date contradicts another of its record or the reported month, and would not if exchanged.
fn speaks(desk: &Desk<'_>, work: &Work<'_>, all: &[Suspects], suspects: &Suspects, line: usize) -> bool {
    let Some(date) = real(&work.gathered.columns[suspects.at], line) else { return false };
    let key = work.register.decl(suspects.field).key.as_str();
    let other = |key: &str| {
        let filled = work.find(key)?;
        let Some(Value::Date(date)) = filled.read.values.get(line) else { return None };
        let too = all.iter().any(|s| s.field == filled.field && s.lines.binary_search(&line).is_ok());
        Some((*date, if too { exchanged(*date) } else { *date }))
    };
    let reversed = |pair: &[&str; 2]| {
        let after = |a: Date, b: Date| if pair[0] == key { a > b } else { a < b };
        let partner = match pair {
            [first, second] if *first == key => other(second),
            [first, second] if *second == key => other(first),
            _ => None,
        };
        partner.is_some_and(|(stored, better)| after(date, stored) && !after(exchanged(date), better))
    };
    let past = desk.writing().dates.past_fields.iter().any(|f| f == key);
    let ahead = |d: Date| desk.reported.is_some_and(|r| d > r.last_day());
    PAIRS.iter().any(reversed) || past && ahead(date) && !ahead(exchanged(date))
}

fn say(desk: &mut Desk<'_>, work: &Work<'_>, suspects: &Suspects, witnesses: usize) {
    let first = if suspects.day_first { "day" } else { "month" };
    let mut seen = format!(
        "all real dates have a day up to 12, and the texts beside them a day over 12 with the {first} first: day and month of the dates seem to be exchanged; they are kept as stored"
    );
    if witnesses > 0 {
        seen += &format!(", though exchanged {witnesses} would no longer contradict other dates");
    }
    let strip = &work.gathered.columns[suspects.at];
    let dates = suspects.lines.iter().filter_map(|line| real(strip, *line));
    let evidence: Vec<String> = dates.take(5).map(|d| format!("{d} would be {}", exchanged(d))).collect();
    let asked = work.asked(suspects.at, suspects.field);
    desk.say(asked, codes::DATES_SWAPPED, seen, REMEDY, &suspects.lines).evidence = evidence;
}
