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
/// 1 January 1900, 31 December 9999.
pub static DATE_PLACEHOLDER: Remark = Remark {
    code: codes::DATE_IMPOSSIBLE,
    seen: "the date lies before 1950 or after 2199, as one does that stands for none",
    remedy: "write the date, or leave the cell empty until there is one",
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
/// `ASAP`, `ongoing`.
pub static NO_DAY: Remark = Remark {
    code: codes::NO_VALUE,
    seen: "the words say when, but name no day; the date is taken as unknown",
    remedy: "write a date, or leave the cell empty until there is one",
};
/// `12/05/26 (was 01/04/26)`.
pub static DATE_REVISED: Remark = Remark {
    code: codes::DATE_REVISED,
    seen: "the cell holds an earlier date too; the one that holds now was taken",
    remedy: "keep one date in the cell, and earlier ones in a column of their own",
};
/// `15/01/2027 - dependent on supplier`.
pub static DATE_BESIDE: Remark = Remark {
    code: codes::DATE_ABOUT,
    seen: "the date was taken without the words beside it",
    remedy: NOTHING,
};
/// `30 Novmber 2026`.
pub static MONTH_SLIP: Remark = Remark {
    code: codes::DATE_ABOUT,
    seen: "the name of a month is misspelt; the month that is nearest to it was taken",
    remedy: NOTHING,
};
/// `3–7 December 2026` where something is due.
pub static DAYS_LAST: Remark =
    Remark { code: codes::MONTH_AS_DATE, seen: "a span of days was read as its last day", remedy: NOTHING };
/// `3–7 December 2026` where something starts.
pub static DAYS_FIRST: Remark =
    Remark { code: codes::MONTH_AS_DATE, seen: "a span of days was read as its first day", remedy: NOTHING };
/// `04/12/2026` among `23/09/2026` and `09/23/2026`.
pub static DATE_ORDERS: Remark = Remark {
    code: codes::DATE_ORDER_UNCLEAR,
    seen: "some dates of the column have the day first and some the month; those that can be read both ways are taken as unknown",
    remedy: "set `date_order` under [portfolio] in packwright.toml, or write the month as a word",
};
/// `04/25/2026` among `14/02/2026` and `23/03/2026`.
pub static DATE_TURNED: Remark = Remark {
    code: codes::DATE_ORDER_TAKEN,
    seen: "day and month stand in the other order than in the rest of the column; the only day that it can be was taken",
    remedy: "write all dates of the column in one order",
};
/// `12/05/26 01/04/26`.
pub static DATES_SEVERAL: Remark = Remark {
    code: codes::DATE_UNCLEAR,
    seen: "the cell holds several dates, and nothing says which of them holds now",
    remedy: "keep one date in the cell, and earlier ones in a column of their own",
};
/// `3 Apr`.
pub static YEAR_GUESSED: Remark = Remark {
    code: codes::YEAR_GUESSED,
    seen: "the year is not written; the likeliest by the reported month was taken",
    remedy: "write the year",
};
/// `3 Apr`, with nothing to tell the year by.
pub static YEAR_UNKNOWN: Remark = Remark {
    code: codes::DATE_UNCLEAR,
    seen: "the year is not written, and the reported month does not show which is meant",
    remedy: "write the year",
};
/// `Q2 2026` where the financial year starts in another month.
pub static CALENDAR_QUARTER: Remark = Remark {
    code: codes::QUARTER_GUESSED,
    seen: "a quarter or half beside one year was taken to be of the calendar year, not of the financial one",
    remedy: "write the financial year as 2026/27 or FY27 where it is meant",
};
/// `Mon 3 April 2026`, a Friday.
pub static WEEKDAY_DISAGREES: Remark = Remark {
    code: codes::WEEKDAY_DISAGREES,
    seen: "the weekday is not that of the date; the date was taken",
    remedy: "correct the weekday or the date",
};
/// `Apr-26` as its end.
pub static SPAN_LAST: Remark = Remark {
    code: codes::MONTH_AS_DATE,
    seen: "a week, month, quarter or year without a day was read as its last day",
    remedy: NOTHING,
};
/// `Apr-26` as its start.
pub static SPAN_FIRST: Remark = Remark {
    code: codes::MONTH_AS_DATE,
    seen: "a week, month, quarter or year without a day was read as its first day",
    remedy: NOTHING,
};
/// `mid-May 2026`.
pub static PART_OF_SPAN: Remark = Remark {
    code: codes::MONTH_AS_DATE,
    seen: "early, mid and end of a month, quarter or year were read as its first, middle and last day",
    remedy: NOTHING,
};
/// `w/c 6 Apr 2026`.
pub static WEEK_BY_DAY: Remark = Remark {
    code: codes::MONTH_AS_DATE,
    seen: "a week was read as the day that is written for it",
    remedy: NOTHING,
};
/// `c. 3 May 2026`, `3 May 2026 (TBC)`.
pub static DATE_ABOUT: Remark = Remark {
    code: codes::DATE_ABOUT,
    seen: "a date that may still move was taken as it stands",
    remedy: NOTHING,
};
/// `Q1 26/27` where a month belongs.
pub static PERIOD_LAST: Remark = Remark {
    code: codes::MONTH_AS_DATE,
    seen: "a quarter, half or year was read as its last month",
    remedy: "give the amounts by month",
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
/// `£20,000` in a column in thousands.
pub static SCALE_UNCLEAR: Remark = Remark {
    code: codes::NUMBER_UNCLEAR,
    seen: "the amount has a currency sign of its own and may be in full, not in the unit of its label or title; it is taken as unknown",
    remedy: "write it in the unit of the column, without a sign",
};
/// `£12,50` among amounts that are written otherwise.
pub static COMMA_UNCLEAR: Remark = Remark {
    code: codes::DECIMAL_MARK_UNCLEAR,
    seen: "a comma without three digits after it may stand before decimals, or be a slip between thousands; the amount is taken as unknown",
    remedy: "write the amount with a point before its decimals, or store it as a number",
};
/// 5, where the label counts from 1 to 4, or a list has 1 to 4.
pub static NUMBER_BEYOND: Remark = Remark {
    code: codes::LEVEL_UNCLEAR,
    seen: "the number is beyond those that the label or the list of the file gives; it is taken as unknown",
    remedy: "write one of those numbers, or say beside them what this one means",
};
/// `10–15k`, `> 50k`.
pub static NUMBER_RANGE: Remark = Remark {
    code: codes::NUMBER_RANGE,
    seen: "a range or limit says no single number; it is taken as unknown",
    remedy: "write the likeliest number, and the ends of the range in columns of their own",
};
/// `45%` or `5 days` where money belongs, `10 days` where a share of a week does.
pub static UNIT_MISPLACED: Remark = Remark {
    code: codes::NUMBER_UNCLEAR,
    seen: "the number has a unit that does not belong in this column",
    remedy: "write numbers of one unit in the column, and name it in the label",
};
/// 12 or 18 in a column of allocations.
pub static SHARE_UNCLEAR: Remark = Remark {
    code: codes::NUMBER_UNCLEAR,
    seen: "nothing says whether these are days, per cent or full-time equivalents",
    remedy: "name the unit in the label, such as Allocation (days)",
};
/// 110 % or -5 % of a work or a chance.
pub static SHARE_BEYOND: Remark = Remark {
    code: codes::NUMBER_UNCLEAR,
    seen: "a share lies between 0 and 100 %; this one does not, and is taken as unknown",
    remedy: "correct the number",
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
/// `kr 500`, `$500`.
pub static CURRENCY_GUESSED: Remark = Remark {
    code: codes::CURRENCY_GUESSED,
    seen: "the sign is that of several currencies; the likeliest was taken",
    remedy: "write the code of the currency, such as SEK",
};
/// `3 days a week`, `full time`.
pub static INTO_SHARE: Remark = Remark {
    code: codes::UNIT_CONVERTED,
    seen: "days, hours or words for a part of a week or month were turned into full-time equivalents",
    remedy: NOTHING,
};
/// `25 (Red)`.
pub static BESIDE_NUMBER: Remark = Remark {
    code: codes::NUMBER_ABOUT,
    seen: "the number was taken without the words behind it",
    remedy: NOTHING,
};
/// Hours or weeks became days.
pub static INTO_DAYS: Remark = Remark {
    code: codes::UNIT_CONVERTED,
    seen: "hours or weeks were turned into working days",
    remedy: NOTHING,
};
/// Hours or weeks became days of the calendar.
pub static INTO_CALENDAR_DAYS: Remark = Remark {
    code: codes::UNIT_CONVERTED,
    seen: "hours or weeks were turned into calendar days, as the label says",
    remedy: NOTHING,
};
/// `£25,000 per change`
pub static OF_EACH: Remark = Remark {
    code: codes::NUMBER_ABOUT,
    seen: "the amount was taken without the words that say of what it is each",
    remedy: NOTHING,
};
/// `£250k p.a.`
pub static OF_A_YEAR: Remark = Remark {
    code: codes::NUMBER_ABOUT,
    seen: "the amount of one year was taken as it stands",
    remedy: "write the amount for the whole time where the column holds that",
};
/// The price of an hour or week became that of a day.
pub static INTO_DAY_RATE: Remark = Remark {
    code: codes::UNIT_CONVERTED,
    seen: "the price of an hour or week was turned into that of a working day",
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
/// 0.5 among 20 and 50.
pub static PERCENT_UNCLEAR: Remark = Remark {
    code: codes::NUMBER_UNCLEAR,
    seen: "a number below 1 among per cent may be a share or a part of one per cent",
    remedy: "write all of them in one way, with %",
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
/// A 9 in a canonical workbook.
pub static LEVEL_NOT_CANONICAL: Remark = Remark {
    code: codes::WORD_UNKNOWN,
    seen: "this is no level from 1 to 5, which is what the column takes; it is taken as unknown",
    remedy: "write a whole number from 1 to 5",
};
/// The first word decided.
pub static WORD_FROM_START: Remark = Remark {
    code: codes::WORD_FROM_START,
    seen: "the words at the start decided; what follows them is kept as written",
    remedy: NOTHING,
};
/// `Mitgate`, `i. Bearb.`
pub static WORD_NEAR: Remark = Remark {
    code: codes::WORD_NEAR,
    seen: "the word is written with a slip or cut short; it was taken for the only one that it can be",
    remedy: "write the word in full",
};
/// `Closed?`
pub static WORD_UNSURE: Remark = Remark {
    code: codes::WORD_UNSURE,
    seen: "a question mark says that it is not sure; the value was taken",
    remedy: "take the mark away when it is sure",
};
/// `A → G`
pub static WORD_AFTER: Remark = Remark {
    code: codes::WORD_FROM_START,
    seen: "an arrow leads from one value to another; the last was taken",
    remedy: NOTHING,
};
/// `Jane Smith → Priya Patel`
pub static PERSON_AFTER: Remark = Remark {
    code: codes::TWO_PEOPLE,
    seen: "an arrow leads from one person to another; the last was taken",
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
/// `Jane Smith (until 31 Oct)`
pub static PERSON_TIMED: Remark = Remark {
    code: codes::PERSON_UNCLEAR,
    seen: "words beside the name say from or until when; the name was taken without them",
    remedy: "write who answers for it now, and change the name when that changes",
};
/// `Acme Ltd (Ravi Patel)`
pub static PERSON_INSIDE: Remark = Remark {
    code: codes::TWO_PEOPLE,
    seen: "a name stands in brackets behind a firm, a team or a post; it was taken for the person",
    remedy: NOTHING,
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
