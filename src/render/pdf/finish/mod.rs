//! What makes the file an archival and accessible one (ISO 19005-3, level A, and ISO 14289-1): what it says about itself,
//! its colours, the tree of its content, its bookmarks, the figures attached to it, and an identity that comes from its
//! content. No clock: the day the period ends stands for the day of making.

mod attach;
mod catalog;
mod info;
mod links;
mod outline;
mod profile;
mod save;
mod structure;
mod xmp;

use super::backend::Written;
use super::drawing::{Drawn, Volume};
use crate::model::document::Document;
use crate::model::words::Words;
use lopdf::{Dictionary, Object, StringFormat};

/// The program, as files name it.
const PROGRAM: &str = concat!("Packwright ", env!("CARGO_PKG_VERSION"));

/// The file's bytes; none where it cannot be written to memory. `figures` is attached as `figures.json` unless it is empty.
pub fn finish(
    written: Written,
    document: &Document<'_>,
    drawn: &Drawn,
    words: &Words,
    figures: &[u8],
) -> Vec<u8> {
    let Written { mut pdf, pages } = written;
    let title = title(document, drawn.volume, words);
    info::set(&mut pdf, document, &title);
    let links = links::complete(&mut pdf, &pages);
    let (structure, nodes) = structure::add(&mut pdf, drawn, &pages, &links);
    let catalog = [
        ("Metadata", xmp::add(&mut pdf, document, words, &title).into()),
        ("OutputIntents", vec![profile::intent(&mut pdf)].into()),
        ("StructTreeRoot", structure.into()),
    ];
    let outline = outline::add(&mut pdf, drawn);
    let attached = (!figures.is_empty()).then(|| attach::figures(&mut pdf, document, figures));
    catalog::describe(&mut pdf, &words.tag, catalog, outline, attached);
    save::save(pdf, &nodes)
}

/// A dictionary of these keys.
fn dictionary<const N: usize>(keys: [(&str, Object); N]) -> Dictionary {
    Dictionary::from_iter(keys)
}

/// A name, which is no string.
fn name(name: &str) -> Object {
    Object::Name(name.into())
}

/// A text of the file's own: as it is where it is ASCII, else UTF-16 with its mark.
fn text(text: &str) -> Object {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return Object::String(text.into(), StringFormat::Literal);
    }
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

/// The day that stands for that of making, as PDF writes it.
fn day(document: &Document<'_>) -> Object {
    let end = document.period.last_day();
    Object::string_literal(format!("D:{:04}{:02}{:02}000000Z", end.year(), end.month(), end.day()))
}

fn title(document: &Document<'_>, volume: Volume, words: &Words) -> String {
    let title = format!("{}: {}, {}", document.portfolio, document.title, words.month(document.period));
    match volume.words(words) {
        Some(volume) => format!("{title}, {volume}"),
        None => title,
    }
}

fn keywords(document: &Document<'_>) -> String {
    format!("{}, run {}", document.period, document.run)
}
