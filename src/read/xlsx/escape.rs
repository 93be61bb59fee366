//! Escapes inside texts: those of XML, and Excel's own `_x000D_`.

use std::borrow::Cow;

/// Text as it stands in XML to text as it is read; a faulty escape stays as it is.
pub fn unescaped(raw: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(raw);
    if !text.contains('&') {
        return text;
    }
    let plain = quick_xml::escape::unescape(&text).map(Cow::into_owned);
    plain.map_or(text, Cow::Owned)
}

/// Text with each `_xHHHH_` as the character it stands for.
pub fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let hex = escape.get(2..6).filter(|h| h.bytes().all(|b| b.is_ascii_hexdigit()));
        let c = hex.filter(|_| escape.as_bytes().get(6) == Some(&b'_'));
        match c.and_then(|h| char::from_u32(u32::from_str_radix(h, 16).ok()?)) {
            Some(c) => {
                out.push(c);
                rest = escape.get(7..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = escape.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_resolved() {
        assert_eq!(unescaped(b"R &amp; D &#233;"), "R & D é");
        assert_eq!(decoded("a_x000D_b_x005F_c_xZZZZ_"), "a\rb_c_xZZZZ_");
    }
}
