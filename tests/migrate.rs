//! Migrations: what becomes of random portfolios, and what the dossier says of a cell that many records share.

#![allow(clippy::unwrap_used)]

use packwright::model::dataset::Dataset;
use packwright::model::record::Value;
use packwright::pipeline::{By, Gathered, Migrated, Request, Wish, codes, gather, migrate};
use packwright::publish::Folder;
use packwright::settings::{Settings, Sources};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const RISKS: &str = "Project,ID,Risk,Likelihood,Impact,Owner,Status,Due date,Exposure,Cabinet";
const PLAN: &str = "Project,Name,Role,Apr-26,May-26,Jun-26";

fn settings() -> &'static Settings {
    static SETTINGS: OnceLock<Settings> = OnceLock::new();
    SETTINGS.get_or_init(|| {
        let mut settings = Settings::built_in().unwrap();
        settings.portfolio.period = Some("2026-10".parse().unwrap());
        settings
    })
}

fn with<T>(source: &Path, run: impl FnOnce(&Request<'_>) -> T) -> T {
    let sources = [source.to_owned()];
    run(&Request { sources: &sources, settings: settings(), password: None, progress: &|_| () })
}

fn migrated(source: &Path, target: &Path, by: By) -> Migrated {
    let folder = Folder::new(target).unwrap();
    let wish = Wish { by, natives: false };
    let migrated = with(source, |request| migrate(request, wish, None, &folder)).unwrap();
    folder.finish().unwrap();
    migrated
}

/// Every record of the registers that people keep, as text, in an order of its own.
fn records(dataset: &Dataset) -> Vec<String> {
    let mut all = Vec::new();
    for (id, register) in settings().knowledge.each_register() {
        for batch in dataset.batches(id) {
            for row in 0..batch.len() {
                let fields = register.each_field().map(|(field, decl)| match batch.value(field, row) {
                    Value::Text(sym) => format!("{}={}", decl.key, dataset.text(sym)),
                    value => format!("{}={value:?}", decl.key),
                });
                let own = dataset.extra_labels(batch).into_iter().zip(&batch.extras);
                let own = own.filter_map(|(label, extra)| {
                    Some(format!("{label}={}", dataset.text(extra.values[row].some()?)))
                });
                let text: Vec<String> = fields.chain(own).collect();
                all.push(format!("{}: {}", register.key, text.join(" | ")));
            }
        }
    }
    all.sort();
    all
}

fn file(path: PathBuf, header: &str, lines: &[String]) {
    let lines = lines.iter().map(String::as_str);
    fs::write(path, std::iter::once(header).chain(lines).collect::<Vec<_>>().join("\n")).unwrap();
}

fn bytes(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    all.sort();
    all
}

/// A risk as people write one: words of several scales, days of several forms, names both ways round.
fn risk() -> impl Strategy<Value = String> {
    let pick = |from: &'static [&'static str]| prop::sample::select(from);
    (
        pick(&["P1", "P2", "P3"]),
        pick(&[
            "Supplier is late",
            "Key person leaves",
            "Data are not clean",
            "Größe unklar; \u{2014}",
            "0123",
        ]),
        pick(&["H", "M", "L", "", "Very high", "4", "?"]),
        pick(&["High", "Low", "Medium", "n/a"]),
        pick(&["Jane Smith", "Smith; Jane", "Žofia Nováková", "", "TBC"]),
        pick(&["Open", "Closed", "in progress", "gone fishing", ""]),
        pick(&["2026-11-30", "30 Nov 2026", "Q1 2027", "soon", ""]),
        pick(&["1200", "£1.5k", "-", "EUR 99.90", ""]),
        pick(&["", "north", "=1+1", "TRUE"]),
    )
        .prop_map(|(project, title, likelihood, impact, owner, status, due, money, own)| {
            [project, "", title, likelihood, impact, owner, status, due, money, own].join(",")
        })
}

fn numbered(mut lines: Vec<String>) -> Vec<String> {
    for (n, line) in lines.iter_mut().enumerate() {
        // Every third record has no number of its own.
        if n % 3 != 2 {
            *line = line.replacen(",,", &format!(",R{n},"), 1);
        }
    }
    lines
}

