//! A level as it is written, taken apart.

use super::super::desk::Desk;
use super::super::strip::Strip;
use crate::model::band::{Band, Quantity};
use crate::model::scale::stars;
use crate::model::table::{Unit, UnitMeasure};
use crate::model::text::{Sym, fold};
use crate::model::workbook::{Cell, CellValue};
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

/// A level as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Written {
    /// Its word, folded.
    pub word: Option<String>,
    /// Its number.
    pub number: Option<u8>,
    /// Of how many, where it says so: `3/5`.
    pub of: Option<u8>,
    /// The stretch of numbers, or the number with its unit, that it gives: `10-25 %`, `0.3`.
    pub band: Option<Band>,
}

impl Written {
    fn word(word: String) -> Option<Self> {
        (!word.is_empty()).then_some(Self { word: Some(word), ..Self::default() })
    }

    fn number(number: u8, of: Option<u8>) -> Self {
        Self { number: Some(number), of, ..Self::default() }
    }

    /// The letter, word or number that is all of it; beside a word in the same cell, the number.
    pub fn sign_alone(&self, beside: bool) -> Option<String> {
        match (&self.word, self.number) {
            (Some(_), number) if beside => number.map(|n| n.to_string()),
            (Some(word), None) => Some(word.clone()),
            (None, number) => number.map(|n| n.to_string()),
            _ => None,
        }
    }

    /// The word or number by which a list of the workbook would name it.
    pub fn sign(&self) -> Option<String> {
        self.word.clone().or_else(|| self.number.map(|n| n.to_string()))
    }
}

/// Takes a cell apart: `H`, `3`, `4 - Likely`, `Likely (4)`, `3/5`, `★★★☆☆`, `10-25 %`, `Likely (60-80 %)`. A number under
/// a label that names a unit is of that unit. `None` where it is none of these.
pub fn take_apart(desk: &Desk<'_>, cell: Cell, unit: Unit) -> Option<Written> {
    match cell.value {
        CellValue::Number(n) => {
            let percent = desk.styles.get(usize::from(cell.style)).is_some_and(|s| s.is_percent());
            let value = super::super::amount::float::decimal(n)?;
            let unit = shown(desk, cell, unit);
            match () {
                () if percent => Some(of_band(Band::point(value, Quantity::Share))),
                () if value.fract().is_zero()
                    && n >= 0.0
                    && unit.measure.is_none()
                    && unit.currency.is_none() =>
                {
                    let number = u8::try_from(n as u64).ok();
                    Some(number.map_or_else(
                        || of_band(Band::point(value, Quantity::Plain)),
                        |n| Written::number(n, None),
                    ))
                }
                () => Some(of_band(counted(Band::point(value, Quantity::Plain), unit))),
            }
        }
        CellValue::Text(sym) => of_text(desk, desk.text.get(sym), unit),
        _ => None,
    }
}

/// The unit of a number: that of its label, else the currency that its cell shows it in.
fn shown(desk: &Desk<'_>, cell: Cell, unit: Unit) -> Unit {
    let format = || desk.currencies.get(usize::from(cell.style)).copied().flatten();
    let currency = unit.currency.or_else(|| unit.measure.is_none().then(format).flatten());
    Unit { currency, ..unit }
}

fn of_band(band: Band) -> Written {
    Written { band: Some(band), ..Written::default() }
}

/// A stretch without a unit, in the unit that the label names.
fn counted(band: Band, unit: Unit) -> Band {
    let (of, factor) = match (band.of, unit.measure, unit.currency) {
        (Quantity::Plain, Some(UnitMeasure::Percent), _) => (Quantity::Share, Decimal::new(1, 2)),
        (Quantity::Plain, Some(UnitMeasure::Days), _) => (Quantity::Days, Decimal::ONE),
        (Quantity::Plain, _, Some(_)) => (Quantity::Money, unit.scale.unwrap_or(Decimal::ONE)),
        _ => return band,
    };
    let scaled = |end: Option<Decimal>| end.and_then(|e| e.checked_mul(factor));
    Band { low: scaled(band.low), high: scaled(band.high), of }
}

/// The same for a text.
pub fn of_text(desk: &Desk<'_>, text: &str, unit: Unit) -> Option<Written> {
    if let Some((number, of)) = stars(text) {
        return Some(Written::number(number, of));
    }
    if let Some((k, n)) = text.split_once('/')
        && let (Ok(k), Ok(n)) = (k.trim().parse(), n.trim().parse())
    {
        return Some(Written::number(k, Some(n)));
    }
    if let Some(band) = band(desk, text, unit) {
        return Some(of_band(band));
    }
    if let Some((word, inside)) = beside(desk, text, unit) {
        return Some(Written { band: Some(inside), ..words(&word)? });
    }
    let text = without_former(desk, text);
    let whole = words(text)?;
    Some(before_remark(desk, text, &whole).unwrap_or(whole))
}

