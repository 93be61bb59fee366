//! Template files: built into the binary, replaced file by file by a folder of the user's.

use super::SettingsError;
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// A template file.
#[derive(Debug, Clone)]
pub struct TemplateFile {
    /// The name to tell in messages: inside the templates, or with the user's folder before it.
    pub name: String,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// All template files by their path inside the templates, with `/`.
#[derive(Debug, Clone)]
pub struct TemplateFiles {
    files: BTreeMap<String, TemplateFile>,
}

impl TemplateFiles {
    /// The built-in files, and those of `dir` in place of or beside them.
    ///
    /// # Errors
    /// When `dir` or a file in it cannot be read.
    pub fn load(dir: Option<&Path>) -> Result<Self, SettingsError> {
        let mut files = BTreeMap::new();
        add_built_in(&BUILT_IN, &mut files);
        if let Some(dir) = dir {
            add_folder(dir, dir, &mut files)?;
        }
        Ok(Self { files })
    }

    /// The file at `path`.
    ///
    /// # Errors
    /// When there is none.
    pub fn get(&self, path: &str) -> Result<&TemplateFile, SettingsError> {
        self.files
            .get(path)
            .ok_or_else(|| SettingsError::file(format!("templates/{path}"), "this template is missing"))
    }

    /// The files directly in `folder` whose names end in `.extension`, by name, each with its stem.
    pub fn each(&self, folder: &str, extension: &str) -> impl Iterator<Item = (&str, &TemplateFile)> {
        self.files.iter().filter_map(move |(path, file)| {
            let name = path.strip_prefix(folder)?.strip_prefix('/')?;
            let stem = name.strip_suffix(extension)?.strip_suffix('.')?;
            (!stem.contains('/')).then_some((stem, file))
        })
    }
}

impl TemplateFile {
    /// Its text.
    ///
    /// # Errors
    /// When it is not UTF-8.
    pub fn text(&self) -> Result<&str, SettingsError> {
        std::str::from_utf8(&self.bytes)
            .map_err(|_| SettingsError::file(&self.name, "this file is not UTF-8 text"))
    }
}

fn add_built_in(dir: &'static Dir<'static>, files: &mut BTreeMap<String, TemplateFile>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let name = format!("templates/{path}");
        files.insert(path, TemplateFile { name, bytes: Cow::Borrowed(file.contents()) });
    }
    dir.dirs().for_each(|d| add_built_in(d, files));
}

fn add_folder(
    root: &Path,
    dir: &Path,
    files: &mut BTreeMap<String, TemplateFile>,
) -> Result<(), SettingsError> {
    let failed = |path: &Path| {
        let name = path.display().to_string();
        move |e: std::io::Error| SettingsError::file(name, format!("cannot be read: {e}"))
    };
    for entry in std::fs::read_dir(dir).map_err(failed(dir))? {
        let path = entry.map_err(failed(dir))?.path();
        if path.is_dir() {
            add_folder(root, &path, files)?;
            continue;
        }
        let bytes = std::fs::read(&path).map_err(failed(&path))?;
        let inside = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let name = path.display().to_string().replace('\\', "/");
        files.insert(inside, TemplateFile { name, bytes: Cow::Owned(bytes) });
    }
    Ok(())
}
