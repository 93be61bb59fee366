//! Kinds of findings of this stage.

use crate::finding::{Code, Severity};

/// The month was taken from what most files state.
pub const PERIOD_TAKEN: Code =
    Code::new("period-taken", Severity::Note, include_str!("pages/period-taken.md"));
/// A file states another month than the reported one.
pub const STALE_RETURN: Code =
    Code::new("stale-return", Severity::Warning, include_str!("pages/stale-return.md"));
/// Records whose project nothing names.
pub const PROJECT_MISSING: Code =
    Code::new("project-missing", Severity::Error, include_str!("pages/project-missing.md"));
/// A project that the settings and the projects register do not know.
pub const PROJECT_UNKNOWN: Code =
    Code::new("project-unknown", Severity::Warning, include_str!("pages/project-unknown.md"));
/// A text that several projects are called by, or that names several.
pub const PROJECT_AMBIGUOUS: Code =
    Code::new("project-ambiguous", Severity::Warning, include_str!("pages/project-ambiguous.md"));
/// A project known by the number of its code alone.
pub const PROJECT_SPELLING: Code =
    Code::new("project-spelling", Severity::Note, include_str!("pages/project-spelling.md"));
/// Two names for one code, or two codes for one name.
pub const PROJECT_NAMES: Code =
    Code::new("project-names", Severity::Warning, include_str!("pages/project-names.md"));
/// A project with records that the list of projects lacks.
pub const PROJECT_UNLISTED: Code =
    Code::new("project-unlisted", Severity::Warning, include_str!("pages/project-unlisted.md"));
/// Two tiers of one project, where thresholds differ by tier.
pub const PROJECT_TIERS: Code =
    Code::new("project-tiers", Severity::Warning, include_str!("pages/project-tiers.md"));
/// A tier with thresholds that no project is of.
pub const TIER_UNMET: Code = Code::new("tier-unmet", Severity::Warning, include_str!("pages/tier-unmet.md"));
/// A part of the portfolio, of which a pack is, that no record belongs to.
pub const PART_EMPTY: Code = Code::new("part-empty", Severity::Warning, include_str!("pages/part-empty.md"));
/// Places of one file name different projects.
pub const PROJECT_DISAGREES: Code =
    Code::new("project-disagrees", Severity::Warning, include_str!("pages/project-disagrees.md"));
/// The project of records was taken from a cover, a title or a name.
pub const PROJECT_TAKEN: Code =
    Code::new("project-taken", Severity::Note, include_str!("pages/project-taken.md"));
/// Records that a newer version of the return has as well.
pub const OLDER_VERSION: Code =
    Code::new("older-version", Severity::Warning, include_str!("pages/older-version.md"));
/// The same file twice.
pub const SAME_CONTENT: Code =
    Code::new("same-content", Severity::Warning, include_str!("pages/same-content.md"));
/// Two returns hold the same records and nothing says which is newer.
pub const VERSION_UNCLEAR: Code =
    Code::new("version-unclear", Severity::Error, include_str!("pages/version-unclear.md"));

/// One person written in several ways that differ in case, accents, spaces or the order of the names only.
pub const PERSON_SPELLING: Code =
    Code::new("person-spelling", Severity::Note, include_str!("pages/person-spelling.md"));
/// A short form that one person alone can mean.
pub const PERSON_TAKEN: Code =
    Code::new("person-taken", Severity::Note, include_str!("pages/person-taken.md"));
/// A spelling that several people can mean.
pub const PERSON_AMBIGUOUS: Code =
    Code::new("person-ambiguous", Severity::Warning, include_str!("pages/person-ambiguous.md"));
/// A short form that fits nobody who is known.
pub const PERSON_SHORT: Code =
    Code::new("person-short", Severity::Note, include_str!("pages/person-short.md"));
/// A name that is very like that of somebody on a list.
pub const PERSON_LIKE: Code = Code::new("person-like", Severity::Note, include_str!("pages/person-like.md"));
/// A role that was read as who holds it.
pub const ROLE_HOLDER: Code = Code::new("role-holder", Severity::Note, include_str!("pages/role-holder.md"));
/// A role in place of a person.
pub const ROLE_AS_PERSON: Code =
    Code::new("role-as-person", Severity::Warning, include_str!("pages/role-as-person.md"));

/// All of them.
pub const ALL: &[Code] = &[
    PERSON_SPELLING,
    PERSON_TAKEN,
    PERSON_AMBIGUOUS,
    PERSON_SHORT,
    PERSON_LIKE,
    ROLE_HOLDER,
    ROLE_AS_PERSON,
    PERIOD_TAKEN,
    STALE_RETURN,
    PROJECT_MISSING,
    PROJECT_UNKNOWN,
    PROJECT_AMBIGUOUS,
    PROJECT_SPELLING,
    PROJECT_NAMES,
    PROJECT_UNLISTED,
    PROJECT_TIERS,
    TIER_UNMET,
    PART_EMPTY,
    PROJECT_DISAGREES,
    PROJECT_TAKEN,
    OLDER_VERSION,
    SAME_CONTENT,
    VERSION_UNCLEAR,
];
