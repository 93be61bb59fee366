//! One font file.

use std::collections::BTreeMap;

/// Characters up to here have their advance in a table.
const QUICK: usize = 0x3000;
/// A character that the face lacks, in that table.
const ABSENT: u16 = u16::MAX;

/// A font file, parsed.
pub struct Face<'a> {
    /// Its name: the file's, without the extension.
    pub name: String,
    /// The file.
    pub bytes: &'a [u8],
    /// What it says.
    pub parsed: ttf_parser::Face<'a>,
    quick: Vec<u16>,
}

impl<'a> Face<'a> {
    /// The file called `name`; `None` where there is none, or one without TrueType outlines.
    pub fn load(name: &str, files: &'a BTreeMap<String, Vec<u8>>) -> Option<Self> {
        let bytes = files.get(name)?;
        let parsed = ttf_parser::Face::parse(bytes, 0).ok().filter(|f| f.tables().glyf.is_some())?;
        let name = name.trim_end_matches(".ttf").chars().filter(char::is_ascii_alphanumeric).collect();
        let mut face = Self { name, bytes, parsed, quick: Vec::new() };
        face.quick = (0..QUICK as u32)
            .map(|c| char::from_u32(c).and_then(|c| face.look_up(c)).unwrap_or(ABSENT))
            .collect();
        Some(face)
    }

    /// Whether it has a picture of `c`.
    pub fn has(&self, c: char) -> bool {
        self.find(c).is_some()
    }

    /// How wide `c` is, in thousandths of its size; 0 for a character it lacks.
    pub fn advance(&self, c: char) -> u32 {
        self.find(c).unwrap_or(0).into()
    }

    fn find(&self, c: char) -> Option<u16> {
        match self.quick.get(c as usize) {
            Some(advance) => Some(*advance).filter(|a| *a != ABSENT),
            None => self.look_up(c),
        }
    }

    /// Cut off, not rounded: so are the widths that the PDF states.
    fn look_up(&self, c: char) -> Option<u16> {
        let glyph = self.parsed.glyph_index(c)?;
        let advance = u32::from(self.parsed.glyph_hor_advance(glyph)?);
        let thousandths = advance * 1000 / u32::from(self.parsed.units_per_em()).max(1);
        Some(thousandths.min(u32::from(ABSENT) - 1) as u16)
    }
}
