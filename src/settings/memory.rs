//! The memory beside the settings file: what the columns held when their mapping was saved, as JSON.

use super::SettingsError;
use crate::model::memory::{ColumnMemory, FileMemory, Memory, TableMemory};
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The version of the file's format.
const VERSION: u32 = 1;

/// Where the memory of a settings file lies: `packwright.memory.json` beside `packwright.toml`.
pub fn path(config: &Path) -> PathBuf {
    config.with_extension("memory.json")
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MemoryFile {
    version: u32,
    files: Vec<FileEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileEntry {
    path: String,
    gone: Vec<String>,
    tables: Vec<TableEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TableEntry {
    sheet: String,
    columns: Vec<ColumnEntry>,
}

/// Fingerprints as hexadecimal numbers with blanks between them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnEntry {
    label: String,
    values: String,
}

/// Reads the memory of a settings file; without one, nothing is remembered.
///
/// # Errors
/// When it is there and cannot be read, or is not what was written.
pub fn read(config: Option<&Path>) -> Result<Memory, SettingsError> {
    let Some(path) = config.map(path) else { return Ok(Memory::default()) };
    let name = path.display().to_string().replace('\\', "/");
    let wrong = |why: String| SettingsError::file(&name, format!("{why}; take it away, and save again"));
    let text = match std::fs::read_to_string(&path) {
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Memory::default()),
        read => read.map_err(|e| wrong(format!("what was remembered cannot be read: {e}")))?,
    };
    let file: MemoryFile =
        serde_json::from_str(&text).map_err(|e| wrong(format!("what was remembered is damaged: {e}")))?;
    if file.version != VERSION {
        return Err(wrong(format!("what was remembered is of version {}, not {VERSION}", file.version)));
    }
    Ok(Memory { files: file.files.into_iter().map(FileMemory::from).collect() })
}

/// The memory as its file has it, a line for each value.
pub fn write(memory: &Memory) -> String {
    let file = MemoryFile { version: VERSION, files: memory.files.iter().map(FileEntry::from).collect() };
    // Text and numbers are always JSON.
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

impl From<FileEntry> for FileMemory {
    fn from(f: FileEntry) -> Self {
        Self { path: f.path, gone: f.gone, tables: f.tables.into_iter().map(TableMemory::from).collect() }
    }
}

impl From<TableEntry> for TableMemory {
    fn from(t: TableEntry) -> Self {
        Self { sheet: t.sheet, columns: t.columns.into_iter().map(ColumnMemory::from).collect() }
    }
}

impl From<ColumnEntry> for ColumnMemory {
    fn from(c: ColumnEntry) -> Self {
        let mut values: Vec<u32> =
            c.values.split(' ').filter_map(|v| u32::from_str_radix(v, 16).ok()).collect();
        values.sort_unstable();
        Self { label: c.label, values }
    }
}

impl From<&FileMemory> for FileEntry {
    fn from(f: &FileMemory) -> Self {
        let tables = f.tables.iter().map(TableEntry::from).collect();
        Self { path: f.path.clone(), gone: f.gone.clone(), tables }
    }
}

impl From<&TableMemory> for TableEntry {
    fn from(t: &TableMemory) -> Self {
        Self { sheet: t.sheet.clone(), columns: t.columns.iter().map(ColumnEntry::from).collect() }
    }
}

impl From<&ColumnMemory> for ColumnEntry {
    fn from(c: &ColumnMemory) -> Self {
        let values: Vec<String> = c.values.iter().map(|v| format!("{v:06x}")).collect();
        Self { label: c.label.clone(), values: values.join(" ") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let column = ColumnMemory { label: "Owner \"x\"".to_owned(), values: vec![7, 0xff_ffff] };
        let table = TableMemory { sheet: "Risks".to_owned(), columns: vec![column] };
        let file =
            FileMemory { path: "P1/*.xlsx".to_owned(), gone: vec!["Old".to_owned()], tables: vec![table] };
        let memory = Memory { files: vec![file] };
        let dir = tempfile::TempDir::new().unwrap();
        let config = dir.path().join("packwright.toml");
        assert_eq!(read(Some(&config)).unwrap(), Memory::default());
        std::fs::write(dir.path().join("packwright.memory.json"), write(&memory)).unwrap();
        assert_eq!(read(Some(&config)).unwrap(), memory);
        assert!(write(&memory).contains("\"values\": \"000007 ffffff\""));
    }

    #[test]
    fn a_damaged_memory_is_told_and_not_passed_over() {
        let dir = tempfile::TempDir::new().unwrap();
        let config = dir.path().join("packwright.toml");
        std::fs::write(dir.path().join("packwright.memory.json"), "<<<<<<< theirs").unwrap();
        let error = read(Some(&config)).unwrap_err().to_string();
        assert!(error.contains("packwright.memory.json: what was remembered is damaged"), "{error}");
    }
}
