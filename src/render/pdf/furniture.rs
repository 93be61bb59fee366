//! Head and foot of each page.

use super::drawing::{Drawn, Page, Volume};
use super::fonts::{bold, fit, one_line, regular};
use super::look::{Align, Look, MARGIN, height};
use super::structure::Tag;
use crate::model::document::Document;
use crate::model::print::PageNumbers;
use std::fmt::Display;

/// Adds them to all pages; the cover, which is the first, has a foot only.
pub fn add(document: &Document<'_>, look: &Look<'_>, drawn: &mut Drawn) {
    let count = drawn.pages.len();
    for (at, page) in drawn.pages.iter_mut().enumerate() {
        page.drawing.tag(Tag::Furniture);
        if at > 0 {
            head(document, look, page);
        }
        let number = number(look, drawn.volume, (at + 1, count));
        foot(document, look, page, &number);
    }
}

/// The page's number as the house writes it, behind that of its volume.
fn number(look: &Look<'_>, volume: Volume, (page, pages): (usize, usize)) -> String {
    let values: [(&str, &dyn Display); 4] =
        [("n", &volume.number), ("all", &volume.of), ("page", &page), ("pages", &pages)];
    match (look.print().pages, volume.of) {
        (PageNumbers::Numbers, 1) => format!("{page} / {pages}"),
        (PageNumbers::Numbers, of) => format!("{} / {of}  ·  {page} / {pages}", volume.number),
        (PageNumbers::Words, 1) => look.words().with("Page {n} of {all}", [("n", &page), ("all", &pages)]),
        (PageNumbers::Words, _) => look.words().with("Volume {n} of {all}, page {page} of {pages}", values),
    }
}

fn head(document: &Document<'_>, look: &Look<'_>, page: &mut Page) {
    let (wide, style, colour) = (look.body(page.landscape), regular(7.5), look.theme.muted);
    let half = wide / 2.0 - 8.0;
    let left = fit(look.fonts, &one_line(&document.portfolio), style, half);
    let right = fit(look.fonts, &one_line(&page.section), style, half);
    page.drawing.text((MARGIN, 32.0), left, style, colour);
    look.put(&mut page.drawing, (MARGIN, wide, 32.0), Align::Right, &right, (style, colour));
    page.drawing.line(vec![(MARGIN, 39.0), (MARGIN + wide, 39.0)], 0.5, look.theme.line);
}

/// Pack, month and run at the left, the marking in the middle, the page at the right.
fn foot(document: &Document<'_>, look: &Look<'_>, page: &mut Page, number: &str) {
    let (wide, style, colour) = (look.body(page.landscape), regular(7.0), look.theme.muted);
    let high = height(look.paper(), page.landscape);
    let y = high - 24.0;
    let third = wide / 3.0;
    page.drawing.line(vec![(MARGIN, high - 36.0), (MARGIN + wide, high - 36.0)], 0.5, look.theme.line);
    let title = fit(look.fonts, &one_line(&document.title), style, third * 0.5);
    let words = look.words();
    let run = words.with("Run {run}", [("run", &one_line(&document.run))]);
    let left = format!("{title}  ·  {}  ·  {run}", words.month(document.period));
    let marking = fit(look.fonts, &one_line(&document.marking), bold(7.0), third * 0.75);
    let room = (wide - look.width(&marking, bold(7.0))) / 2.0 - 8.0;
    page.drawing.text((MARGIN, y), fit(look.fonts, &left, style, room), style, colour);
    let ink = look.theme.ink;
    look.put(&mut page.drawing, (MARGIN, wide, y), Align::Centre, &marking, (bold(7.0), ink));
    look.put(&mut page.drawing, (MARGIN, wide, y), Align::Right, number, (style, colour));
}
