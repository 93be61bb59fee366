//! Lists as JSON that people can also read: one item a line.

use serde::Serialize;

/// The items as a JSON array, one a line, with a line break at the end.
///
/// # Errors
/// When an item cannot be JSON, which text and numbers always can.
pub fn lines<T: Serialize>(items: &[T]) -> Result<Vec<u8>, serde_json::Error> {
    let mut out = vec![b'['];
    for (i, item) in items.iter().enumerate() {
        out.extend_from_slice(if i == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut out, item)?;
    }
    out.extend_from_slice(if items.is_empty() { b"]\n" } else { b"\n]\n" });
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_a_line() {
        assert_eq!(lines(&["a", "b"]).unwrap(), b"[\n\"a\",\n\"b\"\n]\n");
        assert_eq!(lines::<u8>(&[]).unwrap(), b"[]\n");
    }
}
