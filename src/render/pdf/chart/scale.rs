//! An axis of values: from where to where, and round numbers on it.

use crate::model::document::Format;
use crate::model::print::Print;
use crate::model::written::number;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// The most steps on an axis.
const STEPS: f64 = 6.0;

/// An axis of values. It has 0 on it, unless it is told to begin elsewhere.
pub struct Scale {
    low: f64,
    high: f64,
    /// Round numbers on it, with how they are written.
    pub ticks: Vec<(f64, String)>,
}

impl Scale {
    /// An axis that has all of `values` on it.
    pub fn of(values: impl Iterator<Item = f64>, format: Format, print: &Print) -> Self {
        Self::from(0.0, values, format, print)
    }

    /// An axis that begins at a number, or below it where a value does.
    pub fn from(begins: f64, values: impl Iterator<Item = f64>, format: Format, print: &Print) -> Self {
        let (least, most) = values.fold((begins, begins), |(l, h), v| (l.min(v), h.max(v)));
        let step = step((most - least) / STEPS).max(finest(format));
        let first = (least / step).floor();
        let last = (most / step).ceil().max(first + 1.0);
        let count = (last - first).clamp(1.0, 20.0) as i32;
        let at = |i: i32| (first + f64::from(i)) * step;
        let tick =
            |value: f64| Decimal::from_f64(value).map(|v| written(v, format, print)).unwrap_or_default();
        let ticks = (0..=count).map(|i| (at(i), tick(at(i)))).collect();
        Self { low: at(0), high: at(count), ticks }
    }

    /// Where a value lies between the ends: 0 to 1.
    pub fn share(&self, value: f64) -> f32 {
        let share = (value - self.low) / (self.high - self.low);
        if share.is_finite() { share.clamp(0.0, 1.0) as f32 } else { 0.0 }
    }
}

/// The least of 1, 2, 5, 10, … times a power of ten that is not below `least`.
fn step(least: f64) -> f64 {
    if least <= 0.0 || !least.is_finite() {
        return 0.0;
    }
    let power = 10f64.powi(least.log10().floor() as i32);
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|n| n * power)
        .find(|s| *s >= least * 0.999_999)
        .unwrap_or(power * 10.0)
}

/// The least step that the format can tell apart.
fn finest(format: Format) -> f64 {
    match format {
        Format::Percent | Format::VariancePercent => 0.001,
        Format::Fte | Format::Ratio => 0.01,
        Format::Number => 0.0001,
        _ => 1.0,
    }
}

/// A value at a bar or an axis; a side is said by where it stands, and no axis has pence.
pub fn written(value: Decimal, format: Format, print: &Print) -> String {
    let format = match format {
        Format::Money(currency) | Format::Variance(currency) => Format::MoneyWhole(currency),
        Format::VariancePercent => Format::Percent,
        other => other,
    };
    number(value, format, print)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(values: &[f64], format: Format) -> Vec<String> {
        Scale::of(values.iter().copied(), format, &Print::default())
            .ticks
            .into_iter()
            .map(|(_, text)| text)
            .collect()
    }

    #[test]
    fn round_numbers_around_what_is_there() {
        assert_eq!(ticks(&[3.0, 11.0], Format::Count), ["0", "2", "4", "6", "8", "10", "12"]);
        assert_eq!(ticks(&[-40.0, 90.0], Format::Count), ["-50", "0", "50", "100"]);
        assert_eq!(ticks(&[0.0, 0.0], Format::Count), ["0", "1"]);
        assert_eq!(ticks(&[0.013], Format::Percent), ["0.0%", "0.5%", "1.0%", "1.5%"]);
        assert_eq!(ticks(&[], Format::Number).len(), 2);
    }

    #[test]
    fn nothing_is_too_large() {
        let scale = Scale::of([7.9e28, f64::MIN_POSITIVE].into_iter(), Format::Count, &Print::default());
        assert!(scale.share(7.9e28) > 0.5);
    }
}
