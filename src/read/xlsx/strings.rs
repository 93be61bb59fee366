//! The shared texts of a workbook, interned as they are read.

use super::super::draft::Draft;
use super::super::package::Package;
use super::super::package::xml::reader;
use super::escape::decoded;
use crate::model::workbook::CellValue;
use quick_xml::events::Event;

/// The values of the shared texts by their number; those after a fault are missing.
pub fn read(package: &mut Package<'_>, path: &str, draft: &mut Draft<'_>) -> Vec<Option<CellValue>> {
    let Some(part) = package.stream(path) else { return Vec::new() };
    let mut xml = reader(part);
    let (mut texts, mut buffer, mut text) = (Vec::new(), Vec::new(), String::new());
    let (mut inside, mut phonetic) = (false, false);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(e)) => match e.local_name().as_ref() {
                "si" => text.clear(),
                "t" => inside = !phonetic,
                "rPh" => phonetic = true,
                _ => {}
            },
            Ok(Event::Empty(e)) if e.local_name().as_ref() == "si" => texts.push(None),
            Ok(Event::End(e)) => match e.local_name().as_ref() {
                "si" => texts.push(draft.text(&decoded(&text))),
                "t" => inside = false,
                "rPh" => phonetic = false,
                _ => {}
            },
            Ok(Event::Text(t)) if inside => text.push_str(&t.xml10_content()),
            Ok(Event::CData(t)) if inside => text.push_str(&t.xml10_content()),
            Ok(Event::GeneralRef(e)) if inside => {
                text.extend(e.resolve_char_ref().ok().flatten());
                text.push_str(quick_xml::escape::resolve_predefined_entity(&e).unwrap_or_default());
            }
            Ok(Event::Eof) | Err(_) => return texts,
            Ok(_) => {}
        }
    }
}
