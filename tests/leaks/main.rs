//! What a pack does not declare is in none of its bytes: workbooks with a canary in every field of every register, and with
//! rows that are marked too high, are built into packs of every audience, and each pack is searched for every canary.
#![allow(clippy::unwrap_used, clippy::panic)]

mod books;
mod bytes;
mod groups;
mod parts;

use assert_cmd::Command;
use books::{HIDDEN, SEEN, WRONG, canary};
use packwright::model::register::FieldKind;
use packwright::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Fields that stand wherever a project is named.
const NAMES_OF_PROJECTS: [&str; 2] = ["name", "programme"];

/// Settings of the planted workbooks.
const SETTINGS: &str = "[portfolio]\nname = \"Planted\"\nperiod = \"2026-10\"\n";

/// The fields of each register that a pack declares.
fn declared(role: &str) -> BTreeSet<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("templates/packs/{role}.toml"));
    let pack: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
    let mut fields = BTreeSet::new();
    for register in pack.get("register").and_then(|r| r.as_array()).into_iter().flatten() {
        let key = register["key"].as_str().unwrap();
        for field in register["fields"].as_array().unwrap() {
            fields.insert((key.to_owned(), field.as_str().unwrap().to_owned()));
        }
    }
    fields
}

/// Every canary, by what it stands in: register, field, row.
fn canaries(settings: &Settings) -> BTreeMap<String, (String, String, char)> {
    let mut all = BTreeMap::new();
    for (_, register) in settings.knowledge.each_register() {
        let keys = register.fields.iter().map(|f| f.key.as_str()).chain(["extra"]);
        for key in keys {
            for row in SEEN.into_iter().chain([WRONG]).chain(HIDDEN) {
                let place = (register.key.clone(), key.to_owned(), row);
                all.insert(canary(&register.key, key, row).to_lowercase(), place);
            }
        }
    }
    all
}

/// Amounts of hidden rows, and sums that they are in, as they would be stored and as they would be printed.
fn amounts(settings: &Settings) -> Vec<String> {
    let mut all = Vec::new();
    for (id, register) in settings.knowledge.each_register() {
        for (at, _) in register.fields.iter().enumerate().filter(|(_, f)| f.kind == FieldKind::Money) {
            let of = |row: char| books::amount(usize::from(id.0), at, row);
            let sum: f64 = SEEN.into_iter().map(of).sum();
            for amount in
                [of('x'), of('y'), of('x') + of('y'), sum + of('x'), sum + of('y'), sum + of('x') + of('y')]
            {
                let stored = format!("{amount:.2}");
                let (whole, _) = stored.split_once('.').unwrap();
                let (millions, rest) = whole.split_at(whole.len() - 6);
                let (thousands, ones) = rest.split_at(3);
                all.extend([stored.clone(), format!("{millions},{thousands},{ones}")]);
            }
        }
    }
    all
}

/// Builds the packs of the planted workbooks, with templates of one's own where given.
fn packs(settings: &Settings, templates: Option<&Path>, audience: &str) -> (TempDir, Vec<PathBuf>) {
    packs_with(settings, SETTINGS, templates, audience)
}

/// The same with these settings.
fn packs_with(
    settings: &Settings,
    own: &str,
    templates: Option<&Path>,
    audience: &str,
) -> (TempDir, Vec<PathBuf>) {
    let dir = TempDir::new().unwrap();
    books::write(&dir.path().join("in"), settings);
    fs::write(dir.path().join("in/packwright.toml"), own).unwrap();
    let mut command = Command::cargo_bin("packwright").unwrap();
    command.current_dir(dir.path()).args(["build", "in", "-o", "out", "--audience", audience]);
    if let Some(templates) = templates {
        command.arg("--templates").arg(templates);
    }
    let done = command.output().unwrap();
    assert_ne!(done.status.code(), Some(2), "{}", String::from_utf8_lossy(&done.stderr));
    let made = fs::read_dir(dir.path().join("out/2026-10/packs")).unwrap();
    let mut made: Vec<PathBuf> = made.map(|entry| entry.unwrap().path()).collect();
    made.sort();
    (dir, made)
}

/// What stands in a pack and must not, by register, field and row; and how many canaries may and do.
fn leaks(path: &Path, settings: &Settings) -> (Vec<String>, usize) {
    let role = path.file_stem().unwrap().to_str().unwrap();
    let text = match path.extension().unwrap().to_str() {
        Some("xlsx") => bytes::of_workbook(path),
        _ => bytes::of_pdf(path),
    };
    let (fields, canaries, found) = (declared(role), canaries(settings), bytes::canaries(&text));
    let holders = holders(settings, &fields);
    let may = |(register, field, row): &(String, String, char)| {
        let field = (register.clone(), field.clone());
        let named = register == "projects" && NAMES_OF_PROJECTS.contains(&field.1.as_str());
        !HIDDEN.contains(row) && (named || fields.contains(&field) || holders.contains(&field))
    };
    let may_stand = |word: &&String| match word.strip_suffix('…') {
        None => canaries.get(*word).is_some_and(may),
        Some(start) => canaries.iter().any(|(word, place)| word.starts_with(start) && may(place)),
    };
    let (allowed, others): (Vec<&String>, Vec<&String>) = found.iter().partition(may_stand);
    let told = |word: &String| match canaries.get(word) {
        Some((register, field, row)) => format!("{register}.{field} of row {row}"),
        None => format!("`{word}`"),
    };
    let mut leaks: Vec<String> = others.into_iter().map(told).collect();
    let numbers = bytes::numbers(&text);
    leaks.extend(
        amounts(settings).iter().filter(|a| numbers.contains(a.as_str())).map(|a| format!("the amount {a}")),
    );
    if !fields.contains(&RATE.map(str::to_owned).into()) {
        leaks.extend(
            rates(settings).iter().filter(|r| numbers.contains(r.as_str())).map(|r| format!("the rate {r}")),
        );
    }
    (leaks, allowed.len())
}

