//! A binary float as the decimal that was meant.

use rust_decimal::Decimal;

/// The decimal that was meant by a float: the shortest that is stored so, but for what arithmetic leaves behind its
/// fifteenth digit, which no spreadsheet shows (`0.1 + 0.2` is 0.3). `None` where it is not finite, or too large to be kept exactly.
pub fn decimal(n: f64) -> Option<Decimal> {
    // Whole numbers and hundredths below these bounds are their own shortest form.
    if n.fract() == 0.0 && n.abs() < 9e15 {
        return Some(Decimal::from(n as i64));
    }
    let hundredths = (n * 100.0).round();
    if hundredths.abs() < 9e14 && hundredths / 100.0 == n {
        return Some(Decimal::new(hundredths as i64, 2).normalize());
    }
    let text = format!("{n}");
    if text.len() > 40 {
        // Less than can be kept is what sums of floats leave behind; more is too large.
        return (n.abs() < 1.0).then_some(Decimal::ZERO);
    }
    let exact = text.parse::<Decimal>().ok()?.normalize();
    let meant = exact.round_sf(DIGITS)?.normalize();
    let digits = |d: Decimal| d.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0);
    // A number that fills its digits, such as a third, is left as it is.
    Some(if digits(meant) < SHORT { meant } else { exact })
}

/// Significant digits that a spreadsheet keeps.
const DIGITS: u32 = 15;
/// A number of fewer digits was typed, not worked out.
const SHORT: u32 = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decimal_that_was_typed() {
        for (n, text) in [
            (0.1 + 0.2, "0.3"),
            (1.1 * 3.0, "3.3"),
            (1.0 / 3.0, "0.3333333333333333"),
            (4.35 * 100.0, "435"),
            (123_456_789_012_345.67, "123456789012345.67"),
            (1234.5, "1234.5"),
            (-0.07, "-0.07"),
            (19.99, "19.99"),
            (1e15, "1000000000000000"),
            (0.001, "0.001"),
            (1_234.500_000_001, "1234.500000001"),
            (1e-30, "0"),
            (1e-300, "0"),
            (-0.0, "0"),
        ] {
            assert_eq!(decimal(n), Some(text.parse().unwrap()), "{n}");
        }
        for n in [1e29, f64::MAX, f64::INFINITY, f64::NAN] {
            assert_eq!(decimal(n), None, "{n}");
        }
    }
}