/// A migration looks at records part by part, and holds few of their columns; what there is to say of them is the same.
#[test]
fn the_sample_says_the_same_whether_its_records_are_held_or_wait() {
    let dir = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/portfolio");
    let (config, codes) = (source.join("packwright.toml"), codes());
    let files = Sources { config: Some(&config), templates: None, codes: &codes };
    let settings = packwright::settings::load(files).unwrap();
    let sources = [source];
    let request = Request { sources: &sources, settings: &settings, password: None, progress: &|_| () };
    let held = gather(&request).unwrap();
    let folder = Folder::new(&dir.path().join("out")).unwrap();
    let wish = Wish { by: By::Project, natives: false };
    let waiting = migrate(&request, wish, None, &folder).unwrap().gathered;
    assert!(held.findings.len() > 50);
    assert_eq!(held.findings, waiting.findings);
    assert_eq!(held.dataset.projects, waiting.dataset.projects);
    assert_eq!(held.dataset.account(), waiting.dataset.account());
    assert_eq!(held.dataset.money().money(), waiting.dataset.money().money());
    for (id, register) in settings.knowledge.each_register() {
        assert_eq!(held.dataset.count(id), waiting.dataset.count(id), "{}", register.key);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn records_are_the_same_before_and_after(lines in prop::collection::vec(risk(), 1..25), by_project in any::<bool>()) {
        let dir = tempfile::tempdir().unwrap();
        let (source, first, second) = (dir.path().join("src"), dir.path().join("one"), dir.path().join("two"));
        fs::create_dir(&source).unwrap();
        file(source.join("register of risks.csv"), RISKS, &numbered(lines));
        let by = if by_project { By::Project } else { By::Register };

        let before = migrated(&source, &first, by);
        prop_assert_eq!(&before.breaks, &Vec::<String>::new());
        let again: Gathered = with(&first.join("registers"), gather).unwrap();
        prop_assert!(!records(&again.dataset).is_empty());
        let held: Gathered = with(&source, gather).unwrap();
        prop_assert_eq!(records(&held.dataset), records(&again.dataset));
        prop_assert_eq!(&held.findings, &before.gathered.findings);

        migrated(&first.join("registers"), &second, by);
        prop_assert!(bytes(&first.join("registers")) == bytes(&second.join("registers")));
    }
}

#[test]
fn a_cell_that_many_records_share_is_one_change() {
    let dir = tempfile::tempdir().unwrap();
    let (source, target) = (dir.path().join("src"), dir.path().join("out"));
    fs::create_dir(&source).unwrap();
    let lines = ["P1,Jane Smith,Developer,0.5,0.5,1", "P1,\"Okafor, Chidi\",Tester,1,1,1"].map(str::to_owned);
    file(source.join("resources.csv"), PLAN, &lines);
    let migrated = migrated(&source, &target, By::Project);
    assert_eq!(migrated.breaks, Vec::<String>::new());

    let text = fs::read_to_string(target.join("changes.csv")).unwrap();
    let of = |field: &str| -> Vec<Vec<&str>> {
        let cells = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        // The columns: file, sheet, cell, register, project, id, field, …
        cells.filter(|cells| cells.get(6) == Some(&field)).collect()
    };
    // Three months over two people: three labels, each of two records.
    let months = of("period");
    assert_eq!(months.len(), 3, "{text}");
    assert!(months.iter().all(|cells| cells.last() == Some(&"2")), "{text}");
    assert_eq!(months[0][2], "D1");
    // One name was turned round; its cell gives three records.
    let people = of("person");
    assert_eq!(people.len(), 1, "{text}");
    assert_eq!(people[0].last(), Some(&"3"));
}

#[test]
fn a_name_that_only_a_cover_says_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let (source, first, second) = (dir.path().join("src"), dir.path().join("one"), dir.path().join("two"));
    fs::create_dir(&source).unwrap();
    let lines = "Project name,Customer portal\n\nProject,ID,Risk,Likelihood,Impact\nP7,R1,Supplier is late,4,5\n\
                 P7,R2,Key person leaves,2,3\n";
    fs::write(source.join("risks.csv"), lines).unwrap();
    migrated(&source, &first, By::Project);
    let again: Gathered = with(&first.join("registers"), gather).unwrap();
    assert_eq!(again.dataset.project("P7").unwrap().name, "Customer portal");
    migrated(&first.join("registers"), &second, By::Project);
    assert!(bytes(&first.join("registers")) == bytes(&second.join("registers")));
}
