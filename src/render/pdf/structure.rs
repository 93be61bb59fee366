//! What the things on the pages are, as a tree in reading order, for readers who do not see the pages.

use super::look::MARGIN;

/// Where a thing on a page belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tag {
    /// To the look alone: backgrounds, rules, labels that come again.
    #[default]
    Layout,
    /// To the head or the foot of the page.
    Furniture,
    /// To a node of the tree.
    Node(NodeId),
    /// To the look: the content of a node, seen once more.
    Again(NodeId),
}

/// A node of the tree, by its place in the order in which nodes were added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeId(u32);

impl NodeId {
    /// The whole document.
    pub const ROOT: Self = Self(0);
    /// The cover, which is read first and drawn last.
    pub const COVER: Self = Self(1);

    /// The node at a place in [`Tree::nodes`].
    pub fn at(index: usize) -> Self {
        Self(index as u32)
    }

    /// Its place in [`Tree::nodes`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// All of it.
    Document,
    /// The cover, or a section.
    Section,
    /// A heading of a level: 1 is the document's title, 2 a section's, 3 that of something in it.
    Heading(u8),
    /// Prose.
    Paragraph,
    /// A list.
    List,
    /// One of its items.
    Item,
    /// What the item says.
    ItemBody,
    /// A table.
    Table,
    /// A row of it.
    Row,
    /// The label of a column.
    ColumnLabel,
    /// The cell that names its row.
    RowLabel,
    /// Any other cell.
    Cell,
    /// A picture, told in words beside it.
    Figure,
    /// The contents.
    Contents,
    /// A line of them.
    ContentsItem,
    /// What leads to a place in the document.
    Reference,
    /// A link.
    Link,
}

/// A node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// What it is a part of; the root is its own.
    pub parent: NodeId,
}

/// What is said of a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The node.
    pub node: NodeId,
    /// The picture in words.
    pub words: String,
    /// The page, from 0.
    pub page: usize,
    /// Left, top, width and height on its page.
    pub area: (f32, f32, f32, f32),
}

/// The tree. The parts of a node are read in the order in which they were added.
#[derive(Debug, PartialEq)]
pub struct Tree {
    /// All nodes; a node comes after what it is a part of.
    pub nodes: Vec<Node>,
    /// The pictures, in the same order.
    pub pictures: Vec<Picture>,
}

impl Default for Tree {
    fn default() -> Self {
        let node = |role| Node { role, parent: NodeId::ROOT };
        Self { nodes: vec![node(Role::Document), node(Role::Section)], pictures: Vec::new() }
    }
}

impl Tree {
    /// Adds a node as the last part of another.
    pub fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.nodes.push(Node { role, parent });
        NodeId::at(self.nodes.len() - 1)
    }

    /// What a node consists of, where all of it was added before anything else.
    pub fn inner(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        let inside = move |at: &usize| self.nodes[*at].parent >= node;
        (node.index() + 1..self.nodes.len()).take_while(inside).map(NodeId::at)
    }

    /// Says where a picture stands, with what it shows in words.
    pub fn place(&mut self, node: NodeId, words: String, page: usize, (y, wide, high): (f32, f32, f32)) {
        self.pictures.push(Picture { node, words, page, area: (MARGIN, y, wide, high) });
    }
}
