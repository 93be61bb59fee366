//! The project of every record: from its own column, else from the title, sheet, cover, file or folder.

use super::codes;
use super::directory::{Directory, code_in_name, looks_like_code};
use crate::finding::Finding;
use crate::model::address::CellRef;
use crate::model::dataset::Dataset;
use crate::model::record::{Batch, Cells, Value};
use crate::model::register::RegisterId;
use crate::model::submission::{Facts, Hint, Place};
use crate::model::text::Sym;
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Puts a project's code on every record that can have one, and lists all projects by code.
pub fn resolve(dataset: &mut Dataset, facts: &[Facts], settings: &Settings) -> Vec<Finding> {
    let mut run = Run {
        directory: Directory::new(dataset, settings),
        settings,
        facts,
        tables: sheets_with_records(dataset),
        codes: HashMap::new(),
        findings: Vec::new(),
    };
    // Columns first: what they name may be what a cover sheet means.
    for (id, _) in settings.knowledge.each_register() {
        let mut batches = std::mem::take(&mut dataset.registers[usize::from(id.0)]);
        for batch in &mut batches {
            run.columns(dataset, id, batch);
        }
        dataset.registers[usize::from(id.0)] = batches;
    }
    for (id, _) in settings.knowledge.each_register() {
        let mut batches = std::mem::take(&mut dataset.registers[usize::from(id.0)]);
        for batch in &mut batches {
            run.hints(dataset, id, batch);
        }
        dataset.registers[usize::from(id.0)] = batches;
    }
    dataset.projects = run.directory.projects;
    dataset.projects.sort_by(|a, b| a.code.cmp(&b.code));
    run.findings
}

/// Which sheets of each source hold records; the others may be covers.
fn sheets_with_records(dataset: &Dataset) -> BTreeSet<(u32, u16)> {
    dataset.registers.iter().flatten().map(|b| (b.source, b.sheet)).collect()
}

struct Run<'a> {
    directory: Directory,
    settings: &'a Settings,
    facts: &'a [Facts],
    tables: BTreeSet<(u32, u16)>,
    /// What a text of a project column stands for; `None` where it names no project.
    codes: HashMap<Sym, Option<Sym>>,
    findings: Vec<Finding>,
}

