//! The first records behind a figure.

use super::list::{self, Records};
use super::{Composer, Material, order};
use crate::measure::rows;
use crate::model::dataset::RecordId;
use crate::model::document::{Block, Cell, Column, Content, Format, RowSource, Table};
use crate::model::figure::{Item, Scope};
use crate::model::measure::{Calculation, MeasureId};
use crate::model::pack::Shown;
use crate::model::record::Value;
use crate::model::register::RegisterId;
use std::collections::BTreeSet;
use std::fmt::Display;

/// A table of them; none where the pack may not show their register or there are none.
pub fn blocks<'a>(composer: &Composer<'a>, title: &str, of: MeasureId, limit: usize) -> Vec<Block<'a>> {
    let material = composer.material;
    let none = || nothing(composer, title);
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
        .filter(|id| {
            passing.as_ref().is_none_or(|items| items.contains(&item(material, shown.register, *id)))
        })
        .collect();
    if ids.is_empty() {
        return none();
    }
    let label = label(composer, title, shown, &ids, limit);
    let mut ids = order::sorted(material, shown, ids);
    ids.truncate(limit);
    let records = Records::excerpt(composer.pack, material, shown, &shown.printed, ids);
    // A column in which none of these has anything takes room from the others.
    let is_filled =
        |col: usize| (0..records.len()).any(|row| records.cell(row, col).content != Content::Blank);
    let headings = records.headings().into_iter().map(with_currency).enumerate();
    let (filled, columns): (Vec<usize>, Vec<Column>) = headings.filter(|(col, _)| is_filled(*col)).unzip();
    let rows = (0..records.len())
        .map(|row| filled.iter().map(|col| owned(records.cell(row, *col))).collect())
        .collect();
    vec![Block::Table(Table::small(label, columns, rows))]
}

/// What stands in place of a list of nothing: one line, which takes no room from what there is.
pub fn nothing<'a>(composer: &Composer<'_>, title: &str) -> Vec<Block<'a>> {
    vec![Block::Paragraph(composer.words().with("{title}: none.", [("title", &title)]))]
}

/// An amount's column with the currency in its label: no line over the table says it, as one does over a list.
fn with_currency(column: Column) -> Column {
    match column.format {
        Format::Money(currency) => Column { label: format!("{} ({currency})", column.label), ..column },
        _ => column,
    }
}

/// The title with how many there are. Of a register with a line for each month the items are counted, as figures do, and the
/// lines beside them.
fn label(composer: &Composer<'_>, title: &str, shown: &Shown, ids: &[RecordId], limit: usize) -> String {
    let (all, order) = (ids.len(), &shown.order_words);
    let items = if list::is_monthly(composer.material, shown.register) {
        items(composer.material, shown.register, ids)
    } else {
        0
    };
    let line = match (items > 0, all > limit) {
        (true, true) => {
            "{title} ({n}, on {all} lines by month, of which these are the first {limit}: {order})"
        }
        (true, false) => "{title} ({n}, on {all} lines by month)",
        (false, true) => "{title} (the first {limit} of {all}: {order})",
        (false, false) => return format!("{title} ({all})"),
    };
    let values: [(&str, &dyn Display); 5] =
        [("title", &title), ("n", &items), ("limit", &limit), ("all", &all), ("order", order)];
    composer.words().with(line, values)
}

/// How many items the records are of, told apart by project and id; those without an id are none.
fn items(material: Material<'_>, register: RegisterId, ids: &[RecordId]) -> usize {
    let items = ids.iter().map(|id| item(material, register, *id));
    items.filter(|(_, id)| id.is_some()).collect::<BTreeSet<Item>>().len()
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

/// What a record is of: its project and its id.
fn item(material: Material<'_>, register: RegisterId, id: RecordId) -> Item {
    let decl = material.settings.knowledge.register(register);
    let text = |key: &str| {
        let batch = material.dataset.batches(register).get(id.batch as usize)?;
        match batch.value(decl.field(key)?, id.row as usize) {
            Value::Text(sym) => Some(material.dataset.text(sym).to_owned()),
            _ => None,
        }
    };
    (text("project"), text("id"))
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

#[cfg(test)]
mod tests {
    use super::super::tests::{composed, tables};

    /// Two benefits at risk on three lines, and one that is not.
    const BENEFITS: super::super::tests::List = (
        "P1.xlsx",
        "benefits",
        "project|id|title|period|target|status",
        &[
            "P1|B1|Less paper|2026-10|5|at-risk",
            "P1|B1|Less paper|2026-11|5|at-risk",
            "P2|B1|Less rent|2026-10|7|at-risk",
            "P2|B2|Fewer calls|2026-10|7|on-track",
        ],
    );

    #[test]
    fn amounts_name_their_currency() {
        let changes =
            ("P1.xlsx", "changes", "project|id|title|cost_effect|status", &["P1|C1|New|5|submitted"] as _);
        composed("head-of-pmo", &[changes], |document, _| {
            let mut labels =
                tables(document).into_iter().filter(|t| t.title.ends_with("(1)")).flat_map(|t| &t.columns);
            assert!(labels.any(|c| c.label == "Effect on cost (GBP)"));
        });
    }

    #[test]
    fn a_benefit_with_a_line_a_month_is_one_benefit() {
        composed("benefits", &[BENEFITS], |document, _| {
            let titles: Vec<&str> = tables(document).iter().map(|t| t.title.as_str()).collect();
            assert!(titles.contains(&"Benefits at risk or lost (2, on 3 lines by month)"), "{titles:?}");
        });
    }
}
