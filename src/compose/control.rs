//! Control totals: the money of each file and field, and the totals that the files state.

use super::{Composer, review};
use crate::model::control::{MoneyLine, StatedTotal};
use crate::model::dataset::Source;
use crate::model::document::{Block, Cell, Column, Content, Format, Table, Tone};

/// Two tables, over what the pack may show. Of the totals, pages have those that disagree.
pub fn blocks<'a>(composer: &Composer<'a>, limit: usize) -> Vec<Block<'a>> {
    let may = review::may(composer);
    let sources = &composer.material.dataset.sources;
    let mut money: Vec<(&Source, MoneyLine)> = Vec::new();
    let mut totals: Vec<(&Source, &StatedTotal)> = Vec::new();
    for source in sources {
        let lines = source.control.money().into_iter().filter(|l| may(l.key.register, l.key.field));
        money.extend(lines.map(|line| (source, line)));
        totals.extend(source.control.totals.iter().filter(|t| may(t.register, t.field)).map(|t| (source, t)));
    }
    // What is wrong must be among the lines that are printed.
    money.sort_by_key(|(_, line)| line.adds_up());
    totals.sort_by_key(|(_, total)| total.agrees);
    vec![limited(money_table(composer, &money), limit), limited(totals_table(composer, &totals), limit)]
}

fn limited<'a>(mut table: Table<'a>, limit: usize) -> Block<'a> {
    table.print = Some(limit);
    Block::Table(table)
}

fn money_table<'a>(composer: &Composer<'a>, lines: &[(&'a Source, MoneyLine)]) -> Table<'a> {
    let words = composer.words();
    let own = composer.material.dataset.currency;
    let columns = vec![
        Column::new(words.of("File"), Format::Text, 3.0),
        Column::new(words.of("Rows read"), Format::Count, 0.8),
        Column::new(words.of("Register"), Format::Text, 1.0),
        Column::new(words.of("Field"), Format::Text, 1.0),
        Column::new(words.of("Currency"), Format::Code, 0.8),
        Column::new(words.of("Amounts read"), Format::Count, 0.8),
        Column::new(words.of("Read from the cells"), Format::Money(own), 1.4),
        Column::new(words.of("Loaded"), Format::Money(own), 1.4),
        Column::new(words.of("Left out, with a finding"), Format::Money(own), 1.2),
        Column::new(words.of("Difference"), Format::Money(own), 1.0),
        Column::new(words.of("Totals stated"), Format::Count, 0.8),
        Column::new(words.of("Totals that agree"), Format::Count, 0.8),
    ];
    let knowledge = &composer.material.settings.knowledge;
    let row = |(source, line): &(&'a Source, MoneyLine)| {
        let register = knowledge.register(line.key.register);
        let money = |value| Cell::number(Some(value)).format(Format::Money(line.key.currency));
        let tone = if line.adds_up() { Tone::Green } else { Tone::Red };
        vec![
            Cell::text(source.file.as_str()),
            Cell::number(Some(source.account.rows_read.into())),
            Cell::text(register.label.as_str()),
            Cell::text(register.decl(line.key.field).label.as_str()),
            Cell::text(line.key.currency.code().to_owned()),
            Cell::number(Some(line.read.count.into())),
            money(line.read.sum),
            money(line.kept.sum),
            money(line.left_out.sum),
            money(line.difference()).tone(tone),
            stated(source, line, false),
            stated(source, line, true),
        ]
    };
    Table::small(
        words.of("Control totals of the files: read = loaded + left out"),
        columns,
        lines.iter().map(row).collect(),
    )
}

/// How many totals of a field the file states, or of them agree.
fn stated<'a>(source: &Source, line: &MoneyLine, agree: bool) -> Cell<'a> {
    let of = |t: &&StatedTotal| {
        let key = line.key;
        t.register == key.register && t.field == key.field && t.stated.currency == key.currency
    };
    let totals = source.control.totals.iter().filter(of).filter(|t| !agree || t.agrees);
    Cell::number(Some((totals.count() as u64).into()))
}

fn totals_table<'a>(composer: &Composer<'a>, totals: &[(&'a Source, &'a StatedTotal)]) -> Table<'a> {
    let words = composer.words();
    let own = composer.material.dataset.currency;
    let columns = vec![
        Column::new(words.of("File"), Format::Text, 3.0),
        Column::new(words.of("Sheet"), Format::Text, 1.0),
        Column::new(words.of("Cell"), Format::Code, 0.7),
        Column::new(words.of("Field"), Format::Text, 1.0),
        Column::new(words.of("Month"), Format::Month, 0.8),
        Column::new(words.of("Currency"), Format::Code, 0.8),
        Column::new(words.of("The file says"), Format::Money(own), 1.3),
        Column::new(words.of("Its rows add up to"), Format::Money(own), 1.3),
        Column::new(words.of("Difference"), Format::Money(own), 1.0),
        Column::new(words.of("Agrees"), Format::Code, 0.7),
    ];
    let knowledge = &composer.material.settings.knowledge;
    let row = |(source, total): &(&'a Source, &'a StatedTotal)| {
        let currency = total.stated.currency;
        let money = |value| Cell::number(Some(value)).format(Format::Money(currency));
        let (word, tone) = if total.agrees { ("Yes", Tone::Green) } else { ("No", Tone::Red) };
        let word = words.of(word);
        vec![
            Cell::text(source.file.as_str()),
            Cell::text(source.sheet(total.sheet)),
            Cell::text(total.cell.to_string()),
            Cell::text(knowledge.register(total.register).decl(total.field).label.as_str()),
            total.month.map_or(Cell::blank(), |m| Cell::new(Content::Date(m.first_day()))),
            Cell::text(currency.code().to_owned()),
            money(total.stated.amount),
            money(total.sum),
            money(total.difference()),
            Cell::text(word).tone(tone),
        ]
    };
    Table::small(words.of("Totals that the files state"), columns, totals.iter().map(row).collect())
}
