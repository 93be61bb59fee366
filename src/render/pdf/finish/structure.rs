//! The tree of what the document is, and from each stretch of content and each link the way to its node (ISO 32000-1,
//! 14.7). There are as many nodes as cells, so they are written as text at once and not kept as objects.

use super::save::{Packed, write};
use super::{dictionary, name, text};
use crate::render::pdf::backend::Marked;
use crate::render::pdf::drawing::Drawn;
use crate::render::pdf::look::height;
use crate::render::pdf::structure::{Node, NodeId, Picture, Role};
use lopdf::{Document, Object, ObjectId};
use std::io::Write;

/// Adds the tree; gives its root, and its nodes.
pub fn add(
    pdf: &mut Document,
    drawn: &Drawn,
    pages: &[Marked],
    links: &[Vec<ObjectId>],
) -> (ObjectId, Packed) {
    let ids: Vec<ObjectId> = pdf.page_iter().collect();
    let root = pdf.new_object_id();
    let scopes = ["Column", "Row"]
        .map(|scope| pdf.add_object(dictionary([("O", name("Table")), ("Scope", name(scope))])));
    let first = pdf.max_id + 1;
    pdf.max_id += drawn.tree.nodes.len() as u32;
    let parents = parents(pdf, &ids, first, pages, links);
    pdf.set_object(
        root,
        dictionary([
            ("Type", name("StructTreeRoot")),
            ("K", Object::Reference((first, 0))),
            ("ParentTree", parents.into()),
            ("ParentTreeNextKey", ((pages.len() + links.iter().map(Vec::len).sum::<usize>()) as i64).into()),
        ]),
    );
    let nodes = Nodes { drawn, pages: &ids, first, root, scopes };
    (root, nodes.write(&children(&drawn.tree.nodes), &content(pages), &annotations(pages, links)))
}

/// From each page's content and each link to its node; the pages and links are told by which number they have there.
fn parents(
    pdf: &mut Document,
    ids: &[ObjectId],
    first: u32,
    pages: &[Marked],
    links: &[Vec<ObjectId>],
) -> ObjectId {
    let node = |node: &NodeId| Object::Reference((first + node.index() as u32, 0));
    let mut numbers: Vec<Object> = Vec::new();
    for (at, (id, page)) in ids.iter().zip(pages).enumerate() {
        let nodes = pdf.add_object(page.content.iter().map(node).collect::<Vec<_>>());
        numbers.extend([(at as i64).into(), nodes.into()]);
        set(pdf, *id, [("StructParents", (at as i64).into()), ("Tabs", name("S"))]);
    }
    let all = pages.iter().zip(links).flat_map(|(page, links)| page.links.iter().zip(links));
    for (at, ((parent, _), link)) in all.enumerate() {
        let at = (pages.len() + at) as i64;
        numbers.extend([at.into(), node(parent)]);
        set(pdf, *link, [("StructParent", at.into())]);
    }
    pdf.add_object(dictionary([("Nums", numbers.into())]))
}

fn set<const N: usize>(pdf: &mut Document, id: ObjectId, keys: [(&str, Object); N]) {
    if let Ok(object) = pdf.get_object_mut(id).and_then(Object::as_dict_mut) {
        keys.into_iter().for_each(|(key, value)| object.set(key, value));
    }
}

/// Things of nodes, in the order of the nodes; those of a node in their own.
type Of<T> = Vec<(NodeId, T)>;

fn in_order<T>(mut things: Of<T>) -> Of<T> {
    things.sort_by_key(|(node, _)| *node);
    things
}

/// The parts of each node, by their places.
fn children(nodes: &[Node]) -> Of<usize> {
    in_order(nodes.iter().enumerate().skip(1).map(|(at, node)| (node.parent, at)).collect())
}

/// The content of each node: the page, and the number on it.
fn content(pages: &[Marked]) -> Of<(usize, usize)> {
    let of = |(page, marked): (usize, &Marked)| {
        marked.content.iter().enumerate().map(|(at, node)| (*node, (page, at))).collect::<Vec<_>>()
    };
    in_order(pages.iter().enumerate().flat_map(of).collect())
}

/// The links of each node: the page, and the object.
fn annotations(pages: &[Marked], links: &[Vec<ObjectId>]) -> Of<(usize, ObjectId)> {
    let of = |(page, (marked, ids)): (usize, (&Marked, &Vec<ObjectId>))| {
        marked.links.iter().zip(ids).map(|((node, _), id)| (*node, (page, *id))).collect::<Vec<_>>()
    };
    in_order(pages.iter().zip(links).enumerate().flat_map(of).collect())
}

