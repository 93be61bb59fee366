//! The dossier as a document, for workbook and pages alike.

mod account;
mod answers;
mod changes;
mod labels;
mod left_out;
mod questions;
mod sign_off;

use super::Dossier;
use crate::model::document::{Block, Callout, Document, Kind, Section, Tone};
use crate::settings::Settings;

/// So many lines of a long list are printed on paper; the workbook has more, and dossier.json has all.
const PRINTED: usize = 200;

impl Dossier<'_> {
    /// The document. `run` names the run.
    pub fn document<'d>(&'d self, settings: &'d Settings, run: &str) -> Document<'d> {
        let sections = vec![
            section("Account", self.account_blocks(settings)),
            section("Questions", self.question_blocks()),
            section("Answers", self.answer_blocks()),
            section("How labels were read", self.label_blocks(settings)),
            section("What was changed", self.change_blocks(settings)),
            section("What was left out", self.left_out_blocks(settings)),
            section("Duplicates", self.duplicate_blocks()),
            section("Sign-off", self.sign_off_blocks(settings)),
        ];
        Document {
            kind: Kind::Dossier,
            name: "dossier".to_owned(),
            title: "Migration dossier".to_owned(),
            audience: "the owners of the sources, and those who take them over".to_owned(),
            question: "What came in, what came out, what was changed, and what is still open?".to_owned(),
            portfolio: settings.portfolio.name.clone(),
            period: self.dataset.period,
            marking: String::new(),
            run: run.to_owned(),
            sections,
        }
    }

    /// Whether everything is accounted for, first of all.
    fn verdict(&self) -> Block<'static> {
        let callout = if self.account.breaks.is_empty() {
            Callout {
                tone: Tone::Green,
                title: "Nothing was lost: in = out + listed".to_owned(),
                text: "Every row, cell, record and amount is in a canonical workbook or in a list of this dossier; each \
                       workbook was read again and compared with its records, value by value."
                    .to_owned(),
            }
        } else {
            let mut text = self.account.breaks.iter().take(12).cloned().collect::<Vec<_>>().join("\n");
            let more = self.account.breaks.len().saturating_sub(12);
            if more > 0 {
                text.push_str(&format!("\nand {more} more, in dossier.json"));
            }
            Callout { tone: Tone::Red, title: "The account does not add up".to_owned(), text }
        };
        Block::Callout(callout)
    }
}

fn section<'a>(title: &str, blocks: Vec<Block<'a>>) -> Section<'a> {
    Section { title: title.to_owned(), landscape: true, workbook_only: false, blocks }
}
