//! Stage 1: one small file of each format, made here, and the corpus of hostile ones where it is at hand.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use packwright::finding::Severity;
use packwright::model::address::CellRef;
use packwright::model::colour::Rgb;
use packwright::model::submission::{Format, Submission};
use packwright::model::workbook::{CellValue, Visibility, Workbook};
use packwright::read::{Content, ReadOptions, ReadOutcome, read};
use packwright::settings::Limits;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as CellFormat, Table};
use std::io::Write;
use std::path::{Path, PathBuf};

fn read_path(path: &Path, format: Format) -> ReadOutcome {
    let file = path.file_name().unwrap().to_string_lossy().into_owned();
    read(&Submission { file, path: path.to_owned(), format }, &ReadOptions::default())
}

fn read_bytes(name: &str, format: Format, bytes: &[u8]) -> ReadOutcome {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read_path(&path, format)
}

fn workbook(outcome: &ReadOutcome) -> &Workbook {
    match &outcome.content {
        Content::Workbook(book) => book,
        other => panic!("{other:?}"),
    }
}

/// Every cell as `Sheet!A1=kind:shown`.
fn cells(book: &Workbook) -> Vec<String> {
    let kind = |value| match value {
        CellValue::Text(_) => "text",
        CellValue::Number(_) => "number",
        CellValue::Date(_) => "date",
        CellValue::Duration(_) => "duration",
        CellValue::Bool(_) => "bool",
        CellValue::Error(_) => "error",
        CellValue::Uncalculated => "uncalculated",
    };
    let mut all = Vec::new();
    for sheet in &book.sheets {
        for row in &sheet.rows {
            for cell in sheet.cells_of(row) {
                let at = CellRef::new(row.index, cell.col);
                all.push(format!("{}!{at}={}:{}", sheet.name, kind(cell.value), book.shown(cell.value)));
            }
        }
    }
    all
}

fn codes(outcome: &ReadOutcome) -> Vec<&'static str> {
    outcome.findings.iter().map(|f| f.code.id).collect()
}

fn zip_of(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet `S` with this XML between `<sheetData>` tags and after them.
fn xlsx_of(workbook: &str, rows: &str, after: &str) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let relations = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"rId1\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let book = format!(
        "<workbook {main} xmlns:r=\"{OFFICE}\">{workbook}<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let styles = format!(
        "<styleSheet {main}><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    );
    zip_of(&[
        ("_rels/.rels", &relations("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", &relations("worksheet", "worksheets/sheet1.xml")),
        ("xl/workbook.xml", &book),
        ("xl/styles.xml", &styles),
        (
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet {main}><sheetData>{rows}</sheetData>{after}</worksheet>"),
        ),
    ])
}

#[test]
fn an_xlsx_workbook_gives_values_styles_merges_tables_and_visibility() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let marked = CellFormat::new().set_bold().set_background_color(0x00FF_C000).set_font_strikethrough();
    let sheet = book.add_worksheet().set_name("Risks").unwrap();
    sheet.merge_range(0, 0, 0, 2, " Risk register\u{a0}", &marked).unwrap();
    for (col, label) in ["ID", "Due", "Share"].iter().enumerate() {
        sheet.write(2, col as u16, *label).unwrap();
    }
    let day = CellFormat::new().set_num_format("dd/mm/yyyy");
    let percent = CellFormat::new().set_num_format("0.0%");
    let hours = CellFormat::new().set_num_format("[h]:mm");
    sheet.write(3, 0, "007").unwrap();
    sheet.write_with_format(3, 1, ExcelDateTime::from_ymd(2026, 4, 3).unwrap(), &day).unwrap();
    sheet.write_with_format(3, 2, 0.25, &percent).unwrap();
    sheet.write(4, 0, "   ").unwrap();
    sheet.write_with_format(4, 1, 1.5, &hours).unwrap();
    sheet.write_with_format(4, 2, 0.0, &day).unwrap();
    sheet.write(5, 0, true).unwrap();
    sheet.write_with_format(5, 1, 4_000_000.0, &day).unwrap();
    sheet.add_table(2, 0, 6, 2, &Table::new().set_name("tblRisk").set_total_row(true)).unwrap();
    book.add_worksheet().set_name("Lists").unwrap().set_hidden(true).write(9, 1, -12.5).unwrap();
    let outcome = read_bytes("a.xlsx", Format::Xlsx, &book.save_to_buffer().unwrap());
    let book = workbook(&outcome);
    let found = cells(book);
    for expected in [
        "Risks!A1=text:Risk register",
        "Risks!A4=text:007",
        "Risks!B4=date:2026-04-03",
        "Risks!C4=number:0.25",
        "Risks!B5=duration:1.5",
        "Risks!C5=number:0",
        "Risks!A6=bool:TRUE",
        "Risks!B6=number:4000000",
        "Lists!B10=number:-12.5",
    ] {
        assert!(found.contains(&expected.to_owned()), "{expected} in {found:#?}");
    }
    assert!(!found.iter().any(|c| c.starts_with("Risks!A5")), "{found:#?}");
    let style = |at: &str| {
        let cell = book.sheets[0].cell(CellRef::parse(at).unwrap()).unwrap();
        book.styles[usize::from(cell.style)].clone()
    };
    assert_eq!(
        (style("A1").fill, style("A1").bold, style("A1").struck),
        (Some(Rgb(0xFF, 0xC0, 0)), true, true)
    );
    assert!(style("C4").is_percent());
    assert_eq!(style("B4").format, "dd/mm/yyyy");
    assert_eq!(style("A4").format, "");
    assert_eq!(book.sheets[0].merges[0].to_string(), "A1:C1");
    let tables: Vec<_> = book.tables.iter().map(|t| (t.name.as_str(), t.sheet, t.area.to_string())).collect();
    assert_eq!(tables, [("tblRisk", 0, "A3:C6".to_owned())]);
    assert_eq!(book.sheets[1].visibility, Visibility::Hidden);
    assert_eq!(codes(&outcome), ["hidden-sheet"]);
    assert_eq!(outcome.findings[0].place.sheet, "Lists");
}

