//! The ids of all registers, as references find them: case, separators and leading zeros do not count, nor does the
//! project's code before an id.

use super::view::{View, text, texts};
use crate::model::register::RegisterId;
use crate::model::text::Sym;
use std::collections::{HashMap, HashSet};

/// The ids of each project.
#[derive(Default)]
pub(super) struct Ids {
    of: HashMap<(RegisterId, Sym), HashSet<String>>,
    /// What stands before the numbers of a project's ids.
    letters: HashSet<(Sym, String)>,
}

impl Ids {
    pub(super) fn new(view: View<'_>) -> Self {
        let mut ids = Self::default();
        for (batch, [project, id]) in view.with(["project", "id"]) {
            if !view.knowledge().register(batch.register).numbered {
                continue;
            }
            let projects = texts(batch, project);
            for (row, id) in texts(batch, id).iter().enumerate().filter(|(_, id)| !id.is_none()) {
                let project = text(projects, row);
                let key = key(view.dataset.text(*id), view.dataset.text(project));
                ids.letters.insert((project, letters(&key).to_owned()));
                let of = ids.of.entry((batch.register, project)).or_default();
                of.insert(number(&key).to_owned());
                of.insert(key);
            }
        }
        ids
    }

    /// Whether a project has records of a register.
    pub(super) fn has(&self, register: RegisterId, project: Sym) -> bool {
        self.of.contains_key(&(register, project))
    }

    /// Whether a record of this register is meant; a bare number may leave out the letters.
    pub(super) fn finds(&self, register: RegisterId, project: Sym, key: &str) -> bool {
        self.of.get(&(register, project)).is_some_and(|ids| ids.contains(key))
    }

    /// Whether ids of the project begin with the letters of this one.
    pub(super) fn knows_letters(&self, project: Sym, key: &str) -> bool {
        let letters = letters(key);
        !letters.is_empty() && self.letters.contains(&(project, letters.to_owned()))
    }
}

/// An id without what people write in different ways: `P101-R-007` of project P101, `R 7` and `r007` are all `r-7`.
pub(super) fn key(id: &str, project: &str) -> String {
    let (id, project) = (runs(id), runs(project));
    match id.strip_prefix(&project).and_then(|rest| rest.strip_prefix('-')) {
        Some(rest) if !project.is_empty() && !rest.is_empty() => rest.to_owned(),
        _ => id,
    }
}

/// Runs of letters and of digits in lower case, joined by a hyphen, without leading zeros.
fn runs(text: &str) -> String {
    let mut runs: Vec<String> = Vec::new();
    let mut last = None;
    for c in text.chars().flat_map(char::to_lowercase) {
        let sort = c.is_alphanumeric().then(|| c.is_ascii_digit());
        match runs.last_mut() {
            Some(run) if sort.is_some() && sort == last => run.push(c),
            _ if sort.is_some() => runs.push(c.to_string()),
            _ => {}
        }
        last = sort;
    }
    let plain = |run: &String| match run.trim_start_matches('0') {
        "" => run.chars().take(1).collect(),
        rest => rest.to_owned(),
    };
    runs.iter().map(plain).collect::<Vec<_>>().join("-")
}

/// What stands before the first number of a key.
fn letters(key: &str) -> &str {
    key.split(|c: char| c.is_ascii_digit()).next().unwrap_or("").trim_end_matches('-')
}

/// The key from its first number on; the key itself where it has none.
fn number(key: &str) -> &str {
    key.find(|c: char| c.is_ascii_digit()).and_then(|at| key.get(at..)).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_forgiving() {
        for written in ["R-007", "r 7", "R007", "P101-R-007", "p101/R.7"] {
            assert_eq!(key(written, "P101"), "r-7", "{written}");
        }
        assert_eq!(key("1.10", "P101"), "1-10");
        assert_eq!(key("P101", "P101"), "p-101");
        assert_eq!((letters("cr-4"), number("cr-4")), ("cr", "4"));
        assert_eq!((letters("12"), number("12")), ("", "12"));
        assert_eq!(key("R-000", ""), "r-0");
    }
}
