//! .ods: its one content part, read as a stream. Repeated rows and cells are written out only where they
//! hold something, so a sheet that repeats an empty row a million times costs nothing.

mod cell;
mod styles;

use super::convert;
use super::draft::Draft;
use super::limits::Limits;
use super::package::xml::{attribute, reader};
use super::package::{Package, swelling};
use super::refusal::Refusal;
use crate::model::address::{Area, CellRef, MAX_COLS, MAX_ROWS};
use crate::model::workbook::{CellValue, Visibility};
use cell::Found;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;
use styles::Styles;

/// A row with content that is repeated may write out this many cells; no person's sheet comes near.
const MOST_REPEATED: u64 = 1_000_000;

/// A run of more coloured blanks is the end of a coloured row.
const MOST_TINTS: u32 = 20;

/// The sheet being read.
#[derive(Default)]
struct Place {
    row: u32,
    col: u32,
    /// How often the row stands there.
    times: u32,
    /// The filled cells of the row.
    cells: Vec<(u32, u16, CellValue)>,
    /// Its coloured blanks.
    tints: Vec<(u32, u16)>,
    /// Styles of whole columns, each with the column it goes up to.
    columns: Vec<(u32, String)>,
    merges: Vec<Area>,
    never_calculated: Vec<CellRef>,
}

/// Reads all sheets into `draft`.
pub fn read(package: &mut Package<'_>, draft: &mut Draft<'_>, limits: &Limits) -> Result<(), Refusal> {
    let manifest = package.small("META-INF/manifest.xml").unwrap_or_default();
    if manifest.windows(15).any(|w| w == b"encryption-data") {
        return Err(Refusal::password(false));
    }
    let part_limit = limits.part;
    let styles = Styles::named(package);
    let stream =
        package.stream("content.xml").ok_or_else(|| Refusal::damaged("its content part is missing"))?;
    let mut xml = reader(stream);
    xml.config_mut().expand_empty_elements = true;
    match content(&mut xml, styles, draft)? {
        _ if xml.buffer_position() > part_limit => Err(swelling()),
        true => Ok(()),
        false if draft.book.sheets.is_empty() => {
            Err(Refusal::damaged("its content breaks off or is garbled"))
        }
        false => {
            draft.end();
            draft.damaged("its data breaks off; what stands below the last row that was read is lost");
            Ok(())
        }
    }
}

