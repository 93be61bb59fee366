//! An axis of values: ticks that are round numbers, and how they are written.

use crate::model::document::Format;
use crate::model::written;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// A scale of values over a length in points.
pub struct Scale {
    low: f32,
    high: f32,
    step: f32,
    length: f32,
}

impl Scale {
    /// From `low` to `high`, widened to round numbers, over `length` points, with about `ticks` steps.
    pub fn new((low, high): (f32, f32), length: f32, ticks: usize) -> Self {
        if high <= low {
            return Self { low, high: low + 1.0, step: 1.0, length };
        }
        let step = round_step((high - low) / ticks.max(1) as f32);
        let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
        Self { low, high, step, length }
    }

    /// How far along a value lies.
    pub fn at(&self, value: f32) -> f32 {
        (value - self.low) / (self.high - self.low) * self.length
    }

    /// The ticks, upwards.
    pub fn ticks(&self) -> Vec<f32> {
        let count = ((self.high - self.low) / self.step).round() as usize;
        (0..=count.min(50)).map(|n| self.low + n as f32 * self.step).collect()
    }

    /// A tick as it is written: `£250k`, `1.5m`, `40%`.
    pub fn written(&self, tick: f32, format: Format) -> String {
        let largest = self.high.abs().max(self.low.abs());
        let (one, suffix) = match format {
            Format::Percent | Format::VariancePercent => (0.01, "%"),
            _ if largest >= 2_000_000.0 => (1e6, "m"),
            _ if largest >= 5_000.0 => (1e3, "k"),
            _ => (1.0, ""),
        };
        let digits = plain(tick / one, self.step / one);
        let sign = match format {
            Format::Money(c) | Format::MoneyWhole(c) | Format::Variance(c) => c.sign(),
            _ => "",
        };
        match digits.strip_prefix('-') {
            Some(digits) => format!("-{sign}{digits}{suffix}"),
            None if tick == 0.0 && suffix != "%" => format!("{sign}0"),
            None => format!("{sign}{digits}{suffix}"),
        }
    }
}

/// With as many decimals as the step needs, two at the most.
fn plain(number: f32, step: f32) -> String {
    let whole = |places: &u32| {
        let moved = step * 10f32.powi(*places as i32);
        (moved - moved.round()).abs() < 0.01
    };
    let places = (0..2).find(whole).unwrap_or(2);
    let rounded = Decimal::from_f32(number).unwrap_or_default().round_dp(places);
    written::number(rounded, Format::Number)
}

/// 1, 2, 2.5 or 5 times a power of ten, the first that is not below `least`.
fn round_step(least: f32) -> f32 {
    let power = 10f32.powf(least.log10().floor());
    [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|m| m * power)
        .find(|s| *s >= least * 0.999)
        .unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::money::Currency;

    #[test]
    fn ticks_are_round() {
        let scale = Scale::new((0.0, 23.0), 100.0, 5);
        assert_eq!(scale.ticks(), [0.0, 5.0, 10.0, 15.0, 20.0, 25.0]);
        assert_eq!(scale.at(12.5), 50.0);
        let scale = Scale::new((-30.0, 80.0), 100.0, 5);
        assert_eq!(scale.ticks().first(), Some(&-50.0));
        assert_eq!(Scale::new((0.0, 0.0), 100.0, 5).ticks(), [0.0, 1.0]);
    }

    #[test]
    fn ticks_are_short() {
        let gbp = Currency::parse("GBP").unwrap();
        let scale = Scale::new((-100_000.0, 350_000.0), 100.0, 5);
        let written: Vec<String> =
            scale.ticks().iter().map(|t| scale.written(*t, Format::MoneyWhole(gbp))).collect();
        assert_eq!(written, ["-£100k", "£0", "£100k", "£200k", "£300k", "£400k"]);
        let scale = Scale::new((0.0, 12_000_000.0), 100.0, 5);
        assert_eq!(scale.written(2_500_000.0, Format::Count), "2.5m");
    }
}
