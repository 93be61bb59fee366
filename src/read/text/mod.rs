//! .csv, .tsv and other text with separators: one sheet without a name. Every value stays text, since a
//! text file knows no numbers or dates, and a leading zero may matter.

mod dialect;
mod encoding;
mod shape;

use super::codes;
use super::draft::Draft;
use super::refusal::Refusal;
use crate::finding::Finding;
use crate::model::workbook::Visibility;
use csv::{ReaderBuilder, StringRecord};
use encoding::Encoding;
pub use encoding::decode;
use shape::Shape;

/// The reader holds a row at a time; no spreadsheet has a row of so many fields.
const MOST_FIELDS: usize = 1_000_000;

/// Reads the file into `draft`.
pub fn read(bytes: &[u8], draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let (text, encoding) = encoding::decode(bytes);
    draft.begin("", Visibility::Visible)?;
    if let Some(finding) = guess(encoding, &text) {
        draft.note(finding);
    }
    let (delimiter, text) = dialect::detect(&text);
    if shape::widest(text.as_bytes(), delimiter) > MOST_FIELDS {
        return Err(Refusal::damaged("a row has more than a million fields"));
    }
    rows(text, delimiter, draft)?;
    draft.end();
    Ok(())
}

/// Whether the text has columns: at least two lines with the same number of separators.
pub fn is_table(bytes: &[u8]) -> bool {
    let (text, _) = encoding::decode(bytes.get(..dialect::SAMPLE).unwrap_or(bytes));
    dialect::has_columns(&text)
}

/// Whether the bytes can be text at all: control bytes other than blanks are not met in text.
pub fn is_text(bytes: &[u8]) -> bool {
    let (text, encoding) = encoding::decode(bytes.get(..dialect::SAMPLE).unwrap_or(bytes));
    let odd = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    let odd = odd + if encoding == Encoding::Utf16Guessed { text.matches('\u{fffd}').count() } else { 0 };
    odd * 200 <= text.chars().count()
}

fn rows(text: &str, delimiter: u8, draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let (mut record, mut row, mut from) = (StringRecord::new(), 0_u32, 0_usize);
    let mut shape = Shape::new(delimiter);
    while let Ok(true) = reader.read_record(&mut record) {
        // The library skips empty lines; a person counts them as rows.
        row = row.saturating_add(empty_lines(text.as_bytes(), from));
        let start = from;
        from = reader.position().byte() as usize;
        shape.row(row, &record, text.as_bytes().get(start..from).unwrap_or_default());
        for (col, field) in record.iter().enumerate() {
            if let Some(value) = draft.text(field) {
                draft.put(row, u32::try_from(col).unwrap_or(u32::MAX), 0, value)?;
            }
        }
        row = row.saturating_add(1);
    }
    shape.findings().into_iter().for_each(|finding| draft.note(finding));
    Ok(())
}

/// How many empty lines follow the row that ended at `from`, which may be inside its own line end.
fn empty_lines(text: &[u8], from: usize) -> u32 {
    let mut rest = text.get(from..).unwrap_or_default();
    if from > 0 && text.get(from - 1) == Some(&b'\r') {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut lines = 0;
    while let [b'\r', b'\n', after @ ..] | [b'\n' | b'\r', after @ ..] = rest {
        lines += 1;
        rest = after;
    }
    lines
}

fn guess(encoding: Encoding, text: &str) -> Option<Finding> {
    let seen = match encoding {
        Encoding::Known => return None,
        Encoding::Windows => {
            "the file does not say how its letters are stored; Western European (Windows) was taken"
        }
        Encoding::Utf16Guessed => "the file does not say how its letters are stored; UTF-16 was taken",
        Encoding::Utf8Damaged => "a few letters are not valid UTF-8 and were replaced by \u{fffd}",
    };
    let words = text.split(|c: char| c.is_whitespace() || ",;\t|\"".contains(c));
    let words = words.filter(|w| !w.is_ascii() && w.len() < 60).map(str::to_owned);
    let remedy = "look at names with accents; if they are wrong, save the file as CSV UTF-8 or as .xlsx";
    Some(Finding::new(codes::ENCODING_GUESSED, seen, remedy).evidence(words.take(50)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::address::CellRef;
    use crate::settings::Limits;

    fn cells(bytes: &[u8]) -> Vec<(String, String)> {
        let limits = Limits::default();
        let mut draft = Draft::new("a.csv", &limits);
        read(bytes, &mut draft).unwrap();
        let sheet = &draft.book.sheets[0];
        let all = sheet.rows.iter().flat_map(|r| sheet.cells_of(r).iter().map(move |c| (r.index, c)));
        all.map(|(row, c)| (CellRef::new(row, c.col).to_string(), draft.book.shown(c.value))).collect()
    }

    fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
        of.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn values_stay_text_and_rows_may_be_ragged() {
        let found = cells(b"id,name\n007, Ann \n,\"x,\ny\",extra\n");
        let expected =
            [("A1", "id"), ("B1", "name"), ("A2", "007"), ("B2", "Ann"), ("B3", "x,\ny"), ("C3", "extra")];
        assert_eq!(found, pairs(&expected));
    }

    #[test]
    fn empty_lines_count_as_rows() {
        let found = cells(b"\r\na;b\r\n\r\n\r\n1;2\n");
        assert_eq!(found, pairs(&[("A2", "a"), ("B2", "b"), ("A5", "1"), ("B5", "2")]));
    }

    #[test]
    fn a_separator_line_is_obeyed_and_is_no_row() {
        assert_eq!(cells(b"sep=|\r\na,b|c\r\n"), pairs(&[("A1", "a,b"), ("B1", "c")]));
    }

    #[test]
    fn bytes_that_are_no_text() {
        assert!(!is_text(&[0, 1, 2, 3, 0xFF, 4, 5, 6]));
        assert!(is_text("Überfällig;1\n".as_bytes()));
        assert!(is_table(b"a,b\n1,2\n"));
        assert!(!is_table(b"Dear all\nplease find attached\n"));
    }
}
