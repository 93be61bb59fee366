//! Units that a label or a title names: `Budget (£k)`, `all figures in £'000`, `Allocation %`, `Delay (days)`.

use super::full_time;
use crate::model::money::Currency;
use crate::model::table::Unit;
use crate::model::text::fold_or_sign;
use crate::model::writing::Writing;
use rust_decimal::Decimal;

/// The unit that a text names; parts that it does not name are `None`. `own` is the currency meant by a sign that
/// several have.
pub fn of(text: &str, writing: &Writing, own: Currency) -> Unit {
    let mut unit = Unit { prices: writing.prices.base(text), ..Unit::default() };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((currency, len)) = writing.amounts.sign_at(rest, own) {
            unit.currency.get_or_insert(currency);
            rest = &rest[len..];
            // What follows the sign is its scale: `£k`, `£'000`, `£m`.
            unit.scale = unit.scale.or_else(|| scale(first_word(rest), writing));
            continue;
        }
        if let Some((factor, len)) = writing.amounts.attached_at(rest, own) {
            unit.scale.get_or_insert(factor);
            rest = &rest[len..];
            continue;
        }
        if c == '%' {
            unit.measure = unit.measure.or_else(|| writing.units.measures.get("%").copied());
        }
        let end = word(rest);
        if end > 0 {
            say(&rest[..end], writing, own, &mut unit);
            // `EUR m`: what follows a code is its scale.
            if is_code(&rest[..end]) && writing.amounts.currency(&rest[..end], own).is_some() {
                unit.scale = unit.scale.or_else(|| scale(first_word(&rest[end..]), writing));
            }
        }
        rest = &rest[end.max(c.len_utf8())..];
    }
    if let Some((measure, per)) = full_time::per(text, writing) {
        // `h/week`: one letter is a unit where a span of time stands beside it.
        unit.measure = unit.measure.or(Some(measure));
        unit.per = Some(per);
    }
    unit.full = full_time::stated(text, writing);
    unit
}

/// The unit that a title names: an amount's after a currency sign (`£k`) anywhere, anything in brackets or after "in"
/// (`Resource plan (FTE)`, `all figures in thousands`). Other words of a title are prose.
pub fn of_title(text: &str, writing: &Writing, own: Currency) -> Unit {
    let mut unit = Unit { prices: writing.prices.base(text), ..Unit::default() };
    for line in text.split(" · ") {
        let bracketed =
            line.split('(').skip(1).filter_map(|part| part.split_once(')')).map(|(inside, _)| inside);
        let behind = [" in ", " en ", " em "].iter().filter_map(|word| line.split_once(word));
        let behind = behind.map(|(_, rest)| rest).filter(|rest| rest.len() <= 30);
        for part in bracketed.chain(behind) {
            let said = of(part, writing, own);
            unit.scale = unit.scale.or(said.scale);
            unit.currency = unit.currency.or(said.currency);
            unit.measure = unit.measure.or(said.measure);
        }
        by_sign(line, writing, own, &mut unit);
    }
    if let Some((measure, per)) = full_time::per(text, writing) {
        unit.measure = unit.measure.or(Some(measure));
        unit.per = Some(per);
    }
    unit.full = full_time::stated(text, writing);
    unit
}

/// The scale that stands with a currency anywhere in a line: `£k`, `T€`, `TEUR`.
fn by_sign(line: &str, writing: &Writing, own: Currency, unit: &mut Unit) {
    let mut inside = false;
    for (at, c) in line.char_indices() {
        let rest = &line[at..];
        if let Some((currency, len)) = writing.amounts.sign_at(rest, own)
            && let Some(scale) = scale(first_word(&rest[len..]), writing)
        {
            unit.scale.get_or_insert(scale);
            unit.currency.get_or_insert(currency);
        }
        if !inside && let Some((factor, len)) = writing.amounts.attached_at(rest, own) {
            unit.scale.get_or_insert(factor);
            unit.currency = unit.currency.or(writing.amounts.sign_at(&rest[len..], own).map(|(c, _)| c));
        }
        if !inside && c.is_uppercase() {
            compound(&rest[..word(rest)], writing, unit);
        }
        inside = c.is_alphanumeric();
    }
}

/// A word of a factor and a currency: `TEUR`.
fn compound(token: &str, writing: &Writing, unit: &mut Unit) {
    if let Some((factor, currency)) = writing.amounts.compound(&fold_or_sign(token)) {
        unit.scale.get_or_insert(factor);
        unit.currency.get_or_insert(currency);
    }
}

/// The length of the letters and digits at the start of a text.
fn word(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())
}

fn say(token: &str, writing: &Writing, own: Currency, unit: &mut Unit) {
    if is_code(token)
        && let Some(currency) = writing.amounts.currency(token, own)
    {
        unit.currency.get_or_insert(currency);
    } else if token.starts_with("000") || token.chars().count() >= 3 {
        unit.scale = unit.scale.or_else(|| scale(token, writing));
        compound(token, writing, unit);
    }
    // One letter says too little: the `h` of a label is no hour.
    if token.chars().count() > 1 {
        unit.measure = unit.measure.or_else(|| writing.units.measures.get(&fold_or_sign(token)).copied());
    }
}

