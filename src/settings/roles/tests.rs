use crate::settings::{Settings, SettingsError, Sources, load};

/// What is said of the built-in role model with these lines at its end; the line counts from the first of them.
fn refused(lines: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    let built_in = include_str!("../../../templates/role-model.toml");
    let text = format!("{built_in}\n{lines}\n");
    let lines_before = built_in.lines().count() + 1;
    std::fs::write(dir.path().join("role-model.toml"), text).unwrap();
    let loaded = load(Sources { templates: Some(dir.path()), ..Sources::default() });
    let line = |e: &SettingsError| e.line.map_or(0, |line| line - lines_before);
    loaded.map(|_| "nothing".to_owned()).unwrap_or_else(|e| format!("line {}: {}", line(&e), e.message))
}

#[test]
fn a_title_stands_under_one_role() {
    let head = "[[delivery]]\nslug = \"one\"\nlabel = \"One\"\n";
    assert_eq!(refused(&format!("{head}aliases = [\"A title of its own\"]")), "nothing");
    assert_eq!(
        refused(&format!("{head}aliases = [\"Cost-controller\"]")),
        "line 4: `Cost-controller` is a title of `finance` already; a title that may mean both goes to [[ambiguous]]"
    );
    assert_eq!(
        refused(&format!("{head}aliases = [\"Project Mgr\"]")),
        "line 4: `Project Mgr` is a title of `delivery:project-manager` already; a title that may mean both goes to [[ambiguous]]"
    );
}

#[test]
fn a_title_that_is_declared_ambiguous_may_stand_under_several_and_is_taken_from_all() {
    let text = "[[delivery]]\nslug = \"one\"\nlabel = \"One\"\naliases = [\"Change Manager\"]\n";
    assert_eq!(refused(text), "nothing");
    let twice = "[[ambiguous]]\ntitles = [\"Change-manager\"]\nlikeliest = \"risk\"\nquestion = \"Which?\"";
    assert_eq!(refused(twice), "line 2: `Change-manager` is ambiguous already, likeliest `change-control`");
    let nobody = "[[ambiguous]]\ntitles = [\"Xyz\"]\nlikeliest = \"nobody\"\nquestion = \"Which?\"";
    assert_eq!(refused(nobody), "line 3: there is no role `nobody`");
}

/// The 21 roles of the contract, in its order.
const ROLES: [&str; 21] = [
    "pmo-sponsor",
    "head-of-pmo",
    "head-of-project-office",
    "portfolio-analyst",
    "project-specialist",
    "project-officer",
    "benefits",
    "commercial",
    "communications-stakeholder",
    "information-management",
    "consultancy-performance",
    "finance",
    "issue",
    "change-control",
    "planning",
    "quality-assurance",
    "resource-management",
    "risk",
    "reporting",
    "secretariat",
    "tools-expert",
];

/// Every register is kept by one role.
const REGISTERS: &str = "projects roles risks issues resources finance changes actions assumptions decisions dependencies \
     milestones benefits stakeholders quality lessons contracts documents";

#[test]
fn the_21_roles_are_there_and_own_registers_once() {
    let model = Settings::built_in().unwrap().knowledge.roles;
    assert_eq!(model.roles.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ROLES);
    let mut owned: Vec<&str> = model.roles.iter().flat_map(|r| &r.owns).map(String::as_str).collect();
    owned.sort_unstable();
    let mut registers: Vec<&str> = REGISTERS.split_whitespace().collect();
    registers.sort_unstable();
    assert_eq!(owned, registers);
}

#[test]
fn titles_people_write_find_their_role() {
    let model = Settings::built_in().unwrap().knowledge.roles;
    let role = |title: &str| {
        let title = crate::model::text::fold(title);
        let ours = model.roles.iter().filter(|r| r.aliases.contains(&title)).map(|r| r.id.clone());
        let others = model.delivery.iter().filter(|d| d.aliases.contains(&title));
        ours.chain(others.map(|d| format!("delivery:{}", d.slug))).collect::<Vec<_>>().join(" ")
    };
    for (title, id) in [
        ("PMO Mgr", ""),
        ("Head of PMO", "head-of-pmo"),
        ("Leiter PMO", "head-of-pmo"),
        ("Program Office Manager", "head-of-project-office"),
        ("Project Co-Ordinator", "project-officer"),
        ("Comms & Engagement Lead", "communications-stakeholder"),
        ("Benefits Realization Manager", "benefits"),
        ("Contrôleur de gestion", "finance"),
        ("RISK MGR", "risk"),
        ("Risicomanager", "risk"),
        ("Proj. Admin", "secretariat"),
        ("SRO", "delivery:senior-responsible-owner"),
        ("Sr Responsible Owner", "delivery:senior-responsible-owner"),
        ("Snr Project Mgr", "delivery:project-manager"),
        ("Chef de projet", "delivery:project-manager"),
        ("Prog Mgr", "delivery:programme-manager"),
        ("Change Manager", ""),
    ] {
        assert_eq!(role(title), id, "{title}");
    }
    let asked = model.ambiguous.iter().find(|a| a.title == "pmo mgr").unwrap();
    assert_eq!(asked.likeliest, "head-of-pmo");
}

