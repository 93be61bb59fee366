//! What is open, with room for answers.

use super::PRINTED;
use crate::migrate::answers::{ANSWER, ID};
use crate::migrate::{Answered, Dossier, Outcome, Question};
use crate::model::document::{Block, Cell, Column, Format, Rows, Table};

impl Dossier<'_> {
    pub(super) fn question_blocks<'d>(&'d self) -> Vec<Block<'d>> {
        // What was answered stands behind what is open, with its answer, so that the next run is told it too.
        let answered = self.answered.iter().filter_map(|a| Some((a.question.as_ref()?, a)));
        let once = |q: &Question| self.answered.iter().find(|a| a.id == q.id && a.outcome != Outcome::Twice);
        let open = self.questions.iter().map(|q| (q, once(q)));
        let settled = answered.filter(|(q, _)| !self.questions.iter().any(|open| open.id == q.id));
        let all: Vec<(&'d Question, Option<&'d Answered>)> =
            open.chain(settled.map(|(q, a)| (q, Some(a)))).collect();
        if all.is_empty() {
            return vec![Block::Paragraph("Nothing is open.".to_owned())];
        }
        let says = format!(
            "{} questions, those that block most first. Write into `{ANSWER}` of the workbook what is said under `May be \
             answered`, save it, and run migrate again with --answers dossier.xlsx: what was answered is applied and listed. \
             An answer counts for the files that it was asked about; when one of them changes it is asked again.",
            self.questions.len()
        );
        let columns = vec![
            Column::new(ID, Format::Code, 1.4),
            Column::new("What is asked", Format::Text, 4.0),
            Column::new("As written", Format::Text, 1.8),
            Column::new("Register", Format::Text, 1.0),
            Column::new("Blocks", Format::Count, 0.7),
            Column::new("Where", Format::Text, 2.4),
            Column::new("May be answered", Format::Text, 3.0),
            Column::new(ANSWER, Format::Text, 2.0),
        ];
        let table = Table {
            name: "Questions".to_owned(),
            title: String::new(),
            columns,
            keys: 1,
            rows: Rows::each(all, |(question, answered)| row(question, *answered)),
            print: Some(PRINTED),
            order: "what blocks most first".to_owned(),
            names: Vec::new(),
            grid: None,
        };
        vec![Block::Paragraph(says), Block::Table(table)]
    }
}

fn row<'d>(question: &'d Question, answered: Option<&'d Answered>) -> Vec<Cell<'d>> {
    let mut places = question.places.iter().take(3).cloned().collect::<Vec<_>>().join("\n");
    let more = question.places.len().saturating_sub(3);
    if more > 0 {
        places.push_str(&format!("\nand {more} more"));
    }
    let choices = match question.choices.as_str() {
        "" => question.asks.words().to_owned(),
        choices => format!("{}: {choices}", question.asks.words()),
    };
    vec![
        Cell::text(question.id.as_str()),
        Cell::text(question.text.as_str()),
        Cell::text(question.written.as_str()),
        Cell::text(question.register.as_str()),
        Cell::number(Some(question.blocks.into())),
        Cell::text(places),
        Cell::text(choices),
        answered.map_or(Cell::blank(), |a| Cell::text(a.answer.as_str())),
    ]
}
