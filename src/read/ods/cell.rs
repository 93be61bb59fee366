//! One cell of an OpenDocument sheet: its typed value, or the text in it.

use super::super::draft::Draft;
use super::super::package::xml::attribute;
use super::super::serial;
use crate::model::workbook::CellValue;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;

/// The most blanks one element may stand for.
const MOST_BLANKS: usize = 1_000;
/// Errors by the text that a sheet shows; a cell of type error that shows anything else is `#VALUE!`.
const ERRORS: [&str; 6] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!"];

/// What stands in a cell.
#[derive(Debug, Default)]
pub struct Found {
    kind: String,
    value: String,
    text: String,
    error: bool,
    formula: bool,
}

/// Reads the cell that `start` opened, up to its end.
pub fn read<R: BufRead>(xml: &mut Reader<R>, start: &BytesStart<'_>) -> Result<Found, quick_xml::Error> {
    let kind = attribute(start, "value-type").unwrap_or_default();
    let named = match kind.as_str() {
        "string" => "string-value",
        "date" => "date-value",
        "time" => "time-value",
        "boolean" => "boolean-value",
        _ => "value",
    };
    let mut found = Found {
        value: attribute(start, named).unwrap_or_default(),
        error: start
            .attributes()
            .with_checks(false)
            .flatten()
            .any(|a| a.key.as_ref() == "calcext:value-type" && a.value == "error"),
        formula: attribute(start, "formula").is_some(),
        kind,
        text: String::new(),
    };
    found.text = text(xml)?;
    Ok(found)
}

/// The paragraphs of the cell, without notes and drawings in it.
fn text<R: BufRead>(xml: &mut Reader<R>) -> Result<String, quick_xml::Error> {
    let (mut text, mut buffer) = (String::new(), Vec::new());
    let (mut depth, mut paragraphs, mut aside) = (0_u32, 0_u32, None);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Start(e) => {
                depth += 1;
                match e.name().as_ref() {
                    _ if aside.is_some() => {}
                    "office:annotation" | "draw:frame" | "draw:custom-shape" | "draw:control" => {
                        aside = Some(depth)
                    }
                    "text:p" => {
                        text.push_str(if paragraphs > 0 { "\n" } else { "" });
                        paragraphs += 1;
                    }
                    "text:s" => {
                        let blanks = attribute(&e, "c").and_then(|n| n.parse().ok()).unwrap_or(1);
                        text.extend(std::iter::repeat_n(' ', MOST_BLANKS.min(blanks)));
                    }
                    "text:tab" => text.push('\t'),
                    "text:line-break" => text.push('\n'),
                    _ => {}
                }
            }
            Event::End(_) if depth == 0 => return Ok(text),
            Event::End(_) => {
                if aside == Some(depth) {
                    aside = None;
                }
                depth -= 1;
            }
            Event::Text(t) if aside.is_none() && paragraphs > 0 => text.push_str(&t.xml10_content()),
            Event::CData(t) if aside.is_none() && paragraphs > 0 => text.push_str(&t.xml10_content()),
            Event::GeneralRef(e) if aside.is_none() => text.extend(entity(&e)),
            Event::Eof => {
                return Err(quick_xml::Error::Io(
                    std::io::Error::from(std::io::ErrorKind::UnexpectedEof).into(),
                ));
            }
            _ => {}
        }
    }
}

fn entity(e: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    match e.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => e.resolve_char_ref().ok().flatten(),
    }
}

impl Found {
    /// Whether it is shown as percent.
    pub fn percent(&self) -> bool {
        self.kind == "percentage"
    }

    /// Its value; `None` for a cell that holds nothing.
    pub fn value(&self, draft: &mut Draft<'_>) -> Option<CellValue> {
        if self.error {
            let shown = ERRORS.into_iter().find(|e| self.text.trim() == *e);
            return Some(CellValue::Error(shown.unwrap_or("#VALUE!")));
        }
        let text = if self.text.is_empty() { &self.value } else { &self.text };
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => match self.value.parse::<f64>() {
                Ok(n) if n.is_finite() => Some(CellValue::Number(n)),
                _ => draft.text(text),
            },
            "date" => serial::from_iso(&self.value).map(CellValue::Date).or_else(|| draft.text(text)),
            "time" => days(&self.value).map(CellValue::Duration).or_else(|| draft.text(text)),
            "boolean" => Some(CellValue::Bool(self.value.eq_ignore_ascii_case("true"))),
            "" if self.formula && self.text.is_empty() => Some(CellValue::Uncalculated),
            _ if self.value.is_empty() => draft.text(&self.text),
            _ => draft.text(&self.value),
        }
    }
}

/// `PT36H30M00S` in days.
fn days(text: &str) -> Option<f64> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mut seconds, mut digits) = (0.0, String::new());
    for c in text.strip_prefix("PT")?.chars() {
        let each = match c {
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            _ => {
                digits.push(if c == ',' { '.' } else { c });
                continue;
            }
        };
        seconds += digits.parse::<f64>().ok()? * each;
        digits.clear();
    }
    Some(if negative { -seconds } else { seconds } / 86_400.0)
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn times_are_days() {
        assert_eq!(days("PT36H00M00S"), Some(1.5));
        assert_eq!(days("-PT12H"), Some(-0.5));
        assert_eq!(days("P1D"), None);
    }
}
