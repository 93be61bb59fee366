//! The styles of an OpenDocument sheet that can carry meaning: hidden tabs, fill, bold, struck through.

use super::super::package::Package;
use super::super::package::xml::{attribute, reader};
use super::super::symbols::SymbolFont;
use crate::model::colour::Rgb;
use crate::model::workbook::Style;
use quick_xml::events::{BytesStart, Event};
use std::collections::{HashMap, HashSet};

/// Styles by name.
#[derive(Default)]
pub struct Styles {
    open: String,
    hidden: HashSet<String>,
    cells: HashMap<String, Style>,
    symbols: HashMap<String, SymbolFont>,
    numbers: HashMap<String, u16>,
}

impl Styles {
    /// The styles that have a name of their own, such as `Bad`.
    pub fn named(package: &mut Package<'_>) -> Self {
        let mut styles = Self::default();
        let part = package.small("styles.xml").unwrap_or_default();
        let (mut xml, mut buffer) = (reader(part.as_slice()), Vec::new());
        while let Ok(event) = xml.read_event_into(&mut buffer) {
            match event {
                Event::Start(e) | Event::Empty(e) => styles.element(&e),
                Event::Eof => break,
                _ => {}
            }
            buffer.clear();
        }
        styles
    }

    /// Takes in an element of the styles, of whatever kind.
    pub fn element(&mut self, e: &BytesStart<'_>) {
        match e.name().as_ref() {
            "style:style" => {
                self.open = attribute(e, "name").unwrap_or_default();
                self.inherit(attribute(e, "parent-style-name"));
            }
            "style:table-properties" if attribute(e, "display").as_deref() == Some("false") => {
                self.hidden.insert(self.open.clone());
            }
            // What follows belongs to no cell style: the red of negative numbers, say.
            "style:default-style" => self.open.clear(),
            name if name.starts_with("number:") && name.ends_with("-style") => self.open.clear(),
            "style:table-cell-properties" => {
                if let Some(colour) = attribute(e, "background-color") {
                    let fill = Rgb::parse(&colour).filter(|c| *c != Rgb(255, 255, 255));
                    self.cells.entry(self.open.clone()).or_default().fill = fill;
                }
            }
            "style:text-properties" if !self.open.is_empty() => {
                let bold = attribute(e, "font-weight").is_some_and(|w| w == "bold");
                let struck = attribute(e, "text-line-through-style").is_some_and(|s| s != "none");
                let ink = attribute(e, "color").and_then(|c| Rgb::parse(&c)).filter(|c| *c != Rgb(0, 0, 0));
                if bold || struck || ink.is_some() {
                    let style = self.cells.entry(self.open.clone()).or_default();
                    (style.bold, style.struck) = (style.bold || bold, style.struck || struck);
                    style.ink = ink.or(style.ink);
                }
                let font = attribute(e, "font-name").and_then(|name| SymbolFont::named(&name));
                self.symbols.extend(font.map(|font| (self.open.clone(), font)));
            }
            _ => {}
        }
    }

    /// The style that is being declared begins as the one it is made from.
    fn inherit(&mut self, parent: Option<String>) {
        let Some(parent) = parent else { return };
        if let Some(style) = self.cells.get(&parent).cloned() {
            self.cells.insert(self.open.clone(), style);
        }
        if let Some(font) = self.symbols(&parent) {
            self.symbols.insert(self.open.clone(), font);
        }
    }

    /// Whether tables of this style are hidden.
    pub fn hides(&self, name: &str) -> bool {
        self.hidden.contains(name)
    }

    /// The number of a cell style among the workbook's.
    pub fn number(&mut self, name: &str, known: &mut Vec<Style>) -> u16 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.cells.get(name).map_or(0, |style| add(style.clone(), known));
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// The font of signs that a cell style shows text in.
    pub fn symbols(&self, name: &str) -> Option<SymbolFont> {
        self.symbols.get(name).copied()
    }

    /// The same style, shown as percent.
    pub fn percent(&self, number: u16, known: &mut Vec<Style>) -> u16 {
        let style = known.get(usize::from(number)).cloned().unwrap_or_default();
        add(Style { format: "0%".to_owned(), ..style }, known)
    }
}

fn add(style: Style, known: &mut Vec<Style>) -> u16 {
    let at = known.iter().position(|s| *s == style).unwrap_or_else(|| {
        known.push(style);
        known.len() - 1
    });
    u16::try_from(at).unwrap_or(0)
}