/// Whether the part could be read to its end.
fn content<R: BufRead>(
    xml: &mut Reader<R>,
    mut styles: Styles,
    draft: &mut Draft<'_>,
) -> Result<bool, Refusal> {
    let (mut buffer, mut place) = (Vec::new(), Place::default());
    loop {
        buffer.clear();
        let Ok(event) = xml.read_event_into(&mut buffer) else { return Ok(false) };
        match event {
            Event::Start(e) => {
                let name = e.name();
                match name.as_ref() {
                    "table:table" => {
                        let hidden = attribute(&e, "style-name").is_some_and(|s| styles.hides(&s));
                        let visibility = if hidden { Visibility::Hidden } else { Visibility::Visible };
                        draft.begin(&attribute(&e, "name").unwrap_or_default(), visibility)?;
                        place = Place::default();
                    }
                    "table:table-column" => place.column(&e),
                    "table:table-row" => {
                        place.times = repeats(&e, "number-rows-repeated");
                        place.col = 0;
                    }
                    "table:table-cell" | "table:covered-table-cell" => {
                        let e = e.to_owned();
                        let Ok(found) = cell::read(xml, &e) else { return Ok(false) };
                        place.take(&e, &found, &mut styles, draft)?;
                    }
                    _ => styles.element(&e),
                }
            }
            Event::End(e) if e.name().as_ref() == "table:table-row" => place.end_row(draft)?,
            Event::End(e) if e.name().as_ref() == "table:table" => place.end_sheet(draft),
            Event::End(e) if e.name().as_ref() == "office:document-content" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

impl Place {
    fn take(
        &mut self,
        e: &BytesStart<'_>,
        found: &Found,
        styles: &mut Styles,
        draft: &mut Draft<'_>,
    ) -> Result<(), Refusal> {
        let times = repeats(e, "number-columns-repeated");
        let first = self.col;
        self.col = self.col.saturating_add(times);
        self.merge(e, first);
        let named = attribute(e, "style-name").or_else(|| self.style_of(first));
        let style = named.as_deref().map_or(0, |s| styles.number(s, &mut draft.book.styles));
        let Some(value) = found.value(draft) else {
            self.tint(first, times, style, draft);
            return Ok(());
        };
        let font = named.and_then(|s| styles.symbols(&s));
        let value = font.map_or(value, |font| draft.in_symbols(font, value));
        if first >= u32::from(MAX_COLS) {
            return draft.put(self.row, first, 0, value);
        }
        let style = if found.percent() { styles.percent(style, &mut draft.book.styles) } else { style };
        for col in first..self.col.min(u32::from(MAX_COLS)) {
            self.cells.push((col, style, value));
        }
        Ok(())
    }

    /// Takes in the style of some columns, which blank cells have that name none.
    fn column(&mut self, e: &BytesStart<'_>) {
        let before = self.columns.last().map_or(0, |(end, _)| *end);
        let end = before.saturating_add(repeats(e, "number-columns-repeated"));
        self.columns.push((end, attribute(e, "default-cell-style-name").unwrap_or_default()));
    }

    fn style_of(&self, col: u32) -> Option<String> {
        let at = self.columns.partition_point(|(end, _)| *end <= col);
        self.columns.get(at).map(|(_, name)| name.clone())
    }

    /// Takes in blanks; so many of one colour in a row are no marks.
    fn tint(&mut self, first: u32, times: u32, style: u16, draft: &Draft<'_>) {
        let filled = draft.book.styles.get(usize::from(style)).is_some_and(|s| s.fill.is_some());
        if filled && times <= MOST_TINTS {
            self.tints.extend((first..first.saturating_add(times)).map(|col| (col, style)));
        }
    }

    fn merge(&mut self, e: &BytesStart<'_>, col: u32) {
        let span = |name| attribute(e, name).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1).max(1);
        let (rows, cols) = (span("number-rows-spanned"), span("number-columns-spanned"));
        let last = (self.row.saturating_add(rows - 1), col.saturating_add(cols - 1));
        if (rows, cols) != (1, 1) && last.0 < MAX_ROWS && last.1 < u32::from(MAX_COLS) {
            let first = CellRef::new(self.row, col as u16);
            self.merges.push(Area { first, last: CellRef::new(last.0, last.1 as u16) });
        }
    }

    fn end_row(&mut self, draft: &mut Draft<'_>) -> Result<(), Refusal> {
        if u64::from(self.times) * self.tints.len() as u64 > MOST_REPEATED {
            self.tints.clear();
        }
        if self.times > 1 && u64::from(self.times) * self.cells.len() as u64 > MOST_REPEATED {
            return Err(swelling());
        }
        if !self.cells.is_empty() {
            for row in 0..self.times {
                for (col, style, value) in &self.cells {
                    let row = self.row.saturating_add(row);
                    if *value == CellValue::Uncalculated && row < MAX_ROWS {
                        self.never_calculated.push(CellRef::new(row, *col as u16));
                    }
                    draft.put(row, *col, *style, *value)?;
                }
                for (col, style) in &self.tints {
                    draft.tint(self.row.saturating_add(row), *col, *style);
                }
            }
        }
        self.cells.clear();
        self.tints.clear();
        self.row = self.row.saturating_add(self.times);
        Ok(())
    }

    fn end_sheet(&mut self, draft: &mut Draft<'_>) {
        let cells = std::mem::take(&mut self.never_calculated);
        if !cells.is_empty() {
            draft.note(convert::never_calculated(cells));
        }
        if let Some(sheet) = draft.sheet() {
            sheet.merges = std::mem::take(&mut self.merges);
        }
        draft.end();
    }
}

fn repeats(e: &BytesStart<'_>, name: &str) -> u32 {
    attribute(e, name).and_then(|n| n.parse().ok()).unwrap_or(1).max(1)
}
