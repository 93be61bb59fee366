//! Workbooks to begin with: of the samples, of the corpus beside the project, and some that are made here.

use rust_xlsxwriter::{Color, Format, Formula, Table, Workbook};
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Larger files only slow the run down.
const LARGEST: u64 = 300_000;

/// Name and bytes of all seeds, in an order that does not depend on the disk.
pub fn all(dir: Option<&Path>) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let beside = std::env::var_os("PACKWRIGHT_CORPUS").map_or(root.join("../shared/corpus"), PathBuf::from);
    let mut paths = Vec::new();
    [Some(root.join("samples/portfolio").as_path()), Some(beside.as_path()), dir]
        .into_iter()
        .flatten()
        .for_each(|dir| below(dir, &mut paths));
    paths.sort();
    let mut seeds = made();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        seeds.push((name, fs::read(&path).unwrap()));
    }
    seeds
}

fn below(dir: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let (path, kind) = (entry.path(), entry.metadata().unwrap());
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        let sheet = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv"].contains(&ending.as_str());
        if kind.is_dir() {
            below(&path, paths);
        } else if sheet && kind.len() < LARGEST {
            paths.push(path);
        }
    }
}

const ROWS: [[&str; 5]; 4] = [
    ["Risk ID", "Description", "Owner", "Probability", "Status"],
    ["R-001", "Supplier is late & may fail", "Ann Müller", "High", "Open"],
    ["R-002", "Two teams\nneed one expert", "Bob", "3", "Closed"],
    ["R-003", "Budget is cut", "", "Low", "Open"],
];

fn made() -> Vec<(String, Vec<u8>)> {
    let text =
        |separator: &str| ROWS.map(|row| row.map(|cell| format!("\"{cell}\"")).join(separator)).join("\r\n");
    let cells = |open: &str, close: &str, ends: (&str, &str)| {
        let row = |row: [&str; 5]| {
            format!(
                "{}{}{}",
                ends.0,
                row.map(|c| format!("{open}{}{close}", c.replace('&', "&amp;"))).concat(),
                ends.1
            )
        };
        ROWS.map(row).concat()
    };
    let html = format!(
        "<html><body><table>{}</table></body></html>",
        cells("<td colspan=1>", "</td>", ("<tr>", "</tr>"))
    );
    let xml = format!(
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"Risks\"><Table>{}</Table></Worksheet></Workbook>",
        cells(
            "<Cell ss:Index=\"1\"><Data ss:Type=\"String\">",
            "</Data></Cell>",
            ("<Row ss:Index=\"1\">", "</Row>")
        )
    );
    vec![
        ("made.xlsx".to_owned(), xlsx()),
        (
            "made.ods".to_owned(),
            ods(&cells(
                "<table:table-cell table:number-columns-repeated=\"1\" office:value-type=\"string\"><text:p>",
                "</text:p></table:table-cell>",
                ("<table:table-row table:number-rows-repeated=\"1\">", "</table:table-row>"),
            )),
        ),
        ("made.csv".to_owned(), text(",").into_bytes()),
        ("made-semicolon.csv".to_owned(), text(";").into_bytes()),
        ("made-html.xls".to_owned(), html.into_bytes()),
        ("made-xml.xls".to_owned(), xml.into_bytes()),
    ]
}

fn xlsx() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Risk log").unwrap();
    let title = Format::new().set_bold().set_background_color(Color::Red);
    sheet.merge_range(0, 0, 0, 4, "Risk register of P101, October 2026", &title).unwrap();
    for (row, cells) in (2..).zip(ROWS) {
        for (col, cell) in (0..).zip(cells) {
            sheet.write(row, col, cell).unwrap();
        }
        sheet.write_with_format(row, 5, 46_000.5, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
        sheet.write_formula(row, 6, Formula::new("=F3*2").set_result("92001")).unwrap();
    }
    sheet.add_table(2, 0, 5, 4, &Table::new()).unwrap();
    book.add_worksheet().set_hidden(true).write(9, 9, true).unwrap();
    book.save_to_buffer().unwrap()
}

fn ods(rows: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Risks\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    for (name, text) in
        [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)]
    {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
