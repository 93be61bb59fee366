//! The part of a workbook that the library is given: its frame and styles, and every sheet empty. Shared texts and
//! cells are read here and once, so that what is large is never held twice.

use super::super::refusal::Refusal;
use super::parts::WorkbookParts;
use super::{Package, normal};
use std::collections::HashSet;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A workbook can have 65,490 formats of cells and as many named ones; more are a trap.
const MOST_FORMATS: usize = 140_000;
const EMPTY_SHEET: &[u8] =
    br#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData></sheetData></worksheet>"#;

/// The frame of the workbook as an archive.
pub fn skeleton(package: &mut Package<'_>, parts: &WorkbookParts) -> Result<Vec<u8>, Refusal> {
    let sheets: HashSet<String> = parts.sheets.iter().map(|path| normal(path)).collect();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let faulty = |_| Refusal::damaged("one of its parts cannot be unpacked");
    let mut written = HashSet::new();
    for index in 0..package.names.len() {
        let name = package.names.get(index).cloned().unwrap_or_default();
        let part = package.zip.by_index_raw(index).map_err(|_| Refusal::cut_short())?;
        if !sheets.contains(&name) && is_frame(&name) && written.insert(name) {
            out.raw_copy_file(part).map_err(faulty)?;
        }
    }
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for path in parts.sheets.iter().filter(|path| !path.is_empty()) {
        if package.index(path).is_some() && written.insert(normal(path)) {
            out.start_file(path.as_str(), stored).map_err(faulty)?;
            out.write_all(EMPTY_SHEET).map_err(|_| Refusal::cut_short())?;
        }
    }
    check_formats(package)?;
    Ok(out.finish().map_err(faulty)?.into_inner())
}

/// Parts that tell which sheets there are and how cells look.
fn is_frame(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    let package = matches!(name, "_rels/.rels" | "[content_types].xml");
    let book = last.contains("workbook") || last.contains("styles") || last.starts_with("theme");
    package || book && (name.ends_with(".xml") || name.ends_with(".rels"))
}

/// The library keeps each format of a cell with all that it says.
fn check_formats(package: &mut Package<'_>) -> Result<(), Refusal> {
    let places = (0..package.names.len()).filter(|i| package.names[*i].ends_with("styles.xml"));
    for path in places.map(|i| package.names[i].clone()).collect::<Vec<_>>() {
        let part = package
            .small(&path)
            .ok_or_else(|| Refusal::damaged("its list of cell formats cannot be read"))?;
        if part.windows(3).filter(|w| *w == b"<xf" || *w == b":xf").count() > MOST_FORMATS {
            return Err(Refusal::damaged("it has more formats of cells than a workbook can have"));
        }
    }
    Ok(())
}
