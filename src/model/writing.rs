//! How people write values: the words and signs for months, amounts, units and nothing at all.
//! Declared in `templates/writing.toml`.

use super::money::Currency;
use super::prices::PriceWords;
use super::table::{FullTime, Per, Unit, UnitMeasure};
use super::text::{fold, fold_or_sign};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Words, compared folded; signs that fold to nothing, compared as they are.
#[derive(Debug, Clone, Default)]
pub struct Words {
    all: HashSet<String>,
    /// Those of more than one word, the longest first.
    phrases: Vec<String>,
    /// Bytes of the longest.
    longest: usize,
}

impl Words {
    /// The words of a list.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let all: HashSet<String> = words.into_iter().map(fold_or_sign).collect();
        let mut phrases: Vec<String> = all.iter().filter(|word| word.contains(' ')).cloned().collect();
        phrases.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        let longest = all.iter().map(String::len).max().unwrap_or(0);
        Self { all, phrases, longest }
    }

    /// Whether the text is one of them.
    pub fn has(&self, text: &str) -> bool {
        // Folding keeps every plain letter, so a text with more of them than the longest word is none.
        let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
        letters.take(self.longest + 1).count() <= self.longest && self.all.contains(&fold_or_sign(text))
    }

    /// Whether a text that was brought into the form of [`fold_or_sign`] is one of them.
    pub fn has_word(&self, word: &str) -> bool {
        self.all.contains(word)
    }

    /// Whether one of them stands in the text, as whole words.
    pub fn within(&self, text: &str) -> bool {
        self.first_within(text).is_some()
    }

    /// Whether one of them stands in a folded text, as whole words.
    pub fn within_folded(&self, text: &str) -> bool {
        self.first_in(text).is_some()
    }

    /// The one that stands in the text, as whole words: the longest of several words, else the first of one word.
    pub fn first_within(&self, text: &str) -> Option<&str> {
        self.first_in(&fold(text))
    }

    fn first_in(&self, text: &str) -> Option<&str> {
        let phrase = self.phrases.iter().find(|phrase| bounds(text, phrase).is_some());
        let word = || text.split(' ').find_map(|word| self.all.get(word));
        phrase.or_else(word).map(String::as_str)
    }

    /// A folded text without those of them that stand in it.
    pub fn without(&self, text: &str) -> String {
        let mut kept = text.to_owned();
        for phrase in &self.phrases {
            while let Some(at) = bounds(&kept, phrase) {
                kept.replace_range(at, "");
            }
        }
        kept.split(' ')
            .filter(|word| !word.is_empty() && !self.all.contains(*word))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Where a phrase stands in a folded text as whole words.
fn bounds(text: &str, phrase: &str) -> Option<std::ops::Range<usize>> {
    let mut starts = std::iter::once(0).chain(text.match_indices(' ').map(|(gap, _)| gap + 1));
    let whole = |at: &usize| {
        text[*at..].strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    starts.find(whole).map(|at| at..at + phrase.len())
}

/// All of it.
#[derive(Debug, Clone, Default)]
pub struct Writing {
    /// Month names and short forms, folded, with the month 1–12.
    pub months: HashMap<String, i8>,
    /// Words in and around dates.
    pub dates: DateWords,
    /// What stands where there is no value.
    pub no_value: Words,
    /// What stands for the value of the line above.
    pub ditto: Words,
    /// Words about amounts.
    pub amounts: AmountWords,
    /// Words about units.
    pub units: UnitWords,
    /// Words about prices.
    pub prices: PriceWords,
    /// Words for yes.
    pub yes: Words,
    /// Words for no.
    pub no: Words,
    /// Words beside a role's title that do not change the role, those of the next two among them.
    pub beside_role: Words,
    /// Words of rank or of a tool before a role's title: `senior`, `P6`.
    pub before_role: Words,
    /// Words of rank behind a role's title.
    pub behind_role: Words,
    /// Words beside a title or a name that say that somebody holds the role for a time only.
    pub acting: Words,
    /// Words beside a title that say that somebody stands in for its holder.
    pub deputy: Words,
}

/// Words in and around dates.
#[derive(Debug, Clone, Default)]
pub struct DateWords {
    /// Weekdays, folded, 1 for Monday.
    pub weekdays: HashMap<String, i8>,
    /// What a word or several mean, folded.
    pub words: HashMap<String, DateWord>,
    /// After a time of day: `pm`, `Uhr`.
    pub clock: Words,
    /// Say when without naming a day: `ASAP`, `ongoing`.
    pub no_day: Words,
    /// Before or around a date that held before.
    pub was: Words,
    /// Before the date that holds now.
    pub now: Words,
    /// Between the first and the last day of a span.
    pub until: Words,
    /// Before the first day from which something holds.
    pub from: Words,
    /// Beside a date that does not hold, or from which another is counted.
    pub not: Words,
    /// Keys of fields for which a span of time means its first day, not its last.
    pub first_day_fields: Vec<String>,
    /// Keys of fields that tell of what has happened.
    pub past_fields: Vec<String>,
}

/// What a word of a date means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateWord {
    /// Nothing: `of`.
    Filler,
    /// The end of a day's number: `th`.
    Ending,
    /// A quarter.
    Quarter,
    /// A half of a year.
    Half,
    /// A week.
    Week,
    /// A week or a half, as its number shows.
    WeekOrHalf,
    /// The day that follows begins a week.
    WeekFrom,
    /// The day that follows ends a week.
    WeekTo,
    /// The year beside it is a financial one.
    FinancialYear,
    /// A month of a financial year.
    Period,
    /// The first day of what follows.
    Early,
    /// The middle of what follows.
    Middle,
    /// The last day of what follows.
    Late,
    /// The date may still move.
    About,
}

/// Words in and around names.
#[derive(Debug, Clone, Default)]
pub struct NameWords {
    /// Before a name: `Dr`.
    pub titles: Words,
    /// After a name: `PhD`.
    pub suffixes: Words,
    /// Words that begin a family name: `van`.
    pub particles: Words,
    /// Words and signs between two people: `and`, `/`.
    pub joins: Words,
}

/// Words and signs around amounts.
#[derive(Debug, Clone, Default)]
pub struct AmountWords {
    /// What a word or several around a number mean, folded; signs as they are.
    pub words: HashMap<String, AmountWord>,
    /// In a remark, that the amount is one of several.
    pub each: Words,
    /// Fields of amounts of each of something, such as limits of each change.
    pub of_each: Vec<String>,
    /// Between the two numbers of a range.
    pub range: Words,
    /// Before the first number of a range.
    pub range_before: Words,
    /// Thousands, but in portfolios of some currencies.
    pub mil: (Words, Vec<Currency>),
    /// Currencies in which a point stands before decimals, whoever writes them.
    pub decimal_point: Vec<Currency>,
    /// What a word stands for directly before a currency, folded: `T` of `T€` is 1000.
    pub attached: HashMap<String, Decimal>,
    /// The two fields that take the ends of a range that stands in another.
    pub ends: BTreeMap<String, [String; 2]>,
    /// What a word after a number stands for, folded: `k` is 1000.
    pub magnitudes: HashMap<String, Decimal>,
    /// Signs of currencies, the longest first, with those they stand for, the likeliest first.
    pub signs: Vec<(String, Vec<Currency>)>,
    /// Codes and names of currencies, folded.
    pub currencies: HashMap<String, Currency>,
}

/// What a word around a number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountWord {
    /// The number is not exact.
    About,
    /// The amount is not more than the number.
    AtMost,
    /// The amount is not less than the number.
    AtLeast,
    /// The amount is less than nothing.
    Credit,
    /// The amount is that of each year.
    Yearly,
    /// The amount is what it is.
    Debit,
    /// Nothing.
    Filler,
}

