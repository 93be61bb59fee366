//! Figures and records that are drawn.

use super::super::SettingsError;
use super::Reader;
use crate::model::document::ChartKind;
use crate::model::measure::{Dimension, MeasureId};
use crate::model::pack::{BlockDecl, MatrixDecl, Shown, StepDecl};
use crate::model::register::{FieldId, FieldKind, RegisterId};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChartTable {
    title: String,
    draw: ChartKind,
    by: String,
    figures: Vec<String>,
    #[serde(default)]
    cumulative: bool,
    #[serde(default)]
    onward: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepTable {
    figure: String,
    #[serde(default)]
    by: Option<String>,
    #[serde(default)]
    total: bool,
    #[serde(default)]
    less: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GridTable {
    title: String,
    figure: String,
    rows: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MatrixTable {
    title: String,
    register: String,
    across: String,
    up: String,
    #[serde(default)]
    mark: Option<String>,
}

impl Reader<'_> {
    /// Figures by a dimension. Only months follow one another, so that only over them values add up.
    pub(super) fn chart(
        &self,
        start: usize,
        w: ChartTable,
        shown: &[Shown],
    ) -> Result<BlockDecl, SettingsError> {
        let by = Dimension::of(&w.by);
        let figures = self.figures_by(start, &w.figures, &by)?;
        self.may_name(start, &figures, &by, shown)?;
        if w.cumulative && (by != Dimension::Month || w.draw != ChartKind::Line) {
            let message = "values add up in a line by month only".to_owned();
            return Err(self.wrong_in_block(start, "cumulative", message));
        }
        let onward = w.onward.as_ref().map(|name| self.onward(start, name, &w, &figures)).transpose()?;
        let (title, kind, cumulative) = (w.title, w.draw, w.cumulative);
        Ok(BlockDecl::Chart { title, kind, by, figures, cumulative, onward })
    }

    /// The figure that goes on from the one before it, which must be there.
    fn onward(
        &self,
        start: usize,
        name: &str,
        w: &ChartTable,
        figures: &[MeasureId],
    ) -> Result<MeasureId, SettingsError> {
        let id = self.figure(start, name)?;
        let follows = figures.iter().position(|f| *f == id).is_some_and(|at| at > 0);
        if follows && w.draw == ChartKind::Line && Dimension::of(&w.by) == Dimension::Month {
            return Ok(id);
        }
        let message = "`onward` names a figure that comes after another, in a line by month".to_owned();
        Err(self.wrong_in_block(start, "onward", message))
    }

    /// Steps from a total to a total.
    pub(super) fn waterfall(
        &self,
        start: usize,
        title: String,
        steps: Vec<StepTable>,
        shown: &[Shown],
    ) -> Result<BlockDecl, SettingsError> {
        let ends = [steps.first(), steps.last()];
        if steps.len() < 2 || !ends.into_iter().flatten().all(|step| step.total) {
            let message = "a waterfall begins and ends with a total".to_owned();
            return Err(self.wrong_in_block(start, "steps", message));
        }
        let steps = steps.into_iter().map(|step| self.step(start, step, shown)).collect::<Result<_, _>>()?;
        Ok(BlockDecl::Waterfall { title, steps })
    }

    fn step(&self, start: usize, w: StepTable, shown: &[Shown]) -> Result<StepDecl, SettingsError> {
        let by = w.by.as_deref().map(Dimension::of);
        let figure = self.figure(start, &w.figure)?;
        if let Some(by) = &by {
            let figures = self.figures_by(start, std::slice::from_ref(&w.figure), by)?;
            self.may_name(start, &figures, by, shown)?;
        }
        if w.total && (by.is_some() || w.less) {
            let message = "a total has no parts and takes nothing away".to_owned();
            return Err(self.wrong_in_block(start, &w.figure, message));
        }
        Ok(StepDecl { figure, by, total: w.total, less: w.less })
    }

    /// A figure by month and by one thing more. A line a person needs the field of the person among those that the pack shows.
    pub(super) fn grid(
        &self,
        start: usize,
        w: GridTable,
        shown: &[Shown],
    ) -> Result<BlockDecl, SettingsError> {
        let rows = Dimension::of(&w.rows);
        let figure = self.figure(start, &w.figure)?;
        let by = &self.known.measures[usize::from(figure.0)].by;
        let mut group = vec![Dimension::Month];
        let known = match &rows {
            Dimension::Project | Dimension::Programme => by.has(&rows) && by.has_group(&group),
            Dimension::Month => false,
            Dimension::Field(_) => {
                group.push(rows.clone());
                group.sort();
                by.has_group(&group)
            }
        };
        if !known {
            let message = format!("the measure `{}` is not worked out by month and {}", w.figure, w.rows);
            return Err(self.wrong_in_block(start, &w.figure, message));
        }
        self.may_name(start, &[figure], &rows, shown)?;
        Ok(BlockDecl::Grid { title: w.title, figure, rows })
    }

    /// Records by two levels, of a register and of fields that the pack shows.
    pub(super) fn matrix(
        &self,
        start: usize,
        w: MatrixTable,
        shown: &[Shown],
    ) -> Result<MatrixDecl, SettingsError> {
        let one = |name: &str| self.shown_field(start, &w.register, name, shown);
        let level = |name: &str| {
            let (register, field) = one(name)?;
            match &self.register(register).decl(field).kind {
                FieldKind::Level(_) => Ok((register, field)),
                _ => Err(self.wrong_in_block(start, name, format!("the field `{name}` is no level"))),
            }
        };
        let (register, across) = level(&w.across)?;
        let (_, up) = level(&w.up)?;
        let mark = w.mark.as_deref().map(one).transpose()?.map(|(_, field)| field);
        Ok(MatrixDecl { title: w.title, register, across, up, mark })
    }

    fn shown_field(
        &self,
        start: usize,
        register: &str,
        key: &str,
        shown: &[Shown],
    ) -> Result<(RegisterId, FieldId), SettingsError> {
        let found = shown.iter().find(|s| self.register(s.register).key == register).and_then(|s| {
            let field = self.register(s.register).field(key)?;
            s.fields.contains(&field).then_some((s.register, field))
        });
        let message = || format!("the pack shows no field `{register}.{key}`");
        found.ok_or_else(|| self.wrong_in_block(start, key, message()))
    }
}
