//! One font file.

use crate::model::theme::FontFiles;
use std::sync::OnceLock;

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
    /// Filled when the first character is asked for: many pages need no more than one or two of the fonts.
    quick: OnceLock<Vec<u16>>,
}

impl<'a> Face<'a> {
    /// The file called `name`; `None` where there is none, or one without TrueType outlines.
    pub fn load(name: &str, files: &'a FontFiles) -> Option<Self> {
        let bytes = files.get(name)?;
        let parsed = ttf_parser::Face::parse(bytes, 0).ok().filter(|f| f.tables().glyf.is_some())?;
        let name = name.trim_end_matches(".ttf").chars().filter(char::is_ascii_alphanumeric).collect();
        Some(Self { name, bytes, parsed, quick: OnceLock::new() })
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
        if c as usize >= QUICK {
            return self.look_up(c);
        }
        let quick = self.quick.get_or_init(|| self.table());
        quick.get(c as usize).copied().filter(|a| *a != ABSENT)
    }

    fn table(&self) -> Vec<u16> {
        let advance = |c| char::from_u32(c).and_then(|c| self.look_up(c)).unwrap_or(ABSENT);
        (0..QUICK as u32).map(advance).collect()
    }

    /// Cut off, not rounded: so are the widths that the PDF states.
    fn look_up(&self, c: char) -> Option<u16> {
        let glyph = self.parsed.glyph_index(c)?;
        let advance = u32::from(self.parsed.glyph_hor_advance(glyph)?);
        let thousandths = advance * 1000 / u32::from(self.parsed.units_per_em()).max(1);
        Some(thousandths.min(u32::from(ABSENT) - 1) as u16)
    }
}
