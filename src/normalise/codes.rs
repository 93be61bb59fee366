//! Kinds of findings of this stage.

use crate::finding::{Code, Severity};

/// Text that stands for no value.
pub const NO_VALUE: Code = Code::new("no-value", Severity::Note, include_str!("pages/no-value.md"));
/// A cell that holds an error.
pub const CELL_ERROR: Code = Code::new("cell-error", Severity::Error, include_str!("pages/cell-error.md"));
/// Text under a label for a date that is no date.
pub const DATE_UNREADABLE: Code =
    Code::new("date-unreadable", Severity::Warning, include_str!("pages/date-unreadable.md"));
/// Dates that can be read as day before month or month before day.
pub const DATE_ORDER_UNCLEAR: Code =
    Code::new("date-order-unclear", Severity::Warning, include_str!("pages/date-order-unclear.md"));
/// A number that was read as a date.
pub const DATE_FROM_SERIAL: Code =
    Code::new("date-from-serial", Severity::Note, include_str!("pages/date-from-serial.md"));
/// A month without a day under a label for a date.
pub const DATE_IMPRECISE: Code =
    Code::new("date-imprecise", Severity::Note, include_str!("pages/date-imprecise.md"));
/// Text that is no month under a label for one.
pub const MONTH_UNREADABLE: Code =
    Code::new("month-unreadable", Severity::Error, include_str!("pages/month-unreadable.md"));
/// Text that is no number.
pub const NUMBER_UNREADABLE: Code =
    Code::new("number-unreadable", Severity::Warning, include_str!("pages/number-unreadable.md"));
/// Text that is no amount.
pub const MONEY_UNREADABLE: Code =
    Code::new("money-unreadable", Severity::Error, include_str!("pages/money-unreadable.md"));
/// A number that is said to be about right only.
pub const NUMBER_ABOUT: Code =
    Code::new("number-about", Severity::Note, include_str!("pages/number-about.md"));
/// Numbers that were read as per cent though no label says so.
pub const PERCENT_GUESSED: Code =
    Code::new("percent-guessed", Severity::Note, include_str!("pages/percent-guessed.md"));
/// Levels of another scale than five.
pub const LEVEL_SCALED: Code =
    Code::new("level-scaled", Severity::Note, include_str!("pages/level-scaled.md"));
/// A word or number that is no level.
pub const LEVEL_UNKNOWN: Code =
    Code::new("level-unknown", Severity::Warning, include_str!("pages/level-unknown.md"));
/// A word that is not in its list.
pub const CHOICE_UNKNOWN: Code =
    Code::new("choice-unknown", Severity::Warning, include_str!("pages/choice-unknown.md"));
/// A word of a list with a remark behind it.
pub const CHOICE_SHORTENED: Code =
    Code::new("choice-shortened", Severity::Note, include_str!("pages/choice-shortened.md"));
/// A cell that names no one person.
pub const PERSON_UNCLEAR: Code =
    Code::new("person-unclear", Severity::Warning, include_str!("pages/person-unclear.md"));
/// A title that the role model does not know.
pub const ROLE_UNKNOWN: Code =
    Code::new("role-unknown", Severity::Warning, include_str!("pages/role-unknown.md"));
/// A title that may mean several roles.
pub const ROLE_AMBIGUOUS: Code =
    Code::new("role-ambiguous", Severity::Note, include_str!("pages/role-ambiguous.md"));
/// A currency that is not known.
pub const CURRENCY_UNKNOWN: Code =
    Code::new("currency-unknown", Severity::Warning, include_str!("pages/currency-unknown.md"));
/// Scores that are not likelihood times impact.
pub const SCORE_DISAGREES: Code =
    Code::new("score-disagrees", Severity::Warning, include_str!("pages/score-disagrees.md"));
/// Records without an id.
pub const ID_MADE: Code = Code::new("id-made", Severity::Note, include_str!("pages/id-made.md"));
/// Blank cells that were given the value above.
pub const FILLED_DOWN: Code = Code::new("filled-down", Severity::Note, include_str!("pages/filled-down.md"));
/// A total that its rows do not add up to.
pub const TOTAL_DISAGREES: Code =
    Code::new("total-disagrees", Severity::Warning, include_str!("pages/total-disagrees.md"));

/// All of them.
pub const ALL: &[Code] = &[
    NO_VALUE,
    CELL_ERROR,
    DATE_UNREADABLE,
    DATE_ORDER_UNCLEAR,
    DATE_FROM_SERIAL,
    DATE_IMPRECISE,
    MONTH_UNREADABLE,
    NUMBER_UNREADABLE,
    MONEY_UNREADABLE,
    NUMBER_ABOUT,
    PERCENT_GUESSED,
    LEVEL_SCALED,
    LEVEL_UNKNOWN,
    CHOICE_UNKNOWN,
    CHOICE_SHORTENED,
    PERSON_UNCLEAR,
    ROLE_UNKNOWN,
    ROLE_AMBIGUOUS,
    CURRENCY_UNKNOWN,
    SCORE_DISAGREES,
    ID_MADE,
    FILLED_DOWN,
    TOTAL_DISAGREES,
];
