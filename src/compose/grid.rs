//! A figure by month and by one thing more as a grid: the number in each cell, coloured by its threshold.

use super::{Composer, chart, figure, lines, months};
use crate::model::document::{About, Cell, Column, Format, Legend, Table, Tone};
use crate::model::figure::Scope;
use crate::model::measure::{Dimension, Good, MeasureId, Threshold};
use crate::model::print::Print;
use crate::model::written::number;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// So many lines are shown, those with the highest values.
const MOST: usize = 60;

/// The grid, and in its last line the figures of all; `None` where no month of the year has a figure.
pub fn of<'a>(composer: &Composer<'a>, title: &str, id: MeasureId, by: &Dimension) -> Option<Table<'a>> {
    let words = composer.words();
    let months = months::months(composer);
    let line = |scope: &Scope| -> Vec<Cell<'a>> {
        months.iter().map(|month| figure::cell(composer, id, &months::of(scope, *month))).collect()
    };
    let mut rows: Vec<(String, Vec<Cell<'a>>)> = keys(composer, id, by)
        .iter()
        .map(|key| (chart::label(composer, by, key), line(&chart::scope(by, key))))
        .filter(|(_, cells)| cells.iter().any(|cell| cell.as_number().is_some()))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let all = rows.len();
    keep_highest(&mut rows);
    let shown = rows.len();
    let mut rows: Vec<Vec<Cell<'a>>> =
        rows.into_iter().map(|(name, cells)| row(name, cells, Tone::Plain)).collect();
    rows.push(row(words.of("Portfolio").to_owned(), line(&Scope::default()), Tone::Strong));
    let mut columns = vec![Column::new(lines::head(composer, by).label, Format::Text, 2.2)];
    columns.extend(months.iter().map(|month| {
        let column = figure::column(composer, id);
        Column { label: words.short_month(*month), about: None, ..column }
    }));
    let title = match all - shown {
        0 => title.to_owned(),
        _ => words
            .with("{title} (the highest {n} of {all})", [("title", &title), ("n", &shown), ("all", &all)]),
    };
    let title = About::numbered(composer.about(id).as_ref(), &title);
    let grid = Some(legend(composer, id));
    Some(Table { grid, ..Table::small(title, columns, rows) })
}

fn row<'a>(name: String, cells: Vec<Cell<'a>>, tone: Tone) -> Vec<Cell<'a>> {
    [Cell::text(name).tone(tone)].into_iter().chain(cells).collect()
}

/// The values of the dimension for which the figure is worked out by month, those that state none last.
fn keys(composer: &Composer<'_>, id: MeasureId, by: &Dimension) -> Vec<Option<String>> {
    let key = |scope: &Scope| -> Option<Option<String>> {
        scope.by.get(&Dimension::Month)?;
        match by {
            Dimension::Project => scope.project.clone().map(Some).filter(|_| scope.by.len() == 1),
            _ if scope.project.is_none() && scope.by.len() == 2 => scope.by.get(by).cloned(),
            _ => None,
        }
    };
    let keys: BTreeSet<(bool, Option<String>)> = composer
        .material
        .figures
        .of(id)
        .filter_map(|figure| key(&figure.scope))
        .map(|key| (key.is_none(), key))
        .collect();
    keys.into_iter().map(|(_, key)| key).collect()
}

/// Leaves the lines with the highest values, in their own order.
fn keep_highest<T>(rows: &mut Vec<(T, Vec<Cell<'_>>)>) {
    let highest = |cells: &[Cell<'_>]| cells.iter().filter_map(Cell::as_number).max().unwrap_or(Decimal::MIN);
    let mut order: Vec<(Decimal, usize)> =
        rows.iter().enumerate().map(|(at, (_, cells))| (highest(cells), at)).collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let kept: BTreeSet<usize> = order.into_iter().take(MOST).map(|(_, at)| at).collect();
    let mut at = 0;
    rows.retain(|_| {
        at += 1;
        kept.contains(&(at - 1))
    });
}

/// What the colours say, from the measure's thresholds; nothing for a measure without any.
fn legend(composer: &Composer<'_>, id: MeasureId) -> Legend {
    let measure = composer.material.settings.knowledge.measure(id);
    let format = figure::format(composer, measure);
    let Some(Threshold { amber, red }) = &measure.threshold else { return Legend::default() };
    let print = composer.material.print();
    let words = |from: &Decimal, colour: &str| {
        format!("{}: {}", print.words.of(colour), reach(*from, format, measure.good, print))
    };
    Legend(vec![
        (String::new(), words(amber, "amber"), Tone::Amber),
        (String::new(), words(red, "red"), Tone::Red),
    ])
}

/// From where on a colour stands. A limit a hair beyond a round number leaves that number out.
pub fn reach(limit: Decimal, format: Format, good: Good, print: &Print) -> String {
    let shown = number(limit, format, print);
    let whole = limit == limit.round_dp(3);
    let words = match (good == Good::Up, whole) {
        (true, true) => "{limit} and less",
        (true, false) => "less than {limit}",
        (false, true) => "{limit} and more",
        (false, false) => "more than {limit}",
    };
    print.words.with(words, [("limit", &shown)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_beyond_a_round_number_leaves_it_out() {
        let percent =
            |limit: &str, good| reach(limit.parse().unwrap(), Format::Percent, good, &Print::default());
        assert_eq!(percent("1.00001", Good::Down), "more than 100.0%");
        assert_eq!(percent("0.95", Good::Up), "95.0% and less");
    }
}
