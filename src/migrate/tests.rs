//! What the declarations say of workbooks to be filled.

use super::*;
use crate::settings::Settings;

#[test]
fn every_example_is_a_value_of_its_field() {
    let settings = Settings::built_in().unwrap();
    for (_, register) in settings.knowledge.each_register() {
        for field in register.fields.iter().filter(|f| !f.example.is_empty()) {
            let fits = crate::normalise::fits(&settings, field, &field.example);
            assert!(fits, "{}.{}: {}", register.key, field.key, field.example);
        }
    }
}

#[test]
fn a_blank_workbook_has_every_field_that_a_person_may_fill() {
    let settings = Settings::built_in().unwrap();
    let risks = settings.knowledge.find_kept("risks").unwrap();
    let book = blank(&settings, risks);
    let labels: Vec<&str> = book.sheets[0].columns.iter().map(|c| c.label.as_str()).collect();
    assert!(labels.contains(&"Likelihood") && labels.contains(&"Marking"));
    // What is worked out is not filled.
    assert!(!labels.contains(&"Score"));
    assert!(book.lists.iter().any(|l| l.title == "Risk status" && l.values.contains(&"Materialised")));
}

#[test]
fn a_project_called_as_records_without_one_has_a_workbook_of_its_own() {
    let settings = Settings::built_in().unwrap();
    let list =
        ("a.xlsx", "risks", "project|id|title", &["|R1|One", "No Project|R2|Two", "LPT²|R3|Three"][..]);
    let dataset = crate::measure::fixture::dataset(&settings, &[list]);
    let groups = plan(&dataset, &settings, By::Project, Months::Together);
    let paths: Vec<&str> = groups.iter().map(|group| group.path.as_str()).collect();
    assert_eq!(paths, ["no project.xlsx", "project LPT².xlsx", "No Project 2.xlsx"]);
}

#[test]
fn two_answers_to_one_question_are_told_and_neither_counts() {
    let answers = |all: &[(&str, &str)]| {
        let mut answers = Answers::new();
        for (id, answer) in all {
            answers.entry((*id).to_owned()).or_default().insert((*answer).to_owned());
        }
        answers
    };
    let question = Question {
        id: "q1".to_owned(),
        asks: Asks::Value,
        register: "risks".to_owned(),
        about: "due".to_owned(),
        written: "ASAP".to_owned(),
        text: String::new(),
        choices: String::new(),
        blocks: 1,
        places: Vec::new(),
        files: [("a.xlsx".to_owned(), String::new())].into(),
        sheet: String::new(),
        offered: Vec::new(),
    };
    let outcomes = |all: &[(&str, &str)]| {
        let mut settings = Settings::built_in().unwrap();
        let answered =
            apply(&answers(all), std::slice::from_ref(&question), &mut settings, &|_, _, _, _| true);
        (answered.iter().map(|a| a.outcome).collect::<Vec<_>>(), settings.answers.is_silent("risks", "due"))
    };
    let (two, silent) = outcomes(&[("q1", "2026-11-02"), ("q1", "accept")]);
    assert_eq!((two, silent), (vec![Outcome::Twice, Outcome::Twice], true));
    let (one, silent) = outcomes(&[("q1", "2026-11-02"), ("q1", "2026-11-02")]);
    assert_eq!((one, silent), (vec![Outcome::Applied], false));
}

#[test]
fn a_milestone_that_was_reached_is_not_carried_over() {
    let settings = Settings::built_in().unwrap();
    let list = (
        "a.xlsx",
        "milestones",
        "project|id|title|actual_on|status",
        &["P1|M1|Done||done", "P1|M2|Built|2026-08-03|", "P1|M3|Live||"][..],
    );
    let dataset = crate::measure::fixture::dataset(&settings, &[list]);
    let milestones = settings.knowledge.find_kept("milestones").unwrap();
    let wish = Wish { by: By::Project, natives: false };
    let groups = plan(&dataset, &settings, wish.by, Months::Together);
    let book = next(&dataset, &settings, &groups[0], (&[milestones].into(), wish));
    let at = book.sheets[0].columns.iter().position(|c| c.label == "ID").unwrap();
    let ids: Vec<String> = book.sheets[0].rows.iter().map(|row| row[at].shown()).collect();
    assert_eq!(ids, ["M3"]);
}
