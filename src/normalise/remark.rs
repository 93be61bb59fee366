//! What can be said of a cell, in fixed words.

use super::codes;
use crate::finding::Code;

/// Something to say of cells of a column.
#[derive(Debug)]
pub struct Remark {
    /// Its kind.
    pub code: Code,
    /// What was seen.
    pub seen: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

/// Nothing is to be done where a guess is right.
pub const NOTHING: &str = "nothing, if that is what was meant";

/// `#REF!` and its like.
pub static CELL_ERROR: Remark = Remark {
    code: codes::CELL_ERROR,
    seen: "the formula gives an error",
    remedy: "repair the formula; until then the value is unknown",
};
/// `TBC`, `n/a`, a dash.
pub static NO_VALUE: Remark = Remark {
    code: codes::NO_VALUE,
    seen: "a word or sign stands for no value; it is taken as unknown",
    remedy: "write the value when it is known, and leave the cell empty until then",
};
/// A post without a person.
pub static VACANCY: Remark = Remark {
    code: codes::VACANCY,
    seen: "nobody is named yet; the line is read as a vacancy",
    remedy: "write the name when the post is filled",
};
/// `31/02/2026`.
pub static DATE_IMPOSSIBLE: Remark = Remark {
    code: codes::DATE_IMPOSSIBLE,
    seen: "there is no such day",
    remedy: "correct the date; until then it is unknown",
};
/// No date at all.
pub static DATE_UNCLEAR: Remark = Remark {
    code: codes::DATE_UNCLEAR,
    seen: "this cannot be read as a date",
    remedy: "write a full date, such as 12 Oct 2026",
};
/// A day number.
pub static DATE_SERIAL: Remark = Remark {
    code: codes::DATE_SERIAL,
    seen: "a plain number was read as the spreadsheet's own number of a day",
    remedy: "format the cells as dates",
};
/// `Apr-26` as the end of the month.
pub static MONTH_LAST: Remark = Remark {
    code: codes::MONTH_AS_DATE,
    seen: "a month without a day was read as its last day",
    remedy: NOTHING,
};
/// `Apr-26` as the start of the month.
pub static MONTH_FIRST: Remark = Remark {
    code: codes::MONTH_AS_DATE,
    seen: "a month without a day was read as its first day",
    remedy: NOTHING,
};
/// No month.
pub static PERIOD_UNCLEAR: Remark = Remark {
    code: codes::DATE_UNCLEAR,
    seen: "this cannot be read as a month",
    remedy: "write a month, such as 2026-10 or Oct 2026",
};
/// No number.
pub static NUMBER_UNCLEAR: Remark = Remark {
    code: codes::NUMBER_UNCLEAR,
    seen: "this cannot be read as a number",
    remedy: "write one number in the cell, and words beside it",
};
/// More digits than can be kept exactly.
pub static NUMBER_TOO_LARGE: Remark = Remark {
    code: codes::NUMBER_UNCLEAR,
    seen: "the number is too large to be kept exactly",
    remedy: "correct the number; until then it is unknown",
};
/// `c. 20k`.
pub static ABOUT: Remark =
    Remark { code: codes::NUMBER_ABOUT, seen: "a rough number was taken as it stands", remedy: NOTHING };
/// Hours or weeks became days.
pub static INTO_DAYS: Remark = Remark {
    code: codes::UNIT_CONVERTED,
    seen: "hours or weeks were turned into working days",
    remedy: NOTHING,
};
/// Per cent of a full week became FTE.
pub static INTO_FTE: Remark = Remark {
    code: codes::UNIT_CONVERTED,
    seen: "per cent of a full week were turned into full-time equivalents",
    remedy: NOTHING,
};
/// Per cent without a sign.
pub static PERCENT_GUESSED: Remark = Remark {
    code: codes::PERCENT_GUESSED,
    seen: "numbers over 1 were read as per cent, though nothing says so",
    remedy: "write % in the label or the cells",
};
/// Fractions under a label with %.
pub static FRACTION_GUESSED: Remark = Remark {
    code: codes::PERCENT_GUESSED,
    seen: "numbers up to 1 under a label with % were read as shares: 0.5 is 50 %",
    remedy: "format the cells as percent",
};
/// No level.
pub static LEVEL_UNKNOWN: Remark = Remark {
    code: codes::WORD_UNKNOWN,
    seen: "this is no level of any known scale",
    remedy: "write a level of the scale, or add the word to scales.toml",
};
/// The first word decided.
pub static WORD_FROM_START: Remark = Remark {
    code: codes::WORD_FROM_START,
    seen: "the words at the start decided; what follows them is kept as written",
    remedy: NOTHING,
};
/// No word of the list.
pub static WORD_UNKNOWN: Remark = Remark {
    code: codes::WORD_UNKNOWN,
    seen: "this is none of the words the field can have",
    remedy: "write one of its words",
};
/// Neither yes nor no.
pub static FLAG_UNKNOWN: Remark =
    Remark { code: codes::WORD_UNKNOWN, seen: "this is neither yes nor no", remedy: "write Yes or No" };
/// Two people in one cell.
pub static TWO_PEOPLE: Remark = Remark {
    code: codes::TWO_PEOPLE,
    seen: "the cell names more than one; the first person was taken",
    remedy: "name one person, the one who answers for it",
};
/// A name that is not sure.
pub static PERSON_UNSURE: Remark = Remark {
    code: codes::PERSON_UNCLEAR,
    seen: "words beside the name say that it is not sure yet; the name was taken",
    remedy: "take the words away when it is sure",
};
/// A team, a firm, a body.
pub static NOT_A_PERSON: Remark = Remark {
    code: codes::NOT_A_PERSON,
    seen: "a team, a firm or a body stands where a person belongs; no person was taken",
    remedy: "name the one person who answers for it",
};
/// No person.
pub static PERSON_UNCLEAR: Remark = Remark {
    code: codes::PERSON_UNCLEAR,
    seen: "this cannot be the name of a person",
    remedy: "write the name",
};
/// No known currency.
pub static CURRENCY_UNKNOWN: Remark = Remark {
    code: codes::CURRENCY_UNKNOWN,
    seen: "this is no currency that is known",
    remedy: "write an ISO 4217 code such as GBP",
};
