//! Kinds of findings of this stage. A rule that keeps duties apart is told under the kind whose name begins with its id.

use crate::finding::{Code, Severity};
use crate::model::segregation::Rule;

/// A role that the portfolio needs is held by nobody.
pub const ROLE_NOT_HELD: Code =
    Code::new("role-not-held", Severity::Warning, include_str!("pages/role-not-held.md"));
/// A person holds more roles than one can fill.
pub const PERSON_STRETCHED: Code =
    Code::new("person-stretched", Severity::Note, include_str!("pages/person-stretched.md"));
/// A breach that was agreed to.
pub const SEGREGATION_WAIVED: Code =
    Code::new("segregation-waived", Severity::Note, include_str!("pages/segregation-waived.md"));
/// A rule that could not be looked at, or not in full.
pub const SEGREGATION_UNCHECKED: Code =
    Code::new("segregation-unchecked", Severity::Note, include_str!("pages/segregation-unchecked.md"));
/// An exception whose last day is over.
pub const WAIVER_EXPIRED: Code =
    Code::new("waiver-expired", Severity::Warning, include_str!("pages/waiver-expired.md"));
/// An exception that excepts nothing.
pub const WAIVER_UNUSED: Code =
    Code::new("waiver-unused", Severity::Note, include_str!("pages/waiver-unused.md"));
/// A breach of a rule of the user's own.
pub const SEGREGATION: Code =
    Code::new("segregation", Severity::Warning, include_str!("pages/segregation.md"));

/// A kind for each built-in rule that is told here.
pub const RULES: &[Code] = &[
    Code::new("sd1-sponsor-manages", Severity::Warning, include_str!("pages/sd1-sponsor-manages.md")),
    Code::new("sd2-assurance-delivers", Severity::Warning, include_str!("pages/sd2-assurance-delivers.md")),
    Code::new("sd3-one-sponsor", Severity::Warning, include_str!("pages/sd3-one-sponsor.md")),
    Code::new(
        "sd4-change-approved-alone",
        Severity::Warning,
        include_str!("pages/sd4-change-approved-alone.md"),
    ),
    Code::new("sd5-budget-not-apart", Severity::Warning, include_str!("pages/sd5-budget-not-apart.md")),
    Code::new("sd6-supplier-decides", Severity::Warning, include_str!("pages/sd6-supplier-decides.md")),
    Code::new(
        "sd7-report-signed-off-alone",
        Severity::Warning,
        include_str!("pages/sd7-report-signed-off-alone.md"),
    ),
    Code::new("sd8-risks-heaped", Severity::Note, include_str!("pages/sd8-risks-heaped.md")),
    Code::new(
        "sd9-benefit-not-in-business",
        Severity::Note,
        include_str!("pages/sd9-benefit-not-in-business.md"),
    ),
    Code::new("sd10-own-work-reviewed", Severity::Note, include_str!("pages/sd10-own-work-reviewed.md")),
    Code::new("sd11-owner-left", Severity::Warning, include_str!("pages/sd11-owner-left.md")),
    Code::new("sd13-post-vacant", Severity::Warning, include_str!("pages/sd13-post-vacant.md")),
    Code::new("sd14-register-not-kept", Severity::Note, include_str!("pages/sd14-register-not-kept.md")),
    Code::new(
        "sd15-supplier-in-control",
        Severity::Warning,
        include_str!("pages/sd15-supplier-in-control.md"),
    ),
    Code::new("rm1-roles-kept-apart", Severity::Warning, include_str!("pages/rm1-roles-kept-apart.md")),
    Code::new("rm2-roles-kept-apart-if", Severity::Note, include_str!("pages/rm2-roles-kept-apart-if.md")),
];

/// The others.
pub const ALL: &[Code] = &[
    ROLE_NOT_HELD,
    PERSON_STRETCHED,
    SEGREGATION,
    SEGREGATION_WAIVED,
    SEGREGATION_UNCHECKED,
    WAIVER_EXPIRED,
    WAIVER_UNUSED,
];

/// The kind under which a rule is told: the one whose name begins with its id, else the general one.
pub fn of_rule(rule: &Rule) -> Code {
    let begin = format!("{}-", rule.id.to_lowercase());
    RULES.iter().copied().find(|code| code.id.starts_with(&begin)).unwrap_or(SEGREGATION)
}
