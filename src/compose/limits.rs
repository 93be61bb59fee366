//! What the letters and colours of figures say, told under the block that shows them.

use super::{Composer, figure, grid};
use crate::measure::Standing;
use crate::model::document::{Block, Format};
use crate::model::figure::{Figure, Status};
use crate::model::measure::{Measure, MeasureId, Threshold};

/// So many codes of projects are named; the rest is counted.
const NAMED: usize = 5;

/// Under a table, a note on the sides of variances and one on the thresholds of the figures that are coloured, as far as there
/// are any; with the thresholds that projects have of their own where the table has lines of projects.
pub fn notes<'a>(composer: &Composer<'a>, ids: &[MeasureId], by_project: bool) -> Vec<Block<'a>> {
    let thresholds = thresholds(composer, ids, by_project).map(Block::Note);
    sides(composer, ids).into_iter().chain(thresholds).collect()
}

/// The same block by block of a section, each note once.
pub fn once<'a>(blocks: Vec<Block<'a>>, said: &mut Vec<String>) -> Vec<Block<'a>> {
    let mut is_new = |block: &Block<'a>| match block {
        Block::Note(text) if said.contains(text) => false,
        Block::Note(text) => {
            said.push(text.clone());
            true
        }
        _ => true,
    };
    blocks.into_iter().filter(|block| is_new(block)).collect()
}

/// What F and A say, where a variance is shown.
pub fn sides<'a>(composer: &Composer<'a>, ids: &[MeasureId]) -> Option<Block<'a>> {
    let words = composer.words();
    let measure = |id: &MeasureId| composer.material.settings.knowledge.measure(*id);
    let is_sided = |format| matches!(format, Format::Variance(_) | Format::VariancePercent);
    let shown =
        ids.iter().any(|id| is_sided(figure::format(composer, measure(id))) && has_value(composer, *id));
    let text =
        || words.with("{f}: favourable. {a}: adverse.", [("f", &words.of("F")), ("a", &words.of("A"))]);
    shown.then(|| Block::Note(text()))
}

fn has_value(composer: &Composer<'_>, id: MeasureId) -> bool {
    composer.material.figures.of(id).any(|figure| figure.value.is_some())
}

/// From where on each coloured figure is amber and red.
fn thresholds(composer: &Composer<'_>, ids: &[MeasureId], by_project: bool) -> Option<String> {
    let standing = Standing::new(composer.material.dataset, composer.material.settings);
    let is_coloured = |figure: &Figure| matches!(figure.status, Some(Status::Amber | Status::Red));
    let coloured = ids.iter().filter(|id| composer.material.figures.of(**id).any(is_coloured));
    let said: Vec<String> = coloured.flat_map(|id| of(composer, &standing, *id, by_project)).collect();
    let text = || composer.words().with("Colours: {limits}.", [("limits", &said.join("; "))]);
    (!said.is_empty()).then(text)
}

/// The threshold of the portfolio, and each other one with the projects for which it holds.
fn of(composer: &Composer<'_>, standing: &Standing<'_>, id: MeasureId, by_project: bool) -> Vec<String> {
    let measure = composer.material.settings.knowledge.measure(id);
    let words = composer.words();
    let whole = standing.threshold(measure, None);
    let mut others: Vec<(Threshold, Vec<&str>)> = Vec::new();
    for project in composer.material.dataset.projects.iter().filter(|_| by_project) {
        let own = standing.threshold(measure, Some(&project.code)).filter(|own| Some(*own) != whole);
        match (own, others.iter_mut().find(|(other, _)| Some(other) == own)) {
            (Some(_), Some((_, projects))) => projects.push(&project.code),
            (Some(own), None) => others.push((*own, vec![&project.code])),
            (None, _) => {}
        }
    }
    let whole = whole.map(|threshold| (measure.label.clone(), *threshold));
    let others = others.into_iter().map(|(threshold, projects)| {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("figure", &measure.label), ("projects", &named(composer, &projects))];
        (words.with("{figure} of {projects}", values), threshold)
    });
    whole
        .into_iter()
        .chain(others)
        .map(|(what, threshold)| said(composer, measure, &what, threshold))
        .collect()
}

fn named(composer: &Composer<'_>, projects: &[&str]) -> String {
    let first = projects.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    match projects.len().saturating_sub(NAMED) {
        0 => first,
        more => composer
            .words()
            .with("{cells} and {n} more", [("cells", &first as &dyn std::fmt::Display), ("n", &more)]),
    }
}

fn said(composer: &Composer<'_>, measure: &Measure, what: &str, threshold: Threshold) -> String {
    let [amber, red] = [threshold.amber, threshold.red].map(|limit| reach(composer, measure, limit));
    let values: [(&str, &dyn std::fmt::Display); 3] = [("figure", &what), ("amber", &amber), ("red", &red)];
    composer.words().with("{figure}: amber {amber}, red {red}", values)
}

/// From where on a limit holds, in words.
pub fn reach(composer: &Composer<'_>, measure: &Measure, limit: rust_decimal::Decimal) -> String {
    // A limit is neither favourable nor adverse.
    let format = match figure::format(composer, measure) {
        Format::Variance(currency) => Format::MoneyWhole(currency),
        Format::VariancePercent => Format::Percent,
        format => format,
    };
    grid::reach(limit, format, measure.good, composer.material.print())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{List, composed_with, everything};

    /// 4 % and 15 % above the budget of the year; together 9.5 %.
    const FINANCE: List = (
        "a.xlsx",
        "finance",
        "project|cost_code|period|budget|actual",
        &["P1|A|2026-10|100|104", "P2|A|2026-10|100|115"],
    );

    #[test]
    fn limits_stand_under_what_they_colour_and_a_projects_own_beside_them() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("packwright.toml");
        let own = "thresholds = { \"finance.variance_percent\" = { amber = \"-0.02\", red = \"-0.03\" } }";
        std::fs::write(&path, format!("[[project]]\ncode = \"P1\"\n{own}\n")).unwrap();
        let settings =
            crate::settings::load(crate::settings::Sources { config: Some(&path), ..Default::default() });
        composed_with(&settings.unwrap(), "finance", &[FINANCE], |document, _| {
            let all = everything(document);
            assert!(all.contains("F: favourable. A: adverse."));
            assert!(all.contains("amber: -5.0% and less"), "the tile");
            let figure = "Variance for the year in per cent";
            let said = format!(
                "Colours: {figure}: amber -5.0% and less, red -10.0% and less; \
                 {figure} of P1: amber -2.0% and less, red -3.0% and less."
            );
            assert!(all.contains(&said), "{all}");
        });
    }
}
