//! Roles: titles as people write them onto the role model.

use super::choice::amend;
use super::desk::{Asked, Desk, Read, Reading};
use super::remark::{self, Remark};
use super::text;
use crate::finding::near::{self, Proposals};
use crate::model::knowledge::Knowledge;
use crate::model::role::{RoleModel, Title};
use crate::model::text::{Sym, fold};
use crate::model::workbook::{Cell, CellValue};
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

static ROLE_RANK: Remark = Remark {
    code: super::codes::ROLE_SHORTENED,
    seen: "the title was known without the words of rank or of a tool, such as `senior`",
    remedy: remark::NOTHING,
};

static ROLE_NEAR: Remark = Remark {
    code: super::codes::WORD_NEAR,
    seen: "the title is written with a slip; it was taken for the only one of the role model that it can be",
    remedy: "write the title in full",
};

static TWO_ROLES: Remark = Remark {
    code: super::codes::TWO_ROLES,
    seen: "the cell names more than one role; the first was taken",
    remedy: "give each role of the person a row of its own",
};

/// The titles of the role model, and the words around them.
struct Titles<'a>(&'a Knowledge);

impl<'a> Titles<'a> {
    /// What a title stands for: as written; without what stands in brackets; without words such as `acting`; by what
    /// stands in brackets. And what there is to say where it is not as written.
    fn find(&self, title: &str) -> Option<(&'a Title, Option<&'static Remark>)> {
        if let Some(found) = self.known(title) {
            return Some((found, None));
        }
        let bare = title.split(['(', '[']).next().unwrap_or(title);
        let kept = self.0.writing.beside_role.without(&fold(bare));
        if let Some(found) = self.known(bare).or_else(|| self.known(&kept)) {
            return Some((found, Some(&ROLE_SHORTENED)));
        }
        let inside = title.split_once('(').and_then(|(_, rest)| rest.split(')').next());
        if let Some(found) = inside.and_then(|inside| self.known(inside)) {
            return Some((found, Some(&ROLE_INSIDE)));
        }
        if let Some(found) = self.joined(title) {
            return Some((found, Some(&ROLE_JOINED)));
        }
        if let Some(found) = self.first(title) {
            return Some((found, Some(&TWO_ROLES)));
        }
        let ranked = self.without_rank(title).map(|found| (found, &ROLE_RANK));
        let near = || Some((self.0.roles.near(&fold(title))?, &ROLE_NEAR));
        ranked.or_else(near).map(|(found, remark)| (found, Some(remark)))
    }

    /// The title without words of rank or of a tool before it, as many as it takes, or of rank behind it.
    fn without_rank(&self, title: &str) -> Option<&'a Title> {
        const TOGETHER: usize = 2;
        let folded = fold(title);
        let mut words: Vec<&str> = folded.split(' ').collect();
        let (before, behind) = (&self.0.writing.before_role, &self.0.writing.behind_role);
        while words.len() > 1 {
            let is = |n: &usize| *n < words.len() && before.has(&words[..*n].join(" "));
            if let Some(n) = (1..=TOGETHER).rev().find(is) {
                words.drain(..n);
            } else if words.last().is_some_and(|word| behind.has(word)) {
                words.pop();
            } else {
                return None;
            }
            if let Some(found) = self.known(&words.join(" ")) {
                return Some(found);
            }
        }
        None
    }

    /// The first of several titles in one cell, where all of them are known: `Risk Manager / Planner`.
    fn first(&self, title: &str) -> Option<&'a Title> {
        let spaced = title.replace(['/', ';', '+', '|', '&', ',', '\n'], " / ");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let parts = words.split(|word| self.0.people.joins.has(word)).filter(|part| !part.is_empty());
        let found: Vec<&Title> = parts.map(|part| self.known(&part.join(" "))).collect::<Option<Vec<_>>>()?;
        let clear = found.iter().all(|one| matches!(one, Title::Role(_)));
        found.first().copied().filter(|_| clear && found.len() > 1)
    }

    /// What each part of a word joined by strokes makes the title stand for, where it is the same: `Vendor/Supplier
    /// Manager` is a Vendor Manager and a Supplier Manager.
    fn joined(&self, title: &str) -> Option<&'a Title> {
        let word = title.split_whitespace().find(|word| word.contains('/'))?;
        let mut found = word.split('/').map(|part| self.known(&title.replacen(word, part, 1)));
        let first = found.next()??;
        found.all(|other| other == Some(first)).then_some(first)
    }

    fn known(&self, title: &str) -> Option<&'a Title> {
        self.0.roles.title(title)
    }
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
    let titles = Titles(&settings.knowledge);
    let mut asked_about: HashMap<Sym, usize> = HashMap::new();
    let mut proposals = Proposals::default();
    let before = desk.findings.len();
    let read = desk.each(asked, |desk, cell| {
        let CellValue::Text(sym) = cell.value else { return Reading::missing(&ROLE_UNKNOWN) };
        let title = desk.text.get(sym);
        let found = titles.find(title);
        if let Some((Title::Ambiguous(at), _)) = found {
            asked_about.insert(sym, *at);
        }
        let (id, remark) = match found {
            Some((Title::Role(id), remark)) => (id.clone(), remark),
            Some((Title::Ambiguous(at), _)) => (model.ambiguous[*at].likeliest.clone(), None),
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
