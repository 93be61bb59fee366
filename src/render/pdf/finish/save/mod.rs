//! The file: streams one by one, all else packed into streams of objects, and a table of where everything is (ISO 32000-1,
//! 7.5.7 and 7.5.8). The identity of the file comes from all bytes before the table.

mod object;
mod table;

pub use object::write;

use super::{dictionary, name};
use lopdf::{Dictionary, Document, Object, Stream, StringFormat};
use sha2::{Digest, Sha256};
use table::{Place, Table};

/// So many objects share a stream.
const TOGETHER: usize = 200;

/// Objects that are written already, with numbers one after the other.
pub struct Packed {
    /// The number of the first.
    first: u32,
    /// All of them, one behind the other.
    pub text: Vec<u8>,
    ends: Vec<usize>,
}

impl Packed {
    /// None yet; the first will have this number.
    pub fn new(first: u32) -> Self {
        Self { first, text: Vec::new(), ends: Vec::new() }
    }

    /// What was written since the last end is an object.
    pub fn end(&mut self) {
        self.ends.push(self.text.len());
    }

    /// Each with its number.
    fn objects(&self) -> impl Iterator<Item = (u32, &[u8])> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let texts = starts.zip(&self.ends).map(|(from, to)| &self.text[from..*to]);
        (self.first..).zip(texts)
    }
}

/// The bytes of the file.
pub fn save(pdf: Document, packed: &Packed) -> Vec<u8> {
    let Document { objects, trailer, max_id, .. } = pdf;
    let mut file =
        File { bytes: b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(), table: Table::default(), last: max_id };
    let mut group = Group::default();
    for ((number, _), object) in objects {
        match object {
            Object::Stream(stream) => file.stream(number, stream),
            other => {
                let from = group.text.len();
                write(&mut group.text, &other);
                group.add(number, from, &mut file);
            }
        }
    }
    for (number, text) in packed.objects() {
        let from = group.text.len();
        group.text.extend(text);
        group.add(number, from, &mut file);
    }
    group.end(&mut file);
    file.finish(trailer)
}

struct File {
    bytes: Vec<u8>,
    table: Table,
    /// The highest number of an object.
    last: u32,
}

impl File {
    fn stream(&mut self, number: u32, mut stream: Stream) {
        if stream.allows_compression {
            // One that cannot be made smaller stays as it is.
            let _ = stream.compress();
        }
        self.table.set(number, Place::At(self.bytes.len()));
        self.bytes.extend(format!("{number} 0 obj\n").bytes());
        stream.dict.set("Length", stream.content.len() as i64);
        write(&mut self.bytes, &Object::Dictionary(stream.dict));
        self.bytes.extend(b"\nstream\n");
        self.bytes.extend(&stream.content);
        self.bytes.extend(b"\nendstream\nendobj\n");
    }

    fn finish(mut self, trailer: Dictionary) -> Vec<u8> {
        let identity = Sha256::digest(&self.bytes)[..16].to_vec();
        let identity = Object::String(identity, StringFormat::Hexadecimal);
        let (start, number) = (self.bytes.len(), self.last + 1);
        self.table.set(number, Place::At(start));
        let mut keys = self.table.keys();
        keys.set("ID", vec![identity.clone(), identity]);
        for key in [b"Root".as_slice(), b"Info"] {
            if let Ok(value) = trailer.get(key) {
                keys.set(key, value.clone());
            }
        }
        let rows = self.table.rows();
        self.stream(number, Stream::new(keys, rows));
        self.bytes.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
        self.bytes
    }
}

/// Objects that will share a stream.
#[derive(Default)]
struct Group {
    text: Vec<u8>,
    /// The number of each, and where it begins.
    starts: Vec<(u32, usize)>,
}

impl Group {
    fn add(&mut self, number: u32, from: usize, file: &mut File) {
        self.starts.push((number, from));
        self.text.push(b'\n');
        if self.starts.len() == TOGETHER {
            self.end(file);
        }
    }

    fn end(&mut self, file: &mut File) {
        let Self { text, starts } = std::mem::take(self);
        if starts.is_empty() {
            return;
        }
        file.last += 1;
        let mut content = Vec::with_capacity(text.len() + 12 * starts.len());
        for (at, (number, from)) in starts.iter().enumerate() {
            file.table.set(*number, Place::In(file.last, at));
            content.extend(format!("{number} {from} ").bytes());
        }
        let keys = dictionary([
            ("Type", name("ObjStm")),
            ("N", (starts.len() as i64).into()),
            ("First", (content.len() as i64).into()),
        ]);
        content.extend(text);
        file.stream(file.last, Stream::new(keys, content));
    }
}
