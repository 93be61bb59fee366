//! A document as a drawing: sections piece by piece, then the cover with the contents, then head and foot of each page.

use super::drawing::Drawn;
use super::flow::Flow;
use super::look::Look;
use super::{chart, cover, furniture, matrix, prose, table, tiles, timeline, volumes};
use crate::model::document::{Block, Document, Format, Matrix, Section};

/// All pages of the document, volume by volume.
pub fn draw(document: &Document<'_>, look: &Look<'_>) -> Vec<Drawn> {
    let mut flow = Flow::new(look.paper());
    let mut landscape = false;
    let sections = || document.sections.iter().filter(|s| !s.workbook_only);
    for section in sections().filter(|s| unprinted(s, look).is_none()) {
        lay_section(section, look, &mut flow);
        landscape = section.landscape;
    }
    let left: Vec<String> = sections().filter_map(|s| unprinted(s, look)).collect();
    if !left.is_empty() {
        if left.len() == sections().count() {
            flow.begin("", landscape);
        }
        let lists = left.join(", ");
        let text = look.words().with("Lists that are only in the workbook: {lists}.", [("lists", &lists)]);
        prose::paragraph(&text, look.body(landscape), look, &mut flow);
    }
    bind(document, look, flow.finish())
}

/// The pages with cover, contents, heads and feet; in volumes where they are more than the theme allows. The last comes
/// first, since the first says where everything is.
fn bind(document: &Document<'_>, look: &Look<'_>, body: Drawn) -> Vec<Drawn> {
    let most = look.theme.volume_pages.max(2);
    let chapters = body.outline.iter().filter(|e| e.level == 1).count();
    // One line more for each volume, which may begin inside a chapter and has half its pages at the least.
    let lines = chapters + 2 * body.pages.len() / most;
    let front = cover::pages(document, look, lines);
    let mut bound: Vec<Drawn> = Vec::new();
    for volume in volumes::split(body, most.saturating_sub(front), look.words()).into_iter().rev() {
        let first = volume.volume.number == 1;
        let lines = |drawn| cover::lines(drawn, look.words());
        let others = bound.iter().rev().filter(|_| first).flat_map(lines).collect();
        let mut drawn = cover::before(document, look, volume, others);
        furniture::add(document, look, &mut drawn);
        bound.push(drawn);
    }
    bound.reverse();
    bound
}

/// A section that has nothing but lists of which no row is printed, by its title and the number of their rows.
fn unprinted(section: &Section<'_>, look: &Look<'_>) -> Option<String> {
    let lists = section.blocks.iter().filter_map(|b| match b {
        Block::Table(table) if !table.is_empty() && table.printed() == 0 => Some(table.len()),
        _ => None,
    });
    let (count, rows) = lists.fold((0, 0), |(n, rows), len| (n + 1, rows + len));
    let prose = section.blocks.iter().filter(|b| matches!(b, Block::Paragraph(_))).count();
    let rows = crate::model::written::number(rows.into(), Format::Count, look.print());
    (count > 0 && count + prose == section.blocks.len()).then(|| format!("{} ({rows})", section.title))
}

fn lay_section(section: &Section<'_>, look: &Look<'_>, flow: &mut Flow) {
    flow.begin(&section.title, section.landscape);
    let wide = look.body(section.landscape);
    prose::title(&section.title, wide, look, flow);
    let mut blocks = section.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        let next = blocks.peek().copied();
        match block {
            Block::Heading(text) => prose::heading(text, wide, look, flow),
            Block::Paragraph(text) if next.is_some_and(is_shown) => {
                prose::leading(text, wide, look, flow);
            }
            Block::Paragraph(text) => prose::paragraph(text, wide, look, flow),
            Block::Note(text) => prose::note_on(text, wide, look, flow),
            Block::Callout(callout) => prose::callout(callout, wide, look, flow),
            Block::Tiles(all) => tiles::lay(all, wide, look, flow),
            Block::Table(one) => table::lay(one, wide, look, flow),
            Block::Chart(one) => chart::lay(one, wide, look, flow),
            Block::Matrix(one) => match next {
                Some(Block::Matrix(other)) if section.landscape && both_plain(one, other) => {
                    matrix::lay_pair(one, other, wide, look, flow);
                    blocks.next();
                }
                _ => matrix::lay(one, wide, look, flow),
            },
            Block::Timeline(one) => timeline::lay(one, wide, look, flow),
        }
    }
}

/// Whether a sentence before it leads up to it.
fn is_shown(block: &Block<'_>) -> bool {
    matches!(block, Block::Table(_) | Block::Chart(_) | Block::Matrix(_) | Block::Timeline(_))
}

fn both_plain(one: &Matrix, other: &Matrix) -> bool {
    matrix::is_plain(one) && matrix::is_plain(other)
}
