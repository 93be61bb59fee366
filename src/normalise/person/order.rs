//! A name in the order in which it is spoken: "SMITH Jane", "Smith J." and "jane.smith@example.org" are Jane Smith, J. Smith
//! and Jane Smith.

use crate::model::people::PeopleWords;
use crate::model::text::fold;

/// A name as it is spoken, without titles and degrees.
pub fn spoken(text: &str, people: &PeopleWords) -> String {
    let words = kept(text, people);
    let words = in_order(&words, people);
    match as_written(&words, people).as_slice() {
        [only] if people.is_courtesy(only) => String::new(),
        words => words.join(" "),
    }
}

/// A part of a name without its titles and degrees.
pub fn plain(text: &str, people: &PeopleWords) -> String {
    kept(text, people).join(" ")
}

/// Words of a name without titles before and degrees after it, and without numbers beside it. One word is left alone, but
/// for a title.
fn kept<'t>(text: &'t str, people: &PeopleWords) -> Vec<&'t str> {
    let all = text.split_whitespace().map(|w| w.trim_matches(','));
    let mut words: Vec<&str> = all.filter(|w| !w.is_empty()).collect();
    if words.iter().any(|w| is_word(w)) {
        words.retain(|w| is_word(w));
    }
    while words.len() > 1 && words.first().is_some_and(|w| people.is_courtesy(w)) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|w| is_after(w, people)) {
        words.pop();
    }
    words
}

/// Whether a word may be of a name: it has a letter, and no digit.
fn is_word(word: &str) -> bool {
    word.contains(char::is_alphabetic) && !word.contains(|c: char| c.is_ascii_digit())
}

/// Whether a word after a name is a degree or a team: `PhD`, `PMO`.
fn is_after(word: &str, people: &PeopleWords) -> bool {
    let team = is_capitals(word, 2) && people.bodies.has(word);
    team || people.suffixes.has(word)
}

/// `J.`, `J`, `J.A.`
pub fn is_initial(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let rest = word.chars().filter(|c| !c.is_alphabetic()).all(|c| matches!(c, '.' | '-'));
    rest && (letters == 1 || letters > 1 && letters <= 3 && word.matches('.').count() == letters)
}

/// Whether a word is in capitals, with so many letters at least.
pub fn is_capitals(word: &str, least: usize) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() >= least && letters.iter().all(|c| c.is_uppercase())
}

/// Whether a word may be a family name, or the beginning of one, in capitals: `SMITH`, `DE`, but not `AJ`.
fn is_family_in_capitals(word: &str, people: &PeopleWords) -> bool {
    is_capitals(word, 3) || is_capitals(word, 2) && people.particles.has(word)
}

/// A family name that comes first goes to the end: one in capitals before a given name in small letters, and one before
/// nothing but initials.
fn in_order<'t>(words: &[&'t str], people: &PeopleWords) -> Vec<&'t str> {
    let family = words.iter().take_while(|w| is_family_in_capitals(w, people));
    let mut count = family.count();
    let small =
        |w: &&str| w.chars().any(char::is_lowercase) && w.chars().next().is_some_and(char::is_uppercase);
    let capitals_first =
        words[..count].iter().any(|w| is_capitals(w, 3)) && words.get(count).is_some_and(small);
    if !capitals_first {
        count = words.iter().take_while(|w| !is_initial(w)).count();
        let initials = words.len() > count && words[count..].iter().all(|w| is_initial(w));
        let names = (0..count).filter(|at| !people.is_particle(words, *at)).count();
        if !initials || names != 1 {
            return words.to_vec();
        }
    }
    [&words[count..], &words[..count]].concat()
}

/// A family name in capitals as it is written in a text: `Jane SMITH-JONES` is Jane Smith-Jones. A name all in capitals
/// stays so, since nothing shows how it is written.
fn as_written(words: &[&str], people: &PeopleWords) -> Vec<String> {
    let given = words.first().is_some_and(|w| is_initial(w) || w.chars().any(char::is_lowercase));
    let each = words.iter().enumerate().map(|(at, word)| {
        if at == 0 || !given || !is_family_in_capitals(word, people) {
            return (*word).to_owned();
        }
        let heads = !people.particles.has(words[at - 1]);
        let small = at + 1 < words.len() && people.particles.has(word);
        match small && !(heads && people.capital_particles.has(word)) {
            true => word.to_lowercase(),
            false => capital(&word.to_lowercase(), people),
        }
    });
    each.collect()
}

/// The name that an address or account shows by a point or a line in it: `jane.smith@example.org`; the address itself
/// where it shows none.
pub fn from_address(address: &str, people: &PeopleWords) -> String {
    let address = address.trim_start_matches("mailto:").trim_matches(['<', '>', '\'', '"', '.', ';']);
    let local = address.split('@').next().unwrap_or("");
    let parts: Vec<&str> = local.split(['.', '_']).filter(|p| !p.is_empty()).collect();
    let letters = |part: &&str| part.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'');
    if parts.len() < 2 || !parts.iter().all(letters) || fold(local).len() <= 3 {
        return address.to_owned();
    }
    parts.iter().map(|p| capital(&p.to_lowercase(), people)).collect::<Vec<_>>().join(" ")
}

/// A word with a capital at its start, after `-` and `'`, and after a beginning such as `Mc`.
fn capital(part: &str, people: &PeopleWords) -> String {
    let inner =
        people.inner_capitals.iter().find(|b| part.starts_with(b.as_str()) && part.len() > b.len() + 2);
    let after = inner.map_or(0, String::len);
    let mut out = String::with_capacity(part.len());
    let mut start = true;
    for (at, c) in part.char_indices() {
        if start || after > 0 && at == after {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        start = matches!(c, '-' | '\'' | '’');
    }
    out
}
