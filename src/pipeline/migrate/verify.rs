//! A migration that was written before, against its sources and its own hashes.

use super::again::again;
use super::{answered, answers, bundles};
use crate::migrate::{Months, plan};
use crate::model::artifact::sha256;
use crate::pipeline::{Gathered, Request, RunError, wish};
use crate::recognise::Recogniser;
use std::collections::{BTreeMap, BTreeSet};

/// What of a migration that was written before does not agree with the sources or with its own hashes; nothing where all
/// does. `file` gives the bytes of a file of its folder. How it was written stands in its manifest, what was answered then in
/// its dossier.
///
/// # Errors
/// When a path is not there or no month can be found.
pub fn verify(
    request: &Request<'_>,
    file: &(dyn Fn(&str) -> Option<Vec<u8>> + Sync),
) -> Result<(Gathered, Vec<String>), RunError> {
    let told = file("dossier.xlsx").and_then(|bytes| answers(&bytes)).unwrap_or_default();
    let (shelved, settings, _) = answered(request, Some(&told), &std::env::temp_dir())?;
    let manifest = file("manifest.json").and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let manifest: serde_json::Value = manifest.unwrap_or_default();
    let Some(wish) = wish::read(&manifest) else {
        let none = "manifest.json is not there or is no migration's, so nothing says what was written";
        return Ok((shelved.gathered, vec![none.to_owned()]));
    };
    let mut breaks = hashes(&shelved.gathered, &manifest, file);
    let groups = plan(&shelved.gathered.dataset, &settings, wish.by, Months::Apart);
    let recogniser = Recogniser::new(&settings);
    let found = bundles::each(shelved.parts(&settings), &groups, |part, group| {
        Ok(match file(&format!("registers/{}", group.path)) {
            Some(bytes) => again(part, &settings, &recogniser, (group, wish), &bytes).breaks,
            None => vec![format!("registers/{} is not there", group.path)],
        })
    })?;
    breaks.extend(found.into_iter().flatten());
    Ok((shelved.gathered, breaks))
}

/// Sources and outputs whose bytes are not those that the manifest lists.
fn hashes(
    gathered: &Gathered,
    manifest: &serde_json::Value,
    file: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Vec<String> {
    let list = |key: &str, name: &str| -> BTreeMap<String, String> {
        let all = manifest.get(key).and_then(|v| v.as_array()).into_iter().flatten();
        let text = |v: &serde_json::Value, key: &str| Some(v.get(key)?.as_str()?.to_owned());
        all.filter_map(|v| Some((text(v, name)?, text(v, "sha256")?))).collect()
    };
    let mut breaks = Vec::new();
    let known = list("sources", "file");
    for source in &gathered.dataset.sources {
        match known.get(&source.file) {
            Some(hash) if *hash == source.sha256 => {}
            Some(_) => breaks.push(format!("{}: the source changed since it was migrated", source.file)),
            None => breaks.push(format!("{}: the source was not there when it was migrated", source.file)),
        }
    }
    let now: BTreeSet<&str> = gathered.dataset.sources.iter().map(|s| s.file.as_str()).collect();
    let gone = known.keys().filter(|name| !now.contains(name.as_str()));
    breaks.extend(gone.map(|name| format!("{name}: the source is no longer there")));
    for (path, hash) in list("outputs", "path") {
        match file(&path).map(|bytes| sha256(&bytes)) {
            Some(found) if found == hash => {}
            Some(_) => breaks.push(format!("{path} is not what was written: its SHA-256 is another")),
            None => breaks.push(format!("{path} is not there")),
        }
    }
    breaks
}