#[test]
fn formulas_that_were_never_calculated_are_one_finding() {
    let rows = r#"<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1*2</f><v>4</v></c></row>
        <row r="2"><c r="B2" s="1"><f>A2*2</f><v></v></c><c r="C2" s="1"/></row>
        <row r="3"><c r="B3"><f>A3*2</f></c><c r="C3" t="str"><f>""</f><v></v></c></row>"#;
    let outcome = read_bytes("a.xlsx", Format::Xlsx, &xlsx_of("", rows, ""));
    let expected = ["S!A1=number:2", "S!B1=number:4", "S!B2=uncalculated:", "S!B3=uncalculated:"];
    assert_eq!(cells(workbook(&outcome)), expected);
    assert_eq!(codes(&outcome), ["never-calculated"]);
    let places: Vec<_> = outcome.findings[0].place.cells.iter().map(ToString::to_string).collect();
    assert_eq!((places, outcome.findings[0].count), (vec!["B2".to_owned(), "B3".to_owned()], 2));
}

#[test]
fn texts_are_read_as_they_are_shown() {
    let rows = r#"<row><c t="inlineStr"><is><t>a > b &amp; c</t><rPh><t>no</t></rPh></is></c><c t="str"><v>x_x000D_y</v></c></row>
        <row r="4"><c r="B4" t="n"><v>1e2</v></c></row>"#;
    let outcome = read_bytes("a.xlsx", Format::Xlsx, &xlsx_of("", rows, ""));
    assert_eq!(cells(workbook(&outcome)), ["S!A1=text:a > b & c", "S!B1=text:x\ny", "S!B4=number:100"]);
    assert_eq!(codes(&outcome), [""; 0]);
}

#[test]
fn days_may_be_counted_from_1904() {
    let rows = r#"<row r="1"><c r="A1" s="1"><v>44653</v></c></row>"#;
    let plain = read_bytes("a.xlsx", Format::Xlsx, &xlsx_of("", rows, ""));
    let mac = read_bytes("a.xlsx", Format::Xlsx, &xlsx_of("<workbookPr date1904=\"1\"/>", rows, ""));
    assert_eq!(cells(workbook(&plain)), ["S!A1=date:2022-04-02"]);
    assert_eq!(cells(workbook(&mac)), ["S!A1=date:2026-04-03"]);
}

