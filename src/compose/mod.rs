//! Stage 7: a pack's declaration, the figures and the dataset become a [`Document`] for one audience. What the pack
//! does not declare is left out here, before anything is rendered.

mod account;
mod block;
mod chart;
mod control;
mod definitions;
mod excerpt;
mod figure;
mod findings;
mod heat_map;
mod lines;
mod list;
mod order;
mod project_figures;
mod projects;
mod returns;
mod review;
mod sentences;
mod staffing;
mod tables;
mod tone;

#[cfg(test)]
mod finance_tests;
#[cfg(test)]
mod tests;

pub use findings::findings_document;

use crate::finding::Finding;
use crate::measure::Tables;
use crate::model::dataset::Dataset;
use crate::model::document::{Block, Document, Section};
use crate::model::figure::Figures;
use crate::model::pack::{Pack, SectionDecl};
use crate::model::staffing::Staffing;
use crate::settings::Settings;

/// What a pack is made of.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// The records.
    pub dataset: &'a Dataset,
    /// The figures.
    pub figures: &'a Figures,
    /// What there is to say.
    pub findings: &'a [Finding],
    /// Who holds which role.
    pub staffing: &'a Staffing,
    /// Settings and templates.
    pub settings: &'a Settings,
    /// Names the run.
    pub run: &'a str,
}

/// The pack as a document.
pub fn compose<'a>(pack: &'a Pack, material: Material<'a>) -> Document<'a> {
    let composer = Composer { pack, material, tables: tables::of(pack, material) };
    let mut sections: Vec<Section<'a>> = pack.sections.iter().map(|s| composer.section(s)).collect();
    sections.extend(project_figures::section(&composer));
    sections.extend(pack.registers.iter().filter_map(|shown| list::section(&composer, shown)));
    let settings = material.settings;
    Document {
        role: pack.role.clone(),
        title: pack.title.clone(),
        audience: settings.knowledge.roles.label(&pack.role).to_owned(),
        question: pack.question.clone(),
        portfolio: settings.portfolio.name.clone(),
        period: material.dataset.period,
        marking: pack.marking.clone(),
        run: material.run.to_owned(),
        sections,
    }
}

/// A pack being composed.
struct Composer<'a> {
    pack: &'a Pack,
    material: Material<'a>,
    /// The tables that formulas can refer to.
    tables: Tables,
}

impl<'a> Composer<'a> {
    fn section(&self, decl: &'a SectionDecl) -> Section<'a> {
        let blocks: Vec<Block<'a>> = decl.blocks.iter().flat_map(|b| block::of(self, b)).collect();
        Section { title: decl.title.clone(), landscape: decl.landscape, blocks }
    }
}
