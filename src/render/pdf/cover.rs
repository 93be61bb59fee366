//! The cover, with the contents.

use super::drawing::{Drawing, Drawn, Entry, Page, Target, Volume};
use super::fonts::{bold, clean, fit, one_line, regular, wrap_at_most};
use super::logo;
use super::look::{Align, BOTTOM, Look, MARGIN, TOP, baseline, height, width};
use super::structure::{NodeId, Role, Tag, Tree};
use crate::model::document::{Block, Document};
use crate::model::words::Words;

/// Height of the coloured band.
const BAND: f32 = 300.0;
/// Height of a line of the contents, at the least and at the most.
const LINE: (f32, f32) = (14.0, 19.0);
/// Height of the word over them.
const HEAD: f32 = 20.0;

/// A line of the contents.
#[derive(Debug, Clone)]
pub struct Line {
    title: String,
    /// The page, after its volume where that is another.
    place: String,
    /// The bookmark to which it leads; none where that is in another volume.
    entry: Option<usize>,
}

/// The lines that the first volume has for another.
pub fn lines<'d>(drawn: &'d Drawn, words: &'d Words) -> impl Iterator<Item = Line> + 'd {
    let volume = drawn.volume.number;
    drawn.outline.iter().filter(|e| e.level == 1).map(move |entry| Line {
        title: entry.title.clone(),
        place: words.with("volume {n}, page {page}", [("n", &volume), ("page", &(entry.page + 1))]),
        entry: None,
    })
}

/// How many pages the cover and contents of so many lines take.
pub fn pages(document: &Document<'_>, look: &Look<'_>, lines: usize) -> usize {
    let (_, top) = front(document, look, Volume::default(), &mut Tree::default());
    1 + lines.saturating_sub(room(look, top)).div_ceil(room(look, TOP).max(1))
}

/// How many lines of contents there is room for.
fn room(look: &Look<'_>, top: f32) -> usize {
    ((height(look.paper(), false) - BOTTOM - 10.0 - top - HEAD) / LINE.0).max(0.0) as usize
}

/// The cover without contents, and where it ends.
fn front(document: &Document<'_>, look: &Look<'_>, volume: Volume, tree: &mut Tree) -> (Drawing, f32) {
    let mut cover = Drawing::default();
    band(document, look, volume, &mut cover, tree);
    let top = question(document, look, &mut cover, tree);
    let top = notice(document, look, top, &mut cover, tree) + 26.0;
    (cover, top)
}

/// The cover and as many pages of contents as it takes, before the pages that were drawn; `others` are the lines for the
/// volumes that follow.
pub fn before(document: &Document<'_>, look: &Look<'_>, body: Drawn, others: Vec<Line>) -> Drawn {
    let Drawn { paper, pages, mut outline, mut tree, volume } = body;
    let (mut cover, top) = front(document, look, volume, &mut tree);
    let sections = || (0..outline.len()).filter(|e| outline[*e].level == 1);
    let rest = (sections().count() + others.len()).saturating_sub(room(look, top));
    let before = 1 + rest.div_ceil(room(look, TOP).max(1));
    let own = |at: usize| {
        let Entry { title, page, .. } = &outline[at];
        Line { title: title.clone(), place: (page + before + 1).to_string(), entry: Some(at) }
    };
    let lines: Vec<Line> = sections().map(own).chain(others).collect();
    let (first, rest) = lines.split_at(lines.len() - rest);
    for entry in &mut outline {
        entry.page += before;
    }
    tree.pictures.iter_mut().for_each(|picture| picture.page += before);
    let mut drawn = Drawn { paper, pages: Vec::new(), outline, tree, volume };
    let mut list = None;
    contents(first, &mut drawn, &mut list, (top, look), &mut cover);
    let mut fronts = vec![cover];
    for part in rest.chunks(room(look, TOP).max(1)) {
        let mut page = Drawing::default();
        contents(part, &mut drawn, &mut list, (TOP, look), &mut page);
        fronts.push(page);
    }
    let front = |drawing| Page { landscape: false, section: look.words().of("Contents").to_owned(), drawing };
    drawn.pages = fronts.into_iter().map(front).chain(pages).collect();
    drawn
}

/// What is drawn on the cover from now on is a part of it.
fn part(role: Role, cover: &mut Drawing, tree: &mut Tree) {
    cover.tag(Tag::Node(tree.add(NodeId::COVER, role)));
}

/// Portfolio, title, month, volume and audience on the theme's colour.
fn band(document: &Document<'_>, look: &Look<'_>, volume: Volume, cover: &mut Drawing, tree: &mut Tree) {
    let theme = look.theme;
    let (wide, colour) = (look.body(false), theme.on_accent);
    cover.rect((0.0, 0.0, width(look.paper(), false), BAND), theme.accent);
    if let Some(second) = theme.series.get(1) {
        cover.rect((0.0, BAND, width(look.paper(), false), 5.0), *second);
    }
    let portfolio = fit(look.fonts, &one_line(&document.portfolio), bold(12.0), wide);
    part(Role::Paragraph, cover, tree);
    cover.text((MARGIN, 70.0), portfolio, bold(12.0), colour);
    let size = if look.width(&document.title, bold(36.0)) <= 2.0 * wide { 36.0 } else { 22.0 };
    let mut y = 112.0;
    part(Role::Heading(1), cover, tree);
    for line in wrap_at_most(look.fonts, &clean(&document.title), bold(size), wide, 3) {
        cover.text((MARGIN, baseline(y, size * 1.2, size)), line, bold(size), colour);
        y += size * 1.2;
    }
    part(Role::Paragraph, cover, tree);
    let month = look.words().month(document.period);
    let month = [Some(month), volume.words(look.words())].into_iter().flatten().collect::<Vec<_>>();
    cover.text((MARGIN, BAND - 62.0), month.join("  ·  "), regular(18.0), colour);
    let audience = look.words().with("For: {audience}", [("audience", &one_line(&document.audience))]);
    let plate = theme.logo.as_ref().map_or(0.0, |logo| {
        cover.tag(Tag::Layout);
        logo::draw(logo, (MARGIN + wide, BAND - 22.0), cover)
    });
    part(Role::Paragraph, cover, tree);
    let audience = fit(look.fonts, &audience, regular(11.0), wide - plate - 8.0);
    cover.text((MARGIN, BAND - 32.0), audience, regular(11.0), colour);
}