#[test]
fn a_damaged_sheet_keeps_what_can_be_read() {
    let rows = r##"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>
        <c r="B1" t="e"><v>#REF!</v></c><c r="C1" t="e"><v>#NEW!</v></c><c r="D1" t="b"><v>0</v></c><c r="ZZZZ9"><v>5</v></c></row>
        <row r="3"><c r="A3"><v>3</v></c><c r="B3"><v>4</c"##;
    let outcome = read_bytes("a.xlsx", Format::Xlsx, &xlsx_of("", rows, ""));
    let found = cells(workbook(&outcome));
    for expected in
        ["S!A1=text:inline", "S!B1=error:#REF!", "S!D1=bool:FALSE", "S!A2=number:1", "S!A3=number:3"]
    {
        assert!(found.contains(&expected.to_owned()), "{expected} in {found:#?}");
    }
    assert!(!found.iter().any(|c| c.starts_with("S!C1")));
    assert_eq!(codes(&outcome), ["sheet-damaged"; 3], "{:#?}", outcome.findings);
}

#[test]
fn an_ods_workbook_gives_the_same() {
    let content = r##"<office:document-content><office:automatic-styles>
        <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
        <style:style style:name="ce1" style:family="table-cell"><style:table-cell-properties fo:background-color="#ff0000"/><style:text-properties fo:font-weight="bold"/></style:style>
        </office:automatic-styles><office:body><office:spreadsheet>
        <table:table table:name="R &amp; D"><table:table-row>
        <table:table-cell table:style-name="ce1" table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>Title <text:span>&lt;a&gt;</text:span></text:p><text:p>two</text:p></table:table-cell><table:covered-table-cell/>
        <table:table-cell office:value-type="float" office:value="12.5"><text:p>12,50</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell table:number-columns-repeated="2" office:value-type="date" office:date-value="2026-04-03T00:00:00"><text:p>03/04/26</text:p></table:table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25%</text:p></table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"/>
        <table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell><table:table-cell table:formula="of:=[.A1]"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
        <table:table table:name="Old" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="time" office:time-value="PT36H00M00S"/></table:table-row></table:table>
        </office:spreadsheet></office:body></office:document-content>"##;
    let bytes = zip_of(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", content),
    ]);
    let outcome = read_bytes("a.ods", Format::Ods, &bytes);
    let book = workbook(&outcome);
    let row = |n| {
        [
            "B{}=date:2026-04-03",
            "C{}=date:2026-04-03",
            "D{}=number:0.25",
            "E{}=bool:TRUE",
            "F{}=error:#REF!",
            "G{}=uncalculated:",
        ]
        .map(|c| format!("R & D!{}", c.replace("{}", n)))
    };
    let mut expected = vec!["R & D!A1=text:Title <a>\ntwo".to_owned(), "R & D!C1=number:12.5".to_owned()];
    expected.extend(row("5"));
    expected.extend(row("6"));
    expected.push("Old!A1=duration:1.5".to_owned());
    assert_eq!(cells(book), expected);
    assert_eq!(book.sheets[0].merges[0].to_string(), "A1:B1");
    assert_eq!(book.sheets[1].visibility, Visibility::Hidden);
    let style =
        |row, col| &book.styles[usize::from(book.sheets[0].cell(CellRef::new(row, col)).unwrap().style)];
    assert_eq!((style(0, 0).fill, style(0, 0).bold), (Some(Rgb(255, 0, 0)), true));
    assert!(style(4, 3).is_percent() && !style(4, 1).is_percent());
    assert_eq!(codes(&outcome), ["never-calculated", "hidden-sheet"]);
    assert_eq!(outcome.findings[0].count, 2, "both rows of the repeated one");
}

#[test]
fn text_files_are_workbooks_of_one_sheet_without_a_name() {
    let outcome = read_bytes("a.csv", Format::Csv, b"id;owner\r\n001;M\xFCller\r\n");
    let expected = ["!A1=text:id", "!B1=text:owner", "!A2=text:001", "!B2=text:Müller"];
    assert_eq!(cells(workbook(&outcome)), expected);
    assert_eq!(codes(&outcome), ["encoding-guessed"]);
    assert_eq!(outcome.findings[0].evidence, ["Müller"]);
    // By another program: printf 'id;owner\r\n001;M\xfcller\r\n' | sha256sum
    assert_eq!(outcome.bytes, 22);
    assert_eq!(outcome.sha256, "35e5d1e8d3f571877e1bc0cfdb09286a826f81200a34ee73d3d5a876428a2eba");
}

