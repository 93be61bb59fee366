//! # owner-unknown
//!
//! The owner of open items is on no roles or resources list of the portfolio.
//!
//! ## What it finds
//! People who own open items and whom no roles register, resource plan or project list of any project names. Said
//! once for each person and table; not at all where no such list was handed in.
//!
//! ## Why it matters
//! The person may have left, or the name may be spelt so that it was not known again; then their items are not
//! brought together.
//!
//! ## Example
//! `J. Smithe` owns three open risks; the roles register has `Jane Smith`.
//!
//! ## What to do
//! Add the person to the roles register, mend the spelling, or give the items to somebody else.

use super::view::{View, texts};
use crate::finding::{Code, Finding, Severity};
use crate::model::people::LISTS;
use crate::model::text::Sym;
use std::collections::{BTreeMap, HashSet};

pub(super) const CODE: Code = Code::new("owner-unknown", Severity::Note, include_str!("owner_unknown.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let known = known(view);
    if known.is_empty() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (batch, [_, owner]) in view.with(["status", "owner"]) {
        let open = view.open(batch);
        let mut unknown: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (i, (person, open)) in texts(batch, owner).iter().zip(&open).enumerate() {
            if *open && !person.is_none() && !known.contains(person) {
                unknown.entry(view.dataset.text(*person)).or_default().push(i);
            }
        }
        for (person, rows) in unknown {
            let seen = format!("{person} owns open items and is on no roles or resources list");
            let remedy = "add the person to the roles register, or mend the name";
            findings.extend(view.finding(CODE, batch, owner, &rows, seen, remedy));
        }
    }
    findings
}

/// Everybody whom the lists name; nobody where there is neither a roles nor a resources list.
fn known(view: View<'_>) -> HashSet<Sym> {
    let mut known = HashSet::new();
    for (key, fields) in LISTS {
        let Some(register) = view.knowledge().find_register(key) else { continue };
        if key == "projects" && known.is_empty() {
            continue;
        }
        for batch in view.dataset.batches(register) {
            let fields = fields.iter().filter_map(|f| view.knowledge().register(register).field(f));
            known.extend(fields.flat_map(|f| texts(batch, f)).filter(|s| !s.is_none()).copied());
        }
    }
    known
}
