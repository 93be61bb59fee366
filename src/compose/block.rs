//! A declared block as blocks of the document.

use super::{
    Composer, account, chart, control, definitions, excerpt, figure, findings, heat_map, lines, months,
    projects, returns, review, sentences, staffing,
};
use crate::model::document::Block;
use crate::model::pack::BlockDecl;

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
        BlockDecl::Chart { title, kind, by, figures } => {
            chart::of(composer, title, *kind, by, figures).into_iter().map(Block::Chart).collect()
        }
        BlockDecl::HeatMap { title } => {
            heat_map::of(composer, title).into_iter().map(Block::Matrix).collect()
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
