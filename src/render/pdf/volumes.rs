//! A long document as volumes: its pages are shared out, each volume with the bookmarks that lead to its own pages and the
//! part of the tree that stands on them.

use super::drawing::{Drawn, Entry, Page, Volume};
use super::look::TOP;
use super::structure::{NodeId, Role, Tag, Tree};
use crate::model::words::Words;
use std::collections::BTreeSet;
use std::ops::Range;

/// The document in volumes of so many pages at the most.
pub fn split(drawn: Drawn, most: usize, words: &Words) -> Vec<Drawn> {
    let ends = ends(&drawn, most.max(1));
    if ends.len() < 2 {
        return vec![drawn];
    }
    let Drawn { paper, pages, outline, tree, .. } = drawn;
    let (mut pages, mut begin, of) = (pages.into_iter(), 0, ends.len());
    let mut volumes = Vec::with_capacity(of);
    for (at, end) in ends.into_iter().enumerate() {
        let mut own: Vec<Page> = pages.by_ref().take(end - begin).collect();
        let outline = entries(&outline, begin..end, &own, words);
        let tree = own_tree(&tree, begin..end, &mut own);
        volumes.push(Drawn { paper, pages: own, outline, tree, volume: Volume { number: at + 1, of } });
        begin = end;
    }
    volumes
}

/// The page behind the last of each volume: the head of a chapter, where one begins on the last quarter of its pages.
fn ends(drawn: &Drawn, most: usize) -> Vec<usize> {
    let heads: BTreeSet<usize> = drawn.outline.iter().filter(|e| at_head(e)).map(|e| e.page).collect();
    let (mut begin, mut ends) = (0, Vec::new());
    while drawn.pages.len() - begin > most {
        let last = begin + most;
        let quarter = begin + (most * 3).div_ceil(4);
        begin = heads.range(quarter..=last).next_back().copied().unwrap_or(last);
        ends.push(begin);
    }
    ends.push(drawn.pages.len());
    ends
}

/// Whether a chapter begins at the head of a page.
fn at_head(entry: &Entry) -> bool {
    entry.level == 1 && entry.y <= TOP
}

/// The bookmarks of some pages; the first of them says so where it goes on with a chapter.
fn entries(outline: &[Entry], range: Range<usize>, pages: &[Page], words: &Words) -> Vec<Entry> {
    let from = outline.partition_point(|e| e.page < range.start);
    let to = outline.partition_point(|e| e.page < range.end);
    let own = outline[from..to].iter().map(|e| Entry { page: e.page - range.start, ..e.clone() });
    let begins = outline[from..to].first().is_some_and(|e| e.page == range.start && at_head(e));
    let section = pages.first().map_or("", |page| page.section.as_str());
    let goes_on = (!begins && !section.is_empty()).then(|| Entry {
        level: 1,
        title: words.with("{title}, continued", [("title", &section)]),
        anchor: String::new(),
        page: 0,
        y: TOP,
    });
    goes_on.into_iter().chain(own).collect()
}

/// The part of the tree that is on some pages, whose content is given its new places.
fn own_tree(tree: &Tree, range: Range<usize>, pages: &mut [Page]) -> Tree {
    let used = used(pages);
    let kept: Vec<NodeId> = kept(tree, &used).into_iter().collect();
    let place = |node: NodeId| kept.binary_search(&node).map_or(NodeId::ROOT, NodeId::at);
    for page in pages {
        page.drawing.retag(|tag| match tag {
            Tag::Node(node) => Tag::Node(place(node)),
            other => other,
        });
    }
    let mut own = Tree::default();
    for node in &kept[2..] {
        let node = tree.nodes[node.index()];
        own.add(place(node.parent), node.role);
    }
    let pictures = tree.pictures.iter().filter(|p| range.contains(&p.page)).cloned();
    own.pictures = pictures
        .map(|mut picture| {
            picture.node = place(picture.node);
            picture.page -= range.start;
            picture
        })
        .collect();
    own
}

/// The nodes that have content on the pages. Labels that are seen again are read where they are seen first.
fn used(pages: &mut [Page]) -> BTreeSet<NodeId> {
    let mut used = BTreeSet::new();
    for page in pages {
        page.drawing.retag(|tag| match tag {
            Tag::Again(node) if used.insert(node) => Tag::Node(node),
            Tag::Again(_) => Tag::Layout,
            Tag::Node(node) => {
                used.insert(node);
                tag
            }
            _ => tag,
        });
    }
    used
}

/// These nodes with all that they are a part of, rows with all their cells; root and cover in any case.
fn kept(tree: &Tree, used: &BTreeSet<NodeId>) -> BTreeSet<NodeId> {
    let mut kept = BTreeSet::from([NodeId::ROOT, NodeId::COVER]);
    for node in used {
        let mut node = *node;
        while kept.insert(node) {
            if tree.nodes[node.index()].role == Role::Row {
                kept.extend(tree.inner(node));
            }
            node = tree.nodes[node.index()].parent;
        }
    }
    kept
}
