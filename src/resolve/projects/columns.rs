//! What the project columns of records say.

use super::Run;
use super::code::looks_like_code;
use super::directory::Found;
use crate::finding::near::{Proposals, nearest};
use crate::finding::{Code, Finding};
use crate::model::dataset::Dataset;
use crate::model::record::{Batch, Cells, Value};
use crate::model::register::{FieldId, Register, RegisterId};
use crate::model::text::{Sym, fold};
use crate::resolve::codes;
use std::collections::BTreeMap;

/// What a text of a project column stands for, and what there is to say about it.
#[derive(Debug, Clone)]
pub struct Answer {
    code: Option<Sym>,
    said: Option<Said>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    /// No project that is known.
    Unknown,
    /// Several projects.
    Several(String),
    /// A code, and a name of another project.
    Beside(String, String),
    /// A project by the number of its code.
    Number(String),
}

impl Run<'_> {
    /// Replaces what a project column says by codes.
    pub(super) fn columns(&mut self, dataset: &mut Dataset, register: RegisterId, batch: &mut Batch) {
        let decl = self.settings.knowledge.register(register);
        let Some(field) = decl.field("project") else { return };
        if let Some(code) = decl.field("code").filter(|_| decl.key == "projects") {
            copy_code(batch, decl, code, field);
        }
        let len = batch.len();
        let mut said: BTreeMap<(Said, String), Vec<usize>> = BTreeMap::new();
        for i in 0..len {
            let Value::Text(written) = batch.value(field, i) else { continue };
            let answer = self.answer(dataset, written);
            if let Some(what) = answer.said {
                said.entry((what, dataset.text(written).to_owned())).or_default().push(i);
            }
            let Some(column) = batch.column_mut(field) else { continue };
            column.values.set(i, answer.code.map_or(Value::Missing, Value::Text));
            if answer.code != Some(written) && column.native(i).is_none() {
                column.set_native(i, len, written);
            }
        }
        if self.directory.has_declared() {
            self.tell(dataset, batch, field, said);
        }
    }

    /// What a text of a project column stands for. Where no project is declared at all, or the text looks like a code, it
    /// is a new project.
    fn answer(&mut self, dataset: &mut Dataset, written: Sym) -> Answer {
        if let Some(known) = self.answers.get(&written) {
            return known.clone();
        }
        let text = dataset.text(written).trim().to_owned();
        let (at, said) = self.look(&text);
        let code = at.map(|at| dataset.text.intern(&self.directory.projects[at].code));
        let answer = Answer { code, said };
        self.answers.insert(written, answer.clone());
        answer
    }

    fn look(&mut self, text: &str) -> (Option<usize>, Option<Said>) {
        let code = |at: usize| self.directory.projects[at].code.clone();
        let declared = |at: usize| self.directory.projects[at].declared;
        match self.directory.look(text) {
            Found::One(at) => (Some(at), (!declared(at)).then_some(Said::Unknown)),
            Found::Beside(at, other) => (Some(at), Some(Said::Beside(code(at), code(other)))),
            Found::Several(all) => {
                let codes: Vec<String> = all.into_iter().map(code).collect();
                (None, Some(Said::Several(codes.join(" or "))))
            }
            Found::Nothing => {
                let prefixes = &self.settings.knowledge.recognition.project_numbers;
                if let Some(at) = self.directory.by_number(text, prefixes).filter(|at| declared(*at)) {
                    return (Some(at), Some(Said::Number(code(at))));
                }
                let new = !self.directory.has_declared() || looks_like_code(text);
                (new.then(|| self.directory.add(text, false)), Some(Said::Unknown))
            }
        }
    }

    /// Says what is to be said of a column: once for each text.
    fn tell(
        &mut self,
        dataset: &Dataset,
        batch: &Batch,
        field: FieldId,
        said: BTreeMap<(Said, String), Vec<usize>>,
    ) {
        for ((what, text), rows) in said {
            let (code, seen, remedy) = self.words(&what, &text);
            let finding = Finding::new(code, seen, remedy).evidence([text]);
            self.findings.push(finding.in_batch(dataset, &self.settings.knowledge, batch, field, &rows));
        }
    }

    fn words(&mut self, what: &Said, text: &str) -> (Code, String, String) {
        match what {
            Said::Unknown => {
                let seen = format!("`{text}` is no project that is known");
                (codes::PROJECT_UNKNOWN, seen, self.proposal(text))
            }
            Said::Several(projects) => {
                let seen = format!("`{text}` may be {projects}; none was taken");
                (codes::PROJECT_AMBIGUOUS, seen, "write the code of the project".to_owned())
            }
            Said::Beside(taken, other) => {
                let seen =
                    format!("`{text}` has the code of {taken} and a name of {other}; {taken} was taken");
                let remedy = "correct the one that is wrong; a code is believed before a name".to_owned();
                (codes::PROJECT_DISAGREES, seen, remedy)
            }
            Said::Number(taken) => {
                let seen = format!("`{text}` was read as {taken}, the only project with this number");
                let remedy = "nothing, if that is what was meant; else write the code".to_owned();
                (codes::PROJECT_SPELLING, seen, remedy)
            }
        }
    }

    /// What to do about a project that is not known, with the nearest that is.
    pub(super) fn proposal(&mut self, text: &str) -> String {
        let remedy = "add it to packwright.toml as a [[project]], or to the aliases of the right one";
        if !self.proposals.wanted() {
            return remedy.to_owned();
        }
        let declared = |at: &usize| self.directory.projects[*at].declared;
        let names: Vec<(&str, usize)> =
            self.directory.all_names().into_iter().filter(|(_, at)| declared(at)).collect();
        let near = nearest(&fold(text), names.iter().map(|(name, _)| *name));
        let project = near.and_then(|near| names.iter().find(|(name, _)| *name == near));
        let mut one = Proposals::default();
        if let Some((_, at)) = project {
            let title = self.directory.projects[*at].title();
            one.add(text, &title);
            self.proposals.add(text, &title);
        }
        one.remedy(remedy)
    }
}

/// In a projects register the project is the record's own code.
fn copy_code(batch: &mut Batch, decl: &Register, code: FieldId, project: FieldId) {
    let codes: Vec<Value> = (0..batch.len()).map(|i| batch.value(code, i)).collect();
    let cells = batch.column(code).map_or(Cells::Nowhere, |c| c.cells.clone());
    let column = batch.column_or_new(project, decl.decl(project));
    codes.into_iter().enumerate().for_each(|(i, code)| column.values.set(i, code));
    column.cells = cells;
}
