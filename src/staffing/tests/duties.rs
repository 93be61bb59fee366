//! Duties that are kept apart, and those that are not.

use super::*;

#[test]
fn who_answers_for_a_project_does_not_manage_it() {
    let posts = roles(&[
        "P1|Ann Lee|delivery:senior-responsible-owner||||",
        "P1|Ann Lee|delivery:project-manager||||",
        "P2|Ann Lee|delivery:project-manager||||",
        "P2|Bo Ito|delivery:senior-responsible-owner||||",
        "P3|Bo Ito|delivery:project-manager|||2026-09-30|",
        "P3|Bo Ito|delivery:senior-responsible-owner||||",
    ]);
    let held = "holds Senior responsible owner and Project manager on one project";
    assert_eq!(found("sd1-sponsor-manages", &[posts]), [format!("a.xlsx C2,C3 P1: SD1: Ann Lee {held}")]);
}

#[test]
fn the_list_of_projects_names_holders_too() {
    let posts = roles(&["P1|Ann Lee|delivery:project-executive||||"]);
    let list: Table = ("list.xlsx", "projects", "project|code|sponsor|manager", &["P1|P1|Bo Ito|Ann Lee"]);
    let seen = "P1: SD1: Ann Lee holds Project executive and Project manager on one project";
    // The list of projects stands in another table, so it is told of both.
    assert_eq!(
        found("sd1-sponsor-manages", &[posts, list]),
        [format!("list.xlsx D2 {seen}"), format!("a.xlsx C2 {seen}")]
    );
}

#[test]
fn who_assures_a_project_does_not_deliver_it() {
    let posts = roles(&[
        "P1|Ann Lee|quality-assurance||||",
        "P1|Ann Lee|delivery:team-manager||||",
        "P1|Bo Ito|project-officer||||",
        "P2|Bo Ito|quality-assurance||||",
        "P3|Cy Orr|project-officer|Acting PSO|||",
        "P3|Cy Orr|quality-assurance|Deputy QA Manager|||",
        "|Di Roe|quality-assurance||||",
        "P2|Di Roe|delivery:project-manager||||",
    ]);
    assert_eq!(
        found("sd2-assurance-delivers", &[posts]),
        [
            "a.xlsx C2,C3 P1: SD2: Ann Lee holds Quality Assurance Role and Team manager on one project",
            "a.xlsx C8,C9 P2: SD2: Di Roe holds Quality Assurance Role and Project manager on one project",
        ]
    );
}

#[test]
fn one_person_answers_for_a_project() {
    let posts = roles(&[
        "P1|Ann Lee|delivery:senior-responsible-owner||||",
        "P1|Bo Ito|delivery:project-executive||||",
        "P2|Bo Ito|delivery:project-manager||||",
        "P3|Bo Ito|delivery:project-sponsor||||",
        "P4|Bo Ito|delivery:senior-responsible-owner||||",
        "P4|Cy Orr|delivery:senior-responsible-owner|Deputy SRO|||",
        "P4|Di Roe|delivery:senior-responsible-owner|||2026-06-30|",
    ]);
    assert_eq!(
        found("sd3-one-sponsor", &[posts]),
        [
            "a.xlsx C2,C3 P1: SD3: 2 people are Senior responsible owner of one project",
            "  P2: SD3: no Senior responsible owner is named for the project",
        ]
    );
}

#[test]
fn nobody_approves_their_own_change_or_one_above_their_limit() {
    let changes: Table = (
        "c.xlsx",
        "changes",
        "project|id|requested_by|decided_by|cost_effect",
        &[
            "P1|C1|Ann Lee|Ann Lee|100",
            "P1|C2|Ann Lee|Bo Ito|6000",
            "P1|C3|Ann Lee|Bo Ito|5000",
            "P1|C4||Bo Ito|",
        ],
    );
    let limits: Table = ("a.xlsx", "roles", "project|person|role|limit", &["P1|Bo Ito|change-control|5000"]);
    assert_eq!(
        found("sd4-change-approved-alone", &[changes, limits]),
        [
            "c.xlsx D2 P1: SD4: Ann Lee stands under Requested by and under Decided by of the same changes",
            "c.xlsx E3 P1: SD4: Bo Ito decided on more than their limit of 5000",
        ]
    );
    assert_eq!(
        lines("segregation-unchecked", staffed(&[changes], |_| ()))[0],
        "  : no benefits register was handed in, so SD9 could not be checked"
    );
}

