use crate::model::load::{LoadContent, LoadPart};
use crate::settings::{Settings, Sources, load};

/// The settings with one load file more.
fn with(name: &str, text: &str) -> Result<Settings, String> {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("load")).unwrap();
    std::fs::write(dir.path().join(format!("load/{name}.toml")), text).unwrap();
    load(Sources { templates: Some(dir.path()), ..Sources::default() })
        .map_err(|e| format!("{:?} {}: {}", e.line, e.key, e.message))
}

/// A tool that takes risks with this column.
fn column(line: &str) -> Result<Settings, String> {
    let words = "[words.short]\nthreat = \"T\"\nopportunity = \"O\"\n[words.half]\nthreat = \"T\"\n";
    with("ours", &format!("dates = \"31.10.2026\"\n{words}[list.risks]\n{line}\n"))
}

#[test]
fn a_users_own_tool_is_one_file() {
    let lines = "Zeta = { text = \"Risk\" }\n\"A name\" = { from = [\"title\", \"_source\"], otherwise = \"?\", required = true }\n\
                 Kind = { from = [\"kind\"], words = \"short\" }";
    let settings = column(lines).unwrap();
    let ours = &settings.knowledge.loads["ours"];
    assert_eq!(ours.days.example(), "31.10.2026");
    let columns = &ours.lists[0].columns;
    // In the order written, not by name.
    assert_eq!(columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["Zeta", "A name", "Kind"]);
    assert!(
        matches!(&columns[1].content, LoadContent::First(p) if matches!(p[..], [LoadPart::Field(..), LoadPart::Source]))
    );
    let LoadContent::First(parts) = &columns[2].content else { panic!("no field") };
    assert!(matches!(&parts[0], LoadPart::Field(_, Some(words)) if *words == ["T", "O"]));
    assert!(settings.knowledge.loads.contains_key("jira"));
}

#[test]
fn mistakes_are_told_with_line_and_key() {
    let one = "a column has one of `text`, `from` and `lines`; `words` go with `from`";
    for (line, message) in [
        ("Name = { from = [\"titel\"] }", "the register `risks` has no field `titel`"),
        ("Name = {}", one),
        ("Name = { text = \"a\", from = [\"title\"] }", one),
        ("Name = { lines = [\"kind\"], words = \"short\" }", one),
        (
            "Name = { from = [\"title\"], words = \"short\" }",
            "`title` has no values of a list to put words to",
        ),
        ("Name = { from = [\"kind\"], words = \"long\" }", "there is no table [words.long]"),
        ("Name = { from = [\"kind\"], words = \"half\" }", "[words.half] has no word for `opportunity`"),
        (
            "Name = { from = [\"title\"], required = true }",
            "a required column says with `otherwise` what stands there where nothing is known",
        ),
    ] {
        assert_eq!(column(line).unwrap_err(), format!("Some(8) Name: {message}"), "{line}");
    }
    let of = |text: &str| with("ours", text).unwrap_err();
    let head = "dates = \"2026-10-31\"\n";
    let wrong = "[words.x]\nbad = \"B\"\n[list.risks]\nKind = { from = [\"kind\"], words = \"x\" }\n";
    assert_eq!(of(&format!("{head}{wrong}")), "Some(3) bad: `risk-kind` has no value `bad`");
    assert_eq!(
        of(&format!("{head}[list.rsks]\nA = {{ text = \"a\" }}\n")),
        "Some(2) list.rsks: there is no register `rsks`"
    );
    assert!(of("dates = \"d.m.y\"\n[list]\n").starts_with("Some(1) dates: days are written as"));
    assert!(with("csv", head).unwrap_err().ends_with("`csv` is a format of its own; rename the file"));
}
