//! The public keys of the registers and their kinds, written out by hand from the published list of keys; `*` is required.

#![allow(missing_docs, clippy::unwrap_used)]

use packwright::model::register::{Field, FieldKind};
use packwright::settings::Settings;

const SHARED: &str = "project project*, id id, comments text, updated_on date, marking choice, related ref";

const REGISTERS: [(&str, &str); 18] = [
    (
        "projects",
        "code id*, name text*, programme text, department text, sponsor person, manager person, stage text, tier text, rag choice, \
         independent_rag choice, start_on date, end_on date, baseline_end_on date, budget money, forecast money, narrative text",
    ),
    (
        "roles",
        "person person*, role role*, title text, scope choice, fte number, start_on date, end_on date, email text, organisation text, \
         deputy person, raci choice, limit money",
    ),
    (
        "risks",
        "id id*, kind choice, title text*, description text, cause text, event text, effect text, category text, likelihood level*, \
         impact level*, score number, native_score number, residual_likelihood level, residual_impact level, residual_score number, \
         target_score number, probability percent, cost_impact money, cost_min money, cost_likely money, cost_max money, \
         delay_days number, proximity text, response choice, mitigation text, controls text, contingency text, response_cost money, \
         owner person*, action_owner person, raised_by person, status choice*, rag choice, trend choice, escalation text, \
         raised_on date, due_on date, review_on date, closed_on date",
    ),
    (
        "issues",
        "id id*, kind choice, title text*, description text, category text, priority choice*, severity level, effect text, \
         resolution text, root_cause text, decision text, owner person*, raised_by person, status choice*, rag choice, \
         escalation text, raised_on date, due_on date, review_on date, closed_on date, risk ref",
    ),
    (
        "resources",
        "person person*, role role, title text, skill text, grade text, team text, employment choice, period period, \
         allocation number, capacity number, days number, rate money, booking choice, start_on date, end_on date",
    ),
    (
        "finance",
        "cost_code id, category text*, treatment choice, fund text, period period, budget money, actual money, accrual money, \
         committed money, forecast money, supplier text, currency currency",
    ),
    (
        "changes",
        "id id*, kind text, title text*, description text, reason text, priority choice, cost_effect money, days_effect number, \
         requested_by person, owner person, decided_by person, status choice*, authority text, raised_on date, decided_on date, \
         implemented_on date",
    ),
    (
        "actions",
        "id id*, title text*, source text, forum text, owner person*, priority choice, status choice*, progress percent, \
         raised_on date, due_on date, revised_due_on date, closed_on date",
    ),
    (
        "assumptions",
        "id id*, title text*, description text, basis text, effect text, confidence level, owner person, status choice, \
         raised_on date, due_on date, closed_on date",
    ),
    (
        "decisions",
        "id id*, title text*, description text, options text, decision text, rationale text, forum text, decided_by person, \
         owner person, status choice, raised_on date, needed_on date, decided_on date",
    ),
    (
        "dependencies",
        "id id*, title text*, description text, direction choice, giver project, receiver project, owner person, status choice, \
         rag choice, needed_on date, promised_on date, forecast_on date, delivered_on date",
    ),
    (
        "milestones",
        "id id*, title text*, level number, owner person, baseline_on date*, forecast_on date, actual_on date, progress percent, \
         critical flag, status choice, rag choice",
    ),
    (
        "benefits",
        "id id*, title text*, description text, class choice, owner person, measure text, unit text, baseline number, \
         target number, forecast number, actual number, period period, start_on date, due_on date, status choice, rag choice",
    ),
    (
        "stakeholders",
        "person person*, organisation text, title text, interest level, influence level, stance choice, desired_stance choice, \
         owner person, message text, channel text, frequency text, last_contact_on date, next_contact_on date",
    ),
    (
        "quality",
        "id id*, title text*, method text, reviewer person, owner person, result choice, status choice, planned_on date, \
         actual_on date, signed_off_on date",
    ),
    (
        "lessons",
        "id id*, title text*, description text, cause text, recommendation text, kind choice, phase text, category text, \
         owner person, status choice, raised_on date",
    ),
    (
        "contracts",
        "id id*, title text*, supplier text*, value money, spend money, committed money, manager person, status choice, \
         start_on date, end_on date, notice_on date",
    ),
    (
        "documents",
        "id id*, title text*, kind text, version text, author person, approver person, owner person, status choice, \
         approved_on date, review_on date, location text, retention text",
    ),
];

