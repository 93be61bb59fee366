//! The first records behind a figure.

use super::{Composer, Material, list::Records, order};
use crate::measure::rows;
use crate::model::dataset::RecordId;
use crate::model::document::{Block, Cell, Column, Content, RowSource, Table};
use crate::model::figure::{Item, Scope};
use crate::model::measure::{Calculation, MeasureId};
use crate::model::record::Value;
use crate::model::register::RegisterId;
use std::collections::BTreeSet;
use std::fmt::Display;

/// A table of them; none where the pack may not show their register or there are none.
pub fn blocks<'a>(composer: &Composer<'a>, title: &str, of: MeasureId, limit: usize) -> Vec<Block<'a>> {
    let material = composer.material;
    let none = || {
        let said = composer.words().of("None.").to_owned();
        vec![Block::Heading(title.to_owned()), Block::Paragraph(said)]
    };
    let found = rows(material.dataset, material.settings, of, &Scope::default());
    let Some(shown) = found
        .first()
        .and_then(|(register, _)| composer.pack.registers.iter().find(|s| s.register == *register))
    else {
        return none();
    };
    let ids = found.iter().filter(|(r, _)| *r == shown.register).map(|(_, id)| *id);
    let passing = passing(material, of);
    let ids: Vec<RecordId> = ids
        .filter(|id| passing.as_ref().is_none_or(|items| passes(material, shown.register, *id, items)))
        .collect();
    if ids.is_empty() {
        return none();
    }
    let all = ids.len();
    let mut ids = order::sorted(material, shown, ids);
    ids.truncate(limit);
    let records = Records::excerpt(composer.pack, material, shown, &shown.printed, ids);
    // A column in which none of these has anything takes room from the others.
    let is_filled =
        |col: usize| (0..records.len()).any(|row| records.cell(row, col).content != Content::Blank);
    let (filled, columns): (Vec<usize>, Vec<Column>) =
        records.headings().into_iter().enumerate().filter(|(col, _)| is_filled(*col)).unzip();
    let rows = (0..records.len())
        .map(|row| filled.iter().map(|col| owned(records.cell(row, *col))).collect())
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

/// The items that a measure counts, where it or what it is made of counts those that pass a limit: of all the records behind
/// such a figure only these are meant.
fn passing<'a>(material: Material<'a>, of: MeasureId) -> Option<BTreeSet<&'a Item>> {
    if let Some(items) = material.figures.passing(of) {
        return Some(items.iter().collect());
    }
    let measure = material.settings.knowledge.measure(of);
    let parts = match measure.calculation {
        Calculation::Across { .. } | Calculation::First(_) | Calculation::Sum(_) => measure.parts(),
        _ => Vec::new(),
    };
    let each: Vec<BTreeSet<&Item>> = parts.into_iter().filter_map(|part| passing(material, part)).collect();
    (!each.is_empty()).then(|| each.into_iter().flatten().collect())
}

fn passes(material: Material<'_>, register: RegisterId, id: RecordId, items: &BTreeSet<&Item>) -> bool {
    let decl = material.settings.knowledge.register(register);
    let text = |key: &str| {
        let batch = material.dataset.batches(register).get(id.batch as usize)?;
        match batch.value(decl.field(key)?, id.row as usize) {
            Value::Text(sym) => Some(material.dataset.text(sym).to_owned()),
            _ => None,
        }
    };
    items.contains(&(text("project"), text("id")))
}

/// The cell with text of its own.
fn owned(cell: Cell<'_>) -> Cell<'static> {
    let content = match cell.content {
        Content::Blank => Content::Blank,
        Content::Text(text) => Content::Text(text.into_owned().into()),
        Content::Number(number) => Content::Number(number),
        Content::Date(date) => Content::Date(date),
        Content::Link(text, target) => Content::Link(text.into_owned().into(), target),
    };
    Cell { content, tone: cell.tone, formula: cell.formula, format: cell.format, figure: cell.figure }
}
