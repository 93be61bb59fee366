//! A title that may be several roles: what stands beside it decides, else the likeliest is taken and the question asked.

use super::super::desk::{Asked, Desk};
use super::super::table::Work;
use super::super::{codes, text};
use crate::model::record::Value;
use crate::model::register::{FieldId, FieldKind};
use crate::model::role::{AmbiguousTitle, Decided, DecidedBy};
use crate::model::text::Sym;
use crate::model::workbook::CellValue;
use std::collections::BTreeMap;

/// What was found for a title: the role and why, or nothing.
type Answer = Option<(String, String)>;

/// Decides the titles of a table, and tells each once: with its reason, or with its question.
pub fn decide(desk: &mut Desk<'_>, work: &mut Work<'_>) {
    let model = &desk.settings.knowledge.roles;
    let mut told: BTreeMap<(FieldId, String, Answer), (usize, Vec<usize>)> = BTreeMap::new();
    for (field, line, at) in std::mem::take(&mut work.ambiguous) {
        let Some(which) = model.ambiguous.get(at) else { continue };
        let answer = answer(desk, work, which, line);
        if let Some((role, _)) = &answer {
            let value = text::value(desk.text.intern(role));
            if let Some(filled) = work.filled.iter_mut().find(|f| f.field == field) {
                filled.read.values[line] = value;
            }
        }
        let title = title(desk, work, field, line);
        told.entry((field, title, answer)).or_insert((at, Vec::new())).1.push(line);
    }
    for ((field, title, answer), (at, lines)) in told {
        let (Some(column), Some(which)) = (work.column_of(field), model.ambiguous.get(at)) else { continue };
        tell(desk, work.asked(column, field), &title, which, answer, &lines);
    }
}

fn tell(
    desk: &mut Desk<'_>,
    asked: Asked<'_>,
    title: &str,
    which: &AmbiguousTitle,
    answer: Answer,
    lines: &[usize],
) {
    let model = &desk.settings.knowledge.roles;
    let (code, seen, remedy) = match answer {
        Some((role, why)) => (
            codes::ROLE_DECIDED,
            format!("`{title}` may be several roles; {} was taken, since {why}", model.label(&role)),
            "nothing, if that is what was meant".to_owned(),
        ),
        None => (
            codes::ROLE_AMBIGUOUS,
            format!("`{title}` may be several roles; {} was taken", model.label(&which.likeliest)),
            format!("answer this and write a title that means one role: {}", which.question),
        ),
    };
    desk.say(asked, code, seen, remedy, lines);
}

/// The role that the record's scope names, else the only one that words in its texts speak for, and why.
fn answer(desk: &Desk<'_>, work: &Work<'_>, which: &AmbiguousTitle, line: usize) -> Answer {
    let scope = scope(desk, work, line);
    let by_scope = which.decided.iter().find_map(|d| match &d.by {
        DecidedBy::Scope(scopes) if scopes.contains(scope.as_ref()?) => Some((d, scope.as_ref()?)),
        _ => None,
    });
    if let Some((decided, scope)) = by_scope {
        return Some((decided.role.clone(), format!("its scope is {scope}")));
    }
    let texts = texts(desk, work, line);
    let spoken = |d: &Decided| match &d.by {
        DecidedBy::Words(words) => texts.iter().find_map(|text| words.first_within(text).map(str::to_owned)),
        DecidedBy::Scope(_) => None,
    };
    let mut found = which.decided.iter().filter_map(|d| Some((d, spoken(d)?)));
    let (first, word) = found.next()?;
    let contradicted = found.any(|(other, _)| other.role != first.role);
    (!contradicted).then(|| (first.role.clone(), format!("`{word}` stands beside it")))
}

/// The key of the record's scope.
fn scope(desk: &Desk<'_>, work: &Work<'_>, line: usize) -> Option<String> {
    let filled = work.find("scope")?;
    let FieldKind::Choice(name) = &work.register.decl(filled.field).kind else { return None };
    match filled.read.values.get(line)? {
        Value::Choice(choice) => Some(desk.settings.knowledge.vocabulary(name)?.choice(*choice).key.clone()),
        _ => None,
    }
}

/// The prose of the record, its title among it, and the cells that are no field.
fn texts<'d>(desk: &'d Desk<'_>, work: &Work<'_>, line: usize) -> Vec<&'d str> {
    let prose = work.filled.iter().filter(|f| work.register.decl(f.field).kind == FieldKind::Text);
    let fields = prose.filter_map(|f| match f.read.values.get(line)? {
        Value::Text(sym) => Some(*sym),
        _ => None,
    });
    let extras = work.extras.iter().filter_map(|at| cell_text(work, *at, line));
    fields.chain(extras).map(|sym| desk.text.get(sym)).collect()
}

fn cell_text(work: &Work<'_>, column: usize, line: usize) -> Option<Sym> {
    match work.gathered.columns.get(column)?.cell(line)?.value {
        CellValue::Text(sym) => Some(sym),
        _ => None,
    }
}

/// The title as written.
fn title(desk: &Desk<'_>, work: &Work<'_>, field: FieldId, line: usize) -> String {
    let written = work.column_of(field).and_then(|column| cell_text(work, column, line));
    written.map(|sym| desk.text.get(sym).to_owned()).unwrap_or_default()
}
