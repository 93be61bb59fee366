//! A web page as a row of tags and texts. Nothing is nested here, so no depth can harm.

use std::borrow::Cow;

/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// A tag without its angle brackets, such as `td colspan=2` or `/tr`.
    Tag(&'a str),
    /// What stands between tags, with its escapes.
    Text(&'a str),
}

/// Takes a page apart. Comments, styles and scripts are left out.
pub struct Tokens<'a>(pub &'a str);

impl<'a> Tokens<'a> {
    /// Goes on behind the next `end`, or to the end of the page.
    fn skip(&mut self, end: &str) {
        self.0 = match find(self.0, end) {
            Some(at) => self.0.get(at + end.len()..).unwrap_or_default(),
            None => "",
        };
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let Some(rest) = self.0.strip_prefix('<') else {
                let end = self.0.find('<').unwrap_or(self.0.len());
                let (text, rest) = self.0.split_at(end);
                self.0 = rest;
                return (!text.is_empty()).then_some(Token::Text(text));
            };
            if rest.starts_with("!--") {
                self.skip("-->");
                continue;
            }
            let end = rest.find('>')?;
            let (tag, rest) = rest.split_at(end);
            self.0 = rest.get(1..).unwrap_or_default();
            match name(tag).as_str() {
                "style" => self.skip("</style"),
                "script" => self.skip("</script"),
                _ => return Some(Token::Tag(tag)),
            }
        }
    }
}

/// Where `word` (in small letters) begins, in letters of whatever case.
fn find(text: &str, word: &str) -> Option<usize> {
    text.as_bytes().windows(word.len()).position(|w| w.eq_ignore_ascii_case(word.as_bytes()))
}

/// The name of a tag in small letters: `td`, `/td`.
pub fn name(tag: &str) -> String {
    let end = tag.find(|c: char| c.is_whitespace() || c == '/' && !tag.starts_with('/')).unwrap_or(tag.len());
    tag.get(..end).unwrap_or_default().trim_end_matches('/').to_ascii_lowercase()
}

/// The whole number of an attribute such as `colspan="2"`; 1 where there is none.
pub fn span(tag: &str, key: &str) -> u32 {
    let value = find(tag, key).and_then(|at| tag.get(at + key.len()..)).unwrap_or_default();
    let digits =
        value.trim_start().strip_prefix('=').unwrap_or_default().trim_start().trim_start_matches(['"', '\'']);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end).and_then(|n| n.parse().ok()).unwrap_or(1).max(1)
}

/// Text without its escapes; one that is not known stays as it is.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        // No name of a letter is longer than this.
        let end = escape.bytes().take(36).position(|b| b == b';');
        let letter = end.and_then(|end| {
            quick_xml::escape::unescape_with(escape.get(..=end)?, quick_xml::escape::resolve_html5_entity)
                .ok()
        });
        match (letter, end) {
            (Some(letter), Some(end)) => {
                out.push_str(&letter);
                rest = escape.get(end + 1..).unwrap_or_default();
            }
            _ => {
                out.push('&');
                rest = escape.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}
