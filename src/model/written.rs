//! Values as they are written for people. Rounding, half away from zero, happens here and nowhere else.

use super::document::Format;
use super::money::Currency;
use super::period::Period;
use super::print::{Marks, Print};
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

/// A number as it is written.
pub fn number(value: Decimal, format: Format, print: &Print) -> String {
    let marks = print.marks();
    match format {
        Format::Money(currency) => below(value, grouped(value, currency.decimals(), marks), print),
        Format::MoneyWhole(currency) => signed(value, 0, currency, print),
        Format::Variance(currency) => sided(signed(value, 0, currency, print), value, print),
        Format::VariancePercent => sided(percent(value, print), value, print),
        Format::Percent => percent(value, print),
        Format::Fte | Format::Ratio => grouped(value, 2, marks),
        Format::Days => grouped(value, 1, marks),
        Format::Count => grouped(value, 0, marks),
        _ => grouped_plain(value, marks),
    }
}

/// An amount in a sentence, with its sign: without the minor unit where it is whole.
pub fn amount(value: Decimal, currency: Currency, print: &Print) -> String {
    signed(value, if value.fract().is_zero() { 0 } else { currency.decimals() }, currency, print)
}

/// A day as it is written: `12 Oct 2026`.
pub fn day(date: Date, format: Format, print: &Print) -> String {
    match format {
        Format::Month => {
            Period::of(date).map_or_else(|| date.to_string(), |month| print.words.short_month(month))
        }
        _ => print.days().write(date, &print.words),
    }
}

fn percent(value: Decimal, print: &Print) -> String {
    format!("{}{}", grouped(value * Decimal::ONE_HUNDRED, 1, print.marks()), print.words.percent)
}

/// `-£1,234`: the minus before the sign.
fn signed(value: Decimal, decimals: u32, currency: Currency, print: &Print) -> String {
    let digits = grouped(value, decimals, print.marks());
    let (minus, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |d| ("-", d));
    let sign = currency.sign();
    let written = match (sign, print.words.sign_behind) {
        ("", false) => format!("{minus}{} {digits}", currency.code()),
        ("", true) => format!("{minus}{digits}\u{A0}{}", currency.code()),
        (sign, false) => format!("{minus}{sign}{digits}"),
        (sign, true) => format!("{minus}{digits}\u{A0}{sign}"),
    };
    below(value, written, print)
}

/// An amount in brackets in place of its minus, where they are set.
fn below(value: Decimal, written: String, print: &Print) -> String {
    match written.strip_prefix('-') {
        Some(amount) if print.brackets && value.is_sign_negative() => format!("({amount})"),
        _ => written,
    }
}

/// F for favourable, A for adverse; neither beside 0.
fn sided(written: String, value: Decimal, print: &Print) -> String {
    let side = match value.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => "F",
        std::cmp::Ordering::Less => "A",
        std::cmp::Ordering::Equal => return written,
    };
    format!("{written} {}", print.words.of(side))
}

/// At most four decimals, none that are 0.
fn grouped_plain(value: Decimal, marks: Marks) -> String {
    let value = value.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero).normalize();
    grouped(value, value.scale(), marks)
}

/// With marks between thousands and so many decimals.
fn grouped(value: Decimal, decimals: u32, marks: Marks) -> String {
    let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let digits = format!("{:.*}", decimals as usize, rounded.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut out = String::with_capacity(digits.len() + 6);
    if rounded.is_sign_negative() && !rounded.is_zero() {
        out.push('-');
    }
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(marks.thousands);
        }
        out.push(c);
    }
    if !fraction.is_empty() {
        out.push(marks.decimal);
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
            assert_eq!(number(value.parse().unwrap(), format, &Print::default()), text);
        }
    }

    #[test]
    fn days_and_months() {
        let date = jiff::civil::date(2026, 10, 2);
        assert_eq!(day(date, Format::Date, &Print::default()), "2 Oct 2026");
        assert_eq!(day(date, Format::Month, &Print::default()), "Oct 26");
    }

    #[test]
    fn numbers_are_written_as_the_print_says() {
        let (gbp, chf) = (Currency::parse("GBP").unwrap(), Currency::parse("CHF").unwrap());
        let marks = Marks { thousands: '.', decimal: ',' };
        let mut print = Print { marks: Some(marks), brackets: true, ..Print::default() };
        print.words.percent = "\u{A0}%".to_owned();
        print.words.sign_behind = true;
        for (value, format, text) in [
            ("-1234.5", Format::Money(gbp), "(1.234,50)"),
            ("-1234567", Format::MoneyWhole(gbp), "(1.234.567\u{A0}£)"),
            ("-0.4", Format::MoneyWhole(chf), "0\u{A0}CHF"),
            ("-1200", Format::Variance(gbp), "(1.200\u{A0}£) A"),
            ("-0.1254", Format::Percent, "-12,5\u{A0}%"),
            ("-1234", Format::Count, "-1.234"),
        ] {
            assert_eq!(number(value.parse().unwrap(), format, &print), text);
        }
    }

    #[test]
    fn amounts_in_words() {
        let gbp = Currency::parse("GBP").unwrap();
        let chf = Currency::parse("CHF").unwrap();
        for (amount, currency, words) in [
            ("4000", gbp, "£4,000"),
            ("-1234.5", gbp, "-£1,234.50"),
            ("0.07", chf, "CHF 0.07"),
            ("12", chf, "CHF 12"),
        ] {
            assert_eq!(super::amount(amount.parse().unwrap(), currency, &Print::default()), words);
        }
    }
}
