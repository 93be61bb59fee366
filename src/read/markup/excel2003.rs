//! The XML of Excel 2003: sheets of rows of cells, each with its kind.

use super::super::convert;
use super::super::draft::Draft;
use super::super::package::xml::{attribute, reader};
use super::super::refusal::Refusal;
use super::super::serial;
use crate::model::address::{Area, CellRef, MAX_COLS, MAX_ROWS};
use crate::model::colour::Rgb;
use crate::model::workbook::{CellValue, Style, Visibility};
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// Where the reader is, and what it knows.
#[derive(Default)]
struct Place {
    row: u32,
    col: u32,
    /// How many columns and rows the open cell reaches beyond its own.
    reach: (u32, u32),
    style: u16,
    formula: bool,
    filled: bool,
    /// The kind and text of the open value.
    data: Option<(String, String)>,
    remark: bool,
    open_style: String,
    looks: HashMap<String, Style>,
    styles: HashMap<String, u16>,
    visible: bool,
    never_calculated: Vec<CellRef>,
}

/// Reads all sheets into `draft`.
pub fn read(bytes: &[u8], draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let text = super::text(bytes);
    // The declaration names the encoding of the bytes, and this is text already.
    let body = text.find("?>").and_then(|at| text.get(at + 2..)).unwrap_or(&text);
    let mut xml = reader(body.as_bytes());
    xml.config_mut().expand_empty_elements = true;
    let (mut buffer, mut place, mut whole) = (Vec::new(), Place::default(), false);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(e)) => place.start(&e, draft)?,
            Ok(Event::End(e)) => {
                whole |= e.local_name().as_ref() == "Workbook";
                place.end(e.local_name().as_ref(), draft)?;
            }
            Ok(Event::Text(t)) => place.say(&t.xml10_content(), draft),
            Ok(Event::CData(t)) => place.say(&t.xml10_content(), draft),
            Ok(Event::GeneralRef(e)) => {
                let named = quick_xml::escape::resolve_predefined_entity(&e).map(str::to_owned);
                let letter = e.resolve_char_ref().ok().flatten().map(String::from);
                place.say(&named.or(letter).unwrap_or_default(), draft);
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    if draft.book.sheets.is_empty() {
        return Err(Refusal::damaged("it has no sheets"));
    }
    if !whole {
        draft.end();
        draft.damaged("its data breaks off; what stands below the last row that was read is lost");
    }
    Ok(())
}

impl Place {
    fn start(&mut self, e: &BytesStart<'_>, draft: &mut Draft<'_>) -> Result<(), Refusal> {
        let number = |name| attribute(e, name).and_then(|n| n.parse::<u32>().ok());
        match e.local_name().as_ref() {
            "Worksheet" => {
                draft.begin(&attribute(e, "Name").unwrap_or_default(), Visibility::Visible)?;
                (self.row, self.col) = (0, 0);
            }
            "Row" => {
                self.row = number("Index").map_or(self.row, |n| n.saturating_sub(1));
                (self.col, self.reach.1) = (0, number("Span").unwrap_or(0));
            }
            "Cell" => {
                self.col = number("Index").map_or(self.col, |n| n.saturating_sub(1));
                let style = attribute(e, "StyleID").unwrap_or_default();
                self.style = self.style_number(&style, draft);
                (self.formula, self.filled) = (attribute(e, "Formula").is_some(), false);
                self.reach.0 = number("MergeAcross").unwrap_or(0);
                self.merge(number("MergeDown").unwrap_or(0), draft);
            }
            "Data" if !self.remark => {
                self.data = Some((attribute(e, "Type").unwrap_or_default(), String::new()));
            }
            "Comment" => self.remark = true,
            "Visible" => self.visible = true,
            _ => self.look(e),
        }
        Ok(())
    }

