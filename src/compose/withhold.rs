//! Figures behind which there are too few people to be printed.

use super::definitions;
use crate::measure::{people_behind, personal_registers};
use crate::model::dataset::Dataset;
use crate::model::figure::{Figure, Figures, Scope, Unknown};
use crate::model::measure::Dimension;
use crate::model::pack::Pack;
use crate::settings::Settings;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The figures of a pack, those without a value that tell of fewer people than its smallest group, and as many more as
/// keep them from being worked out of the sums beside them. Registers that the pack lists tell of each person anyway.
pub fn withhold<'f>(
    pack: &Pack,
    dataset: &Dataset,
    figures: &'f Figures,
    settings: &Settings,
) -> Cow<'f, Figures> {
    let mut figures = Cow::Borrowed(figures);
    for id in definitions::shown(pack, &settings.knowledge) {
        let registers = personal_registers(settings, id);
        if registers.iter().all(|register| pack.registers.iter().any(|s| s.register == *register)) {
            continue;
        }
        let people = people_behind(dataset, settings, id);
        for scope in few(&people, dataset, pack.smallest_group) {
            if let Some(figure) = figures.get(id, scope) {
                let without = without(figure, pack.smallest_group);
                figures.to_mut().insert(without);
            }
        }
    }
    figures
}

fn without(figure: &Figure, least: usize) -> Figure {
    let unknown = Some(Unknown::FewPeople(least));
    Figure { value: None, unknown, basis: None, rows: 0, status: None, ..figure.clone() }
}

/// The scopes with fewer than `least` people. Of each line of figures that stand beside their sum, so many of the smallest
/// more that those withheld are several, and together of no fewer people; and again, as long as that leaves another line
/// with too few.
fn few<'p>(people: &'p BTreeMap<Scope, usize>, dataset: &Dataset, least: usize) -> BTreeSet<&'p Scope> {
    let mut few: BTreeSet<&Scope> = people.iter().filter(|(_, n)| **n < least).map(|(s, _)| s).collect();
    if few.is_empty() {
        return few;
    }
    let mut lines: BTreeMap<Line, Vec<(usize, &Scope)>> = BTreeMap::new();
    for (scope, n) in people {
        for line in lines_of(scope, dataset) {
            lines.entry(line).or_default().push((*n, scope));
        }
    }
    lines.values_mut().for_each(|line| line.sort());
    loop {
        let before = few.len();
        lines.values().for_each(|line| hide(line, least, &mut few));
        if few.len() == before {
            return few;
        }
    }
}

/// Withholds the smallest of a line that are still needed.
fn hide<'p>(line: &[(usize, &'p Scope)], least: usize, few: &mut BTreeSet<&'p Scope>) {
    let hidden = line.iter().filter(|(_, scope)| few.contains(scope));
    let (mut count, mut people) = hidden.fold((0, 0), |(count, sum), (n, _)| (count + 1, sum + n));
    if count == 0 {
        return;
    }
    for (n, scope) in line {
        if count > 1 && people >= least {
            return;
        }
        if few.insert(scope) {
            (count, people) = (count + 1, people + n);
        }
    }
}

/// Figures that add up to one that stands beside them: those of the same scope but for one dimension, or of the projects
/// of one programme.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    along: Dimension,
    programme: Option<String>,
    rest: Scope,
}

fn lines_of(scope: &Scope, dataset: &Dataset) -> Vec<Line> {
    let along = |dimension: &Dimension| {
        let mut rest = scope.clone();
        rest.by.remove(dimension);
        Line { along: dimension.clone(), programme: None, rest }
    };
    let mut lines: Vec<Line> = scope.by.keys().map(along).collect();
    if let Some(code) = &scope.project {
        let programme = dataset.project(code).and_then(|p| p.programme.clone());
        let rest = || Scope { project: None, ..scope.clone() };
        let of_all = Line { along: Dimension::Project, programme: None, rest: rest() };
        let of_own = programme.map(|p| Line { along: Dimension::Project, programme: Some(p), rest: rest() });
        lines.extend(std::iter::once(of_all).chain(of_own));
    }
    lines
}