/// The values of closed lists, by the field that has them.
const CHOICES: [(&str, &str, &str); 33] = [
    ("risks", "marking", "public internal confidential restricted"),
    ("risks", "kind", "threat opportunity"),
    ("risks", "response", "avoid reduce transfer share accept exploit enhance contingency"),
    ("risks", "status", "draft open closed materialised rejected"),
    ("risks", "rag", "red amber-red amber amber-green green complete not-started"),
    ("risks", "trend", "up same down"),
    ("issues", "kind", "problem request-for-change off-specification question"),
    ("issues", "priority", "critical high medium low"),
    ("issues", "status", "open in-progress on-hold closed rejected"),
    ("roles", "scope", "portfolio programme project office"),
    ("resources", "employment", "employee contractor supplier agency"),
    ("resources", "booking", "hard soft requested"),
    ("finance", "treatment", "capex opex"),
    ("changes", "priority", "critical high medium low"),
    ("changes", "status", "submitted assessing approved rejected deferred implemented closed"),
    ("actions", "priority", "critical high medium low"),
    ("actions", "status", "open in-progress closed cancelled"),
    ("assumptions", "status", "open validated invalid closed"),
    ("decisions", "status", "pending decided implemented superseded"),
    ("dependencies", "direction", "inbound outbound internal"),
    ("dependencies", "status", "open agreed delivered closed"),
    ("dependencies", "rag", "red amber-red amber amber-green green complete not-started"),
    ("milestones", "status", "planned in-progress done missed cancelled"),
    ("benefits", "class", "cash-releasing non-cash-releasing quantifiable qualitative"),
    ("benefits", "status", "planned on-track at-risk realised lost"),
    ("stakeholders", "stance", "champion supporter neutral critic blocker"),
    ("stakeholders", "desired_stance", "champion supporter neutral critic blocker"),
    ("quality", "result", "pass fail conditional"),
    ("quality", "status", "planned in-progress done overdue"),
    ("lessons", "kind", "positive negative"),
    ("lessons", "status", "identified accepted applied rejected"),
    ("contracts", "status", "planned live expiring ended"),
    ("documents", "status", "draft review approved superseded"),
];

fn kind(field: &Field) -> &'static str {
    match field.kind {
        FieldKind::Text => "text",
        FieldKind::Id => "id",
        FieldKind::Date => "date",
        FieldKind::Period => "period",
        FieldKind::Money => "money",
        FieldKind::Number => "number",
        FieldKind::Percent => "percent",
        FieldKind::Level(_) => "level",
        FieldKind::Flag => "flag",
        FieldKind::Person => "person",
        FieldKind::Role => "role",
        FieldKind::Project => "project",
        FieldKind::Choice(_) => "choice",
        FieldKind::Ref => "ref",
        FieldKind::Currency => "currency",
    }
}

fn sorted(list: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut list: Vec<String> = list.into_iter().collect();
    list.sort_unstable();
    list
}

#[test]
fn every_register_has_the_published_fields_and_no_other() {
    let knowledge = Settings::built_in().unwrap().knowledge;
    assert_eq!(knowledge.each_register().count(), REGISTERS.len());
    for (key, fields) in REGISTERS {
        let register = knowledge.register(knowledge.find_register(key).unwrap());
        let own: Vec<&str> = fields.split(", ").collect();
        let name = |field: &str| field.split(' ').next().unwrap_or("").to_owned();
        let shared = SHARED.split(", ").filter(|s| !own.iter().any(|o| name(o) == name(s)));
        let want = sorted(own.iter().copied().chain(shared).map(str::to_owned));
        let star = |f: &Field| if f.required { "*" } else { "" };
        let have = register.fields.iter().map(|f| format!("{} {}{}", f.key, kind(f), star(f)));
        assert_eq!(sorted(have), want, "{key}");
    }
}

