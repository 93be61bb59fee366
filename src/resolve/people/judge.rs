//! Who is meant by a spelling in a project. Only what one person alone fits is taken; what two fit is asked.

use super::known::{Directory, Known};
use super::name::{Name, is_letter};
use crate::model::dataset::Dataset;
use crate::model::people::{Kind, PeopleWords};
use crate::model::text::{Sym, fold};
use std::collections::HashMap;

/// Who is meant by a spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Whoever is called so.
    Stays,
    /// This person.
    Is(Sym, Why),
    /// One of these, and nothing says which.
    Either(Vec<Sym>),
    /// One of these; the name and its initial belong in the order in which they are written.
    Turned(Vec<Sym>),
    /// Whoever is called so, which is very like the name of this person.
    Near(Sym),
    /// Somebody of whom only a short form is known.
    Short,
    /// Two people or one: the comma can be read both ways.
    Unclear,
}

/// Why a spelling is a person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The same words in another order.
    Order,
    /// The same letters without dots.
    Typed,
    /// The address of the person on a list.
    Address,
    /// The name of an account that fits one person only.
    Account,
    /// A short form that fits one person only.
    Short,
    /// Initials that fit one person of the project only.
    Initials,
    /// A given or family name that fits one person of the project only.
    Word,
    /// Two people, of whom the first was taken.
    FirstOf,
}

/// Knows everybody.
pub struct Judge<'a> {
    /// The dataset, for its text.
    pub dataset: &'a Dataset,
    /// The words about names.
    pub words: &'a PeopleWords,
    /// Everybody.
    pub directory: &'a Directory,
    /// For a name whose words stand in another order on a list, the one that is used.
    pub twins: HashMap<usize, usize>,
    /// For a name on no list, the one on a list that it is very like.
    pub near: HashMap<usize, usize>,
    /// For a name on no list, the one on a list of which it has the letters in another order: nobody else to choose from.
    pub slips: HashMap<usize, usize>,
    /// The two sides of the comma in spellings that have one.
    pub sides: &'a HashMap<Sym, (Sym, Sym)>,
}

/// How many candidates are named.
const NAMED: usize = 3;

