//! `templates/packs/*.toml` -> [`Pack`]s, in the order of the role model. A file's name is the role it is for.

mod audience;
mod charts;
mod lines;
mod shown;
#[cfg(test)]
mod tests;

use super::SettingsError;
use super::files::TemplateFiles;
use super::measures::ConditionTable;
use super::parse::Text;
use super::parts;
use crate::model::measure::{Dimension, Measure, MeasureId};
use crate::model::pack::{BlockDecl, Pack, SectionDecl, Shown};
use crate::model::register::Register;
use crate::model::role::RoleModel;
use crate::model::vocabulary::Vocabulary;
use charts::{ChartTable, GridTable, MatrixTable, StepTable};
use lines::{CompareTable, LinesTable};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

type Name = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackFile {
    title: String,
    question: String,
    #[serde(default)]
    marking: Option<Name>,
    #[serde(default)]
    clearance: Option<Name>,
    #[serde(default)]
    totals_above: bool,
    #[serde(default)]
    smallest_group: Option<usize>,
    #[serde(default)]
    sources: bool,
    #[serde(default)]
    about: Vec<Name>,
    #[serde(default)]
    rows: Vec<Spanned<ConditionTable>>,
    #[serde(default)]
    register: Vec<ShownTable>,
    section: Vec<SectionTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShownTable {
    key: Name,
    fields: Vec<Name>,
    #[serde(default)]
    printed: Vec<Name>,
    #[serde(default)]
    order: Vec<Name>,
    #[serde(default)]
    order_words: String,
    print: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionTable {
    title: String,
    #[serde(default)]
    landscape: bool,
    block: Vec<Spanned<BlockTable>>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum BlockTable {
    Heading {
        text: String,
    },
    Sentences {
        lines: Vec<String>,
    },
    Tiles {
        figures: Vec<String>,
    },
    Chart(ChartTable),
    Waterfall {
        title: String,
        steps: Vec<StepTable>,
    },
    Grid(GridTable),
    CoverageGrid {
        title: String,
    },
    Timeline {
        title: String,
        limit: usize,
    },
    Matrix(MatrixTable),
    HeatMap {
        title: String,
        #[serde(default)]
        residual: bool,
    },
    Projects {
        title: String,
        figures: Vec<String>,
    },
    Months {
        title: String,
        figure: String,
    },
    Table(LinesTable),
    TiesOut {
        #[serde(default)]
        care: Vec<String>,
    },
    ControlTotals {
        limit: usize,
    },
    Differences {
        limit: usize,
        #[serde(default)]
        compare: Vec<CompareTable>,
    },
    Excerpt {
        title: String,
        of: String,
        limit: usize,
    },
    Findings {
        limit: usize,
    },
    Coverage {},
    Stretch {
        limit: usize,
    },
    Segregation {},
    Returns {},
    Account {},
    Definitions {},
}

/// What packs may name.
pub struct Known<'a> {
    /// Registers.
    pub registers: &'a [Register],
    /// Measures.
    pub measures: &'a [Measure],
    /// Roles.
    pub roles: &'a RoleModel,
    /// Vocabularies.
    pub vocabularies: &'a BTreeMap<String, Vocabulary>,
}

/// Reads all packs. A name that is not declared is refused.
pub fn load(files: &TemplateFiles, known: &Known<'_>) -> Result<Vec<Pack>, SettingsError> {
    let mut packs = Vec::new();
    for (role, file) in files.each("packs", "toml") {
        let text = Text::of(file)?;
        let place = known.roles.roles.iter().position(|r| r.id == role).ok_or_else(|| {
            SettingsError::file(
                text.name,
                format!("`{role}` is no role of the role model; the file's name is the role"),
            )
        })?;
        packs.push((place, Reader { text, known }.pack(role, text.read()?)?));
    }
    packs.sort_by_key(|(place, _)| *place);
    Ok(packs.into_iter().map(|(_, pack)| pack).collect())
}

struct Reader<'a> {
    text: Text<'a>,
    known: &'a Known<'a>,
}

impl Reader<'_> {
    fn pack(&self, role: &str, w: PackFile) -> Result<Pack, SettingsError> {
        let known = parts::Known { registers: self.known.registers, vocabularies: self.known.vocabularies };
        let part = parts::part(self.text, &w.rows, known)?;
        let clearance = self.clearance(w.clearance.as_ref(), w.marking.as_ref())?;
        let smallest_group = self.smallest_group(w.smallest_group, &w.register)?;
        let registers: Vec<Shown> =
            w.register.into_iter().map(|r| self.shown(r)).collect::<Result<_, _>>()?;
        let about = w.about.iter().map(|name| self.about(name, &registers)).collect::<Result<_, _>>()?;
        let sections = w.section.into_iter().map(|s| self.section(s, &registers));
        let sections = sections.collect::<Result<_, _>>()?;
        Ok(Pack {
            name: role.to_owned(),
            role: role.to_owned(),
            part,
            title: w.title,
            question: w.question,
            marking: w.marking.map(Name::into_inner).unwrap_or_default(),
            clearance,
            totals_above: w.totals_above,
            smallest_group,
            sources: w.sources,
            about,
            registers,
            sections,
        })
    }

    fn section(&self, w: SectionTable, shown: &[Shown]) -> Result<SectionDecl, SettingsError> {
        let blocks = w.block.into_iter().map(|b| self.block(b, shown)).collect::<Result<_, _>>()?;
        Ok(SectionDecl { title: w.title, landscape: w.landscape, blocks })
    }

    fn block(&self, w: Spanned<BlockTable>, shown: &[Shown]) -> Result<BlockDecl, SettingsError> {
        let start = w.span().start;
        Ok(match w.into_inner() {
            BlockTable::Heading { text } => BlockDecl::Heading(text),
            BlockTable::Sentences { lines } => {
                lines.iter().try_for_each(|line| self.sentence(start, line))?;
                BlockDecl::Sentences(lines)
            }
            BlockTable::Tiles { figures } => BlockDecl::Tiles(self.figures(start, &figures)?),
            BlockTable::Chart(chart) => self.chart(start, chart, shown)?,
            BlockTable::Waterfall { title, steps } => self.waterfall(start, title, steps, shown)?,
            BlockTable::Grid(grid) => self.grid(start, grid, shown)?,
            BlockTable::CoverageGrid { title } => BlockDecl::CoverageGrid { title },
            BlockTable::Timeline { title, limit } => BlockDecl::Timeline { title, limit },
            BlockTable::Matrix(matrix) => BlockDecl::Matrix(self.matrix(start, matrix, shown)?),
            BlockTable::HeatMap { title, residual } => BlockDecl::HeatMap { title, residual },
            BlockTable::Projects { title, figures } => {
                let figures = self.figures_by(start, &figures, &Dimension::Project)?;
                BlockDecl::Projects { title, figures }
            }
            BlockTable::Months { title, figure } => {
                let named = std::slice::from_ref(&figure);
                self.figures_by(start, named, &Dimension::Month)?;
                let figures = self.figures_by(start, named, &Dimension::Project)?;
                let missing = || self.text.wrong(start..start, "a table of months has a figure");
                BlockDecl::Months { title, figure: figures.first().copied().ok_or_else(missing)? }
            }
            BlockTable::Table(lines) => BlockDecl::Table(self.lines(start, lines, shown)?),
            BlockTable::TiesOut { care } => BlockDecl::TiesOut { care },
            BlockTable::ControlTotals { limit } => BlockDecl::ControlTotals { limit },
            BlockTable::Differences { limit, compare } => {
                let compare =
                    compare.into_iter().map(|c| self.compare(start, c)).collect::<Result<_, _>>()?;
                BlockDecl::Differences { limit, compare }
            }
            BlockTable::Excerpt { title, of, limit } => {
                BlockDecl::Excerpt { title, of: self.figure(start, &of)?, limit }
            }
            BlockTable::Findings { limit } => BlockDecl::Findings { limit },
            BlockTable::Coverage {} => BlockDecl::Coverage,
            BlockTable::Stretch { limit } => BlockDecl::Stretch { limit },
            BlockTable::Segregation {} => BlockDecl::Segregation,
            BlockTable::Returns {} => BlockDecl::Returns,
            BlockTable::Account {} => BlockDecl::Account,
            BlockTable::Definitions {} => BlockDecl::Definitions,
        })
    }

    /// Every measure that a sentence names must be there.
    fn sentence(&self, start: usize, line: &str) -> Result<(), SettingsError> {
        for part in line.split('{').skip(1) {
            self.figure(start, part.split(['}', ':']).next().unwrap_or(""))?;
        }
        Ok(())
    }

    fn figures(&self, start: usize, ids: &[String]) -> Result<Vec<MeasureId>, SettingsError> {
        ids.iter().map(|id| self.figure(start, id)).collect()
    }

    fn figure(&self, start: usize, id: &str) -> Result<MeasureId, SettingsError> {
        let wrong = |what: String| self.wrong_in_block(start, id, what);
        let at = self.known.measures.iter().position(|m| m.id == id);
        let at = at.ok_or_else(|| wrong(format!("there is no measure `{id}`")))?;
        if self.known.measures[at].step {
            return Err(wrong(format!(
                "the measure `{id}` is a step of others and has no figures of its own"
            )));
        }
        Ok(MeasureId(at as u16))
    }

    /// Figures shown by a dimension must be worked out by it.
    fn figures_by(
        &self,
        start: usize,
        names: &[String],
        by: &Dimension,
    ) -> Result<Vec<MeasureId>, SettingsError> {
        let ids = self.figures(start, names)?;
        for (name, id) in names.iter().zip(&ids) {
            if !self.known.measures[usize::from(id.0)].by.has(by) {
                let message = format!("the measure `{name}` is not worked out by {}", by.key());
                return Err(self.wrong_in_block(start, name, message));
            }
        }
        Ok(ids)
    }

    fn wrong(&self, name: &Name, what: &str) -> SettingsError {
        self.text.wrong(name.span(), format!("there is no {what} `{}`", name.get_ref()))
    }

    /// A mistake at the first place behind `start` that names `name`: the parts of a block have no places of
    /// their own, since its kind decides what they are.
    fn wrong_in_block(&self, start: usize, name: &str, message: String) -> SettingsError {
        let behind = self.text.text.get(start..).unwrap_or("");
        let at = start + behind.find(name).unwrap_or(0);
        self.text.wrong(at..at, message)
    }
}
