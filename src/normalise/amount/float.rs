//! A binary float as the decimal that was typed.

use rust_decimal::Decimal;

/// The shortest decimal that is stored as this float. `None` where it is not finite, or too large to be kept exactly.
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
    text.parse::<Decimal>().ok().map(|d| d.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decimal_that_was_typed() {
        for (n, text) in [
            (0.1 + 0.2, "0.30000000000000004"),
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
