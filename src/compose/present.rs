//! A pack as far as its registers were handed in: a figure of a register that nobody sent is left out, and a pack of
//! which nobody sent anything says what to collect.

use super::{Material, definitions};
use crate::measure::registers_of;
use crate::model::dataset::Dataset;
use crate::model::document::{Block, Callout, Cell, Column, Format, Section, Table, Tone};
use crate::model::knowledge::Knowledge;
use crate::model::measure::MeasureId;
use crate::model::pack::{BlockDecl, Hidden, MARKING, Pack, SectionDecl};
use crate::model::register::{FieldKind, Register, RegisterId};
use crate::settings::Settings;
use std::collections::BTreeSet;

/// The pack without figures of registers that hold no record; without blocks and sections that have nothing else.
/// Records that the audience may not see (`hidden`) were sent all the same.
pub fn present(pack: &Pack, dataset: &Dataset, hidden: &Hidden, settings: &Settings) -> Pack {
    let sent = |id: &MeasureId| {
        let registers = registers_of(settings, *id);
        registers.is_empty() || registers.iter().any(|r| was_sent(dataset, hidden, *r))
    };
    let said = |line: &String| definitions::named(line, &settings.knowledge).all(|id| sent(&id));
    let section = |s: &SectionDecl| {
        let blocks: Vec<BlockDecl> = s.blocks.iter().filter_map(|b| block(b, &sent, &said)).collect();
        let says = blocks.iter().any(|b| !matches!(b, BlockDecl::Heading(_)));
        says.then(|| SectionDecl { title: s.title.clone(), landscape: s.landscape, blocks })
    };
    Pack { sections: pack.sections.iter().filter_map(section).collect(), ..pack.clone() }
}

/// A block without figures that were not sent; `None` where nothing is left of it.
fn block(
    block: &BlockDecl,
    sent: &impl Fn(&MeasureId) -> bool,
    said: &impl Fn(&String) -> bool,
) -> Option<BlockDecl> {
    let mut block = block.clone();
    match &mut block {
        BlockDecl::Sentences(lines) => {
            lines.retain(said);
            (!lines.is_empty()).then_some(block)
        }
        BlockDecl::Tiles(figures)
        | BlockDecl::Chart { figures, .. }
        | BlockDecl::Projects { figures, .. } => {
            figures.retain(sent);
            (!figures.is_empty()).then_some(block)
        }
        // A table names those of its figures that cannot be worked out, with the reason.
        BlockDecl::Table(decl) => decl.figures.iter().any(sent).then_some(block),
        BlockDecl::Months { figure, .. } | BlockDecl::Grid { figure, .. } => sent(figure).then_some(block),
        // A step that nobody sent would leave a gap in the sum, so the way is drawn whole or not at all.
        BlockDecl::Waterfall { steps, .. } => steps.iter().any(|step| sent(&step.figure)).then_some(block),
        BlockDecl::Excerpt { of, .. } => sent(of).then_some(block),
        _ => Some(block),
    }
}

/// Whether anybody sent records of a register, be they such as the audience may not see.
fn was_sent(dataset: &Dataset, hidden: &Hidden, register: RegisterId) -> bool {
    dataset.count(register) > 0 || hidden.contains_key(&register)
}

/// The registers of a pack that nobody sent, in its order; those that the program makes are always there.
pub fn not_sent<'k>(pack: &Pack, material: Material<'k>) -> Vec<&'k Register> {
    let sent = |id: RegisterId| was_sent(material.dataset, material.hidden, id);
    let missing = pack.registers.iter().filter(|shown| !sent(shown.register));
    missing.map(|s| material.settings.knowledge.register(s.register)).filter(|r| !r.made).collect()
}

/// The registers that a pack lists and somebody sent, in its order.
pub fn sent<'k>(pack: &Pack, material: Material<'k>) -> Vec<&'k Register> {
    let sent = pack.registers.iter().filter(|s| material.dataset.count(s.register) > 0);
    sent.map(|s| material.settings.knowledge.register(s.register)).collect()
}

/// Whether there is nothing to report: no register that the pack is about holds a record. One that does not say is about
/// all that it shows but the list of projects; one that lists no register has its figures to show.
pub fn is_empty(pack: &Pack, material: Material<'_>) -> bool {
    let counts = |id: &RegisterId| material.settings.knowledge.register(*id).key != "projects";
    let shown: Vec<RegisterId> = pack.registers.iter().map(|s| s.register).filter(counts).collect();
    let about = if pack.about.is_empty() { &shown } else { &pack.about };
    !about.is_empty() && about.iter().all(|one| !was_sent(material.dataset, material.hidden, *one))
}

