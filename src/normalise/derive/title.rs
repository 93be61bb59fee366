//! The title as written, beside the role it was read as.

use super::super::desk::Desk;
use super::super::table::Work;
use super::super::text;
use crate::model::register::FieldKind;

/// Fills `title` from the role's column, in registers that keep both, where no column of its own does.
pub fn fill(desk: &mut Desk<'_>, work: &mut Work<'_>) {
    let register = work.register;
    let Some(title) = register.field("title").filter(|t| register.decl(*t).derived) else { return };
    if work.filled.iter().any(|f| f.field == title) {
        return;
    }
    let role = register.each_field().find(|(_, f)| f.kind == FieldKind::Role).map(|(id, _)| id);
    if let Some(at) = role.and_then(|r| work.column_of(r)) {
        let before = desk.findings.len();
        let read = text::read(desk, work.asked(at, title));
        // What is wrong with the cells was told of the role.
        desk.findings.truncate(before);
        work.push(at, title, read);
    }
}
