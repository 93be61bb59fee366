use super::*;
use crate::settings::{Settings, Sources, load};

fn column(name: &str, told: bool, is: Is) -> SavedColumn {
    SavedColumn { name: name.to_owned(), told, is }
}

fn field(name: &str, key: &str) -> SavedColumn {
    column(name, false, Is::Field(key.to_owned()))
}

fn table(columns: Vec<SavedColumn>) -> SavedTable {
    SavedTable {
        path: "P1/*.xlsx".to_owned(),
        sheet: Some("Risks".to_owned()),
        register: "risks".to_owned(),
        register_told: false,
        columns,
    }
}

fn read(text: &str) -> Settings {
    let dir = tempfile::TempDir::new().unwrap();
    let path = dir.path().join("packwright.toml");
    std::fs::write(&path, text).unwrap();
    load(Sources { config: Some(&path), templates: None, codes: &[] }).map_err(|e| e.to_string()).unwrap()
}

/// Adds a table to a text, with what the text says already as told.
fn added(text: &str, mut table: SavedTable) -> String {
    let entries = if text.is_empty() { Vec::new() } else { read(text).submissions };
    for column in &mut table.columns {
        column.told |= entries.iter().any(|e| e.field(&column.name).is_some());
    }
    table.register_told = entries.iter().any(|e| e.register.is_some());
    add(text, &entries, &[table], &[])
}

fn risks() -> SavedTable {
    let perhaps = Is::Perhaps(vec!["impact".to_owned(), "score".to_owned()]);
    table(vec![
        field("Ref", "id"),
        field("The \"risk\"\nitself", "title"),
        column("Colour", false, Is::Extra),
        column("Sev.", false, perhaps),
    ])
}

#[test]
fn a_new_file_says_what_it_is_for() {
    let text = added("", risks());
    let entry = "\n[[submission]]\npath = \"P1/*.xlsx\"\nsheet = \"Risks\"\nregister = \"risks\"\n\
                 [submission.columns]\n\"Ref\" = \"id\"\n\"The \\\"risk\\\"\\nitself\" = \"title\"\n\
                 \"Colour\" = \"\"\n#\"Sev.\" = \"impact\"  # is it this, or score? else write \"\"\n";
    assert!(text.starts_with(HEAD) && text.contains(EXPLAINED) && text.ends_with(entry), "{text}");
    let entry = &read(&text).submissions[0];
    assert_eq!(entry.field("The \"risk\" itself"), Some("title"));
    assert_eq!(entry.field("Colour"), Some(""));
    assert_eq!(entry.field("Sev."), None);
}

#[test]
fn saving_twice_changes_nothing() {
    let once = added("[portfolio]\nname = \"One\" # ours", risks());
    assert!(once.starts_with("[portfolio]\nname = \"One\" # ours\n\n# Below"), "{once}");
    assert_eq!(added(&once, risks()), once);
}

#[test]
fn what_a_person_wrote_stays_and_new_columns_are_added_below() {
    let text = added("", risks()).replace("\"Ref\" = \"id\"", "\"Ref\"   =   \"title\" # no, the title!");
    let text = text + "\n[levels] # at the end\n";
    let mut more = risks();
    more.columns.push(field("Lead", "owner"));
    let after = added(&text, more);
    let expected = text.replace("else write \"\"\n", "else write \"\"\n\"Lead\" = \"owner\"\n");
    assert_eq!(after, expected);
    assert_eq!(read(&after).submissions[0].field("ref"), Some("title"));
}

#[test]
fn an_entry_with_its_columns_on_one_line_gets_one_beside_it() {
    let text = "[[submission]]\npath = \"P1/*.xlsx\"\nsheet = \"Risks\"\ncolumns = { \"Ref\" = \"id\" }\n";
    let after = added(text, table(vec![field("Ref", "comments"), field("Lead", "owner")]));
    assert!(after.starts_with(text), "{after}");
    assert!(after.ends_with("register = \"risks\"\n[submission.columns]\n\"Lead\" = \"owner\"\n"), "{after}");
    assert_eq!(added(&after, table(vec![field("Ref", "comments"), field("Lead", "owner")])), after);
}

#[test]
fn line_ends_stay_what_they_are() {
    let after = added("[portfolio]\r\nname = \"One\"\r\n", risks());
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
}

#[test]
fn a_table_that_may_be_one_is_asked_about_once() {
    let asked = AskedTable {
        path: "P1/*.xlsx".to_owned(),
        sheet: Some("Log".to_owned()),
        register: "issues".to_owned(),
        seen: "a table was not read".to_owned(),
    };
    let text = add("", &[], &[], std::slice::from_ref(&asked));
    assert!(text.contains(
        "#[[submission]]\n#path = \"P1/*.xlsx\"\n#sheet = \"Log\"\n#register = \"issues\"\n#skip = true\n"
    ));
    assert_eq!(add(&text, &[], &[], &[asked]), text);
}
