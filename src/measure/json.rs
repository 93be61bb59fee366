//! `figures.json`: every figure, as other programs read it.

use super::{definition, reason};
use crate::model::dataset::Dataset;
use crate::model::figure::{Figure, Figures, Status};
use crate::model::measure::MeasureUnit;
use crate::settings::Settings;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a figure is worked out for that counts no record marked above a clearance.
pub const CLEARANCE: &str = "clearance";
/// What a figure is worked out for that counts only the records of a part of the portfolio.
pub const PART: &str = "part";

/// Figures of fewer records than all.
pub struct Apart<'a> {
    /// What they say in their `by`.
    pub by: Vec<(&'a str, &'a str)>,
    /// The figures.
    pub figures: &'a Figures,
    /// The figures of which only those that differ are told.
    pub beside: &'a Figures,
}

/// A figure in `figures.json`; the keys are a public contract.
#[derive(Debug, Serialize)]
struct FigureLine<'a> {
    /// The measure's id.
    id: &'a str,
    /// Its name.
    label: &'a str,
    /// The month reported.
    period: String,
    /// The project's code; null for the portfolio and for what is not a project.
    project: Option<&'a str>,
    /// Further dimensions; null for the records that state none.
    by: BTreeMap<&'a str, Option<&'a str>>,
    /// A decimal; null where it cannot be worked out.
    value: Option<String>,
    /// What it is counted in.
    unit: &'static str,
    /// ISO 4217 code of money; null for all else.
    currency: Option<String>,
    /// What it is, in plain words.
    definition: &'a str,
    /// How many records are behind it.
    rows: u64,
    /// `red`, `amber` or `green`; null without thresholds or value.
    status: Option<&'static str>,
    /// Why it cannot be worked out; only where it has no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<String>,
    /// The id of the measure that it was taken from; only where it is the first known of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'a str>,
}

/// `figures.json`: an array, a figure a line, in the order of the measures, then of the scopes. Behind them those of fewer
/// records that differ (`apart`), whose `by` says so.
///
/// # Errors
/// None that bad data can bring about; only a fault of the writer.
pub fn figures_json(
    figures: &Figures,
    apart: &[Apart<'_>],
    dataset: &Dataset,
    settings: &Settings,
) -> Result<Vec<u8>, serde_json::Error> {
    let definitions = definitions(settings);
    let mut out = Vec::from(*b"[");
    let whole = figures.iter().map(|figure| (&[][..], figure));
    let differ = apart.iter().flat_map(|apart| {
        let other = apart.figures.iter().filter(|f| apart.beside.get(f.measure, &f.scope) != Some(*f));
        other.map(|figure| (apart.by.as_slice(), figure))
    });
    for (i, (by, figure)) in whole.chain(differ).enumerate() {
        out.extend_from_slice(if i == 0 { b"\n" } else { b",\n" });
        let mut line = line(figure, dataset, settings, &definitions);
        line.by.extend(by.iter().map(|(key, value)| (*key, Some(*value))));
        serde_json::to_writer(&mut out, &line)?;
    }
    out.extend_from_slice(b"\n]\n");
    Ok(out)
}

/// The definition of every measure, by its number.
fn definitions(settings: &Settings) -> Vec<String> {
    settings.knowledge.each_measure().map(|(id, _)| definition(settings, id)).collect()
}

fn line<'a>(
    figure: &'a Figure,
    dataset: &Dataset,
    settings: &'a Settings,
    definitions: &'a [String],
) -> FigureLine<'a> {
    let measure = settings.knowledge.measure(figure.measure);
    FigureLine {
        id: &measure.id,
        label: &measure.label,
        period: dataset.period.to_string(),
        project: figure.scope.project.as_deref(),
        by: figure.scope.by.iter().map(|(d, value)| (d.key(), value.as_deref())).collect(),
        value: figure.value.map(|value| written(value, measure.unit, figure)),
        unit: measure.unit.key(),
        currency: figure.currency.map(|c| c.to_string()),
        definition: definitions.get(usize::from(figure.measure.0)).map_or("", String::as_str),
        rows: figure.rows,
        status: figure.status.map(word),
        unknown: figure.unknown.map(|unknown| reason(settings, unknown)),
        basis: figure.basis.map(|id| settings.knowledge.measure(id).id.as_str()),
    }
}

/// Money to its minor unit, counts whole, all else to six decimals without trailing zeros. Halves go away from 0,
/// as they do in a workbook.
fn written(value: Decimal, unit: MeasureUnit, figure: &Figure) -> String {
    let round = |n| value.round_dp_with_strategy(n, RoundingStrategy::MidpointAwayFromZero);
    match (unit, figure.currency) {
        (MeasureUnit::Money, currency) => {
            let decimals = currency.map_or(2, |c| c.decimals());
            format!("{:.*}", decimals as usize, positive_zero(round(decimals)))
        }
        (MeasureUnit::Count, _) => positive_zero(round(0)).to_string(),
        _ => positive_zero(round(6)).normalize().to_string(),
    }
}

/// Keeps a small loss from being printed as `-0.00`.
fn positive_zero(value: Decimal) -> Decimal {
    if value.is_zero() { value.abs() } else { value }
}

fn word(status: Status) -> &'static str {
    match status {
        Status::Red => "red",
        Status::Amber => "amber",
        Status::Green => "green",
    }
}
