use super::super::{LeftOut, Node, StoredFigure, Trace, TracedCell, TracedRecord};
use crate::model::declared::Way;
use std::fmt::Write;

/// A trace as text: the figure, what it is made of, the first `most` records of all its parts, and what was left out.
pub fn text(trace: &Trace, most: usize) -> String {
    let mut out = String::new();
    figure(&mut out, &trace.figure);
    if !trace.tree.parts.is_empty() {
        out.push_str("\nMade of\n");
        node(&mut out, &trace.tree, 1, most);
    }
    let parts: Vec<&LeftOut> = trace.left_out.iter().collect();
    let mut left = most;
    for part in parts {
        let records: Vec<&TracedRecord> = trace.records.iter().filter(|r| r.part == part.part).collect();
        heading(&mut out, part, records.len());
        records.iter().take(left).for_each(|one| record(&mut out, one));
        if records.len() > left {
            line(&mut out, 1, &format!("… and {} more records; --all shows them", records.len() - left));
        }
        left = left.saturating_sub(records.len());
        left_out(&mut out, part);
    }
    out
}

fn line(out: &mut String, depth: usize, text: &str) {
    // Writing into a text cannot fail.
    let _ = writeln!(out, "{}{text}", "  ".repeat(depth));
}

fn figure(out: &mut String, figure: &StoredFigure) {
    let mut of: Vec<String> = figure.project.iter().map(|p| format!("project {p}")).collect();
    of.extend(
        figure.by.iter().map(|(key, value)| format!("{key} {}", value.as_deref().unwrap_or("not given"))),
    );
    let of = if of.is_empty() { "portfolio".to_owned() } else { of.join(", ") };
    line(out, 0, &format!("{} ({}), {}, {of}", figure.label, figure.id, figure.period));
    let worth =
        worth(figure.value.as_deref(), &figure.unit, figure.currency.as_deref(), figure.unknown.as_deref());
    let status = figure.status.iter().map(|status| format!(", {status}")).collect::<String>();
    line(out, 1, &format!("{worth}{status}"));
    line(out, 1, &format!("{}.", figure.definition));
}

/// A value with its unit, or why there is none.
fn worth(value: Option<&str>, unit: &str, currency: Option<&str>, unknown: Option<&str>) -> String {
    match (value, unit) {
        (None, _) => format!("cannot be worked out: {}", unknown.unwrap_or("no records for it")),
        (Some(value), "money") => format!("{value} {}", currency.unwrap_or("")).trim_end().to_owned(),
        (Some(value), "percent") => percent(value),
        (Some(value), "days") => format!("{value} days"),
        (Some(value), "fte") => format!("{value} FTE"),
        (Some(value), _) => value.to_owned(),
    }
}

fn percent(value: &str) -> String {
    let share = value.parse::<rust_decimal::Decimal>().ok();
    let shown = share.and_then(|s| s.checked_mul(rust_decimal::Decimal::ONE_HUNDRED));
    shown.map_or_else(|| value.to_owned(), |n| format!("{} %", n.normalize()))
}

fn node(out: &mut String, of: &Node, depth: usize, most: usize) {
    let worth = worth(of.value.as_deref(), &of.unit, of.currency.as_deref(), of.unknown.as_deref());
    let each: Vec<String> = of
        .each
        .iter()
        .map(|(key, value)| format!("{key} {}", value.as_deref().unwrap_or("not given")))
        .collect();
    let each = if each.is_empty() { String::new() } else { format!(", {}", each.join(", ")) };
    let weight = of.weight.iter().map(|w| format!(", weight {w}")).collect::<String>();
    let way = of.way.map(|way| format!(" = {}", how(way))).unwrap_or_default();
    let by = if of.taken { "" } else { " (not taken)" };
    line(out, depth, &format!("{} ({}){each}: {worth}{weight}{way}{by}", of.label, of.id));
    let mut parts: Vec<&Node> = of.parts.iter().collect();
    if parts.len() > most {
        // Of each person and month, those with the most say most.
        let number = |part: &Node| part.value.as_ref().and_then(|v| v.parse::<rust_decimal::Decimal>().ok());
        parts.sort_by_key(|part| std::cmp::Reverse(number(part)));
    }
    parts.iter().take(most).for_each(|part| node(out, part, depth + 1, most));
    if parts.len() > most {
        line(out, depth + 1, &format!("… and {} more; --all shows them", parts.len() - most));
    }
}

/// How a figure is made of those below it.
fn how(way: Way) -> &'static str {
    match way {
        Way::Sum => "the sum of those that are known of",
        Way::Plus => "the sum of",
        Way::Difference => "the first less the second of",
        Way::Ratio => "the first divided by the second of",
        Way::Product => "the first times the second of",
        Way::First => "the first that can be worked out of",
        Way::Weighted => "the mean by weight of",
        Way::AcrossSum => "the sum of each",
        Way::AcrossMaximum => "the highest of any",
        Way::AcrossCount => "how many are above the limit of each",
        Way::AcrossExcess => "the sum of what is above the limit of each",
    }
}

fn heading(out: &mut String, part: &LeftOut, records: usize) {
    out.push('\n');
    line(out, 0, &format!("{} ({}): {records} of {} records", part.label, part.part, part.records));
}

fn record(out: &mut String, record: &TracedRecord) {
    let place = match (&record.row, &record.column) {
        (Some(row), _) => format!("row {row}"),
        (None, Some(column)) => format!("column {column}"),
        (None, None) => String::new(),
    };
    let sheet = if record.sheet.is_empty() { String::new() } else { format!("sheet {}", record.sheet) };
    let id = record.id.clone().unwrap_or_default();
    let parts = [record.file.clone(), sheet, place, id];
    let place: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let rate = record.rate.iter().map(|rate| format!(" at {rate}")).collect::<String>();
    let adds = match &record.adds {
        Some(adds) => format!(": {adds}{rate}"),
        None => String::new(),
    };
    line(out, 1, &format!("{}{adds}", place.join(", ")));
    let width = record.cells.iter().map(|(_, c)| c.label.chars().count()).max().unwrap_or(0);
    for (_, cell) in &record.cells {
        line(out, 2, &one_cell(cell, width));
    }
}

fn one_cell(cell: &TracedCell, width: usize) -> String {
    let at = cell.cell.as_deref().unwrap_or("-");
    let value = cell.value.as_deref().unwrap_or("unknown");
    let currency = cell.currency.iter().map(|code| format!(" {code}")).collect::<String>();
    let said = match &cell.written {
        Some(written) if *written != value => format!("\"{}\" -> {value}{currency}", one_line(written)),
        _ => format!("{}{currency}", one_line(value)),
    };
    let rule = cell.rule.iter().map(|rule| format!("  [{}]", one_line(rule))).collect::<String>();
    format!("{:width$}  {at:<5} {said}{rule}", cell.label)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn left_out(out: &mut String, part: &LeftOut) {
    let left: usize = part.unmet.iter().map(|u| u.records).sum();
    if part.elsewhere + left == 0 {
        return;
    }
    line(out, 1, &format!("left out: {} of {}", part.elsewhere + left, part.records));
    if part.elsewhere > 0 {
        line(out, 2, &format!("{} outside what the figure was worked out for", part.elsewhere));
    }
    for unmet in &part.unmet {
        line(out, 2, &format!("{} for which it does not hold that {}", unmet.records, unmet.condition));
    }
}
