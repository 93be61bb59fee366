//! Findings for people: one paragraph a cause, counted in full and shown in part.

use super::group::{Group, by_cause};
use super::{Finding, Severity, cells};

/// How much to show, and how.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The lowest level shown.
    pub least: Severity,
    /// How many causes.
    pub causes: usize,
    /// How many places of a cause.
    pub places: usize,
    /// Whether levels are coloured.
    pub colour: bool,
}

impl Style {
    /// Everything.
    pub fn full(colour: bool) -> Self {
        Self { least: Severity::Note, causes: usize::MAX, places: usize::MAX, colour }
    }
}

/// How many areas of cells a place shows.
const AREAS: usize = 6;

/// The word for a level, coloured when asked.
pub fn level(level: Severity, colour: bool) -> String {
    let code = match level {
        Severity::Error => "1;31",
        Severity::Warning => "1;33",
        Severity::Note => "1;36",
    };
    if colour { format!("\x1b[{code}m{level}\x1b[0m") } else { level.to_string() }
}

/// The findings by cause, the gravest first. What is not shown is said in the last line.
pub fn write(findings: &[Finding], style: Style) -> String {
    let groups: Vec<Group<'_>> = by_cause(findings).into_iter().filter(|g| g.level >= style.least).collect();
    let mut out = String::new();
    for group in groups.iter().take(style.causes) {
        write_group(&mut out, group, style);
    }
    if groups.len() > style.causes {
        let hidden = groups.len() - style.causes;
        out.push_str(&format!("… and {}\n", number(hidden as u64, "more cause", "more causes")));
    }
    out
}

/// How many findings there are of each level: `1 error, 2 warnings, 0 notes`.
pub fn totals(findings: &[Finding]) -> String {
    let of = |level| findings.iter().filter(|f| f.level == level).count() as u64;
    format!(
        "{}, {}, {}",
        number(of(Severity::Error), "error", "errors"),
        number(of(Severity::Warning), "warning", "warnings"),
        number(of(Severity::Note), "note", "notes"),
    )
}

/// A number with its noun, thousands apart: `1,204 records`.
pub fn number(n: u64, one: &str, many: &str) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{text} {}", if n == 1 { one } else { many })
}

fn write_group(out: &mut String, group: &Group<'_>, style: Style) {
    let mark = level(group.level, style.colour);
    out.push_str(&format!("{mark}[{}] {}{}\n", group.code.id, subject(group), group.seen));
    for finding in group.findings.iter().take(style.places) {
        out.push_str(&line_of(finding, style.places == usize::MAX));
    }
    if group.findings.len() > style.places {
        let hidden = group.findings.get(style.places..).unwrap_or_default();
        let cells: u64 = hidden.iter().map(|f| f.count).sum();
        let places = number(hidden.len() as u64, "more place", "more places");
        let of = number(group.count, "cell or row", "cells or rows");
        out.push_str(&format!("  and in {places}, {} of {of}\n", number(cells, "", "").trim_end()));
    }
    let examples = examples(group);
    if !examples.is_empty() {
        out.push_str(&format!("  such as {examples}\n"));
    }
    if !group.remedy.is_empty() {
        out.push_str(&format!("  what to do: {}\n", group.remedy));
    }
}

