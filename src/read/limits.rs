//! How large a file may be before it is refused: a workbook that is not a trap never comes near these.

/// Limits on one file. A file past any of them is not read, and a finding says which limit it passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Length of the file as it lies on the disk, in bytes.
    pub file: u64,
    /// All parts of a zipped workbook together once unpacked, in bytes.
    pub unpacked: u64,
    /// One part once unpacked, in bytes.
    pub part: u64,
    /// How many times its packed size a part of more than [`Limits::swelling_from`] bytes may become.
    pub swelling: u64,
    /// Parts up to this many bytes may swell as they like: rows of blanks pack very well.
    pub swelling_from: u64,
    /// Entries of a zipped workbook (sheets, pictures, drawings, …).
    pub entries: usize,
    /// Sheets of one workbook.
    pub sheets: usize,
    /// Cells that hold something, of all sheets together.
    pub cells: u64,
    /// Cells of the rectangle round the used cells of an .xls sheet, which is held whole while it is read.
    pub xls_area: u64,
}

impl Default for Limits {
    fn default() -> Self {
        const MB: u64 = 1024 * 1024;
        Self {
            file: 200 * MB,
            unpacked: 1024 * MB,
            part: 512 * MB,
            swelling: 300,
            swelling_from: 50 * MB,
            entries: 20_000,
            sheets: 1_000,
            cells: 20_000_000,
            xls_area: 4_000_000,
        }
    }
}
