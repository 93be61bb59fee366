use super::super::tests::dataset;
use super::*;
use serde_json::{Value, json};

/// The resources of the package of these files, by register.
fn resources(files: &[(&str, &str)]) -> Value {
    let settings = Settings::built_in().unwrap();
    let artifact =
        |(key, text): &(&str, &str)| Artifact { path: format!("{key}.csv"), bytes: text.as_bytes().to_vec() };
    let artifacts: Vec<Artifact> = files.iter().map(artifact).collect();
    let register = |key: &str| settings.knowledge.register(settings.knowledge.find_register(key).unwrap());
    let files: Vec<_> = files.iter().map(|(key, _)| register(key)).zip(&artifacts).collect();
    let package = package(&dataset(&settings), &settings, &files);
    let package: Value = serde_json::from_slice(&package.bytes).unwrap();
    assert_eq!(package["name"], "registers-2026-10");
    assert_eq!(package["profile"], "tabular-data-package");
    package["resources"].clone()
}

#[test]
fn a_file_is_told_with_its_length_and_hash() {
    let resource = &resources(&[("projects", "code\nP1\nP2\n")])[0];
    // From sha256sum.
    let hash = "sha256:1ded4cd20d850c8eb7b6cec1e0be0ac6e965be7885c1079f676f3b28c5a777ab";
    let told = ["name", "title", "path", "encoding", "bytes", "hash"].map(|key| resource[key].clone());
    assert_eq!(
        Value::from(told.to_vec()),
        json!(["projects", "Projects", "projects.csv", "utf-8", 11, hash])
    );
    assert_eq!(resource["schema"]["primaryKey"], json!(["code"]));
    assert_eq!(resource["schema"]["missingValues"], json!([""]));
    assert_eq!(resource["schema"].get("foreignKeys"), None);
}

#[test]
fn keys_are_told_as_far_as_the_records_hold_to_them() {
    let resources = resources(&[
        ("projects", "code\nP1\nP2\n"),
        ("risks", "project,id,_source\nP1,R-1,a\nP2,R-1,b\n"),
        ("issues", "project,id,_source\nP1,I-1,a\nP1,I-1,b\n"),
        ("actions", "project,id,_source\nP1,,a\nP9,A-2,b\n"),
        ("decisions", "project,id,_source\n,D-1,a\nP1,,a\n"),
    ]);
    let keys = |n: usize| {
        let schema = &resources[n]["schema"];
        (schema["primaryKey"].clone(), schema.get("foreignKeys").is_some())
    };
    assert_eq!(keys(1), (json!(["project", "id"]), true));
    assert_eq!(keys(2), (json!(["_source"]), true));
    // A project that stands on no list.
    assert_eq!(keys(3), (json!(["_source"]), false));
    // Two records of one source; one of no project, which is none that is not listed.
    assert_eq!(keys(4), (Value::Null, true));
    let to = json!([{ "fields": ["project"], "reference": { "resource": "projects", "fields": ["code"] } }]);
    assert_eq!(resources[1]["schema"]["foreignKeys"], to);
}

#[test]
fn codes_that_stand_twice_are_no_key() {
    let resources =
        resources(&[("projects", "code,_source\nP1,a\nP1,b\n"), ("risks", "project,_source\nP1,a\n")]);
    assert_eq!(resources[0]["schema"]["primaryKey"], json!(["_source"]));
    assert_eq!(resources[1]["schema"].get("foreignKeys"), None);
}

#[test]
fn columns_have_the_types_of_what_stands_in_them() {
    let resources = resources(&[("risks", ""), ("milestones", ""), ("finance", "")]);
    let column = |n: usize, name: &str| {
        let fields = resources[n]["schema"]["fields"].as_array().unwrap();
        let field = fields.iter().find(|f| f["name"] == name).unwrap();
        (field["type"].as_str().unwrap().to_owned(), field["constraints"].clone())
    };
    let plain = |kind: &str| (kind.to_owned(), Value::Null);
    assert_eq!(column(0, "title"), plain("string"));
    assert_eq!(column(0, "cost_impact"), plain("number"));
    assert_eq!(column(0, "cost_impact_currency"), ("string".to_owned(), json!({ "pattern": "^[A-Z]{3}$" })));
    assert_eq!(column(0, "probability"), plain("number"));
    assert_eq!(column(0, "likelihood"), ("integer".to_owned(), json!({ "minimum": 1, "maximum": 5 })));
    assert_eq!(column(0, "kind"), ("string".to_owned(), json!({ "enum": ["threat", "opportunity"] })));
    assert_eq!(column(0, "due_on"), plain("date"));
    assert_eq!(column(0, "related"), plain("array"));
    assert_eq!(column(0, "extras"), plain("object"));
    assert_eq!(column(0, "_source"), ("string".to_owned(), json!({ "required": true })));
    assert_eq!(column(1, "critical"), plain("boolean"));
    assert_eq!(column(2, "period"), plain("yearmonth"));
}
