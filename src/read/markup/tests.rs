use super::super::draft::Draft;
use super::super::refusal::Refusal;
use super::*;
use crate::model::address::CellRef;
use crate::settings::Limits;

fn cells(draft: &Draft<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for sheet in &draft.book.sheets {
        for row in &sheet.rows {
            let place = |c: &crate::model::workbook::Cell| CellRef::new(row.index, c.col);
            all.extend(
                sheet.cells_of(row).iter().map(|c| format!("{}={}", place(c), draft.book.shown(c.value))),
            );
        }
    }
    all
}

fn web_page(html: &[u8]) -> (Vec<String>, Vec<String>) {
    let limits = Limits::default();
    let mut draft = Draft::new("a.xls", &limits);
    web::read(html, &mut draft).unwrap();
    let merges = draft.book.sheets[0].merges.iter().map(ToString::to_string).collect();
    (cells(&draft), merges)
}

#[test]
fn a_table_of_a_web_page_is_read_as_text() {
    let html = b"<html><head><style>td { x: '<td>' }</style></head><body><p>Not in a cell</p>\
        <TABLE><tr><th>ID<th>Risk &amp; <b>cause</b></tr>\n<!-- <td>no</td> -->\
        <tr><td>001</td><td>late<br>and  \n dear &eacute;&nbsp;&unknown; R&D</td></tr></TABLE></body></html>";
    assert_eq!(
        web_page(html).0,
        ["A1=ID", "B1=Risk & cause", "A2=001", "B2=late\nand dear é\u{a0}&unknown; R&D"]
    );
}

#[test]
fn cells_that_span_keep_the_others_in_place() {
    let html = b"<table><tr><td rowspan=2>A</td><td colspan=\"2\">B</td><td>C</td></tr>\
        <tr><td>d</td><td>e</td><td>f</td></tr></table>";
    let (cells, merges) = web_page(html);
    assert_eq!(cells, ["A1=A", "B1=B", "D1=C", "B2=d", "C2=e", "D2=f"]);
    assert_eq!(merges, ["A1:A2", "B1:C1"]);
}

#[test]
fn spans_and_nesting_without_end_do_no_harm() {
    let wide = "<tr><td rowspan=4294967295 colspan=4294967295>x</td><td>y</td></tr>".repeat(100);
    let deep = "<table><tr><td>".repeat(50_000);
    assert!(web_page(wide.as_bytes()).0.contains(&"A1=x".to_owned()));
    assert_eq!(web_page(format!("{deep}z").as_bytes()).0, ["A50000=z"]);
    let endless = format!("<table>{}{}", "<tr><td rowspan=99999999 colspan=99999>", "<tr><td>".repeat(2_000));
    let limits = Limits::default();
    assert!(web::read(endless.as_bytes(), &mut Draft::new("a.xls", &limits)).is_err());
}

#[test]
fn the_encoding_that_a_page_names_is_obeyed() {
    let html = b"<html><meta charset=\"windows-1251\"><table><tr><td>\xD0\xE8\xF1\xEA</td></tr></table>";
    assert_eq!(web_page(html).0, ["A1=Риск"]);
}

fn workbook(body: &str) -> (Result<(), Refusal>, Vec<String>, Vec<String>) {
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"windows-1252\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">{body}"
    );
    let limits = Limits::default();
    let mut draft = Draft::new("a.xls", &limits);
    let done = excel2003::read(xml.as_bytes(), &mut draft);
    let codes = draft.findings.iter().map(|f| f.code.id.to_owned()).collect();
    (done, cells(&draft), codes)
}

#[test]
fn the_xml_of_excel_2003_is_read() {
    let (done, cells, codes) = workbook(
        "<Worksheet ss:Name=\"Risks\"><Table><Row ss:Index=\"2\"><Cell><Data ss:Type=\"String\">a &amp; é</Data>\
         <Comment><Data ss:Type=\"String\">remark</Data></Comment></Cell>\
         <Cell ss:Index=\"4\" ss:MergeAcross=\"1\"><Data ss:Type=\"Number\">1.5</Data></Cell>\
         <Cell><Data ss:Type=\"DateTime\">2026-10-03T00:00:00.000</Data></Cell></Row>\
         <Row><Cell><Data ss:Type=\"Boolean\">1</Data></Cell><Cell><Data ss:Type=\"Error\">#N/A</Data></Cell>\
         <Cell ss:Formula=\"=RC[-1]\"/></Row></Table>\
         <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>",
    );
    assert_eq!(done, Ok(()));
    assert_eq!(cells, ["A2=a & é", "D2=1.5", "F2=2026-10-03", "A3=TRUE", "B3=#N/A", "C3="]);
    assert_eq!(codes, ["hidden-sheet", "never-calculated"]);
}

#[test]
fn xml_that_breaks_off_or_counts_wildly_is_told() {
    let (_, cells, codes) =
        workbook("<Worksheet ss:Name=\"A\"><Table><Row><Cell><Data ss:Type=\"Number\">1</Data></Cell>");
    assert_eq!((cells.len(), codes), (1, vec!["sheet-damaged".to_owned()]));
    let (_, cells, codes) = workbook(
        "<Worksheet><Table><Row ss:Index=\"4294967295\" ss:Span=\"4294967295\"><Cell ss:Index=\"4294967295\" \
         ss:MergeAcross=\"4294967295\"><Data ss:Type=\"Number\">1</Data></Cell></Row></Table></Worksheet></Workbook>",
    );
    assert_eq!((cells.len(), codes), (0, vec!["sheet-damaged".to_owned()]));
    assert!(workbook("</Workbook>").0.is_err());
    let bomb = "<!DOCTYPE a [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><Worksheet><Table><Row><Cell>\
                <Data ss:Type=\"String\">&b;</Data></Cell></Row></Table></Worksheet></Workbook>";
    assert_eq!(workbook(bomb).1, Vec::<String>::new());
}
