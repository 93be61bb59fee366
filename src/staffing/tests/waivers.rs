//! Exceptions that were agreed to.

use super::*;
use crate::finding::Severity;
use crate::model::segregation::Waiver;

fn waiver(person: &str, project: &str, until: &str) -> Waiver {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Waiver {
        rule: "SD2".to_owned(),
        person: some(person),
        project: some(project),
        by: "Zoe May".to_owned(),
        until: until.parse().unwrap(),
        reason: "for want of people".to_owned(),
    }
}

/// What is told of breaches and waivers, with the level, where Ann Lee assures and manages P1.
fn told(waivers: Vec<Waiver>) -> Vec<String> {
    let posts = roles(&["P1|Ann Lee|quality-assurance||||", "P1|Ann Lee|delivery:project-manager||||"]);
    let staffed = staffed(&[posts], |settings| settings.waivers = waivers);
    let ours = |f: &&crate::finding::Finding| {
        f.code.id.starts_with("sd2") || f.code.id.starts_with("waiver") || f.code.id == "segregation-waived"
    };
    staffed.findings.iter().filter(ours).map(|f| format!("{} {}: {}", f.level, f.code.id, f.seen)).collect()
}

const SEEN: &str = "SD2: Ann Lee holds Quality Assurance Role and Project manager on one project";

#[test]
fn an_exception_makes_a_note_of_a_breach_until_its_last_day() {
    let agreed =
        format!("note segregation-waived: {SEEN}; Zoe May agreed to it until 2026-10-31: for want of people");
    for (person, project) in [("ann lee", "P1"), ("", "")] {
        assert_eq!(told(vec![waiver(person, project, "2026-10-31")]).join("\n"), agreed);
    }
    assert_eq!(
        told(vec![waiver("Ann Lee", "P1", "2026-10-30")]),
        [
            format!("warning sd2-assurance-delivers: {SEEN}"),
            "warning waiver-expired: the waiver for SD2, Ann Lee, P1 ran out on 2026-10-30".to_owned(),
        ]
    );
}

#[test]
fn an_exception_that_is_about_no_breach_is_told() {
    assert_eq!(
        told(vec![waiver("Bo Ito", "", "2026-12-31")]),
        [
            format!("warning sd2-assurance-delivers: {SEEN}"),
            "note waiver-unused: the waiver for SD2, Bo Ito is about no breach".to_owned(),
        ]
    );
}

#[test]
fn a_rule_of_the_users_own_has_the_general_kind_and_its_own_level() {
    let posts = roles(&["P1|Ann Lee|quality-assurance||||", "P1|Ann Lee|delivery:project-manager||||"]);
    let staffed = staffed(&[posts], |settings| {
        let rules = &mut settings.knowledge.segregation.rules;
        rules.retain(|rule| rule.id == "SD2");
        rules[0].id = "OWN1".to_owned();
        rules[0].severity = crate::model::segregation::Gravity::Medium;
    });
    let finding = staffed.findings.iter().find(|f| f.seen.starts_with("OWN1")).unwrap();
    assert_eq!((finding.code.id, finding.level), ("segregation", Severity::Note));
}