/// One line on the registers that nobody sent; `None` where all were.
pub fn note<'a>(pack: &Pack, material: Material<'_>) -> Option<Block<'a>> {
    let words = material.words();
    let labels: Vec<String> = not_sent(pack, material).iter().map(|r| words.inside(&r.label)).collect();
    let line = match pack.part {
        Some(_) => "Nobody of this part sent {registers} this month; what they would show is left out.",
        None => "Nobody sent {registers} this month; what they would show is left out.",
    };
    let text = words.with(line, [("registers", &labels.join(", "))]);
    (!labels.is_empty()).then_some(Block::Paragraph(text))
}

/// One line on the records that the audience may not see, of the registers that the pack lists or counts; `None` where
/// it may see all.
pub fn hidden<'a>(pack: &Pack, material: Material<'_>) -> Option<Block<'a>> {
    let settings = material.settings;
    let count = of_pack(pack, material.hidden, settings);
    let label = &settings.knowledge.vocabulary(MARKING)?.choice(pack.clearance).label;
    let line = match (count, pack.totals_above) {
        (1, true) => "{n} record is marked above {level} and is counted, and not shown.",
        (1, false) => "{n} record is marked above {level} and is neither shown nor counted.",
        (_, true) => "{n} records are marked above {level} and are counted, and not shown.",
        (_, false) => "{n} records are marked above {level} and are neither shown nor counted.",
    };
    let text = || material.words().with(line, [("n", &count), ("level", label)]);
    (count > 0).then(|| Block::Paragraph(text()))
}

/// How many of the records are of registers that the pack lists or counts.
pub fn of_pack(pack: &Pack, records: &Hidden, settings: &Settings) -> u64 {
    let counted = definitions::shown(pack, &settings.knowledge).into_iter();
    let mut registers: BTreeSet<RegisterId> = counted.flat_map(|id| registers_of(settings, id)).collect();
    registers.extend(pack.registers.iter().map(|shown| shown.register));
    registers.iter().filter_map(|register| records.get(register)).sum()
}

/// The section of a pack that has nothing to report: which registers to collect, from whom, and what they hold.
pub fn collect<'a>(pack: &Pack, material: Material<'_>) -> Section<'a> {
    let words = material.words();
    let knowledge = &material.settings.knowledge;
    let rows = not_sent(pack, material).into_iter().map(|r| row(knowledge, r)).collect();
    let columns = vec![
        Column::new(words.of("Register"), Format::Text, 1.2),
        Column::new(words.of("Kept by"), Format::Text, 1.6),
        Column::new(words.of("Each line must say"), Format::Text, 2.4),
        Column::new(words.of("And, where it is known"), Format::Text, 4.5),
    ];
    let callout = Callout {
        tone: Tone::Amber,
        title: words.of("Nothing to report yet").to_owned(),
        text: words
            .of("No workbook of this month holds a register that this pack is made of. Any layout will do: one line an \
                 item, with a header.")
            .to_owned(),
    };
    let blocks =
        vec![Block::Callout(callout), Block::Table(Table::small(words.of("What to collect"), columns, rows))];
    Section { title: words.of("What to collect").to_owned(), landscape: false, workbook_only: false, blocks }
}

fn row<'a>(knowledge: &Knowledge, register: &Register) -> Vec<Cell<'a>> {
    let words = knowledge.words();
    let keepers = knowledge.roles.roles.iter().filter(|role| role.owns.contains(&register.key));
    let keepers: Vec<&str> = keepers.map(|role| role.label.as_str()).collect();
    let labels = |required: bool| {
        let fields = register.fields.iter().filter(|f| f.required == required && !f.derived);
        let fields = fields.filter(|f| !matches!(f.kind, FieldKind::Ref));
        fields.map(|f| words.inside(&f.label)).collect::<Vec<_>>().join(", ")
    };
    let text = |text: String| Cell::text(text);
    vec![text(register.label.clone()), text(keepers.join(", ")), text(labels(true)), text(labels(false))]
}

#[cfg(test)]
mod tests {
    use super::super::tests::{composed, everything, tables, text};

    const RISKS: super::super::tests::List =
        ("P1.xlsx", "risks", "project|id|title|owner|status", &["P1|R1|Late supplier|Ann Lee|open"]);

    #[test]
    fn figures_of_registers_that_nobody_sent_are_left_out_and_that_is_said() {
        composed("risk", &[RISKS], |document, _| {
            let all = everything(document);
            assert!(all.contains("Nobody sent issues, actions, assumptions this month"), "{all}");
            assert!(all.contains("Late supplier") && !all.contains("Critical issues that are open"));
        });
    }

    #[test]
    fn a_pack_of_which_nobody_sent_anything_says_what_to_collect() {
        composed("planning", &[RISKS], |document, _| {
            let titles: Vec<&str> = document.sections.iter().map(|s| s.title.as_str()).collect();
            assert_eq!(titles, ["What to collect"]);
            let table = tables(document)[0];
            assert_eq!(text(table, 0, "Register"), "Milestones");
            assert_eq!(text(table, 0, "Kept by"), "Planning Role");
            assert_eq!(text(table, 0, "Each line must say"), "project, ID, title, baseline");
        });
    }
}
