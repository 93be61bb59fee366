//! The figures that a figure is made of, down to those of records.

use super::each;
use super::error::TraceError;
use super::figure::StoredFigure;
use super::month::Stored;
use crate::model::declared::{How, OfMeasures, OfRecords, Way};
use serde::Serialize;
use std::collections::BTreeMap;

/// A figure in the tree of those that another is made of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Node {
    /// The id of its measure.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What tells it from the figure above it, where one is worked out for each of several.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub each: BTreeMap<String, Option<String>>,
    /// Its value; `None` where it cannot be worked out, or is not among the month's figures.
    pub value: Option<String>,
    /// What it is counted in.
    pub unit: String,
    /// The currency of money.
    pub currency: Option<String>,
    /// Why it has no value.
    pub unknown: Option<String>,
    /// How it is made of its parts; `None` for one of records, and for a number.
    pub way: Option<Way>,
    /// The weight that it has in the mean above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// Whether the figure above it was taken from it, or is made of it; `false` for what stood by for another.
    pub taken: bool,
    /// What it is made of.
    pub parts: Vec<Node>,
}

/// A measure of records that a figure is made of.
pub struct Part<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub label: &'a str,
    /// Its declaration.
    pub of: &'a OfRecords,
    /// For each what it is worked out, besides the figure's own scope.
    pub over: Vec<String>,
}

/// The tree of a figure.
///
/// # Errors
/// When records that a part of it is worked out from cannot be read.
pub fn tree(stored: &Stored, figure: &StoredFigure) -> Result<Node, TraceError> {
    grow(stored, &figure.id, figure, true)
}

/// A measure, for the scope of a figure.
fn grow(stored: &Stored, id: &str, scope: &StoredFigure, taken: bool) -> Result<Node, TraceError> {
    let own = stored.same_scope(id, scope);
    let mut node = leaf(stored, id, own);
    node.taken = taken;
    let Some(measure) = stored.measure(id) else { return Ok(node) };
    match &measure.how {
        How::Records(_) => {}
        How::Number { value } => {
            node.value = Some(value.clone());
            node.unknown = None;
        }
        How::Measures(of) => {
            node.way = Some(of.way);
            let basis = own.and_then(|f| f.basis.as_deref());
            node.parts = match is_across(of.way) {
                true => across(stored, of, scope)?,
                false => {
                    let part = |p: &String| grow(stored, p, scope, is_taken(of, basis, p));
                    of.parts.iter().map(part).collect::<Result<_, _>>()?
                }
            };
            for (part, weight) in node.parts.iter_mut().zip(&of.weights) {
                part.weight = Some(weight.clone());
            }
        }
    }
    Ok(node)
}

fn is_taken(of: &OfMeasures, basis: Option<&str>, part: &str) -> bool {
    of.way != Way::First || basis.is_none_or(|basis| basis == part)
}

/// The part for each of several, as far as these are figures of the month; else worked out from its records.
fn across(stored: &Stored, of: &OfMeasures, scope: &StoredFigure) -> Result<Vec<Node>, TraceError> {
    let Some(id) = of.parts.first() else { return Ok(Vec::new()) };
    let figures = stored.of(id).filter_map(|f| Some((inside(f, of, scope)?, f)));
    let node = |(each, f)| Ok(Node { each, ..grow(stored, id, f, true)? });
    let each: Vec<Node> = figures.map(node).collect::<Result<_, TraceError>>()?;
    if each.is_empty() { each::each(stored, of, scope) } else { Ok(each) }
}

/// By what a figure is told from those beside it, where it is one of those that go into the scope.
fn inside(
    figure: &StoredFigure,
    of: &OfMeasures,
    scope: &StoredFigure,
) -> Option<BTreeMap<String, Option<String>>> {
    if figure.rows == 0 || scope.by.contains_key("programme") {
        return None;
    }
    let mut each = BTreeMap::new();
    let mut by = figure.by.clone();
    for key in &of.over {
        match key.as_str() {
            "project" => {
                let code = figure.project.clone()?;
                each.insert(key.clone(), Some(code));
            }
            other => {
                each.insert(key.clone(), by.remove(other)?);
            }
        }
    }
    let by_project = of.over.iter().any(|key| key == "project");
    let project = figure.project == scope.project || by_project && scope.project.is_none();
    (project && by == scope.by).then_some(each)
}

fn is_across(way: Way) -> bool {
    matches!(way, Way::AcrossSum | Way::AcrossMaximum | Way::AcrossCount | Way::AcrossExcess)
}

/// A figure without its parts.
pub fn leaf(stored: &Stored, id: &str, own: Option<&StoredFigure>) -> Node {
    let measure = stored.measure(id);
    Node {
        id: id.to_owned(),
        label: measure.map_or(id, |m| &m.label).to_owned(),
        each: BTreeMap::new(),
        value: own.and_then(|f| f.value.clone()),
        unit: measure.map_or("", |m| &m.unit).to_owned(),
        currency: own.and_then(|f| f.currency.clone()),
        unknown: match own {
            Some(figure) => figure.unknown.clone(),
            None => Some("it is not among the figures of the month".to_owned()),
        },
        way: None,
        weight: None,
        taken: true,
        parts: Vec::new(),
    }
}

/// The measures of records at the ends of a tree, each once, in its order; without those that only stood by.
pub fn parts<'a>(stored: &'a Stored, tree: &Node) -> Vec<Part<'a>> {
    let mut found = Vec::new();
    collect(stored, tree, &[], &mut found);
    found
}

fn collect<'a>(stored: &'a Stored, node: &Node, over: &[String], found: &mut Vec<Part<'a>>) {
    let Some(measure) = stored.measure(&node.id) else { return };
    match &measure.how {
        How::Records(of) => match found.iter_mut().find(|part| part.id == measure.id) {
            Some(part) => {
                let new: Vec<_> = over.iter().filter(|o| !part.over.contains(o)).cloned().collect();
                part.over.extend(new);
            }
            None => found.push(Part { id: &measure.id, label: &measure.label, of, over: over.to_vec() }),
        },
        How::Number { .. } => {}
        How::Measures(of) => {
            let over: Vec<String> = over.iter().chain(&of.over).cloned().collect();
            node.parts.iter().filter(|n| n.taken).for_each(|n| collect(stored, n, &over, found));
        }
    }
}