/// The question, the marking and the run; gives where they end.
fn question(document: &Document<'_>, look: &Look<'_>, cover: &mut Drawing, tree: &mut Tree) -> f32 {
    let theme = look.theme;
    let mut y = BAND + 30.0;
    part(Role::Paragraph, cover, tree);
    for line in wrap_at_most(look.fonts, &clean(&document.question), bold(15.0), look.body(false), 5) {
        cover.text((MARGIN, baseline(y, 21.0, 15.0)), line, bold(15.0), theme.accent);
        y += 21.0;
    }
    y += 12.0;
    let mut x = MARGIN;
    if !document.marking.is_empty() {
        let marking = fit(look.fonts, &one_line(&document.marking), bold(8.5), 200.0);
        let wide = look.width(&marking, bold(8.5)) + 16.0;
        cover.tag(Tag::Layout);
        cover.rounded((x, y, wide, 17.0), 3.0, theme.neutral.0);
        part(Role::Paragraph, cover, tree);
        cover.text((x + 8.0, baseline(y, 17.0, 8.5)), marking, bold(8.5), theme.neutral.1);
        x += wide + 12.0;
    }
    let run = look.words().with("Run {run}", [("run", &one_line(&document.run))]);
    let run = fit(look.fonts, &run, regular(8.5), width(look.paper(), false) - MARGIN - x);
    part(Role::Paragraph, cover, tree);
    cover.text((x, baseline(y, 17.0, 8.5)), run, regular(8.5), theme.muted);
    y + 17.0
}

/// The callout with which the first section opens: what must be seen first stands on the cover too. Gives where it ends.
fn notice(document: &Document<'_>, look: &Look<'_>, top: f32, cover: &mut Drawing, tree: &mut Tree) -> f32 {
    let opening = document.sections.first().and_then(|s| s.blocks.first());
    let Some(Block::Callout(callout)) = opening else { return top };
    let (theme, left) = (look.theme, MARGIN + 13.0);
    let room = look.body(false) - 26.0;
    let head = wrap_at_most(look.fonts, &clean(&callout.title), bold(12.0), room, 2);
    let text = wrap_at_most(look.fonts, &clean(&callout.text), regular(9.5), room, 6);
    let high = head.len() as f32 * 17.0 + text.len() as f32 * 14.0 + 16.0;
    let start = top + 16.0;
    cover.tag(Tag::Layout);
    cover.rect((MARGIN, start, look.body(false), high), theme.shade);
    cover.rect((MARGIN, start, 4.0, high), look.tone(callout.tone).map_or(theme.accent, |(fill, _)| fill));
    let mut y = start + 8.0;
    part(Role::Paragraph, cover, tree);
    for line in head {
        cover.text((left, baseline(y, 17.0, 12.0)), line, bold(12.0), theme.ink);
        y += 17.0;
    }
    if !text.is_empty() {
        part(Role::Paragraph, cover, tree);
    }
    for line in text {
        cover.text((left, baseline(y, 14.0, 9.5)), line, regular(9.5), theme.ink);
        y += 14.0;
    }
    start + high
}

/// Sections with their pages, each a link; the word over them is read once. `list` is their node, made when the first
/// of them is drawn.
fn contents(
    lines: &[Line],
    drawn: &mut Drawn,
    list: &mut Option<NodeId>,
    (top, look): (f32, &Look<'_>),
    page: &mut Drawing,
) {
    if lines.is_empty() {
        return;
    }
    let (theme, wide, style) = (look.theme, look.body(false), regular(10.0));
    page.tag(Tag::Layout);
    let list = *list.get_or_insert_with(|| {
        part(Role::Heading(2), page, &mut drawn.tree);
        drawn.tree.add(NodeId::COVER, Role::Contents)
    });
    page.text((MARGIN, baseline(top, 14.0, 11.0)), look.words().of("Contents"), bold(11.0), theme.accent);
    let mut y = top + HEAD;
    let step = ((height(look.paper(), false) - BOTTOM - 10.0 - y) / lines.len() as f32).clamp(LINE.0, LINE.1);
    for Line { title, place, entry } in lines {
        let line = baseline(y, step, style.size);
        let title = fit(look.fonts, title, style, wide - 20.0 - look.width(place, style).max(30.0));
        page.tag(Tag::Layout);
        page.line(vec![(MARGIN, y + step), (MARGIN + wide, y + step)], 0.5, theme.line);
        page.tag(Tag::Node(entry_node(list, &mut drawn.tree)));
        page.text((MARGIN, line), title, style, theme.ink);
        look.put(page, (MARGIN, wide, line), Align::Right, place, (style, theme.ink));
        if let Some(entry) = entry {
            page.link((MARGIN, y, wide, step), Target::Entry(*entry));
        }
        y += step;
    }
}

/// The link of a line of the contents.
fn entry_node(list: NodeId, tree: &mut Tree) -> NodeId {
    let item = tree.add(list, Role::ContentsItem);
    let reference = tree.add(item, Role::Reference);
    tree.add(reference, Role::Link)
}
