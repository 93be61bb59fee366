//! A priority that an issues table keeps in its severity column.

use super::super::desk::Desk;
use super::super::shorthand::Shorthand;
use super::super::table::Work;
use super::super::{choice, codes};
use crate::model::register::{FieldId, FieldKind};
use crate::model::vocabulary::Vocabulary;
use crate::model::workbook::CellValue;

/// The fields and the words of a register that may be filled so.
fn fields<'d>(desk: &Desk<'d>, work: &Work<'_>) -> Option<(FieldId, FieldId, &'d Vocabulary)> {
    let (severity, priority) = (work.register.field("severity")?, work.register.field("priority")?);
    let FieldKind::Choice(name) = &work.register.decl(priority).kind else { return None };
    Some((severity, priority, desk.settings.knowledge.vocabulary(name)?))
}

/// The severity column, where every cell of it is a word for a priority and there is no column for that. Bare numbers
/// are levels: a severity of 1 is the least, a priority of 1 the most.
fn column(desk: &Desk<'_>, work: &Work<'_>) -> Option<usize> {
    let (severity, priority, vocabulary) = fields(desk, work)?;
    if work.column_of(priority).is_some() {
        return None;
    }
    let at = work.column_of(severity)?;
    let mut cells = work.gathered.columns[at].cells.iter().flatten().peekable();
    cells.peek()?;
    let is = |value: CellValue| match value {
        CellValue::Text(sym) => {
            let text = desk.text.get(sym);
            let letters = text.contains(|c: char| c.is_alphabetic());
            letters && choice::whole(text.trim(), vocabulary).is_some() || desk.writing().no_value.has(text)
        }
        _ => false,
    };
    cells.all(|c| is(c.value)).then_some(at)
}

/// Whether a column of severities holds words such as `P1` that are priorities and no levels.
pub fn is_priority(desk: &Desk<'_>, work: &Work<'_>, at: usize, field: FieldId) -> bool {
    let Some((severity, ..)) = fields(desk, work) else { return false };
    if field != severity || column(desk, work) != Some(at) {
        return false;
    }
    let asked = work.asked(at, field);
    let FieldKind::Level(scale) = &asked.field.kind else { return false };
    let all = super::super::level::distinct(desk, asked.strip, asked.unit);
    super::super::level::scheme(&desk.settings.knowledge.scales, scale, &all).is_none()
}

/// Fills the priority.
pub fn fill(desk: &mut Desk<'_>, work: &mut Work<'_>) {
    let Some((_, priority, vocabulary)) = fields(desk, work) else { return };
    let Some(at) = column(desk, work) else { return };
    let asked = work.asked(at, priority);
    let read = choice::read(desk, asked, vocabulary, &Shorthand::default());
    let lines: Vec<usize> =
        (0..asked.strip.cells.len()).filter(|i| asked.strip.cells[*i].is_some()).collect();
    let seen = "the column holds priorities; the priority was filled from it";
    let remedy = "nothing, if it is the priority";
    desk.say(asked, codes::PRIORITY_FROM_SEVERITY, seen, remedy, &lines);
    work.push(at, priority, read);
}
