//! Pages as a PDF: fills and lines first, then all texts of a page in one text object, then its links.

use super::drawing::{Drawn, Item, Page, Target, Text};
use super::fonts::{Fonts, embed};
use super::look::{height, width};
use crate::model::theme::Rgb;
use printpdf::{
    Actions, BorderArray, Color, Destination, Line, LinePoint, LinkAnnotation, Op, PaintMode, PdfDocument,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rect, TextItem, TextMatrix,
    WindingOrder,
};
use std::collections::BTreeSet;

/// The drawing as a PDF that [`finish`](super::finish) still has to finish.
pub fn write(drawn: &Drawn, fonts: &Fonts<'_>) -> lopdf::Document {
    let mut document = PdfDocument::new("");
    let mut used = vec![BTreeSet::new(); fonts.count()];
    let mut pages: Vec<PdfPage> =
        drawn.pages.iter().map(|page| write_page(page, drawn, fonts, &mut used)).collect();
    if pages.is_empty() {
        pages.push(empty(false));
    }
    for (id, font) in embed::embed(fonts, &used) {
        document.resources.fonts.map.insert(id, font);
    }
    document.with_pages(pages);
    document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new())
}

fn empty(landscape: bool) -> PdfPage {
    let size = Rect::from_wh(Pt(width(landscape)), Pt(height(landscape)));
    PdfPage { media_box: size.clone(), trim_box: size.clone(), crop_box: size, ops: Vec::new() }
}

fn write_page(page: &Page, drawn: &Drawn, fonts: &Fonts<'_>, used: &mut [BTreeSet<char>]) -> PdfPage {
    let mut out = empty(page.landscape);
    let high = height(page.landscape);
    let mut colours = Colours::default();
    for item in &page.drawing.items {
        match item {
            Item::Area { points, fill } => {
                colours.fill(*fill, &mut out.ops);
                out.ops.push(Op::DrawPolygon { polygon: polygon(points, high) });
            }
            Item::Line { points, width, colour } => {
                colours.stroke(*colour, *width, &mut out.ops);
                let points = points.iter().map(|p| point(*p, high)).collect();
                out.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
            }
            Item::Text(_) | Item::Link { .. } => {}
        }
    }
    write_texts(page, high, fonts, used, &mut colours, &mut out.ops);
    for item in &page.drawing.items {
        if let Item::Link { area, target } = item
            && let Some(link) = link(*area, target, drawn, high)
        {
            out.ops.push(Op::LinkAnnotation { link });
        }
    }
    out
}

fn write_texts(
    page: &Page,
    high: f32,
    fonts: &Fonts<'_>,
    used: &mut [BTreeSet<char>],
    colours: &mut Colours,
    ops: &mut Vec<Op>,
) {
    ops.push(Op::StartTextSection);
    let mut font: Option<(usize, f32)> = None;
    for text in page.drawing.texts() {
        colours.fill(text.colour, ops);
        let mut x = 0.0;
        for (face, run) in fonts.runs(&text.text, text.style.bold) {
            used[face].extend(run.chars());
            if font != Some((face, text.style.size)) {
                let handle = PdfFontHandle::External(embed::id(face));
                ops.push(Op::SetFont { font: handle, size: Pt(text.style.size) });
                font = Some((face, text.style.size));
            }
            ops.push(Op::SetTextMatrix { matrix: matrix(text, x, high) });
            x += fonts.width(&run, text.style);
            ops.push(Op::ShowText { items: vec![TextItem::Text(run)] });
        }
    }
    ops.push(Op::EndTextSection);
}

/// Where a run of a text begins, `along` points behind its left end.
fn matrix(text: &Text, along: f32, high: f32) -> TextMatrix {
    let (sin, cos) = text.angle.to_radians().sin_cos();
    let (x, y) = (text.x + along * cos, high - text.y + along * sin);
    if text.angle == 0.0 {
        return TextMatrix::Translate(Pt(x), Pt(y));
    }
    TextMatrix::Raw([cos, sin, -sin, cos, x, y])
}

/// Colours as they are set, so that one is not set again.
#[derive(Default)]
struct Colours {
    fill: Option<Rgb>,
    stroke: Option<(Rgb, f32)>,
}

impl Colours {
    fn fill(&mut self, colour: Rgb, ops: &mut Vec<Op>) {
        if self.fill != Some(colour) {
            ops.push(Op::SetFillColor { col: rgb(colour) });
            self.fill = Some(colour);
        }
    }

    fn stroke(&mut self, colour: Rgb, width: f32, ops: &mut Vec<Op>) {
        if self.stroke != Some((colour, width)) {
            ops.push(Op::SetOutlineColor { col: rgb(colour) });
            ops.push(Op::SetOutlineThickness { pt: Pt(width) });
            self.stroke = Some((colour, width));
        }
    }
}

fn rgb(colour: Rgb) -> Color {
    let part = |c: u8| f32::from(c) / 255.0;
    Color::Rgb(printpdf::Rgb { r: part(colour.0), g: part(colour.1), b: part(colour.2), icc_profile: None })
}

fn point((x, y): (f32, f32), high: f32) -> LinePoint {
    LinePoint { p: Point { x: Pt(x), y: Pt(high - y) }, bezier: false }
}

fn polygon(points: &[(f32, f32)], high: f32) -> Polygon {
    let points = points.iter().map(|p| point(*p, high)).collect();
    Polygon {
        rings: vec![PolygonRing { points }],
        mode: PaintMode::Fill,
        winding_order: WindingOrder::NonZero,
    }
}

fn link(
    (x, y, w, h): (f32, f32, f32, f32),
    target: &Target,
    drawn: &Drawn,
    high: f32,
) -> Option<LinkAnnotation> {
    let entry = match target {
        Target::Uri(uri) => {
            let area = area(x, y, w, h, high);
            return Some(LinkAnnotation::new(area, Actions::Uri(uri.clone()), Some(no_border()), None, None));
        }
        Target::Entry(at) => drawn.outline.get(*at)?,
        Target::Anchor(name) => drawn.outline.iter().find(|e| e.anchor == *name)?,
    };
    let page = drawn.pages.get(entry.page)?;
    // Pages of a destination count from 1.
    let to = Destination::Xyz {
        page: entry.page + 1,
        left: None,
        top: Some(height(page.landscape) - entry.y + 8.0),
        zoom: None,
    };
    Some(LinkAnnotation::new(area(x, y, w, h, high), Actions::Goto(to), Some(no_border()), None, None))
}

fn area(x: f32, y: f32, w: f32, h: f32, high: f32) -> Rect {
    Rect { x: Pt(x), y: Pt(high - y - h), width: Pt(w), height: Pt(h), mode: None, winding_order: None }
}

fn no_border() -> BorderArray {
    BorderArray::Solid([0.0, 0.0, 0.0])
}
