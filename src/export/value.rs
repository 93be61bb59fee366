//! A value as the contract writes it: decimals and dates as text, levels and flags as they are, ids as a list.

use super::json;
use crate::model::dataset::Dataset;
use crate::model::money::Money;
use crate::model::record::Value;
use crate::model::register::FieldKind;
use crate::model::vocabulary::Vocabulary;
use rust_decimal::Decimal;
use std::io::Write;

/// What is needed to write values of one field.
pub struct Kind<'a> {
    dataset: &'a Dataset,
    vocabulary: Option<&'a Vocabulary>,
    list: bool,
}

impl<'a> Kind<'a> {
    /// For a field of `kind`; `vocabulary` is that of a choice.
    pub fn new(dataset: &'a Dataset, kind: &FieldKind, vocabulary: Option<&'a Vocabulary>) -> Self {
        Self { dataset, vocabulary, list: *kind == FieldKind::Ref }
    }

    /// Adds the value as JSON.
    pub fn json(&self, out: &mut Vec<u8>, value: Value) {
        match value {
            Value::Missing => out.extend_from_slice(b"null"),
            Value::Text(sym) if self.list => list(out, self.dataset.text(sym)),
            Value::Text(sym) => json::string(out, self.dataset.text(sym)),
            Value::Date(_) | Value::Period(_) | Value::Money(_) | Value::Number(_) => {
                out.push(b'"');
                self.text(out, value);
                out.push(b'"');
            }
            Value::Choice(_) => json::string(out, self.choice(value)),
            Value::Level(_) | Value::Flag(_) => self.text(out, value),
        }
    }

    /// Adds the value as the text of a CSV cell; nothing where it is missing.
    pub fn text(&self, out: &mut Vec<u8>, value: Value) {
        // Writing into memory cannot fail.
        let _ = match value {
            Value::Missing => Ok(()),
            Value::Text(sym) if self.list => {
                list(out, self.dataset.text(sym));
                Ok(())
            }
            Value::Text(sym) => out.write_all(self.dataset.text(sym).as_bytes()),
            Value::Date(date) => write!(out, "{date}"),
            Value::Period(period) => write!(out, "{period}"),
            Value::Money(money) => write!(out, "{}", amount(money)),
            Value::Number(number) => write!(out, "{}", number.normalize()),
            Value::Level(level) => write!(out, "{}", level.get()),
            Value::Flag(flag) => write!(out, "{flag}"),
            Value::Choice(_) => out.write_all(self.choice(value).as_bytes()),
        };
    }

    fn choice(&self, value: Value) -> &str {
        match (self.vocabulary, value) {
            (Some(vocabulary), Value::Choice(id)) => &vocabulary.choice(id).key,
            _ => "",
        }
    }
}

/// An amount with the decimals of its currency's minor unit, and more where it has more.
fn amount(money: Money) -> Decimal {
    let mut amount = money.amount.normalize();
    if amount.scale() < money.currency.decimals() {
        amount.rescale(money.currency.decimals());
    }
    amount
}

/// Adds ids joined by `; ` as a list.
fn list(out: &mut Vec<u8>, joined: &str) {
    out.push(b'[');
    let mut members = json::Members::new(out);
    for id in ids(joined) {
        json::string(members.next(), id);
    }
    out.push(b']');
}

/// The ids that are joined by `; `.
pub fn ids(joined: &str) -> impl Iterator<Item = &str> {
    joined.split(';').map(str::trim).filter(|id| !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::money::Currency;

    #[test]
    fn amounts_show_their_minor_unit() {
        let shown = |amount_: &str, code: &str| {
            let currency = Currency::parse(code).unwrap();
            amount(Money { amount: amount_.parse().unwrap(), currency }).to_string()
        };
        assert_eq!(shown("1234.5", "GBP"), "1234.50");
        assert_eq!(shown("1234.500000", "GBP"), "1234.50");
        assert_eq!(shown("-1200", "JPY"), "-1200");
        assert_eq!(shown("0.125", "GBP"), "0.125");
        assert_eq!(shown("-0.00", "GBP"), "0.00");
        assert_eq!(shown("10000000000000000000000", "EUR"), "10000000000000000000000.00");
    }
}
