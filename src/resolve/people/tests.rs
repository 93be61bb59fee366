use super::*;
use crate::measure::fixture::dataset;
use crate::model::record::{Value, Values};
use proptest::prelude::*;
use std::sync::OnceLock;

type Table<'a> = (&'a str, &'a str, &'a str, &'a [&'a str]);

/// The owners of the risks after everybody was told apart, and what was said: code, cells, words.
fn unified(tables: &[Table<'_>]) -> (Vec<String>, Vec<String>) {
    with(built_in(), tables)
}

fn built_in() -> &'static Settings {
    static SETTINGS: OnceLock<Settings> = OnceLock::new();
    SETTINGS.get_or_init(|| Settings::built_in().unwrap())
}

fn with(settings: &Settings, tables: &[Table<'_>]) -> (Vec<String>, Vec<String>) {
    let mut data = dataset(settings, tables);
    let findings = unify(&mut data, settings);
    let said = findings.iter().map(|f| {
        let cells: Vec<String> = f.place.cells.iter().map(ToString::to_string).collect();
        format!("{} {}: {}", f.code.id, cells.join(","), f.seen)
    });
    (owners(settings, &data), said.collect())
}

fn owners(settings: &Settings, data: &Dataset) -> Vec<String> {
    let id = settings.knowledge.find_register("risks").unwrap();
    let owner = settings.knowledge.register(id).field("owner").unwrap();
    let text = |sym: &Sym| if sym.is_none() { "~".to_owned() } else { data.text(*sym).to_owned() };
    let batches = data.batches(id).iter().filter_map(|b| b.column(owner));
    batches
        .flat_map(|c| match &c.values {
            Values::Text(v) => v.iter().map(text).collect::<Vec<_>>(),
            _ => Vec::new(),
        })
        .collect()
}

/// Who owns the risks of P1, where the roles list of P1 has these people.
fn with_roster(roster: &[&str], owners: &[&str]) -> (Vec<String>, Vec<String>) {
    let people: Vec<String> = roster.iter().map(|name| format!("P1|{name}")).collect();
    let risks: Vec<String> = owners.iter().map(|name| format!("P1|{name}")).collect();
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    let risks: Vec<&str> = risks.iter().map(String::as_str).collect();
    unified(&[("r.xlsx", "roles", "project|person", &people), ("a.xlsx", "risks", "project|owner", &risks)])
}

#[test]
fn every_spelling_that_only_one_can_mean_is_theirs() {
    let spellings = [
        "JANE SMITH",
        "Smith Jane",
        "J. Smith",
        "J Smith",
        "J.A. Smith",
        "Jane A. Smith",
        "JS",
        "J.S.",
        "js",
        "Jane",
        "Smith",
        "jsmith@example.org",
        "jsmith",
        "S. Jane",
    ];
    let (owners, said) = with_roster(&["Jane Smith", "Bob Jones"], &spellings);
    assert_eq!(owners, vec!["Jane Smith"; spellings.len()]);
    assert!(said.contains(
        &"person-taken B4,B5: `J Smith` was read as Jane Smith, the only one known whose name may be shortened so"
            .to_owned()
    ));
    assert!(said.contains(
        &"person-taken B8,B10: `JS` was read as Jane Smith, the only one of the project who has these initials".to_owned()
    ));
    // Three that differ in capitals and points only, then eleven others: each is told once.
    assert_eq!(said.iter().filter(|s| s.contains("is also written")).count(), 3, "{said:?}");
    assert_eq!(said.iter().filter(|s| s.contains("was read as")).count(), 11, "{said:?}");
}

#[test]
fn names_with_particles_accents_and_two_surnames() {
    for (listed, spellings) in [
        ("Jan van der Berg", &["J. van der Berg", "J. v.d. Berg", "JvdB", "JB", "Berg", "van der Berg"][..]),
        ("Ana García López", &["Ana Garcia", "A. García", "A García López", "AGL", "Ana Garcia Lopez"]),
        ("José Peña", &["Jose Pena", "J. Pena", "jpena@x.org"]),
        ("Hans Müller-Lüdenscheidt", &["Hans Mueller-Luedenscheidt", "H. Müller-Lüdenscheidt", "HML"]),
        ("Cillian O'Brien", &["Cillian O’Brien", "C. O'Brien", "CO"]),
        ("Jane McDonald", &["J McDonald", "MCDONALD Jane", "Jane MCDONALD"]),
    ] {
        let (owners, said) = with_roster(&[listed], spellings);
        for (owner, spelling) in owners.iter().zip(spellings) {
            assert_eq!(owner, listed, "{spelling}: {said:?}");
        }
    }
}

#[test]
fn what_two_can_mean_is_asked() {
    let roster = ["Jane Smith", "John Smith", "Jane Jones"];
    let (owners, said) = with_roster(&roster, &["J. Smith", "JS", "Jane", "JJ"]);
    assert_eq!(owners, ["~", "~", "~", "Jane Jones"]);
    assert!(
        said.contains(
            &"person-ambiguous B2: `J. Smith` may be Jane Smith or John Smith; nobody was taken for it"
                .to_owned()
        )
    );
    assert!(said.contains(
        &"person-ambiguous B4: `Jane` may be Jane Jones or Jane Smith; nobody was taken for it".to_owned()
    ));
    // Somebody on no list counts as well.
    let (owners, said) = with_roster(&["Jane Smith"], &["J. Smith", "John Smith"]);
    assert_eq!(owners, ["~", "John Smith"]);
    assert!(said[0].contains("may be Jane Smith or John Smith"), "{said:?}");
}

#[test]
fn the_first_of_two_family_names_is_one_of_theirs() {
    let roster = ["María García López", "Ana Beatriz Souza", "Beatriz Lima"];
    let (owners, _) = with_roster(&roster, &["García", "Beatriz", "López"]);
    assert_eq!(owners, ["María García López", "Beatriz Lima", "María García López"]);
    let (owners, said) = with_roster(&["María García López", "Luis García"], &["García", "García López"]);
    assert_eq!(owners, ["~", "García López"]);
    assert!(said.iter().any(|s| s.starts_with("person-ambiguous B2")), "{said:?}");
    assert!(said.iter().any(|s| s.starts_with("person-like B3")), "{said:?}");
}

#[test]
fn only_likely_is_not_enough() {
    let roster = ["Robert Brown", "Jane Smith"];
    let others = ["Bob Brown", "Jane Smtih", "Jane Smith-Jones", "Jane Anne Smith", "Joan Smith"];
    let (owners, said) = with_roster(&roster, &others);
    assert_eq!(owners, others);
    assert!(said.iter().all(|s| s.starts_with("person-like")), "{said:?}");
}

#[test]
fn without_a_list_nobody_is_brought_together() {
    let rows = ["P1|J. Smith", "P1|Jane Smith", "P1|JS", "P1|Jane", "P1|Smith Jane"];
    let (owners, said) = unified(&[("a.xlsx", "risks", "project|owner", &rows)]);
    assert_eq!(owners, ["J. Smith", "Jane Smith", "JS", "Jane", "Smith Jane"]);
    assert!(!said.iter().any(|s| s.contains("was read as")), "{said:?}");
}

#[test]
fn the_project_decides_and_the_office_is_of_every_project() {
    let roles = ["P1|Jane Smith", "P2|John Smith", "|Ann Lee"];
    let risks = ["P1|J. Smith", "P2|J. Smith", "P3|J. Smith", "P3|AL", "P3|Jane", "P2|Ann"];
    let (owners, _) = unified(&[
        ("r.xlsx", "roles", "project|person", &roles),
        ("a.xlsx", "risks", "project|owner", &risks),
    ]);
    assert_eq!(owners, ["Jane Smith", "John Smith", "~", "Ann Lee", "Jane", "Ann Lee"]);
}

#[test]
fn an_initial_and_a_surname_are_known_in_the_whole_portfolio() {
    let (owners, _) = unified(&[
        ("r.xlsx", "roles", "project|person", &["P1|Jane Smith"]),
        ("a.xlsx", "risks", "project|owner", &["P2|J. Smith", "P2|JS"]),
    ]);
    assert_eq!(owners, ["Jane Smith", "JS"]);
}

#[test]
fn an_address_of_the_roles_list() {
    let (owners, said) = unified(&[
        ("r.xlsx", "roles", "project|person|email", &["P1|Jane Smith|x77@example.org"]),
        ("a.xlsx", "risks", "project|owner", &["P2|X77@example.org"]),
    ]);
    assert_eq!(owners, ["Jane Smith"]);
    assert!(said[0].ends_with("beside whom the roles list has this address"));
}

#[test]
fn a_comma_between_two_full_names() {
    let (owners, said) = with_roster(
        &["Jane Smith", "Ana María García López"],
        &[
            "Jane Smith, Bob Jones",
            "Bob Jones, Jane Smith",
            "García López, Ana María",
            "Li Wei, Chen Bo",
            "JS, BJ",
        ],
    );
    assert_eq!(owners, ["Jane Smith", "Bob Jones", "Ana María García López", "~", "Jane Smith"]);
    assert!(said.iter().any(|s| s.starts_with("person-ambiguous B5: the comma may stand")), "{said:?}");
}

#[test]
fn two_orders_in_one_list_are_two_people() {
    let (owners, said) = with_roster(&["James Thomas", "Thomas James"], &["Thomas James", "James Thomas"]);
    assert_eq!((owners, said), (vec!["Thomas James".to_owned(), "James Thomas".to_owned()], Vec::new()));
}

#[test]
fn a_role_is_who_alone_holds_it() {
    let roles = [
        "P1|Jane Smith|delivery:project-manager|||",
        "P1|Bob Jones|risk|||2026-09-30",
        "P1|Ann Lee|risk|||",
        "P2|Kim Park|delivery:team-manager|||",
        "P2|Lou Reed|delivery:team-manager|||",
        "|Max Head|head-of-pmo|||",
        "P2|Eve Roy|delivery:developer|Cloud Wizard||",
    ];
    let list = ["P2|Portal|Zoe Quinn|Sam Ward"];
    let risks = [
        "P1|Project Manager",
        "P1|PM",
        "P1|Risk Manager",
        "P2|Project Manager",
        "P2|SRO",
        "P2|Team Manager",
        "P2|Head of PMO",
        "P1|Facilities Manager",
    ];
    let (owners, said) = unified(&[
        ("r.xlsx", "roles", "project|person|role|title|start_on|end_on", &roles),
        ("p.xlsx", "projects", "project|name|manager|sponsor", &list),
        ("a.xlsx", "risks", "project|owner", &risks),
    ]);
    let want = ["Jane Smith", "Jane Smith", "Ann Lee", "Zoe Quinn", "Sam Ward", "~", "Max Head", "~"];
    assert_eq!(owners, want);
    for want in [
        "role-holder B2: `Project Manager` was read as Jane Smith, who alone has that role for the project",
        "role-as-person B7: a role stands there, and several people have it for the project; no person was taken",
        "role-as-person B9: a role stands there, and no list says who has it for the project; no person was taken",
    ] {
        assert!(said.contains(&want.to_owned()), "{want}\n{said:?}");
    }
}

#[test]
fn people_of_the_settings_are_known_everywhere() {
    let settings = crate::settings::fixture::with("[[person]]\nname = \"Jane Smith\"\n");
    let (owners, _) = with(&settings, &[("a.xlsx", "risks", "project|owner", &["P1|JS", "P1|Smith Jane"])]);
    assert_eq!(owners, ["Jane Smith", "Jane Smith"]);
}

const GIVEN: [&str; 6] = ["Jane", "John", "Ana María", "J.", "José", "Jan van der"];
const FAMILY: [&str; 6] = ["Smith", "Smith-Jones", "García López", "Peña", "Berg", "Smyth"];

fn written(given: usize, family: usize, how: usize) -> String {
    let (given, family) = (GIVEN[given], FAMILY[family]);
    let letter = |text: &str| text.chars().next().unwrap();
    match how {
        0 => format!("{given} {family}"),
        1 => format!("{}. {family}", letter(given)),
        2 => format!("{}{}", letter(given), letter(family)),
        3 => given.to_owned(),
        4 => format!("{given} {family}").to_uppercase(),
        5 => format!("{family}, {given}"),
        _ => format!("{}{}@example.org", letter(given), family).to_lowercase(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Files may come in any order, and two people on a list stay two.
    #[test]
    fn the_order_of_files_does_not_matter(
        names in proptest::collection::vec((0_usize..6, 0_usize..6, 0_usize..7, 0_usize..3), 1..12),
        roster in proptest::collection::vec((0_usize..6, 0_usize..6, 0_usize..3), 0..6),
    ) {
        let settings = built_in();
        let project = ["P1", "P2", ""];
        let people: Vec<String> =
            roster.iter().map(|(g, f, p)| format!("{}|{}", project[*p], written(*g, *f, 0))).collect();
        let risks: Vec<String> =
            names.iter().map(|(g, f, how, p)| format!("{}|{}", project[*p], written(*g, *f, *how))).collect();
        let rows: Vec<&str> = people.iter().map(String::as_str).collect();
        let mut tables: Vec<Table<'_>> = vec![("r.xlsx", "roles", "project|person", &rows)];
        let each: Vec<[&str; 1]> = risks.iter().map(|r| [r.as_str()]).collect();
        tables.extend(each.iter().map(|r| ("a.xlsx", "risks", "project|owner", &r[..])));
        let (forward, _) = with(settings, &tables);
        tables.reverse();
        let (mut backward, _) = with(settings, &tables);
        backward.reverse();
        prop_assert_eq!(&forward, &backward);

        let mut data = dataset(settings, &tables);
        unify(&mut data, settings);
        let once = owners(settings, &data);
        unify(&mut data, settings);
        prop_assert_eq!(&once, &owners(settings, &data), "resolving twice changes nothing");
        let fold = crate::model::text::fold;
        let distinct = |all: Vec<String>| all.iter().map(|n| fold(n)).collect::<BTreeSet<_>>().len();
        let id = settings.knowledge.find_register("roles").unwrap();
        let field = settings.knowledge.register(id).field("person").unwrap();
        let full = |text: &String| !text.contains('.');
        let before: Vec<String> = roster.iter().map(|(g, f, _)| written(*g, *f, 0)).filter(full).collect();
        let after: Vec<String> = data.batches(id).iter().flat_map(|b| (0..b.len()).map(move |i| b.value(field, i)))
            .filter_map(|v| match v { Value::Text(t) => Some(data.text(t).to_owned()), _ => None })
            .filter(full)
            .collect();
        prop_assert!(distinct(after) >= distinct(before), "nobody on a list is taken for another");
    }
}
