//! The shared texts of a workbook, held as they stand in the file and interned when a cell first shows them: a file
//! may have millions that none shows.

use super::super::draft::Draft;
use super::super::package::Package;
use super::super::package::xml::reader;
use super::escape::decoded;
use crate::model::workbook::CellValue;
use quick_xml::events::Event;
use std::cell::OnceCell;

/// The shared texts by their number.
#[derive(Default)]
pub struct Texts {
    all: String,
    /// Where each ends in `all`.
    ends: Vec<usize>,
    values: Vec<OnceCell<Option<CellValue>>>,
}

impl Texts {
    /// The value of a text; `None` when there is no such text, `Some(None)` when it is blank.
    pub fn value(&self, number: usize, draft: &mut Draft<'_>) -> Option<Option<CellValue>> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).and_then(|n| self.ends.get(n)).copied().unwrap_or(0);
        let text = || draft.text(&decoded(self.all.get(start..end).unwrap_or_default()));
        self.values.get(number).map(|value| *value.get_or_init(text))
    }

    fn end(&mut self) {
        self.ends.push(self.all.len());
        self.values.push(OnceCell::new());
    }
}

/// Reads them; those after a fault are missing.
pub fn read(package: &mut Package<'_>, path: &str) -> Texts {
    let mut texts = Texts::default();
    let Some(part) = package.stream(path) else { return texts };
    let mut xml = reader(part);
    let mut buffer = Vec::new();
    let (mut inside, mut phonetic) = (false, false);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(e)) => match e.local_name().as_ref() {
                "t" => inside = !phonetic,
                "rPh" => phonetic = true,
                _ => {}
            },
            Ok(Event::Empty(e)) if e.local_name().as_ref() == "si" => texts.end(),
            Ok(Event::End(e)) => match e.local_name().as_ref() {
                "si" => texts.end(),
                "t" => inside = false,
                "rPh" => phonetic = false,
                _ => {}
            },
            Ok(Event::Text(t)) if inside => texts.all.push_str(&t.xml10_content()),
            Ok(Event::CData(t)) if inside => texts.all.push_str(&t.xml10_content()),
            Ok(Event::GeneralRef(e)) if inside => {
                texts.all.extend(e.resolve_char_ref().ok().flatten());
                texts.all.push_str(quick_xml::escape::resolve_predefined_entity(&e).unwrap_or_default());
            }
            Ok(Event::Eof) | Err(_) => return texts,
            Ok(_) => {}
        }
    }
}
