//! Roles: titles as people write them onto the role model.

use super::choice::amend;
use super::desk::{Asked, Desk, Read, Reading};
use super::near::{self, Proposals};
use super::remark::{self, Remark};
use super::text;
use crate::model::role::{AmbiguousTitle, RoleModel};
use crate::model::text::fold;
use crate::model::workbook::CellValue;
use crate::model::writing::Writing;
use std::collections::{BTreeMap, HashMap};

static ROLE_UNKNOWN: Remark = Remark {
    code: super::codes::ROLE_UNKNOWN,
    seen: "the role model does not know this title",
    remedy: "add the title to the aliases of its role in role-model.toml of the templates",
};

static ROLE_GUESSED: Remark = Remark {
    code: super::codes::ROLE_GUESSED,
    seen: "the role model does not know this title; by its last word it was taken for a role of delivery",
    remedy: "nothing, or add the title to role-model.toml of the templates",
};

/// What a title stands for.
#[derive(Debug, Clone)]
enum Found<'a> {
    Role(String),
    Ambiguous(&'a AmbiguousTitle),
}

/// The titles of a role model, for looking up.
struct Titles<'a>(HashMap<String, Found<'a>>);

impl<'a> Titles<'a> {
    fn new(model: &'a RoleModel) -> Self {
        let mut all = HashMap::new();
        let delivery = model
            .delivery
            .iter()
            .flat_map(|d| d.aliases.iter().map(move |a| (a, format!("delivery:{}", d.slug))));
        let pmo = model.roles.iter().flat_map(|r| r.aliases.iter().map(move |a| (a, r.id.clone())));
        // The later wins: what is ambiguous is asked about, and the office's own roles come before those of delivery.
        for (alias, id) in delivery.chain(pmo) {
            all.insert(squash(alias), Found::Role(id));
        }
        for ambiguous in &model.ambiguous {
            all.insert(squash(&ambiguous.title), Found::Ambiguous(ambiguous));
        }
        Self(all)
    }

    /// What a title stands for: as written, else without what stands in brackets and words such as `acting`.
    fn find(&self, title: &str, writing: &Writing) -> Option<&Found<'a>> {
        let bare = title.split(['(', '[']).next().unwrap_or(title);
        let words: Vec<String> = fold(bare).split(' ').map(str::to_owned).collect();
        let kept: String =
            words.iter().filter(|w| !writing.beside_role.has_word(w)).map(String::as_str).collect();
        let inside = |text: &str| text.split_once('(').and_then(|(_, r)| r.split(')').next()).map(squash);
        self.0
            .get(&squash(title))
            .or_else(|| self.0.get(&squash(bare)))
            .or_else(|| self.0.get(&kept))
            .or_else(|| inside(title).and_then(|t| self.0.get(&t)))
    }
}

/// A title without spaces: co-ordinator and coordinator are one.
fn squash(title: &str) -> String {
    fold(title).replace(' ', "")
}

/// Reads a column of roles.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    let settings = desk.settings;
    let model = &settings.knowledge.roles;
    let titles = Titles::new(model);
    let mut ambiguous: BTreeMap<String, (&AmbiguousTitle, Vec<usize>)> = BTreeMap::new();
    let mut proposals = Proposals::default();
    let before = desk.findings.len();
    let read = desk.each(asked, |desk, cell| {
        let CellValue::Text(sym) = cell.value else { return Reading::missing(&ROLE_UNKNOWN) };
        let title = desk.text.get(sym);
        let id = match titles.find(title, desk.writing()) {
            Some(Found::Role(id)) => id.clone(),
            Some(Found::Ambiguous(which)) => {
                ambiguous.entry(title.to_owned()).or_insert((which, Vec::new()));
                which.likeliest.clone()
            }
            None if model.label(title) != title => title.to_owned(),
            None if desk.writing().no_value.has(title) => return Reading::missing(&remark::NO_VALUE),
            None => match of_delivery(title, model) {
                Some(id) => {
                    let value = text::value(desk.text.intern(&id));
                    return Reading::changed(value).with(Some(&ROLE_GUESSED));
                }
                None => {
                    propose(title, model, &mut proposals);
                    return Reading::missing(&ROLE_UNKNOWN);
                }
            },
        };
        let same = id == title;
        let value = text::value(desk.text.intern(&id));
        if same { Reading::plain(value) } else { Reading::changed(value) }
    });
    amend(desk, before, &proposals);
    ask(desk, asked, model, ambiguous);
    read
}

/// A finding with its question for each title that may be several roles.
fn ask(
    desk: &mut Desk<'_>,
    asked: Asked<'_>,
    model: &RoleModel,
    mut ambiguous: BTreeMap<String, (&AmbiguousTitle, Vec<usize>)>,
) {
    for (line, cell) in asked.strip.cells.iter().enumerate() {
        if let Some(CellValue::Text(sym)) = cell.map(|c| c.value)
            && let Some((_, lines)) = ambiguous.get_mut(desk.text.get(sym))
        {
            lines.push(line);
        }
    }
    for (title, (which, lines)) in ambiguous {
        let seen = format!("`{title}` may be several roles; {} was taken", model.label(&which.likeliest));
        let remedy = format!("answer this and write a title that means one role: {}", which.question);
        desk.say(asked, super::codes::ROLE_AMBIGUOUS, seen, remedy, &lines);
    }
}

/// The role of delivery that a title names by its last word: `Site Engineer` is `delivery:site-engineer`.
fn of_delivery(title: &str, model: &RoleModel) -> Option<String> {
    let folded = fold(title);
    let last = folded.rsplit(' ').next()?;
    let known = model.delivery_words.iter().any(|w| w == last) && folded.len() <= 60;
    known.then(|| format!("delivery:{}", folded.replace(' ', "-")))
}

fn propose(title: &str, model: &RoleModel, proposals: &mut Proposals) {
    if !proposals.wanted() {
        return;
    }
    let of_roles = model.roles.iter().flat_map(|r| &r.aliases);
    let all = of_roles.chain(model.delivery.iter().flat_map(|d| &d.aliases)).map(String::as_str);
    if let Some(near) = near::nearest(&fold(title), all) {
        proposals.add(title, near);
    }
}
