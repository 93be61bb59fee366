//! A figure as a cell: value, format, tone, and the formula that gives it.

use super::{Composer, limits};
use crate::measure::{Standing, formula, reason};
use crate::model::document::{Cell, Column, Format, Formula, Tile, Tone};
use crate::model::figure::{Figure, FigureRef, Scope, Status, Unknown};
use crate::model::knowledge::Knowledge;
use crate::model::measure::{Calculation, Good, Measure, MeasureId, MeasureUnit};
use crate::model::written::number;

/// The portfolio's figure, large.
pub fn tile(composer: &Composer<'_>, id: MeasureId) -> Tile {
    let measure = composer.material.settings.knowledge.measure(id);
    let figure = composer.material.figures.portfolio(id);
    let note = match figure {
        Some(Figure { unknown: Some(unknown), .. }) => cannot(composer, *unknown),
        Some(figure) => note(composer, measure, figure),
        None => String::new(),
    };
    let value = cell(composer, id, &Scope::default());
    Tile { label: measure.label.clone(), value, note, about: composer.about(id) }
}

/// That a figure cannot be worked out or is withheld, and why.
pub fn cannot(composer: &Composer<'_>, unknown: Unknown) -> String {
    let what = match unknown {
        Unknown::FewPeople(_) => "withheld: {why}",
        _ => "cannot be worked out: {why}",
    };
    composer.words().with(what, [("why", &reason(composer.material.settings, unknown))])
}

/// Where a figure was taken from, how it stands against its threshold, or how many records stand behind it.
fn note(composer: &Composer<'_>, measure: &Measure, figure: &Figure) -> String {
    let words = composer.words();
    if let Some(basis) = figure.basis {
        let basis = words.inside(&composer.material.settings.knowledge.measure(basis).label);
        return words.with("as {figure}", [("figure", &basis)]);
    }
    match figure.status {
        Some(status) => against(composer, measure, status),
        None if measure.unit == MeasureUnit::Count => String::new(),
        None => {
            let rows = number(figure.rows.into(), Format::Count, composer.material.print());
            words.with("from {n} records", [("n", &rows)])
        }
    }
}

/// A colour of the portfolio, and from where on it or the next worse one stands.
fn against(composer: &Composer<'_>, measure: &Measure, status: Status) -> String {
    let standing = Standing::new(composer.material.dataset, composer.material.settings);
    let Some(threshold) = standing.threshold(measure, None) else { return String::new() };
    let (line, limit) = match status {
        Status::Red => ("red: {limit}", threshold.red),
        Status::Amber => ("amber: {limit}", threshold.amber),
        Status::Green => ("green; amber: {limit}", threshold.amber),
    };
    composer.words().with(line, [("limit", &limits::reach(composer, measure, limit))])
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
    let formula =
        figure.value.filter(|_| is_live(composer, figure)).and_then(|_| formula_of(composer, id, scope));
    let named = FigureRef { measure: id, scope: scope.clone() };
    if let Some(unknown) = figure.unknown.filter(|_| figure.is_withheld()) {
        return Cell::text(reason(composer.material.settings, unknown)).tone(Tone::Grey).figure(named);
    }
    Cell::number(figure.value).format(format).tone(tone).formula(formula).figure(named)
}

/// Whether the records of the pack give a figure, so that a formula over its lists would.
fn is_live(composer: &Composer<'_>, figure: &Figure) -> bool {
    let of_lists = composer.material.live.map(|live| live.get(figure.measure, &figure.scope));
    of_lists.is_none_or(|same| same.is_some_and(|same| same.value == figure.value))
}

/// The formula that gives a figure in the workbook of the pack.
fn formula_of(composer: &Composer<'_>, id: MeasureId, scope: &Scope) -> Option<Formula> {
    let material = composer.material;
    formula(material.settings, material.dataset.period, id, &composer.tables, scope)
}

/// A column of the figures of a measure.
pub fn column(composer: &Composer<'_>, id: MeasureId) -> Column {
    let measure = composer.material.settings.knowledge.measure(id);
    let column = Column::new(&measure.label, format(composer, measure), 1.0);
    Column { about: composer.about(id), ..column }
}

/// How the values of a measure are written.
pub fn format(composer: &Composer<'_>, measure: &Measure) -> Format {
    let currency = composer.material.dataset.currency;
    let sided = is_variance(&composer.material.settings.knowledge, measure);
    match measure.unit {
        MeasureUnit::Count => Format::Count,
        MeasureUnit::Money if sided => Format::Variance(currency),
        MeasureUnit::Money => Format::MoneyWhole(currency),
        MeasureUnit::Percent if sided => Format::VariancePercent,
        MeasureUnit::Percent => Format::Percent,
        MeasureUnit::Fte => Format::Fte,
        MeasureUnit::Ratio | MeasureUnit::Score => Format::Ratio,
        MeasureUnit::Days => Format::Days,
    }
}

/// A difference of which more is better is a variance, and so is its share of something: its side is printed beside it.
fn is_variance(knowledge: &Knowledge, measure: &Measure) -> bool {
    let of = |id: &MeasureId| is_variance(knowledge, knowledge.measure(*id));
    measure.good == Good::Up
        && match &measure.calculation {
            Calculation::Difference(..) => true,
            Calculation::Ratio(part, _) | Calculation::Across { part, .. } => of(part),
            Calculation::First(parts) => parts.iter().any(of),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn only_a_variance_has_a_side() {
        let knowledge = Settings::built_in().unwrap().knowledge;
        for (id, sided) in [
            ("finance.variance_year", true),
            ("finance.variance_percent", true),
            ("finance.vac_percent", true),
            ("roles.coverage", false),
            ("data.completeness", false),
            ("finance.earned_value", false),
            ("finance.budget_year", false),
        ] {
            let measure = knowledge.measure(knowledge.find_measure(id).unwrap());
            assert_eq!(is_variance(&knowledge, measure), sided, "{id}");
        }
    }
}
