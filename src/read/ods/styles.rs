//! The styles of an OpenDocument sheet that can carry meaning: hidden tabs, fill, bold, struck through.

use super::super::convert::rgb;
use super::super::draft::Draft;
use super::super::package::xml::attribute;
use crate::model::workbook::Style;
use quick_xml::events::BytesStart;
use std::collections::{HashMap, HashSet};

/// Styles by name.
#[derive(Default)]
pub struct Styles {
    open: String,
    hidden: HashSet<String>,
    cells: HashMap<String, Style>,
    numbers: HashMap<String, u16>,
}

impl Styles {
    /// Takes in an element of the styles, of whatever kind.
    pub fn element(&mut self, e: &BytesStart<'_>) {
        match e.name().as_ref() {
            "style:style" => self.open = attribute(e, "name").unwrap_or_default(),
            "style:table-properties" if attribute(e, "display").as_deref() == Some("false") => {
                self.hidden.insert(self.open.clone());
            }
            "style:table-cell-properties" => {
                if let Some(fill) = attribute(e, "background-color").and_then(|c| rgb(&c)) {
                    self.cells.entry(self.open.clone()).or_default().fill = Some(fill);
                }
            }
            "style:text-properties" if !self.open.is_empty() => {
                let bold = attribute(e, "font-weight").is_some_and(|w| w == "bold");
                let struck = attribute(e, "text-line-through-style").is_some_and(|s| s != "none");
                if bold || struck {
                    let style = self.cells.entry(self.open.clone()).or_default();
                    (style.bold, style.struck) = (style.bold || bold, style.struck || struck);
                }
            }
            _ => {}
        }
    }

    /// Whether tables of this style are hidden.
    pub fn hides(&self, name: &str) -> bool {
        self.hidden.contains(name)
    }

    /// The number of a cell style among the workbook's.
    pub fn number(&mut self, name: &str, draft: &mut Draft<'_>) -> u16 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.cells.get(name).map_or(0, |style| draft.style(style.clone()));
        self.numbers.insert(name.to_owned(), number);
        number
    }
}