#[test]
fn content_counts_more_than_the_ending() {
    let outcome = read_bytes("a.xls", Format::Xls, b"id,name\n1,x\n");
    assert_eq!(cells(workbook(&outcome)).len(), 4);
    assert_eq!(codes(&outcome), ["misnamed-file"]);
    let xlsx = xlsx_of("", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "");
    assert_eq!(codes(&read_bytes("a.xls", Format::Xls, &xlsx)), ["misnamed-file"]);
    assert_eq!(codes(&read_bytes("a.xlsx", Format::Xlsx, &xlsx)), [""; 0]);
}

#[test]
fn what_cannot_be_read_is_told_in_plain_words() {
    let xlsx = xlsx_of("", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "");
    let claim = r#"<sst uniqueCount="99999999999"><si><t>a</t></si></sst>"#;
    for (bytes, code, words) in [
        (&b""[..], "file-unreadable", "empty"),
        (&xlsx[..xlsx.len() / 2], "file-unreadable", "cut short"),
        (b"<html><body><p></p></body></html>", "not-a-spreadsheet", "web page"),
        (&zip_of(&[("word/document.xml", "<x/>")]), "not-a-spreadsheet", "Word"),
        (&zip_of(&[("xl/workbook.xml", "<x/>")]), "file-unreadable", "list of its sheets"),
        (
            &zip_of(&[("xl/workbook.xml", "<x/>"), ("xl/sharedStrings.xml", claim)]),
            "file-unreadable",
            "cannot be true",
        ),
    ] {
        let outcome = read_bytes("a.xlsx", Format::Xlsx, bytes);
        assert_eq!(codes(&outcome), [code]);
        assert!(outcome.findings[0].seen.contains(words), "{}", outcome.findings[0].seen);
        assert_eq!(
            (outcome.findings[0].place.file.as_str(), outcome.findings[0].level),
            ("a.xlsx", Severity::Error)
        );
        assert!(matches!(&outcome.content, Content::Unreadable(why) if *why == outcome.findings[0].seen));
    }
    let missing = read_path(Path::new("no/such.xlsx"), Format::Xlsx);
    assert!(missing.findings[0].seen.contains("not there"));
}

#[test]
fn limits_hold() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>1</v></c></row>";
    std::fs::write(&path, xlsx_of("", rows, "")).unwrap();
    let submission = Submission { file: "a.xlsx".to_owned(), path, format: Format::Xlsx };
    for limits in [
        Limits { file: 100, ..Limits::default() },
        Limits { unpacked: 100, ..Limits::default() },
        Limits { part: 100, ..Limits::default() },
        Limits { parts: 2, ..Limits::default() },
        Limits { cells: 1, ..Limits::default() },
        Limits { sheets: 0, ..Limits::default() },
    ] {
        let outcome = read(&submission, &ReadOptions { limits: limits.clone(), ..ReadOptions::default() });
        assert_eq!(codes(&outcome), ["file-too-large"], "{limits:?}");
        assert!(outcome.findings[0].remedy.contains("under [limits]"), "{}", outcome.findings[0].remedy);
    }
}

#[test]
fn a_part_that_lies_about_its_size_is_refused() {
    let blanks = " ".repeat(80 * 1024 * 1024);
    let bytes = zip_of(&[("xl/workbook.xml", "<x/>"), ("xl/sharedStrings.xml", &blanks)]);
    assert_eq!(codes(&read_bytes("a.xlsx", Format::Xlsx, &bytes)), ["file-too-large"]);
}

#[test]
fn own_output_is_passed_over() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.set_properties(&DocProperties::new().set_custom_property("Packwright", "pack"));
    book.add_worksheet().write(0, 0, 1).unwrap();
    let outcome = read_bytes("pmo.xlsx", Format::Xlsx, &book.save_to_buffer().unwrap());
    assert!(matches!(&outcome.content, Content::OwnOutput(kind) if kind == "pack"));
    assert_eq!(codes(&outcome), ["own-output"]);
    assert_eq!(outcome.findings[0].level, Severity::Note);
}

