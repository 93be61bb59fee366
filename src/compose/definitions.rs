//! What each figure of a pack means, with the portfolio's value.

use super::{Composer, figure};
use crate::measure::definition;
use crate::model::document::{Block, Cell, Column, Format, Table};
use crate::model::figure::Scope;
use crate::model::knowledge::Knowledge;
use crate::model::measure::MeasureId;
use crate::model::pack::{BlockDecl, Pack};
use std::collections::BTreeSet;

/// The column of the portfolio's value.
const VALUE: usize = 2;

/// A line for each figure that the pack shows. In a workbook its value has the figure's id for a name.
pub fn blocks<'a>(composer: &Composer<'a>) -> Vec<Block<'a>> {
    let words = composer.words();
    let settings = composer.material.settings;
    let ids = || composer.explained.iter().enumerate();
    let rows = ids()
        .map(|(at, id)| {
            let measure = settings.knowledge.measure(*id);
            vec![
                Cell::number(Some((at + 1).into())),
                Cell::text(measure.label.as_str()),
                figure::cell(composer, *id, &Scope::default()),
                Cell::text(measure.id.as_str()),
                Cell::text(definition(settings, *id)),
            ]
        })
        .collect();
    let columns = vec![
        Column::new(words.of("No."), Format::Count, 0.5),
        Column::new(words.of("Figure"), Format::Text, 1.6),
        Column::new(words.of("Portfolio"), Format::Number, 1.1),
        Column::new(words.of("Id"), Format::Text, 1.9),
        Column::new(words.of("Meaning"), Format::Text, 4.2),
    ];
    let names = ids().map(|(at, id)| (at, VALUE, settings.knowledge.measure(*id).id.clone())).collect();
    vec![Block::Table(Table { names, ..Table::small(words.of("What the figures mean"), columns, rows) })]
}

/// The figures that the annex of a pack explains, in the order of its lines; none for a pack without one.
pub fn explained(pack: &Pack, knowledge: &Knowledge) -> Vec<MeasureId> {
    let mut blocks = pack.sections.iter().flat_map(|s| &s.blocks);
    match blocks.any(|b| matches!(b, BlockDecl::Definitions)) {
        true => shown(pack, knowledge).into_iter().collect(),
        false => Vec::new(),
    }
}

/// The figures of all blocks, in the order in which they were declared.
pub fn shown(pack: &Pack, knowledge: &Knowledge) -> BTreeSet<MeasureId> {
    let mut ids = BTreeSet::new();
    for block in pack.sections.iter().flat_map(|s| &s.blocks) {
        match block {
            BlockDecl::Tiles(figures)
            | BlockDecl::Chart { figures, .. }
            | BlockDecl::Projects { figures, .. } => {
                ids.extend(figures.iter().copied());
            }
            BlockDecl::Months { figure, .. } | BlockDecl::Grid { figure, .. } => drop(ids.insert(*figure)),
            BlockDecl::Waterfall { steps, .. } => ids.extend(steps.iter().map(|step| step.figure)),
            BlockDecl::Table(decl) => ids.extend(decl.figures.iter().copied()),
            BlockDecl::Excerpt { of, .. } => drop(ids.insert(*of)),
            BlockDecl::Sentences(lines) => {
                ids.extend(lines.iter().flat_map(|line| named(line, knowledge)));
            }
            _ => {}
        }
    }
    ids
}

/// The figures that a sentence names, in its order.
pub fn named<'l>(line: &'l str, knowledge: &'l Knowledge) -> impl Iterator<Item = MeasureId> + 'l {
    let parts = line.split('{').skip(1).filter_map(|part| part.split(['}', ':']).next());
    parts.filter_map(|id| knowledge.find_measure(id))
}