#[test]
fn risks_are_not_heaped_on_one_person() {
    let mut rows: Vec<String> = (1..=11).map(|i| format!("P1|R{i}|Ann Lee|open|4")).collect();
    rows.extend((12..=14).map(|i| format!("P2|R{i}|Bo Ito|open|15")));
    rows.extend((15..=22).map(|i| format!("P2|R{i}||open|20")));
    rows.push("P2|R23|Ann Lee|closed|20".to_owned());
    let rows: Vec<&'static str> = rows.into_iter().map(|r| &*Box::leak(r.into_boxed_str())).collect();
    let risks: Table =
        ("r.xlsx", "risks", "project|id|owner|status|score", Box::leak(rows.into_boxed_slice()));
    // 3 of 11 severe ones are more than a quarter; with one more they would be a quarter.
    assert_eq!(
        found("sd8-risks-heaped", &[risks]),
        [
            "r.xlsx C2,C3,C4,C5,C6,C7,C8,C9,C10,C11,C12 P1: SD8: Ann Lee owns 11 open risks",
            "r.xlsx C13,C14,C15 P2: SD8: Bo Ito owns 3 of 11 open risks that are severe",
        ]
    );
}

#[test]
fn owners_who_hold_the_role_that_reports_or_manages() {
    let posts = roles(&["P1|Ann Lee|risk||||", "P2|Bo Ito|delivery:project-manager||||"]);
    let risks: Table = (
        "r.xlsx",
        "risks",
        "project|id|owner|status",
        &["P1|R1|Ann Lee|open", "P2|R2|Ann Lee|open", "P1|R3|Ann Lee|closed"],
    );
    assert_eq!(
        found("sd8-risks-heaped", &[posts, risks]),
        ["r.xlsx C2 P1: SD8: Ann Lee holds the Risk Role and has open risks on the same project"]
    );
    let benefits: Table = ("b.xlsx", "benefits", "project|id|owner", &["P2|B1|Bo Ito", "P1|B2|Bo Ito"]);
    assert_eq!(
        found("sd9-benefit-not-in-business", &[posts, benefits]),
        ["b.xlsx C2 P2: SD9: Bo Ito holds the Project manager and has open benefits on the same project"]
    );
}

#[test]
fn open_items_belong_to_people_who_are_there() {
    let posts = roles(&[
        "P1|Ann Lee|risk|||2026-09-30|",
        "P2|Ann Lee|risk|||2026-08-31|",
        "P1|Bo Ito|risk|||2026-09-30|",
        "P1|Cy Orr|risk|||2026-10-31|",
    ]);
    let plan: Table =
        ("p.xlsx", "resources", "project|person|period", &["P1|Bo Ito|2026-10", "P1|Di Roe|2026-07"]);
    let risks: Table = (
        "r.xlsx",
        "risks",
        "project|id|owner|status",
        &[
            "P1|R1|Ann Lee|open",
            "P1|R2|Bo Ito|open",
            "P1|R3|Cy Orr|open",
            "P1|R4|Di Roe|open",
            "P1|R5|Ann Lee|closed",
        ],
    );
    assert_eq!(
        found("sd11-owner-left", &[posts, plan, risks]),
        [
            "r.xlsx C2 P1: SD11: Ann Lee, whose last day was 2026-09-30, owns open items",
            "r.xlsx C5 P1: SD11: Di Roe, whose last day was 2026-07-31, owns open items",
        ]
    );
}

#[test]
fn posts_do_not_stay_vacant_without_a_deputy() {
    let posts = roles(&[
        // 61 days before 31 October, and 60.
        "P1||risk||2026-08-31||",
        "P2||risk||2026-09-01||",
        "P3||risk||2026-01-01||Ann Lee",
        "P4||risk||2026-01-01||",
        "P4|Bo Ito|risk|Acting Risk Manager|||",
        "P5||finance||||",
        "P5|Cy Orr|finance|||2026-07-31|",
        "P6||finance||||",
    ]);
    assert_eq!(
        found("sd13-post-vacant", &[posts]),
        [
            "a.xlsx C2 P1: SD13: Risk Role has been vacant since 2026-08-31, and nobody stands in",
            "a.xlsx C7 P5: SD13: Finance Role has been vacant since 2026-07-31, and nobody stands in",
        ]
    );
    let unchecked = found("segregation-unchecked", &[posts]);
    let told = "nothing says since when a vacant post is vacant, so SD13 could be checked in part only";
    assert!(unchecked.contains(&format!("  : {told}")), "{unchecked:?}");
}

