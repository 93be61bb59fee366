//! What is attached to the pages of a pack: the figures that it shows, and no others.

use crate::compose::figures_of;
use crate::measure::figures_json;
use crate::model::dataset::Dataset;
use crate::model::document::Document;
use crate::model::figure::Figures;
use crate::settings::Settings;

/// The figures of the chapters of a document, as `figures.json` has them.
///
/// # Errors
/// None that bad data can bring about; only a fault of the writer.
pub fn figures(
    document: &Document<'_>,
    figures: &Figures,
    dataset: &Dataset,
    settings: &Settings,
) -> Result<Vec<u8>, serde_json::Error> {
    let mut shown = Figures::default();
    let blocks = document.sections.iter().filter(|s| !s.workbook_only).flat_map(|s| &s.blocks);
    for named in blocks.flat_map(figures_of) {
        if let Some(figure) = figures.get(named.measure, &named.scope) {
            shown.insert(figure.clone());
        }
    }
    figures_json(&shown, &[], dataset, settings)
}
