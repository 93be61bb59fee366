//! A stretch of numbers as people write it, taken apart from left to right.

use super::{Band, BandWord, BandWords, Quantity};
use crate::model::money::Currency;
use crate::model::table::UnitMeasure;
use crate::model::text::{fold, fold_or_sign};
use crate::model::writing::{AmountWord, Writing};
use rust_decimal::Decimal;

/// One number of a stretch with what stands beside it.
#[derive(Debug, Clone, Copy, Default)]
struct Amount {
    value: Decimal,
    factor: Option<Decimal>,
    of: Option<Quantity>,
}

/// A stretch in the making.
#[derive(Debug, Default)]
pub struct Draft {
    amounts: Vec<Amount>,
    side: Option<BandWord>,
    parted: bool,
    money: bool,
}

impl Draft {
    /// Takes in a text. `None` for what no stretch has.
    pub fn of(text: &str, words: &BandWords, writing: &Writing) -> Option<Self> {
        let mut draft = Self::default();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let sign = Currency::parse("XXX").and_then(|own| writing.amounts.sign_at(rest, own));
            let length = if c.is_ascii_digit() || starts_fraction(rest) {
                draft.number(rest)?
            } else if let Some((_, length)) = sign {
                draft.of_money()?;
                length
            } else if let Some(length) = draft.attached(rest, writing) {
                length
            } else if c.is_alphabetic() {
                draft.word(rest, words, writing)?
            } else {
                let about = || is_about(rest.get(..c.len_utf8()).unwrap_or_default(), writing);
                draft.sign(c).or_else(|| about().then_some(()))?;
                c.len_utf8()
            };
            rest = rest.get(length..)?;
        }
        Some(draft)
    }

    fn number(&mut self, rest: &str) -> Option<usize> {
        let marks = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '\u{a0}' | '\u{202f}');
        let length = rest.find(|c| !marks(c)).unwrap_or(rest.len());
        let length = length + thousands(rest, length);
        let digits = rest.get(..length)?.trim_end_matches(|c: char| !c.is_ascii_digit());
        if self.amounts.len() == 2 || (self.amounts.len() == 1 && !self.parted) {
            return None;
        }
        let of = self.money.then_some(Quantity::Money);
        self.money = false;
        self.amounts.push(Amount { value: decimal(digits)?, factor: None, of });
        Some(digits.len())
    }

    /// A sign before a number still to come, or behind one.
    fn of_money(&mut self) -> Option<()> {
        let behind = self.amounts.len() == 2 || !self.parted;
        match self.amounts.last_mut().filter(|_| behind) {
            Some(last) => last.counted(Quantity::Money),
            None => {
                self.money = true;
                Some(())
            }
        }
    }

    /// The magnitude that stands directly before a currency, behind a number: `50 T€`.
    fn attached(&mut self, rest: &str, writing: &Writing) -> Option<usize> {
        let (factor, length) = writing.amounts.attached_at(rest, Currency::parse("XXX")?)?;
        let last = self.amounts.last_mut().filter(|last| last.factor.is_none())?;
        last.counted(Quantity::Money)?;
        last.factor = Some(factor);
        Some(length)
    }

    fn word(&mut self, rest: &str, words: &BandWords, writing: &Writing) -> Option<usize> {
        if let Some((said, length)) = phrase(rest, words) {
            match said {
                BandWord::UpTo if self.amounts.is_empty() => self.side(BandWord::Below)?,
                BandWord::To | BandWord::UpTo => self.part()?,
                BandWord::Nothing => {}
                side => self.side(side)?,
            }
            return Some(length);
        }
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let word = fold(rest.get(..end)?);
        // `Mio.`, `ca.`
        let length = end + usize::from(rest.get(end..)?.starts_with('.'));
        if is_about(&word, writing) {
            return Some(length);
        }
        if writing.amounts.currencies.contains_key(&word) {
            self.of_money()?;
            return Some(length);
        }
        let last = self.amounts.last_mut()?;
        if let Some(days) = days(&word, words, writing) {
            last.counted(Quantity::Days)?;
            last.factor = Some(days);
        } else if writing.units.measures.get(&word) == Some(&UnitMeasure::Percent) {
            last.counted(Quantity::Share)?;
        } else {
            last.factor = Some(*writing.amounts.magnitudes.get(&word)?);
            last.of = Some(Quantity::Money);
        }
        Some(length)
    }

    fn sign(&mut self, c: char) -> Option<()> {
        match c {
            '<' | '≤' | '⩽' => self.side(BandWord::Below),
            '>' | '≥' | '⩾' | '+' => self.side(BandWord::Above),
            '-' | '–' | '—' | '\u{2212}' | '\u{2011}' | '…' => self.part(),
            '%' => self.amounts.last_mut()?.counted(Quantity::Share),
            '=' | '(' | ')' | '[' | ']' => Some(()),
            c if c.is_whitespace() => Some(()),
            _ => None,
        }
    }

    fn side(&mut self, side: BandWord) -> Option<()> {
        let same = self.side.is_none_or(|s| s == side);
        self.side = Some(side);
        same.then_some(())
    }

    fn part(&mut self) -> Option<()> {
        let first = self.amounts.len() == 1 && !self.parted;
        self.parted = true;
        first.then_some(())
    }

    /// The stretch; `None` where something is missing, or the lower end is above the upper.
    pub fn finish(self) -> Option<Band> {
        let of = self.amounts.iter().find_map(|a| a.of).unwrap_or(Quantity::Plain);
        if self.money || self.amounts.iter().any(|a| a.of.is_some_and(|o| o != of)) {
            return None;
        }
        let value = |amount: &Amount, factor: Option<Decimal>| {
            let value = amount.value.checked_mul(factor.unwrap_or(Decimal::ONE))?;
            Some(if of == Quantity::Share { value / Decimal::ONE_HUNDRED } else { value }.normalize())
        };
        match (self.amounts.as_slice(), self.side) {
            ([one], side) if !self.parted => {
                let value = value(one, one.factor)?;
                let (low, high) = (side != Some(BandWord::Below), side != Some(BandWord::Above));
                Some(Band { low: low.then_some(value), high: high.then_some(value), of })
            }
            ([low, high], None) => {
                let end = value(high, high.factor)?;
                let shared = value(low, low.factor.or(high.factor)).filter(|v| *v <= end);
                let start = shared.or_else(|| value(low, low.factor))?;
                (start < end).then_some(Band { low: Some(start), high: Some(end), of })
            }
            _ => None,
        }
    }
}

