//! The container of old Office files (and of encrypted new ones): which streams it holds, and where.

/// Sector numbers from here on are marks, not sectors.
const FIRST_MARK: u32 = 0xFFFF_FFFA;
/// Streams shorter than this lie in the small sectors.
const SMALL_STREAM: usize = 4096;

/// A container, read as far as its list of streams.
pub struct Ole<'a> {
    bytes: &'a [u8],
    sector: usize,
    small_sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    length: usize,
}

impl<'a> Ole<'a> {
    /// `None` when the container is damaged beyond its list of streams.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = |at| u16_at(bytes, at).filter(|s| (4..=16).contains(s)).map(|s| 1_usize << s);
        let mut ole = Ole {
            bytes,
            sector: shift(30)?,
            small_sector: shift(32)?,
            table: Vec::new(),
            small_table: Vec::new(),
            entries: Vec::new(),
        };
        for id in ole.table_sectors()? {
            let numbers = numbers(ole.sector_bytes(id).unwrap_or_default());
            ole.table.extend(numbers);
        }
        ole.small_table = numbers(&ole.chain_bytes(u32_at(bytes, 60)?));
        ole.entries = entries(&ole.chain_bytes(u32_at(bytes, 48)?));
        Some(ole)
    }

    /// Whether it has a stream of this name, whatever the case.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|e| e.name.eq_ignore_ascii_case(name))
    }

    /// Whether it is a workbook of Excel 5 to 2003.
    pub fn has_workbook(&self) -> bool {
        self.has("Workbook") || self.has("Book")
    }

    /// The bytes of the stream of this name.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|e| e.name.eq_ignore_ascii_case(name))?;
        let (pieces, piece) = if entry.length < SMALL_STREAM {
            (self.small_pieces(entry.start), self.small_sector)
        } else {
            (self.pieces(entry.start), self.sector)
        };
        let mut stream = Vec::new();
        for at in pieces {
            let end = (at + piece).min(self.bytes.len());
            stream.extend_from_slice(self.bytes.get(at..end).unwrap_or_default());
        }
        stream.truncate(entry.length);
        Some(stream)
    }

    /// The sectors that hold the sector table: the first 109 are listed in the header, the rest in a chain.
    fn table_sectors(&self) -> Option<Vec<u32>> {
        let mut ids: Vec<u32> = numbers(self.bytes.get(76..512)?);
        let mut next = u32_at(self.bytes, 68)?;
        for _ in 0..self.most_sectors() {
            let Some(sector) = self.sector_bytes(next) else { break };
            ids.extend(numbers(sector));
            next = ids.pop()?;
        }
        ids.retain(|id| *id < FIRST_MARK);
        ids.truncate(self.most_sectors());
        Some(ids)
    }

    fn most_sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    fn sector_place(&self, id: u32) -> Option<usize> {
        let at = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        (id < FIRST_MARK && at < self.bytes.len()).then_some(at)
    }

    fn sector_bytes(&self, id: u32) -> Option<&'a [u8]> {
        let at = self.sector_place(id)?;
        self.bytes.get(at..(at + self.sector).min(self.bytes.len()))
    }

    /// Where the sectors of a chain begin; a chain that runs in a circle ends when it is as long as the file.
    fn pieces(&self, start: u32) -> Vec<usize> {
        let mut pieces = Vec::new();
        let mut id = start;
        while let Some(at) = self.sector_place(id).filter(|_| pieces.len() < self.most_sectors()) {
            pieces.push(at);
            id = self.table.get(id as usize).copied().unwrap_or(u32::MAX);
        }
        pieces
    }

    fn small_pieces(&self, start: u32) -> Vec<usize> {
        let home = self.entries.first().map(|root| self.pieces(root.start)).unwrap_or_default();
        let each = (self.sector / self.small_sector).max(1);
        let mut pieces = Vec::new();
        let mut id = start;
        while let Some(at) = home.get(id as usize / each).filter(|_| pieces.len() < self.small_table.len()) {
            pieces.push(at + id as usize % each * self.small_sector);
            id = self.small_table.get(id as usize).copied().unwrap_or(u32::MAX);
        }
        pieces
    }

    fn chain_bytes(&self, start: u32) -> Vec<u8> {
        let ends = |at: &usize| (at + self.sector).min(self.bytes.len());
        self.pieces(start)
            .iter()
            .flat_map(|at| self.bytes.get(*at..ends(at)).unwrap_or_default())
            .copied()
            .collect()
    }
}

fn entries(directory: &[u8]) -> Vec<Entry> {
    let entry = |raw: &[u8]| {
        let letters = (usize::from(u16_at(raw, 64)?) / 2).saturating_sub(1).min(32);
        let units: Vec<u16> = (0..letters).filter_map(|i| u16_at(raw, i * 2)).collect();
        Some(Entry {
            name: String::from_utf16_lossy(&units),
            start: u32_at(raw, 116)?,
            length: u32_at(raw, 120)? as usize,
        })
    };
    directory.chunks_exact(128).filter_map(entry).collect()
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks().0.iter().map(|c| u32::from_le_bytes(*c)).collect()
}

/// The two bytes at `at` as a number, low byte first.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|b| u16::from_le_bytes(*b))
}

/// The four bytes at `at` as a number, low byte first.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|b| u32::from_le_bytes(*b))
}
