//! The records of a register as one JSON array.

/// Objects that stand a line each, as the members of an array.
pub fn array(lines: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(lines.len() + lines.len() / 64);
    for (n, line) in lines.split(|b| *b == b'\n').filter(|line| !line.is_empty()).enumerate() {
        out.extend_from_slice(if n == 0 { b"[\n" } else { b",\n" });
        out.extend_from_slice(line);
    }
    out.extend_from_slice(b"\n]\n");
    out
}
