//! A drawing as a PDF: areas and lines of a page first, then its texts in one go, then its links.

use super::drawing::{Drawn, Item, Page, Target, Text};
use super::fonts::{Fonts, embed};
use super::look::{height, width};
use crate::model::theme::Rgb;
use printpdf::{
    Actions, BorderArray, Color, Destination, LinePoint, LinkAnnotation, Op, PaintMode, PdfDocument,
    PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Pt, Rect, TextItem, TextMatrix, WindingOrder,
};
use std::collections::BTreeSet;

/// The drawing as a PDF that is not yet written.
pub fn write(drawn: &Drawn, fonts: &Fonts<'_>) -> lopdf::Document {
    let mut document = PdfDocument::new("");
    let mut used = vec![BTreeSet::new(); fonts.count()];
    for page in &drawn.pages {
        let mut writer =
            Writer { drawn, fonts, used: &mut used, high: height(page.landscape), ops: Vec::new() };
        writer.page(page);
        let (wide, high) = (Pt(width(page.landscape)), Pt(height(page.landscape)));
        let ops = std::mem::take(&mut writer.ops);
        document.pages.push(PdfPage::new(wide.into(), high.into(), ops));
    }
    document.resources.fonts.map = embed::embed(fonts, &used);
    printpdf::serialize::to_lopdf_doc(&document, &Default::default(), &mut Vec::new())
}

struct Writer<'w, 'f> {
    drawn: &'w Drawn,
    fonts: &'w Fonts<'f>,
    used: &'w mut [BTreeSet<char>],
    /// Height of the page: a PDF counts from below.
    high: f32,
    ops: Vec<Op>,
}

impl Writer<'_, '_> {
    fn page(&mut self, page: &Page) {
        let mut fill = None;
        for item in &page.drawing.items {
            match item {
                Item::Area { points, fill: colour } => {
                    self.colour(&mut fill, *colour);
                    self.area(points);
                }
                Item::Line { points, width, colour } => self.line(points, *width, *colour),
                Item::Link { area, target } => self.link(*area, target),
                Item::Text(_) => {}
            }
        }
        self.ops.push(Op::StartTextSection);
        let mut font = None;
        for text in page.drawing.texts() {
            self.colour(&mut fill, text.colour);
            self.text(text, &mut font);
        }
        self.ops.push(Op::EndTextSection);
    }

    fn colour(&mut self, current: &mut Option<Rgb>, colour: Rgb) {
        if *current != Some(colour) {
            self.ops.push(Op::SetFillColor { col: color(colour) });
            *current = Some(colour);
        }
    }

    fn points(&self, points: &[(f32, f32)]) -> Vec<LinePoint> {
        let at = |(x, y): &(f32, f32)| Point { x: Pt(round(*x)), y: Pt(round(self.high - y)) };
        points.iter().map(|p| LinePoint { p: at(p), bezier: false }).collect()
    }

    fn area(&mut self, points: &[(f32, f32)]) {
        let rings = vec![PolygonRing { points: self.points(points) }];
        let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn line(&mut self, points: &[(f32, f32)], width: f32, colour: Rgb) {
        self.ops.push(Op::SetOutlineColor { col: color(colour) });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        let line = printpdf::Line { points: self.points(points), is_closed: false };
        self.ops.push(Op::DrawLine { line });
    }

    /// A text, face by face.
    fn text(&mut self, text: &Text, font: &mut Option<(usize, f32)>) {
        let (sin, cos) = text.angle.to_radians().sin_cos();
        let (mut x, mut y) = (text.x, self.high - text.y);
        for (face, run) in self.fonts.runs(&text.text, text.style.bold) {
            let size = text.style.size;
            if *font != Some((face, size)) {
                let handle = PdfFontHandle::External(embed::id(face));
                self.ops.push(Op::SetFont { font: handle, size: Pt(size) });
                *font = Some((face, size));
            }
            let (cos, sin) = (fine(cos), fine(sin));
            let matrix = TextMatrix::Raw([cos, sin, -sin, cos, round(x), round(y)]);
            self.ops.push(Op::SetTextMatrix { matrix });
            self.used[face].extend(run.chars());
            let wide = self.fonts.width(&run, text.style);
            self.ops.push(Op::ShowText { items: vec![TextItem::Text(run)] });
            (x, y) = (x + wide * cos, y + wide * sin);
        }
    }

    fn link(&mut self, (x, y, w, h): (f32, f32, f32, f32), target: &Target) {
        let Some(actions) = self.actions(target) else { return };
        let y = round(self.high - y - h);
        let rect = Rect::from_xywh(Pt(round(x)), Pt(y), Pt(round(w)), Pt(round(h)));
        let border = BorderArray::Solid([0.0, 0.0, 0.0]);
        let link = LinkAnnotation::new(rect, actions, Some(border), None, None);
        self.ops.push(Op::LinkAnnotation { link });
    }

    fn actions(&self, target: &Target) -> Option<Actions> {
        let outline = &self.drawn.outline;
        let entry = match target {
            Target::Uri(uri) => return address(uri).map(Actions::Uri),
            Target::Entry(at) => outline.get(*at)?,
            Target::Anchor(anchor) => outline.iter().find(|e| !anchor.is_empty() && e.anchor == *anchor)?,
        };
        let page = self.drawn.pages.get(entry.page)?;
        let top = Some(round(height(page.landscape) - entry.y));
        Some(Actions::Goto(Destination::Xyz { page: entry.page + 1, left: None, top, zoom: None }))
    }
}

/// A web or mail address in ASCII; `None` for any other, which a page must not open.
fn address(uri: &str) -> Option<String> {
    let lower = uri.trim().to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().find(|scheme| lower.starts_with(*scheme))?;
    let escaped = uri.trim().bytes().map(|b| match b {
        b'!'..=b'~' => char::from(b).to_string(),
        _ => format!("%{b:02X}"),
    });
    Some(escaped.collect())
}

fn color(Rgb(r, g, b): Rgb) -> Color {
    let part = |c: u8| (f32::from(c) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(printpdf::Rgb { r: part(r), g: part(g), b: part(b), icc_profile: None })
}

/// A place to a hundredth of a point.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn fine(value: f32) -> f32 {
    (value * 10_000.0).round() / 10_000.0
}
