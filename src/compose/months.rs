//! A figure month by month: a line a project, a column a month of the reported year, and its course at the end.

use super::{Composer, figure};
use crate::model::document::{About, Cell, Column, Format, Table, Tone};
use crate::model::figure::Scope;
use crate::model::measure::{Dimension, MeasureId};
use crate::model::period::Period;

/// The table; the portfolio's own figures stand in its last line. `None` where no month of the year has a figure.
pub fn table<'a>(composer: &Composer<'a>, title: &str, id: MeasureId) -> Option<Table<'a>> {
    let words = composer.words();
    let material = composer.material;
    let months = months(composer);
    let own = |scope: Scope, name: String, tone: Tone| {
        let cells = months.iter().map(|month| figure::cell(composer, id, &of(&scope, *month)));
        let mut line = vec![Cell::text(name).tone(tone)];
        line.extend(cells.map(|cell| if cell.tone == Tone::Plain { cell.tone(tone) } else { cell }));
        line.push(Cell::blank());
        line
    };
    let mut rows: Vec<Vec<Cell<'a>>> = material
        .dataset
        .projects
        .iter()
        .map(|project| own(Scope::project(&project.code), project.title(), Tone::Plain))
        .collect();
    rows.push(own(Scope::default(), words.of("Portfolio").to_owned(), Tone::Strong));
    rows.iter().flatten().find(|cell| cell.as_number().is_some())?;
    let mut columns = vec![Column::new(words.of("Project"), Format::Text, 2.2)];
    columns.extend(months.iter().map(|month| {
        let column = figure::column(composer, id);
        Column { label: words.short_month(*month), about: None, ..column }
    }));
    let course = Column::new(words.of("Course"), Format::Text, 1.0);
    columns.push(Column { course: Some((1, months.len())), ..course });
    let title = About::numbered(composer.about(id).as_ref(), title);
    Some(Table::small(title, columns, rows))
}

/// The months of the reported financial year.
pub(super) fn months(composer: &Composer<'_>) -> Vec<Period> {
    let first = composer.material.dataset.period.year_start(composer.material.settings.portfolio.year_starts);
    (0..12).map(|n| first.plus(n)).collect()
}

pub(super) fn of(scope: &Scope, month: Period) -> Scope {
    let mut scope = scope.clone();
    scope.by.insert(Dimension::Month, Some(month.to_string()));
    scope
}
