use super::super::tests::dataset;
use super::*;
use crate::model::dataset::Project;
use crate::settings::{Sources, load};

/// The settings with a tool that takes risks in these columns.
fn with(columns: &str) -> Settings {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("load")).unwrap();
    let words = "[words.state]\ndraft = \"\"\nopen = \"Go\"\nclosed = \"Stop\"\nmaterialised = \"Stop\"\nrejected = \"Stop\"\n";
    let text = format!(
        "dates = \"31.10.2026\"\n{words}[list.risks]\n{columns}\n[list.issues]\nA = {{ text = \"a\" }}\n"
    );
    std::fs::write(dir.path().join("load/ours.toml"), text).unwrap();
    load(Sources { templates: Some(dir.path()), ..Sources::default() }).unwrap()
}

/// The rows of the one file that is written, its labels first.
fn rows(settings: &Settings, dataset: &Dataset) -> Vec<Vec<String>> {
    let files = load_files(dataset, settings, "ours", &settings.knowledge.loads["ours"]);
    assert_eq!(files.iter().map(|f| f.path.as_str()).collect::<Vec<_>>(), ["ours-risks.csv"]);
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(files[0].bytes.as_slice());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_record_is_a_line_in_the_words_of_the_tool() {
    let settings = with(
        "Was = { from = [\"description\", \"title\"] }\nArt = { text = \"Risk\" }\nStand = { from = [\"status\"], words = \"state\" }\n\
         State = { from = [\"status\"] }\nBis = { from = [\"review_on\", \"due_on\"] }\nChance = { from = [\"probability\"] }\n\
         Cost = { from = [\"cost_impact\"] }\nWho = { from = [\"owner\"], otherwise = \"nobody\" }\n\"Why not\" = { from = [\"cause\"] }",
    );
    let rows = rows(&settings, &dataset(&settings));
    assert_eq!(rows[0], ["Was", "Art", "Stand", "State", "Bis", "Chance", "Cost", "Who", "Why not"]);
    let line = ["'=Delay, \"late\"", "Risk", "Go", "Open", "30.11.2026", "50", "1234.50 GBP", "nobody", ""];
    assert_eq!(rows[1], line);
    assert_eq!(rows.len(), 4);
}

#[test]
fn what_has_no_column_goes_into_lines_with_labels() {
    let settings = with(
        "All = { lines = [\"likelihood\", \"cause\", \"probability\", \"related\", \"_project_name\", \"_source\"] }",
    );
    let mut dataset = dataset(&settings);
    let (code, name) = ("P101".to_owned(), "Customer portal".to_owned());
    dataset.projects.push(Project { code, name, programme: None, tier: None, declared: true });
    let rows = rows(&settings, &dataset);
    let known = "Likelihood: 4\nPer cent probability: 50 %\nRelated: R-1, R-2\nName of the project: Customer portal\n";
    assert_eq!(rows[1], [format!("{known}Source: a.xlsx, sheet Risk's, row 5")]);
    assert_eq!(rows[3], [format!("{known}Source: b.xlsx, sheet Risk's, row 3, a return of another month")]);
}

#[test]
fn files_of_every_list_may_be_written() {
    let settings = with("A = { text = \"a\" }");
    let names = load_names(&settings, "ours", &settings.knowledge.loads["ours"]);
    assert_eq!(names, ["ours-risks.csv", "ours-issues.csv"]);
}
