//! Zipped workbooks: taken apart, changed in one part, put together again.

use crate::dice::Dice;
use crate::mutate;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// `None` when it is no archive, or one too large to be taken apart so often.
pub fn mutated(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut parts = unpacked(bytes)?;
    for _ in 0..=dice.below(2) {
        let at = dice.below(parts.len());
        match dice.below(12) {
            0 => _ = parts.remove(at),
            1 => {
                parts[at].0 = dice
                    .of(&["../../up.xml", "/etc/x", "XL\\Workbook.xml", "", "a/".repeat(500).as_str()])
                    .to_string()
            }
            2 => {
                let other = parts[dice.below(parts.len())].1.clone();
                parts[at].1 = other;
            }
            3 => mutate::bytes(&mut parts[at].1, dice),
            _ => change(&mut parts, dice),
        }
        if parts.is_empty() {
            break;
        }
    }
    packed(&parts, dice)
}

/// Changes the markup of a part.
fn change(parts: &mut [(String, Vec<u8>)], dice: &mut Dice) {
    let places: Vec<usize> = (0..parts.len()).filter(|i| is_markup(&parts[*i].0)).collect();
    if places.is_empty() {
        return;
    }
    let part = &mut parts[*dice.of(&places)].1;
    match String::from_utf8(std::mem::take(part)) {
        Ok(mut text) => {
            mutate::text(&mut text, dice);
            *part = text.into_bytes();
        }
        Err(error) => {
            *part = error.into_bytes();
            mutate::bytes(part, dice);
        }
    }
}

fn is_markup(name: &str) -> bool {
    let read = ["sheet", "strings", "styles", "workbook", "content", "table", "rels"];
    name.ends_with(".bin") || read.iter().any(|word| name.to_lowercase().contains(word))
}

fn unpacked(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let entry = zip.by_index(index).ok()?;
        let name = entry.name().ok()?.into_owned();
        let mut part = Vec::new();
        entry.take(2_000_000).read_to_end(&mut part).ok()?;
        parts.push((name, part));
    }
    let total: usize = parts.iter().map(|(_, part)| part.len()).sum();
    (!parts.is_empty() && total < 2_000_000).then_some(parts)
}

fn packed(parts: &[(String, Vec<u8>)], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let method = if dice.below(2) == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    let options = SimpleFileOptions::default().compression_method(method).compression_level(None);
    for (name, part) in parts {
        if zip.start_file(name.as_str(), options).is_ok() {
            zip.write_all(part).ok()?;
        }
    }
    Some(zip.finish().ok()?.into_inner())
}
