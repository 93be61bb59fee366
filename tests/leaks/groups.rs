//! What a pack says of groups of few people: neither their figure nor what it could be worked out from.

use crate::bytes;
use assert_cmd::Command;
use std::fs;
use tempfile::TempDir;

/// Lists nobody, and shows what is planned by skill.
const PACK: &str = r#"
title = "Skills"
question = "What can we do?"
smallest_group = 5

[[register]]
key = "risks"
fields = ["project", "id", "title"]
print = 5

[[section]]
title = "Skills"

[[section.block]]
kind = "chart"
title = "Planned by skill, drawn"
draw = "bar"
by = "skill"
figures = ["resources.allocated"]

[[section.block]]
kind = "table"
title = "Planned by skill"
rows = ["skill"]
figures = ["resources.allocated"]
limit = 50

[[section.block]]
kind = "definitions"
"#;

/// Each skill with its number of people, and what each of them is planned for.
const SKILLS: [(&str, usize, &str); 4] =
    [("Diving", 3, "0.113"), ("Rowing", 9, "0.127"), ("Sailing", 6, "0.131"), ("Flying", 8, "0.137")];

#[test]
fn a_group_of_few_people_is_withheld_in_every_byte() {
    let dir = TempDir::new().unwrap();
    fs::create_dir_all(dir.path().join("in/P101")).unwrap();
    fs::create_dir_all(dir.path().join("own/packs")).unwrap();
    let mut plan = "Name,Role,Skill,Month,FTE\n".to_owned();
    for (skill, people, fte) in SKILLS {
        (0..people).for_each(|n| {
            plan.push_str(&format!(
                "{skill}{} Vance,Developer,{skill},2026-10,{fte}\n",
                ["a", "b", "c", "d", "e", "f", "g", "h", "i"][n]
            ))
        });
    }
    fs::write(dir.path().join("in/P101/Resource plan.csv"), plan).unwrap();
    fs::write(
        dir.path().join("in/P101/Risk register.csv"),
        "Risk ID,Risk title,Status\nR-1,Late,Open\nR-2,Dear,Open\n",
    )
    .unwrap();
    fs::write(dir.path().join("own/packs/risk.toml"), PACK).unwrap();
    let args =
        ["build", "in", "-o", "out", "--period", "2026-10", "--audience", "risk", "--templates", "own"];
    let done = Command::cargo_bin("packwright").unwrap().current_dir(dir.path()).args(args).output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let packs = dir.path().join("out/2026-10/packs");
    for text in [bytes::of_workbook(&packs.join("risk.xlsx")), bytes::of_pdf(&packs.join("risk.pdf"))] {
        assert!(text.contains("fewer than 5 people"));
        // 9 x 0.127 and 8 x 0.137 may be said; 3 x 0.113 may not, nor 6 x 0.131, from which and the sum it would follow.
        for (value, may) in [("1.143", true), ("1.096", true), ("0.339", false), ("0.786", false)] {
            assert_eq!(text.contains(value), may, "{value}");
        }
    }
}