#[test]
fn every_register_has_a_keeper() {
    let posts = roles(&["P1|Ann Lee|risk||||", "P1|Bo Ito|head-of-pmo|Acting Head of PMO|||"]);
    let issues: Table = ("i.xlsx", "issues", "project|id", &["P1|I1"]);
    let risks: Table = ("r.xlsx", "risks", "project|id", &["P1|R1"]);
    assert_eq!(
        found("sd14-register-not-kept", &[posts, issues, risks]),
        ["  : SD14: nobody keeps Issues: the Issue Role is held by nobody"]
    );
}

#[test]
fn supplier_staff_neither_answer_nor_assure_nor_decide() {
    let posts: Table = (
        "a.xlsx",
        "roles",
        "project|person|role|organisation",
        &[
            "P1|Ann Lee|quality-assurance|BRIGHTWATER Digital",
            "P1|Bo Ito|quality-assurance|Own staff",
            "P1|Cy Orr|planning|Brightwater Digital",
        ],
    );
    let money: Table = ("f.xlsx", "finance", "project|category|supplier", &["P1|Build|Brightwater Digital"]);
    let plan: Table =
        ("p.xlsx", "resources", "project|person|employment", &["P1|Di Roe|supplier", "P1|Ed Poe|contractor"]);
    let changes: Table =
        ("c.xlsx", "changes", "project|id|decided_by", &["P1|C1|Di Roe", "P1|C2|Ed Poe", "P1|C3|Cy Orr"]);
    let all = [posts, money, plan, changes];
    assert_eq!(
        found("sd15-supplier-in-control", &all),
        ["a.xlsx C2 P1: SD15: Ann Lee of BRIGHTWATER Digital holds the Quality Assurance Role"]
    );
    assert_eq!(
        found("sd6-supplier-decides", &all),
        [
            "c.xlsx C4 P1: SD6: Cy Orr of Brightwater Digital stands under Decided by",
            "c.xlsx C2 P1: SD6: Di Roe of a supplier stands under Decided by",
        ]
    );
}

#[test]
fn roles_that_the_model_keeps_apart() {
    let posts = roles(&[
        "P1|Ann Lee|finance||||",
        "P1|Ann Lee|commercial||||",
        "P1|Bo Ito|head-of-pmo||||",
        "P2|Bo Ito|quality-assurance||||",
        "P1|Cy Orr|benefits||||",
        "P1|Cy Orr|finance||||",
        // Kept apart on one project only.
        "P1|Di Roe|planning||||",
        "P2|Di Roe|quality-assurance||||",
        // SD2 is about these.
        "P3|Ed Poe|project-officer||||",
        "P3|Ed Poe|quality-assurance||||",
    ]);
    assert_eq!(
        found("rm1-roles-kept-apart", &[posts]),
        [
            "a.xlsx C4,C5 : RM1: Bo Ito holds Head of PMO and Quality Assurance Role in one portfolio",
            "a.xlsx C2,C3 P1: RM1: Ann Lee holds Commercial Role and Finance Role on one project",
        ]
    );
    assert_eq!(
        found("rm2-roles-kept-apart-if", &[posts]),
        [
            "a.xlsx C6,C7 P1: RM2: Cy Orr holds Benefits Role and Finance Role on one project, which is wrong where one person alone verifies cash-releasing benefits"
        ]
    );
}

#[test]
fn what_cannot_be_checked_is_said_once_for_each_reason() {
    let risks: Table = ("r.xlsx", "risks", "project|id|owner|status", &["P1|R1|Ann Lee|open"]);
    let told = found("segregation-unchecked", &[risks]);
    assert!(told.iter().any(|t| t.contains("no roles register was handed in")), "{told:?}");
    assert!(told.iter().any(|t| t.contains("no changes register was handed in, so SD4, SD6")), "{told:?}");
    assert_eq!(told.iter().filter(|t| t.contains("no roles register")).count(), 1);
}

#[test]
fn each_built_in_rule_has_a_kind_of_its_own_at_its_own_level() {
    use crate::finding::Severity;
    use crate::model::segregation::Gravity;
    use crate::staffing::codes;
    let rules = Settings::built_in().unwrap().knowledge.segregation.rules;
    for rule in rules.iter().filter(|r| r.told_as.is_none()) {
        let code = codes::of_rule(rule);
        let level = if rule.severity == Gravity::Medium { Severity::Note } else { Severity::Warning };
        assert_ne!(code, codes::SEGREGATION, "{}", rule.id);
        assert_eq!(code.level, level, "{}", rule.id);
    }
    let ids: Vec<&str> = rules.iter().map(|r| r.id.as_str()).collect();
    let sd: Vec<String> = (1..=15).map(|n| format!("SD{n}")).collect();
    assert_eq!(ids[..15], sd);
}