/// `` `Due` in 3 files: `` or as much of it as there is to say.
fn subject(group: &Group<'_>) -> String {
    let label = group.findings.first().map_or("", |f| f.place.label.as_str());
    let mut files: Vec<&str> = group.findings.iter().map(|f| f.place.file.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    let label = if label.is_empty() { String::new() } else { format!("`{}`", one_line(label)) };
    let many = if files.len() > 1 {
        format!("in {}", number(files.len() as u64, "file", "files"))
    } else {
        String::new()
    };
    match (label.is_empty(), many.is_empty()) {
        (true, true) => String::new(),
        (false, false) => format!("{label} {many}: "),
        _ => format!("{label}{many}: "),
    }
}

/// Where a finding is, and where no cells show it, how often it was seen.
fn line_of(finding: &Finding, full: bool) -> String {
    let place = place(finding, full);
    let often = (finding.place.cells.is_empty() && finding.count > 1)
        .then(|| number(finding.count, "cell or row", "cells or rows"));
    match (place.is_empty(), often) {
        (true, None) => String::new(),
        (true, Some(often)) => format!("  {often}\n"),
        (false, None) => format!("  in {place}\n"),
        (false, Some(often)) => format!("  in {place}: {often}\n"),
    }
}

/// File, sheet, project and cells of a finding.
fn place(finding: &Finding, full: bool) -> String {
    let place = &finding.place;
    let mut parts = Vec::new();
    if !place.file.is_empty() {
        parts.push(place.file.clone());
    } else if !place.project.is_empty() {
        parts.push(format!("project {}", place.project));
    }
    if !place.sheet.is_empty() {
        parts.push(format!("sheet \"{}\"", place.sheet));
    }
    if !place.cells.is_empty() {
        parts.push(cells::shown(&place.cells, if full { usize::MAX } else { AREAS }));
    }
    parts.join(", ")
}

/// The first distinct values that show it.
fn examples(group: &Group<'_>) -> String {
    let mut values: Vec<String> = Vec::new();
    for value in group.findings.iter().flat_map(|f| &f.evidence) {
        let value = format!("\"{}\"", one_line(value));
        if values.len() < 3 && !values.contains(&value) {
            values.push(value);
        }
    }
    values.join(", ")
}

/// Text of a cell on one line, and no longer than a line can bear.
fn one_line(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean: String = words.chars().filter(|c| !c.is_control()).collect();
    if clean.chars().count() <= 60 { clean } else { clean.chars().take(59).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Code;
    use crate::model::address::CellRef;

    const UNCLEAR: Code = Code::new("date-order-unclear", Severity::Warning, "");
    const GUESSED: Code = Code::new("header-guessed", Severity::Note, "");

    fn unclear(file: &str, rows: std::ops::Range<u32>) -> Finding {
        Finding::new(UNCLEAR, "day and month cannot be told apart", "set `date_order`")
            .file(file)
            .sheet("Risks")
            .label("Due")
            .cells(rows.map(|r| CellRef::new(r, 4)).collect())
            .evidence(["03/04/26"])
    }

    #[test]
    fn a_cause_is_counted_in_full_and_shown_in_part() {
        let findings = [unclear("a.xlsx", 6..9), unclear("b.xlsx", 6..7), unclear("c.xlsx", 0..2)];
        let style = Style { least: Severity::Warning, causes: 9, places: 2, colour: false };
        let expected = "warning[date-order-unclear] `Due` in 3 files: day and month cannot be told apart\n  \
                        in a.xlsx, sheet \"Risks\", E7:E9\n  \
                        in b.xlsx, sheet \"Risks\", E7\n  \
                        and in 1 more place, 2 of 6 cells or rows\n  \
                        such as \"03/04/26\"\n  \
                        what to do: set `date_order`\n";
        assert_eq!(write(&findings, style), expected);
    }

    #[test]
    fn lower_levels_are_left_out_and_causes_not_shown_are_said() {
        let findings = [
            Finding::new(GUESSED, "no header", "").file("a.xlsx"),
            Finding::new(UNCLEAR, "one", "").file("a.xlsx"),
            Finding::new(UNCLEAR, "two", "").file("a.xlsx"),
        ];
        let style = Style { least: Severity::Warning, causes: 1, places: 3, colour: false };
        assert_eq!(
            write(&findings, style),
            "warning[date-order-unclear] one\n  in a.xlsx\n… and 1 more cause\n"
        );
        assert_eq!(totals(&findings), "0 errors, 2 warnings, 1 note");
    }

    #[test]
    fn what_has_no_cells_says_how_often_it_is() {
        let rows = |file: &str| Finding::new(UNCLEAR, "rows are empty", "").file(file).count(3);
        let style = Style { least: Severity::Warning, causes: 9, places: 3, colour: false };
        let text = write(&[rows("a.xlsx"), rows("")], style);
        assert!(text.contains("  in a.xlsx: 3 cells or rows\n"), "{text}");
        assert!(text.contains("\n  3 cells or rows\n"), "{text}");
    }

    #[test]
    fn numbers_of_people() {
        assert_eq!(number(1, "row", "rows"), "1 row");
        assert_eq!(number(1_234_567, "row", "rows"), "1,234,567 rows");
        assert_eq!(number(0, "row", "rows"), "0 rows");
    }
}
