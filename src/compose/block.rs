//! A declared block as blocks of the document.

use super::{
    Composer, account, behind_lines, chart, control, course, coverage_grid, definitions, excerpt, figure,
    findings, grid, heat_map, limits, lines, months, projects, returns, review, sentences, staffing,
    timeline, waterfall,
};
use crate::model::document::{Block, ChartKind};
use crate::model::measure::Dimension;
use crate::model::pack::BlockDecl;

/// What is drawn, or one sentence where there is nothing to draw.
fn or_said<'a>(composer: &Composer<'a>, title: &str, drawn: Option<Block<'a>>) -> Vec<Block<'a>> {
    let said = || {
        Block::Paragraph(
            composer.words().with("{title}: there is nothing to show this month.", [("title", &title)]),
        )
    };
    vec![drawn.unwrap_or_else(said)]
}

/// What there is to say on a block's figures: their letters and colours, and who is behind a line.
pub fn notes<'a>(composer: &Composer<'a>, decl: &BlockDecl) -> Vec<Block<'a>> {
    match decl {
        // A tile says itself from where on it is coloured.
        BlockDecl::Tiles(ids) => limits::sides(composer, ids).into_iter().collect(),
        BlockDecl::Chart { kind: ChartKind::Line, by: Dimension::Month, figures, onward, .. } => {
            behind_lines::note(composer, figures, *onward).into_iter().collect()
        }
        BlockDecl::Projects { figures, .. } => limits::notes(composer, figures, true),
        BlockDecl::Table(decl) => {
            limits::notes(composer, &decl.figures, decl.rows.contains(&Dimension::Project))
        }
        _ => Vec::new(),
    }
}

/// The blocks of a declaration; none where there is nothing to show.
pub fn of<'a>(composer: &Composer<'a>, decl: &'a BlockDecl) -> Vec<Block<'a>> {
    match decl {
        BlockDecl::Heading(text) => vec![Block::Heading(text.clone())],
        BlockDecl::Sentences(lines) => {
            lines.iter().filter_map(|line| sentences::fill(composer, line)).map(Block::Paragraph).collect()
        }
        BlockDecl::Tiles(ids) => {
            vec![Block::Tiles(ids.iter().map(|id| figure::tile(composer, *id)).collect())]
        }
        BlockDecl::Chart { title, kind, by, figures, cumulative: false, onward } => {
            let drawn = chart::of(composer, title, *kind, by, (figures, *onward));
            or_said(composer, title, drawn.map(Block::Chart))
        }
        BlockDecl::Chart { title, figures, onward, .. } => {
            or_said(composer, title, course::of(composer, title, figures, *onward).map(Block::Chart))
        }
        BlockDecl::Waterfall { title, steps } => {
            or_said(composer, title, waterfall::of(composer, title, steps).map(Block::Chart))
        }
        BlockDecl::Grid { title, figure, rows } => {
            or_said(composer, title, grid::of(composer, title, *figure, rows).map(Block::Table))
        }
        BlockDecl::CoverageGrid { title } => {
            or_said(composer, title, coverage_grid::of(composer, title).map(Block::Table))
        }
        BlockDecl::Timeline { title, limit } => {
            or_said(composer, title, timeline::of(composer, title, *limit).map(Block::Timeline))
        }
        BlockDecl::Matrix(decl) => {
            or_said(composer, &decl.title, heat_map::by_levels(composer, decl).map(Block::Matrix))
        }
        BlockDecl::HeatMap { title, residual } => {
            or_said(composer, title, heat_map::of(composer, title, *residual).map(Block::Matrix))
        }
        BlockDecl::Projects { title, figures } => {
            vec![Block::Table(projects::table(composer, title, figures))]
        }
        BlockDecl::Months { title, figure } => {
            months::table(composer, title, *figure).into_iter().map(Block::Table).collect()
        }
        BlockDecl::Table(decl) => lines::blocks(composer, decl),
        BlockDecl::TiesOut { care } => vec![Block::Callout(review::ties_out(composer, care))],
        BlockDecl::ControlTotals { limit } => control::blocks(composer, *limit),
        BlockDecl::Differences { limit, compare } => review::differences(composer, *limit, compare),
        BlockDecl::Excerpt { title, of, limit } => excerpt::blocks(composer, title, *of, *limit),
        BlockDecl::Findings { limit } => findings::by_cause(composer, *limit),
        BlockDecl::Coverage => staffing::coverage(composer),
        BlockDecl::Stretch { limit } => staffing::stretch(composer, *limit),
        BlockDecl::Segregation => staffing::segregation(composer),
        BlockDecl::Returns => returns::blocks(composer),
        BlockDecl::Account => account::blocks(composer),
        BlockDecl::Definitions => definitions::blocks(composer),
    }
}