fn is_code(token: &str) -> bool {
    token.len() == 3 && token.chars().all(|c| c.is_ascii_uppercase())
}

/// What one unit stands for by the word after a currency sign, or by a whole word such as `thousands`.
fn scale(token: &str, writing: &Writing) -> Option<Decimal> {
    if token.starts_with("000") {
        return Some(Decimal::ONE_THOUSAND);
    }
    writing.amounts.magnitudes.get(&fold_or_sign(token)).copied()
}

/// The letters and digits that `text` begins with, an apostrophe before them left out.
fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(['\'', '’', '‘', ' ']);
    &text[..word(text)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::table::UnitMeasure;
    use crate::settings::Settings;

    #[test]
    fn a_title_is_mostly_prose() {
        let settings = Settings::built_in().unwrap();
        for (text, scale, measure) in [
            ("Budget 2026/27, £k · Update before the 3rd working day", Some(1000), None),
            ("All figures in £'000", Some(1000), None),
            ("Resource plan (FTE)", None, Some(UnitMeasure::Fte)),
            ("Bookings in days", None, Some(UnitMeasure::Days)),
            ("A programme of £2 million over 60 days", None, None),
            ("Figures in thousands", Some(1000), None),
            ("Alle Angaben in T€", Some(1000), None),
            ("Budget 2026, TEUR", Some(1000), None),
            ("Montants en milliers d'euros", Some(1000), None),
            ("Importes en k€", Some(1000), None),
            ("Kosten (Mio. EUR)", Some(1_000_000), None),
        ] {
            let unit = of_title(text, &settings.knowledge.writing, settings.portfolio.currency);
            assert_eq!((unit.scale, unit.measure), (scale.map(Decimal::from), measure), "{text}");
        }
    }

    #[test]
    fn real_and_nominal_prices() {
        use crate::model::prices::PriceBase::{Nominal, Real};
        let settings = Settings::built_in().unwrap();
        for (text, want) in [
            ("Budget 2026/27, £k, real terms", Some(Real)),
            ("Whole-life cost (2024/25 prices)", Some(Real)),
            ("Costs at 2024 prices", Some(Real)),
            ("Kosten in konstanten Preisen", Some(Real)),
            ("Preisstand 2024", Some(Real)),
            ("Coûts, prix constants 2024", Some(Real)),
            ("Forecast (nominal terms)", Some(Nominal)),
            ("All figures in cash terms", Some(Nominal)),
            ("Budget in outturn prices", Some(Nominal)),
            ("Real", None),
            ("Nominal ledger 2026", None),
            ("Unit price 5", None),
            ("Budget 2026/27", None),
        ] {
            let unit = of_title(text, &settings.knowledge.writing, settings.portfolio.currency);
            assert_eq!(unit.prices, want, "{text}");
        }
    }

    #[test]
    fn units_in_labels_and_titles() {
        let settings = Settings::built_in().unwrap();
        let own = settings.portfolio.currency;
        for (text, scale, currency, measure) in [
            ("Budget (£k)", Some(1000), Some("GBP"), None),
            ("All figures in £'000", Some(1000), Some("GBP"), None),
            ("Cost £m", Some(1_000_000), Some("GBP"), None),
            ("Amounts in thousands of EUR", Some(1000), Some("EUR"), None),
            ("Budget (k€)", Some(1000), Some("EUR"), None),
            ("Budget (EUR m)", Some(1_000_000), Some("EUR"), None),
            ("Budget GBPk", Some(1000), Some("GBP"), None),
            ("Budget T€", Some(1000), Some("EUR"), None),
            ("Budget [TEUR]", Some(1000), Some("EUR"), None),
            ("Budget in Mio. €", Some(1_000_000), Some("EUR"), None),
            ("Budget Tsd. CHF", Some(1000), Some("CHF"), None),
            ("Cost (£'000s)", Some(1000), Some("GBP"), None),
            ("Cost €bn", Some(1_000_000_000), Some("EUR"), None),
            ("Budget", None, None, None),
            ("Allocation %", None, None, Some(UnitMeasure::Percent)),
            ("Delay (days)", None, None, Some(UnitMeasure::Days)),
            ("Allocation (FTE)", None, None, Some(UnitMeasure::Fte)),
            ("Day rate (£)", None, Some("GBP"), Some(UnitMeasure::Days)),
            ("Status (O/C)", None, None, None),
        ] {
            let unit = of(text, &settings.knowledge.writing, own);
            assert_eq!(unit.scale, scale.map(Decimal::from), "{text}");
            assert_eq!(unit.currency.map(|c| c.to_string()).as_deref(), currency, "{text}");
            assert_eq!(unit.measure, measure, "{text}");
        }
    }
}
