//! Which register a table is: the one whose fields explain its columns best, with what its sheet, title and file say.

use super::assign::{Candidate, Meaning, assign};
use super::labels;
use super::words::Words;
use crate::model::register::{FieldId, FieldKind, Register, RegisterId};

/// What is known of a table besides its columns.
pub struct Context<'c> {
    /// The sheet's name.
    pub sheet: &'c str,
    /// The text above it.
    pub title: &'c str,
    /// The file's name.
    pub file: &'c str,
    /// Whether months stand across.
    pub months: bool,
    /// The register that the settings say.
    pub told: Option<RegisterId>,
}

/// What a table was taken for.
pub struct Choice {
    /// The register.
    pub register: RegisterId,
    /// How sure, 0–1.
    pub confidence: f32,
    /// The same from the columns alone, without what names say.
    pub by_columns: f32,
    /// How much of the register is known, each column by how sure it is and how few registers have it.
    pub known: f32,
    /// Why, for people.
    pub reason: String,
    /// The meaning of each column.
    pub meanings: Vec<Option<Meaning>>,
    /// Whether months stand across.
    pub months: bool,
    /// Whether the rows are of several amounts in turn, as a column of them says.
    pub amounts_by_row: bool,
}

/// The best register; `None` where no register explains the columns.
pub fn classify(words: &Words<'_>, columns: &[Candidate<'_>], context: &Context<'_>) -> Option<Choice> {
    let said = [
        words.names.register(context.sheet),
        words.names.register(context.title),
        named_by_path(words, context.file),
    ];
    let names = said.map(|named| named.map(|(id, _)| id));
    let itself = names_itself(words, columns);
    // Where a file is a single list, its name is the list's.
    let weights = if context.sheet.is_empty() { [0.0, 0.2, 0.3] } else { [0.3, 0.2, 0.12] };
    let mut best: Option<(f32, Choice)> = None;
    for (id, register) in words.knowledge.each_register() {
        if context.told.is_some_and(|told| told != id) {
            continue;
        }
        let meanings = assign(words, id, columns);
        let known = names.contains(&Some(id)) || itself.contains(&id) || has_own(columns, &meanings);
        if context.told.is_none() && !(known && is_one(register, &meanings, context, itself.contains(&id))) {
            continue;
        }
        let explained = explained(register, columns, &meanings);
        let said = said.iter().zip(weights);
        let bonus: f32 = said.map(|(n, b)| n.filter(|n| n.0 == id).map_or(0.0, |n| b * n.1)).sum();
        let named = if itself.contains(&id) { 0.15 } else { 0.0 };
        let against =
            if bonus == 0.0 && names[..2].iter().any(Option::is_some) { OTHERWISE_NAMED } else { 0.0 };
        let gained = gained(columns, &meanings);
        let value = 0.6 * explained + 0.4 * gained / (gained + 2.0) + bonus + named - against
            + HALLMARK * hallmarks(register, columns, &meanings) as f32;
        if best.as_ref().is_none_or(|(v, _)| value > *v) {
            let confidence = if context.told.is_some() { 1.0 } else { value.clamp(0.0, 1.0) };
            let reason = reason(words, register, &names, id, &meanings, columns);
            best = Some((
                value,
                Choice {
                    register: id,
                    confidence,
                    by_columns: explained,
                    known: gained,
                    reason,
                    meanings,
                    months: context.months,
                    amounts_by_row: false,
                },
            ));
        }
    }
    best.map(|(_, choice)| choice)
}

/// The register that a file's name speaks of, or else its folder's.
fn named_by_path(words: &Words<'_>, path: &str) -> Option<(RegisterId, f32)> {
    path.rsplit('/').take(2).find_map(|part| words.names.register(part))
}

/// The registers by which the lines are called first: `Risk ID`, `decision_id`, `Maßnahme`. In the export of a tool an
/// "issue" is anything.
fn names_itself<'c>(words: &Words<'_>, columns: &'c [Candidate<'_>]) -> &'c [RegisterId] {
    let tools = &words.recognition().tool_labels;
    if columns.iter().any(|c| labels::forms(&c.label.last).iter().any(|form| tools.contains(form))) {
        return &[];
    }
    columns.iter().take(FIRST).map(|c| c.names.as_slice()).find(|named| !named.is_empty()).unwrap_or(&[])
}

/// So many unknown columns more than known ones count against a register.
const BESIDES: f32 = 2.0;

/// So many fields of its own make a register of a table that lacks what its records have to have.
const MANY: usize = 5;
/// What a column says that is a mark of the register.
const HALLMARK: f32 = 0.06;
/// The lines are called by one of so many columns.
const FIRST: usize = 3;
/// What speaks against a register where the sheet or the title names another.
const OTHERWISE_NAMED: f32 = 0.15;
/// A label of this strength surely means its field.
const SURELY: f32 = 0.8;
/// A column that no more registers have tells them apart.
const FEW: usize = 4;

/// Under this a table is not read.
pub const ENOUGH: f32 = 0.52;

