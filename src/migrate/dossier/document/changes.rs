//! What was changed, by rule, with a count and an example each.

use crate::migrate::dossier::{Dossier, change::Kind};
use crate::model::document::{Block, Cell, Column, Format, Table};
use crate::settings::Settings;

impl Dossier<'_> {
    pub(super) fn change_blocks(&self, settings: &Settings) -> Vec<Block<'_>> {
        let says = format!(
            "{} values are not what stands in their own cell. They are counted here by register, field and rule, each with \
             an example; changes.csv and dossier.json list every one of them with its cell, in {} lines: a cell that many \
             records have their value from, such as the month over a column, is one.",
            self.changes.values(),
            self.changes.lines
        );
        let columns = vec![
            Column::new("Register", Format::Text, 1.0),
            Column::new("Field", Format::Text, 1.2),
            Column::new("What was done", Format::Text, 2.2),
            Column::new("Values", Format::Count, 0.7),
            Column::new("Such as", Format::Text, 1.8),
            Column::new("became", Format::Text, 1.8),
            Column::new("by", Format::Text, 2.4),
            Column::new("in", Format::Text, 2.4),
        ];
        let row = |Kind { such_as: one, values }: &Kind<'_>| {
            let label = settings.knowledge.kept(one.register).and_then(|register| {
                Some((register.label.clone(), register.decl(register.field(one.field)?).label.clone()))
            });
            let (register, field) = label.unwrap_or_default();
            let parts: [&str; 3] = [&one.file, &one.sheet, &one.cell];
            let place: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let after = if one.after.is_empty() { "unknown".to_owned() } else { one.after.clone() };
            vec![
                Cell::text(register),
                Cell::text(field),
                Cell::text(one.kind.to_string()),
                Cell::number(Some((*values).into())),
                Cell::text(one.before.to_string()),
                Cell::text(after),
                Cell::text(one.rule.clone()),
                Cell::text(place.join(", ")),
            ]
        };
        let rows = self.changes.kinds().map(row).collect();
        vec![Block::Paragraph(says), Block::Table(Table::small("", columns, rows))]
    }
}
