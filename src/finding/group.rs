//! Findings by cause: the same thing seen in many places is told once.

use super::{Code, Finding, Severity};

/// Findings of one cause.
#[derive(Debug)]
pub struct Group<'a> {
    /// Their kind.
    pub code: Code,
    /// The gravest level among them.
    pub level: Severity,
    /// What was seen, the same in all.
    pub seen: &'a str,
    /// What to do.
    pub remedy: &'a str,
    /// The findings, in the order given.
    pub findings: Vec<&'a Finding>,
    /// How many cells or rows they stand for together.
    pub count: u64,
}

/// Groups findings by code, label and what was seen: the gravest first, then by code and in the order given.
pub fn by_cause(findings: &[Finding]) -> Vec<Group<'_>> {
    let mut index = std::collections::HashMap::new();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for finding in findings {
        let key = (finding.code.id, finding.seen.as_str(), finding.place.label.as_str());
        let at = *index.entry(key).or_insert_with(|| {
            groups.push(Group {
                code: finding.code,
                level: finding.level,
                seen: &finding.seen,
                remedy: &finding.remedy,
                findings: Vec::new(),
                count: 0,
            });
            groups.len() - 1
        });
        groups[at].level = groups[at].level.max(finding.level);
        groups[at].count += finding.count;
        groups[at].findings.push(finding);
    }
    groups.sort_by(|a, b| b.level.cmp(&a.level).then(a.code.id.cmp(b.code.id)));
    groups
}