/// A level without the one that it was before: `3 (was 4)`.
fn without_former<'t>(desk: &Desk<'_>, text: &'t str) -> &'t str {
    let was =
        |inside: &str| inside.split_whitespace().next().is_some_and(|w| desk.writing().dates.was.has(w));
    text.split_once(['(', '[']).filter(|(_, inside)| was(inside)).map_or(text, |(now, _)| now)
}

/// A level's word before a remark in brackets or behind a sign: `Major (supplier side)`, `hoch - nur Team B`.
fn before_remark(desk: &Desk<'_>, text: &str, whole: &Written) -> Option<Written> {
    let is_word = |w: &Written| w.word.as_ref().is_some_and(|word| is_known(desk, word));
    let signs = ['(', '[', ',', ';', ':', '–', '—'];
    let end = text.find(signs).into_iter().chain(text.find(" - ")).min()?;
    words(&text[..end]).filter(|head| is_word(head) && !is_word(whole))
}

/// Whether a scheme or a list of the workbook has a word.
fn is_known(desk: &Desk<'_>, word: &str) -> bool {
    let listed = |w: &Written| w.word.as_deref() == Some(word);
    let schemes = &desk.settings.knowledge.scales.schemes;
    schemes.iter().any(|s| s.rank(word).is_some())
        || desk.guides.iter().flat_map(|g| &g.lines).flatten().flatten().any(listed)
}

/// A stretch of numbers; a bare whole number is none, unless the label names its unit.
fn band(desk: &Desk<'_>, text: &str, unit: Unit) -> Option<Band> {
    let read = Band::read(text, &desk.settings.knowledge.scales.band_words, desk.writing())?;
    let band = counted(read, unit);
    let bare = band.of == Quantity::Plain && band.is_point() && band.start().fract().is_zero();
    (!bare).then_some(band)
}

/// A word with a stretch of numbers in brackets or behind it, which has a unit: `Likely (60-80 %)`, `Rare: < 10 %`.
fn beside(desk: &Desk<'_>, text: &str, unit: Unit) -> Option<(String, Band)> {
    let counts = |part: &str| band(desk, part, unit).filter(|b| b.of != Quantity::Plain);
    if let Some((before, inside)) = text.split_once(['(', '[']) {
        let (inside, after) = inside.split_once([')', ']']).unwrap_or((inside, ""));
        return Some((format!("{before} {after}"), counts(inside)?));
    }
    let letters = text.find(char::is_alphabetic)?;
    let from = text.get(letters..)?.find(|c: char| c.is_ascii_digit() || "<>≤≥£€$~".contains(c))?;
    let (before, after) = text.split_at(letters + from);
    Some((before.to_owned(), counts(after)?))
}

/// A word, a number, or both.
fn words(text: &str) -> Option<Written> {
    let folded = fold(text);
    let (first, last) = (folded.split(' ').next()?, folded.rsplit(' ').next()?);
    let rest = |r: Option<&str>| r.map(str::trim).filter(|r| !r.is_empty()).map(str::to_owned);
    // Between two levels: `M/H` is neither.
    if text.contains('/') && folded.contains(' ') && !folded.contains(|c: char| c.is_ascii_digit()) {
        return Written::word(folded.replace(' ', "/"));
    }
    // A per cent or a part of a number is no level's number.
    if text.contains(['%', '<', '>']) || has_fraction(text) {
        return Written::word(folded);
    }
    if has_several(&folded) {
        return Written::word(folded);
    }
    if let Ok(number) = first.parse() {
        return Some(Written { word: rest(folded.strip_prefix(first)), ..Written::number(number, None) });
    }
    if let Ok(number) = last.parse() {
        return Some(Written { word: rest(folded.strip_suffix(last)), ..Written::number(number, None) });
    }
    if let Some((letter, number)) = tagged(&folded) {
        return Some(Written { word: Some(letter), ..Written::number(number, None) });
    }
    Written::word(folded)
}

/// Whether there are two different numbers, as in `3 or 4`.
fn has_several(folded: &str) -> bool {
    let mut numbers = folded.split(' ').filter_map(|word| word.parse::<u8>().ok());
    let first = numbers.next();
    numbers.any(|other| Some(other) != first)
}

fn has_fraction(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(3).any(|w| w[0].is_ascii_digit() && matches!(w[1], b'.' | b',') && w[2].is_ascii_digit())
}

/// Mark of a letter that a number was written to, which keeps it apart from a level's own letter.
pub const TAG: char = '#';

/// `L3` as the tag `l#` and 3.
fn tagged(folded: &str) -> Option<(String, u8)> {
    let digits = folded.trim_start_matches(|c: char| c.is_ascii_lowercase());
    let letters = folded.strip_suffix(digits)?;
    let number = digits.parse().ok().filter(|_| (1..=3).contains(&letters.len()))?;
    Some((format!("{letters}{TAG}"), number))
}

