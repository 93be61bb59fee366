//! Tiles and a heat map.

use super::{gbp, number, tile};
use crate::model::document::*;

/// Six figures.
pub fn tiles() -> Block<'static> {
    Block::Tiles(vec![
        tile(
            "Budget of the year",
            number("12450000").format(Format::MoneyWhole(gbp())),
            "from 1,204 records",
        ),
        tile(
            "Expected outturn",
            number("13012345.67").format(Format::MoneyWhole(gbp())),
            "from 1,204 records",
        ),
        tile(
            "Variance of the year",
            number("-562345.67").format(Format::Variance(gbp())).tone(Tone::Amber),
            "amber against its threshold",
        ),
        tile(
            "Variance of the year in percent",
            number("-0.0452").format(Format::VariancePercent).tone(Tone::Amber),
            "amber against its threshold",
        ),
        tile(
            "Open risks of a score of 15 or more",
            number("17").format(Format::Count).tone(Tone::Red),
            "red against its threshold",
        ),
        tile("Critical issues that are open", Cell::blank(), "cannot be worked out from what was sent"),
    ])
}

/// Risks by likelihood and impact.
pub fn heat_map() -> Block<'static> {
    let band = |score: usize| match score {
        15.. => Tone::Red,
        6.. => Tone::Amber,
        _ => Tone::Green,
    };
    let cells = (1..=5usize)
        .map(|l| (1..=5usize).map(|i| (((l * 7 + i * 3) % 5 * (l + i) / 3) as u64, band(l * i))).collect())
        .collect();
    let words = |all: &[&str]| all.iter().map(|w| (*w).to_owned()).collect();
    Block::Matrix(Matrix {
        title: "Open risks by likelihood and impact (3 without a likelihood or impact)".to_owned(),
        x_label: "Impact".to_owned(),
        y_label: "Likelihood".to_owned(),
        x: words(&["Negligible", "Minor", "Moderate", "Major", "Catastrophic"]),
        y: words(&["Rare", "Unlikely", "Possible", "Likely", "Almost certain"]),
        cells,
        marks: Vec::new(),
        alt: String::new(),
    })
}