/// Units of work and time.
#[derive(Debug, Clone, Default)]
pub struct UnitWords {
    /// Words and signs for units, folded.
    pub measures: HashMap<String, UnitMeasure>,
    /// Hours in a day's work.
    pub hours_a_day: Decimal,
    /// Days in a week's work.
    pub days_a_week: Decimal,
    /// Keys of money fields that hold the price of a day.
    pub a_day: Vec<String>,
    /// Keys of number fields that hold a share of a full week.
    pub shares: Vec<String>,
    /// For a whole week.
    pub full_time: Words,
    /// For half a week.
    pub half_time: Words,
    /// After the days or hours of each week.
    pub a_week: Words,
    /// The same for each month.
    pub a_month: Words,
    /// In a label, that every day counts and not only those of work.
    pub calendar: Words,
    /// Keys of number fields that hold days.
    pub in_days: Vec<String>,
    /// The field that takes the values of another where its unit says days, hours or weeks.
    pub instead: BTreeMap<String, String>,
}

/// Days in a week of the calendar, and hours in its day.
const CALENDAR: [i64; 2] = [7, 24];

impl UnitWords {
    /// How many days or hours a full-time equivalent has in a column whose label says them of each week or month: as
    /// many as the label or the title states, else those of a week's work. A label that states a full-time equivalent and
    /// no span counts in that of what it states. `None` where the days of the month say it.
    pub fn full_of(&self, label: Unit, title: Unit, measure: UnitMeasure) -> Option<Decimal> {
        let of_full = || label.full.map(|full| full.per.unwrap_or(self.span_of(full)));
        let per = label.per.or(title.per).or_else(of_full)?;
        let stated = label.full.or(title.full).filter(|full| full.per.unwrap_or(self.span_of(*full)) == per);
        let (amount, of) = match stated {
            Some(full) => (full.amount, full.measure),
            None if per == Per::Week => (self.days_a_week, UnitMeasure::Days),
            None => return None,
        };
        match (of, measure) {
            (UnitMeasure::Days, UnitMeasure::Hours) => amount.checked_mul(self.hours_a_day),
            (UnitMeasure::Hours, UnitMeasure::Days) => amount.checked_div(self.hours_a_day),
            _ if of == measure => Some(amount),
            _ => None,
        }
    }

