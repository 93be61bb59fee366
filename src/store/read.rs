//! A file back to columns. Nothing that a file holds ends the run: what is not as it was written is an error.

use super::column::{Column, Kind, Texts, Values};
use super::error::StoreError;
use super::{GROUP, decimal, schema};
use crate::contain::contained;
use jiff::civil::Date;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArrayType, DataType};
use parquet::file::reader::{FileReader, SerializedFileReader};
use std::fs::File;
use std::path::{Path, PathBuf};

/// A table that was written by [`write`](super::write()); its columns are read when they are asked for.
pub struct Table {
    path: PathBuf,
    file: SerializedFileReader<File>,
    columns: Vec<Column>,
    rows: usize,
}

/// Opens a table.
///
/// # Errors
/// When the file is not there, is damaged, or is of another program.
pub fn read(path: &Path) -> Result<Table, StoreError> {
    let file = File::open(path).map_err(|_| StoreError::missing(path))?;
    let opened = contained(|| open(path, file)).flatten();
    opened.ok_or_else(|| StoreError::damaged(path))
}

/// `None` where the file is not what this program writes.
fn open(path: &Path, file: File) -> Option<Table> {
    let file = SerializedFileReader::new(file).ok()?;
    let about = file.metadata().file_metadata();
    let own = about.created_by().is_some_and(|by| by.starts_with(env!("CARGO_PKG_NAME")));
    let declared = about.schema_descr().root_schema().get_fields();
    let columns = declared.iter().map(schema::column).collect::<Option<Vec<_>>>().filter(|_| own)?;
    let mut rows = 0;
    for group in file.metadata().row_groups() {
        let some = usize::try_from(group.num_rows()).ok().filter(|n| *n <= GROUP)?;
        rows += some;
    }
    Some(Table { path: path.to_owned(), file, columns, rows })
}

impl Table {
    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// What columns it has, in their order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The values of the column of this name, one a row; `None` where there is no such column.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn column(&self, name: &str) -> Result<Option<Values>, StoreError> {
        let Some(at) = self.columns.iter().position(|c| c.name == name) else { return Ok(None) };
        let values = contained(|| self.values(at)).flatten();
        let whole = values.filter(|v| v.len() == self.rows);
        whole.map(Some).ok_or_else(|| StoreError::damaged(&self.path))
    }

    fn values(&self, at: usize) -> Option<Values> {
        let kind = self.columns.get(at)?.kind;
        let mut values = Values::none(kind);
        for n in 0..self.file.metadata().num_row_groups() {
            let group = self.file.get_row_group(n).ok()?;
            let rows = usize::try_from(group.metadata().num_rows()).ok()?;
            // Every column, a list too, has one run of values, so the n-th column is the n-th run.
            take(group.get_column_reader(at).ok()?, kind, rows, &mut values)?;
        }
        Some(values)
    }
}

/// Adds the values of one part of a column.
fn take(reader: ColumnReader, kind: Kind, rows: usize, values: &mut Values) -> Option<()> {
    match (reader, values) {
        (ColumnReader::ByteArrayColumnReader(r), Values::Text(texts)) => {
            flat(r, rows, |text| push_text(texts, text.as_ref().map(|t| t.data())))
        }
        (ColumnReader::ByteArrayColumnReader(r), Values::List(v)) => lists(r, rows, v),
        (ColumnReader::Int32ColumnReader(r), Values::Date(v)) => flat(r, rows, |days| push(v, days, date)),
        (ColumnReader::Int32ColumnReader(r), Values::Whole(v)) => flat(r, rows, |n| push(v, n, Some)),
        (ColumnReader::BoolColumnReader(r), Values::Flag(v)) => flat(r, rows, |flag| push(v, flag, Some)),
        (ColumnReader::FixedLenByteArrayColumnReader(r), Values::Decimal(v)) => {
            let Kind::Decimal(scale) = kind else { return None };
            flat(r, rows, |bytes| push(v, bytes, |b| decimal::from_bytes(b.data(), scale)))
        }
        _ => None,
    }
}

/// Adds a value as `read` understands it; `None` where it cannot.
fn push<T, U>(values: &mut Vec<Option<U>>, value: Option<T>, read: impl Fn(T) -> Option<U>) -> Option<()> {
    values.push(match value {
        Some(value) => Some(read(value)?),
        None => None,
    });
    Some(())
}

fn push_text(texts: &mut Texts, text: Option<&[u8]>) -> Option<()> {
    texts.push(match text {
        Some(text) => Some(std::str::from_utf8(text).ok()?),
        None => None,
    });
    Some(())
}

/// Gives each value of so many rows to `add`.
fn flat<T: DataType>(
    mut reader: ColumnReaderImpl<T>,
    rows: usize,
    mut add: impl FnMut(Option<T::T>) -> Option<()>,
) -> Option<()> {
    let (mut levels, mut known) = (Vec::new(), Vec::new());
    reader.read_records(rows, Some(&mut levels), None, &mut known).ok()?;
    let mut known = known.into_iter();
    for level in levels {
        add(if level == 1 { Some(known.next()?) } else { None })?;
    }
    Some(())
}

/// Lists by their levels: see where they are written.
fn lists(
    mut reader: ColumnReaderImpl<ByteArrayType>,
    rows: usize,
    lists: &mut Vec<Option<Vec<String>>>,
) -> Option<()> {
    let (mut definitions, mut repetitions, mut items) = (Vec::new(), Vec::new(), Vec::new());
    reader.read_records(rows, Some(&mut definitions), Some(&mut repetitions), &mut items).ok()?;
    let mut items = items.into_iter();
    for (definition, repetition) in definitions.into_iter().zip(repetitions) {
        if repetition == 0 {
            lists.push((definition > 0).then(Vec::new));
        }
        if definition == 3 {
            let item = String::from_utf8(items.next()?.data().to_vec()).ok()?;
            lists.last_mut()?.as_mut()?.push(item);
        }
    }
    Some(())
}

/// The day so many days after 1 January 1970.
fn date(days: i32) -> Option<Date> {
    jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}
