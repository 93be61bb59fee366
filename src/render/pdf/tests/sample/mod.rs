//! Documents to lay out: one with every kind of block, one with the worst that can be in them.

mod charts;
mod drawn;
mod figures;
mod odd;
mod rich;
mod tables;
mod worst;

pub use drawn::drawn;
pub use odd::odd;
pub use rich::rich;
pub use tables::risks;
pub use worst::worst;

use crate::model::document::*;
use crate::model::money::Currency;
use crate::model::theme::{FontFiles, Theme};
use crate::render::pdf::fonts::Fonts;
use crate::settings::Settings;
use std::sync::OnceLock;

/// The built-in theme and font files.
pub fn look() -> &'static (Theme, FontFiles) {
    static LOOK: OnceLock<(Theme, FontFiles)> = OnceLock::new();
    LOOK.get_or_init(|| {
        let knowledge = Settings::built_in().unwrap().knowledge;
        (knowledge.theme, knowledge.fonts)
    })
}

/// The built-in fonts.
pub fn fonts() -> &'static Fonts<'static> {
    static FONTS: OnceLock<Fonts<'static>> = OnceLock::new();
    FONTS.get_or_init(|| Fonts::load(&look().0, &look().1).value)
}

/// A document of these sections.
pub fn document(sections: Vec<Section<'static>>) -> Document<'static> {
    Document {
        kind: Kind::Pack,
        name: "pmo-sponsor".to_owned(),
        title: "Sponsor pack".to_owned(),
        audience: "PMO Sponsor".to_owned(),
        question: "Is the portfolio under control, and what must I decide?".to_owned(),
        portfolio: "Example portfolio".to_owned(),
        period: "2026-10".parse().unwrap(),
        marking: "Internal".to_owned(),
        run: "3f9a1c0b77de".to_owned(),
        sections,
    }
}

/// A section of these blocks.
pub fn section(title: &str, landscape: bool, blocks: Vec<Block<'static>>) -> Section<'static> {
    Section { title: title.to_owned(), landscape, workbook_only: false, blocks }
}

/// A small table.
pub fn table(title: &str, columns: Vec<Column>, rows: Vec<Vec<Cell<'static>>>) -> Table<'static> {
    Table::small(title, columns, rows)
}

fn gbp() -> Currency {
    Currency::parse("GBP").unwrap()
}

fn number(value: &str) -> Cell<'static> {
    Cell::number(Some(value.parse().unwrap()))
}

fn tile(label: &str, value: Cell<'static>, note: &str) -> Tile {
    Tile { label: label.to_owned(), value, note: note.to_owned(), about: None }
}

fn callout(tone: Tone, title: &str, text: &str) -> Block<'static> {
    Block::Callout(Callout { tone, title: title.to_owned(), text: text.to_owned() })
}
