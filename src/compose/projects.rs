//! A line a project, a figure a column.

use super::{Composer, figure};
use crate::model::dataset::Project;
use crate::model::document::{Cell, Column, Format, Table, Tone};
use crate::model::figure::Scope;
use crate::model::measure::MeasureId;

/// The table, programme by programme, the portfolio's own figures last.
pub fn table<'a>(composer: &Composer<'a>, title: &str, ids: &[MeasureId]) -> Table<'a> {
    let words = composer.words();
    let material = composer.material;
    let mut projects: Vec<&Project> = material.dataset.projects.iter().collect();
    projects.sort_by_key(|p| (p.programme.is_none(), p.programme.as_deref().unwrap_or(""), p.code.as_str()));
    let mut rows: Vec<Vec<Cell<'a>>> = projects
        .into_iter()
        .map(|p| {
            let head = [Cell::text(p.title()), Cell::text(p.programme.as_deref().unwrap_or(""))];
            let scope = Scope::project(&p.code);
            head.into_iter().chain(ids.iter().map(|id| figure::cell(composer, *id, &scope))).collect()
        })
        .collect();
    let head = [Cell::text(words.of("Portfolio")).tone(Tone::Strong), Cell::blank()];
    let total = ids.iter().map(|id| {
        let cell = figure::cell(composer, *id, &Scope::default());
        if cell.tone == Tone::Plain { cell.tone(Tone::Strong) } else { cell }
    });
    rows.push(head.into_iter().chain(total).collect());
    let mut columns = vec![
        Column::new(words.of("Project"), Format::Text, 2.2),
        Column::new(words.of("Programme"), Format::Text, 1.4),
    ];
    columns.extend(ids.iter().map(|id| figure::column(composer, *id)));
    Table::small(title.to_owned(), columns, rows)
}