/// The distinct levels that are written in a column, in the order of their first cells; all of a scale that stands across.
pub fn distinct(desk: &Desk<'_>, strip: &Strip, unit: Unit) -> Vec<Written> {
    let (mut seen, mut known) = (HashSet::new(), HashSet::new());
    let mut all = Vec::new();
    let choices = strip.choices.iter().map(|sym| Cell { col: 0, style: 0, value: CellValue::Text(*sym) });
    for cell in choices.chain(strip.cells.iter().flatten().copied()) {
        if let CellValue::Text(sym) = cell.value
            && (!seen.insert(sym) || desk.writing().no_value.has(desk.text.get(sym)))
        {
            continue;
        }
        if let Some(written) = take_apart(desk, cell, unit)
            && known.insert(written.clone())
        {
            all.push(written);
        }
    }
    all
}

/// The levels of a column, line by line; each text is looked at once.
pub fn of_lines(desk: &Desk<'_>, strip: &Strip, unit: Unit) -> Vec<Option<Written>> {
    let mut known: HashMap<Sym, Option<Written>> = HashMap::new();
    let mut read = |cell: Cell| match cell.value {
        CellValue::Text(sym) => known.entry(sym).or_insert_with(|| take_apart(desk, cell, unit)).clone(),
        _ => take_apart(desk, cell, unit),
    };
    strip.cells.iter().map(|c| c.and_then(&mut read)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::fixture::desk;

    #[test]
    fn levels_are_taken_apart() {
        let desk = desk();
        for (text, word, number, of) in [
            ("H", "h", None, None),
            ("4 - Likely", "likely", Some(4), None),
            ("Likely (4)", "likely", Some(4), None),
            ("1. High", "high", Some(1), None),
            ("Very High", "very high", None, None),
            ("3/5", "", Some(3), Some(5)),
            ("★★★☆☆", "", Some(3), Some(5)),
            ("●●●○○", "", Some(3), Some(5)),
            (" 2 ", "", Some(2), None),
            ("S2", "s#", Some(2), None),
            ("Sev 1", "sev", Some(1), None),
            ("3 or 4", "3 or 4", None, None),
            ("Major (supplier side)", "major", None, None),
            ("mittel – nur Team B", "mittel", None, None),
            ("Showstopper (all)", "showstopper all", None, None),
        ] {
            let w = of_text(&desk, text, Unit::default()).unwrap();
            assert_eq!((w.word.unwrap_or_default().as_str(), w.number, w.of), (word, number, of), "{text}");
            assert_eq!(w.band, None, "{text}");
        }
        assert_eq!(of_text(&desk, "?", Unit::default()), None);
    }

    #[test]
    fn stretches_of_numbers_are_read() {
        let desk = desk();
        for (text, want) in [
            ("10-25 %", "share 0.1 0.25"),
            ("75 % to 100 %", "share 0.75 1"),
            (">80 %", "share 0.8 ~"),
            ("< 10%", "share ~ 0.1"),
            ("30%", "share 0.3 0.3"),
            ("0,3", "plain 0.3 0.3"),
            ("0.1–0.3", "plain 0.1 0.3"),
            ("£100k–£250k", "money 100000 250000"),
            ("£100-250k", "money 100000 250000"),
            ("£500-£1m", "money 500 1000000"),
            ("< 50 k€", "money ~ 50000"),
            ("up to £1.5m", "money ~ 1500000"),
            ("EUR 50.000 bis 100.000", "money 50000 100000"),
            ("1-2 weeks", "days 5 10"),
            ("> 3 months", "days 60 ~"),
            ("less than 1 day", "days ~ 1"),
            ("plus de 6 mois", "days 120 ~"),
            ("80%+", "share 0.8 ~"),
            ("bis 10 T€", "money ~ 10000"),
            ("10 bis 50 T€", "money 10000 50000"),
            ("250 T€ – 1 Mio. €", "money 250000 1000000"),
            ("8 000 €", "money 8000 8000"),
            ("~£80k", "money 80000 80000"),
            ("£120k (est.)", "money 120000 120000"),
            ("ca. 40 %", "share 0.4 0.4"),
        ] {
            let band = of_text(&desk, text, Unit::default()).and_then(|w| w.band);
            assert_eq!(band.map(shown).as_deref(), Some(want), "{text}");
        }
        for text in ["25-10 %", "10 20 %", "-5", "£", "1-2-3 %", "5 % 3 days", "10 apples"] {
            assert_eq!(of_text(&desk, text, Unit::default()).and_then(|w| w.band), None, "{text}");
        }
        let both = of_text(&desk, "4 - Likely (60-80%)", Unit::default()).unwrap();
        assert_eq!((both.word.as_deref(), both.number), (Some("likely"), Some(4)));
        assert_eq!(both.band.map(shown).as_deref(), Some("share 0.6 0.8"));
        let both = of_text(&desk, "Rare: < 10 %", Unit::default()).unwrap();
        assert_eq!(both.word.as_deref(), Some("rare"));
    }

    fn shown(band: Band) -> String {
        let of = match band.of {
            Quantity::Share => "share",
            Quantity::Money => "money",
            Quantity::Days => "days",
            Quantity::Plain => "plain",
        };
        let end = |e: Option<Decimal>| e.map_or("~".to_owned(), |e| e.normalize().to_string());
        format!("{of} {} {}", end(band.low), end(band.high))
    }
}
