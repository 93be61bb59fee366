//! The command as people type it: its exit codes and what it says.

use crate::books::books;
use crate::portfolio::build;
use assert_cmd::Command;
use std::path::Path;

/// Exit code, standard output and standard error.
fn run(out: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("packwright").unwrap();
    let output = command.arg("trace").arg(out).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_figure_is_printed_in_three_formats() {
    let built = build(&books());
    let out = built.out.path();
    let (code, text, _) = run(out, &["RISKS.OPEN", "--project", "p101"]);
    assert_eq!(code, 0);
    // Three of the four risks of P101 are not closed.
    assert!(text.starts_with("Open risks (risks.open), 2026-10, project P101\n  3\n"), "{text}");
    let by = ["finance.actual_to_date", "--by", "category=staff", "--by", "programme=Digital"];
    let (code, csv, _) = run(out, &[&by[..], &["--format", "csv"]].concat());
    assert_eq!((code, csv.lines().filter(|l| l.contains(",actual,")).count()), (0, 3));
    let (code, json, _) = run(out, &[&by[..], &["--format", "json", "--period", "2026-10"]].concat());
    assert!(code == 0 && serde_json::from_str::<serde_json::Value>(&json).is_ok());
}

#[test]
fn what_cannot_be_traced_ends_with_code_2_and_a_remedy() {
    let built = build(&books());
    let out = built.out.path();
    for (args, says) in [
        (&["risks.opne"][..], "did you mean risks.open"),
        (&["risks.open", "--project", "P9"], "projects of the month: P101, P102, P103"),
        (&["risks.open", "--by", "category"], "has no `=`"),
        (
            &["finance.budget_year", "--by", "category=Cakes"],
            "category=Equipment, category=Staff, category=Travel",
        ),
        (&["risks.open", "--period", "2026-09"], "months that were: 2026-10"),
    ] {
        let (code, text, said) = run(out, args);
        assert_eq!((code, text.as_str()), (2, ""), "{args:?}");
        assert!(said.contains(says), "{args:?}: {said}");
    }
    let (code, _, said) = run(&out.join("elsewhere"), &["risks.open"]);
    assert!(code == 2 && said.contains("there is no folder"), "{said}");
    std::fs::remove_file(out.join("2026-10/manifest.json")).unwrap();
    let (code, _, said) = run(out, &["risks.open"]);
    assert!(code == 2 && said.contains("build the month again"), "{said}");
}
