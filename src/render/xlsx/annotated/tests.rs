use super::*;
use crate::model::address::{Area, CellRef};
use crate::model::annotated::{Mark, Marked, Task};
use crate::model::document::Tone;
use crate::model::workbook::{CellValue, Sheet, Style, Workbook as Return};
use std::io::Read;

fn theme() -> Theme {
    crate::settings::Settings::built_in().unwrap().knowledge.theme
}

/// A return of one sheet called as the list: a merged title over a formula's text, a day, a share, and a blank in question.
fn sample() -> Return {
    let mut book = Return { styles: vec![Style::default()], ..Return::default() };
    book.styles.push(Style { format: "0.0%".to_owned(), bold: true, ..Style::default() });
    book.styles.push(Style { format: "dd/mm/yyyy h:mm".to_owned(), ..Style::default() });
    let mut sheet = Sheet { name: "To do".to_owned(), ..Sheet::default() };
    let text = CellValue::Text(book.text.intern("=1+1 & <b>"));
    sheet.push(CellRef::new(0, 0), 0, text);
    sheet.push(CellRef::new(2, 0), 1, CellValue::Number(0.125));
    sheet.push(CellRef::new(2, 1), 2, CellValue::Date(jiff::civil::date(2026, 10, 31)));
    sheet.merges.push(Area { first: CellRef::new(0, 0), last: CellRef::new(1, 1) });
    book.sheets.push(sheet);
    book
}

fn copy(book: &Return) -> Annotated<'_> {
    let mark = Mark { tone: Tone::Red, tasks: vec![0, 0] };
    let marked =
        Marked { name: "To do".to_owned(), marks: [(CellRef::new(3, 2), mark)].into_iter().collect() };
    let task = Task {
        level: "Error".to_owned(),
        tone: Tone::Red,
        seen: "no date".to_owned(),
        remedy: "write it".to_owned(),
        count: 1,
        written: String::new(),
        sheet: Some(0),
        first: Some(CellRef::new(3, 2)),
        place: "C4".to_owned(),
    };
    Annotated {
        file: "P1/risks.xlsx",
        portfolio: "Office",
        period: "2026-10".parse().unwrap(),
        run: "r",
        workbook: book,
        about: vec!["1 finding.".to_owned()],
        tasks: vec![task],
        sheets: vec![marked],
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn values_stand_where_they_were_as_what_they_were() {
    let book = sample();
    let bytes = render(&copy(&book), &theme()).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(!sheet.contains("<f>"), "{sheet}");
    assert!(sheet.contains("<mergeCell ref=\"A1:B2\"/>"), "{sheet}");
    // 31 October 2026 is day 46,326 of Excel's count.
    for value in ["<v>0.125</v>", "<v>46326.0</v>", "r=\"C4\""] {
        assert!(sheet.contains(value), "{value}: {sheet}");
    }
    assert!(part(&bytes, "xl/sharedStrings.xml").contains("=1+1 &amp; &lt;b&gt;"));
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("0.0%") && styles.contains("yyyy-mm-dd") && styles.contains("quotePrefix"));
    // Times of day are not read.
    assert!(!styles.contains("h:mm"), "{styles}");
}

#[test]
fn the_list_comes_first_and_leads_to_the_cell() {
    let book = sample();
    let bytes = render(&copy(&book), &theme()).unwrap();
    // The sender's sheet keeps its name.
    let workbook = part(&bytes, "xl/workbook.xml");
    let (list, own) = (workbook.find("name=\"To do 2\""), workbook.find("name=\"To do\""));
    assert!(list.is_some() && list < own, "{workbook}");
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("location=\"'To do'!C4\""));
    let notes = part(&bytes, "xl/comments1.xml");
    assert_eq!(notes.matches("Error: no date\nWhat to do: write it").count(), 1, "{notes}");
    assert!(part(&bytes, "docProps/custom.xml").contains("findings"));
}

#[test]
fn a_large_sheet_is_the_same_row_by_row() {
    let mut book = sample();
    for row in 3..20_010 {
        book.sheets[0].push(CellRef::new(row, 0), 0, CellValue::Number(f64::from(row)));
    }
    // A tinted blank between, and a merged area across rows that are written later.
    book.sheets[0].merges.push(Area { first: CellRef::new(5, 0), last: CellRef::new(6, 0) });
    let bytes = render(&copy(&book), &theme()).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    for row in [4, 7, 20_010] {
        assert!(sheet.contains(&format!("<v>{}.0</v>", row - 1)), "row {row}");
    }
    assert!(sheet.contains("<mergeCell ref=\"A6:A7\"/>") && sheet.contains("r=\"C4\""));
    assert_eq!(bytes, render(&copy(&book), &theme()).unwrap());
}
