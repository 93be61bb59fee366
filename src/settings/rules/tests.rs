use crate::finding::Severity;
use crate::settings::{Settings, Sources, load};

/// Settings with one more template.
fn with(path: &str, text: &str) -> Result<Settings, String> {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
    load(Sources { templates: Some(dir.path()), ..Sources::default() })
        .map_err(|e| format!("{:?} {}: {}", e.line, e.key, e.message))
}

/// A kind of the user's own, with this rule.
fn own(rule: &str) -> Result<Settings, String> {
    let head = "level = \"note\"\npage = \"\"\"\n# own-rule\n\nOurs.\n\"\"\"\n[[rule]]\n";
    with("rules/own-rule.toml", &format!("{head}remedy = \"\"\n{rule}\n"))
}

#[test]
fn a_users_own_rule_is_one_file() {
    let rule = "registers = [\"risks\"]\nat = \"effect\"\nseen = \"{effect} is blank from {severe-score} on\"\n\
                where = [{ field = \"score\", at_least = \"severe-score\" }, { field = \"effect\", is = \"missing\" }]";
    let settings = own(rule).unwrap();
    let rule = settings.rules.rules.iter().find(|r| r.code.id == "own-rule").unwrap();
    assert_eq!(rule.seen, "Effect is blank from 15 on");
    assert_eq!(rule.code.level, Severity::Note);
    assert_eq!(rule.code.page(), "# own-rule\n\nOurs.");
    assert_eq!(settings.knowledge.register(rule.register).key, "risks");
}

#[test]
fn a_rule_without_registers_holds_for_all_that_have_its_fields() {
    let rule = "at = \"stance\"\nseen = \"\"\nwhere = [{ field = \"stance\", is = \"missing\" }]";
    let settings = own(rule).unwrap();
    let of = |code: &'static str| settings.rules.rules.iter().filter(move |r| r.code.id == code);
    let key = |r: &super::Rule| settings.knowledge.register(r.register).key.clone();
    let registers: Vec<String> = of("own-rule").map(key).collect();
    assert_eq!(registers, ["stakeholders"]);
    // What the risks say of `updated_on` stands in place of what is said for all.
    let risks = settings.knowledge.find_register("risks").unwrap();
    assert_eq!(of("stale").filter(|r| r.register == risks).count(), 1);
}

#[test]
fn mistakes_are_told_with_line_and_key() {
    let refused = |rule: &str| own(&format!("registers = [\"risks\"]\nseen = \"\"\n{rule}")).unwrap_err();
    let test = |test: &str| refused(&format!("at = \"title\"\nwhere = [{{ {test} }}]"));
    assert_eq!(refused("at = \"colour\""), "Some(11) at: the register `risks` has no field `colour`");
    assert_eq!(refused("at = \"title\""), "Some(11) at: a rule asks something: `where` or `either`");
    for (written, message) in [
        ("field = \"due\", is = \"missing\"", "the register `risks` has no field `due`"),
        ("field = \"title\"", "the test of `title` asks exactly one thing"),
        ("field = \"score\", above = \"1\", below = \"3\"", "the test of `score` asks exactly one thing"),
        ("field = \"status\", in = [\"shut\"]", "`risk-status` has no value `shut`"),
        (
            "field = \"title\", in = [\"shut\"]",
            "`title` is no field of choices, so `in` and `not_in` do not fit",
        ),
        ("field = \"kind\", is = \"open\"", "no value of `kind` ends a record"),
        ("field = \"due_on\", before = \"score\"", "the values of `due_on` cannot be compared with `score`"),
        ("field = \"due_on\", before = \"15\"", "the values of `due_on` cannot be compared with `15`"),
        ("field = \"score\", above = \"many\"", "the register `risks` has no field `many`"),
        ("field = \"due_on\", before = \"raised_on\", by = \"3\"", "`3` is no share of a number"),
        ("field = \"due_on\", before = \"period-end\", by = \"soon\"", "`soon` is no number of days"),
    ] {
        assert_eq!(test(written), format!("Some(12) where: {message}"));
    }
}

#[test]
fn a_rule_that_fits_nothing_is_refused() {
    let rule = "at = \"stance\"\nseen = \"\"\nwhere = [{ field = \"score\", above = \"1\" }]";
    assert!(own(rule).unwrap_err().contains("no register has all that this rule asks for"));
    let seen =
        "at = \"stance\"\nseen = \"{mood} is low\"\nwhere = [{ field = \"stance\", is = \"missing\" }]";
    assert!(
        own(&format!("registers = [\"stakeholders\"]\n{seen}")).unwrap_err().contains("`mood` is no field")
    );
}

#[test]
fn a_kind_has_a_page_and_a_level() {
    let kind = |text: &str| with("rules/own-rule.toml", text).unwrap_err();
    assert!(kind("level = \"grave\"\npage = \"# own-rule\\n\"").contains("a level is one of"));
    assert!(
        kind("level = \"note\"\npage = \"# other\\n\"")
            .contains("the page begins with the line `# own-rule`")
    );
    assert!(
        with("thresholds.toml", "[[threshold]]\nkey = \"a\"\nvalue = \"x\"\nmeaning = \"\"\nsource = \"\"")
            .unwrap_err()
            .contains("`x` is not a number")
    );
}