impl Amount {
    fn counted(&mut self, of: Quantity) -> Option<()> {
        let same = self.of.is_none_or(|o| o == of);
        self.of = Some(of);
        same.then_some(())
    }
}

/// Whether a word or sign says that a number is not exact.
fn is_about(word: &str, writing: &Writing) -> bool {
    writing.amounts.words.get(word) == Some(&AmountWord::About)
}

/// The length of groups of three digits behind others, with a blank before each: ` 000` of `8 000`.
fn thousands(rest: &str, at: usize) -> usize {
    let bytes = rest.as_bytes();
    let digits = |from: usize| bytes.iter().skip(from).take_while(|b| b.is_ascii_digit()).count();
    let mut end = at;
    while (1..=3).contains(&digits(0)) && bytes.get(end) == Some(&b' ') && digits(end + 1) == 3 {
        end += 4;
    }
    end - at
}

fn starts_fraction(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('.' | ',')) && chars.next().is_some_and(|c| c.is_ascii_digit())
}

/// The longest words that say something of a stretch, at the start of a text, of three words at most.
fn phrase(rest: &str, words: &BandWords) -> Option<(BandWord, usize)> {
    let mut found = None;
    let (mut end, mut at) = (0, 0);
    for _ in 0..4 {
        let word = rest.get(at..)?;
        let length = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        if length == 0 {
            break;
        }
        end = at + length;
        if let Some(said) = words.words.get(&fold(rest.get(..end)?)) {
            found = Some((*said, end));
        }
        let gap = rest.get(end..)?.find(|c: char| !c.is_whitespace());
        at = end + gap.unwrap_or(0);
    }
    debug_assert!(end <= rest.len());
    found
}

/// The working days in a unit of time.
fn days(word: &str, words: &BandWords, writing: &Writing) -> Option<Decimal> {
    let units = &writing.units;
    match units.measures.get(&fold_or_sign(word)) {
        Some(UnitMeasure::Days) => Some(Decimal::ONE),
        Some(UnitMeasure::Weeks) => Some(units.days_a_week),
        Some(UnitMeasure::Hours) => Decimal::ONE.checked_div(units.hours_a_day),
        _ => words.days.get(word).copied(),
    }
}

/// A number with its marks: the last of two kinds is the decimal mark, and a single one with three digits behind it parts
/// thousands.
fn decimal(digits: &str) -> Option<Decimal> {
    let mark = digits.rfind(['.', ',']).filter(|at| {
        let mark = digits.get(*at..=*at).unwrap_or_default();
        let (before, after) =
            (digits.get(..*at).unwrap_or_default(), digits.get(at + 1..).unwrap_or_default());
        let thousand = after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
        !(thousand || before.contains(mark))
    });
    let plain = |part: &str| part.chars().filter(char::is_ascii_digit).collect::<String>();
    let text = match mark {
        Some(at) => format!("0{}.{}", plain(digits.get(..at)?), plain(digits.get(at + 1..)?)),
        None => plain(digits),
    };
    text.parse().ok()
}
