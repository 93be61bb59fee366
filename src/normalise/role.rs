//! Titles of roles onto the role model.

use super::codes;
use super::column::{Context, Read, Reader, no_value};
use crate::model::record::Value;
use crate::model::role::RoleModel;
use crate::model::text::fold;
use crate::model::workbook::CellValue;
use crate::model::writing::Writing;

/// Reads a column of titles as ids of roles; the title as written is always kept.
pub fn reader<'a>(context: &'a Context<'_>) -> Reader<'a> {
    let knowledge = &context.settings.knowledge;
    Box::new(move |cell, _, text| {
        let CellValue::Text(sym) = cell.value else { return unknown(&knowledge.roles, "") };
        let written = text.get(sym).to_owned();
        if let Some(read) = no_value(context, &written) {
            return read;
        }
        match find(&knowledge.roles, &knowledge.writing, &written) {
            Some(Title::One(id)) => Read::changed(Value::Text(text.intern(&id))),
            Some(Title::Likeliest(id, question)) => {
                let seen =
                    format!("the title may mean several roles; {} was taken", knowledge.roles.label(&id));
                Read::changed(Value::Text(text.intern(&id))).and(
                    codes::ROLE_AMBIGUOUS,
                    format!("{seen}. {question}"),
                    "write a title that means one role",
                )
            }
            None => unknown(&knowledge.roles, &written),
        }
    })
}

/// What a title stands for.
enum Title {
    One(String),
    /// The likeliest role, and the question to ask.
    Likeliest(String, String),
}

/// The role of a title: as it is, without words beside it (`acting`), or one of its parts (`PMO Lead / Risk Manager`).
fn find(roles: &RoleModel, writing: &Writing, written: &str) -> Option<Title> {
    let whole = fold(written);
    look_up(roles, &whole)
        .or_else(|| {
            let kept: Vec<&str> = whole.split(' ').filter(|w| !writing.beside_role.has_word(w)).collect();
            look_up(roles, &kept.join(" "))
        })
        .or_else(|| written.split(['/', '(', ',', ';', '–']).map(fold).find_map(|part| look_up(roles, &part)))
}

fn look_up(roles: &RoleModel, title: &str) -> Option<Title> {
    if let Some(ambiguous) = roles.ambiguous.iter().find(|a| a.title == title) {
        return Some(Title::Likeliest(ambiguous.likeliest.clone(), ambiguous.question.clone()));
    }
    let has = |aliases: &[String]| aliases.iter().any(|a| a == title);
    let role = roles.roles.iter().find(|r| has(&r.aliases)).map(|r| r.id.clone());
    let delivery = || roles.delivery.iter().find(|d| has(&d.aliases)).map(|d| format!("delivery:{}", d.slug));
    role.or_else(delivery).map(Title::One)
}

fn unknown(roles: &RoleModel, written: &str) -> Read {
    let all = roles.roles.iter().map(|r| &r.aliases).chain(roles.delivery.iter().map(|d| &d.aliases));
    let near = super::choice::nearest(all.flatten().map(String::as_str), &fold(written));
    let seen = match near.is_empty() {
        true => "the title is of no known role".to_owned(),
        false => format!("the title is of no known role; the nearest title is \"{near}\""),
    };
    Read::missing(codes::ROLE_UNKNOWN, seen, "use a title of the role model, or add this one to its aliases")
}
