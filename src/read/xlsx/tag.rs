//! Tags of a sheet's XML, taken apart without copying.

/// `<x:c r="A1">` is `c`, `</v>` is `/v`.
pub fn local_name(tag: &[u8]) -> &[u8] {
    let body = &tag[1.min(tag.len())..];
    let end = body.iter().skip(1).position(|b| matches!(b, b' ' | b'>' | b'/' | b'\n' | b'\t' | b'\r'));
    let name = &body[..end.map_or(body.len(), |e| e + 1)];
    match name.iter().position(|b| *b == b':') {
        Some(colon) if name.first() == Some(&b'/') => match &name[colon + 1..] {
            b"v" => b"/v",
            b"c" => b"/c",
            b"t" => b"/t",
            b"rPh" => b"/rPh",
            b"row" => b"/row",
            b"sheetData" => b"/sheetData",
            _ => b"/",
        },
        Some(colon) => &name[colon + 1..],
        None => name,
    }
}

/// The attributes of a tag, name and value, unescaped not, since none that is asked for needs it.
pub fn attributes(tag: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        let (before, behind) = split_at_byte(rest, b'=')?;
        let (quote, inner) = behind.trim_ascii_start().split_first()?;
        let (value, behind) = split_at_byte(inner, *quote)?;
        rest = behind;
        let key = before.trim_ascii_end();
        let name = key.rsplit(u8::is_ascii_whitespace).next().unwrap_or(key);
        Some((name, value))
    })
}

/// What stands before the first such byte, and behind it.
fn split_at_byte(bytes: &[u8], byte: u8) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|b| *b == byte)?;
    Some((&bytes[..at], &bytes[at + 1..]))
}

/// The value of an attribute.
pub fn value<'t>(tag: &'t [u8], name: &[u8]) -> Option<&'t str> {
    let (_, value) = attributes(tag).find(|(known, _)| *known == name)?;
    std::str::from_utf8(value).ok()
}

/// The value of an attribute as a number.
pub fn number(tag: &[u8], name: &[u8]) -> Option<u64> {
    value(tag, name)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_come_apart() {
        assert_eq!(local_name(b"<x:c r=\"A1\">"), b"c");
        assert_eq!(local_name(b"</x:c>"), b"/c");
        assert_eq!(local_name(b"</f>"), b"/f");
        assert_eq!(local_name(b"<f/>"), b"f");
        assert_eq!(value(b"<c r=\"A1\" s = '2'>", b"s"), Some("2"));
        assert_eq!(value(b"<row spans=\"1:2\" r=\"4\">", b"r"), Some("4"));
        assert_eq!(value(b"<c>", b"r"), None);
    }
}
