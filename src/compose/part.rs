//! What a pack says of the part of the portfolio that it is of.

use super::{Material, present};
use crate::model::document::{Block, Format};
use crate::model::pack::Pack;
use crate::model::written::number;
use crate::settings::Settings;

/// The title among others: of a part with its words.
pub fn title(pack: &Pack) -> String {
    match &pack.part {
        Some(part) => format!("{}: {}", pack.title, part.words),
        None => pack.title.clone(),
    }
}

/// The portfolio, which is named on every page: of a part with its words.
pub fn portfolio(pack: &Pack, settings: &Settings) -> String {
    let name = &settings.portfolio.name;
    match &pack.part {
        Some(part) => format!("{name}: only {}", part.words),
        None => name.clone(),
    }
}

/// One line on what the pack is of, and how much lies outside; `None` for a pack of all.
pub fn note<'a>(pack: &Pack, material: Material<'_>) -> Option<Block<'a>> {
    let words = &pack.part.as_ref()?.words;
    let outside = match present::of_pack(pack, material.outside, material.settings) {
        0 => "No record of its registers lies outside it.".to_owned(),
        1 => "1 record of its registers lies outside it and is neither shown nor counted.".to_owned(),
        n => {
            let count = number(n.into(), Format::Count, material.print());
            format!("{count} records of its registers lie outside it and are neither shown nor counted.")
        }
    };
    Some(Block::Paragraph(format!("This pack is of a part of the portfolio: {words}. {outside}")))
}
