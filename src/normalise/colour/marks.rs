//! The cells of a column that say nothing but by their colour.

use super::super::desk::Desk;
use super::super::strip::Gathered;
use crate::model::colour::{NamedColour, Rgb};
use crate::model::vocabulary::{ChoiceId, Vocabulary};
use crate::model::workbook::{CellValue, Sheet, Style};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// A cell that says nothing but by its colour.
pub struct Mark<'c> {
    /// Its line.
    pub line: usize,
    /// Its style.
    pub style: u16,
    /// Its colour's name, where it has one.
    pub name: Option<&'c NamedColour>,
    /// The value that the name stands for.
    pub id: Option<ChoiceId>,
    /// What is told of it: `fill FFC000`, `● FF0000`.
    pub shown: Rc<str>,
    /// Whether it is a dot or the code of a colour, and no blank.
    pub dot: bool,
    /// Whether most of its row is filled the same.
    in_row: bool,
}

/// The marks of a column, downwards. Those in a row that is filled as a whole count only where the column has several
/// colours that each say something, and they are of these.
pub fn of<'c>(
    desk: &Desk<'c>,
    sheet: &Sheet,
    gathered: &Gathered,
    at: usize,
    vocabulary: &Vocabulary,
) -> Vec<Mark<'c>> {
    let strip = &gathered.columns[at];
    let mut marks: Vec<Mark<'c>> = Vec::new();
    let mut fills: HashMap<u16, Option<Fill<'c>>> = HashMap::new();
    for (line, place) in strip.places.iter().enumerate() {
        marks.extend(match strip.cell(line).map(|c| (c.style, c.value)) {
            None => sheet.tint(*place).and_then(|style| {
                let fill = fills.entry(style).or_insert_with(|| fill(desk, style, vocabulary));
                fill.as_ref().map(|fill| blank(desk, gathered, (at, line), style, fill))
            }),
            Some((style, CellValue::Text(sym))) => {
                let text = desk.text.get(sym);
                dot(desk, line, style, text, vocabulary).or_else(|| code(desk, line, style, text, vocabulary))
            }
            Some(_) => None,
        });
    }
    let several = are_several(&marks);
    marks.retain(|m| !m.in_row || (several && m.name.is_some_and(|n| n.alone)));
    marks
}

/// Whether several colours that each say something are among them.
pub fn are_several(marks: &[Mark<'_>]) -> bool {
    let names = marks.iter().filter_map(|m| m.name).filter(|n| n.alone).map(|n| &n.word);
    names.collect::<BTreeSet<_>>().len() >= 2
}

/// Whether the colours of a column say something: one that does so alone is among them, or there are several.
pub fn say_something(marks: &[Mark<'_>]) -> bool {
    let shades: BTreeSet<&str> = marks.iter().map(|m| &*m.shown).collect();
    let names: BTreeSet<&str> = marks.iter().filter_map(|m| m.name).map(|n| n.word.as_str()).collect();
    let unnamed = marks.iter().any(|m| m.name.is_none());
    marks.iter().filter_map(|m| m.name).any(|n| n.alone) || names.len() >= 2 || (unnamed && shades.len() >= 2)
}

/// A fill that blanks may have.
struct Fill<'c> {
    colour: Rgb,
    name: Option<&'c NamedColour>,
    id: Option<ChoiceId>,
    shown: Rc<str>,
}

/// The fill of a style, looked at once for a column; `None` for paper.
fn fill<'c>(desk: &Desk<'c>, style: u16, vocabulary: &Vocabulary) -> Option<Fill<'c>> {
    let colours = &desk.settings.knowledge.colours;
    let colour = style_of(desk, style)?.fill.filter(|c| !colours.is_paper(*c))?;
    let name = colours.name(colour);
    let id = name.and_then(|n| vocabulary.read(&n.word));
    Some(Fill { colour, name, id, shown: format!("fill {colour}").into() })
}

fn blank<'c>(
    desk: &Desk<'c>,
    gathered: &Gathered,
    (at, line): (usize, usize),
    style: u16,
    fill: &Fill<'c>,
) -> Mark<'c> {
    let in_row = fills_row(desk, gathered, at, line, fill.colour);
    let (name, id, shown) = (fill.name, fill.id, fill.shown.clone());
    Mark { line, style, name, id, shown, dot: false, in_row }
}

/// A dot that the vocabulary does not know by itself; its own colour counts before that of the cell.
fn dot<'c>(
    desk: &Desk<'c>,
    line: usize,
    style: u16,
    text: &str,
    vocabulary: &Vocabulary,
) -> Option<Mark<'c>> {
    let colours = &desk.settings.knowledge.colours;
    if !colours.is_dot(text) || vocabulary.read(text).is_some() {
        return None;
    }
    let Style { ink, fill, .. } = style_of(desk, style)?;
    let colour = ink.filter(|c| colours.name(*c).is_some()).or(fill.filter(|c| !colours.is_paper(*c)))?;
    let (name, shown) = (colours.name(colour), format!("{} {colour}", text.trim()));
    let id = name.and_then(|n| vocabulary.read(&n.word));
    Some(Mark { line, style, name, id, shown: shown.into(), dot: true, in_row: false })
}

/// The code of a colour, as `FFC000`.
fn code<'c>(
    desk: &Desk<'c>,
    line: usize,
    style: u16,
    text: &str,
    vocabulary: &Vocabulary,
) -> Option<Mark<'c>> {
    let colour = Rgb::written(text).filter(|_| vocabulary.read(text).is_none())?;
    let name = desk.settings.knowledge.colours.name(colour);
    let id = name.and_then(|n| vocabulary.read(&n.word));
    Some(Mark { line, style, name, id, shown: text.trim().into(), dot: true, in_row: false })
}

fn style_of<'d>(desk: &'d Desk<'_>, style: u16) -> Option<&'d Style> {
    desk.styles.get(usize::from(style))
}

/// Whether most of a line's other cells are filled the same, so that the colour is the row's and not the cell's.
pub fn fills_row(desk: &Desk<'_>, gathered: &Gathered, at: usize, line: usize, fill: Rgb) -> bool {
    let others = gathered.columns.iter().enumerate().filter(|(other, _)| *other != at);
    let (mut same, mut all) = (0, 0);
    for cell in others.filter_map(|(_, strip)| strip.cell(line)) {
        all += 1;
        same += usize::from(style_of(desk, cell.style).is_some_and(|s| s.fill == Some(fill)));
    }
    same * 2 > all
}
