//! What stands on pages, before it is a PDF: texts, areas, lines and links, in points from the top left corner.

use super::fonts::Style;
use super::structure::{Tag, Tree};
use crate::model::picture::Shape;
use crate::model::print::Paper;
use crate::model::theme::Rgb;
use crate::model::words::Words;

/// All pages, and the bookmarks into them.
#[derive(Debug, Default, PartialEq)]
pub struct Drawn {
    /// The paper.
    pub paper: Paper,
    /// The pages.
    pub pages: Vec<Page>,
    /// Bookmarks in the order of the pages.
    pub outline: Vec<Entry>,
    /// What the things on the pages are.
    pub tree: Tree,
    /// Which volume of the document it is.
    pub volume: Volume,
}

/// A volume of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Volume {
    /// Its number, from 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
}

impl Default for Volume {
    fn default() -> Self {
        Self { number: 1, of: 1 }
    }
}

impl Volume {
    /// `Volume 2 of 3`; `None` where there is but one.
    pub fn words(self, words: &Words) -> Option<String> {
        (self.of > 1).then(|| words.with("Volume {n} of {all}", [("n", &self.number), ("all", &self.of)]))
    }
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Whether it lies on its long side.
    pub landscape: bool,
    /// The section that it begins in; empty for the cover.
    pub section: String,
    /// What stands on it.
    pub drawing: Drawing,
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// 1 for a section, 2 for what stands in it.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// Names the place for links; may be empty.
    pub anchor: String,
    /// The page, from 0.
    pub page: usize,
    /// How far down, in points.
    pub y: f32,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A web or mail address, or a file beside the document.
    Uri(String),
    /// A bookmark by its place in the outline.
    Entry(usize),
    /// A bookmark by its anchor.
    Anchor(String),
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A filled area with straight sides.
    Area {
        /// Its corners.
        points: Vec<(f32, f32)>,
        /// Its colour.
        fill: Rgb,
    },
    /// A line through points.
    Line {
        /// The points.
        points: Vec<(f32, f32)>,
        /// How thick, in points.
        width: f32,
        /// Its colour.
        colour: Rgb,
    },
    /// An area of several outlines, of which some are holes.
    Shape(Shape),
    /// The logo's points of colour.
    Logo {
        /// Left, top, width, height.
        area: (f32, f32, f32, f32),
    },
    /// A text on one line.
    Text(Text),
    /// An area that leads somewhere.
    Link {
        /// Left, top, width, height.
        area: (f32, f32, f32, f32),
        /// Where it leads.
        target: Target,
    },
}

/// A text on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where its left end is.
    pub x: f32,
    /// Where its baseline is.
    pub y: f32,
    /// What it says.
    pub text: String,
    /// How it is set.
    pub style: Style,
    /// Its colour.
    pub colour: Rgb,
    /// Degrees against the clock, around its left end.
    pub angle: f32,
}

/// Things on a page or on a part of one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drawing {
    /// The things; fills and lines in their order, texts over them.
    pub items: Vec<Item>,
    /// From which item on things belong where; to the look before the first.
    tags: Vec<(usize, Tag)>,
}

impl Drawing {
    /// What is added from now on belongs there.
    pub fn tag(&mut self, tag: Tag) {
        if self.tags.last().map_or(Tag::Layout, |(_, last)| *last) != tag {
            self.tags.push((self.items.len(), tag));
        }
    }

    /// All that is on it belongs there.
    pub fn tag_all(&mut self, tag: Tag) {
        self.tags = vec![(0, tag)];
    }

    /// Gives all that is on it another place, by the one that it has.
    pub fn retag(&mut self, mut place: impl FnMut(Tag) -> Tag) {
        self.tags.iter_mut().for_each(|(_, tag)| *tag = place(*tag));
    }

