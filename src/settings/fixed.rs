//! The fixed texts of the templates: names of registers, fields, values, measures, roles and rules, and the words of packs.

use crate::model::knowledge::Knowledge;
use crate::model::pack::{BlockDecl, Pack};
use crate::model::register::Register;
use crate::model::words::Words;

/// Puts the words of a language in place of the English ones.
pub fn translate(knowledge: &mut Knowledge, words: &Words) {
    each(knowledge, &mut |text| {
        if let Some(own) = words.texts.get(text.as_str()) {
            text.clone_from(own);
        }
    });
}

/// Tells every fixed text.
pub fn each(knowledge: &mut Knowledge, tell: &mut impl FnMut(&mut String)) {
    knowledge.registers.iter_mut().for_each(|register| of_register(register, tell));
    knowledge.vocabularies.values_mut().flat_map(|v| &mut v.values).for_each(|value| tell(&mut value.label));
    knowledge.scales.labels.iter_mut().flat_map(|(_, labels)| labels).for_each(&mut *tell);
    for role in &mut knowledge.roles.roles {
        tell(&mut role.label);
        role.needed.iter_mut().for_each(|needed| tell(&mut needed.why));
    }
    knowledge.roles.delivery.iter_mut().for_each(|role| tell(&mut role.label));
    knowledge.segregation.rules.iter_mut().for_each(|rule| tell(&mut rule.title));
    for measure in &mut knowledge.measures {
        tell(&mut measure.label);
        tell(&mut measure.meaning);
    }
    knowledge.packs.iter_mut().for_each(|pack| of_pack(pack, tell));
}

fn of_register(register: &mut Register, tell: &mut impl FnMut(&mut String)) {
    tell(&mut register.label);
    tell(&mut register.singular);
    tell(&mut register.plural);
    register.fields.iter_mut().for_each(|field| tell(&mut field.label));
}

/// Tells the texts of a pack's own.
pub fn of_pack(pack: &mut Pack, tell: &mut impl FnMut(&mut String)) {
    tell(&mut pack.title);
    tell(&mut pack.question);
    tell(&mut pack.marking);
    pack.registers.iter_mut().for_each(|shown| tell(&mut shown.order_words));
    for section in &mut pack.sections {
        tell(&mut section.title);
        section.blocks.iter_mut().for_each(|block| of_block(block, tell));
    }
}

fn of_block(block: &mut BlockDecl, tell: &mut impl FnMut(&mut String)) {
    match block {
        BlockDecl::Heading(title)
        | BlockDecl::Chart { title, .. }
        | BlockDecl::Waterfall { title, .. }
        | BlockDecl::Grid { title, .. }
        | BlockDecl::CoverageGrid { title }
        | BlockDecl::Timeline { title, .. }
        | BlockDecl::HeatMap { title, .. }
        | BlockDecl::Projects { title, .. }
        | BlockDecl::Months { title, .. }
        | BlockDecl::Excerpt { title, .. } => tell(title),
        BlockDecl::Matrix(decl) => tell(&mut decl.title),
        BlockDecl::Table(decl) => tell(&mut decl.title),
        BlockDecl::Sentences(lines) => lines.iter_mut().for_each(tell),
        BlockDecl::Differences { compare, .. } => compare.iter_mut().for_each(|one| tell(&mut one.what)),
        BlockDecl::Tiles(_)
        | BlockDecl::TiesOut { .. }
        | BlockDecl::ControlTotals { .. }
        | BlockDecl::Findings { .. }
        | BlockDecl::Coverage
        | BlockDecl::Stretch { .. }
        | BlockDecl::Segregation
        | BlockDecl::Returns
        | BlockDecl::Account
        | BlockDecl::Definitions => {}
    }
}
