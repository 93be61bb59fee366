//! Every figure that a pack shows, one a line: as it was made, and as the workbook works it out now. The difference says
//! what a change of rows has moved.

use super::{Composer, figure};
use crate::model::document::{Block, Cell, Column, Format, Formula, NOT_LIVE, Rows, Section, Table};
use crate::model::figure::{FigureRef, Scope};
use crate::model::measure::Dimension;
use crate::model::words::Words;
use std::collections::BTreeSet;

/// The name of the table.
const NAME: &str = "Figures";

/// The sheet; `None` for a pack without figures.
pub fn section<'a>(composer: &Composer<'a>, sections: &[Section<'a>]) -> Option<Section<'a>> {
    let mut figures: BTreeSet<FigureRef> =
        sections.iter().flat_map(|s| &s.blocks).flat_map(figures_of).collect();
    figures.extend(composer.explained.iter().map(|id| FigureRef { measure: *id, scope: Scope::default() }));
    if figures.is_empty() {
        return None;
    }
    let rows: Vec<Vec<Cell<'static>>> = figures.iter().map(|figure| row(composer, figure)).collect();
    let words = composer.words();
    let text = words.of(
        "Every figure of this pack: its value as the pack was made, and as this workbook works it out now \
                         from its own lists. Where somebody changed a row, the figures that moved differ.",
    );
    let table = Table {
        name: NAME.to_owned(),
        title: String::new(),
        columns: columns(words),
        rows: Rows::lines(rows),
        print: Some(0),
        order: words.of("by figure").to_owned(),
        names: Vec::new(),
        grid: None,
        keys: 1,
    };
    let blocks = vec![Block::Paragraph(text.to_owned()), Block::Table(table)];
    Some(Section { title: words.of("All figures").to_owned(), landscape: true, workbook_only: true, blocks })
}

fn columns(words: &Words) -> Vec<Column> {
    vec![
        Column::new(words.of("Figure"), Format::Text, 2.0),
        Column::new(words.of("Project"), Format::Code, 1.0),
        Column::new(words.of("By"), Format::Text, 4.0),
        Column::new(words.of("As made"), Format::Number, 1.0),
        Column::new(words.of("Now"), Format::Number, 1.0),
        Column::new(words.of("Moved by"), Format::Number, 1.0),
        Column::new(words.of("Unit"), Format::Code, 0.8),
        Column::new(words.of("Records"), Format::Count, 0.8),
        Column::new(words.of("Id"), Format::Code, 1.6),
        Column::new(words.of("Remark"), Format::Text, 2.0),
    ]
}

/// The figures that a block shows.
pub fn figures_of(block: &Block<'_>) -> Vec<FigureRef> {
    let of = |cell: &Cell<'_>| cell.figure.as_deref().cloned();
    match block {
        Block::Tiles(tiles) => tiles.iter().filter_map(|t| of(&t.value)).collect(),
        Block::Chart(chart) => chart.series.iter().flat_map(|s| &s.values).filter_map(of).collect(),
        Block::Table(table) => match &table.rows {
            Rows::Made(rows) => rows.iter().flatten().filter_map(of).collect(),
            Rows::Source(_) => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn row(composer: &Composer<'_>, figure: &FigureRef) -> Vec<Cell<'static>> {
    let (material, words) = (composer.material, composer.words());
    let measure = material.settings.knowledge.measure(figure.measure);
    let format = figure::format(composer, measure);
    let cell = figure::cell(composer, figure.measure, &figure.scope);
    let worked = material.figures.get(figure.measure, &figure.scope);
    let made = Cell::number(cell.as_number()).format(format);
    let (now, was) = (words.of("Now"), words.of("As made"));
    let moved = Formula {
        text: format!(
            "IF(ISNUMBER({NAME}[[#This Row],[{now}]]),ROUND({NAME}[[#This Row],[{now}]]-{NAME}[[#This Row],[{was}]],6),\"\")"
        ),
        array: false,
    };
    let remark = match worked.and_then(|f| f.unknown) {
        Some(unknown) => figure::cannot(composer, unknown),
        None if cell.formula.is_none() => words.of(NOT_LIVE).to_owned(),
        None => String::new(),
    };
    let zero = cell.as_number().map(|_| rust_decimal::Decimal::ZERO);
    let moved = Cell::number(zero).format(format).formula(zero.map(|_| moved));
    vec![
        Cell::text(measure.label.clone()),
        Cell::text(figure.scope.project.clone().unwrap_or_default()),
        Cell::text(by(composer, &figure.scope)),
        made,
        Cell { figure: None, ..cell },
        moved,
        Cell::text(words.of(measure.unit.key()).to_owned()),
        Cell::number(worked.filter(|f| !f.is_withheld()).map(|f| f.rows.into())),
        Cell::text(measure.id.clone()),
        Cell::text(remark),
    ]
}

/// The further dimensions of a scope: `month 2026-05, category not given`.
fn by(composer: &Composer<'_>, scope: &Scope) -> String {
    let words = composer.words();
    let part = |(dimension, value): (&Dimension, &Option<String>)| {
        format!("{} {}", words.of(dimension.key()), value.as_deref().unwrap_or(words.of("not given")))
    };
    scope.by.iter().map(part).collect::<Vec<_>>().join(", ")
}
