//! JSON written straight into bytes.

use std::io::Write;

/// Adds a string in quotes.
pub fn string(out: &mut Vec<u8>, text: &str) {
    // Writing text into memory cannot fail.
    let _ = serde_json::to_writer(out, text);
}

/// Adds a number in digits.
pub fn digits(out: &mut Vec<u8>, number: u32) {
    let _ = serde_json::to_writer(out, &number);
}

/// Adds anything printed whose text needs no escapes, in quotes.
pub fn plain(out: &mut Vec<u8>, value: impl std::fmt::Display) {
    let _ = write!(out, "\"{value}\"");
}

/// A key with its quotes and colon, made once and added many times.
pub fn key(name: &str) -> Vec<u8> {
    let mut out = Vec::new();
    string(&mut out, name);
    out.push(b':');
    out
}

/// Adds the members of an object or array, with commas between them.
pub struct Members<'a> {
    /// Where they go.
    pub out: &'a mut Vec<u8>,
    empty: bool,
}

impl<'a> Members<'a> {
    /// None yet.
    pub fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, empty: true }
    }

    /// Adds the comma before the next one.
    pub fn next(&mut self) -> &mut Vec<u8> {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
        self.out
    }
}
