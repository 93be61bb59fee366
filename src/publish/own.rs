//! Which files of a folder the program wrote: those that its manifest lists.

use crate::model::artifact::hex;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;

/// By this file a folder is known as one that the program wrote.
const MANIFEST: &str = "manifest.json";
/// Files that systems leave in folders that people look at.
const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// Files in `folder` that the program did not write, by their paths inside it. All of them where no manifest says
/// which ones it wrote; none in a folder that is empty or not there.
pub fn strangers(folder: &Path) -> Vec<String> {
    let written = written(folder).unwrap_or_default();
    let mut found = Vec::new();
    below(folder, "", &mut found);
    found.retain(|path| {
        let name = path.rsplit('/').next().unwrap_or(path);
        !written.contains(path) && !LITTER.contains(&name)
    });
    found.sort();
    found
}

/// The files that some of these say are open: `~$risk.xlsx` lies beside a workbook that is open in Excel,
/// `.~lock.risk.xlsx#` beside one in LibreOffice.
pub fn open(strangers: &[String]) -> Vec<String> {
    let name = |path: &String| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let held = name.strip_prefix("~$").or_else(|| name.strip_prefix(".~lock.")?.strip_suffix('#'))?;
        Some(if folder.is_empty() { held.to_owned() } else { format!("{folder}/{held}") })
    };
    strangers.iter().filter_map(name).collect()
}

/// What the manifest lists, and itself; `None` without one.
fn written(folder: &Path) -> Option<BTreeSet<String>> {
    let manifest: serde_json::Value = serde_json::from_slice(&fs::read(folder.join(MANIFEST)).ok()?).ok()?;
    let outputs = manifest.get("outputs")?.as_array()?;
    let paths = outputs.iter().filter_map(|o| Some(o.get("path")?.as_str()?.to_owned()));
    Some(paths.chain([MANIFEST.to_owned()]).collect())
}

/// Files that the manifest lists and whose bytes are others now: somebody changed them since they were written.
pub fn changed(folder: &Path) -> Vec<String> {
    let manifest = fs::read(folder.join(MANIFEST)).ok();
    let manifest = manifest.and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
    let outputs = manifest.as_ref().and_then(|m| m.get("outputs")?.as_array());
    let differs = |output: &serde_json::Value| {
        let path = output.get("path")?.as_str()?;
        let now = hash(&folder.join(path))?;
        (output.get("sha256")?.as_str()? != now).then(|| path.to_owned())
    };
    outputs.into_iter().flatten().filter_map(differs).collect()
}

/// SHA-256 of a file's bytes, in hex; they may be many.
fn hash(file: &Path) -> Option<String> {
    let mut file = fs::File::open(file).ok()?;
    let (mut hash, mut piece) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut piece).ok()? {
            0 => return Some(hex(&hash.finalize())),
            count => hash.update(piece.get(..count)?),
        }
    }
}

fn below(folder: &Path, prefix: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        // A link is a file of somebody's, wherever it leads.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            below(&entry.path(), &format!("{path}/"), found);
        } else {
            found.push(path);
        }
    }
}
