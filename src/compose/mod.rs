//! Stage 7: a pack's declaration, the figures and the dataset become a [`Document`] for one audience. What the pack
//! does not declare is left out here, before anything is rendered.

mod account;
mod all_figures;
mod annotated;
mod authors;
mod behind_lines;
mod block;
mod chart;
mod control;
mod course;
mod coverage_grid;
mod definitions;
mod excerpt;
mod figure;
mod findings;
mod grid;
mod heat_map;
mod index;
mod limits;
mod line_keys;
mod lines;
mod list;
mod months;
mod order;
mod part;
mod present;
mod project_figures;
mod projects;
mod returns;
mod review;
mod sentences;
mod source_folder;
mod staffing;
mod tables;
mod timeline;
mod told;
mod tone;
mod waterfall;
mod withhold;

#[cfg(test)]
mod drawn_tests;
#[cfg(test)]
mod finance_tests;
#[cfg(test)]
mod language_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod withhold_tests;

pub use all_figures::figures_of;
pub use annotated::{About as AboutReturn, annotated};
pub use findings::findings_document;
pub use index::{Headline, Made, PackFile, index_document};
pub use present::present;
pub use withhold::withhold;

use crate::finding::Finding;
use crate::measure::Tables;
use crate::model::dataset::Dataset;
use crate::model::document::{About, Block, Document, Kind, Section};
use crate::model::figure::Figures;
use crate::model::measure::MeasureId;
use crate::model::pack::{Hidden, Pack, SectionDecl};
use crate::model::print::Print;
use crate::model::staffing::Staffing;
use crate::model::words::Words;
use crate::settings::Settings;
use told::Unshown;

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
    /// How many records of each register the audience may not see; they are not in the dataset.
    pub hidden: &'a Hidden,
    /// How many records of each register lie outside the part that the pack is of, as far as the audience may know of them;
    /// they are not in the dataset.
    pub outside: &'a Hidden,
    /// The figures of the records of the dataset, where `figures` counts others, too; a figure that differs from its own
    /// among these has no formula.
    pub live: Option<&'a Figures>,
}

impl<'a> Material<'a> {
    /// How values are written.
    fn print(self) -> &'a Print {
        self.settings.knowledge.print()
    }

    /// The fixed words.
    fn words(self) -> &'a Words {
        self.settings.knowledge.words()
    }
}

/// A pack as [`present`] left it as a document.
pub fn compose<'a>(pack: &'a Pack, material: Material<'a>) -> Document<'a> {
    let settings = material.settings;
    let mut sections = match present::is_empty(pack, material) {
        true => vec![present::collect(pack, material)],
        false => sections(pack, material),
    };
    if let Some(first) = sections.first_mut() {
        let head = head(first);
        first.blocks.splice(head..head, part::note(pack, material));
        first.blocks.extend(present::hidden(pack, material));
    }
    // Near the front, behind what the program says itself.
    let front = sections.len().min(1);
    sections.splice(front..front, authors::section(pack, material));
    Document {
        kind: Kind::Pack,
        name: pack.name.clone(),
        title: pack.title.clone(),
        audience: settings.knowledge.roles.label(&pack.role).to_owned(),
        question: pack.question.clone(),
        portfolio: part::portfolio(pack, settings),
        period: material.dataset.period,
        marking: pack.marking.clone(),
        run: material.run.to_owned(),
        sections,
    }
}

/// The declared sections, and behind them what every pack has.
fn sections<'a>(pack: &'a Pack, material: Material<'a>) -> Vec<Section<'a>> {
    let explained = definitions::explained(pack, &material.settings.knowledge);
    let unshown = Unshown::new(pack, material.dataset, &material.settings.knowledge);
    let composer = Composer { pack, material, tables: tables::of(pack, material), explained, unshown };
    let says = |section: &Section<'_>| section.blocks.iter().any(|b| !matches!(b, Block::Heading(_)));
    let mut sections: Vec<Section<'a>> =
        pack.sections.iter().map(|s| composer.section(s)).filter(says).collect();
    if let Some(first) = sections.first_mut() {
        // Behind the sentences at the head, so that it never stands alone on a page.
        let head = head(first);
        first.blocks.splice(head..head, present::note(pack, material));
    }
    sections.extend(all_figures::section(&composer, &sections));
    sections.extend(project_figures::section(&composer));
    sections.extend(source_folder::section(&composer));
    sections.extend(pack.registers.iter().filter_map(|shown| list::section(&composer, shown)));
    sections
}

/// How many callouts and sentences a section begins with.
fn head(section: &Section<'_>) -> usize {
    section.blocks.iter().take_while(|b| matches!(b, Block::Paragraph(_) | Block::Callout(_))).count()
}

/// A pack being composed.
struct Composer<'a> {
    pack: &'a Pack,
    material: Material<'a>,
    /// The tables that formulas can refer to.
    tables: Tables,
    /// The figures that the annex explains, by the number of their line.
    explained: Vec<MeasureId>,
    /// What findings must not say.
    unshown: Unshown,
}

impl<'a> Composer<'a> {
    /// The fixed words.
    fn words(&self) -> &'a Words {
        self.material.words()
    }

    /// Where a figure is explained; `None` in a pack without an annex.
    fn about(&self, id: MeasureId) -> Option<About> {
        let at = self.explained.iter().position(|one| *one == id)?;
        let id = self.material.settings.knowledge.measure(id).id.clone();
        Some(About { id, number: at + 1 })
    }

    fn section(&self, decl: &'a SectionDecl) -> Section<'a> {
        let mut said = Vec::new();
        let blocks = decl.blocks.iter().flat_map(|b| {
            let notes = limits::once(block::notes(self, b), &mut said);
            block::of(self, b).into_iter().chain(notes)
        });
        let blocks = blocks.collect();
        let (title, landscape) = (decl.title.clone(), decl.landscape);
        Section { title, landscape, workbook_only: false, blocks }
    }
}
