//! The first records behind a figure.

use super::{Composer, list::Records, order};
use crate::measure::rows;
use crate::model::dataset::RecordId;
use crate::model::document::{Block, Cell, RowSource, Table};
use crate::model::figure::Scope;
use crate::model::measure::MeasureId;
use std::fmt::Display;

/// A table of them; none where the pack may not show their register or there are none.
pub fn blocks<'a>(composer: &Composer<'a>, title: &str, of: MeasureId, limit: usize) -> Vec<Block<'a>> {
    let material = composer.material;
    let found = rows(material.dataset, material.settings, of, &Scope::default());
    let Some(shown) = found
        .first()
        .and_then(|(register, _)| composer.pack.registers.iter().find(|s| s.register == *register))
    else {
        return vec![
            Block::Heading(title.to_owned()),
            Block::Paragraph(composer.words().of("None.").to_owned()),
        ];
    };
    let ids: Vec<RecordId> = found.iter().filter(|(r, _)| *r == shown.register).map(|(_, id)| *id).collect();
    let all = ids.len();
    let mut ids = order::sorted(material, shown, ids);
    ids.truncate(limit);
    let records = Records::excerpt(composer.pack, material, shown, &shown.printed, ids);
    let columns = records.headings();
    let rows = (0..records.len())
        .map(|row| (0..columns.len()).map(|col| owned(records.cell(row, col))).collect())
        .collect();
    let label = if all > limit {
        let order = &shown.order_words;
        let values: [(&str, &dyn Display); 4] =
            [("title", &title), ("limit", &limit), ("all", &all), ("order", order)];
        composer.words().with("{title} (the first {limit} of {all}: {order})", values)
    } else {
        format!("{title} ({all})")
    };
    vec![Block::Table(Table::small(label, columns, rows))]
}

/// The cell with text of its own.
fn owned(cell: Cell<'_>) -> Cell<'static> {
    use crate::model::document::Content;
    let content = match cell.content {
        Content::Blank => Content::Blank,
        Content::Text(text) => Content::Text(text.into_owned().into()),
        Content::Number(number) => Content::Number(number),
        Content::Date(date) => Content::Date(date),
        Content::Link(text, target) => Content::Link(text.into_owned().into(), target),
    };
    Cell { content, tone: cell.tone, formula: cell.formula, format: cell.format, figure: cell.figure }
}
