use super::*;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use tempfile::TempDir;

fn column(name: &str, kind: Kind) -> Column {
    Column { name: name.to_owned(), kind }
}

/// One column of each kind, and three rows of which the second is unknown.
fn table() -> (Vec<Column>, Vec<Values>) {
    let mut texts = Texts::default();
    texts.push(Some("Müller, \"late\""));
    texts.push(None);
    texts.push(Some(""));
    let list = |ids: &[&str]| Some(ids.iter().map(|id| (*id).to_owned()).collect());
    let decimal = |d: &str| Some(d.parse().unwrap());
    let day = |y, m, d| Some(jiff::civil::date(y, m, d));
    let columns = [
        ("title", Kind::Text, Values::Text(texts)),
        ("related", Kind::List, Values::List(vec![list(&["R-1", "R-2"]), None, list(&["I-7"])])),
        ("due_on", Kind::Date, Values::Date(vec![day(2026, 11, 30), None, day(1899, 12, 31)])),
        ("impact", Kind::Whole, Values::Whole(vec![Some(4), None, Some(-1)])),
        ("in:risks.open", Kind::Flag, Values::Flag(vec![Some(true), None, Some(false)])),
        ("cost", Kind::Decimal(4), Values::Decimal(vec![decimal("-12.5"), None, decimal("99999999.0001")])),
    ];
    columns.into_iter().map(|(name, kind, values)| (column(name, kind), values)).unzip()
}

fn stored(dir: &TempDir, bytes: &[u8]) -> PathBuf {
    let path = dir.path().join("risks.parquet");
    fs::write(&path, bytes).unwrap();
    path
}

fn bytes() -> Vec<u8> {
    let (columns, values) = table();
    write(&columns, 3, |n, _| values[n].clone()).unwrap()
}

#[test]
fn what_is_written_is_read_back() {
    let dir = TempDir::new().unwrap();
    let (columns, values) = table();
    let table = read(&stored(&dir, &bytes())).unwrap();
    assert_eq!(table.rows(), 3);
    assert_eq!(table.columns(), columns);
    for (column, values) in columns.iter().zip(values) {
        assert_eq!(table.column(&column.name).unwrap(), Some(values), "{}", column.name);
    }
    assert_eq!(table.column("nothing").unwrap(), None);
}

#[test]
fn the_same_values_give_the_same_bytes() {
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_table_without_rows_has_its_columns() {
    let dir = TempDir::new().unwrap();
    let (columns, _) = table();
    let bytes = write(&columns, 0, |n, _| Values::none(columns[n].kind)).unwrap();
    let table = read(&stored(&dir, &bytes)).unwrap();
    assert_eq!((table.rows(), table.columns().len()), (0, 6));
    assert!(table.column("related").unwrap().unwrap().is_empty());
}

#[test]
fn long_tables_are_written_part_by_part() {
    let dir = TempDir::new().unwrap();
    let columns = [column("n", Kind::Whole), column("words", Kind::List)];
    let rows = GROUP + 3;
    let mut longest = 0;
    let words = |i: usize| i.is_multiple_of(2).then(|| vec![i.to_string(); i % 3 + 1]);
    let bytes = write(&columns, rows, |n, some| {
        longest = longest.max(some.len());
        match n {
            0 => Values::Whole(some.map(|i| Some(i as i32)).collect()),
            _ => Values::List(some.map(words).collect()),
        }
    });
    assert_eq!(longest, GROUP);
    let table = read(&stored(&dir, &bytes.unwrap())).unwrap();
    let expected = Values::Whole((0..rows).map(|i| Some(i as i32)).collect());
    assert_eq!(table.column("n").unwrap(), Some(expected));
    assert_eq!(table.column("words").unwrap(), Some(Values::List((0..rows).map(words).collect())));
}

#[test]
fn values_that_are_no_column_are_refused() {
    let columns = [column("n", Kind::Whole), column("day", Kind::Date)];
    let other = write(&columns, 1, |_, _| Values::Flag(vec![None]));
    assert!(matches!(other, Err(StoreError::Unwritten(_))));
    let short = write(&columns, 2, |n, _| match n {
        0 => Values::Whole(vec![Some(1), Some(2)]),
        _ => Values::Date(vec![None]),
    });
    assert!(matches!(short, Err(StoreError::Unwritten(_))));
}

/// Whether the file is refused; where it is not, every column must be readable or refused.
fn refused(path: &Path) -> bool {
    let Ok(table) = read(path) else { return true };
    let columns = table.columns().to_vec();
    columns.iter().any(|c| table.column(&c.name).is_err())
}

#[test]
fn a_file_that_ends_too_early_is_damaged() {
    let dir = TempDir::new().unwrap();
    let bytes = bytes();
    for end in 0..bytes.len() {
        let path = stored(&dir, &bytes[..end]);
        assert_eq!(read(&path).err(), Some(StoreError::Damaged("risks.parquet".to_owned())), "{end}");
    }
}

#[test]
fn a_changed_byte_never_ends_the_run() {
    let dir = TempDir::new().unwrap();
    let bytes = bytes();
    let mut refusals = 0;
    for at in 0..bytes.len() {
        for change in [0x01, 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= change;
            refusals += usize::from(refused(&stored(&dir, &changed)));
        }
    }
    assert!(refusals > bytes.len());
}

#[test]
fn what_is_no_dataset_says_so() {
    let dir = TempDir::new().unwrap();
    let missing = read(&dir.path().join("gone.parquet")).err().unwrap();
    assert_eq!(missing.to_string(), "the file `gone.parquet` of this month cannot be opened");
    for foreign in ["", "PAR1", "id,title\n1,x\n"] {
        let error = read(&stored(&dir, foreign.as_bytes())).err().unwrap();
        let seen = "the file `risks.parquet` of this month is damaged, or packwright did not write it";
        assert_eq!((error.to_string().as_str(), error.remedy()), (seen, "build the month again"));
    }
    assert!(read(dir.path()).is_err());
}

#[test]
fn a_month_is_read_as_its_manifest_tells() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("dataset/risks.parquet");
    fs::create_dir(dir.path().join("dataset")).unwrap();
    let month = |register: &str| dataset(dir.path(), register).map(|table| table.map(|t| t.rows()));
    assert_eq!(month("risks"), Err(StoreError::Missing("manifest.json".to_owned())));

    let bytes = bytes();
    let sum = crate::model::artifact::sha256(&bytes);
    let listed = format!(
        r#"{{"program":"packwright","outputs":[{{"path":"dataset/risks.parquet","sha256":"{sum}"}}]}}"#
    );
    fs::write(dir.path().join("manifest.json"), listed).unwrap();
    assert_eq!(month("risks"), Err(StoreError::Missing("risks.parquet".to_owned())));
    fs::write(&file, &bytes).unwrap();
    assert_eq!(month("risks"), Ok(Some(3)));
    assert_eq!(month("issues"), Ok(None));

    // A byte of the text itself, which the format alone would not miss.
    let mut changed = bytes;
    let at = changed.windows(4).position(|w| w == b"late").unwrap();
    changed[at] = b'd';
    fs::write(&file, &changed).unwrap();
    assert!(read(&file).is_ok());
    assert_eq!(month("risks"), Err(StoreError::Damaged("risks.parquet".to_owned())));
    fs::write(dir.path().join("manifest.json"), "[]").unwrap();
    assert_eq!(month("risks"), Err(StoreError::Damaged("manifest.json".to_owned())));
}
