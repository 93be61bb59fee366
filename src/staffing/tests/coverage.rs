//! How roles are held, and by whom.

use super::*;
use crate::model::staffing::{Coverage, Held, Place};

fn of(role: &str, tables: &[Table]) -> Coverage {
    let staffed = staffed(tables, |_| ());
    staffed.value.coverage.into_iter().find(|c| c.role == role).unwrap()
}

/// How the risk role is held by one record: person, title, start, end.
fn held(person: &str, title: &str, start: &str, end: &str) -> Held {
    let record = format!("P1|{person}|risk|{title}|{start}|{end}|");
    let record: &'static str = Box::leak(record.into_boxed_str());
    let records: &'static [&'static str] = Box::leak(vec![record].into_boxed_slice());
    of("risk", &[roles(records)]).held
}

#[test]
fn a_title_and_its_dates_say_how_a_role_is_held() {
    assert_eq!(held("Ann Lee", "Risk Manager", "", ""), Held::Filled);
    assert_eq!(held("Ann Lee", "Acting Risk Manager", "", ""), Held::Acting);
    assert_eq!(held("Ann Lee", "Risk Manager (interim)", "", ""), Held::Acting);
    assert_eq!(held("Ann Lee", "Risikomanager, kommissarisch", "", ""), Held::Acting);
    assert_eq!(held("Ann Lee", "Responsable des risques par intérim", "", ""), Held::Acting);
    assert_eq!(held("Ann Lee", "Deputy Risk Manager", "", ""), Held::Absent);
    assert_eq!(held("", "Risk Manager", "", ""), Held::Vacant);
    assert_eq!(held("Ann Lee", "Risk Manager (vacant)", "", ""), Held::Vacant);
    assert_eq!(held("Ann Lee", "Risk Manager", "2026-11-01", ""), Held::Later);
    assert_eq!(held("Ann Lee", "Risk Manager", "2026-10-31", ""), Held::Filled);
    assert_eq!(held("Ann Lee", "Risk Manager", "", "2026-10-30"), Held::Ended);
    assert_eq!(held("Ann Lee", "Risk Manager", "", "2026-10-31"), Held::Filled);
    assert_eq!(held("Ann Lee", "Acting Risk Manager", "", "2026-09-30"), Held::Ended);
    // A word of another sense is no sign: the factoring team has no acting manager.
    assert_eq!(held("Ann Lee", "Factoring Risk Manager", "", ""), Held::Filled);
}

#[test]
fn of_several_posts_the_best_counts_and_people_are_told() {
    let risk = of(
        "risk",
        &[roles(&["P1||risk||||", "P2|Bo Ito|risk|Acting Risk Manager|||", "P3|Ann Lee|risk|||2026-01-31|"])],
    );
    assert_eq!((risk.held, risk.people, risk.projects), (Held::Acting, vec!["Bo Ito".to_owned()], 1));
    assert!(risk.needed.is_some());
}

#[test]
fn a_role_is_shared_by_two_on_one_project_or_with_another_role() {
    let two = roles(&["P1|Ann Lee|risk||||", "P1|Bo Ito|risk||||"]);
    assert_eq!(of("risk", &[two]).held, Held::Shared);
    let apart = roles(&["P1|Ann Lee|risk||||", "P2|Bo Ito|risk||||"]);
    assert_eq!(of("risk", &[apart]).held, Held::Filled);
    let both = roles(&["P1|Ann Lee|risk||||", "P1|Ann Lee|issue||||"]);
    assert_eq!(of("risk", &[both]).held, Held::Shared);
    // A role of delivery beside it does not take the role away.
    let delivery = roles(&["P1|Ann Lee|risk||||", "P1|Ann Lee|delivery:team-member||||"]);
    assert_eq!(of("risk", &[delivery]).held, Held::Filled);
}

#[test]
fn places_list_the_roles_that_have_a_post_there() {
    let posts = roles(&["P1|Ann Lee|risk||||", "P2||finance||||", "P3|Bo Ito|delivery:developer||||"]);
    let places = staffed(&[posts], |_| ()).value.places;
    let held = |p: &Place| p.roles.iter().map(|r| (r.role.clone(), r.held)).collect::<Vec<_>>();
    let all: Vec<String> = places.iter().map(|p| format!("{} {:?}", p.name, held(p))).collect();
    assert_eq!(
        all,
        [
            "Digital [(\"finance\", Vacant), (\"risk\", Filled)]",
            "P1 [(\"risk\", Filled)]",
            "P2 [(\"finance\", Vacant)]",
            "P3 []",
        ]
    );
}

#[test]
fn needed_roles_that_nobody_holds_are_told_once() {
    let posts = roles(&[
        "P1|Ann Lee|pmo-sponsor||||",
        "P1|Bo Ito|head-of-pmo||||",
        "P1|Cy Orr|finance||||",
        "P1||risk||||",
        "P2|Di Roe|reporting|||2026-08-31|",
        "P1|Ed Poe|quality-assurance|Acting QA Manager|||",
    ]);
    assert_eq!(
        found("role-not-held", &[posts]),
        [
            "a.xlsx C5 P1: nobody holds the Risk Role, which this portfolio needs: its posts are vacant",
            "a.xlsx C6 P2: nobody holds the Reporting Role, which this portfolio needs: who held it has left",
            "  : roles that this portfolio needs stand on no roles list: Issue Role, Change Control Role, Secretariat and Administrator",
        ]
    );
    // Without a roles register nothing can be said.
    let risks: Table = ("b.xlsx", "risks", "project|id", &["P1|R1"]);
    assert_eq!(found("role-not-held", &[risks]), [""; 0]);
}

#[test]
fn the_office_of_a_programme_needs_a_head() {
    let fields = "project|person|role|scope";
    let posts: Table = ("a.xlsx", "roles", fields, &["P1|Ann Lee|risk|programme"]);
    let head = of("head-of-project-office", &[posts]);
    assert_eq!((head.needed.is_some(), head.missing), (true, vec!["Digital".to_owned()]));
    let posts: Table = (
        "a.xlsx",
        "roles",
        fields,
        &["P1|Ann Lee|risk|programme", "P2|Bo Ito|head-of-project-office|programme"],
    );
    assert!(of("head-of-project-office", &[posts]).is_met());
}

#[test]
fn who_holds_three_functional_roles_or_more_than_all_their_time_is_stretched() {
    let fields = "project|person|role|fte";
    let posts: Table = (
        "a.xlsx",
        "roles",
        fields,
        &[
            "P1|Ann Lee|risk|0.2",
            "P2|Ann Lee|issue|0.2",
            "P1|Ann Lee|change-control|",
            "P1|Bo Ito|delivery:project-manager|0.6",
            "P2|Bo Ito|delivery:project-manager|0.5",
            "P1|Cy Orr|risk|0.5",
            "P2|Cy Orr|risk|0.5",
            "P2|Cy Orr|project-officer|",
        ],
    );
    assert_eq!(
        found("person-stretched", &[posts]),
        [
            "a.xlsx C2,C3,C4 : Ann Lee holds 3 functional roles",
            "a.xlsx C5,C6 : Bo Ito holds roles of 1.1 full-time equivalents together",
        ]
    );
    let people = staffed(&[posts], |_| ()).value.people;
    let all: Vec<String> = people
        .iter()
        .map(|p| format!("{} {} {} {:?}", p.person, p.roles.len(), p.projects.join("+"), p.fte))
        .collect();
    assert_eq!(all, ["Ann Lee 3 P1+P2 Some(0.4)", "Bo Ito 1 P1+P2 Some(1.1)", "Cy Orr 2 P1+P2 Some(1.0)"]);
}