impl Judge<'_> {
    /// Who is meant by a spelling in the records of a project. `turned` says that it is an initial and a name that are written
    /// in the other order.
    pub fn judge(&self, text: Sym, project: Option<Sym>, turned: bool) -> Verdict {
        if let Some(at) = self.directory.by_text.get(&text) {
            return self.full(*at, project);
        }
        let written = self.dataset.text(text);
        if let Some((left, right)) = self.sides.get(&text) {
            return self.comma(*left, *right, project);
        }
        if written.contains('@') {
            return self.address(written, project);
        }
        match self.words.kind(written) {
            Kind::Person => self.short(written, project, turned),
            _ => Verdict::Stays,
        }
    }

    /// A name in full.
    fn full(&self, at: usize, project: Option<Sym>) -> Verdict {
        if let Some(twin) = self.twins.get(&at) {
            return Verdict::Is(self.text(*twin), Why::Order);
        }
        let own = &self.directory.people[at];
        if own.listed {
            return Verdict::Stays;
        }
        let typed = self.directory.by_typed.get(&fold(self.dataset.text(own.text)));
        if let Some([one]) = typed.map(Vec::as_slice)
            && self.directory.people[*one].listed
        {
            return Verdict::Is(self.text(*one), Why::Typed);
        }
        let longer = self.pair(&own.name).chain(self.surname(&own.name)).filter(|other| *other != at);
        match self.pick(longer, project, false) {
            Pick::One(one) => Verdict::Is(self.text(one), Why::Short),
            _ => self.near.get(&at).map_or(Verdict::Stays, |other| Verdict::Near(self.text(*other))),
        }
    }

    /// `JS`, `Jane`, `jsmith`, `J. Smith`.
    fn short(&self, written: &str, project: Option<Sym>, turned: bool) -> Verdict {
        let name = Name::of(written, self.words);
        let d = self.directory;
        if name.words.is_empty() {
            return Verdict::Stays;
        }
        if name.is_initials {
            let letters = name.words.concat();
            let all = list(&d.by_initials, &letters).chain(list(&d.by_word, &letters));
            return self.verdict(self.pick(all, project, false), Why::Initials);
        }
        if let [word] = name.bare.as_slice() {
            let found = self.pick(self.word(word, project), project, false);
            return match found {
                Pick::None => self.account(&name.words.concat(), project),
                found => self.verdict(found, Why::Word),
            };
        }
        let back = name.turned_back();
        if (turned || back.is_some())
            && let Some(verdict) = self.turned(back.as_ref().unwrap_or(&name), project)
        {
            return verdict;
        }
        let name = back.unwrap_or(name);
        match self.pick(self.pair(&name), project, true) {
            Pick::None => self.verdict(self.pick(self.given(&name), project, false), Why::Short),
            found => self.verdict(found, Why::Short),
        }
    }

    /// `James T.`, which was put into the order of `T. James`: whoever it may be in the order in which it is written. Nothing
    /// where nobody has that given name, so that the other order is meant.
    fn turned(&self, name: &Name, project: Option<Sym>) -> Option<Verdict> {
        self.given(name).next()?;
        let all = self.given(name).chain(self.pair(name));
        Some(match self.pick(all, project, false) {
            Pick::One(at) => Verdict::Is(self.text(at), Why::Short),
            Pick::Many(all) => Verdict::Turned(all.into_iter().map(|at| self.text(at)).collect()),
            Pick::None => Verdict::Short,
        })
    }

    /// Those who have a word as given name or last word, and where nobody of the project has it as given name, those who
    /// have it between these: García is María García López too, and Beatriz is Ana Beatriz Souza where nobody else is.
    fn word<'s>(&'s self, word: &'s str, project: Option<Sym>) -> impl Iterator<Item = usize> + 's {
        let known = |at: usize| &self.directory.people[at];
        let is_given = |at: usize| known(at).name.given() == word && known(at).is_in(project);
        let given = list(&self.directory.by_word, word).any(is_given);
        let inner = list(&self.directory.by_middle, word).filter(move |_| !given);
        list(&self.directory.by_word, word).chain(inner)
    }

    /// Those of whom a name of several words may be a short form.
    fn pair<'s>(&'s self, name: &'s Name) -> impl Iterator<Item = usize> + 's {
        let key = (name.given().to_owned(), name.family().to_owned());
        let all = self.directory.by_pair.get(&key).into_iter().flatten().copied();
        all.filter(|at| name.is_short_for(&self.directory.people[*at].name))
    }

    /// Those whose family name of several words this is: `De Vries`.
    fn surname<'s>(&'s self, name: &'s Name) -> impl Iterator<Item = usize> + 's {
        let begins = self.words.particles.has(name.given());
        let all = list(&self.directory.by_word, name.family());
        all.filter(move |at| begins && self.directory.people[*at].name.words.ends_with(&name.words))
    }

    /// Those whom `S. Jane` means that was written `Jane S.`.
    fn given<'s>(&'s self, name: &'s Name) -> impl Iterator<Item = usize> + 's {
        let (letter, given) = (name.given(), name.family());
        let all = list(&self.directory.by_word, given);
        all.filter(move |at| {
            let other = &self.directory.people[*at].name;
            is_letter(letter)
                && name.words.len() == 2
                && other.given() == given
                && other.words[1..].iter().any(|w| w.starts_with(letter))
        })
    }

    fn address(&self, address: &str, project: Option<Sym>) -> Verdict {
        if let Some([one]) = self.directory.by_address.get(&address.to_lowercase()).map(Vec::as_slice) {
            return Verdict::Is(self.text(*one), Why::Address);
        }
        let local = address.split('@').next().unwrap_or("");
        self.account(&fold(local).replace(' ', ""), project)
    }

    fn account(&self, account: &str, project: Option<Sym>) -> Verdict {
        let found = self.pick(list(&self.directory.by_account, account), project, true);
        self.verdict(found, Why::Account)
    }

    /// `Jane Smith, Bob Jones` or `García López, Ana María`: the lists of people tell, where they have only one of the two.
    fn comma(&self, left: Sym, right: Sym, project: Option<Sym>) -> Verdict {
        let text = |side: Sym| self.dataset.text(side);
        let listed = |name: &str| {
            let at = self.directory.by_fold.get(&fold(name)).copied();
            at.filter(|at| self.directory.people[*at].listed)
        };
        let one = listed(&format!("{} {}", text(right), text(left)));
        let first = self.judge_side(left, project);
        let two = first.is_some() || self.judge_side(right, project).is_some();
        match (one, two) {
            (Some(one), false) => Verdict::Is(self.text(one), Why::Order),
            (None, true) => Verdict::Is(first.unwrap_or(left), Why::FirstOf),
            _ => Verdict::Unclear,
        }
    }

    /// The listed person who is meant by one side of a comma.
    fn judge_side(&self, side: Sym, project: Option<Sym>) -> Option<Sym> {
        match self.judge(side, project, false) {
            // Two given names may be short for all four of somebody.
            Verdict::Is(_, Why::Short | Why::Word) => None,
            Verdict::Is(person, _) => Some(person),
            Verdict::Stays => {
                let at = self.directory.by_text.get(&side)?;
                self.directory.people[*at].listed.then_some(side)
            }
            _ => None,
        }
    }

    fn text(&self, at: usize) -> Sym {
        self.directory.people[at].text
    }

    fn verdict(&self, pick: Pick, why: Why) -> Verdict {
        match pick {
            Pick::One(at) => Verdict::Is(self.text(at), why),
            Pick::Many(all) => Verdict::Either(all.into_iter().map(|at| self.text(at)).collect()),
            Pick::None => Verdict::Short,
        }
    }

    /// The one of these who is on a list and is the only one in the project; where nobody of the project fits and `wide`
    /// says so, the only one there is.
    fn pick(&self, all: impl Iterator<Item = usize>, project: Option<Sym>, wide: bool) -> Pick {
        let (mut here, mut every) = (Vec::new(), Vec::new());
        let own = |at: usize| self.slips.get(&at).or(self.twins.get(&at)).copied().unwrap_or(at);
        for at in all.map(own) {
            let known: &Known = &self.directory.people[at];
            if known.is_in(project) && !here.contains(&at) && here.len() <= NAMED {
                here.push(at);
            }
            if every.len() <= NAMED && !every.contains(&at) {
                every.push(at);
            }
            if here.len() > NAMED {
                break;
            }
        }
        let listed = |at: usize| self.directory.people[at].listed;
        let near = if here.is_empty() { every } else { here };
        match near.as_slice() {
            [] => Pick::None,
            [one] if listed(*one) && (wide || self.directory.people[*one].is_in(project)) => Pick::One(*one),
            _ => Pick::Many(near),
        }
    }
}

/// What candidates come to.
enum Pick {
    None,
    One(usize),
    Many(Vec<usize>),
}

fn list<'m>(map: &'m HashMap<String, Vec<usize>>, key: &str) -> impl Iterator<Item = usize> + use<'m> {
    map.get(key).into_iter().flatten().copied()
}
