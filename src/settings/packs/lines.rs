//! Figures in lines, and figures that are compared.

use super::super::SettingsError;
use super::Reader;
use crate::model::measure::{Dimension, MeasureId};
use crate::model::pack::{Compare, Shown, TableDecl};
use crate::model::register::{FieldId, RegisterId};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LinesTable {
    title: String,
    rows: Vec<String>,
    figures: Vec<String>,
    #[serde(default)]
    printed: Vec<String>,
    #[serde(default)]
    remarks: Option<String>,
    limit: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CompareTable {
    what: String,
    first: String,
    second: String,
    #[serde(default)]
    explained: Option<String>,
}

impl Reader<'_> {
    /// A table of figures. Each of them must be worked out by what its lines stand for.
    pub(super) fn lines(
        &self,
        start: usize,
        w: LinesTable,
        shown: &[Shown],
    ) -> Result<TableDecl, SettingsError> {
        let rows: Vec<Dimension> = w.rows.iter().map(|word| Dimension::of(word)).collect();
        if rows.is_empty() {
            return Err(self.wrong_in_block(start, "rows", "`rows` names at least one thing".to_owned()));
        }
        let figures = self.figures(start, &w.figures)?;
        for (name, id) in w.figures.iter().zip(&figures) {
            self.by_all(start, name, *id, &rows)?;
        }
        for dimension in &rows {
            self.may_name(start, &figures, dimension, shown)?;
        }
        let printed = if w.printed.is_empty() { figures.clone() } else { self.figures(start, &w.printed)? };
        let other = w.printed.iter().zip(&printed).find(|(_, id)| !figures.contains(id));
        if let Some((name, _)) = other.filter(|_| !w.printed.is_empty()) {
            let message = "a figure that is printed must be among `figures`".to_owned();
            return Err(self.wrong_in_block(start, name, message));
        }
        let remarks = w.remarks.map(|name| self.remarks(start, &name, shown)).transpose()?;
        Ok(TableDecl { title: w.title, rows, figures, printed, remarks, limit: w.limit })
    }

    /// Whether a figure is worked out by all that a line stands for, and by the first of it alone.
    fn by_all(
        &self,
        start: usize,
        name: &str,
        id: MeasureId,
        rows: &[Dimension],
    ) -> Result<(), SettingsError> {
        let by = &self.known.measures[usize::from(id.0)].by;
        let whose = |d: &&Dimension| matches!(d, Dimension::Project | Dimension::Programme);
        let mut group: Vec<Dimension> = rows.iter().filter(|d| !whose(d)).cloned().collect();
        group.sort();
        let known = rows.iter().filter(whose).all(|d| by.has(d)) && by.has_group(&group) && by.has(&rows[0]);
        if known {
            return Ok(());
        }
        let words: Vec<&str> = rows.iter().map(Dimension::key).collect();
        let message = format!("the measure `{name}` is not worked out by {}", words.join(" and "));
        Err(self.wrong_in_block(start, name, message))
    }

    /// A field such as `finance.comments`, which the pack must show.
    fn remarks(
        &self,
        start: usize,
        name: &str,
        shown: &[Shown],
    ) -> Result<(RegisterId, FieldId), SettingsError> {
        let found = name.split_once('.').and_then(|(register, key)| {
            let shown = shown.iter().find(|s| self.register(s.register).key == register)?;
            let field = self.register(shown.register).field(key)?;
            shown.fields.contains(&field).then_some((shown.register, field))
        });
        let message = || format!("the pack shows no field `{name}`");
        found.ok_or_else(|| self.wrong_in_block(start, name, message()))
    }

    pub(super) fn register(&self, id: RegisterId) -> &crate::model::register::Register {
        &self.known.registers[usize::from(id.0)]
    }

    /// Two figures that are worked out for each project.
    pub(super) fn compare(&self, start: usize, w: CompareTable) -> Result<Compare, SettingsError> {
        let one = |id: &String| {
            self.figures_by(start, std::slice::from_ref(id), &Dimension::Project)?;
            self.figure(start, id)
        };
        let explained = w.explained.as_ref().map(one).transpose()?;
        Ok(Compare { what: w.what, first: one(&w.first)?, second: one(&w.second)?, explained })
    }
}