    /// The span of an amount that is stated without one: more than seven days of work make a month.
    fn span_of(&self, full: FullTime) -> Per {
        let days = match full.measure {
            UnitMeasure::Hours => full.amount.checked_div(self.hours_a_day).unwrap_or_default(),
            _ => full.amount,
        };
        if days > Decimal::from(CALENDAR[0]) { Per::Month } else { Per::Week }
    }

    /// A length of time in days: of work, or where `calendar` of the calendar. `None` where it is too large.
    pub fn days(&self, unit: Option<UnitMeasure>, value: Decimal, calendar: bool) -> Option<Decimal> {
        let [days, hours] = CALENDAR.map(Decimal::from);
        let (days, hours) = if calendar { (days, hours) } else { (self.days_a_week, self.hours_a_day) };
        match unit {
            Some(UnitMeasure::Hours) => value.checked_div(hours),
            Some(UnitMeasure::Weeks) => value.checked_mul(days),
            _ => Some(value),
        }
    }
}

impl AmountWords {
    /// The currency that a sign or code stands for: where it may be several, `own` if it is among them, else the likeliest.
    pub fn currency(&self, text: &str, own: Currency) -> Option<Currency> {
        let text = text.trim();
        if let Some((_, may)) = self.signs.iter().find(|(sign, _)| sign.eq_ignore_ascii_case(text)) {
            return one_of(may, own);
        }
        self.currencies.get(&fold(text)).copied()
    }

    /// What a word of a factor and a currency stands for, folded: `teur` is thousands of euros, `gbpm` millions of pounds.
    pub fn compound(&self, word: &str) -> Option<(Decimal, Currency)> {
        let before = || {
            let (factor, code) = word.split_at_checked(word.len().checked_sub(3)?)?;
            Some((*self.attached.get(factor)?, *self.currencies.get(code)?))
        };
        let after = || {
            let (code, factor) = word.split_at_checked(3)?;
            Some((*self.magnitudes.get(factor)?, *self.currencies.get(code)?))
        };
        before().or_else(after)
    }

    /// Whether a sign stands for several currencies of which `own` is none.
    pub fn is_guess(&self, sign: &str, own: Currency) -> bool {
        self.signs.iter().any(|(s, may)| s == sign && may.len() > 1 && !may.contains(&own))
    }

    /// The factor that `text` begins with directly before the sign of a currency, with its length: 1000 for `T€`.
    pub fn attached_at(&self, text: &str, own: Currency) -> Option<(Decimal, usize)> {
        let length = text.find(|c: char| !c.is_alphabetic())?;
        self.sign_at(text.get(length..)?, own)?;
        Some((*self.attached.get(&fold(text.get(..length)?))?, length))
    }

    /// The sign that `text` begins with, as the currency meant and the sign's length in bytes.
    pub fn sign_at(&self, text: &str, own: Currency) -> Option<(Currency, usize)> {
        self.signs.iter().find_map(|(sign, may)| {
            let rest = text.strip_prefix(sign.as_str())?;
            // A sign of letters, such as kr, is not the beginning of a word.
            let letters = |c: char| c.is_alphabetic();
            if sign.ends_with(letters) && rest.starts_with(letters) {
                return None;
            }
            one_of(may, own).map(|currency| (currency, sign.len()))
        })
    }
}

fn one_of(may: &[Currency], own: Currency) -> Option<Currency> {
    may.iter().find(|c| **c == own).or(may.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_a_text_as_whole_words() {
        let words = Words::new(["acting", "ad interim", "a.i.", "→"]);
        assert_eq!(words.first_within("Acting Head of PMO"), Some("acting"));
        assert_eq!(words.first_within("Head of PMO (ad-interim)"), Some("ad interim"));
        assert_eq!(words.first_within("Factoring interim"), None);
        assert_eq!(words.first_within(""), None);
        assert_eq!(words.without("head of pmo a i"), "head of pmo");
        assert_eq!(words.without("load interim acting ad interim lead"), "load interim lead");
        assert_eq!(words.without("acting"), "");
    }
}