/// The registers that the program makes itself, which no sheet can be taken for.
const MADE: [(&str, &str); 6] = [
    (
        "coverage",
        "scope choice, project project, programme text, role role, area text, need choice, state choice, person person, projects number",
    ),
    ("duties", "rule id, title text, severity choice, state choice, person person, project project"),
    ("people", "person person, roles number, functional_roles number, projects number, fte number"),
    (
        "returns",
        "file text, project project, period period, state choice, rows_read number, rows_kept number, rows_rejected number, \
         records number",
    ),
    ("checks", "respect choice, file text, project project, checks number, passed number, fails number"),
    (
        "findings",
        "finding id, code id, level choice, respect choice, file text, sheet text, register text, project project, count number",
    ),
];

#[test]
fn the_registers_that_the_program_makes_have_their_own_fields_alone() {
    let knowledge = Settings::built_in().unwrap().knowledge;
    let made: Vec<&str> =
        knowledge.every_register().filter(|(_, r)| r.made).map(|(_, r)| r.key.as_str()).collect();
    assert_eq!(made, MADE.map(|(key, _)| key));
    for (key, fields) in MADE {
        assert!(knowledge.find_kept(key).is_none(), "{key}");
        let register = knowledge.register(knowledge.find_register(key).unwrap());
        let have: Vec<String> = register.fields.iter().map(|f| format!("{} {}", f.key, kind(f))).collect();
        assert_eq!(have.join(", "), fields, "{key}");
    }
}

#[test]
fn every_closed_list_has_the_published_values() {
    let knowledge = Settings::built_in().unwrap().knowledge;
    for (register, field, values) in CHOICES {
        let register = knowledge.register(knowledge.find_register(register).unwrap());
        let FieldKind::Choice(name) = &register.decl(register.field(field).unwrap()).kind else {
            panic!("{field} is no choice");
        };
        let have: Vec<&str> =
            knowledge.vocabulary(name).unwrap().values.iter().map(|v| v.key.as_str()).collect();
        assert_eq!(have.join(" "), values, "{field}");
    }
}

/// The levels that a column of these words gets in a field of `scale`.
fn levels(scale: &str, words: &str) -> Option<Vec<u8>> {
    let scales = Settings::built_in().unwrap().knowledge.scales;
    let words: Vec<String> = words.split(", ").map(packwright::model::text::fold).collect();
    let fits = |s: &&packwright::model::scale::Scheme| {
        (s.scales.is_empty() || s.scales.iter().any(|name| name == scale))
            && words.iter().all(|w| s.level(w).is_some())
    };
    let scheme = scales.schemes.iter().find(fits)?;
    words.iter().map(|w| scheme.level(w).map(|l| l.get())).collect()
}

