//! A drawing as a PDF: areas and lines of a page first, then its texts in one go, then its links. Each stretch of content
//! that belongs to one node is marked with a number.

use super::drawing::{Drawing, Drawn, Item, Target, Text};
use super::fonts::{Fonts, Run, embed, unspaced};
use super::logo;
use super::look::{height, width};
use super::structure::{NodeId, Tag};
use crate::model::picture::Shape;
use crate::model::theme::{Rgb, Theme};
use crate::model::words::Words;
use printpdf::{
    Actions, BorderArray, Color, Destination, DictItem, LinePoint, LinkAnnotation, Op, PaintMode,
    PdfDocument, PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Pt, Rect, TextItem, TextMatrix,
    WindingOrder, XObjectTransform,
};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

/// A PDF that is not yet written, and what its pages say of the tree.
pub struct Written {
    /// The PDF.
    pub pdf: lopdf::Document,
    /// Page by page.
    pub pages: Vec<Marked>,
}

/// To which nodes the content of a page belongs.
#[derive(Default)]
pub struct Marked {
    /// The node of each stretch of content, by its number on the page.
    pub content: Vec<NodeId>,
    /// The node of each link, in their order on the page, and where it leads in words.
    pub links: Vec<(NodeId, String)>,
}

/// The drawing as a PDF that is not yet written. What stands on a page is taken from it, so that no page is in memory
/// twice.
pub fn write(drawn: &mut Drawn, fonts: &Fonts<'_>, theme: &Theme) -> Written {
    let mut document = PdfDocument::new("");
    let mut used = vec![BTreeSet::new(); fonts.count()];
    let mut pages = Vec::new();
    for at in 0..drawn.pages.len() {
        let drawing = std::mem::take(&mut drawn.pages[at].drawing);
        let page = &drawn.pages[at];
        let mut writer = Writer {
            drawn,
            fonts,
            words: &theme.print.words,
            used: &mut used,
            high: height(drawn.paper, page.landscape),
            ops: Vec::new(),
            open: None,
            marked: Marked::default(),
        };
        writer.page(&drawing);
        let (wide, high) = (Pt(width(drawn.paper, page.landscape)), Pt(height(drawn.paper, page.landscape)));
        let Writer { mut ops, marked, .. } = writer;
        ops.shrink_to_fit();
        document.pages.push(PdfPage::new(wide.into(), high.into(), ops));
        pages.push(marked);
    }
    document.resources.fonts.map = embed::embed(fonts, &used);
    document.resources.xobjects.map.extend(theme.logo.as_ref().and_then(logo::embed));
    let pdf = printpdf::serialize::to_lopdf_doc(&document, &Default::default(), &mut Vec::new());
    Written { pdf, pages }
}

struct Writer<'w, 'f> {
    drawn: &'w Drawn,
    fonts: &'w Fonts<'f>,
    words: &'w Words,
    used: &'w mut [BTreeSet<char>],
    /// Height of the page: a PDF counts from below.
    high: f32,
    ops: Vec<Op>,
    /// Where the content that is being written belongs.
    open: Option<Tag>,
    marked: Marked,
}

impl Writer<'_, '_> {
    fn page(&mut self, drawing: &Drawing) {
        let mut fill = None;
        for (tag, item) in drawing.tagged() {
            match item {
                Item::Area { points, fill: colour } => {
                    self.mark(tag);
                    self.colour(&mut fill, *colour);
                    self.area(points);
                }
                Item::Shape(shape) => {
                    self.mark(tag);
                    self.colour(&mut fill, shape.fill);
                    self.shape(shape);
                }
                Item::Logo { area } => {
                    self.mark(tag);
                    self.logo(*area);
                }
                Item::Line { points, width, colour } => {
                    self.mark(tag);
                    self.line(points, *width, *colour);
                }
                Item::Link { area, target } => self.link(tag, *area, target),
                Item::Text(_) => {}
            }
        }
        self.unmark();
        self.texts(drawing, &mut fill);
    }

    fn texts(&mut self, drawing: &Drawing, fill: &mut Option<Rgb>) {
        self.ops.push(Op::StartTextSection);
        let mut font = None;
        let mut items = drawing.tagged().filter_map(|(tag, item)| match item {
            Item::Text(text) => Some((tag, text)),
            _ => None,
        });
        let mut next = items.next();
        while let Some((tag, text)) = next {
            next = items.next();
            self.mark(tag);
            self.colour(fill, text.colour);
            let goes_on = next.filter(|(after, _)| *after == tag).is_some_and(|(_, t)| runs_on(text, t));
            self.text(text, goes_on, &mut font);
        }
        self.unmark();
        self.ops.push(Op::EndTextSection);
    }

