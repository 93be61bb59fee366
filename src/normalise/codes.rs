//! Kinds of findings of this stage.

use crate::finding::{Code, Severity};

/// A cell whose formula gives an error.
pub const CELL_ERROR: Code = Code::new("cell-error", Severity::Warning, include_str!("pages/cell-error.md"));
/// A word or sign that stands for no value.
pub const NO_VALUE: Code = Code::new("no-value", Severity::Note, include_str!("pages/no-value.md"));
/// A post without a person.
pub const VACANCY: Code = Code::new("vacancy", Severity::Note, include_str!("pages/vacancy.md"));
/// A day that no calendar has.
pub const DATE_IMPOSSIBLE: Code =
    Code::new("date-impossible", Severity::Warning, include_str!("pages/date-impossible.md"));
/// A text that is no date or month.
pub const DATE_UNCLEAR: Code =
    Code::new("date-unclear", Severity::Warning, include_str!("pages/date-unclear.md"));
/// A plain number where a date belongs.
pub const DATE_SERIAL: Code = Code::new("date-serial", Severity::Note, include_str!("pages/date-serial.md"));
/// Day and month told apart by something else than the column's own cells.
pub const DATE_ORDER_TAKEN: Code =
    Code::new("date-order-taken", Severity::Note, include_str!("pages/date-order-taken.md"));
/// Day and month that cannot be told apart.
pub const DATE_ORDER_UNCLEAR: Code =
    Code::new("date-order-unclear", Severity::Warning, include_str!("pages/date-order-unclear.md"));
/// A month where a day belongs.
pub const MONTH_AS_DATE: Code =
    Code::new("month-as-date", Severity::Note, include_str!("pages/month-as-date.md"));
/// Several dates in one cell, of which one holds now.
pub const DATE_REVISED: Code =
    Code::new("date-revised", Severity::Note, include_str!("pages/date-revised.md"));
/// A date that may still move.
pub const DATE_ABOUT: Code = Code::new("date-about", Severity::Note, include_str!("pages/date-about.md"));
/// A day without a year.
pub const YEAR_GUESSED: Code =
    Code::new("year-guessed", Severity::Note, include_str!("pages/year-guessed.md"));
/// A quarter of a calendar year or of a financial one.
pub const QUARTER_GUESSED: Code =
    Code::new("quarter-guessed", Severity::Note, include_str!("pages/quarter-guessed.md"));
/// A weekday beside another day's date.
pub const WEEKDAY_DISAGREES: Code =
    Code::new("weekday-disagrees", Severity::Warning, include_str!("pages/weekday-disagrees.md"));
/// Dates of which a program exchanged day and month.
pub const DATES_SWAPPED: Code =
    Code::new("dates-swapped", Severity::Warning, include_str!("pages/dates-swapped.md"));
/// A text that is no number, or a number too large.
pub const NUMBER_UNCLEAR: Code =
    Code::new("number-unclear", Severity::Warning, include_str!("pages/number-unclear.md"));
/// A range or limit where one number belongs.
pub const NUMBER_RANGE: Code =
    Code::new("number-range", Severity::Warning, include_str!("pages/number-range.md"));
/// A rough number.
pub const NUMBER_ABOUT: Code =
    Code::new("number-about", Severity::Note, include_str!("pages/number-about.md"));
/// A point or comma that may be the decimal mark.
pub const DECIMAL_MARK_UNCLEAR: Code =
    Code::new("decimal-mark-unclear", Severity::Warning, include_str!("pages/decimal-mark-unclear.md"));
/// Percent told by the numbers alone.
pub const PERCENT_GUESSED: Code =
    Code::new("percent-guessed", Severity::Note, include_str!("pages/percent-guessed.md"));
/// Amounts in another unit.
pub const UNIT_CONVERTED: Code =
    Code::new("unit-converted", Severity::Note, include_str!("pages/unit-converted.md"));
/// A scale of other than five levels.
pub const LEVEL_MAPPED: Code =
    Code::new("level-mapped", Severity::Note, include_str!("pages/level-mapped.md"));
/// Levels read by a list of the workbook.
pub const LEVEL_FROM_LIST: Code =
    Code::new("level-from-list", Severity::Note, include_str!("pages/level-from-list.md"));
/// Levels whose order other columns show.
pub const LEVEL_ORDER_FOUND: Code =
    Code::new("level-order-found", Severity::Note, include_str!("pages/level-order-found.md"));
/// Levels of which nothing shows how many there are.
pub const LEVEL_SIZE_ASSUMED: Code =
    Code::new("level-size-assumed", Severity::Note, include_str!("pages/level-size-assumed.md"));