/// The corpus, when it is at hand: `PACKWRIGHT_CORPUS`, else beside the project.
fn corpus() -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus");
    let path = PathBuf::from(std::env::var_os("PACKWRIGHT_CORPUS").unwrap_or_else(|| beside.into()));
    if !path.is_dir() {
        println!("skipped: no corpus");
    }
    path.is_dir().then_some(path)
}

fn read_corpus(folder: &Path) -> Vec<(String, ReadOutcome)> {
    let files = packwright::read::discover(&[folder.to_owned()]).unwrap().value.submissions;
    files.iter().map(|s| (s.file.clone(), read(s, &ReadOptions::default()))).collect()
}

#[test]
fn no_hostile_file_does_harm() {
    let Some(corpus) = corpus() else { return };
    let outcomes = read_corpus(&corpus.join("nasty"));
    for (file, outcome) in &outcomes {
        let what = match &outcome.content {
            Content::Workbook(book) => {
                format!(
                    "{} sheets, {} cells",
                    book.sheets.len(),
                    book.sheets.iter().map(|s| s.cells.len()).sum::<usize>()
                )
            }
            other => format!("{other:?}"),
        };
        println!("{file}: {what} {:?}", codes(outcome));
    }
    let outcome = |part: &str| &outcomes.iter().find(|(f, _)| f.contains(part)).unwrap().1;
    let texts = |part: &str| cells(workbook(outcome(part)));
    for part in [
        "pass_protected.ods",
        "pass_protected.xlsb",
        "pass_protected.xlsx",
        "poi__password.xls",
        "xor-encryption",
    ] {
        assert_eq!(codes(outcome(part)), ["password-needed"], "{part}");
    }
    assert!(texts("calamine__date_1904.xls").iter().any(|c| c.contains("=date:2021-01-01")));
    assert!(texts("calamine__date_1904.xlsb").iter().any(|c| c.contains("=date:2021-01-01")));
    assert!(texts("far_corner").iter().any(|c| c.contains("!XFD1048576=")));
    assert!(texts("merged_range.xls").len() > 3);
}

/// Files of the test suites of other programs, with the passwords that those suites give them.
#[test]
fn a_locked_workbook_is_opened_with_its_password() {
    let Some(corpus) = corpus() else { return };
    for (name, password) in [
        ("apache__poi__extenxls_pwd123.xlsx", "pwd123"),
        ("apache__poi__protected_passtika.xlsb", "tika"),
        ("apache__poi__protected_sha512.xlsx", "this is a test"),
        ("apache__poi__60320-protected.xlsx", "Test001!!"),
    ] {
        let path = corpus.join("nasty").join(name);
        let format = if name.ends_with('b') { Format::Xlsb } else { Format::Xlsx };
        let submission = Submission { file: name.to_owned(), path, format };
        let with =
            |password: &str| ReadOptions { password: Some(password.to_owned()), ..ReadOptions::default() };
        let outcome = read(&submission, &with(password));
        assert!(
            matches!(&outcome.content, Content::Workbook(book) if !book.sheets.is_empty()),
            "{name}: {outcome:?}"
        );
    }
    let path = corpus.join("nasty/apache__poi__extenxls_pwd123.xlsx");
    let submission = Submission { file: "a.xlsx".to_owned(), path, format: Format::Xlsx };
    let options = ReadOptions { password: Some("wrong".to_owned()), ..ReadOptions::default() };
    assert!(read(&submission, &options).findings[0].seen.contains("does not open it"));
}

#[test]
fn every_real_file_is_read() {
    let Some(corpus) = corpus() else { return };
    for kind in ["change", "finance", "issue", "other", "plan", "portfolio", "risk", "roles", "stakeholder"] {
        for (file, outcome) in read_corpus(&corpus.join(kind)) {
            let book = workbook(&outcome);
            assert!(book.sheets.iter().any(|s| !s.cells.is_empty()), "{file}");
            let errors = outcome.findings.iter().filter(|f| f.level == Severity::Error);
            let unexpected: Vec<_> = errors.filter(|f| f.code.id != "never-calculated").collect();
            assert!(unexpected.is_empty(), "{file}: {unexpected:#?}");
        }
    }
}