    /// Takes in what a style looks like.
    fn look(&mut self, e: &BytesStart<'_>) {
        match e.local_name().as_ref() {
            "Style" => self.open_style = attribute(e, "ID").unwrap_or_default(),
            "NumberFormat" => {
                let format = attribute(e, "Format").unwrap_or_default();
                let format = if format == "Percent" { "0.00%".to_owned() } else { format };
                self.looks.entry(self.open_style.clone()).or_default().format = format;
            }
            "Interior" => {
                let fill = attribute(e, "Color").and_then(|c| Rgb::parse(&c));
                self.looks.entry(self.open_style.clone()).or_default().fill = fill;
            }
            "Font" => {
                let on = |name| attribute(e, name).is_some_and(|v| v == "1");
                let look = self.looks.entry(self.open_style.clone()).or_default();
                (look.bold, look.struck) = (on("Bold"), on("StrikeThrough"));
            }
            _ => {}
        }
    }

    fn style_number(&mut self, name: &str, draft: &mut Draft<'_>) -> u16 {
        if let Some(number) = self.styles.get(name) {
            return *number;
        }
        let number = self.looks.get(name).map_or(0, |look| draft.style(look.clone()));
        self.styles.insert(name.to_owned(), number);
        number
    }

    fn merge(&mut self, down: u32, draft: &mut Draft<'_>) {
        let last = (self.row.saturating_add(down), self.col.saturating_add(self.reach.0));
        if (self.reach.0, down) != (0, 0) && last.0 < MAX_ROWS && last.1 < u32::from(MAX_COLS) {
            let first = CellRef::new(self.row, self.col as u16);
            let area = Area { first, last: CellRef::new(last.0, last.1 as u16) };
            draft.sheet().into_iter().for_each(|sheet| sheet.merges.push(area));
        }
    }

    fn say(&mut self, text: &str, draft: &mut Draft<'_>) {
        if let Some((_, data)) = &mut self.data {
            data.push_str(text);
        } else if std::mem::take(&mut self.visible) {
            match text.trim() {
                "SheetHidden" => draft.hide(Visibility::Hidden),
                "SheetVeryHidden" => draft.hide(Visibility::VeryHidden),
                _ => {}
            }
        }
    }

    fn end(&mut self, name: &str, draft: &mut Draft<'_>) -> Result<(), Refusal> {
        match name {
            "Data" => self.put(draft)?,
            "Comment" => self.remark = false,
            "Cell" => {
                if self.formula && !self.filled {
                    self.never_calculated
                        .extend(u16::try_from(self.col).map(|col| CellRef::new(self.row, col)));
                    draft.put(self.row, self.col, self.style, CellValue::Uncalculated)?;
                }
                self.col = self.col.saturating_add(1 + self.reach.0.min(u32::from(MAX_COLS)));
            }
            "Row" => self.row = self.row.saturating_add(1).saturating_add(self.reach.1),
            "Worksheet" => {
                let cells = std::mem::take(&mut self.never_calculated);
                if !cells.is_empty() {
                    draft.note(convert::never_calculated(cells));
                }
                draft.end();
            }
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, draft: &mut Draft<'_>) -> Result<(), Refusal> {
        let Some((kind, text)) = self.data.take() else { return Ok(()) };
        self.filled = true;
        let plain = text.trim();
        let number = || plain.parse::<f64>().ok().filter(|n| n.is_finite());
        let value = match kind.as_str() {
            "Number" => number().map(CellValue::Number).or_else(|| draft.text(plain)),
            "DateTime" => serial::from_iso(plain).map(CellValue::Date).or_else(|| draft.text(plain)),
            "Boolean" => Some(CellValue::Bool(plain == "1" || plain.eq_ignore_ascii_case("true"))),
            "Error" => Some(CellValue::Error(convert::error_named(plain).unwrap_or("#VALUE!"))),
            _ => draft.text(&text),
        };
        value.map_or(Ok(()), |value| draft.put(self.row, self.col, self.style, value))
    }
}
