use super::super::fixture::settings;
use super::commas::Habit;
use super::*;
use crate::settings::Settings;

/// `name`, `name +` where there were more, `name ?` where it is not sure, `[post]`, `body`, `vacant`, `none`.
fn shown(person: Person) -> String {
    let more = |note| match note {
        Note::Sure => "",
        Note::FirstOf => " +",
        Note::Unsure => " ?",
        Note::LastOf => " >",
        Note::Timed => " @",
        Note::Inside => " ()",
    };
    match person {
        Person::Name(name, note) => format!("{name}{}", more(note)),
        Person::Post(post, note) => format!("[{post}]{}", more(note)),
        Person::Body => "body".to_owned(),
        Person::Vacant => "vacant".to_owned(),
        Person::None => "none".to_owned(),
    }
}

pub fn each(habit: Habit, cases: &[(&str, &str)]) {
    let settings: &Settings = settings();
    let ask = Ask { habit, ..Ask::new(settings) };
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, want)| (text, want, shown(person(text, ask))))
        .filter(|(_, want, got)| *want != got)
        .map(|(text, want, got)| format!("{text:?}: {got}, not {want}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn one_name_however_it_is_written() {
    each(
        Habit::Unknown,
        &[
            ("Jane Smith", "Jane Smith"),
            ("Smith, Jane", "Jane Smith"),
            ("SMITH, Jane", "Jane Smith"),
            ("SMITH Jane", "Jane Smith"),
            ("SMITH-JONES, Jane", "Jane Smith-Jones"),
            ("Jane SMITH", "Jane Smith"),
            ("DE LA CRUZ Ana", "Ana de la Cruz"),
            ("LE GOFF Yann", "Yann Le Goff"),
            ("DU PLESSIS Henri", "Henri Du Plessis"),
            ("VAN DEN BERG Piet", "Piet van den Berg"),
            ("DOS SANTOS Rui", "Rui dos Santos"),
            ("MCDONALD, Jane", "Jane McDonald"),
            ("O'BRIEN Cillian", "Cillian O'Brien"),
            ("  Jane   Smith ", "Jane Smith"),
            ("Jane\u{a0}Smith", "Jane Smith"),
            ("Jane\nSmith", "Jane Smith"),
            ("Smith,\nJane", "Jane Smith"),
            ("van der Meer, Beatriz", "Beatriz van der Meer"),
            ("van der Berg, Jan Pieter", "Jan Pieter van der Berg"),
            ("de la Cruz, Ana María", "Ana María de la Cruz"),
            ("Berg, Jan van der", "Jan van der Berg"),
            ("O'Brien, Cillian", "Cillian O'Brien"),
            ("Müller-Lüdenscheidt, Hans", "Hans Müller-Lüdenscheidt"),
            ("Çelik, Göran", "Göran Çelik"),
            ("García López, Ana", "Ana García López"),
            ("Madonna", "Madonna"),
            ("Jack Ma", "Jack Ma"),
            ("Maria de Sá", "Maria de Sá"),
        ],
    );
}

#[test]
fn initials_go_first() {
    each(
        Habit::Unknown,
        &[
            ("J. Smith", "J. Smith"),
            ("J Smith", "J Smith"),
            ("Smith J", "J Smith"),
            ("Smith J.", "J. Smith"),
            ("Smith, J.", "J. Smith"),
            ("SMITH, J.", "J. Smith"),
            ("van der Berg J", "J van der Berg"),
            ("Smith J.A.", "J.A. Smith"),
            ("J.Smith", "J Smith"),
            ("JS", "JS"),
            ("AJ Smith", "AJ Smith"),
        ],
    );
}

#[test]
fn titles_degrees_and_remarks_fall_away() {
    each(
        Habit::Unknown,
        &[
            ("Dr Jane Smith", "Jane Smith"),
            ("Smith, Dr Jane", "Jane Smith"),
            ("Dr. Smith, Jane", "Jane Smith"),
            ("Prof. Dr. Jane Smith", "Jane Smith"),
            ("Prof.Dr. Jane Smith", "Jane Smith"),
            ("Mr. J. Smith", "J. Smith"),
            ("Herr Hans Müller", "Hans Müller"),
            ("Frau Müller", "Müller"),
            ("Mme Claire Dupont", "Claire Dupont"),
            ("Sra. Ana García", "Ana García"),
            ("Ing. Marco Rossi", "Marco Rossi"),
            ("Jane Smith PhD", "Jane Smith"),
            ("Jane Smith, PhD", "Jane Smith"),
            ("Jane Smith, Ph.D., MBA", "Jane Smith"),
            ("Jane Smith OBE", "Jane Smith"),
            ("John Smith Jr.", "John Smith"),
            ("John Smith, Jr", "John Smith"),
            ("Smith, John, MBA", "John Smith"),
            ("Jane Smith, PMO", "Jane Smith"),
            ("Jane Smith PMO", "Jane Smith"),
            ("Jane Smith, Finance", "Jane Smith"),
            ("Jane Smith, Project Manager", "Jane Smith"),
            ("Jane Smith (PMO)", "Jane Smith"),
            ("Smith, Jane (Finance)", "Jane Smith"),
            ("Jane Smith - PMO", "Jane Smith"),
            ("Jane Smith - interim", "Jane Smith"),
            ("Jane Smith – Acting", "Jane Smith"),
            ("Jane Smith - temp", "Jane Smith"),
            ("Jane Smith, interim", "Jane Smith"),
            ("PMO - Jane Smith", "Jane Smith"),
            ("PMO: Jane Smith", "Jane Smith"),
            ("Ann Smith[50%]", "Ann Smith"),
            ("Jane Smith 50%", "Jane Smith"),
            ("Jane Smith TBC", "Jane Smith ?"),
            ("Jane Smith (tbc)", "Jane Smith ?"),
            ("Jane Smith?", "Jane Smith ?"),
        ],
    );
}

#[test]
fn names_in_addresses_and_accounts() {
    each(
        Habit::Unknown,
        &[
            ("jane.smith@example.org", "Jane Smith"),
            ("JANE.SMITH@EXAMPLE.ORG", "Jane Smith"),
            ("anne-marie.o'neil@example.org", "Anne-Marie O'Neil"),
            ("jane.mcdonald@example.org", "Jane McDonald"),
            ("j.smith@example.org", "J Smith"),
            ("jsmith@example.org", "jsmith@example.org"),
            ("<jane.smith@example.org>", "Jane Smith"),
            ("Jane Smith <j.smith@example.org>", "Jane Smith"),
            ("Smith, Jane <jane.smith@example.org>", "Jane Smith"),
            ("Jane Smith jane.smith@example.org", "Jane Smith"),
            ("jane.smith", "Jane Smith"),
            ("EXAMPLE\\jsmith", "jsmith"),
            ("i:0#.f|membership|jane.smith@example.org", "Jane Smith"),
            ("12;#Jane Smith", "Jane Smith"),
            ("@Jane Smith", "Jane Smith"),
        ],
    );
}

#[test]
fn the_first_of_several() {
    each(
        Habit::Unknown,
        &[
            ("A Smith / B Jones", "A Smith +"),
            ("A Smith/B Jones", "A Smith +"),
            ("A Smith and B Jones", "A Smith +"),
            ("A Smith & B Jones", "A Smith +"),
            ("A Smith; B Jones", "A Smith +"),
            ("Smith, A / Jones, B", "A Smith +"),
            ("Smith, Jane; Jones, Bob", "Jane Smith +"),
            ("Smith, Jane <j@x.org>; Jones, Bob <b@x.org>", "Jane Smith +"),
            ("A Smith und B Jones", "A Smith +"),
            ("Ana García y Luis Pérez", "Ana García +"),
            ("José Ortega y Gasset", "José Ortega y Gasset"),
            ("Jane Smith\nBob Jones", "Jane Smith +"),
            ("JS\nBJ", "JS +"),
            ("JS/BJ", "JS +"),
            ("Ann[50%];Bob", "Ann +"),
            ("Jane Smith - Bob Jones", "Jane Smith +"),
            ("J. Smith, B. Jones", "J. Smith +"),
            ("Jane Smith, Bob Jones, Ann Lee", "Jane Smith +"),
            ("Jane Smith, Bob Jones and Ann Lee", "Jane Smith +"),
            ("Smith, Jane, Jones, Bob", "Jane Smith +"),
            ("jane.smith@x.org, bob.jones@x.org", "Jane Smith +"),
            ("Jane Smith / PMO", "Jane Smith +"),
            ("IT team / Jane Smith", "Jane Smith +"),
            ("Jane Smith / TBC", "Jane Smith ?"),
        ],
    );
}

#[test]
fn a_comma_between_full_names_is_as_the_column_has_it() {
    let texts = ["Jane Smith, Bob Jones", "García López, Ana María", "JS, BJ"];
    each(Habit::Unknown, &texts.map(|t| (t, t)));
    each(Habit::Spoken, &[(texts[0], "Jane Smith +"), (texts[2], texts[2])]);
    each(Habit::SurnameFirst, &[(texts[1], "Ana María García López")]);
    let column = |cells: &[&str]| {
        let out = super::super::fixture::File::new("risks", "owner", cells).read();
        out.values("owner")
    };
    let spoken = ["Ann Lee", "Jane Smith, Bob Jones"];
    assert_eq!(column(&spoken), ["Ann Lee", "Jane Smith <Jane Smith, Bob Jones>"]);
    let single = ["Ann", "Bob", "Bob, Ann"];
    assert_eq!(column(&single), ["Ann", "Bob", "Bob <Bob, Ann>"]);
    let surname_first = ["Lee, Ann", "García López, Ana María"];
    assert_eq!(
        column(&surname_first),
        ["Ann Lee <Lee, Ann>", "Ana María García López <García López, Ana María>"]
    );
}

#[test]
fn teams_firms_posts_and_nobody() {
    each(
        Habit::Unknown,
        &[
            ("IT team", "body"),
            ("Finance", "body"),
            ("PMO", "body"),
            ("Steering Board", "body"),
            ("Project Board", "body"),
            ("Supplier: Acme Ltd", "body"),
            ("Smith & Sons Ltd", "body"),
            ("Acme GmbH", "body"),
            ("Legal dept", "body"),
            ("Research & Development", "body"),
            ("Department for Transport", "body"),
            ("All", "body"),
            ("Lenkungsausschuss", "body"),
            ("équipe projet", "body"),
            ("Project Manager", "[Project Manager]"),
            ("Head of PMO", "[Head of PMO]"),
            ("SRO", "[SRO]"),
            ("Facilities Manager", "[Facilities Manager]"),
            ("Chef de projet", "[Chef de projet]"),
            ("Project Manager / Sponsor", "[Project Manager] +"),
            ("Vacant", "vacant"),
            ("TBC", "vacant"),
            ("vacant 2", "vacant"),
            ("TBC - developer", "vacant"),
            ("New hire 2", "vacant"),
            ("Vacancy - analyst", "vacant"),
            ("Vacancy (grade 7)", "vacant"),
            ("Analyst (vacant)", "vacant"),
            ("Project Manager TBC", "vacant"),
            ("Project Manager (TBC)", "vacant"),
            ("To be recruited", "vacant"),
            ("N.N.", "vacant"),
            ("A N Other", "vacant"),
            ("offen", "vacant"),
            ("à pourvoir", "vacant"),
            ("vacante", "vacant"),
            ("da assumere", "vacant"),
            ("vacature", "vacant"),
            ("n/a", "none"),
            ("?", "none"),
            ("-", "none"),
            ("—", "none"),
            ("unknown", "none"),
            ("", "none"),
            ("Dr", "none"),
        ],
    );
}

#[test]
fn the_settings_say_who_is_called_so() {
    let mut file = super::super::fixture::File::new("risks", "owner", &["JS", "JS / Bob Jones", "Finance"]);
    file.settings = crate::settings::fixture::with(
        "[[person]]\nname = \"Jane Smith\"\naliases = [\"JS\", \"Finance\"]\n",
    );
    let out = file.read();
    let want = ["Jane Smith <JS>", "Jane Smith <JS / Bob Jones>", "Jane Smith <Finance>"];
    assert_eq!(out.values("owner"), want);
    assert_eq!(
        out.found().iter().filter(|f| f.starts_with("two-people")).collect::<Vec<_>>(),
        ["two-people A3"]
    );
}

#[test]
fn a_group_is_a_stakeholder_and_no_owner() {
    let read = |field| {
        let file = crate::normalise::fixture::File::new("stakeholders", field, &["Works council"]);
        file.read().values(field)
    };
    assert_eq!(read("person"), ["Works council"]);
    assert_eq!(read("owner"), ["~ <Works council>"]);
}
