//! Rules of resource plans.

use super::{Table, evidence, found};

const NONE: [&str; 0] = [];

#[test]
fn plans_outside_the_time_of_a_person() {
    let lines: Table = (
        "a.xlsx",
        "resources",
        "project|person|period|allocation|days|start_on|end_on",
        &[
            "P1|Ann Lee|2026-12|0.5|31|2026-12-31|2026-12-01",
            "P1|Bo Ito|2027-01|0.5|31.5||2026-12-31",
            "P1|Cy Ode|2026-10|0.5|-1|2026-11-01|",
            "P1|Di Eve|2027-01|0|||2026-12-31",
        ],
    );
    assert_eq!(
        found("allocated-outside", &[lines]),
        ["a.xlsx Allocation D3,D4: people are planned for months before their start or after their end"]
    );
    assert_eq!(
        found("time-impossible", &[lines]),
        ["a.xlsx Days E3: there are more days of work in a month than it has"]
    );
    assert_eq!(found("amount-negative", &[lines]), ["a.xlsx Days E4: days are negative"]);
}

#[test]
fn rates_of_a_grade() {
    let keys = "project|person|grade|employment|rate";
    let a: Table = (
        "a.xlsx",
        "resources",
        keys,
        &[
            "P1|Ann Lee|Senior|employee|500",
            "P1|Bo Ito|senior|employee|500",
            "P1|Cy Ode|Senior|employee|480",
            "P1|Di Eve|Senior|employee|600",
            // Contractors are compared with contractors, of whom there are too few.
            "P1|Ed Fox|Senior|contractor|900",
        ],
    );
    // The middle rate is 500: 600 is a fifth more and in order, 601 is not.
    let b: Table =
        ("b.xlsx", "resources", keys, &["P2|Flo Gay|SENIOR|employee|601", "P2|Gus Hay|Junior|employee|9"]);
    let seen = "day rates are far from the middle one of their grade";
    assert_eq!(found("rate-unlike", &[a, b]), [format!("b.xlsx Rate E2: {seen}")]);
    assert_eq!(evidence("rate-unlike", &[a, b]), ["SENIOR: 601, middle rate 500"]);
    assert_eq!(found("rate-unlike", &[b]), NONE);
}

#[test]
fn people_whom_no_roles_list_names() {
    let plan: Table = (
        "a.xlsx",
        "resources",
        "project|person|period|allocation",
        &[
            "P1|A A|2026-11|1",
            "P1|B B|2026-11|1",
            "P1|C C|2026-11|1",
            "P1|D D|2026-11|1",
            "P1|E E|2026-11|1",
            "P1|F F|2026-11|1",
            "P1|G G|2026-11|1",
            "P1|H H|2026-11|1",
            "P1|I I|2026-11|1",
            "P1|J J|2026-11|1",
            "P1|Vacancy|2026-11|1",
        ],
    );
    let nine: Table = (
        "b.xlsx",
        "roles",
        "project|person|deputy",
        &["P2|A A|B B", "P2|C C|D D", "P2|E E|F F", "P2|G G|H H", "P2|I I|"],
    );
    assert_eq!(
        found("planned-unlisted", &[plan, nine]),
        ["a.xlsx Person B11: people are planned who are on no roles list"]
    );
    // Eight of ten: the lists do not name everybody.
    let eight: Table = ("b.xlsx", "roles", nine.2, &nine.3[..4]);
    assert_eq!(found("planned-unlisted", &[plan, eight]), NONE);
    assert_eq!(found("planned-unlisted", &[plan]), NONE);
}

#[test]
fn posts_that_nobody_is_named_for() {
    let lines: Table = (
        "a.xlsx",
        "resources",
        "project|person|period|allocation",
        &[
            "P1|Vacancy|2026-10|1",
            "P1|Vacancy|2026-11|0",
            "P1|TBC|2026-12|1",
            "P1|Vacancy|2027-01|1",
            "P1|Ann Lee|2026-11|1",
        ],
    );
    assert_eq!(
        found("vacancy-near", &[lines]),
        ["a.xlsx Allocation D4: work is planned for the next months, and nobody is named for it"]
    );
}