impl Run<'_> {
    /// Replaces what a project column says by codes.
    fn columns(&mut self, dataset: &mut Dataset, register: RegisterId, batch: &mut Batch) {
        let decl = self.settings.knowledge.register(register);
        let Some(field) = decl.field("project") else { return };
        let own = decl.field("code").filter(|_| decl.key == "projects");
        if let Some(code) = own {
            copy_code(batch, decl, code, field);
        }
        let len = batch.len();
        let mut unknown: BTreeMap<String, Vec<CellRef>> = BTreeMap::new();
        for i in 0..len {
            let Value::Text(written) = batch.value(field, i) else { continue };
            let code = self.code_of(dataset, written);
            if !code.is_some_and(|c| self.is_declared(dataset, c)) {
                let cell = batch.column(field).and_then(|c| batch.cell(c, i)).map(|(_, cell)| cell);
                unknown.entry(dataset.text(written).to_owned()).or_default().extend(cell);
            }
            let Some(column) = batch.column_mut(field) else { continue };
            column.values.set(i, code.map_or(Value::Missing, Value::Text));
            if code != Some(written) && column.native(i).is_none() {
                column.set_native(i, len, written);
            }
        }
        if self.directory.projects.iter().any(|p| p.declared) {
            self.tell_unknown(dataset, batch, unknown);
        }
    }

    fn is_declared(&self, dataset: &Dataset, code: Sym) -> bool {
        self.directory.find(dataset.text(code)).is_some_and(|at| self.directory.projects[at].declared)
    }

    /// The code that a text of a project column stands for. Where no project is declared at all, or the text looks
    /// like a code, it is a new project.
    fn code_of(&mut self, dataset: &mut Dataset, written: Sym) -> Option<Sym> {
        if let Some(known) = self.codes.get(&written) {
            return *known;
        }
        let text = dataset.text(written).trim().to_owned();
        let at = self.directory.find_in(&text).or_else(|| {
            let open = !self.directory.projects.iter().any(|p| p.declared);
            (open || looks_like_code(&text)).then(|| self.directory.add(&text, false))
        });
        let code = at.map(|at| dataset.text.intern(&self.directory.projects[at].code));
        self.codes.insert(written, code);
        code
    }

    fn tell_unknown(&mut self, dataset: &Dataset, batch: &Batch, unknown: BTreeMap<String, Vec<CellRef>>) {
        let source = &dataset.sources[batch.source as usize];
        let sheet = source.sheets.get(usize::from(batch.sheet)).map_or("", |s| s.0.as_str());
        let key = &self.settings.knowledge.register(batch.register).key;
        for (text, cells) in unknown {
            let remedy = "add it to packwright.toml as a [[project]], or to the aliases of the right one";
            let finding =
                Finding::new(codes::PROJECT_UNKNOWN, format!("`{text}` is no project that is known"), remedy);
            self.findings.push(finding.file(&source.file).sheet(sheet).register(key).cells(cells));
        }
    }

    /// Gives records without a project the one that the rest of the file names.
    fn hints(&mut self, dataset: &mut Dataset, register: RegisterId, batch: &mut Batch) {
        let decl = self.settings.knowledge.register(register);
        let Some(field) = decl.field("project") else { return };
        let without: Vec<usize> =
            (0..batch.len()).filter(|i| batch.value(field, *i) == Value::Missing).collect();
        if without.is_empty() {
            return;
        }
        let source = &dataset.sources[batch.source as usize];
        let sheet = source.sheets.get(usize::from(batch.sheet)).map_or(String::new(), |s| s.0.clone());
        let file = source.file.clone();
        let Some((at, hint)) = self.choose(batch, &file, &sheet) else {
            let seen = "nothing says which project these records belong to";
            let remedy =
                "name the project in the file or its name, or with [[submission]] in packwright.toml";
            let finding = Finding::new(codes::PROJECT_MISSING, seen, remedy);
            self.findings
                .push(finding.file(file).sheet(sheet).register(&decl.key).count(without.len() as u64));
            return;
        };
        let code = self.directory.projects[at].code.clone();
        let whole = without.len() == batch.len();
        let seen = format!("the records have no project of their own; {} says {code}", said_by(&hint.place));
        let finding = Finding::new(
            codes::PROJECT_TAKEN,
            seen,
            "say it with [[submission]] in packwright.toml if it is wrong",
        );
        let finding = finding.file(file).sheet(sheet).register(&decl.key).project(&code);
        self.findings.push(finding.count(without.len() as u64).evidence([hint.text.clone()]));
        let code = dataset.text.intern(&code);
        let column = batch.column_or_new(field, decl.decl(field));
        without.iter().for_each(|i| column.values.set(*i, Value::Text(code)));
        if whole {
            column.cells = match hint.place {
                Place::Cell(sheet, cell) | Place::Title(sheet, cell) => Cells::One(sheet as u16, cell),
                _ => Cells::Nowhere,
            };
        }
    }

    /// The project that the hints closest to a batch name.
    fn choose(&mut self, batch: &Batch, file: &str, sheet: &str) -> Option<(usize, Hint)> {
        let facts = self.facts.get(batch.source as usize)?;
        let mut hints: Vec<(u8, &Hint)> =
            facts.projects.iter().filter_map(|h| Some((self.closeness(batch, h)?, h))).collect();
        hints.sort_by_key(|(closeness, _)| *closeness);
        let named: Vec<(usize, &Hint)> =
            hints.iter().filter_map(|(_, h)| Some((self.directory.find_in(&h.text)?, *h))).collect();
        if let Some((at, hint)) = named.first() {
            let (at, hint) = (*at, (*hint).clone());
            if let Some((other, elsewhere)) = named.iter().find(|(other, _)| *other != at) {
                let code = |at: usize| self.directory.projects[at].code.clone();
                let seen = format!(
                    "{} says {}, but {} says {}",
                    said_by(&hint.place),
                    code(at),
                    said_by(&elsewhere.place),
                    code(*other)
                );
                let remedy = format!("the records went to {}; correct the place that is wrong", code(at));
                let finding = Finding::new(codes::PROJECT_DISAGREES, seen, remedy).file(file).sheet(sheet);
                self.findings.push(finding.evidence([hint.text.clone(), elsewhere.text.clone()]));
            }
            return Some((at, hint));
        }
        let (text, hint) = self.new_code(&hints)?;
        let at = self.directory.find(&text).unwrap_or_else(|| self.directory.add(&text, false));
        let name = hints.iter().map(|(_, h)| *h).find(|h| is_labelled(h) && code_of_text(&h.text).is_none());
        self.directory.describe(at, name.map(|h| h.text.as_str()), None);
        Some((at, hint))
    }

    /// The code of a project nobody declared, and the hint that says so: one beside a label, else one in a title or
    /// name, else, where no project is declared at all, whatever stands beside a label.
    fn new_code(&self, hints: &[(u8, &Hint)]) -> Option<(String, Hint)> {
        let open = !self.directory.projects.iter().any(|p| p.declared);
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
        match hint.place {
            Place::Settings => Some(0),
            Place::Cell(sheet, _) if sheet == own => Some(1),
            Place::Title(sheet, _) if sheet == own => Some(2),
            Place::SheetName(sheet) if sheet == own => Some(3),
            Place::SheetName(_) => None,
            Place::Cell(sheet, _) | Place::Title(sheet, _)
                if self.tables.contains(&(batch.source, sheet as u16)) =>
            {
                None
            }
            Place::Cell(..) => Some(4),
            Place::Title(..) => Some(5),
            Place::FileName => Some(6),
            Place::Folder => Some(7),
        }
    }
}

/// Whether a hint stands beside a label that says what it is.
fn is_labelled(hint: &Hint) -> bool {
    matches!(hint.place, Place::Cell(..))
}

/// A text that is a code, or the code that stands in it.
fn code_of_text(text: &str) -> Option<String> {
    let text = text.trim();
    if looks_like_code(text) { Some(text.to_owned()) } else { code_in_name(text).map(str::to_owned) }
}

/// In a projects register the project is the record's own code.
fn copy_code(
    batch: &mut Batch,
    decl: &crate::model::register::Register,
    code: crate::model::register::FieldId,
    project: crate::model::register::FieldId,
) {
    let codes: Vec<Value> = (0..batch.len()).map(|i| batch.value(code, i)).collect();
    let cells = batch.column(code).map_or(Cells::Nowhere, |c| c.cells.clone());
    let column = batch.column_or_new(project, decl.decl(project));
    codes.into_iter().enumerate().for_each(|(i, code)| column.values.set(i, code));
    column.cells = cells;
}

/// A place in words, to stand before "says".
fn said_by(place: &Place) -> String {
    match place {
        Place::Settings => "packwright.toml".to_owned(),
        Place::Cell(_, cell) | Place::Title(_, cell) => format!("cell {cell}"),
        Place::SheetName(_) => "the sheet's name".to_owned(),
        Place::FileName => "the file's name".to_owned(),
        Place::Folder => "the folder's name".to_owned(),
    }
}
