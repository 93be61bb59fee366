//! The command line from outside: arguments in, output and exit code out.
#![allow(clippy::unwrap_used)]

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A run: exit code, standard output, standard error.
struct Run {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program in `dir` with these arguments.
fn packwright(dir: &Path, args: &[&str]) -> Run {
    let output = Command::cargo_bin("packwright").unwrap().current_dir(dir).args(args).output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn folder() -> TempDir {
    TempDir::new().unwrap()
}

/// A folder with one CSV file of two risks.
fn registers() -> TempDir {
    let dir = folder();
    let risks = "Risk ID,Risk title,Likelihood,Impact,Owner,Status,Due date\n\
                 R-1,Supplier is late,4,5,Ann Lee,Open,2026-11-30\n\
                 R-2,Key person leaves,2,3,Bob Ray,Closed,2026-09-30\n";
    fs::create_dir(dir.path().join("P101")).unwrap();
    fs::write(dir.path().join("P101/Risk register.csv"), risks).unwrap();
    dir
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn help_names_every_command() {
    let dir = folder();
    let run = packwright(dir.path(), &["--help"]);
    assert_eq!(run.code, 0);
    for command in ["build", "check", "inspect", "export", "explain", "init", "completions"] {
        assert!(run.out.contains(&format!("  {command} ")), "{command}");
    }
    assert_eq!(run.err, "");
    assert_eq!(packwright(dir.path(), &["build", "--help"]).code, 0);
    assert_eq!(
        packwright(dir.path(), &["--version"]).out,
        format!("packwright {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn wrong_arguments_exit_with_2() {
    let dir = folder();
    for args in [
        &["nonsense"][..],
        &[],
        &["build"],
        &["build", ".", "--period", "October"],
        &["build", ".", "--deny", "always"],
        &["build", ".", "--format", "docx"],
        &["build", ".", "--threads", "0"],
        &["check", ".", "--format", "xlsx"],
        &["export", ".", "--format", "jsonl"],
        &["check", ".", "-q", "-v"],
    ] {
        let run = packwright(dir.path(), args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert_eq!(run.out, "", "{args:?}");
        assert!(!run.err.is_empty(), "{args:?}");
    }
    assert!(names(dir.path()).is_empty());
}

#[test]
fn a_wrong_period_says_how_to_write_one() {
    let run = packwright(folder().path(), &["build", ".", "--period", "2026-13"]);
    assert!(run.err.contains("`2026-13` is not a month; write it as 2026-10"), "{}", run.err);
}

#[test]
fn a_wrong_key_is_told_with_file_line_and_key() {
    let dir = registers();
    fs::write(dir.path().join("packwright.toml"), "[portfolio]\nname = \"One\"\ncurency = \"GBP\"\n")
        .unwrap();
    for args in [
        &["check", "."][..],
        &["build", "."],
        &["inspect", "."],
        &["export", ".", "--format", "csv", "-o", "../x"],
    ] {
        let run = packwright(dir.path(), args);
        assert_eq!(run.code, 2, "{args:?}");
        let told = run.err.contains("packwright.toml, line 3, key `curency`");
        assert!(told, "{args:?}: {}", run.err);
    }
    assert_eq!(names(dir.path()), ["P101", "packwright.toml"]);
}

#[test]
fn settings_are_looked_for_in_the_first_folder_then_here() {
    let dir = registers();
    let wrong = "[portfolio]\nwrong = 1\n";
    fs::write(dir.path().join("packwright.toml"), wrong).unwrap();
    fs::write(dir.path().join("P101/packwright.toml"), wrong).unwrap();
    let told = |args: &[&str]| packwright(dir.path(), args).err;
    assert!(told(&["check", "P101"]).contains("P101/packwright.toml, line 2"));
    fs::remove_file(dir.path().join("P101/packwright.toml")).unwrap();
    assert!(told(&["check", "P101"]).contains("error: packwright.toml, line 2"));
    fs::write(dir.path().join("other.toml"), "[portfolio]\n\nworse = 1\n").unwrap();
    assert!(told(&["check", "P101", "-c", "other.toml"]).contains("other.toml, line 3"));
}

#[test]
fn options_stand_before_or_after_the_command() {
    let dir = registers();
    fs::write(dir.path().join("bad.toml"), "[nonsense]\n").unwrap();
    for args in [
        &["--config", "bad.toml", "--threads", "1", "-q", "--color", "never", "check", "P101"][..],
        &["check", "P101", "-c", "bad.toml", "--threads", "1", "-q", "--color", "never"],
        &["-c", "bad.toml", "check", "--threads", "1", "P101", "-q"],
    ] {
        let run = packwright(dir.path(), args);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.contains("bad.toml, line 1"), "{args:?}: {}", run.err);
    }
}

#[test]
fn a_missing_settings_file_or_password_is_said() {
    let dir = registers();
    let run = packwright(dir.path(), &["check", ".", "-c", "none.toml"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("none.toml"), "{}", run.err);
    let run = packwright(dir.path(), &["check", ".", "--password-env", "PACKWRIGHT_NOT_SET"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("`PACKWRIGHT_NOT_SET`"), "{}", run.err);
}

#[test]
fn colour_only_where_it_is_wanted() {
    let dir = folder();
    let plain = packwright(dir.path(), &["explain", "nonsense"]);
    assert!(!plain.err.contains('\x1b'));
    let coloured = packwright(dir.path(), &["explain", "nonsense", "--color", "always"]);
    assert!(coloured.err.contains('\x1b'));
}

#[test]
fn an_unknown_code_is_no_page() {
    let run = packwright(folder().path(), &["explain", "no-such-code-zzz"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("there is no finding `no-such-code-zzz`"), "{}", run.err);
}

#[test]
fn completions_for_each_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = packwright(folder().path(), &["completions", shell]);
        assert_eq!(run.code, 0, "{shell}");
        assert!(run.out.contains("packwright"), "{shell}");
    }
}

#[test]
fn init_writes_once() {
    let dir = folder();
    let run = packwright(dir.path(), &["init"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let path = dir.path().join("packwright.toml");
    let written = fs::read_to_string(&path).unwrap();
    for key in [
        "[portfolio]",
        "#[[project]]",
        "#[[submission]]",
        "[levels]",
        "#[[fx]]",
        "[thresholds]",
        "[templates]",
    ] {
        assert!(written.lines().any(|l| l == key), "{key}");
    }
    let again = packwright(dir.path(), &["init", "."]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("is there already"), "{}", again.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    assert_eq!(packwright(dir.path(), &["init", "nowhere"]).code, 2);
}

#[test]
fn csv_is_not_written_among_the_registers() {
    let dir = registers();
    let run = packwright(dir.path(), &["export", ".", "--format", "csv", "-o", "P101/out"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("lies inside SRC"), "{}", run.err);
    assert_eq!(names(&dir.path().join("P101")), ["Risk register.csv"]);
}

/// Those that read registers, and so need every stage.
mod with_registers {
    use super::*;

    #[test]
    fn nothing_to_read_exits_with_2_and_leaves_nothing() {
        let dir = folder();
        for args in [
            &["build", "nowhere"][..],
            &["build", "."],
            &["check", "nowhere"],
            &["check", "."],
            &["inspect", "nowhere"],
            &["export", "nowhere", "--format", "jsonl", "-o", "x"],
        ] {
            let run = packwright(dir.path(), args);
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
            assert!(run.err.starts_with("error: "), "{args:?}: {}", run.err);
        }
        assert!(names(dir.path()).is_empty());
    }

    #[test]
    fn the_audiences_are_named_when_one_is_unknown() {
        let run =
            packwright(registers().path(), &["build", ".", "--period", "2026-10", "--audience", "board"]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("there is no pack for `board`"), "{}", run.err);
        assert!(run.err.contains("choose from: all, "), "{}", run.err);
    }

    #[test]
    fn a_known_code_has_its_page() {
        let dir = folder();
        for code in packwright::pipeline::codes() {
            let run = packwright(dir.path(), &["explain", code.id]);
            assert_eq!(run.code, 0, "{}", code.id);
            for heading in ["## What it finds", "## Why it matters", "## What to do"] {
                assert!(run.out.contains(heading), "{}: {heading}", code.id);
            }
        }
        assert!(!packwright::pipeline::codes().is_empty());
        // So has one that the templates declare.
        let run = packwright(dir.path(), &["explain", "dates-reversed"]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(
            run.out.starts_with("# dates-reversed\n") && run.out.contains("Level: warning"),
            "{}",
            run.out
        );
    }

    #[test]
    fn a_rule_of_ones_own_is_one_file() {
        let dir = folder();
        let write = |path: &str, text: &str| {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write(
            "a/Risks.csv",
            "Project,Risk ID,Title,Likelihood,Impact,Owner,Status,Effect\n\
            P1,R1,Delay,5,4,Ann Lee,Open,Late\nP1,R2,Cost,5,4,Ann Lee,Open,\nP1,R3,Site,1,1,Ann Lee,Open,\n",
        );
        write(
            "ours/rules/effect-missing.toml",
            r##"
level = "note"
page = """
# effect-missing

## What it finds
Severe risks without an effect.
"""

[[rule]]
registers = ["risks"]
at = "effect"
where = [{ field = "score", at_least = "severe-score" }, { field = "effect", is = "blank" }]
seen = "severe risks have no effect"
remedy = "say what follows"
"##,
        );
        write(
            "packwright.toml",
            "[portfolio]\nperiod = \"2026-10\"\n[templates]\ndir = \"ours\"\n\
            [levels]\neffect-missing = \"error\"\n",
        );
        let run = packwright(dir.path(), &["check", "a"]);
        assert_eq!(run.code, 1, "{}{}", run.out, run.err);
        assert!(
            run.out.contains("error[effect-missing] `Effect`: severe risks have no effect"),
            "{}",
            run.out
        );
        assert!(run.out.contains("H3"), "{}", run.out);
        let page = packwright(dir.path(), &["explain", "effect-missing"]);
        assert!(page.out.contains("Severe risks without an effect."), "{}{}", page.out, page.err);
    }

    #[test]
    fn build_writes_the_month_whole() {
        let dir = registers();
        let run = packwright(dir.path(), &["build", ".", "--period", "2026-10"]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        assert_eq!(names(&dir.path().join("out")), ["2026-10"]);
        let month = names(&dir.path().join("out/2026-10"));
        for file in [
            "figures.json",
            "findings.json",
            "findings.xlsx",
            "index.pdf",
            "index.xlsx",
            "manifest.json",
            "packs",
        ] {
            assert!(month.contains(&file.to_owned()), "{file}");
        }
        assert!(run.out.contains("October 2026"), "{}", run.out);
        assert!(run.out.contains("written to out/2026-10"), "{}", run.out);
        // The packs lie among the sources now, and are not read as registers.
        let again = packwright(dir.path(), &["build", ".", "--period", "2026-10"]);
        assert_eq!(again.code, 0, "{}", again.err);
        assert!(again.out.contains("records   2 (Risks 2)"), "{}", again.out);
        assert_eq!(names(&dir.path().join("out")), ["2026-10"]);
    }

    /// The built-in look with volumes of so many pages.
    fn look(dir: &Path, pages: usize) {
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/theme.toml");
        let theme = fs::read_to_string(theme).unwrap();
        fs::create_dir_all(dir.join("own")).unwrap();
        fs::write(dir.join("own/theme.toml"), theme.replace("pages = 500", &format!("pages = {pages}")))
            .unwrap();
    }

    #[test]
    fn a_pack_of_many_pages_is_written_as_volumes_until_it_has_few() {
        let dir = registers();
        let build = |pages: usize| {
            look(dir.path(), pages);
            let args = ["build", "P101", "--period", "2026-10", "--audience", "risk", "--format", "pdf"];
            let run = packwright(dir.path(), &[&args[..], &["--templates", "own"]].concat());
            assert_eq!(run.code, 0, "{}", run.err);
            names(&dir.path().join("out/2026-10/packs"))
        };
        let volumes = build(3);
        assert!(volumes.len() > 2 && volumes.contains(&"risk-2.pdf".to_owned()), "{volumes:?}");
        let manifest = fs::read_to_string(dir.path().join("out/2026-10/manifest.json")).unwrap();
        assert!(volumes.iter().all(|name| manifest.contains(&format!("packs/{name}"))));
        assert_eq!(build(500), ["risk.pdf"]);
        look(dir.path(), 2);
        let args = ["build", "P101", "--templates", "own"];
        assert!(packwright(dir.path(), &args).err.contains("a volume has 3 pages or more"));
    }

    #[test]
    fn a_month_of_somebody_else_is_left_alone() {
        let dir = registers();
        let theirs = dir.path().join("out/2026-10");
        fs::create_dir_all(&theirs).unwrap();
        fs::write(theirs.join("notes.txt"), "mine").unwrap();
        let run = packwright(dir.path(), &["build", "P101", "--period", "2026-10"]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("packwright did not write"), "{}", run.err);
        assert_eq!(names(&theirs), ["notes.txt"]);
    }

    #[test]
    fn deny_decides_on_the_exit_code() {
        let dir = registers();
        let args = ["check", "P101", "--period", "2026-10", "--deny"];
        let with = |level| packwright(dir.path(), &[&args[..], &[level]].concat()).code;
        assert_eq!(with("error"), 0);
        // The project is known by the folder's name only, which is a guess and so a note at least.
        assert_eq!(with("note"), 1);
    }

    #[test]
    fn a_file_that_cannot_be_read_exits_with_1() {
        let dir = registers();
        fs::write(dir.path().join("P101/broken.xlsx"), "this is no workbook").unwrap();
        let run = packwright(dir.path(), &["inspect", "P101", "--format", "json"]);
        assert_eq!(run.code, 1);
        let files: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(files[0]["file"], "Risk register.csv");
        assert_eq!(files[0]["tables"][0]["register"], "risks");
        assert_eq!(files[0]["tables"][0]["first_row"], 2);
        assert_eq!(files[0]["tables"][0]["rows"], 2);
        assert!(files[1]["error"].is_string());
        assert_eq!(files[1]["tables"], serde_json::json!([]));
        let run = packwright(dir.path(), &["check", "P101", "--period", "2026-10"]);
        assert_eq!(run.code, 1);
    }

    #[test]
    fn findings_as_json_and_as_files() {
        let dir = registers();
        let run = packwright(dir.path(), &["check", "P101", "--period", "2026-10", "--format", "json"]);
        assert!(serde_json::from_str::<serde_json::Value>(&run.out).unwrap().is_array());
        for format in ["text", "json", "xlsx"] {
            let args = ["check", "P101", "--period", "2026-10", "--format", format, "-o", "found"];
            assert_eq!(packwright(dir.path(), &args).code, 0, "{format}");
        }
        let found = names(&dir.path().join("found"));
        assert_eq!(found, ["findings.json", "findings.txt", "findings.xlsx", "returns"]);
    }

    #[test]
    fn each_return_is_written_with_its_findings_and_those_of_an_earlier_run_go() {
        let dir = registers();
        let args = ["check", "P101", "--period", "2026-10", "--format", "xlsx", "-o", "found"];
        let run = packwright(dir.path(), &args);
        assert!(run.out.contains("  returns/Risk register.csv.xlsx\n"), "{}", run.out);
        let returns = dir.path().join("found/returns");
        fs::write(returns.join("own.xlsx"), "a file of somebody's").unwrap();
        fs::rename(dir.path().join("P101/Risk register.csv"), dir.path().join("P101/Risks.csv")).unwrap();
        assert_eq!(packwright(dir.path(), &args).code, 0);
        assert_eq!(names(&returns), ["Risks.csv.xlsx", "own.xlsx"]);
        // A copy is no input.
        fs::copy(returns.join("Risks.csv.xlsx"), dir.path().join("P101/copy.xlsx")).unwrap();
        let run = packwright(dir.path(), &["check", "P101", "--period", "2026-10"]);
        assert!(run.out.contains("read      1 file\n"), "{}", run.out);
    }

    #[test]
    fn export_writes_the_registers_that_have_records() {
        let dir = registers();
        let out = dir.path().join("x");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("issues.jsonl"), "from before").unwrap();
        let args = ["export", "P101", "--period", "2026-10", "--format", "jsonl", "-o", "x"];
        let run = packwright(dir.path(), &args);
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(names(&out), ["risks.jsonl"]);
        let text = fs::read_to_string(out.join("risks.jsonl")).unwrap();
        let first: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        assert_eq!(first["id"], "R-1");
        assert_eq!(first["likelihood"], 4);
        assert_eq!(first["due_on"], "2026-11-30");
        assert_eq!(first["_source"]["cells"]["likelihood"], "C2");
        assert_eq!(first["_source"]["row"], 2);
    }

    #[test]
    fn a_tool_of_the_users_own_is_a_format() {
        let dir = registers();
        fs::create_dir_all(dir.path().join("t/load")).unwrap();
        let columns = "Name = { from = [\"title\"] }\nDue = { from = [\"due_on\"] }\n";
        let text = format!("dates = \"31.10.2026\"\n[list.risks]\n{columns}");
        fs::write(dir.path().join("t/load/ours.toml"), text).unwrap();
        let args = ["export", "P101", "--period", "2026-10", "--templates", "t", "-o", "x", "--format"];
        let run = packwright(dir.path(), &[&args[..], &["ours"]].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(names(&dir.path().join("x")), ["ours-risks.csv"]);
        let text = fs::read_to_string(dir.path().join("x/ours-risks.csv")).unwrap();
        assert!(text.starts_with("Name,Due\n") && text.contains(",30.11.2026\n"), "{text}");
        let run = packwright(dir.path(), &[&args[..], &["ors"]].concat());
        assert_eq!(run.code, 2);
        assert!(
            run.err.contains("choose from: jsonl, json, csv, parquet, jira, openproject, ours"),
            "{}",
            run.err
        );
        assert_eq!(names(&dir.path().join("x")), ["ours-risks.csv"]);
    }

    #[test]
    fn a_parquet_export_replaces_its_own_month() {
        let dir = registers();
        let part = |register: &str, month: &str| {
            dir.path().join(format!("x/{register}/reporting_period={month}/part-0.parquet"))
        };
        for (register, month) in [("issues", "2026-10"), ("issues", "2026-09"), ("risks", "2026-09")] {
            fs::create_dir_all(part(register, month).parent().unwrap()).unwrap();
            fs::write(part(register, month), "from before").unwrap();
        }
        let args = ["export", "P101", "--period", "2026-10", "--format", "parquet", "-o", "x"];
        let run = packwright(dir.path(), &args);
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(names(&dir.path().join("x")), ["issues", "risks"]);
        assert_eq!(names(&dir.path().join("x/issues")), ["reporting_period=2026-09"]);
        assert!(fs::read(part("risks", "2026-10")).unwrap().starts_with(b"PAR1"));
        for register in ["issues", "risks"] {
            assert_eq!(fs::read(part(register, "2026-09")).unwrap(), b"from before");
        }
    }

    #[test]
    fn a_closed_pipe_is_no_fault() {
        let dir = registers();
        let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("packwright"))
            .current_dir(dir.path())
            .args(["inspect", "P101"])
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    }

    #[test]
    fn init_names_what_is_there() {
        let dir = registers();
        let projects = "Project code,Project name,Programme\nP101,Customer portal,Digital\n";
        fs::write(dir.path().join("Project list 2026-10.csv"), projects).unwrap();
        let run = packwright(dir.path(), &["init"]);
        let written = fs::read_to_string(dir.path().join("packwright.toml")).unwrap();
        assert_eq!(run.code, 0, "{}", run.err);
        let project = "[[project]]\ncode = \"P101\"\nname = \"Customer portal\"";
        assert!(written.contains(project), "{written}");
        assert!(written.contains("\nperiod = \"2026-10\""), "{written}");
    }
}

#[test]
fn a_run_that_reads_nothing_says_why_and_leaves_the_packs() {
    let dir = registers();
    let args = ["build", ".", "--period", "2026-10", "-q"];
    assert!(packwright(dir.path(), &args).code < 2);
    let pack = dir.path().join("out/2026-10/manifest.json");
    let before = fs::read(&pack).unwrap();
    fs::write(dir.path().join("P101/Risk register.csv"), "").unwrap();
    for args in [&args[..], &["build", "."]] {
        let run = packwright(dir.path(), args);
        assert_eq!(run.code, 2, "{}{}", run.out, run.err);
        assert!(run.err.contains("P101/Risk register.csv: the file is empty"), "{}", run.err);
        assert!(!run.err.contains("no reporting month"), "{}", run.err);
    }
    fs::write(dir.path().join("P101/Risk register.csv"), "a,b\n1,2\n").unwrap();
    assert_eq!(packwright(dir.path(), &args).code, 2);
    assert_eq!(fs::read(&pack).unwrap(), before);
}

#[test]
fn what_the_program_wrote_among_the_sources_is_no_input() {
    let dir = registers();
    let args = ["build", ".", "-o", "./P101/out", "--period", "2026-10", "--format", "xlsx"];
    let first = packwright(dir.path(), &args);
    let second = packwright(dir.path(), &args);
    assert!(second.out.contains("read      1 file\n"), "{}", second.out);
    assert_eq!(first.code, second.code);
}

/// What `migrate` writes for one CSV file: its account of the file, and the bytes of its workbook.
fn migrated(dir: &Path, from: &str, to: &str) -> (serde_json::Value, Vec<u8>) {
    let run = packwright(dir, &["migrate", from, "-o", to, "--period", "2026-10", "-q"]);
    assert!(run.code < 2, "{}{}", run.out, run.err);
    let dossier = fs::read(dir.join(to).join("dossier.json")).unwrap();
    let dossier: serde_json::Value = serde_json::from_slice(&dossier).unwrap();
    let workbook = names(&dir.join(to).join("registers")).remove(0);
    (dossier["sources"][0].clone(), fs::read(dir.join(to).join("registers").join(workbook)).unwrap())
}

#[test]
fn a_register_without_levels_is_the_same_after_a_second_migration() {
    let dir = folder();
    // No impact: nothing to work a score out from, before as after.
    let risks = "Risk ID,Risk title,Likelihood,Owner,Status\nR-1,Supplier is late,Likely,Ann Lee,Open\n\
                 R-2,Key person leaves,Unlikely,Bob Ray,Closed\n";
    fs::write(dir.path().join("P101 risk register.csv"), risks).unwrap();
    let (_, first) = migrated(dir.path(), "P101 risk register.csv", "once");
    let (_, second) = migrated(dir.path(), "once/registers", "twice");
    assert!(first == second, "{} and {} bytes", first.len(), second.len());
}

#[test]
fn rows_that_are_told_as_left_out_hold_no_record() {
    let dir = folder();
    let risks = "Risk ID,Risk title,Likelihood,Impact,Owner,Status\nDelivery,,,,,\n\
                 R-1,Supplier is late,4,5,Ann Lee,Open\nR-2,Key person leaves,2,3,Bob Ray,Open\n\
                 Finance,,,,,\nR-3,Rates rise,2,4,Cy Orr,Open\n";
    fs::write(dir.path().join("P101 risk register.csv"), risks).unwrap();
    let (source, _) = migrated(dir.path(), "P101 risk register.csv", "out");
    let rows: Vec<&serde_json::Value> =
        source["left_out"].as_array().unwrap().iter().map(|p| &p["rows"]).collect();
    assert_eq!(rows, [&serde_json::json!([2, 2]), &serde_json::json!([5, 5])], "{}", source["left_out"]);
    assert_eq!(source["rows"]["kept"], 3);
}

#[test]
fn settings_for_a_file_that_is_not_there_are_told() {
    let dir = registers();
    let settings = "[[submission]]\npath = \"P102/*\"\nproject = \"P102\"\n";
    fs::write(dir.path().join("packwright.toml"), settings).unwrap();
    let run = packwright(dir.path(), &["check", ".", "--period", "2026-10"]);
    assert!(run.out.contains("submission-unused") && run.out.contains("`P102/*`"), "{}", run.out);
}

#[test]
fn mistakes_in_the_settings_are_told_without_a_programmers_words() {
    let dir = registers();
    for (settings, words) in [
        (
            &b"[portfolio]\ndate_order = \"ymdd\"\n"[..],
            "this is none of the words it can be: `ymdd`; they are `dmy`",
        ),
        (b"[portfolio]\nnmae = \"x\"\n", "there is no such key here: `nmae`; they are"),
        (b"[portfolio]\nname = \"M\xFCller\"\n", "save it again with the encoding UTF-8"),
        (b"[limits]\ncells = 0\n", "a limit is a whole number"),
    ] {
        fs::write(dir.path().join("packwright.toml"), settings).unwrap();
        let run = packwright(dir.path(), &["check", "."]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains(words), "{}", run.err);
    }
}

#[cfg(unix)]
#[test]
fn letters_that_steer_a_terminal_do_not_reach_it() {
    let dir = registers();
    fs::rename(dir.path().join("P101/Risk register.csv"), dir.path().join("P101/\u{1b}[31mrisks.csv"))
        .unwrap();
    fs::write(dir.path().join("P101/x.csv"), "ID,Ri\u{1b}[1msk\n1,\u{7}a\n\"b,\u{1b}]0;x\u{7}\n").unwrap();
    for command in ["check", "inspect"] {
        let run = packwright(dir.path(), &[command, "."]);
        assert!(
            !run.out.contains(['\u{1b}', '\u{7}']) && !run.err.contains(['\u{1b}', '\u{7}']),
            "{}",
            run.out
        );
    }
}
