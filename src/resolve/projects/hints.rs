//! What the rest of a file says about the project of its records: title, sheet, cover, file and folder.

use super::Run;
use super::code::{code_in_name, code_of_text};
use super::place::{said_by, why};
use crate::finding::Finding;
use crate::model::dataset::Dataset;
use crate::model::record::{Batch, Cells, Value};
use crate::model::register::{FieldId, RegisterId};
use crate::model::submission::{Hint, Place};
use crate::model::text::Sym;
use crate::resolve::codes;

impl Run<'_> {
    /// Gives records without a project the one that the rest of the file names, and says where it names another than the
    /// records do.
    pub(super) fn hints(&mut self, dataset: &mut Dataset, register: RegisterId, batch: &mut Batch) {
        let decl = self.settings.knowledge.register(register);
        let Some(field) = decl.field("project") else { return };
        let without: Vec<usize> =
            (0..batch.len()).filter(|i| batch.value(field, *i) == Value::Missing).collect();
        if decl.key != "projects"
            && let Some(own) = one_project(batch, field)
        {
            self.compare(dataset, batch, own);
            self.name(dataset, batch, own);
        }
        if without.is_empty() {
            return;
        }
        let (file, sheet) = where_is(dataset, batch);
        let finding = |finding: Finding| finding.file(&file).sheet(&sheet).register(&decl.key);
        let Some((at, hint)) = self.choose(batch, &file, &sheet) else {
            let seen = "nothing says which project these records belong to";
            let remedy =
                "name the project in the file or its name, or with [[submission]] in packwright.toml";
            let missing = Finding::new(codes::PROJECT_MISSING, seen, remedy);
            self.findings.push(finding(missing).count(without.len() as u64));
            return;
        };
        let code = self.directory.projects[at].code.clone();
        let seen =
            format!("the records have no known project of their own; {} says {code}", said_by(&hint.place));
        let remedy = "say it with [[submission]] in packwright.toml if it is wrong";
        let taken = finding(Finding::new(codes::PROJECT_TAKEN, seen, remedy)).project(&code);
        self.findings.push(taken.count(without.len() as u64).evidence([hint.text.clone()]));
        let code = dataset.text.intern(&code);
        let native = dataset.text.intern(&hint.text);
        let len = batch.len();
        let column = batch.column_or_new(field, decl.decl(field));
        without.iter().for_each(|i| column.values.set(*i, Value::Text(code)));
        // What a record itself states, though it is no project, stays.
        let silent: Vec<usize> = without.into_iter().filter(|i| column.native(*i).is_none()).collect();
        let from = match hint.place {
            Place::Cell(sheet, cell) | Place::Title(sheet, cell) => Cells::One(sheet as u16, cell),
            named => Cells::Named(named),
        };
        if native != code || matches!(from, Cells::Named(_)) {
            silent.iter().for_each(|i| column.set_native(*i, len, native));
        }
        column.cells.fill(from, &silent, len);
    }

    /// Takes the name that stands beside a label for that of the one project of a table, where nothing else names it.
    fn name(&mut self, dataset: &Dataset, batch: &Batch, own: Sym) {
        let Some(at) = self.directory.find(dataset.text(own)) else { return };
        let project = &self.directory.projects[at];
        if project.declared || project.name != project.code {
            return;
        }
        let Some(facts) = self.facts.get(batch.source as usize) else { return };
        let is_name = |h: &&Hint| {
            is_labelled(h)
                && self.closeness(batch, h).is_some()
                && code_of_text(&h.text).is_none()
                && self.directory.find_in(&h.text).is_none()
        };
        let name = facts.projects.iter().find(is_name).map(|h| h.text.clone());
        self.directory.describe(at, name.as_deref(), None);
    }

    /// Says where the settings, a labelled cell or the file's name name another project than all records of a table do.
    fn compare(&mut self, dataset: &Dataset, batch: &Batch, own: Sym) {
        let own = dataset.text(own).to_owned();
        let Some(facts) = self.facts.get(batch.source as usize) else { return };
        let sure = |h: &&Hint| matches!(h.place, Place::Settings | Place::Cell(..) | Place::FileName);
        let near = facts.projects.iter().filter(sure).filter(|h| self.closeness(batch, h).is_some());
        let others = near.filter_map(|h| {
            let code = &self.directory.projects[self.directory.find_in(&h.text)?].code;
            (*code != own).then(|| (h.text.clone(), format!("{} says {code}", said_by(&h.place))))
        });
        let (texts, places): (Vec<String>, Vec<String>) = others.unzip();
        if places.is_empty() {
            return;
        }
        let seen = format!("the records say {own}, but {}", places.join(" and "));
        let remedy =
            format!("the records stay with {own}, since each row names it; correct the place that is wrong");
        let (file, sheet) = where_is(dataset, batch);
        let finding =
            Finding::new(codes::PROJECT_DISAGREES, seen, remedy).file(file).sheet(sheet).project(&own);
        self.findings.push(finding.evidence(texts).count(batch.len() as u64));
    }

    /// The project that the hints closest to a batch name.
    fn choose(&mut self, batch: &Batch, file: &str, sheet: &str) -> Option<(usize, Hint)> {
        let facts = self.facts.get(batch.source as usize)?;
        let mut hints: Vec<(u8, &Hint)> =
            facts.projects.iter().filter_map(|h| Some((self.closeness(batch, h)?, h))).collect();
        hints.sort_by_key(|(closeness, _)| *closeness);
        let named: Vec<(usize, &Hint)> =
            hints.iter().filter_map(|(_, h)| Some((self.by_hint(h)?, *h))).collect();
        if let Some((at, hint)) = named.first() {
            let (at, hint) = (*at, (*hint).clone());
            self.disagreeing(&named, usize::from(batch.sheet), file, sheet);
            return Some((at, hint));
        }
        let (text, hint) = self.new_code(&hints)?;
        let known = self.directory.find(&text);
        let at = known.unwrap_or_else(|| self.directory.add(&text, false));
        let name = hints.iter().map(|(_, h)| *h).find(|h| is_labelled(h) && code_of_text(&h.text).is_none());
        self.directory.describe(at, name.map(|h| h.text.as_str()), None);
        if self.directory.has_declared() && !self.directory.projects[at].declared {
            let seen = format!("`{text}` is no project that is known; {} says it", said_by(&hint.place));
            let finding = Finding::new(codes::PROJECT_UNKNOWN, seen, self.proposal(&text));
            self.findings.push(finding.file(file).sheet(sheet).project(&text).evidence([hint.text.clone()]));
        }
        Some((at, hint))
    }

    /// The project that a hint names; by its number alone only where a label or the settings say that it is one.
    fn by_hint(&self, hint: &Hint) -> Option<usize> {
        let labelled = is_labelled(hint) || hint.place == Place::Settings;
        let by_number = || {
            let prefixes = &self.settings.knowledge.recognition.project_numbers;
            self.directory.by_number(&hint.text, prefixes).filter(|at| self.directory.projects[*at].declared)
        };
        self.directory.find_in(&hint.text).or_else(|| by_number().filter(|_| labelled))
    }

    /// Says which places name other projects than the one that was taken, and why that was.
    fn disagreeing(&mut self, named: &[(usize, &Hint)], own: usize, file: &str, sheet: &str) {
        let Some(((at, hint), rest)) = named.split_first() else { return };
        let code = |at: usize| &self.directory.projects[at].code;
        let others: Vec<&(usize, &Hint)> = rest.iter().filter(|(other, _)| other != at).collect();
        if others.is_empty() {
            return;
        }
        let mut each: Vec<String> =
            others.iter().map(|(at, h)| format!("{} says {}", said_by(&h.place), code(*at))).collect();
        each.dedup();
        let seen = format!("{} says {}, but {}", said_by(&hint.place), code(*at), each.join(" and "));
        let why = why(&hint.place, own);
        let remedy =
            format!("the records went to {}, since {why}; correct the place that is wrong", code(*at));
        let finding = Finding::new(codes::PROJECT_DISAGREES, seen, remedy).file(file).sheet(sheet);
        let texts = std::iter::once(&hint.text).chain(others.iter().map(|(_, h)| &h.text)).cloned();
        self.findings.push(finding.evidence(texts));
    }

    /// The code of a project nobody declared, and the hint that says so: one beside a label, else one in a title or
    /// name, else, where no project is declared at all, whatever stands beside a label.
    fn new_code(&self, hints: &[(u8, &Hint)]) -> Option<(String, Hint)> {
        let open = !self.directory.has_declared();
        let find = |is: &dyn Fn(&Hint) -> Option<String>| {
            hints.iter().find_map(|(_, h)| is(h).map(|code| (code, (*h).clone())))
        };
        find(&|h| (h.place == Place::Settings).then(|| h.text.clone()))
            .or_else(|| find(&|h| code_of_text(&h.text).filter(|_| is_labelled(h))))
            .or_else(|| find(&|h| code_in_name(&h.text).map(str::to_owned)))
            .or_else(|| find(&|h| (open && is_labelled(h)).then(|| h.text.trim().to_owned())))
    }

    /// How close a hint is to the records of a batch, 0 the closest; `None` when it speaks of others.
    fn closeness(&self, batch: &Batch, hint: &Hint) -> Option<u8> {
        let own = usize::from(batch.sheet);
        let others = |sheet: usize| self.tables.contains(&(batch.source, sheet as u16));
        match hint.place {
            Place::Settings => Some(0),
            Place::Cell(sheet, _) if sheet == own => Some(1),
            Place::Title(sheet, _) if sheet == own => Some(2),
            Place::SheetName(sheet) if sheet == own => Some(3),
            Place::SheetName(_) => None,
            Place::Cell(sheet, _) | Place::Title(sheet, _) if others(sheet) => None,
            Place::Cell(..) => Some(4),
            Place::Title(..) => Some(5),
            Place::FileName => Some(6),
            Place::Folder => Some(7),
        }
    }
}

/// The code of the project that all records with one have.
fn one_project(batch: &Batch, field: FieldId) -> Option<Sym> {
    let mut codes = (0..batch.len()).map(|i| batch.value(field, i)).filter(|v| *v != Value::Missing);
    let Some(Value::Text(own)) = codes.next() else { return None };
    codes.all(|other| other == Value::Text(own)).then_some(own)
}

/// Whether a hint stands beside a label that says what it is.
fn is_labelled(hint: &Hint) -> bool {
    matches!(hint.place, Place::Cell(..))
}

/// The file and the sheet of a batch.
fn where_is(dataset: &Dataset, batch: &Batch) -> (String, String) {
    let source = dataset.sources.get(batch.source as usize);
    source.map(|s| (s.file.clone(), s.sheet(batch.sheet).to_owned())).unwrap_or_default()
}
