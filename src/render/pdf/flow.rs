//! Pieces onto pages, one below the other: what belongs together stays together, the labels of a table come again on
//! each page.

use super::drawing::{Drawing, Drawn, Entry, Page};
use super::look::{BOTTOM, MARGIN, TOP, body, height};
use super::structure::{NodeId, Role, Tag, Tree};
use crate::model::print::Paper;

/// A part of a section that is never split.
#[derive(Debug, Clone, Default)]
pub struct Piece {
    /// Space above it, save at the head of a page.
    pub before: f32,
    /// How high it is.
    pub height: f32,
    /// What stands on it.
    pub drawing: Drawing,
    /// Whether the next piece has to stand on the same page.
    pub keep: bool,
    /// Whether it stands on the page of the piece before, if that is of the same section.
    pub joins: bool,
    /// What comes at the head of each further page, until [`Flow::end_table`].
    pub again: Option<Box<Piece>>,
    /// A bookmark to it: level, title, anchor.
    pub entry: Option<(u8, String, String)>,
    /// The picture that it is: its node, and what it shows in words.
    pub picture: Option<(NodeId, String)>,
}

impl Piece {
    /// A piece of a height with nothing on it.
    pub fn new(before: f32, height: f32) -> Self {
        Self { before, height, ..Self::default() }
    }

    /// What is drawn on it, for the head of a further page: it is read once, however often it is seen.
    pub fn seen_again(&self) -> Drawing {
        let mut seen = self.drawing.clone();
        seen.retag(|tag| match tag {
            Tag::Node(node) => Tag::Again(node),
            other => other,
        });
        seen
    }

    /// What is drawn on it from now on belongs to the node.
    pub fn tag(&mut self, node: NodeId) {
        self.drawing.tag(Tag::Node(node));
    }
}

/// A section that leaves less than this share of a page begins on a new one.
const WORTHWHILE: f32 = 0.4;

/// Pages being filled.
pub struct Flow {
    /// What the pieces are.
    pub tree: Tree,
    /// The node of the section.
    part: NodeId,
    pages: Vec<Page>,
    outline: Vec<Entry>,
    section: String,
    paper: Paper,
    landscape: bool,
    y: f32,
    /// Where the first piece of this page stands.
    head: f32,
    /// Pieces that wait for the one they have to stand with.
    group: Vec<Piece>,
    /// The labels of the table that is being written.
    labels: Option<Piece>,
    /// Whether it ends with the pieces that wait.
    ends: bool,
}

impl Flow {
    /// Pages of a paper, none yet.
    pub fn new(paper: Paper) -> Self {
        Self {
            paper,
            tree: Tree::default(),
            part: NodeId::ROOT,
            pages: Vec::new(),
            outline: Vec::new(),
            section: String::new(),
            landscape: false,
            y: 0.0,
            head: 0.0,
            group: Vec::new(),
            labels: None,
            ends: false,
        }
    }

    /// Begins a section; on a new page where it lies otherwise or little of the page is left.
    pub fn begin(&mut self, title: &str, landscape: bool) {
        self.settle();
        let turned = self.landscape != landscape;
        self.landscape = landscape;
        self.section = title.to_owned();
        self.part = self.tree.add(NodeId::ROOT, Role::Section);
        let body = height(self.paper, landscape) - TOP - BOTTOM;
        if self.pages.is_empty() || turned || self.room() < body * WORTHWHILE {
            self.turn();
        }
    }

    /// The title of the section.
    pub fn section(&self) -> &str {
        &self.section
    }

    /// Adds a node to the section.
    pub fn node(&mut self, role: Role) -> NodeId {
        self.tree.add(self.part, role)
    }

    /// Adds a piece below the others.
    pub fn push(&mut self, piece: Piece) {
        let complete = self.group.last().is_some_and(|last| !last.keep);
        if complete && !piece.joins {
            self.settle();
        }
        self.group.push(piece);
    }

    /// Ends a table: its labels come no more.
    pub fn end_table(&mut self) {
        self.ends = true;
    }

    /// How high a piece can be at the most, below the labels of a table.
    pub fn tallest(&self) -> f32 {
        self.below(self.labels.as_ref().filter(|_| !self.ends))
    }

    /// The height of a page below these labels.
    fn below(&self, labels: Option<&Piece>) -> f32 {
        height(self.paper, self.landscape) - TOP - BOTTOM - labels.map_or(0.0, |p| p.height)
    }

    /// The pages, their bookmarks and what stands on them.
    pub fn finish(mut self) -> Drawn {
        self.settle();
        Drawn {
            paper: self.paper,
            pages: self.pages,
            outline: self.outline,
            tree: self.tree,
            ..Drawn::default()
        }
    }

    fn room(&self) -> f32 {
        height(self.paper, self.landscape) - BOTTOM - self.y
    }

    /// Places the pieces that wait: together where a page can hold them, else one by one.
    fn settle(&mut self) {
        let group = std::mem::take(&mut self.group);
        let need: f32 = group.iter().map(|p| p.before + p.height).sum();
        if need > self.room() && need <= self.below(self.labels.as_ref()) && self.y > self.head {
            self.turn();
        }
        for piece in group {
            self.place(piece);
        }
        if std::mem::take(&mut self.ends) {
            self.labels = None;
        }
    }

    fn place(&mut self, mut piece: Piece) {
        let before = if self.y > self.head { piece.before } else { 0.0 };
        if before + piece.height > self.room() && self.y > self.head {
            self.turn();
        } else {
            self.y += before;
        }
        if let Some(labels) = piece.again.take() {
            self.labels = Some(*labels);
        }
        let page = self.pages.len().saturating_sub(1);
        if let Some((node, words)) = piece.picture.take() {
            self.tree.place(node, words, page, (self.y, body(self.paper, self.landscape), piece.height));
        }
        if let Some((level, title, anchor)) = piece.entry.take() {
            self.outline.push(Entry { level, title, anchor, page, y: self.y });
        }
        self.draw(piece);
    }

    fn draw(&mut self, piece: Piece) {
        if let Some(page) = self.pages.last_mut() {
            page.drawing.add(piece.drawing, (MARGIN, self.y));
        }
        self.y += piece.height;
    }

    /// A new page, with the labels of the table at its head.
    fn turn(&mut self) {
        let (landscape, section) = (self.landscape, self.section.clone());
        self.pages.push(Page { landscape, section, drawing: Drawing::default() });
        self.y = TOP;
        if let Some(labels) = self.labels.clone() {
            self.draw(labels);
        }
        self.head = self.y;
    }
}
