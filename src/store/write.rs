//! Columns to the bytes of a file. Neither a clock nor anything of the machine stands in them.

use super::column::{Column, Kind, Values};
use super::error::StoreError;
use super::{GROUP, decimal, schema};
use jiff::civil::Date;
use parquet::basic::Compression;
use parquet::column::writer::{ColumnWriter, ColumnWriterImpl};
use parquet::data_type::{ByteArray, DataType, FixedLenByteArray};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::SerializedFileWriter;
use std::ops::Range;
use std::sync::Arc;

/// The file of a table of `rows` rows. `values` is asked for the values of the n-th column in some of the rows, so that
/// only a part of a column is held at once.
///
/// # Errors
/// When `values` gives values of another kind than the column's, or not as many as it was asked for.
pub fn write(
    columns: &[Column],
    rows: usize,
    values: impl FnMut(usize, Range<usize>) -> Values,
) -> std::result::Result<Vec<u8>, StoreError> {
    written(columns, rows, values).map_err(|e| StoreError::Unwritten(e.to_string()))
}

fn written(
    columns: &[Column],
    rows: usize,
    mut values: impl FnMut(usize, Range<usize>) -> Values,
) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut file = SerializedFileWriter::new(&mut out, schema::schema(columns)?, properties())?;
    for first in (0..rows).step_by(GROUP) {
        let part = first..rows.min(first + GROUP);
        let mut group = file.next_row_group()?;
        for (n, column) in columns.iter().enumerate() {
            let Some(mut writer) = group.next_column()? else { break };
            put(writer.untyped(), column.kind, values(n, part.clone()))?;
            writer.close()?;
        }
        group.close()?;
    }
    file.close()?;
    Ok(out)
}

/// Other programs judge by the writer's name whether the least and greatest values of a part can be trusted; they know
/// it in this form.
fn properties() -> WriterPropertiesPtr {
    let built = WriterProperties::builder()
        .set_created_by(format!("{} version {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")))
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
        .build();
    Arc::new(built)
}

fn put(writer: &mut ColumnWriter<'_>, kind: Kind, values: Values) -> Result<()> {
    match (writer, values, kind) {
        (ColumnWriter::ByteArrayColumnWriter(w), Values::Text(texts), Kind::Text) => {
            let (bytes, spans) = texts.into_parts();
            let bytes = ByteArray::from(bytes);
            flat(w, spans.into_iter().map(|span| span.map(|(start, end)| bytes.slice(start, end - start))))
        }
        (ColumnWriter::ByteArrayColumnWriter(w), Values::List(v), Kind::List) => lists(w, v),
        (ColumnWriter::Int32ColumnWriter(w), Values::Date(v), Kind::Date) => {
            flat(w, v.into_iter().map(|date| date.map(days)))
        }
        (ColumnWriter::Int32ColumnWriter(w), Values::Whole(v), Kind::Whole) => flat(w, v.into_iter()),
        (ColumnWriter::BoolColumnWriter(w), Values::Flag(v), Kind::Flag) => flat(w, v.into_iter()),
        (ColumnWriter::FixedLenByteArrayColumnWriter(w), Values::Decimal(v), Kind::Decimal(scale)) => {
            let bytes = |d| decimal::to_bytes(d, scale).map(|b| FixedLenByteArray::from(b.to_vec()));
            flat(w, v.into_iter().map(|d| d.and_then(bytes)))
        }
        _ => Err(ParquetError::General("a column holds values of another kind".to_owned())),
    }
}

/// Values of which each row has one or none.
fn flat<T: DataType>(
    writer: &mut ColumnWriterImpl<'_, T>,
    values: impl Iterator<Item = Option<T::T>>,
) -> Result<()> {
    let mut known = Vec::new();
    let levels: Vec<i16> = values
        .map(|value| {
            let level = i16::from(value.is_some());
            known.extend(value);
            level
        })
        .collect();
    writer.write_batch(&known, Some(&levels), None)?;
    Ok(())
}

/// Lists: a definition level says whether there is a list (1) and an item (3), a repetition level whether the item
/// goes on with the list before (1).
fn lists(
    writer: &mut ColumnWriterImpl<'_, parquet::data_type::ByteArrayType>,
    lists: Vec<Option<Vec<String>>>,
) -> Result<()> {
    let (mut items, mut definitions, mut repetitions) = (Vec::new(), Vec::new(), Vec::new());
    for list in lists {
        let Some(list) = list.filter(|l| !l.is_empty()) else {
            definitions.push(0);
            repetitions.push(0);
            continue;
        };
        for (n, item) in list.into_iter().enumerate() {
            items.push(ByteArray::from(item.into_bytes()));
            definitions.push(3);
            repetitions.push(i16::from(n > 0));
        }
    }
    writer.write_batch(&items, Some(&definitions), Some(&repetitions))?;
    Ok(())
}

/// Days since 1 January 1970.
fn days(date: Date) -> i32 {
    let start = jiff::civil::date(1970, 1, 1);
    (date - start).get_days()
}