/// Those of the next node, which are the first that are left.
fn next<'t, T>(things: &mut &'t [(NodeId, T)], node: usize) -> &'t [(NodeId, T)] {
    let count = things.iter().take_while(|(of, _)| of.index() == node).count();
    let (these, left) = things.split_at(count);
    *things = left;
    these
}

struct Nodes<'d> {
    drawn: &'d Drawn,
    pages: &'d [ObjectId],
    /// The number of the first node's object.
    first: u32,
    root: ObjectId,
    /// What is said of the labels of columns, and of those of rows.
    scopes: [ObjectId; 2],
}

impl Nodes<'_> {
    fn write(
        &self,
        mut children: &[(NodeId, usize)],
        mut content: &[(NodeId, (usize, usize))],
        mut links: &[(NodeId, (usize, ObjectId))],
    ) -> Packed {
        let mut packed = Packed::new(self.first);
        let mut pictures = self.drawn.tree.pictures.iter().peekable();
        for (at, node) in self.drawn.tree.nodes.iter().enumerate() {
            let (parts, content) = (next(&mut children, at), next(&mut content, at));
            let links = next(&mut links, at);
            let out = &mut packed.text;
            let parent = if at == 0 { self.root.0 } else { self.first + node.parent.index() as u32 };
            let role = kind(node.role, !links.is_empty());
            put(out, format_args!("<</S/{role}/P {parent} 0 R"));
            self.scope(node.role, out);
            if let Some(picture) = pictures.next_if(|p| p.node.index() == at) {
                self.picture(picture, out);
            }
            self.parts(parts, content, links, out);
            packed.end();
        }
        packed
    }

    fn scope(&self, role: Role, out: &mut Vec<u8>) {
        let [column, row] = self.scopes;
        match role {
            Role::ColumnLabel => put(out, format_args!("/A {} 0 R", column.0)),
            Role::RowLabel => put(out, format_args!("/A {} 0 R", row.0)),
            _ => {}
        }
    }

    fn picture(&self, picture: &Picture, out: &mut Vec<u8>) {
        out.extend(b"/Alt");
        write(out, &text(&picture.words));
        let Some(page) = self.drawn.pages.get(picture.page) else { return };
        let (x, y, wide, high) = picture.area;
        let below = height(self.drawn.paper, page.landscape) - y - high;
        put(
            out,
            format_args!(
                "/A<</O/Layout/Placement/Block/BBox[{x:.2} {below:.2} {:.2} {:.2}]>>",
                x + wide,
                below + high
            ),
        );
    }

    /// What a node consists of: other nodes, or content and links. Content is told by its number alone where it is on the
    /// node's own page.
    fn parts(
        &self,
        parts: &[(NodeId, usize)],
        content: &[(NodeId, (usize, usize))],
        links: &[(NodeId, (usize, ObjectId))],
        out: &mut Vec<u8>,
    ) {
        let own = content.first().map(|(_, (page, _))| *page);
        if let Some(page) = own {
            put(out, format_args!("/Pg {} 0 R", self.page(page)));
        }
        // One part needs no list.
        let several = parts.len() + content.len() + links.len() != 1;
        out.extend(if several { b"/K[".as_slice() } else { b"/K " });
        for (_, part) in parts {
            put(out, format_args!("{} 0 R ", self.first + *part as u32));
        }
        for (_, (page, number)) in content {
            if Some(*page) == own {
                put(out, format_args!("{number} "));
            } else {
                put(out, format_args!("<</Type/MCR/Pg {} 0 R/MCID {number}>>", self.page(*page)));
            }
        }
        for (_, (page, link)) in links {
            put(out, format_args!("<</Type/OBJR/Pg {} 0 R/Obj {} 0 R>>", self.page(*page), link.0));
        }
        out.extend(if several { b"]>>".as_slice() } else { b">>" });
    }

    fn page(&self, page: usize) -> u32 {
        self.pages.get(page).map_or(0, |id| id.0)
    }
}

/// The standard type of a role; a link that leads nowhere is but words.
fn kind(role: Role, linked: bool) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(_) => "H3",
        Role::Paragraph => "P",
        Role::List => "L",
        Role::Item => "LI",
        Role::ItemBody => "LBody",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::ColumnLabel | Role::RowLabel => "TH",
        Role::Cell => "TD",
        Role::Figure => "Figure",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
        Role::Reference => "Reference",
        Role::Link if linked => "Link",
        Role::Link => "Span",
    }
}

fn put(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    // Writing to memory cannot fail.
    let _ = out.write_fmt(text);
}