/// What is said of the built-in role model with one text in place of another; the line is that of the new text.
fn changed(from: &str, to: &str) -> String {
    let built_in = include_str!("../../../templates/role-model.toml");
    let at = built_in[..built_in.find(from).unwrap()].matches('\n').count() + 1;
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("role-model.toml"), built_in.replacen(from, to, 1)).unwrap();
    let error = load(Sources { templates: Some(dir.path()), ..Sources::default() }).unwrap_err();
    assert_eq!(error.line, Some(at), "{error}");
    error.message
}

#[test]
fn what_a_role_names_must_be_there() {
    assert_eq!(
        changed("reads = [\"decisions\", ", "reads = [\"decision\", "),
        "there is no register `decision`"
    );
    assert_eq!(changed("owns = [\"finance\"]", "owns = [\"money\"]"), "there is no register `money`");
    let other = "{ role = \"head-of-pmo\", within";
    assert_eq!(changed(other, "{ role = \"head-of-pm\", within"), "there is no role `head-of-pm`");
    assert_eq!(
        changed("area = [\"governance\"]", "area = [\"government\"]"),
        "`government` is no area of work; known: portfolio, delivery, centre-of-excellence, governance"
    );
    assert_eq!(
        changed(
            "needed = { from_projects = 1, why",
            "needed = { from_projects = 1, by_programme_office = true, why"
        ),
        "a role is needed either `from_projects` or `by_programme_office`"
    );
    assert_eq!(
        changed("{ scope = [\"portfolio\", \"office\"], role", "{ scope = [\"office\", \"world\"], role"),
        "there is no scope `world`"
    );
    assert_eq!(
        changed("owns = [\"issues\"]", "pack = \"nobody\"\nowns = [\"issues\"]").as_str(),
        "there is no role `nobody`"
    );
}

/// Written down from the literature of the field by hand: what each role must not be combined with, always.
#[test]
fn the_roles_are_kept_apart_as_the_field_does_it() {
    let model = Settings::built_in().unwrap().knowledge.roles;
    let apart = |id: &str| {
        let role = model.role(id).unwrap();
        let strict = role.not_with.iter().filter(|n| n.condition.is_none());
        strict.map(|n| n.role.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(apart("pmo-sponsor"), ["head-of-pmo", "quality-assurance"]);
    assert_eq!(apart("head-of-pmo"), ["pmo-sponsor", "quality-assurance"]);
    for id in ["head-of-project-office", "project-specialist", "project-officer", "planning"] {
        assert_eq!(apart(id), ["quality-assurance"], "{id}");
    }
    assert_eq!(apart("commercial"), ["finance"]);
    assert_eq!(apart("finance"), ["commercial"]);
    assert_eq!(apart("change-control"), ["delivery:change-authority"]);
    assert_eq!(
        apart("quality-assurance"),
        [
            "head-of-pmo",
            "head-of-project-office",
            "project-specialist",
            "project-officer",
            "planning",
            "delivery:project-manager",
            "delivery:team-manager"
        ]
    );
    for id in
        ["portfolio-analyst", "communications-stakeholder", "information-management", "issue", "reporting"]
    {
        assert_eq!(apart(id), [""; 0], "{id}");
    }
}

/// The smallest office, and from how many projects on more is needed.
#[test]
fn the_roles_that_a_portfolio_needs() {
    use crate::model::role::When;
    let model = Settings::built_in().unwrap().knowledge.roles;
    let needed = |when: When| {
        let roles = model.roles.iter().filter(|r| r.needed.as_ref().is_some_and(|n| n.when == when));
        roles.map(|r| r.id.as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        needed(When::FromProjects(1)),
        "pmo-sponsor head-of-pmo finance issue change-control quality-assurance risk reporting secretariat"
    );
    assert_eq!(needed(When::FromProjects(10)), "benefits resource-management");
    assert_eq!(needed(When::FromProjects(21)), "portfolio-analyst");
    assert_eq!(needed(When::ProgrammeOffice), "head-of-project-office");
}

#[test]
fn areas_and_packs_of_the_roles() {
    let model = Settings::built_in().unwrap().knowledge.roles;
    let areas = |id: &str| model.role(id).unwrap().areas.join(" ");
    assert_eq!(areas("pmo-sponsor"), "governance");
    assert_eq!(areas("project-officer"), "delivery");
    assert_eq!(areas("quality-assurance"), "centre-of-excellence");
    assert_eq!(areas("risk"), "delivery centre-of-excellence");
    assert!(model.roles.iter().all(|r| r.pack == r.id && !r.purpose.is_empty()));
}
