//! `by = ["project", "month", "category+treatment"]` -> [`Breakdown`].

use super::super::SettingsError;
use super::super::parse::Text;
use super::table::Word;
use crate::model::measure::{Breakdown, Calculation, Dimension, MOST_TOGETHER, Measure, MeasureId};
use crate::model::register::Register;
use std::collections::BTreeSet;

/// All that a measure is worked out for.
pub(super) fn read(text: Text<'_>, words: &[Word]) -> Result<Breakdown, SettingsError> {
    let mut by = Breakdown::default();
    for word in words {
        match word.get_ref().as_str() {
            "project" => by.projects = true,
            "programme" => by.programmes = true,
            _ => by.groups.push(group(text, word)?),
        }
    }
    Ok(by)
}

/// Dimensions that are told apart together, in order.
pub(super) fn group(text: Text<'_>, word: &Word) -> Result<Vec<Dimension>, SettingsError> {
    let mut group: Vec<Dimension> =
        word.get_ref().split('+').map(|part| Dimension::of(part.trim())).collect();
    group.sort();
    group.dedup();
    if group.len() > MOST_TOGETHER {
        return Err(text.wrong(
            word.span(),
            format!("a measure is worked out by at most {MOST_TOGETHER} things together"),
        ));
    }
    if group.contains(&Dimension::Programme) || group.len() > 1 && group.contains(&Dimension::Project) {
        let message = "projects and programmes stand alone: the rest is worked out for each of them anyway";
        return Err(text.wrong(word.span(), message));
    }
    Ok(group)
}

/// Whether every register that a measure is made of has the fields that it is worked out by.
pub(super) fn check(
    text: Text<'_>,
    words: &[Word],
    measures: &[Measure],
    id: MeasureId,
    registers: &[Register],
) -> Result<(), SettingsError> {
    for register in leaves(measures, id).into_iter().filter_map(|at| registers.get(at)) {
        for word in words {
            for dimension in word.get_ref().split('+').map(|part| Dimension::of(part.trim())) {
                if let Some(field) = dimension.field()
                    && register.field(field).is_none()
                {
                    let message = format!("the register `{}` has no field `{field}`", register.key);
                    return Err(text.wrong(word.span(), message));
                }
            }
        }
    }
    Ok(())
}

/// The registers that a measure is made of in the end.
fn leaves(measures: &[Measure], id: MeasureId) -> BTreeSet<usize> {
    let (mut open, mut seen, mut leaves) = (vec![id], BTreeSet::new(), BTreeSet::new());
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let measure = &measures[usize::from(id.0)];
        match &measure.calculation {
            Calculation::Aggregate { register, .. } => drop(leaves.insert(usize::from(register.0))),
            _ => open.extend(measure.parts()),
        }
    }
    leaves
}
