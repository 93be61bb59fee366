//! A document as a drawing: sections piece by piece, then the cover with the contents, then head and foot of each page.

use super::drawing::Drawn;
use super::flow::Flow;
use super::look::{Look, body};
use super::{chart, cover, furniture, matrix, prose, table, tiles};
use crate::model::document::{Block, Document, Section};

/// All pages of the document.
pub fn draw(document: &Document<'_>, look: &Look<'_>) -> Drawn {
    let mut flow = Flow::default();
    for section in &document.sections {
        lay_section(section, look, &mut flow);
    }
    let (pages, outline) = flow.finish();
    let mut drawn = cover::before(document, look, Drawn { pages, outline });
    furniture::add(document, look, &mut drawn.pages);
    drawn
}

fn lay_section(section: &Section<'_>, look: &Look<'_>, flow: &mut Flow) {
    flow.begin(&section.title, section.landscape);
    let wide = body(section.landscape);
    prose::title(&section.title, wide, look, flow);
    for block in &section.blocks {
        match block {
            Block::Heading(text) => prose::heading(text, wide, look, flow),
            Block::Paragraph(text) => prose::paragraph(text, wide, look, flow),
            Block::Callout(callout) => prose::callout(callout, wide, look, flow),
            Block::Tiles(all) => tiles::lay(all, wide, look, flow),
            Block::Table(one) => table::lay(one, wide, look, flow),
            Block::Chart(one) => chart::lay(one, wide, look, flow),
            Block::Matrix(one) => matrix::lay(one, wide, look, flow),
        }
    }
}
