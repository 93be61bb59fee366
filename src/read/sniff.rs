//! What a file is, by its first bytes rather than by its name.

use super::refusal::Refusal;
use super::text;
use crate::model::submission::Format;

/// What the bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A zip archive: a workbook of today's formats, or something else.
    Archive,
    /// The container of old Office files and of encrypted new ones.
    Ole,
    /// Text with separators.
    Text,
    /// A web page with a table.
    WebPage,
    /// XML of Excel 2003.
    Excel2003,
}

const ARCHIVE: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// How much of the beginning is looked at, in letters.
const HEAD: usize = 2048;
const FOREIGN: [(&[u8], &str); 8] = [
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"7z\xBC\xAF", "a 7-Zip archive"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"MIME-Version:", "a web archive"),
];

/// Tells what `bytes` are, or why they cannot be read. `named` is what the name says.
pub fn sniff(bytes: &[u8], named: Format) -> Result<Kind, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::empty());
    }
    if ARCHIVE.iter().any(|magic| bytes.starts_with(magic)) {
        return Ok(Kind::Archive);
    }
    if bytes.starts_with(OLE) {
        return Ok(Kind::Ole);
    }
    if let Some((_, what)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Refusal::foreign(what));
    }
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, _, _, 0x00 | 0x02..=0x05 | 0x07, ..]) {
        return Err(Refusal::foreign("a workbook of Excel 4 or older"));
    }
    if let Some(kind) = markup(bytes) {
        return kind.map_err(Refusal::foreign);
    }
    let is_text_named = matches!(named, Format::Csv | Format::Tsv);
    if text::is_text(bytes) && (is_text_named || text::is_table(bytes)) {
        return Ok(Kind::Text);
    }
    Err(if is_text_named || text::is_text(bytes) {
        Refusal::foreign(if is_text_named { "not text" } else { "text without columns" })
    } else {
        Refusal::damaged("its beginning is not that of any spreadsheet")
    })
}

/// Web pages and XML, which programs like to export under the name of a workbook.
fn markup(bytes: &[u8]) -> Option<Result<Kind, &'static str>> {
    let head: Vec<u8> = bytes.iter().take(2 * HEAD).copied().filter(|b| *b != 0).collect();
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let head = head.trim_start_matches(['\u{feff}', '\u{fffd}']).trim_start();
    let starts = |tags: &[&str]| tags.iter().any(|t| head.starts_with(t));
    if starts(&["<?xml", "<workbook", "<ss:workbook"])
        && head.contains("urn:schemas-microsoft-com:office:spreadsheet")
    {
        return Some(Ok(Kind::Excel2003));
    }
    let page = starts(&["<!doctype html", "<html", "<head", "<table", "<meta", "<body", "<style", "<div"])
        || head.contains("<html") && starts(&["<"]);
    if page {
        let table = |w: &[u8]| w.eq_ignore_ascii_case(b"<table") || w.eq_ignore_ascii_case(b"<\0t\0a\0");
        let any = bytes.windows(6).any(table);
        return Some(if any { Ok(Kind::WebPage) } else { Err("a web page without a table") });
    }
    starts(&["<?xml"]).then_some(Err("an XML file"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_counts_more_than_the_name() {
        assert_eq!(sniff(b"a;b\n1;2\n", Format::Xls), Ok(Kind::Text));
        assert_eq!(sniff(b"PK\x03\x04....", Format::Csv), Ok(Kind::Archive));
        assert_eq!(sniff(b"\n<HTML><body><TABLE>", Format::Xls), Ok(Kind::WebPage));
        let excel =
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        assert_eq!(sniff(excel, Format::Xls), Ok(Kind::Excel2003));
        assert_eq!(sniff(b"just one column\n", Format::Csv), Ok(Kind::Text));
        for (bytes, word) in [
            (&b""[..], "empty"),
            (b"%PDF-1.7", "PDF"),
            (b"<html><p>", "web page without a table"),
            (b"<?xml version=\"1.0\"?><rss/>", "XML file"),
            (b"Dear all,\nhello\n", "text without columns"),
            (&[1, 2, 3, 4, 5, 6, 7, 8], "damaged"),
        ] {
            let refusal = sniff(bytes, Format::Xls).unwrap_err();
            assert!(refusal.seen.contains(word), "{}", refusal.seen);
        }
    }
}
