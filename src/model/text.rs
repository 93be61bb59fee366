//! Interned text: each distinct string is kept once and passed about as a number.

use ahash::RandomState;
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
    /// Text that several share. Its symbols come first, and mean the same in all of them.
    shared: Option<Arc<Interner>>,
    texts: Vec<Arc<str>>,
    /// Never walked, so that its order shows nowhere.
    index: HashMap<Arc<str>, Sym, RandomState>,
}

impl Default for Interner {
    fn default() -> Self {
        let empty: Arc<str> = Arc::from("");
        let index = [(empty.clone(), Sym::NONE)].into_iter().collect();
        Self { shared: None, texts: vec![empty], index }
    }
}

impl Interner {
    /// One that has all text of another, and to which more is added without changing the other.
    pub fn over(shared: Arc<Interner>) -> Self {
        Self { shared: Some(shared), texts: Vec::new(), index: HashMap::default() }
    }

    /// Makes all of its text such that others can be put over it with [`beside`](Self::beside).
    pub fn share(&mut self) {
        *self = Self::over(Arc::new(std::mem::take(self)));
    }

    /// Another over the text that this one shares.
    pub fn beside(&self) -> Self {
        self.shared.clone().map_or_else(Self::default, Self::over)
    }

    /// The symbol of `text`, made when it is new. The empty string is [`Sym::NONE`].
    pub fn intern(&mut self, text: &str) -> Sym {
        self.find(text).unwrap_or_else(|| self.add(Arc::from(text)))
    }

    fn add(&mut self, text: Arc<str>) -> Sym {
        let sym = Sym(self.len() as u32);
        self.texts.push(text.clone());
        self.index.insert(text, sym);
        sym
    }

    /// The symbol of `text` if it was interned before.
    pub fn find(&self, text: &str) -> Option<Sym> {
        let shared = self.shared.as_ref().and_then(|shared| shared.find(text));
        shared.or_else(|| self.index.get(text).copied())
    }

    /// The text of a symbol of this interner.
    pub fn get(&self, sym: Sym) -> &str {
        match (&self.shared, sym.index().checked_sub(self.first())) {
            (Some(shared), None) => shared.get(sym),
            (_, own) => &self.texts[own.unwrap_or_default()],
        }
    }

    /// How many strings come before its own.
    fn first(&self) -> usize {
        self.shared.as_ref().map_or(0, |shared| shared.len())
    }

    /// How many distinct strings there are, the empty one among them.
    pub fn len(&self) -> usize {
        self.first() + self.texts.len()
    }

    /// Whether nothing but the empty string was interned.
    pub fn is_empty(&self) -> bool {
        self.len() == 1
    }

    /// Takes over the strings that `other` does not share with more. The result, indexed by `other`'s symbols, gives this
    /// one's.
    pub fn absorb(&mut self, other: &Interner) -> Vec<Sym> {
        other.texts.iter().map(|text| self.find(text).unwrap_or_else(|| self.add(text.clone()))).collect()
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
    fn shared_text_keeps_its_symbols() {
        let mut first = Interner::default();
        let x = first.intern("x");
        let shared = Arc::new(first);
        let (mut a, mut b) = (Interner::over(shared.clone()), Interner::over(shared));
        assert_eq!((a.intern("x"), b.intern("x"), a.intern("")), (x, x, Sym::NONE));
        let (y, z) = (a.intern("y"), b.intern("z"));
        assert_eq!((a.get(y), b.get(z), a.get(x), a.get(Sym::NONE)), ("y", "z", "x", ""));
        assert_eq!((a.find("z"), a.len(), a.intern("y")), (None, 3, y));
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
