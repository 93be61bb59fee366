//! What a pack of a part of the portfolio does not say: anything of what lies outside.

use crate::books::{SEEN, WRONG, is_of};
use crate::{SETTINGS, bytes, canaries, packs_with};
use packwright::settings::Settings;
use std::path::Path;

/// The project that the packs are of, and one that is outside.
const OURS: &str = "P101";
/// What else could be known of a project outside: its code, and the name that the settings give it.
const OUTSIDE: [&str; 2] = ["P102", "Quagmire"];

/// What of projects outside stands in a pack: canaries by register, field and row, codes and names.
fn outside(path: &Path, settings: &Settings) -> Vec<String> {
    let text = match path.extension().unwrap().to_str() {
        Some("xlsx") => bytes::of_workbook(path),
        _ => bytes::of_pdf(path),
    };
    let (all, found) = (canaries(settings), bytes::canaries(&text));
    let places = found.iter().filter_map(|word| match word.strip_suffix('…') {
        None => all.get(word),
        Some(start) => all.iter().find(|(word, _)| word.starts_with(start)).map(|(_, place)| place),
    });
    let strange = places.filter(|(register, _, row)| !is_of(register, *row, OURS));
    let mut told: Vec<String> = strange.map(|(r, field, row)| format!("{r}.{field} of row {row}")).collect();
    told.extend(OUTSIDE.iter().filter(|word| text.contains(**word)).map(|word| (*word).to_owned()));
    told
}

/// Settings with a further pack of each role, of these rows.
fn settings_of(settings: &Settings, rows: &str) -> (String, Vec<String>) {
    let names: Vec<String> = settings.knowledge.packs.iter().map(|p| format!("{}-ours", p.role)).collect();
    let pack = |p: &packwright::model::pack::Pack| {
        format!("[[pack]]\nrole = \"{0}\"\nname = \"{0}-ours\"\n{rows}\n", p.role)
    };
    let packs: String = settings.knowledge.packs.iter().map(pack).collect();
    let project = "[[project]]\ncode = \"P102\"\nname = \"Quagmire\"\n";
    (format!("{SETTINGS}{project}{packs}"), names)
}

#[test]
fn nothing_outside_the_part_is_in_a_byte_of_any_pack() {
    let settings = Settings::built_in().unwrap();
    let (own, names) = settings_of(&settings, "projects = [\"P101\"]");
    let (_dir, made) = packs_with(&settings, &own, None, &names.join(","));
    assert_eq!(made.len(), 2 * names.len());
    let mut wrong = Vec::new();
    for path in &made {
        let name = path.file_name().unwrap().to_str().unwrap();
        wrong.extend(outside(path, &settings).into_iter().map(|leak| format!("{name}: {leak}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let risks = made.iter().find(|p| p.ends_with("risk-ours.pdf")).unwrap();
    let text = bytes::of_pdf(risks);
    assert!(!bytes::canaries(&text).is_empty(), "the part itself is not in the pack");
}

#[test]
fn rows_that_are_missing_are_found() {
    let settings = Settings::built_in().unwrap();
    let (own, names) = settings_of(&settings, "rows = [{ field = \"project\", is = \"present\" }]");
    let (_dir, made) = packs_with(&settings, &own, None, &names[names.len() - 1]);
    assert!(made.iter().all(|path| !outside(path, &settings).is_empty()));
    let of = |row: &char| is_of("risks", *row, OURS);
    assert_eq!(SEEN.iter().chain([&WRONG]).filter(|row| of(row)).count(), 3);
}
