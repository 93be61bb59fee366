//! Head and foot of each page but the cover: what it belongs to, and which page it is.

use super::drawing::Page;
use super::fonts::{Style, bold, fit, one_line, regular};
use super::look::{Align, BOTTOM, Look, MARGIN, body, height};
use crate::model::document::Document;

const SMALL: Style = regular(7.5);
const STRONG: Style = bold(7.5);

/// Adds head and foot.
pub fn add(document: &Document<'_>, look: &Look<'_>, pages: &mut [Page]) {
    let all = pages.len();
    for (at, page) in pages.iter_mut().enumerate().skip(1) {
        head(document, look, page);
        foot(document, look, page, at + 1, all);
    }
}

fn head(document: &Document<'_>, look: &Look<'_>, page: &mut Page) {
    let wide = body(page.landscape);
    let line = |text: &str| fit(look.fonts, &one_line(text), SMALL, wide / 2.0 - 10.0);
    let (left, right) = (line(&document.portfolio), line(&page.section));
    let muted = look.theme.muted;
    look.put(&mut page.drawing, (MARGIN, wide, 34.0), Align::Left, &left, (SMALL, muted));
    look.put(&mut page.drawing, (MARGIN, wide, 34.0), Align::Right, &right, (SMALL, muted));
    page.drawing.line(vec![(MARGIN, 41.0), (MARGIN + wide, 41.0)], 0.5, look.theme.line);
}

fn foot(document: &Document<'_>, look: &Look<'_>, page: &mut Page, number: usize, all: usize) {
    let wide = body(page.landscape);
    let y = height(page.landscape) - BOTTOM + 24.0;
    let muted = look.theme.muted;
    page.drawing.line(vec![(MARGIN, y - 12.0), (MARGIN + wide, y - 12.0)], 0.5, look.theme.line);
    let parts =
        [document.title.as_str(), &document.period.long(), &format!("run {}", document.run)].join("  ·  ");
    let left = fit(look.fonts, &one_line(&parts), SMALL, wide * 0.55);
    look.put(&mut page.drawing, (MARGIN, wide, y), Align::Left, &left, (SMALL, muted));
    let marking = fit(look.fonts, &one_line(&document.marking), STRONG, wide * 0.2);
    let middle = (MARGIN + wide * 0.55, wide * 0.25, y);
    look.put(&mut page.drawing, middle, Align::Centre, &marking, (STRONG, look.theme.ink));
    let right = format!("Page {number} of {all}");
    look.put(&mut page.drawing, (MARGIN, wide, y), Align::Right, &right, (SMALL, muted));
}