    /// What follows belongs there; the stretch before it ends.
    fn mark(&mut self, tag: Tag) {
        let tag = if matches!(tag, Tag::Again(_)) { Tag::Layout } else { tag };
        if self.open == Some(tag) {
            return;
        }
        self.unmark();
        self.open = Some(tag);
        let with = |tag: &str, key: &str, value| Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map: BTreeMap::from([(key.to_owned(), value)]) },
        };
        self.ops.push(match tag {
            Tag::Layout | Tag::Again(_) => Op::BeginMarkedContent { tag: "Artifact".to_owned() },
            Tag::Furniture => with("Artifact", "Type", DictItem::Name(b"Pagination".to_vec())),
            Tag::Node(node) => {
                self.marked.content.push(node);
                with("Span", "MCID", DictItem::Int(self.marked.content.len() as i64 - 1))
            }
        });
    }

    fn unmark(&mut self) {
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
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

    fn shape(&mut self, shape: &Shape) {
        let ring = |points: &Vec<_>| PolygonRing { points: self.points(points) };
        let rings = shape.rings.iter().map(ring).collect();
        let winding_order = if shape.even_odd { WindingOrder::EvenOdd } else { WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon: Polygon { rings, mode: PaintMode::Fill, winding_order } });
    }

    fn logo(&mut self, (x, y, w, h): (f32, f32, f32, f32)) {
        let transform = XObjectTransform {
            translate_x: Some(Pt(round(x))),
            translate_y: Some(Pt(round(self.high - y - h))),
            scale_x: Some(round(w)),
            scale_y: Some(round(h)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: logo::id(), transform });
    }

    fn line(&mut self, points: &[(f32, f32)], width: f32, colour: Rgb) {
        self.ops.push(Op::SetOutlineColor { col: color(colour) });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        let line = printpdf::Line { points: self.points(points), is_closed: false };
        self.ops.push(Op::DrawLine { line });
    }

    /// A text, face by face; with a space behind it where another of the same node follows.
    fn text(&mut self, text: &Text, goes_on: bool, font: &mut Option<(usize, f32)>) {
        let (sin, cos) = text.angle.to_radians().sin_cos();
        let (mut x, mut y) = (text.x, self.high - text.y);
        let said =
            if goes_on { Cow::Owned(format!("{} ", text.text)) } else { Cow::Borrowed(text.text.as_str()) };
        for Run { face, text: run, shift } in self.fonts.runs(&said, text.style.bold) {
            let size = text.style.size;
            let (right, up) = (shift.0 * size / 1000.0, shift.1 * size / 1000.0);
            if *font != Some((face, size)) {
                let handle = PdfFontHandle::External(embed::id(face));
                self.ops.push(Op::SetFont { font: handle, size: Pt(size) });
                *font = Some((face, size));
            }
            let (cos, sin) = (fine(cos), fine(sin));
            let matrix = TextMatrix::Raw([
                cos,
                sin,
                -sin,
                cos,
                round(x + right * cos - up * sin),
                round(y + right * sin + up * cos),
            ]);
            self.ops.push(Op::SetTextMatrix { matrix });
            self.used[face].extend(run.chars());
            let wide = self.fonts.width(&run, text.style);
            self.ops.push(Op::ShowText { items: vec![TextItem::Text(run)] });
            (x, y) = (x + wide * cos, y + wide * sin);
        }
    }

    fn link(&mut self, tag: Tag, (x, y, w, h): (f32, f32, f32, f32), target: &Target) {
        let (Some((actions, words)), Tag::Node(node)) = (self.actions(target), tag) else { return };
        self.marked.links.push((node, words));
        let y = round(self.high - y - h);
        let rect = Rect::from_xywh(Pt(round(x)), Pt(y), Pt(round(w)), Pt(round(h)));
        let border = BorderArray::Solid([0.0, 0.0, 0.0]);
        let link = LinkAnnotation::new(rect, actions, Some(border), None, None);
        self.ops.push(Op::LinkAnnotation { link });
    }

    /// What a link does, and the same in words; `None` where it would lead nowhere.
    fn actions(&self, target: &Target) -> Option<(Actions, String)> {
        let outline = &self.drawn.outline;
        let entry = match target {
            Target::Uri(uri) => return address(uri).map(|uri| (Actions::Uri(uri.clone()), uri)),
            Target::Entry(at) => outline.get(*at)?,
            Target::Anchor(anchor) => outline.iter().find(|e| !anchor.is_empty() && e.anchor == *anchor)?,
        };
        let page = self.drawn.pages.get(entry.page)?;
        let top = Some(round(height(self.drawn.paper, page.landscape) - entry.y));
        let place = Destination::Xyz { page: entry.page + 1, left: None, top, zoom: None };
        let values: [(&str, &dyn Display); 2] = [("title", &entry.title), ("page", &(entry.page + 1))];
        Some((Actions::Goto(place), self.words.with("{title}, page {page}", values)))
    }
}

/// Whether there is a space between a text and the next of the same node: they are of scripts that have spaces between
/// words.
fn runs_on(text: &Text, next: &Text) -> bool {
    let spaced = |c: Option<char>| c.is_some_and(|c| !unspaced(c) && !c.is_whitespace());
    spaced(text.text.chars().next_back()) && spaced(next.text.chars().next())
}

/// A web or mail address, or the path of a file beside the document (`./file`), in ASCII; `None` for any other, which a page
/// must not open. More viewers follow such a path as an address than as a link to another document.
fn address(uri: &str) -> Option<String> {
    let lower = uri.trim().to_ascii_lowercase();
    ["http://", "https://", "mailto:", "./"].iter().find(|scheme| lower.starts_with(*scheme))?;
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
