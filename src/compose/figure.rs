//! A figure as a cell: value, format, tone, and the formula that gives it.

use super::Composer;
use crate::measure::{Criterion, Operand, formula};
use crate::model::document::{Cell, Format, Tile, Tone};
use crate::model::figure::{Figure, Scope, Status};
use crate::model::measure::{Calculation, Good, Measure, MeasureId, MeasureUnit};

/// The portfolio's figure, large.
pub fn tile(composer: &Composer<'_>, id: MeasureId) -> Tile {
    let measure = composer.material.settings.knowledge.measure(id);
    let figure = composer.material.figures.portfolio(id);
    let note = match figure {
        Some(Figure { value: None, .. }) | None => "cannot be worked out from what was sent".to_owned(),
        Some(figure) => note(measure, figure),
    };
    Tile { label: measure.label.clone(), value: cell(composer, id, &Scope::default()), note }
}

/// How many records stand behind a figure, or how it stands against its threshold.
fn note(measure: &Measure, figure: &Figure) -> String {
    let status = match figure.status {
        Some(Status::Red) => "red",
        Some(Status::Amber) => "amber",
        Some(Status::Green) => "green",
        None if measure.unit == MeasureUnit::Count => return String::new(),
        None => {
            return format!(
                "from {} records",
                crate::model::written::number(figure.rows.into(), Format::Count)
            );
        }
    };
    format!("{status} against its threshold")
}

/// A figure as a cell.
pub fn cell(composer: &Composer<'_>, id: MeasureId, scope: &Scope) -> Cell<'static> {
    let measure = composer.material.settings.knowledge.measure(id);
    let format = format(composer, measure);
    let Some(figure) = composer.material.figures.get(id, scope) else {
        return Cell::blank().format(format);
    };
    let tone = match figure.status {
        Some(Status::Red) => Tone::Red,
        Some(Status::Amber) => Tone::Amber,
        _ => Tone::Plain,
    };
    // A figure that is unknown for want of an exchange rate has no formula; others that are unknown need none.
    let formula = figure.value.and_then(|_| formula_of(composer, id, scope));
    Cell::number(figure.value).format(format).tone(tone).formula(formula)
}

fn formula_of(composer: &Composer<'_>, id: MeasureId, scope: &Scope) -> Option<String> {
    if !scope.by.is_empty() {
        return None;
    }
    let project = scope
        .project
        .iter()
        .map(|code| Criterion { column: "project".to_owned(), value: Operand::Text(code.clone()) });
    let criteria: Vec<Criterion> = project.collect();
    let material = composer.material;
    formula(material.settings, material.dataset.period, id, &composer.tables, &criteria)
}

/// How the values of a measure are written.
pub fn format(composer: &Composer<'_>, measure: &Measure) -> Format {
    let currency = composer.material.dataset.currency;
    // A difference of which more is better is a variance: its side is printed beside it.
    let sided = measure.good == Good::Up && !matches!(measure.calculation, Calculation::Aggregate { .. });
    match measure.unit {
        MeasureUnit::Count => Format::Count,
        MeasureUnit::Money if sided => Format::Variance(currency),
        MeasureUnit::Money => Format::MoneyWhole(currency),
        MeasureUnit::Percent if sided => Format::VariancePercent,
        MeasureUnit::Percent => Format::Percent,
        MeasureUnit::Fte => Format::Fte,
        MeasureUnit::Ratio | MeasureUnit::Score => Format::Ratio,
        MeasureUnit::Days => Format::Number,
    }
}