/// Levels of which nothing shows which end is the highest, though one was taken.
pub const LEVEL_ASSUMED: Code =
    Code::new("level-assumed", Severity::Warning, include_str!("pages/level-assumed.md"));
/// Letters that stand for values as a set.
pub const LETTERS_READ: Code =
    Code::new("letters-read", Severity::Note, include_str!("pages/letters-read.md"));
/// Levels of which nothing shows what they mean.
pub const LEVEL_UNCLEAR: Code =
    Code::new("level-unclear", Severity::Warning, include_str!("pages/level-unclear.md"));
/// A probability that stands in the likelihood column.
pub const PROBABILITY_FROM_LIKELIHOOD: Code = Code::new(
    "probability-from-likelihood",
    Severity::Note,
    include_str!("pages/probability-from-likelihood.md"),
);
/// A likelihood that was worked out from a probability.
pub const LIKELIHOOD_FROM_PROBABILITY: Code = Code::new(
    "likelihood-from-probability",
    Severity::Note,
    include_str!("pages/likelihood-from-probability.md"),
);
/// Scores that follow another rule than likelihood times impact.
pub const SCORE_RULE: Code = Code::new("score-rule", Severity::Note, include_str!("pages/score-rule.md"));
/// A word that the field does not know.
pub const WORD_UNKNOWN: Code =
    Code::new("word-unknown", Severity::Warning, include_str!("pages/word-unknown.md"));
/// A choice with more words after it.
pub const WORD_FROM_START: Code =
    Code::new("word-from-start", Severity::Note, include_str!("pages/word-from-start.md"));
/// A word that is nearly one of the list.
pub const WORD_NEAR: Code = Code::new("word-near", Severity::Note, include_str!("pages/word-near.md"));
/// A word behind which a question mark stands.
pub const WORD_UNSURE: Code =
    Code::new("word-unsure", Severity::Warning, include_str!("pages/word-unsure.md"));
/// Two people in one cell.
pub const TWO_PEOPLE: Code = Code::new("two-people", Severity::Note, include_str!("pages/two-people.md"));
/// A team, a firm or a body in place of a person.
pub const NOT_A_PERSON: Code =
    Code::new("not-a-person", Severity::Warning, include_str!("pages/not-a-person.md"));
/// A person who is not named in full.
pub const PERSON_UNCLEAR: Code =
    Code::new("person-unclear", Severity::Warning, include_str!("pages/person-unclear.md"));
/// A title that the role model does not know.
pub const ROLE_UNKNOWN: Code =
    Code::new("role-unknown", Severity::Warning, include_str!("pages/role-unknown.md"));
/// A title that is of delivery by its last word.
pub const ROLE_GUESSED: Code =
    Code::new("role-guessed", Severity::Note, include_str!("pages/role-guessed.md"));
/// Several roles in one cell.
pub const TWO_ROLES: Code = Code::new("two-roles", Severity::Warning, include_str!("pages/two-roles.md"));
/// A title that was known by a part of it.
pub const ROLE_SHORTENED: Code =
    Code::new("role-shortened", Severity::Note, include_str!("pages/role-shortened.md"));
/// A title that may be several roles, and what stands beside it says which.
pub const ROLE_DECIDED: Code =
    Code::new("role-decided", Severity::Note, include_str!("pages/role-decided.md"));
/// A title that may be several roles.
pub const ROLE_AMBIGUOUS: Code =
    Code::new("role-ambiguous", Severity::Note, include_str!("pages/role-ambiguous.md"));
/// A currency that is not known.
pub const CURRENCY_UNKNOWN: Code =
    Code::new("currency-unknown", Severity::Warning, include_str!("pages/currency-unknown.md"));
/// A sign of several currencies.
pub const CURRENCY_GUESSED: Code =
    Code::new("currency-guessed", Severity::Note, include_str!("pages/currency-guessed.md"));
/// Items without a number.
pub const ID_MADE: Code = Code::new("id-made", Severity::Warning, include_str!("pages/id-made.md"));
/// An id that became a date.
pub const ID_AS_DATE: Code = Code::new("id-as-date", Severity::Warning, include_str!("pages/id-as-date.md"));
/// A score that is not likelihood times impact.
pub const SCORE_DISAGREES: Code =
    Code::new("score-disagrees", Severity::Warning, include_str!("pages/score-disagrees.md"));
/// A priority kept in the severity column.
pub const PRIORITY_FROM_SEVERITY: Code =
    Code::new("priority-from-severity", Severity::Note, include_str!("pages/priority-from-severity.md"));
