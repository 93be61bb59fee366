//! Rules across the records of several tables.

use super::{Table, evidence, found};

const NONE: [&str; 0] = [];

#[test]
fn ids_that_nobody_has() {
    let risks: Table =
        ("r.xlsx", "risks", "project|id|related", &["P1|R-001|I-9", "P1|R-002|CR-1", "P2|R-009|"]);
    let issues: Table = (
        "i.xlsx",
        "issues",
        "project|id|risk|related",
        &[
            "P1|I-1|r1|",
            "P1|I-2|P1-R-002; 2|R 1",
            "P1|I-3|R-009|R-2; I-1",
            // P3 handed in no risks.
            "P3|I-1|R-001|R-001",
            "P1|I-4||R-3",
        ],
    );
    let seen = "ids are named that no record of the project has";
    assert_eq!(
        found("dangling-reference", &[risks, issues]),
        [
            format!("r.xlsx Related C2: {seen}"),
            format!("i.xlsx Related D6: {seen}"),
            format!("i.xlsx Risk C4: {seen}"),
        ]
    );
    assert_eq!(evidence("dangling-reference", &[risks, issues]), ["I-9", "R-3", "R-009"]);
}

#[test]
fn risks_that_happened_and_went_nowhere() {
    let risks: Table = (
        "r.xlsx",
        "risks",
        "project|id|status|related",
        &[
            "P1|R-1|materialised|",
            "P1|R-2|materialised|",
            "P1|R-3|materialised|I-2",
            "P1|R-4|open|",
            "P2|R-1|materialised|",
        ],
    );
    let issues: Table = ("i.xlsx", "issues", "project|id|risk", &["P1|I-1|R-001", "P1|I-2|"]);
    let unasked: Table = ("j.xlsx", "issues", "project|id", &["P2|I-1"]);
    assert_eq!(
        found("materialised-unlinked", &[risks, issues, unasked]),
        ["r.xlsx Status C3: risks have happened, and no issue names them"]
    );
}

#[test]
fn titles_that_say_nearly_the_same() {
    let a: Table = (
        "a.xlsx",
        "risks",
        "project|id|status|title",
        &[
            "P1|R1|open|Delay of the data migration",
            "P1|R2|closed|Delay of the data migration",
            "P2|R1|open|Delay of the data migration",
            // One id twice is another matter.
            "P1|R1|open|Delay of the data migration",
            "P1|R5|open|Loss of staff",
        ],
    );
    let b: Table =
        ("b.xlsx", "risks", "project|id|status|title", &["P1|R7|open|Data migration: delay of the"]);
    let seen = "open items of a project say nearly the same";
    assert_eq!(
        found("near-duplicate", &[a, b]),
        [format!("a.xlsx Title D2,D5: {seen}"), format!("b.xlsx Title D2: {seen}")]
    );
    assert_eq!(evidence("near-duplicate", &[a, b])[1], "R7 and R1: Data migration: delay of the");
    // The title of a stakeholder is what they are, not who.
    let people: Table =
        ("c.xlsx", "stakeholders", "project|id|title", &["P1|S1|Head of Finance", "P1|S2|Head of Finance"]);
    assert_eq!(found("near-duplicate", &[people]), NONE);
}

#[test]
fn rows_that_stand_twice() {
    let keys = "project|category|period|budget|comments";
    let a: Table = (
        "a.xlsx",
        "finance",
        keys,
        &[
            "P1|Staff|2026-10|10|",
            "P1|Staff|2026-10|11|",
            "P1|Travel|2026-10|5|",
            "P1|Rent|2026-10|0|",
            "P1|Rent|2026-10|0|",
        ],
    );
    let b: Table = (
        "b.xlsx",
        "finance",
        keys,
        &["P1|Staff|2026-10|10|again", "P2|Travel|2026-10|5|", "P1|Travel|2026-11|5|"],
    );
    let seen = "one and the same row stands twice, and both count";
    assert_eq!(
        found("row-twice", &[a, b]),
        [format!("a.xlsx Category B2: {seen}"), format!("b.xlsx Category B2: {seen}")]
    );
    let people: Table = (
        "c.xlsx",
        "resources",
        "project|person|period|allocation",
        &["P1|Vacancy|2026-10|1", "P1|Vacancy|2026-10|1", "P1|Ann Lee|2026-10|1", "P1|Ann Lee|2026-10|0.5"],
    );
    assert_eq!(found("row-twice", &[people]), NONE);
}

#[test]
fn registers_that_were_copied() {
    let keys = "project|id|title|owner|likelihood|due_on";
    const OWN: &[&str] = &[
        "P1|1|Delay|Ann Lee|3|2026-11-01",
        "P1|2|Cost|Ann Lee|3|",
        "P1|3|Staff|Ann Lee|3|",
        "P1|4|Scope|Ann Lee|3|",
        "P1|5|Site|Ann Lee|3|",
        "P1|6|Law|Ann Lee|3|",
        "P1|7|Data|Ann Lee|3|",
        "P1|8|Fire|Ann Lee|3|",
        "P1|9|Flood|Ann Lee|3|",
        "P1|10|Theft|Ann Lee|3|",
    ];
    let a: Table = ("a.xlsx", "risks", keys, OWN);
    // Five of ten say the same, whoever owns them and whenever they are due.
    let b: Table = (
        "b.xlsx",
        "risks",
        keys,
        &[
            "P2|1|Delay|Bo Ito|3|2027-01-01",
            "P2|2|Cost|Bo Ito|3|",
            "P2|3|Staff|Bo Ito|3|",
            "P2|4|Scope|Bo Ito|3|",
            "P2|5|Site|Bo Ito|3|",
            "P2|6|Law|Bo Ito|4|",
            "P2|7|Noise|Bo Ito|3|",
            "P2|8|Dust|Bo Ito|3|",
            "P2|9|Heat|Bo Ito|3|",
            "P2|10||Bo Ito|3|",
        ],
    );
    assert_eq!(
        found("copied-records", &[a, b]),
        [
            "a.xlsx Title C2,C3,C4,C5,C6: 5 of 10 risks of P1 say the same as risks of P2",
            "b.xlsx Title C2,C3,C4,C5,C6: 5 of 10 risks of P2 say the same as risks of P1",
        ]
    );
    let fewer: Table = ("b.xlsx", "risks", keys, &b.3[1..]);
    assert_eq!(found("copied-records", &[a, fewer]), NONE);
}
