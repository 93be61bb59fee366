//! What a person answered in a dossier takes the place of what could not be read.

use super::desk::{Asked, Desk, Read};
use super::{canonical, codes};
use crate::model::precision::Precision;

/// Puts the answers into a column that was read; what was written stays beside them.
pub fn fill(desk: &mut Desk<'_>, asked: Asked<'_>, read: &mut Read) {
    let (register, field) = (asked.register.key.as_str(), asked.field.key.as_str());
    if desk.settings.answers.is_silent(register, field) {
        return;
    }
    let len = read.values.len();
    let mut lines = Vec::new();
    for (line, cell) in asked.strip.cells.iter().enumerate().take(len) {
        let Some(cell) = cell else { continue };
        let native = desk.native(*cell);
        let written = desk.text.get(native).to_owned();
        let Some(answer) = desk.settings.answers.of(desk.file, (register, field, &written)) else { continue };
        let Some(value) = canonical::typed(desk.settings, &mut desk.text, asked.field, answer) else {
            continue;
        };
        read.values[line] = value;
        read.set_native(line, len, native);
        if !read.precisions.is_empty() {
            read.precisions[line] = Precision::Day;
        }
        lines.push(line);
    }
    if !lines.is_empty() {
        desk.say(asked, codes::ANSWERED, "a person said in the dossier what it means", "nothing", &lines);
    }
}
