//! Everything that a file says, packed or not.

use crate::books::{END, START};
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

/// The text of a workbook: every part of it.
pub fn of_workbook(path: &Path) -> String {
    let mut zip = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut all = String::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        all.push_str(&part.name().unwrap());
        all.push_str(&String::from_utf8_lossy(&bytes));
    }
    all
}

/// The text of a PDF: its bytes, every stream unpacked, every string, and what its pages say by their fonts' own tables;
/// also as `pdftotext` reads it, where that is installed.
pub fn of_pdf(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    let mut document = lopdf::Document::load_mem(&bytes).unwrap();
    let mut all = readable(&bytes);
    document.decompress();
    for object in document.objects.values() {
        strings(object, &mut all);
    }
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    all.push_str(&document.extract_text(&pages).unwrap_or_default());
    all.push_str(&pdftotext(path).unwrap_or_default());
    all
}

/// What `pdftotext` reads; `None` where it is not installed.
pub fn pdftotext(path: &Path) -> Option<String> {
    let out = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(path).arg("-").output().ok()?;
    Some(String::from_utf8_lossy(&out.stdout).into_owned())
}

fn strings(object: &lopdf::Object, all: &mut String) {
    use lopdf::Object;
    match object {
        Object::String(bytes, _) => all.push_str(&readable(bytes)),
        Object::Name(bytes) => all.push_str(&readable(bytes)),
        Object::Array(items) => items.iter().for_each(|item| strings(item, all)),
        Object::Dictionary(dictionary) => dictionary.iter().for_each(|(_, item)| strings(item, all)),
        Object::Stream(stream) => {
            stream.dict.iter().for_each(|(_, item)| strings(item, all));
            all.push_str(&readable(&stream.content));
        }
        _ => {}
    }
    all.push('\n');
}

/// Bytes as text, also where each letter has two of them.
fn readable(bytes: &[u8]) -> String {
    let wide: String = bytes.iter().filter(|b| **b != 0).map(|b| char::from(*b)).collect();
    format!("{}\n{wide}\n", String::from_utf8_lossy(bytes))
}

/// The canaries that a text has in it, in whatever case, and also where a line breaks within one. Of one that was cut
/// short what is left, with its `…`.
pub fn canaries(text: &str) -> BTreeSet<String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    let starts = text.match_indices(START).map(|(at, _)| &text[at..]);
    // Packed bytes may have the letters of its ends by chance, and not those between.
    starts.filter_map(canary_at_start).filter(|word| word.contains("qv")).collect()
}

fn canary_at_start(text: &str) -> Option<String> {
    let (letters, behind) = text.split_at(text.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(text.len()));
    match letters.find(END) {
        Some(at) => Some(letters[..at + END.len()].to_owned()),
        None => behind.starts_with('…').then(|| format!("{letters}…")),
    }
}

/// The numbers that a text has in it, as they stand there, and without their decimals.
pub fn numbers(text: &str) -> BTreeSet<&str> {
    let is_of_number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let runs = text.split(|c: char| !is_of_number(c)).filter(|run| run.len() > 6);
    runs.flat_map(|run| [Some(run), run.split('.').next()]).flatten().collect()
}