#[test]
fn words_of_levels_come_onto_five() {
    for (scale, words, expected) in [
        // Three levels: the middles of the thirds, 1/6, 1/2 and 5/6, lie in the fifths 1, 3 and 5.
        ("impact", "Low, Medium, High", [1, 3, 5].as_slice()),
        ("likelihood", "H, M, L", &[5, 3, 1]),
        ("likelihood", "Niedrig, Mittel, Hoch", &[1, 3, 5]),
        // Four levels: 1/8, 3/8, 5/8 and 7/8 lie in the fifths 1, 2, 4 and 5.
        ("impact", "Low, Medium, High, Critical", &[1, 2, 4, 5]),
        ("impact", "Negligible, Marginal, Critical, Catastrophic", &[1, 2, 4, 5]),
        // Five, the ends of which may not have been used.
        ("impact", "Minor, Moderate, Major", &[2, 3, 4]),
        ("likelihood", "Unlikely, Possible, Likely", &[2, 3, 4]),
        ("impact", "Low, Medium, High, Very high", &[2, 3, 4, 5]),
        ("impact", "Insignificant, Minor, Moderate, Major, Critical", &[1, 2, 3, 4, 5]),
        ("impact", "Minor, Severe, Catastrophic", &[2, 4, 5]),
        ("impact", "Very low, Low, Medium, High, Very high", &[1, 2, 3, 4, 5]),
        ("likelihood", "VL, VH", &[1, 5]),
        ("likelihood", "Low, Very low", &[2, 1]),
        ("likelihood", "Very high, Medium", &[5, 3]),
        ("likelihood", "Rare, Unlikely, Possible, Likely, Almost certain", &[1, 2, 3, 4, 5]),
        ("likelihood", "Remote, Possible", &[1, 3]),
        ("impact", "Negligible, Minor, Moderate, Major, Severe", &[1, 2, 3, 4, 5]),
        ("impact", "Insignificant, Minor, Moderate, Major, Catastrophic", &[1, 2, 3, 4, 5]),
        ("impact", "Négligeable, Mineur, Modéré, Majeur, Catastrophique", &[1, 2, 3, 4, 5]),
        ("likelihood", "Sehr gering, Gering, Mittel, Hoch, Sehr hoch", &[1, 2, 3, 4, 5]),
        // Six: 5/12 lies in the third fifth, 7/12 too, 1/12 and 3/12 in the first and second, 9/12 and 11/12 in the fourth and fifth.
        ("impact", "Negligible, Minor, Moderate, Major, Critical, Catastrophic", &[1, 2, 3, 3, 4, 5]),
        ("likelihood", "Zeldzaam, Onwaarschijnlijk, Mogelijk, Waarschijnlijk, Bijna zeker", &[1, 2, 3, 4, 5]),
    ] {
        assert_eq!(levels(scale, words).as_deref(), Some(expected), "{words}");
    }
}

#[test]
fn letters_and_words_of_the_other_scale_are_not_guessed() {
    assert_eq!(levels("likelihood", "A, B, C"), None);
    assert_eq!(levels("impact", "Rare, Likely"), None);
    assert_eq!(levels("likelihood", "Catastrophic, Negligible, Minor"), None);
}

/// Measures that other programs rely on.
const MEASURES: &str = "risks.total risks.open risks.open_severe risks.open_overdue issues.total issues.open issues.open_critical \
     issues.open_overdue roles.assigned resources.allocated finance.budget_year finance.budget_to_date finance.actual_to_date \
     finance.forecast_year finance.outturn finance.variance_year";

#[test]
fn the_published_measures_are_there_for_each_project() {
    use packwright::model::measure::Dimension;
    let knowledge = Settings::built_in().unwrap().knowledge;
    for id in MEASURES.split_whitespace() {
        let measure = knowledge.measure(knowledge.find_measure(id).unwrap_or_else(|| panic!("no {id}")));
        assert!(measure.by.has(&Dimension::Project), "{id}");
    }
}

#[test]
fn packs_keep_day_rates_and_names_from_those_who_should_not_see_them() {
    let knowledge = Settings::built_in().unwrap().knowledge;
    let mut seen = Vec::new();
    for pack in &knowledge.packs {
        for shown in &pack.registers {
            let register = knowledge.register(shown.register);
            for field in shown.fields.iter().map(|f| register.decl(*f)) {
                let rate = (register.key.as_str(), field.key.as_str()) == ("resources", "rate");
                let contact = ["email", "limit"].contains(&field.key.as_str());
                let name = pack.role == "pmo-sponsor" && field.kind == FieldKind::Person;
                if rate || contact || name {
                    seen.push(format!("{}: {}.{}", pack.role, register.key, field.key));
                }
            }
        }
    }
    assert_eq!(seen, Vec::<String>::new());
}
