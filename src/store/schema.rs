//! A column as Parquet declares it, and back.

use super::column::{Column, Kind};
use super::decimal::DIGITS;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::errors::Result;
use parquet::schema::types::{Type, TypePtr};
use std::sync::Arc;

/// The declaration of a table. Every value may be unknown.
pub fn schema(columns: &[Column]) -> Result<TypePtr> {
    let fields = columns.iter().map(|c| field(&c.name, c.kind)).collect::<Result<Vec<_>>>()?;
    Ok(Arc::new(Type::group_type_builder("records").with_fields(fields).build()?))
}

fn field(name: &str, kind: Kind) -> Result<TypePtr> {
    if kind == Kind::List {
        return list(name);
    }
    let plain = |physical| Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
    let built = match kind {
        Kind::Date => plain(Physical::INT32).with_logical_type(Some(LogicalType::Date)),
        Kind::Whole => plain(Physical::INT32),
        Kind::Flag => plain(Physical::BOOLEAN),
        Kind::Decimal(scale) => {
            let (scale, precision) = (scale as i32, DIGITS as i32);
            plain(Physical::FIXED_LEN_BYTE_ARRAY)
                .with_length(16)
                .with_precision(precision)
                .with_scale(scale)
                .with_logical_type(Some(LogicalType::decimal(scale, precision)))
        }
        Kind::Text | Kind::List => plain(Physical::BYTE_ARRAY).with_logical_type(Some(LogicalType::String)),
    };
    Ok(Arc::new(built.build()?))
}

/// The three levels by which all readers know a list.
fn list(name: &str) -> Result<TypePtr> {
    let repeated = Type::group_type_builder("list")
        .with_repetition(Repetition::REPEATED)
        .with_fields(vec![field("element", Kind::Text)?])
        .build()?;
    let outer = Type::group_type_builder(name)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(Some(LogicalType::List))
        .with_fields(vec![Arc::new(repeated)])
        .build()?;
    Ok(Arc::new(outer))
}

/// The column that a declaration stands for; `None` for one that [`schema`] does not make.
pub fn column(declared: &TypePtr) -> Option<Column> {
    let name = declared.name();
    let scale = if declared.is_primitive() { declared.get_scale().max(0) as u32 } else { 0 };
    let kinds = [Kind::Text, Kind::List, Kind::Date, Kind::Whole, Kind::Flag, Kind::Decimal(scale)];
    let same = |kind: &Kind| field(name, *kind).is_ok_and(|made| made == *declared);
    Some(Column { name: name.to_owned(), kind: kinds.into_iter().find(same)? })
}
