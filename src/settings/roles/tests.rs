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

/// Registers that may be owned; not all of them are declared yet.
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
