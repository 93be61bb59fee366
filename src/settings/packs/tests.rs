//! Mistakes in packs, and what is said of them.

use crate::settings::{Sources, load};

/// What is said of a pack of risks that begins with `head` and ends with `tail`.
fn said(head: &str, tail: &str) -> String {
    let pack = format!(
        "title = \"T\"\nquestion = \"Q\"\n{head}\n[[register]]\nkey = \"risks\"\nfields = [\"project\", \"id\"]\nprint = 1\n\
         {tail}\n[[section]]\ntitle = \"S\"\n[[section.block]]\nkind = \"chart\"\ntitle = \"C\"\ndraw = \"bar\"\n\
         by = \"category\"\nfigures = [\"risks.open\"]\n"
    );
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("packs")).unwrap();
    std::fs::write(dir.path().join("packs/risk.toml"), pack).unwrap();
    let loaded = load(Sources { templates: Some(dir.path()), ..Sources::default() });
    loaded.map_or_else(|e| e.to_string(), |_| String::new())
}

#[test]
fn a_clearance_is_a_marking_and_not_above_that_of_the_pages() {
    let fields = "[[register]]\nkey = \"issues\"\nfields = [\"category\"]\nprint = 1";
    assert_eq!(said("clearance = \"confidential\"\nmarking = \"Commercial in confidence\"", fields), "");
    let above = said("marking = \"Internal\"\nclearance = \"restricted\"", fields);
    assert!(
        above.contains("its pages say `Internal`, and its `clearance` lets in records marked Restricted"),
        "{above}"
    );
    let unknown = said("clearance = \"secret-ish\"", fields);
    assert!(unknown.contains("they are public, internal, confidential, restricted"), "{unknown}");
}

#[test]
fn people_are_either_listed_or_counted_in_groups() {
    let fields = "[[register]]\nkey = \"issues\"\nfields = [\"category\"]\nprint = 1";
    let people = format!("{fields}\n[[register]]\nkey = \"resources\"\nfields = [\"project\"]\nprint = 0");
    assert_eq!(said("", &people), "");
    assert_eq!(said("smallest_group = 5", fields), "");
    let both = said("smallest_group = 5", &people);
    assert!(both.contains("risk.toml") && both.contains("lists `resources`"), "{both}");
}

#[test]
fn figures_by_a_field_that_is_not_shown_are_refused() {
    let said = said("", "");
    assert!(said.contains("figures by `category` print what `risks` has there"), "{said}");
}
