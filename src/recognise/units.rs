//! Units that a label or a title names: `Budget (£k)`, `all figures in £'000`, `Allocation %`, `Delay (days)`.

use crate::model::money::Currency;
use crate::model::table::Unit;
use crate::model::text::fold_or_sign;
use crate::model::writing::Writing;
use rust_decimal::Decimal;

/// The unit that a text names; parts that it does not name are `None`. `own` is the currency meant by a sign that
/// several have.
pub fn of(text: &str, writing: &Writing, own: Currency) -> Unit {
    let mut unit = Unit::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((currency, len)) = writing.amounts.sign_at(rest, own) {
            unit.currency.get_or_insert(currency);
            rest = &rest[len..];
            // What follows the sign is its scale: `£k`, `£'000`, `£m`.
            unit.scale = unit.scale.or_else(|| scale(first_word(rest), writing));
            continue;
        }
        if c == '%' {
            unit.measure = unit.measure.or_else(|| writing.units.measures.get("%").copied());
        }
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        if end > 0 {
            say(&rest[..end], writing, own, &mut unit);
        }
        rest = &rest[end.max(c.len_utf8())..];
    }
    unit
}

/// The unit that a title names: an amount's after a currency sign (`£k`) anywhere, anything in brackets or after "in"
/// (`Resource plan (FTE)`, `all figures in thousands`). Other words of a title are prose.
pub fn of_title(text: &str, writing: &Writing, own: Currency) -> Unit {
    let mut unit = Unit::default();
    for line in text.split(" · ") {
        let bracketed =
            line.split('(').skip(1).filter_map(|part| part.split_once(')')).map(|(inside, _)| inside);
        let behind = line.split_once(" in ").map(|(_, rest)| rest).filter(|rest| rest.len() <= 30);
        for part in bracketed.chain(behind) {
            let said = of(part, writing, own);
            unit.scale = unit.scale.or(said.scale);
            unit.currency = unit.currency.or(said.currency);
            unit.measure = unit.measure.or(said.measure);
        }
        for (at, _) in line.char_indices() {
            let Some((currency, len)) = writing.amounts.sign_at(&line[at..], own) else { continue };
            if let Some(scale) = scale(first_word(&line[at + len..]), writing) {
                unit.scale.get_or_insert(scale);
                unit.currency.get_or_insert(currency);
            }
        }
    }
    unit
}

fn say(token: &str, writing: &Writing, own: Currency, unit: &mut Unit) {
    let code = token.len() == 3 && token.chars().all(|c| c.is_ascii_uppercase());
    if code && let Some(currency) = writing.amounts.currency(token, own) {
        unit.currency.get_or_insert(currency);
    } else if token.starts_with("000") || token.chars().count() > 3 {
        unit.scale = unit.scale.or_else(|| scale(token, writing));
    }
    // One letter says too little: the `h` of a label is no hour.
    if token.chars().count() > 1 {
        unit.measure = unit.measure.or_else(|| writing.units.measures.get(&fold_or_sign(token)).copied());
    }
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
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
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
        ] {
            let unit = of_title(text, &settings.knowledge.writing, settings.portfolio.currency);
            assert_eq!((unit.scale, unit.measure), (scale.map(Decimal::from), measure), "{text}");
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
