//! The first page: whose pack it is, of which month, what it answers, and the contents.

use super::drawing::{Drawing, Drawn, Page, Target};
use super::fonts::{Style, bold, fit, one_line, regular, wrap_at_most};
use super::look::{Align, LONG, Look, MARGIN, SHORT, baseline};
use crate::model::document::Document;

/// How high the band at the head is.
const BAND: f32 = 330.0;
const TITLE: Style = bold(32.0);
const PERIOD: Style = regular(17.0);
const SMALL: Style = regular(9.0);
const ENTRY: Style = regular(10.5);
/// From entry to entry of the contents.
const STEP: f32 = 19.0;

/// The pages with the cover before them.
pub fn before(document: &Document<'_>, look: &Look<'_>, mut drawn: Drawn) -> Drawn {
    for entry in &mut drawn.outline {
        entry.page += 1;
    }
    let mut drawing = Drawing::default();
    band(document, look, &mut drawing);
    let y = facts(document, look, &mut drawing);
    contents(&drawn, look, &mut drawing, y + 34.0);
    foot(document, look, &mut drawing);
    drawn.pages.insert(0, Page { landscape: false, section: String::new(), drawing });
    drawn
}

fn band(document: &Document<'_>, look: &Look<'_>, drawing: &mut Drawing) {
    let theme = look.theme;
    let wide = SHORT - 2.0 * MARGIN;
    drawing.rect((0.0, 0.0, SHORT, BAND), theme.accent);
    drawing.rect((0.0, BAND, SHORT, 6.0), theme.series.get(1).copied().unwrap_or(theme.accent));
    let on = theme.on_accent;
    let portfolio = fit(look.fonts, &one_line(&document.portfolio), bold(12.0), wide);
    drawing.text((MARGIN, 92.0), portfolio, bold(12.0), on);
    let mut y = 150.0;
    for line in wrap_at_most(look.fonts, &one_line(&document.title), TITLE, wide, 3) {
        drawing.text((MARGIN, y), line, TITLE, on);
        y += 40.0;
    }
    drawing.text((MARGIN, y - 4.0), document.period.long(), PERIOD, on);
    if !document.audience.is_empty() {
        let audience = fit(look.fonts, &format!("For: {}", one_line(&document.audience)), SMALL, wide);
        drawing.text((MARGIN, BAND - 30.0), audience, SMALL, on);
    }
}

/// The question that the pack answers; gives where the next may begin.
fn facts(document: &Document<'_>, look: &Look<'_>, drawing: &mut Drawing) -> f32 {
    let mut y = BAND + 36.0;
    let style = regular(14.0);
    for line in wrap_at_most(look.fonts, &one_line(&document.question), style, SHORT - 2.0 * MARGIN, 4) {
        drawing.text((MARGIN, baseline(y, 20.0, style.size)), line, style, look.theme.ink);
        y += 20.0;
    }
    y
}

/// The sections with their pages, each leading there; what finds no room is said.
fn contents(drawn: &Drawn, look: &Look<'_>, drawing: &mut Drawing, top: f32) {
    let sections: Vec<(usize, _)> = drawn.outline.iter().enumerate().filter(|(_, e)| e.level == 1).collect();
    if sections.is_empty() {
        return;
    }
    let (wide, theme) = (SHORT - 2.0 * MARGIN, look.theme);
    drawing.text((MARGIN, top), "Contents", bold(11.0), theme.accent);
    let room = ((LONG - 90.0 - top - 12.0) / STEP) as usize;
    for (line, (at, entry)) in sections.iter().take(room).enumerate() {
        let y = top + 12.0 + STEP * line as f32;
        let title = fit(look.fonts, &entry.title, ENTRY, wide - 40.0);
        let base = baseline(y, STEP, ENTRY.size);
        look.put(drawing, (MARGIN, wide, base), Align::Left, &title, (ENTRY, theme.ink));
        let page = (entry.page + 1).to_string();
        look.put(drawing, (MARGIN, wide, base), Align::Right, &page, (ENTRY, theme.muted));
        drawing.line(vec![(MARGIN, y + STEP), (MARGIN + wide, y + STEP)], 0.4, theme.line);
        drawing.link((MARGIN, y, wide, STEP), Target::Entry(*at));
    }
    if sections.len() > room {
        let more = format!("and {} more sections", sections.len() - room);
        drawing.text((MARGIN, top + 24.0 + STEP * room as f32), more, SMALL, theme.muted);
    }
}

fn foot(document: &Document<'_>, look: &Look<'_>, drawing: &mut Drawing) {
    let wide = SHORT - 2.0 * MARGIN;
    let y = LONG - 44.0;
    let marking = fit(look.fonts, &one_line(&document.marking), bold(9.0), wide / 2.0);
    look.put(drawing, (MARGIN, wide, y), Align::Left, &marking, (bold(9.0), look.theme.ink));
    let run = format!("Run {}", document.run);
    look.put(drawing, (MARGIN, wide, y), Align::Right, &run, (SMALL, look.theme.muted));
}
