//! The account: what came in and what became of it, rows, cells and money; and that the figures are those of figures.json.

use super::{Composer, definitions, review};
use crate::model::control::MoneyLine;
use crate::model::dataset::Account;
use crate::model::document::{Block, Callout, Cell, Column, Format, Table, Tone};
use crate::model::words::Words;

/// Rows and cells of all sources, and whether they add up.
pub fn blocks<'a>(composer: &Composer<'a>) -> Vec<Block<'a>> {
    let words = composer.words();
    let dataset = composer.material.dataset;
    let account = dataset.account();
    let unread = dataset.sources.iter().filter(|s| s.error.is_some()).count();
    let stale = dataset.sources.iter().filter(|s| s.stale).count();
    let mut text = match dataset.sources.len() {
        1 => words.of("1 file was handed in").to_owned(),
        n => words.with("{n} files were handed in", [("n", &n)]),
    };
    if unread > 0 {
        text.push_str(&words.with("; {unread} could not be read", [("unread", &unread)]));
    }
    let another = match stale {
        1 => "; {stale} states another month and counts as the last known state",
        _ => "; {stale} state another month and count as the last known state",
    };
    if stale > 0 {
        text.push_str(&words.with(another, [("stale", &stale)]));
    }
    if composer.pack.part.is_some() {
        text.push_str(
            "; rows and cells are those of the whole files, which may hold rows that lie outside this part",
        );
    }
    let money = dataset.money();
    let sources = dataset.sources.iter().all(|s| s.control.adds_up());
    let callout = if account.adds_up() && sources {
        Callout {
            tone: Tone::Green,
            title: words.of("Every row, cell and amount of money is accounted for").to_owned(),
            text: text + ".",
        }
    } else {
        let title = words.of("Rows, cells or money are missing from the account").to_owned();
        let more = words.of(". Do not rely on this pack until this is explained.");
        Callout { tone: Tone::Red, title, text: text + more }
    };
    let mut blocks = vec![Block::Callout(callout), Block::Table(table(&account, words))];
    let may = review::may(composer);
    let lines: Vec<MoneyLine> =
        money.money().into_iter().filter(|l| may(l.key.register, l.key.field)).collect();
    if !lines.is_empty() {
        blocks.push(Block::Table(money_table(composer, &lines)));
    }
    blocks.push(Block::Table(figures(composer)));
    blocks
}

/// Money of the fields that the pack may show.
fn money_table<'a>(composer: &Composer<'a>, lines: &[MoneyLine]) -> Table<'a> {
    let words = composer.words();
    let own = composer.material.dataset.currency;
    let columns = vec![
        Column::new(words.of("Money"), Format::Text, 2.0),
        Column::new(words.of("Currency"), Format::Code, 0.8),
        Column::new(words.of("Read from the cells"), Format::Money(own), 1.4),
        Column::new(words.of("In records"), Format::Money(own), 1.4),
        Column::new(words.of("Left out, with a finding"), Format::Money(own), 1.4),
        Column::new(words.of("Difference"), Format::Money(own), 1.0),
    ];
    let knowledge = &composer.material.settings.knowledge;
    let row = |line: &MoneyLine| {
        let register = knowledge.register(line.key.register);
        let field = &register.decl(line.key.field).label;
        let money = |value| Cell::number(Some(value)).format(Format::Money(line.key.currency));
        vec![
            Cell::text(format!("{}: {}", register.label, field.to_lowercase())),
            Cell::text(line.key.currency.code().to_owned()),
            money(line.read.sum),
            money(line.kept.sum),
            money(line.left_out.sum),
            money(line.difference()),
        ]
    };
    Table::small(words.of("Account of the money"), columns, lines.iter().map(row).collect())
}

/// How many figures the pack shows, and how many there are.
fn figures<'a>(composer: &Composer<'a>) -> Table<'a> {
    let words = composer.words();
    let figures = composer.material.figures;
    let shown = definitions::shown(composer.pack, &composer.material.settings.knowledge);
    let of_pack = || figures.iter().filter(|f| shown.contains(&f.measure));
    let lines = [
        ("Measures that this pack shows, each defined in its annex", shown.len()),
        ("Their figures in figures.json, from which every figure of this pack is taken", of_pack().count()),
        ("Figures of them that cannot be worked out", of_pack().filter(|f| !f.has_line()).count()),
        (
            "Figures of them that are withheld, since few people are behind them",
            of_pack().filter(|f| f.is_withheld()).count(),
        ),
    ];
    let row = |(label, count): (&'static str, usize)| {
        vec![Cell::text(words.of(label)), Cell::number(Some((count as u64).into()))]
    };
    Table::small(
        words.of("Figures"),
        vec![
            Column::new(words.of("What"), Format::Text, 4.0),
            Column::new(words.of("How many"), Format::Count, 1.0),
        ],
        lines.into_iter().map(row).collect(),
    )
}

fn table<'a>(a: &Account, words: &'a Words) -> Table<'a> {
    let lines = [
        ("Rows that hold something", a.rows_read, Tone::Strong),
        ("Rows that became records", a.rows_kept, Tone::Plain),
        ("Rows that do not count, each told in the findings", a.rows_rejected, Tone::Plain),
        ("Rows that are titles, labels, notes, totals or lists", a.rows_not_data, Tone::Plain),
        ("Records made of the rows (a line with months makes several)", a.records, Tone::Plain),
        ("Cells that hold something", a.cells_read, Tone::Strong),
        ("Cells whose value a record or a fact has", a.cells_values, Tone::Plain),
        ("Cells kept under a label of their own", a.cells_extras, Tone::Plain),
        ("Labels", a.cells_labels, Tone::Plain),
        ("Cells that are titles, notes, totals or lists", a.cells_not_data, Tone::Plain),
    ];
    let row = |(label, count, tone): (&'static str, u64, Tone)| {
        vec![Cell::text(words.of(label)).tone(tone), Cell::number(Some(count.into())).tone(tone)]
    };
    Table::small(
        words.of("Account of the sources"),
        vec![
            Column::new(words.of("What"), Format::Text, 4.0),
            Column::new(words.of("How many"), Format::Count, 1.0),
        ],
        lines.into_iter().map(row).collect(),
    )
}
