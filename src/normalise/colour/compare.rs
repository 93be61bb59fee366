//! Text and fill of one cell that say different things.

use super::super::codes;
use super::super::desk::{Asked, Desk, Read};
use super::super::strip::Gathered;
use super::marks::fills_row;
use crate::model::record::Value;
use crate::model::vocabulary::{ChoiceId, Vocabulary};
use crate::model::workbook::CellValue;
use std::collections::BTreeSet;

/// Tells of the cells of a column, the `at`-th, whose text is one value and whose fill another. One fill under texts of
/// every kind is decoration.
pub fn compare(
    desk: &mut Desk<'_>,
    asked: Asked<'_>,
    gathered: &Gathered,
    at: usize,
    vocabulary: &Vocabulary,
    read: &Read,
) {
    let (mut other, mut said, mut shown) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for (line, value) in read.values.iter().enumerate() {
        let Value::Choice(id) = value else { continue };
        let Some(filled) = by_fill(desk, gathered, at, line, vocabulary) else { continue };
        let (text, fill) = (tone(vocabulary, *id), tone(vocabulary, filled));
        said.insert(text);
        shown.insert(fill);
        if text != fill {
            other.push(line);
        }
    }
    if !other.is_empty() && (shown.len() > 1 || said.len() == 1) {
        let seen = "the text says one value and the fill of the cell another; the text was taken";
        let remedy = "correct whichever of the two is out of date";
        desk.say(asked, codes::COLOUR_DISAGREES, seen, remedy, &other);
    }
}

/// Whether a text of a column, the `at`-th, says what its fill does, so that fills mean values there.
pub fn any_agrees(desk: &Desk<'_>, gathered: &Gathered, at: usize, vocabulary: &Vocabulary) -> bool {
    let strip = &gathered.columns[at];
    (0..strip.cells.len()).any(|line| {
        let Some(CellValue::Text(sym)) = strip.cell(line).map(|c| c.value) else { return false };
        let (text, fill) =
            (vocabulary.read(desk.text.get(sym)), by_fill(desk, gathered, at, line, vocabulary));
        matches!((text, fill), (Some(text), Some(fill)) if tone(vocabulary, text) == tone(vocabulary, fill))
    })
}

/// What the fill of a line's cell would say; `None` for a cell that says nothing but by its colour.
fn by_fill(
    desk: &Desk<'_>,
    gathered: &Gathered,
    at: usize,
    line: usize,
    vocabulary: &Vocabulary,
) -> Option<ChoiceId> {
    let cell = gathered.columns[at].cell(line).filter(|c| desk.colour_of(*c).is_none())?;
    let fill = desk.styles.get(usize::from(cell.style))?.fill?;
    let name = desk.settings.knowledge.colours.name(fill)?;
    let filled = vocabulary.read(&name.word)?;
    (!fills_row(desk, gathered, at, line, fill)).then_some(filled)
}

/// Values that are shown in one tone agree: amber-red may be filled red.
fn tone(vocabulary: &Vocabulary, id: ChoiceId) -> &str {
    let choice = vocabulary.choice(id);
    choice.tone.as_deref().unwrap_or(&choice.key)
}
