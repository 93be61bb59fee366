//! A zipped workbook as an archive of parts: checked for size before anything is unpacked whole.

pub mod parts;
mod skeleton;
pub mod xml;

pub use skeleton::skeleton;

use super::refusal::{Lock, Refusal};
use crate::settings::Limits;
use std::io::{BufReader, Cursor, Read};
use zip::ZipArchive;

/// Deflate cannot do better than this, whatever sizes an archive claims.
const MOST_DEFLATE: u64 = 1032;
const MB: u64 = 1024 * 1024;
/// Parts up to this many bytes may swell as they like: rows of blanks pack very well.
const SWELLING_FROM: u64 = 50 * MB;
/// Parts that cannot swell past this are not unpacked to check them.
const HARMLESS: u64 = 64 * MB;
/// The most of a small part (relations, properties, tables) that is read.
const SMALL_PART: u64 = 16 * MB;

/// An archive whose sizes were checked.
pub struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    part_limit: u64,
}

/// What kind of spreadsheet an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackageKind {
    /// Office Open XML.
    Xlsx,
    /// Excel binary.
    Xlsb,
    /// OpenDocument.
    Ods,
}

impl<'a> Package<'a> {
    /// Opens the archive and checks every entry's size, claimed and (for large parts) real.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::cut_short())?;
        if zip.len() as u64 > limits.parts {
            let seen = format!("the file has more than {} parts inside", limits.parts);
            return Err(Refusal::limit("parts", seen));
        }
        let mut package = Self { zip, names: Vec::new(), part_limit: limits.part };
        package.check(limits)?;
        Ok(package)
    }

    fn check(&mut self, limits: &Limits) -> Result<(), Refusal> {
        let mut total = 0_u64;
        for index in 0..self.zip.len() {
            let entry = self.zip.by_index_raw(index).map_err(|_| Refusal::cut_short())?;
            let name = entry.name().map(|n| normal(&n)).unwrap_or_default();
            let (size, packed, locked) = (entry.size(), entry.compressed_size(), entry.encrypted());
            drop(entry);
            if locked {
                return Err(Refusal::locked(Lock::UnknownKind));
            }
            total = total.saturating_add(size);
            if size > limits.part {
                return Err(part_too_large(limits));
            }
            if total > limits.unpacked {
                let seen = format!("the file is larger than {} MB once it is unpacked", limits.unpacked / MB);
                return Err(Refusal::limit("unpacked-mb", seen));
            }
            if size > SWELLING_FROM && size / packed.max(1) > limits.swelling {
                let seen =
                    format!("a part of the file swells to more than {} times its size", limits.swelling);
                return Err(Refusal::limit("swelling", seen));
            }
            if is_read_whole(&name) && packed.saturating_mul(MOST_DEFLATE) > HARMLESS {
                self.check_real_size(index, size)?;
            }
            self.names.push(name);
        }
        self.check_shared_texts()
    }

    /// Unpacks a part once without keeping it: an archive can claim a smaller size than it has.
    fn check_real_size(&mut self, index: usize, claimed: u64) -> Result<(), Refusal> {
        let Ok(part) = self.zip.by_index(index) else { return Ok(()) };
        let mut part = part.take(claimed.saturating_add(1));
        let real = std::io::copy(&mut part, &mut std::io::sink()).unwrap_or(0);
        if real > claimed { Err(Refusal::lying()) } else { Ok(()) }
    }

    /// Room is made for as many shared texts as the part claims to have; a claim that cannot be true is refused.
    fn check_shared_texts(&mut self) -> Result<(), Refusal> {
        let places = (0..self.names.len()).filter(|i| self.names[*i].ends_with("sharedstrings.xml"));
        for index in places.collect::<Vec<_>>() {
            let Ok(part) = self.zip.by_index(index) else { continue };
            let size = part.size();
            let mut head = Vec::new();
            let _ = part.take(4096).read_to_end(&mut head);
            let claimed: Option<u64> = xml::first_of(&head, "sst", |e| e.get("uniqueCount")?.parse().ok());
            if claimed.is_some_and(|n| n > 1_000_000.max(size / 4)) {
                return Err(Refusal::damaged("the number of its shared texts cannot be true"));
            }
        }
        Ok(())
    }

    /// What it holds; `None` when that is no spreadsheet.
    pub fn kind(&mut self) -> Option<PackageKind> {
        let mimetype = self.small("mimetype").unwrap_or_default();
        if mimetype.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
            return Some(PackageKind::Ods);
        }
        if self.index("xl/workbook.bin").is_some() {
            return Some(PackageKind::Xlsb);
        }
        let any = self.names.iter().any(|n| n.starts_with("xl/") || n.ends_with("workbook.xml"));
        any.then_some(PackageKind::Xlsx)
    }

    /// What it is when it is no spreadsheet, as a noun for people.
    pub fn describe(&self) -> &'static str {
        match () {
            () if self.has("word/") => "a Word document",
            () if self.has("ppt/") => "a PowerPoint presentation",
            () if self.has("index/") => "a Numbers document or another archive",
            () if self.has("content.xml") => "an OpenDocument file that is no spreadsheet",
            () => "an archive without a workbook inside",
        }
    }

    /// Whether a part's path (in small letters) begins so.
    pub fn has(&self, start: &str) -> bool {
        self.names.iter().any(|n| n.starts_with(start))
    }

    /// Its parts: the place of `path`, which is compared without regard to case, as Excel does.
    fn index(&self, path: &str) -> Option<usize> {
        let path = normal(path);
        self.names.iter().position(|n| *n == path)
    }

    /// A small part whole. `None` when it is missing, damaged or not small.
    pub fn small(&mut self, path: &str) -> Option<Vec<u8>> {
        let part = self.zip.by_index(self.index(path)?).ok()?;
        let mut bytes = Vec::new();
        part.take(SMALL_PART + 1).read_to_end(&mut bytes).ok()?;
        (bytes.len() as u64 <= SMALL_PART).then_some(bytes)
    }

    /// A part as a stream, which ends one byte past the limit for parts.
    pub fn stream(&mut self, path: &str) -> Option<BufReader<impl Read>> {
        let part = self.zip.by_index(self.index(path)?).ok()?;
        Some(BufReader::with_capacity(64 * 1024, part.take(self.part_limit + 1)))
    }
}

/// Parts that a library reads whole or that nothing else checks; sheets are counted while they are scanned.
fn is_read_whole(name: &str) -> bool {
    let sheet = name.contains("worksheets/") && name.ends_with(".xml");
    let read = name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".bin");
    read && !sheet && name != "content.xml" && !name.contains("/media/")
}

fn normal(path: &str) -> String {
    path.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// The refusal of an archive with a part past the limit.
pub fn part_too_large(limits: &Limits) -> Refusal {
    Refusal::limit(
        "part-mb",
        format!("a part of the file is larger than {} MB once it is unpacked", limits.part / MB),
    )
}
