//! Recognition on the labelled workbooks of other people, in `../shared/corpus`: tables found, registers and columns
//! right, rows exact. The scores must not fall under `tests/expected/corpus_floor.json`, which is only ever raised.

use serde_json::{Map, Value};
use std::path::Path;
use std::process::Command;

#[test]
fn recognition_does_not_get_worse() {
    let corpus = Path::new("../shared/corpus");
    if !corpus.join("score.py").is_file() {
        println!("skipped: no corpus");
        return;
    }
    let output = Command::new("python3")
        .arg(corpus.join("score.py"))
        .args([&corpus.join("labels.jsonl"), corpus])
        .arg(env!("CARGO_BIN_EXE_packwright"))
        .output()
        .expect("python3 runs the scorer");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    // The worst files first, then one line of scores.
    println!("{text}");
    let scores: Map<String, Value> =
        serde_json::from_str(text.lines().last().unwrap_or("")).expect("the last line holds the scores");
    let floor: Map<String, Value> =
        serde_json::from_str(include_str!("expected/corpus_floor.json")).expect("the floor is JSON");
    assert_eq!(scores["failed"], 0, "a file could not be inspected");
    for (name, least) in &floor {
        let (score, least) = (scores[name].as_f64().unwrap_or(0.0), least.as_f64().unwrap_or(1.0));
        assert!(score >= least, "{name} fell to {score}, under {least}");
    }
}