/// Rows that repeat the header.
pub const ROW_REJECTED: Code =
    Code::new("row-rejected", Severity::Note, include_str!("pages/row-rejected.md"));
/// A line without an amount in any month.
pub const LINE_WITHOUT_MONTHS: Code =
    Code::new("line-without-months", Severity::Note, include_str!("pages/line-without-months.md"));
/// Two columns for one field.
pub const FIELD_TWICE: Code =
    Code::new("field-twice", Severity::Warning, include_str!("pages/field-twice.md"));

/// Blank cells that were given the value above.
pub const FILLED_DOWN: Code = Code::new("filled-down", Severity::Note, include_str!("pages/filled-down.md"));
/// A total that its rows do not add up to.
pub const TOTAL_DISAGREES: Code =
    Code::new("total-disagrees", Severity::Warning, include_str!("pages/total-disagrees.md"));

/// Values told only by a colour.
pub const COLOUR_READ: Code = Code::new("colour-read", Severity::Note, include_str!("pages/colour-read.md"));
/// Colours that do not say which value they mean.
pub const COLOUR_UNCLEAR: Code =
    Code::new("colour-unclear", Severity::Warning, include_str!("pages/colour-unclear.md"));
/// Text and fill that say different things.
pub const COLOUR_DISAGREES: Code =
    Code::new("colour-disagrees", Severity::Warning, include_str!("pages/colour-disagrees.md"));
/// Rows that are struck through and have no status.
pub const STRUCK_CLOSED: Code =
    Code::new("struck-closed", Severity::Note, include_str!("pages/struck-closed.md"));
/// Rows that are struck through and still open.
pub const STRUCK_OPEN: Code = Code::new("struck-open", Severity::Note, include_str!("pages/struck-open.md"));
/// Rows that are filled grey and have no status.
pub const ROW_GREYED: Code = Code::new("row-greyed", Severity::Note, include_str!("pages/row-greyed.md"));
/// Several marks where one is expected.
pub const SEVERAL_MARKS: Code =
    Code::new("several-marks", Severity::Warning, include_str!("pages/several-marks.md"));

/// Values that a person answered.
pub const ANSWERED: Code = Code::new("answered", Severity::Note, include_str!("pages/answered.md"));

/// All of them.
pub const ALL: &[Code] = &[
    ANSWERED,
    FILLED_DOWN,
    TOTAL_DISAGREES,
    CELL_ERROR,
    NO_VALUE,
    VACANCY,
    DATE_IMPOSSIBLE,
    DATE_UNCLEAR,
    DATE_SERIAL,
    DATE_ORDER_TAKEN,
    DATE_ORDER_UNCLEAR,
    MONTH_AS_DATE,
    DATE_REVISED,
    DATE_ABOUT,
    YEAR_GUESSED,
    QUARTER_GUESSED,
    WEEKDAY_DISAGREES,
    DATES_SWAPPED,
    NUMBER_UNCLEAR,
    NUMBER_RANGE,
    NUMBER_ABOUT,
    DECIMAL_MARK_UNCLEAR,
    PERCENT_GUESSED,
    UNIT_CONVERTED,
    LEVEL_MAPPED,
    LEVEL_FROM_LIST,
    LEVEL_ORDER_FOUND,
    LEVEL_SIZE_ASSUMED,
    LEVEL_ASSUMED,
    LEVEL_UNCLEAR,
    LETTERS_READ,
    PROBABILITY_FROM_LIKELIHOOD,
    LIKELIHOOD_FROM_PROBABILITY,
    SCORE_RULE,
    WORD_UNKNOWN,
    WORD_FROM_START,
    WORD_NEAR,
    WORD_UNSURE,
    TWO_PEOPLE,
    NOT_A_PERSON,
    PERSON_UNCLEAR,
    ROLE_UNKNOWN,
    ROLE_AMBIGUOUS,
    ROLE_GUESSED,
    ROLE_SHORTENED,
    TWO_ROLES,
    ROLE_DECIDED,
    CURRENCY_UNKNOWN,
    CURRENCY_GUESSED,
    ID_MADE,
    ID_AS_DATE,
    SCORE_DISAGREES,
    PRIORITY_FROM_SEVERITY,
    ROW_REJECTED,
    LINE_WITHOUT_MONTHS,
    FIELD_TWICE,
    COLOUR_READ,
    COLOUR_UNCLEAR,
    COLOUR_DISAGREES,
    STRUCK_CLOSED,
    STRUCK_OPEN,
    ROW_GREYED,
    SEVERAL_MARKS,
];
