//! Values as they are written for people. Rounding, half away from zero, happens here and nowhere else.

use super::document::Format;
use super::money::Currency;
use super::period::{MONTHS, Period};
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

/// A number as it is written.
pub fn number(value: Decimal, format: Format) -> String {
    match format {
        Format::Money(currency) => grouped(value, currency.decimals()),
        Format::MoneyWhole(currency) => money_whole(value, currency),
        Format::Variance(currency) => sided(money_whole(value, currency), value),
        Format::VariancePercent => sided(percent(value), value),
        Format::Percent => percent(value),
        Format::Fte | Format::Ratio => grouped(value, 2),
        Format::Days => grouped(value, 1),
        Format::Count => grouped(value, 0),
        _ => grouped_plain(value),
    }
}

/// A day as it is written: `12 Oct 2026`.
pub fn day(date: Date, format: Format) -> String {
    let month = MONTHS.get(date.month() as usize - 1).map_or("", |m| &m[..3]);
    match format {
        Format::Month => Period::of(date).map_or_else(|| date.to_string(), Period::short),
        _ => format!("{} {month} {}", date.day(), date.year()),
    }
}

fn percent(value: Decimal) -> String {
    format!("{}%", grouped(value * Decimal::ONE_HUNDRED, 1))
}

/// `-£1,234`: the minus before the sign.
fn money_whole(value: Decimal, currency: Currency) -> String {
    let digits = grouped(value, 0);
    let (minus, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |d| ("-", d));
    match currency.sign() {
        "" => format!("{minus}{} {digits}", currency.code()),
        sign => format!("{minus}{sign}{digits}"),
    }
}

/// F for favourable, A for adverse; neither beside 0.
fn sided(written: String, value: Decimal) -> String {
    match value.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => written + " F",
        std::cmp::Ordering::Less => written + " A",
        std::cmp::Ordering::Equal => written,
    }
}

/// At most four decimals, none that are 0.
fn grouped_plain(value: Decimal) -> String {
    let value = value.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero).normalize();
    grouped(value, value.scale())
}

/// With commas between thousands and so many decimals.
fn grouped(value: Decimal, decimals: u32) -> String {
    let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let digits = format!("{:.*}", decimals as usize, rounded.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut out = String::with_capacity(digits.len() + 6);
    if rounded.is_sign_negative() && !rounded.is_zero() {
        out.push('-');
    }
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let gbp = Currency::parse("GBP").unwrap();
        let chf = Currency::parse("CHF").unwrap();
        for (value, format, text) in [
            ("1234567.5", Format::Count, "1,234,568"),
            ("-0.4", Format::Count, "0"),
            ("1234.5", Format::Money(gbp), "1,234.50"),
            ("0.005", Format::Money(gbp), "0.01"),
            ("-1234.5", Format::MoneyWhole(gbp), "-£1,235"),
            ("12", Format::MoneyWhole(chf), "CHF 12"),
            ("-1200", Format::Variance(gbp), "-£1,200 A"),
            ("1200", Format::Variance(gbp), "£1,200 F"),
            ("0.1254", Format::Percent, "12.5%"),
            ("-0.05", Format::VariancePercent, "-5.0% A"),
            ("0.5", Format::Fte, "0.50"),
            ("12.3400", Format::Number, "12.34"),
            ("999", Format::Number, "999"),
        ] {
            assert_eq!(number(value.parse().unwrap(), format), text);
        }
    }

    #[test]
    fn days_and_months() {
        let date = jiff::civil::date(2026, 10, 2);
        assert_eq!(day(date, Format::Date), "2 Oct 2026");
        assert_eq!(day(date, Format::Month), "Oct 26");
    }
}
