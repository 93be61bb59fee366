//! Ids for records of numbered registers that have none: made of what the record says, so that they stay the same when
//! the record moves.

use super::codes;
use super::column::Problem;
use super::notes::Notes;
use crate::model::address::CellRef;
use crate::model::record::{Batch, Value};
use crate::model::register::Register;
use crate::model::text::{Interner, Sym};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Gives an id to each record without one. Records that say the same get ids that differ.
pub fn make(register: &Register, batch: &mut Batch, notes: &mut Notes, text: &mut Interner) {
    let Some(id) = register.field("id").filter(|_| register.numbered) else { return };
    let missing: Vec<usize> = (0..batch.len()).filter(|n| batch.value(id, *n) == Value::Missing).collect();
    if missing.is_empty() {
        return;
    }
    let said: Vec<String> = missing.iter().map(|n| content(register, batch, *n, text)).collect();
    let mut seen: HashMap<String, u32> = HashMap::new();
    let mut made: Vec<Sym> = Vec::with_capacity(missing.len());
    for content in said {
        let hash = Sha256::digest(content.as_bytes());
        let mut name: String = hash.iter().take(4).map(|b| format!("{b:02x}")).collect();
        let again = seen.entry(name.clone()).or_insert(0);
        *again += 1;
        if *again > 1 {
            name.push_str(&format!("-{again}"));
        }
        made.push(text.intern(&format!("~{name}")));
    }
    let problem = Problem {
        code: codes::ID_MADE,
        seen: "the record has no id; one was made of its text".to_owned(),
        remedy: "give each item an id of its own, so that it can be followed from month to month",
    };
    for n in &missing {
        notes.add(&problem, &register.decl(id).label, CellRef::new(batch.rows[*n], 0), String::new);
    }
    let column = batch.column_or_new(id, register.decl(id));
    for (n, name) in missing.into_iter().zip(made) {
        column.values.set(n, Value::Text(name));
    }
}

/// What a record says in words: its texts in the order of the fields, project and comments left out.
fn content(register: &Register, batch: &Batch, n: usize, text: &Interner) -> String {
    let mut content = register.key.clone();
    for column in &batch.columns {
        let key = register.decl(column.field).key.as_str();
        if ["project", "comments", "status", "owner"].contains(&key) {
            continue;
        }
        if let Value::Text(sym) = column.values.get(n) {
            content.push('\u{1f}');
            content.push_str(text.get(sym));
        }
    }
    content
}
