//! Units that a label or a title names: `Budget (£k)`, `all figures in £'000`, `Allocation %`, `Delay (days)`.

use crate::model::money::Currency;
use crate::model::table::Unit;
use crate::model::writing::{Writing, word};
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
        let token = first_word(rest);
        if token.is_empty() {
            rest = &rest[c.len_utf8()..];
            continue;
        }
        say(token, writing, own, &mut unit);
        rest = &rest[token.len()..];
    }
    unit
}

fn say(token: &str, writing: &Writing, own: Currency, unit: &mut Unit) {
    let code = token.len() == 3 && token.chars().all(|c| c.is_ascii_uppercase());
    if code && let Some(currency) = writing.amounts.currency(token, own) {
        unit.currency.get_or_insert(currency);
    } else if token.len() >= 3 && token.starts_with("000") {
        unit.scale = unit.scale.or(Some(Decimal::ONE_THOUSAND));
    } else if token.chars().count() > 3 {
        unit.scale = unit.scale.or_else(|| scale(token, writing));
    }
    // One letter says too little: the `h` of a label is no hour.
    if token.chars().count() > 1 {
        unit.measure = unit.measure.or_else(|| writing.units.measures.get(&word(token)).copied());
    }
}

/// What one unit stands for by the word after a currency sign, or by a whole word such as `thousands`.
fn scale(token: &str, writing: &Writing) -> Option<Decimal> {
    if token.starts_with("000") {
        return Some(Decimal::ONE_THOUSAND);
    }
    writing.amounts.magnitudes.get(&word(token)).copied()
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
