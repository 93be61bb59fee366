//! The figures of each project that sums across projects stand on: a sheet of its own, a line a project.

use super::{Composer, definitions, figure, list};
use crate::measure::ProjectTable;
use crate::model::dataset::Project;
use crate::model::document::{Block, Cell, Column, Format, Rows, Section, Table};
use crate::model::figure::Scope;
use crate::model::knowledge::Knowledge;
use crate::model::measure::{Calculation, Dimension, MeasureId, Take};
use crate::model::pack::Pack;
use std::collections::BTreeSet;

/// The table as formulas see it; `None` where no figure of the pack is a sum across projects.
pub fn table_of(pack: &Pack, knowledge: &Knowledge) -> Option<ProjectTable> {
    let parts = parts(pack, knowledge);
    if parts.is_empty() {
        return None;
    }
    let columns = parts.into_iter().map(|id| (id, knowledge.measure(id).label.clone())).collect();
    Some(ProjectTable {
        name: "ProjectFigures".to_owned(),
        programme: knowledge.words().of(list::PROGRAMME).to_owned(),
        columns,
    })
}

/// The measures that are summed across projects for the figures of a pack.
fn parts(pack: &Pack, knowledge: &Knowledge) -> BTreeSet<MeasureId> {
    let mut open: Vec<MeasureId> = definitions::shown(pack, knowledge).into_iter().collect();
    let (mut seen, mut parts) = (BTreeSet::new(), BTreeSet::new());
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let measure = knowledge.measure(id);
        open.extend(measure.parts());
        if let Calculation::Across { part, over, take: Take::Sum } = &measure.calculation
            && *over == [Dimension::Project]
        {
            parts.insert(*part);
        }
    }
    parts
}

/// The sheet; `None` where nothing stands on it.
pub fn section<'a>(composer: &Composer<'a>) -> Option<Section<'a>> {
    let words = composer.words();
    let table = composer.tables.projects.as_ref()?;
    let ids: Vec<MeasureId> = table.columns.keys().copied().collect();
    let mut columns = vec![
        Column::new(words.of("Project"), Format::Code, 1.0),
        Column::new(words.of(list::PROGRAMME), Format::Text, 1.5),
    ];
    columns.extend(ids.iter().map(|id| figure::column(composer, *id)));
    let rows =
        composer.material.dataset.projects.iter().map(|project| row(composer, project, &ids)).collect();
    let text = words.of("What the sums across projects in this pack stand on, a project a line.");
    let table = Table {
        name: table.name.clone(),
        title: String::new(),
        columns,
        rows: Rows::lines(rows),
        print: Some(0),
        order: words.of("by code").to_owned(),
        names: Vec::new(),
        grid: None,
        keys: 1,
    };
    let blocks = vec![Block::Paragraph(text.to_owned()), Block::Table(table)];
    Some(Section {
        title: words.of("Figures by project").to_owned(),
        landscape: true,
        workbook_only: true,
        blocks,
    })
}

fn row(composer: &Composer<'_>, project: &Project, ids: &[MeasureId]) -> Vec<Cell<'static>> {
    let head = [Cell::text(project.code.clone()), Cell::text(project.programme.clone().unwrap_or_default())];
    let scope = Scope::project(&project.code);
    head.into_iter().chain(ids.iter().map(|id| figure::cell(composer, *id, &scope))).collect()
}
