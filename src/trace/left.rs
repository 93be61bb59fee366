//! The records that do not count, by why.

use super::error::TraceError;
use super::month::Stored;
use super::records::Records;
use super::tree::Part;
use serde::Serialize;

/// The records of a part's register: all are behind it, of another scope, or left out by the first condition that they do
/// not meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The part.
    pub part: String,
    /// Its name.
    pub label: String,
    /// The key of the register.
    pub register: String,
    /// How many records the register has.
    pub records: usize,
    /// How many are behind the part.
    pub behind: usize,
    /// How many are of another project, month, category or whatever else the figure was worked out for.
    pub elsewhere: usize,
    /// How many of the others first fail each condition, in the order of the conditions.
    pub unmet: Vec<Unmet>,
}

/// A condition that records do not meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unmet {
    /// In words.
    pub condition: String,
    /// How many records fail it first.
    pub records: usize,
}

/// Counts the records of a part's register; `scope` says which are of the figure's.
pub fn left_out(
    stored: &Stored,
    records: &Records,
    part: &Part<'_>,
    scope: &[bool],
) -> Result<Option<LeftOut>, TraceError> {
    let Some(register) = stored.register(&part.of.register) else { return Ok(None) };
    let behind = records.flags(&format!("in:{}", part.id))?;
    let mut conditions = Vec::new();
    for n in &part.of.conditions {
        let words = register.conditions.get(*n).map_or("", |c| &c.words);
        conditions.push((words.to_owned(), records.flags(&format!("if:{n}"))?, 0));
    }
    let (mut elsewhere, mut counted, mut without) = (0, 0, 0);
    for i in 0..scope.len() {
        if !scope[i] {
            elsewhere += 1;
        } else if behind[i] {
            counted += 1;
        } else {
            match conditions.iter_mut().find(|(_, met, _)| !met[i]) {
                Some((_, _, failed)) => *failed += 1,
                None => without += 1,
            }
        }
    }
    let label = |key: &String| {
        let field = register.fields.iter().find(|f| f.key == *key);
        field.map_or(key.as_str(), |f| &f.label).to_lowercase()
    };
    let fields: Vec<String> = part.of.quantity.iter().flat_map(|q| &q.fields).map(label).collect();
    conditions.push((format!("{} is given", fields.join(" and ")), Vec::new(), without));
    let unmet = conditions.into_iter().filter(|(.., failed)| *failed > 0);
    Ok(Some(LeftOut {
        part: part.id.to_owned(),
        label: part.label.to_owned(),
        register: register.key.clone(),
        records: scope.len(),
        behind: counted,
        elsewhere,
        unmet: unmet.map(|(condition, _, records)| Unmet { condition, records }).collect(),
    }))
}
