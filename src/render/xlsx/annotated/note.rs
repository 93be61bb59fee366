//! The note at a cell: what was seen there and what to do, each once.

use crate::model::annotated::{Annotated, Mark, Task};
use crate::model::words::Words;
use rust_xlsxwriter::Note;

/// So many things are told in one note.
const TOLD: usize = 8;
/// So many letters of one of them.
const LETTERS: usize = 600;
/// Pixels, and about how many letters fit into the width.
const WIDTH: u32 = 320;
const IN_A_LINE: usize = 48;
const LINE: u32 = 17;

/// The note; `None` for a cell without one.
pub fn of(mark: &Mark, copy: &Annotated<'_>, words: &Words) -> Option<Note> {
    let mut told: Vec<String> = Vec::new();
    for text in mark.tasks.iter().filter_map(|task| copy.tasks.get(*task)).map(|task| said(task, words)) {
        if !told.contains(&text) {
            told.push(text);
        }
    }
    let more = told.len().saturating_sub(TOLD);
    told.truncate(TOLD);
    if more > 0 {
        told.push(words.with("and {n} more", [("n", &more)]));
    }
    if told.is_empty() {
        return None;
    }
    let text = told.join("\n\n");
    let lines: usize = text.split('\n').map(|line| line.chars().count() / IN_A_LINE + 1).sum();
    let height = (lines as u32 + 1) * LINE;
    Some(
        Note::new(text).set_author("Packwright").add_author_prefix(false).set_width(WIDTH).set_height(height),
    )
}

fn said(task: &Task, words: &Words) -> String {
    let seen = format!("{}: {}", task.level, task.seen);
    if task.remedy.is_empty() {
        return cut(&seen);
    }
    format!("{}\n{}: {}", cut(&seen), words.of("What to do"), cut(&task.remedy))
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