/// What people are paid a day.
const RATE: [&str; 2] = ["resources", "rate"];

/// The rates of all rows, as they would be stored and as they would be printed.
fn rates(settings: &Settings) -> Vec<String> {
    let id = settings.knowledge.find_register(RATE[0]).unwrap();
    let at = settings.knowledge.register(id).field(RATE[1]).unwrap();
    let rows = SEEN.into_iter().map(|row| books::amount(usize::from(id.0), usize::from(at.0), row));
    rows.flat_map(|rate| [format!("{rate:.2}"), format!("{},{:06.2}", rate as u32 / 1000, rate % 1000.0)])
        .collect()
}

/// Fields that say who holds a role, of which the program makes registers of its own: a pack that declares the people of one
/// of these names them.
fn holders(settings: &Settings, declared: &BTreeSet<(String, String)>) -> BTreeSet<(String, String)> {
    let knowledge = &settings.knowledge;
    let names = |key: &str| declared.contains(&(key.to_owned(), "person".to_owned()));
    if !knowledge.registers.iter().any(|r| r.made && names(&r.key)) {
        return BTreeSet::new();
    }
    let holds = knowledge.segregation.holds.iter().map(|h| {
        let register = knowledge.register(h.register);
        (register.key.clone(), register.decl(h.field).key.clone())
    });
    holds.chain([("roles".to_owned(), "person".to_owned())]).collect()
}

#[test]
fn no_pack_says_what_it_does_not_declare() {
    let settings = Settings::built_in().unwrap();
    let (dir, made) = packs(&settings, None, "all");
    assert_eq!(made.len(), 2 * settings.knowledge.packs.len());
    let mut wrong = Vec::new();
    let month = dir.path().join("out/2026-10");
    for index in [bytes::of_workbook(&month.join("index.xlsx")), bytes::of_pdf(&month.join("index.pdf"))] {
        // It is for everybody, so nothing that any record says is in it.
        wrong.extend(bytes::canaries(&index).into_iter().map(|word| format!("the index: {word}")));
    }
    for path in made {
        let (leaks, allowed) = leaks(&path, &settings);
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        wrong.extend(leaks.into_iter().map(|leak| format!("{name}: {leak}")));
        if allowed < 5 {
            wrong.push(format!("{name}: only {allowed} canaries that it may say were found"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    if bytes::pdftotext(Path::new("-v")).is_none() {
        eprintln!("skipped: the text of pages as pdftotext reads it, which is not installed");
    }
}

#[test]
fn a_field_too_many_is_found() {
    let settings = Settings::built_in().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/packs/risk.toml");
    let own = fs::read_to_string(path).unwrap();
    assert!(!declared("risk").contains(&("issues".to_owned(), "comments".to_owned())));
    let more = own.replace("\"issues\"\nfields = [", "\"issues\"\nfields = [\"comments\", ");
    let templates = TempDir::new().unwrap();
    fs::create_dir(templates.path().join("packs")).unwrap();
    fs::write(templates.path().join("packs/risk.toml"), more).unwrap();
    let (_dir, made) = packs(&settings, Some(templates.path()), "risk");
    let wanted: Vec<String> =
        SEEN.into_iter().chain([WRONG]).map(|row| format!("issues.comments of row {row}")).collect();
    let (found, _) = leaks(made.iter().find(|p| p.extension().unwrap() == "xlsx").unwrap(), &settings);
    assert_eq!(found, wanted);
}

#[test]
fn a_clearance_too_high_is_found() {
    let settings = Settings::built_in().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/packs/risk.toml");
    let own =
        fs::read_to_string(path).unwrap().replace("marking = \"Internal\"", "marking = \"Confidential\"");
    let templates = TempDir::new().unwrap();
    fs::create_dir(templates.path().join("packs")).unwrap();
    fs::write(templates.path().join("packs/risk.toml"), format!("clearance = \"confidential\"\n{own}"))
        .unwrap();
    let (_dir, made) = packs(&settings, Some(templates.path()), "risk");
    for path in made {
        let (found, _) = leaks(&path, &settings);
        assert!(found.contains(&"risks.title of row x".to_owned()), "{}: {found:?}", path.display());
        assert!(!found.iter().any(|leak| leak.ends_with("row y")), "{}: {found:?}", path.display());
    }
}
