//! Roles: titles as people write them onto the role model.

use super::choice::amend;
use super::desk::{Asked, Desk, Read, Reading};
use super::remark::{self, Remark};
use super::text;
use crate::finding::near::{self, Proposals};
use crate::model::role::RoleModel;
use crate::model::text::{Sym, fold};
use crate::model::workbook::{Cell, CellValue};
use crate::model::writing::Writing;
use std::collections::HashMap;

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

static ROLE_SHORTENED: Remark = Remark {
    code: super::codes::ROLE_SHORTENED,
    seen: "the title was known without the words in brackets or beside it, such as `acting`",
    remedy: remark::NOTHING,
};

static ROLE_INSIDE: Remark = Remark {
    code: super::codes::ROLE_SHORTENED,
    seen: "the title was known by the words in brackets",
    remedy: remark::NOTHING,
};

static ROLE_JOINED: Remark = Remark {
    code: super::codes::ROLE_SHORTENED,
    seen: "the titles joined by a stroke are all of one role",
    remedy: remark::NOTHING,
};

/// What a title stands for.
#[derive(Debug, Clone, PartialEq)]
enum Found {
    Role(String),
    /// The place of an ambiguous title in the role model.
    Ambiguous(usize),
}

/// The titles of a role model, for looking up.
struct Titles(HashMap<String, Found>);

impl Titles {
    fn new(model: &RoleModel) -> Self {
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
        for (at, ambiguous) in model.ambiguous.iter().enumerate() {
            all.insert(squash(&ambiguous.title), Found::Ambiguous(at));
        }
        Self(all)
    }

    /// What a title stands for: as written; without what stands in brackets; without words such as `acting`; by what
    /// stands in brackets. And what there is to say where it is not as written.
    fn find(&self, title: &str, writing: &Writing) -> Option<(&Found, Option<&'static Remark>)> {
        if let Some(found) = self.0.get(&squash(title)) {
            return Some((found, None));
        }
        let bare = title.split(['(', '[']).next().unwrap_or(title);
        let kept = writing.beside_role.without(&fold(bare)).replace(' ', "");
        if let Some(found) = self.0.get(&squash(bare)).or_else(|| self.0.get(&kept)) {
            return Some((found, Some(&ROLE_SHORTENED)));
        }
        let inside = title.split_once('(').and_then(|(_, rest)| rest.split(')').next());
        if let Some(found) = inside.and_then(|inside| self.0.get(&squash(inside))) {
            return Some((found, Some(&ROLE_INSIDE)));
        }
        self.joined(title).map(|found| (found, Some(&ROLE_JOINED)))
    }

    /// What each part of a word joined by strokes makes the title stand for, where it is the same: `Vendor/Supplier
    /// Manager` is a Vendor Manager and a Supplier Manager.
    fn joined(&self, title: &str) -> Option<&Found> {
        let word = title.split_whitespace().find(|word| word.contains('/'))?;
        let mut found = word.split('/').map(|part| self.0.get(&squash(&title.replacen(word, part, 1))));
        let first = found.next()??;
        found.all(|other| other == Some(first)).then_some(first)
    }
}

/// A title without spaces: co-ordinator and coordinator are one.
fn squash(title: &str) -> String {
    fold(title).replace(' ', "")
}

/// A column of roles as read, and its lines whose title may be several roles, each with the title's place in the role
/// model. These have the likeliest role so far, and nothing was said of them.
pub struct Roles {
    pub read: Read,
    pub ambiguous: Vec<(usize, usize)>,
}

/// Reads a column of roles.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>) -> Roles {
    let settings = desk.settings;
    let model = &settings.knowledge.roles;
    let titles = Titles::new(model);
    let mut asked_about: HashMap<Sym, usize> = HashMap::new();
    let mut proposals = Proposals::default();
    let before = desk.findings.len();
    let read = desk.each(asked, |desk, cell| {
        let CellValue::Text(sym) = cell.value else { return Reading::missing(&ROLE_UNKNOWN) };
        let title = desk.text.get(sym);
        let found = titles.find(title, desk.writing());
        if let Some((Found::Ambiguous(at), _)) = found {
            asked_about.insert(sym, *at);
        }
        let (id, remark) = match found {
            Some((Found::Role(id), remark)) => (id.clone(), remark),
            Some((Found::Ambiguous(at), _)) => (model.ambiguous[*at].likeliest.clone(), None),
            None if model.label(title) != title => (title.to_owned(), None),
            None if desk.writing().no_value.has(title) => return Reading::missing(&remark::NO_VALUE),
            None => match of_delivery(title, model) {
                Some(id) => (id, Some(&ROLE_GUESSED)),
                None => {
                    propose(title, model, &mut proposals);
                    return Reading::missing(&ROLE_UNKNOWN);
                }
            },
        };
        let same = id == title;
        let value = text::value(desk.text.intern(&id));
        if same { Reading::plain(value) } else { Reading::changed(value).with(remark) }
    });
    amend(desk, before, &proposals);
    let at = |cell: &Option<Cell>| match cell.as_ref()?.value {
        CellValue::Text(sym) => asked_about.get(&sym).copied(),
        _ => None,
    };
    let cells = asked.strip.cells.iter().enumerate();
    let ambiguous = cells.filter_map(|(line, cell)| Some((line, at(cell)?))).collect();
    Roles { read, ambiguous }
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
