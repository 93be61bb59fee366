use super::*;
use crate::model::address::CellRef;
use crate::settings::Limits;

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(body.len() as u16).to_le_bytes(), body].concat()
}

fn begin() -> Vec<u8> {
    record(records::BEGIN, &[0, 6, 5, 0])
}

fn end() -> Vec<u8> {
    record(records::END, &[])
}

fn at(row: u16, col: u16, xf: u16) -> Vec<u8> {
    [row, col, xf].map(u16::to_le_bytes).concat()
}

fn number(row: u16, col: u16, xf: u16, n: f64) -> Vec<u8> {
    record(0x0203, &[at(row, col, xf), n.to_le_bytes().to_vec()].concat())
}

/// A workbook with these records before its sheets, and this sheet under each of `names`.
fn stream(globals: &[Vec<u8>], names: &[&str], sheet: &[Vec<u8>]) -> Vec<u8> {
    let place = |start: usize, name: &str| {
        let body =
            [&(start as u32).to_le_bytes()[..], &[0, 0, name.len() as u8, 0], name.as_bytes()].concat();
        record(0x0085, &body)
    };
    let places = |start: usize| names.iter().flat_map(|n| place(start, n)).collect::<Vec<u8>>();
    let head = |start| [begin(), globals.concat(), places(start), end()].concat();
    [head(head(0).len()), begin(), sheet.concat(), end()].concat()
}

fn draft(stream: &[u8], limits: &Limits) -> (Result<(), Refusal>, Vec<String>, Vec<String>) {
    let mut draft = Draft::new("a.xls", limits);
    let done = read_stream(stream, &mut draft);
    let mut cells = Vec::new();
    for sheet in &draft.book.sheets {
        for row in &sheet.rows {
            let shown = |c: &crate::model::workbook::Cell| {
                format!("{}!{}={}", sheet.name, CellRef::new(row.index, c.col), draft.book.shown(c.value))
            };
            cells.extend(sheet.cells_of(row).iter().map(shown));
        }
    }
    (done, cells, draft.findings.iter().map(|f| f.code.id.to_owned()).collect())
}

fn read_all(stream: &[u8]) -> (Vec<String>, Vec<String>) {
    let (done, cells, codes) = draft(stream, &Limits::default());
    assert_eq!(done, Ok(()));
    (cells, codes)
}

#[test]
fn every_kind_of_cell_is_read() {
    let texts = record(0x00FC, b"\0\0\0\0\0\0\0\0\x01\x00\x00x\x05\x00\x00 Ann ");
    let styles = [
        record(0x041E, b"\xA4\x00\x05\x00\x00dd/mm"),
        record(0x00E0, &[0, 0, 0, 0]),
        record(0x00E0, &[0, 0, 164, 0]),
    ];
    let globals = [vec![texts], styles.to_vec()].concat();
    let sheet = [
        record(0x0200, &[0; 14]),
        number(0, 0, 0, 1.5),
        number(0, 1, 1, 46_115.0),
        record(0x00FD, &[at(0, 2, 0), vec![1, 0, 0, 0]].concat()),
        // 123 whole, 1.23 in hundredths
        record(0x00BD, &[at(1, 0, 0), vec![0xEE, 1, 0, 0], vec![0, 0, 0xEF, 1, 0, 0], vec![1, 0]].concat()),
        record(0x0205, &[at(1, 2, 0), vec![1, 0]].concat()),
        record(0x0205, &[at(1, 3, 0), vec![0x17, 1]].concat()),
        record(0x0006, &[at(2, 0, 0), vec![0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0]].concat()),
        record(0x0207, b"\x02\x00\x00ok"),
        record(0x0406, &[at(2, 2, 0), 2.5_f64.to_le_bytes().to_vec(), vec![0; 6]].concat()),
        record(0x0206, &[at(2, 3, 0), vec![2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0]].concat()),
        record(0x0204, &[at(2, 1, 0), b"\x02\x00\x00hi".to_vec()].concat()),
        record(0x00E5, &[1, 0, 4, 0, 5, 0, 0, 0, 2, 0]),
    ];
    let expected = [
        "S!A1=1.5",
        "S!B1=2026-04-03",
        "S!C1=Ann",
        "S!A2=123",
        "S!B2=1.23",
        "S!C2=TRUE",
        "S!D2=#REF!",
        "S!A3=ok",
        "S!B3=hi",
        "S!C3=2.5",
        "S!D3=#N/A",
    ];
    assert_eq!(read_all(&stream(&globals, &["S"], &sheet)).0, expected);
}

