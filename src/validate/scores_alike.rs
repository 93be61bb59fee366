//! # scores-alike
//!
//! Nearly all risks of a project have one and the same likelihood and impact.
//!
//! ## What it finds
//! Projects with ten open scored risks or more of which four in five have the same likelihood and the same impact
//! (`alike-risks` and `alike-share` in `thresholds.toml`), as when everything is 3 by 3.
//!
//! ## Why it matters
//! Nobody has scored them: the form was filled in. No list of top risks and no heat map says anything about that project.
//!
//! ## Example
//! 22 of 24 open risks are scored 3 by 3.
//!
//! ## What to do
//! Score the risks with their owners, against the words of the scale.

use super::view::{View, levels, text, texts};
use crate::finding::{Code, Finding, Severity};
use crate::model::record::Batch;
use crate::model::register::FieldId;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) const CODE: Code = Code::new("scores-alike", Severity::Note, include_str!("scores_alike.rs"));

pub(super) fn check(view: View<'_>) -> Vec<Finding> {
    let (Some(least), Some(share)) = (view.threshold("alike-risks"), view.threshold("alike-share")) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (batch, [project, likelihood, impact]) in view.of("risks", ["project", "likelihood", "impact"]) {
        for rows in by_project(view, batch, [project, likelihood, impact]).values() {
            let all = Decimal::from(rows.values().map(Vec::len).sum::<usize>());
            let most = rows.iter().max_by_key(|(pair, rows)| (rows.len(), **pair));
            let Some(((l, i), same)) = most.filter(|_| all >= least) else { continue };
            if Decimal::from(same.len()) < all.saturating_mul(share) {
                continue;
            }
            let seen = "nearly all risks have one and the same likelihood and impact";
            let remedy = "score the risks with their owners, against the words of the scale";
            let found = view.finding(CODE, batch, likelihood, same, seen, remedy);
            let evidence = format!("{} of {all} are scored {l} by {i}", same.len());
            findings.extend(found.map(|f| f.evidence([evidence])));
        }
    }
    findings
}

/// For each project the open scored risks by likelihood and impact.
fn by_project<'a>(
    view: View<'a>,
    batch: &Batch,
    [project, likelihood, impact]: [FieldId; 3],
) -> BTreeMap<&'a str, BTreeMap<(u8, u8), Vec<usize>>> {
    let (projects, open) = (texts(batch, project), view.open(batch));
    let pairs = levels(batch, likelihood).iter().zip(levels(batch, impact)).enumerate();
    let mut found: BTreeMap<&str, BTreeMap<(u8, u8), Vec<usize>>> = BTreeMap::new();
    for (row, (l, i)) in pairs.filter(|(row, (l, i))| open[*row] && **l > 0 && **i > 0) {
        let of = found.entry(view.dataset.text(text(projects, row))).or_default();
        of.entry((*l, *i)).or_default().push(row);
    }
    found
}
