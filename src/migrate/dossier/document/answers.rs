//! What was answered, and what became of it.

use crate::migrate::{Answered, Asks, Dossier, Outcome};
use crate::model::document::{Block, Cell, Column, Format, Table, Tone};

impl Dossier<'_> {
    pub(super) fn answer_blocks(&self) -> Vec<Block<'_>> {
        if self.answered.is_empty() {
            return vec![Block::Paragraph("No answers were given to this run.".to_owned())];
        }
        let columns = vec![
            Column::new("Question", Format::Code, 1.4),
            Column::new("What was asked", Format::Text, 4.0),
            Column::new("Answer", Format::Text, 2.0),
            Column::new("What became of it", Format::Text, 2.4),
            Column::new("Values changed", Format::Count, 1.0),
        ];
        let rows = self.answered.iter().map(|answered| self.answer(answered)).collect();
        vec![Block::Table(Table::small("", columns, rows))]
    }

    fn answer(&self, answered: &Answered) -> Vec<Cell<'static>> {
        let tone = match answered.outcome {
            Outcome::Applied | Outcome::Accepted => Tone::Green,
            Outcome::NotUnderstood | Outcome::Twice | Outcome::AskedAgain => Tone::Amber,
        };
        let question = answered.question.as_ref();
        vec![
            Cell::text(answered.id.clone()),
            Cell::text(question.map_or(String::new(), |q| q.text.clone())),
            Cell::text(answered.answer.clone()),
            Cell::text(answered.outcome.words()).tone(tone),
            match question.map(|q| q.asks) {
                Some(Asks::Value) => Cell::number(Some(self.changes.by_answer(&answered.id).into())),
                _ => Cell::blank(),
            },
        ]
    }
}