#[test]
fn a_size_that_is_only_claimed_costs_nothing() {
    let size = [&0_u32.to_le_bytes()[..], &u32::MAX.to_le_bytes(), &[0, 0, 255, 255, 0, 0]].concat();
    let sheet = [record(0x0200, &size), number(0, 0, 0, 1.0), number(65_535, 255, 0, 2.0)];
    assert_eq!(read_all(&stream(&[], &["S"], &sheet)).0, ["S!A1=1", "S!IV65536=2"]);
}

#[test]
fn a_text_shown_by_many_cells_is_kept_once() {
    let long = [b"\0\0\0\0\0\0\0\0\x00\x20\x00".to_vec(), vec![b'x'; 8_192]].concat();
    let cell = |row| record(0x00FD, &[at(row, 0, 0), vec![0, 0, 0, 0]].concat());
    let sheet: Vec<Vec<u8>> = (0..50_000).map(cell).collect();
    let limits = Limits::default();
    let mut draft = Draft::new("a.xls", &limits);
    read_stream(&stream(&[record(0x00FC, &long)], &["S"], &sheet), &mut draft).unwrap();
    assert_eq!(draft.book.sheets[0].cells.len(), 50_000);
    assert!(draft.book.text.len() < 10, "one text for all");
}

#[test]
fn many_names_for_one_sheet_do_not_multiply_it() {
    let sheet: Vec<Vec<u8>> = (0..100).map(|row| number(row, 0, 0, 1.0)).collect();
    let (cells, codes) = read_all(&stream(&[], &["A", "B", "C", "D", "E", "F"], &sheet));
    assert!(cells.len() < 250, "{}", cells.len());
    assert!(codes.iter().all(|c| c == "sheet-damaged") && codes.len() >= 4, "{codes:?}");
}

#[test]
fn what_breaks_off_or_points_nowhere_is_told() {
    let whole = stream(&[], &["S"], &[number(0, 0, 0, 1.0), number(1, 0, 0, 2.0)]);
    let (cells, codes) = read_all(&whole[..whole.len() - 10]);
    assert_eq!((cells.len(), codes), (1, vec!["sheet-damaged".to_owned()]));
    let lock = record(0x002F, &[0; 6]);
    let (done, ..) = draft(&stream(&[lock], &["S"], &[]), &Limits::default());
    assert_eq!(done.unwrap_err().code.id, "password-needed");
    assert!(draft(&[begin(), end()].concat(), &Limits::default()).0.is_err());
}

/// A container of 512-byte sectors whose directory sector chain and stream chain are given as one table.
fn container(table: &[u32], length: u32) -> Vec<u8> {
    let mut head = vec![0_u8; 512];
    head[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    head[24..34].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    head[44] = 1;
    head[48..52].copy_from_slice(&1_u32.to_le_bytes());
    head[60..64].copy_from_slice(&0xFFFF_FFFE_u32.to_le_bytes());
    head[68..72].copy_from_slice(&0xFFFF_FFFE_u32.to_le_bytes());
    head[76..].fill(0xFF);
    head[76..80].copy_from_slice(&0_u32.to_le_bytes());
    let mut sector = table.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>();
    sector.resize(512, 0xFF);
    let mut directory = vec![0_u8; 512];
    for (entry, name) in ["Root Entry", "Workbook"].iter().enumerate() {
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let at = entry * 128;
        directory[at..at + units.len()].copy_from_slice(&units);
        directory[at + 64] = units.len() as u8 + 2;
        directory[at + 116..at + 120].copy_from_slice(&2_u32.to_le_bytes());
        directory[at + 120..at + 124].copy_from_slice(&length.to_le_bytes());
    }
    [head, sector, directory, vec![0; 4096]].concat()
}

#[test]
fn chains_that_run_in_circles_end() {
    // The directory's own chain, then the stream's.
    for table in [[0xFFFF_FFFD, 1, 3, 2], [0xFFFF_FFFD, 0xFFFF_FFFE, 3, 2]] {
        let bytes = container(&table, u32::MAX);
        let ole = Ole::open(&bytes).unwrap();
        assert!(ole.stream("Workbook").unwrap().len() <= bytes.len() + 512);
        let limits = Limits::default();
        assert!(read(&ole, &mut Draft::new("a.xls", &limits)).is_err());
    }
}
