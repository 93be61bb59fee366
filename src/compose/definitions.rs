//! What each figure of a pack means, with the portfolio's value.

use super::{Composer, figure};
use crate::measure::definition;
use crate::model::document::{Block, Cell, Column, Format, Table};
use crate::model::figure::Scope;
use crate::model::knowledge::Knowledge;
use crate::model::measure::MeasureId;
use crate::model::pack::{BlockDecl, Pack};
use std::collections::BTreeSet;

/// A line for each figure that the pack shows.
pub fn blocks<'a>(composer: &Composer<'a>) -> Vec<Block<'a>> {
    let settings = composer.material.settings;
    let rows = shown(composer.pack, &settings.knowledge)
        .into_iter()
        .map(|id| {
            let measure = settings.knowledge.measure(id);
            vec![
                Cell::text(measure.label.as_str()),
                figure::cell(composer, id, &Scope::default()),
                Cell::text(measure.id.as_str()),
                Cell::text(definition(settings, id)),
            ]
        })
        .collect();
    vec![Block::Table(Table::small(
        "What the figures mean",
        vec![
            Column::new("Figure", Format::Text, 1.6),
            Column::new("Portfolio", Format::Number, 1.1),
            Column::new("Id", Format::Text, 1.6),
            Column::new("Meaning", Format::Text, 4.5),
        ],
        rows,
    ))]
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
            BlockDecl::Table(decl) => ids.extend(decl.figures.iter().copied()),
            BlockDecl::Excerpt { of, .. } => drop(ids.insert(*of)),
            BlockDecl::Sentences(lines) => {
                let named = lines.iter().flat_map(|line| line.split('{').skip(1));
                ids.extend(named.filter_map(|part| knowledge.find_measure(part.split(['}', ':']).next()?)));
            }
            _ => {}
        }
    }
    ids
}
