//! Interned text: each distinct string is kept once and passed about as a number.

use std::collections::HashMap;
use std::sync::Arc;

/// A string of an [`Interner`]. Comparing two is comparing their text, when both come from the same interner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sym(u32);

impl Sym {
    /// No text at all: a missing value. Resolves to the empty string.
    pub const NONE: Sym = Sym(0);

    /// Whether this is no text.
    pub fn is_none(self) -> bool {
        self == Self::NONE
    }

    /// `None` for no text, else itself.
    pub fn some(self) -> Option<Sym> {
        (!self.is_none()).then_some(self)
    }

    /// Its place in the interner, for tables indexed by text.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Keeps each distinct string once. Symbols are numbered in the order of first use, so the same input
/// gives the same numbers; nothing that is printed may depend on them all the same.
#[derive(Debug, Clone)]
pub struct Interner {
    texts: Vec<Arc<str>>,
    index: HashMap<Arc<str>, Sym>,
}

impl Default for Interner {
    fn default() -> Self {
        let empty: Arc<str> = Arc::from("");
        Self { texts: vec![empty.clone()], index: HashMap::from([(empty, Sym::NONE)]) }
    }
}

impl Interner {
    /// The symbol of `text`, made when it is new. The empty string is [`Sym::NONE`].
    pub fn intern(&mut self, text: &str) -> Sym {
        if let Some(sym) = self.index.get(text) {
            return *sym;
        }
        let sym = Sym(self.texts.len() as u32);
        let text: Arc<str> = Arc::from(text);
        self.texts.push(text.clone());
        self.index.insert(text, sym);
        sym
    }

    /// The symbol of `text` if it was interned before.
    pub fn find(&self, text: &str) -> Option<Sym> {
        self.index.get(text).copied()
    }

    /// The text of a symbol of this interner.
    pub fn get(&self, sym: Sym) -> &str {
        &self.texts[sym.index()]
    }

    /// How many distinct strings there are, the empty one among them.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether nothing but the empty string was interned.
    pub fn is_empty(&self) -> bool {
        self.texts.len() == 1
    }

    /// Takes over all strings of `other`. The result, indexed by `other`'s symbols, gives this one's.
    pub fn absorb(&mut self, other: &Interner) -> Vec<Sym> {
        other
            .texts
            .iter()
            .map(|text| match self.index.get(text) {
                Some(sym) => *sym,
                None => {
                    let sym = Sym(self.texts.len() as u32);
                    self.texts.push(text.clone());
                    self.index.insert(text.clone(), sym);
                    sym
                }
            })
            .collect()
    }
}

/// Text brought to the form in which labels, names and vocabulary words are compared: compatibility
/// forms and accents removed, lower case, each run of anything but letters and digits one space.
/// `"Date\nRaised (dd/mm/yy)"` becomes `date raised dd mm yy`.
pub fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;
    if text.is_ascii() {
        return fold_ascii(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            match c {
                'ß' => out.push_str("ss"),
                'ø' => out.push('o'),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'ł' => out.push('l'),
                'đ' => out.push('d'),
                'ı' => out.push('i'),
                _ => out.push(c),
            }
        } else {
            gap = true;
        }
    }
    out
}

/// The folded form of a text as it is typed without dots on its letters: `Grün` as `gruen`. `None` for a text without.
pub fn fold_typed(text: &str) -> Option<String> {
    let with = |c: char| match c {
        'ä' | 'Ä' => Some("ae"),
        'ö' | 'Ö' | 'ø' | 'Ø' => Some("oe"),
        'ü' | 'Ü' => Some("ue"),
        'å' | 'Å' => Some("aa"),
        _ => None,
    };
    text.contains(|c| with(c).is_some()).then(|| {
        let each = text.chars().map(|c| with(c).map_or_else(|| c.to_string(), str::to_owned));
        fold(&each.collect::<String>())
    })
}

/// As [`fold`] for plain text, which most is: no letter of it has another form.
fn fold_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for byte in text.bytes() {
        if !byte.is_ascii_alphanumeric() {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push(' ');
        }
        out.push(char::from(byte.to_ascii_lowercase()));
    }
    out
}

/// A word without its plural ending.
pub fn stem(word: &str) -> String {
    let long = word.len() > 3 && !word.ends_with("ss");
    match word.strip_suffix('s') {
        Some(short) if long => short.to_owned(),
        _ => word.to_owned(),
    }
}

/// A word as [`fold`] gives it; or, where nothing would be left of it, the sign that it is (an arrow, a coloured disc, a
/// plus), without blanks and without the marks that ask for its coloured or its plain form. `""` for blank text.
pub fn fold_or_sign(text: &str) -> String {
    let word = fold(text);
    if !word.is_empty() {
        return word;
    }
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{fe0e}' | '\u{fe0f}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_what_people_do_not_see() {
        assert_eq!(fold("Date\nRaised (dd/mm/yy)"), "date raised dd mm yy");
        assert_eq!(fold("  Maßnahme\u{a0}№ 4 "), "massnahme no 4");
        assert_eq!(fold("Überfällig"), "uberfallig");
        assert_eq!(fold("Yılmaz"), "yilmaz");
        assert_eq!(fold("—"), "");
        assert_eq!(fold_typed("Größe").as_deref(), Some("groesse"));
        assert_eq!(fold_typed("Grosse"), None);
    }

    #[test]
    fn signs_are_words_too() {
        assert_eq!(fold_or_sign(" \u{2b06}\u{fe0f} "), "\u{2b06}");
        assert_eq!(fold_or_sign("\u{2191} Rising"), "rising");
        assert_eq!(fold_or_sign("\u{a0}"), "");
    }

    #[test]
    fn absorbing_keeps_the_text() {
        let (mut a, mut b) = (Interner::default(), Interner::default());
        a.intern("x");
        let y = b.intern("y");
        let x = b.intern("x");
        let map = a.absorb(&b);
        assert_eq!(a.get(map[y.index()]), "y");
        assert_eq!(map[x.index()], a.find("x").unwrap());
    }
}
