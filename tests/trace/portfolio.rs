//! A month built of workbooks, without packs.

use crate::books::{Book, write};
use packwright::pipeline::{self, Request};
use packwright::settings::{self, Settings, Sources};
use packwright::trace::{Stored, StoredFigure};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use tempfile::TempDir;

const CONFIG: &str = r#"
[portfolio]
currency = "GBP"
period = "2026-10"
year_starts = 4

[[project]]
code = "P101"
name = "Portal"
programme = "Digital"

[[project]]
code = "P102"
name = "Identity"
programme = "Digital"

[[project]]
code = "P103"
name = "Hub"

[[fx]]
currency = "EUR"
rate = "0.86"
from = "2026-04-01"
"#;

fn settings() -> &'static Settings {
    static SETTINGS: OnceLock<Settings> = OnceLock::new();
    SETTINGS.get_or_init(|| {
        let dir = TempDir::new().unwrap();
        let config = dir.path().join("packwright.toml");
        fs::write(&config, CONFIG).unwrap();
        settings::load(Sources { config: Some(&config), templates: None, codes: &pipeline::codes() }).unwrap()
    })
}

/// A month that was built; its folder goes with it.
pub struct Built {
    /// What `build` was given with `-o`; the month lies in it.
    pub out: TempDir,
    pub stored: Stored,
}

pub fn build(books: &[Book]) -> Built {
    let (src, out) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    write(books, src.path());
    month(src.path(), &out.path().join("2026-10"));
    let stored = Stored::open(&out.path().join("2026-10")).unwrap();
    Built { out, stored }
}

/// Builds the month of a folder into another.
fn month(src: &Path, out: &Path) {
    let sources = [src.to_owned()];
    let request = Request { sources: &sources, settings: settings(), password: None, progress: &|_| () };
    let mut gathered = pipeline::gather(&request).unwrap();
    for artifact in pipeline::build(&mut gathered, settings(), &[], &[]).unwrap() {
        let path = out.join(&artifact.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, artifact.bytes).unwrap();
    }
}

/// What tells a figure from the others.
pub type Key = (String, Option<String>, BTreeMap<String, Option<String>>);

pub fn by_key(stored: &Stored) -> BTreeMap<Key, &StoredFigure> {
    stored.figures.iter().map(|f| ((f.id.clone(), f.project.clone(), f.by.clone()), f)).collect()
}
