//! Whether the money ties out, and what does not agree.

use super::Composer;
use super::excerpt::nothing;
use crate::model::document::{Block, Callout, Cell, Column, Format, Table, Tone};
use crate::model::pack::{BlockDecl, Compare};
use crate::model::register::{FieldId, RegisterId};
use crate::review::{Difference, breaks, compared, shows, totals, unplaced, verdict};

/// The one sentence, over what the pack may show.
pub fn ties_out(composer: &Composer<'_>, care: &[String]) -> Callout {
    let words = composer.words();
    let material = composer.material;
    let breaks = breaks(material.dataset, material.settings, &may(composer));
    let totals = totals(material.dataset, &may(composer));
    let verdict = verdict(&breaks, totals, material.dataset.currency, material.print());
    let mut text = if verdict.ties_out {
        checked(composer, totals)
    } else {
        words.with("Because {reason}.", [("reason", &verdict.because)])
    };
    let open = open(composer, &declared(composer)).len();
    if open > 0 {
        let line = match open {
            1 => " {open} difference is to be explained, listed with the cells.",
            _ => " {open} differences are to be explained, listed with the cells.",
        };
        text.push_str(&words.with(line, [("open", &open)]));
    }
    text.push_str(&to_read_with_care(composer, care));
    let tone = match verdict.ties_out {
        true if totals > 0 => Tone::Green,
        true => Tone::Blue,
        false => Tone::Red,
    };
    Callout { tone, title: verdict.title, text }
}

/// The findings of these codes, as sentences.
fn to_read_with_care(composer: &Composer<'_>, care: &[String]) -> String {
    let findings = composer.material.findings.iter().filter(|f| care.iter().any(|code| code == f.code.id));
    let seen: Vec<String> = findings.map(|f| composer.unshown.may_tell(f).seen.clone()).collect();
    if seen.is_empty() {
        String::new()
    } else {
        composer.words().with(" Read with care: {findings}.", [("findings", &seen.join("; "))])
    }
}

/// What was looked at and found right.
fn checked(composer: &Composer<'_>, totals: usize) -> String {
    let may = may(composer);
    let sources = &composer.material.dataset.sources;
    let lines = sources.iter().flat_map(|s| s.control.money()).filter(|l| may(l.key.register, l.key.field));
    let amounts: u64 = lines.map(|l| l.read.count).sum();
    let count = |n: u64| crate::model::written::number(n.into(), Format::Count, composer.material.print());
    let says = match totals {
        0 => {
            "{amounts} amounts in cells are all kept or left out for a reason that is told; no file states a total to compare them with; no amount lacks an exchange rate."
        }
        _ => {
            "{amounts} amounts in cells are all kept or left out for a reason that is told; {totals} totals that files state agree with their rows; no amount lacks an exchange rate."
        }
    };
    composer.words().with(says, [("amounts", &count(amounts)), ("totals", &count(totals as u64))])
}

/// The lists: contradictions of arithmetic, and differences to explain.
pub fn differences<'a>(composer: &Composer<'a>, limit: usize, compare: &[Compare]) -> Vec<Block<'a>> {
    let words = composer.words();
    let material = composer.material;
    let breaks = breaks(material.dataset, material.settings, &may(composer));
    let mut blocks = list(composer, words.of("What does not tie out"), &breaks, limit);
    blocks.extend(list(composer, words.of("Differences to be explained"), &open(composer, compare), limit));
    blocks
}

/// What the pack compares.
fn declared(composer: &Composer<'_>) -> Vec<Compare> {
    let blocks = composer.pack.sections.iter().flat_map(|s| &s.blocks);
    let compares = blocks.filter_map(|block| match block {
        BlockDecl::Differences { compare, .. } => Some(compare.clone()),
        _ => None,
    });
    compares.flatten().collect()
}

fn open(composer: &Composer<'_>, compare: &[Compare]) -> Vec<Difference> {
    let material = composer.material;
    let mut open = unplaced(material.dataset, material.settings, &may(composer));
    open.extend(compared(material.dataset, material.settings, material.figures, compare));
    open
}

/// Whether the pack shows a field.
pub fn may<'c>(composer: &'c Composer<'_>) -> impl Fn(RegisterId, FieldId) -> bool + 'c {
    |register, field| shows(composer.pack, register, field)
}

fn list<'a>(composer: &Composer<'_>, title: &str, all: &[Difference], limit: usize) -> Vec<Block<'a>> {
    let words = composer.words();
    if all.is_empty() {
        return nothing(composer, title);
    }
    let own = composer.material.dataset.currency;
    let columns = vec![
        Column::new(words.of("What"), Format::Text, 2.0),
        Column::new(words.of("Project"), Format::Code, 0.8),
        Column::new(words.of("One says"), Format::Money(own), 1.2),
        Column::new(words.of("The other"), Format::Money(own), 1.2),
        Column::new(words.of("Difference"), Format::Money(own), 1.2),
        Column::new(words.of("Currency"), Format::Code, 0.8),
        Column::new(words.of("In words"), Format::Text, 3.5),
        Column::new(words.of("File"), Format::Text, 2.0),
        Column::new(words.of("Sheet"), Format::Text, 1.0),
        Column::new(words.of("Cells"), Format::Text, 1.2),
    ];
    let row = |d: &Difference| {
        let money = |value| Cell::number(value).format(Format::Money(d.currency));
        vec![
            Cell::text(d.what.clone()),
            Cell::text(d.project.clone()),
            money(d.first),
            money(d.second),
            money(Some(d.amount())).tone(Tone::Strong),
            Cell::text(d.currency.code().to_owned()),
            Cell::text(d.says.clone()),
            Cell::text(d.spot.file.clone()),
            Cell::text(d.spot.sheet.clone()),
            Cell::text(d.spot.cells.clone()),
        ]
    };
    let mut table = Table::small(format!("{title} ({})", all.len()), columns, all.iter().map(row).collect());
    table.print = Some(limit);
    vec![Block::Table(table)]
}