    /// Its things, each with where it belongs.
    pub fn tagged(&self) -> impl Iterator<Item = (Tag, &Item)> {
        let mut tags = self.tags.iter().peekable();
        let mut tag = Tag::Layout;
        self.items.iter().enumerate().map(move |(at, item)| {
            while let Some((_, next)) = tags.next_if(|(from, _)| *from <= at) {
                tag = *next;
            }
            (tag, item)
        })
    }

    /// A filled rectangle.
    pub fn rect(&mut self, (x, y, w, h): (f32, f32, f32, f32), fill: Rgb) {
        self.area(vec![(x, y), (x + w, y), (x + w, y + h), (x, y + h)], fill);
    }

    /// A filled rectangle whose corners are rounded by `r`.
    pub fn rounded(&mut self, (x, y, w, h): (f32, f32, f32, f32), r: f32, fill: Rgb) {
        let r = r.min(w / 2.0).min(h / 2.0);
        // The sine of 30 and 60 degrees, for two points between the ends of each corner's arc.
        let (near, far) = (r * 0.134, r * 0.5);
        let (e, f) = (x + w, y + h);
        let points = [
            [(x, y + r), (x + near, y + far), (x + far, y + near), (x + r, y)],
            [(e - r, y), (e - far, y + near), (e - near, y + far), (e, y + r)],
            [(e, f - r), (e - near, f - far), (e - far, f - near), (e - r, f)],
            [(x + r, f), (x + far, f - near), (x + near, f - far), (x, f - r)],
        ];
        self.area(points.concat(), fill);
    }

    /// A filled area.
    pub fn area(&mut self, points: Vec<(f32, f32)>, fill: Rgb) {
        self.items.push(Item::Area { points, fill });
    }

    /// A line.
    pub fn line(&mut self, points: Vec<(f32, f32)>, width: f32, colour: Rgb) {
        self.items.push(Item::Line { points, width, colour });
    }

    /// A text with its left end and baseline at `(x, y)`; nothing where it is empty.
    pub fn text(&mut self, (x, y): (f32, f32), text: impl Into<String>, style: Style, colour: Rgb) {
        self.turned((x, y), text, style, colour, 0.0);
    }

    /// The same, turned by `angle` degrees against the clock.
    pub fn turned(
        &mut self,
        (x, y): (f32, f32),
        text: impl Into<String>,
        style: Style,
        colour: Rgb,
        angle: f32,
    ) {
        let text = text.into();
        if !text.is_empty() {
            self.items.push(Item::Text(Text { x, y, text, style, colour, angle }));
        }
    }

    /// An area that leads somewhere.
    pub fn link(&mut self, area: (f32, f32, f32, f32), target: Target) {
        self.items.push(Item::Link { area, target });
    }

    /// Adds all of `other`, moved by `(dx, dy)`.
    pub fn add(&mut self, other: Drawing, (dx, dy): (f32, f32)) {
        let before = self.items.len();
        self.tag(Tag::Layout);
        self.tags.extend(other.tags.iter().map(|(from, tag)| (before + from, *tag)));
        self.items.extend(other.items.into_iter().map(|item| item.moved(dx, dy)));
    }

    /// Its texts.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        })
    }
}

impl Item {
    fn moved(self, dx: f32, dy: f32) -> Self {
        let all = |points: Vec<(f32, f32)>| points.into_iter().map(|(x, y)| (x + dx, y + dy)).collect();
        match self {
            Item::Area { points, fill } => Item::Area { points: all(points), fill },
            Item::Shape(shape) => {
                Item::Shape(Shape { rings: shape.rings.into_iter().map(all).collect(), ..shape })
            }
            Item::Logo { area: (x, y, w, h) } => Item::Logo { area: (x + dx, y + dy, w, h) },
            Item::Line { points, width, colour } => Item::Line { points: all(points), width, colour },
            Item::Text(text) => Item::Text(Text { x: text.x + dx, y: text.y + dy, ..text }),
            Item::Link { area: (x, y, w, h), target } => Item::Link { area: (x + dx, y + dy, w, h), target },
        }
    }
}