/// Whether a table can be of a register at all: it has what makes its records records.
/// One that names itself need not have a title.
fn is_one(register: &Register, meanings: &[Option<Meaning>], context: &Context<'_>, itself: bool) -> bool {
    let has =
        |key: &str| register.field(key).is_some_and(|f| meanings.iter().flatten().any(|m| m.field == f));
    if context.months && register.field("period").is_none() {
        return false;
    }
    let own = meanings.iter().flatten().filter(|m| !is_shared(register, m.field)).count();
    let amounts = context.months
        || register.each_field().any(|(_, f)| {
            matches!(f.kind, FieldKind::Money | FieldKind::Number) && f.key != "rate" && has(&f.key)
        });
    let title = register.field("title").is_some_and(|f| register.decl(f).required);
    let lines = register.field("period").is_some() && !register.numbered;
    own + usize::from(context.months) + usize::from(itself) >= 2
        && (!title || has("title") || itself || own >= MANY)
        && (!lines || amounts || has("period"))
        && (own >= MANY
            || lines && own >= 3
            || register.each_field().any(|(_, f)| f.required && f.key != "project" && has(&f.key)))
        || (lines && context.months && (has("cost_code") || has("role")))
}

/// Whether every register has this field, so that it tells none from another.
pub fn is_shared(register: &Register, field: FieldId) -> bool {
    ["project", "id", "comments", "updated_on", "marking", "related"]
        .contains(&register.decl(field).key.as_str())
}

/// How much of the table's columns the register explains, less what the register requires and the table lacks.
fn explained(register: &Register, columns: &[Candidate<'_>], meanings: &[Option<Meaning>]) -> f32 {
    let known = columns.iter().zip(meanings).filter(|(_, m)| m.is_some());
    let counted: f32 = known.map(|(c, _)| weight(c)).sum();
    let unknown = columns.iter().zip(meanings).filter(|(_, m)| m.is_none());
    let unknown: f32 = unknown.map(|(c, _)| if c.profile.filled == 0 { 0.2 } else { 1.0 }).sum();
    // A wide table is not another list for what it holds besides.
    let counted = counted + unknown.min(counted + BESIDES);
    let missing = register
        .each_field()
        .filter(|(id, f)| {
            f.required && f.key != "project" && !meanings.iter().flatten().any(|m| m.field == *id)
        })
        .count();
    gained(columns, meanings) / (counted + 0.5 * missing as f32).max(1.0)
}

/// The known columns, each by how sure it is and how much it says about the register.
fn gained(columns: &[Candidate<'_>], meanings: &[Option<Meaning>]) -> f32 {
    let known = columns.iter().zip(meanings).filter_map(|(c, m)| Some((c, m.as_ref()?)));
    known.map(|(c, m)| m.confidence.min(1.0) * weight(c)).sum()
}

/// How many columns are fields that a record of the register has to have and hardly another register knows, such as the
/// likelihood of a risk.
fn hallmarks(register: &Register, columns: &[Candidate<'_>], meanings: &[Option<Meaning>]) -> usize {
    let known = columns.iter().zip(meanings).filter_map(|(c, m)| Some((c, m.as_ref()?)));
    known.filter(|(c, m)| register.decl(m.field).required && registers_with(c) <= 2).count()
}

/// How many registers have a field that the label of a column surely means.
fn registers_with(column: &Candidate<'_>) -> usize {
    let mut registers: Vec<RegisterId> =
        column.hits.iter().filter(|h| h.strength >= SURELY).map(|h| h.register).collect();
    registers.sort_unstable();
    registers.dedup();
    registers.len()
}

/// What a column says about the register: the more registers have it, the less.
fn weight(column: &Candidate<'_>) -> f32 {
    match registers_with(column) {
        0..=3 => 1.0,
        4..=8 => 0.7,
        _ => 0.5,
    }
}

/// Whether a column with a meaning is one that few registers have.
fn has_own(columns: &[Candidate<'_>], meanings: &[Option<Meaning>]) -> bool {
    columns.iter().zip(meanings).any(|(c, m)| m.is_some() && registers_with(c) <= FEW)
}

fn reason(
    words: &Words<'_>,
    register: &Register,
    names: &[Option<RegisterId>; 3],
    id: RegisterId,
    meanings: &[Option<Meaning>],
    columns: &[Candidate<'_>],
) -> String {
    let known = meanings.iter().flatten().count();
    let mut reason =
        format!("{known} of {} columns are known for {}", columns.len(), register.label.to_lowercase());
    let places = ["the sheet", "the title", "the file"];
    let said: Vec<&str> = names.iter().zip(places).filter(|(n, _)| **n == Some(id)).map(|(_, p)| p).collect();
    if !said.is_empty() {
        let verb = if said.len() == 1 { "is" } else { "are" };
        reason.push_str(&format!(", and {} {verb} named so", said.join(" and ")));
    }
    let other = names.iter().flatten().find(|n| **n != id);
    if let Some(other) = other.filter(|_| said.is_empty()) {
        let label = &words.knowledge.register(*other).label;
        reason.push_str(&format!(", though a name speaks of {}", label.to_lowercase()));
    }
    reason
}
