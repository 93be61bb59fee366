//! Letters, numbers and signs that stand for values of closed lists.

use super::super::fixture::File;
use super::column;
use crate::model::table::Unit;

/// The values of a column, without what was written.
fn values(file: File, field: &str) -> (Vec<String>, Vec<String>) {
    let out = file.read();
    let short = |v: String| v.split(' ').next().unwrap_or_default().to_owned();
    let found = out.found().into_iter().filter(|f| !f.starts_with("id-made")).collect();
    (out.values(field).into_iter().map(short).collect(), found)
}

#[test]
fn colours_are_read_in_many_ways() {
    for (written, want) in [
        ("R", "red"),
        ("Amber-Green", "amber-green"),
        ("A/G", "amber-green"),
        ("AG", "amber-green"),
        ("Amber/Red", "amber-red"),
        ("Y", "amber"),
        ("B", "complete"),
        ("🟢", "green"),
        ("🔴 Red", "red"),
        ("🟡 late", "amber"),
        ("On track", "green"),
        ("At risk", "amber"),
        ("Off track", "red"),
        ("grün", "green"),
        ("Jaune", "amber"),
        ("Rojo", "red"),
        ("verde", "green"),
        ("Vermelho", "red"),
        ("Rosso", "red"),
        ("Groen", "green"),
        ("Highly likely", "green"),
        ("In doubt", "amber-red"),
        ("Green (was Amber)", "green"),
        ("High", "~"),
        ("Red → Amber", "amber"),
        ("N/A", "~"),
        ("X", "~"),
    ] {
        assert_eq!(values(column("projects", "rag", &[written]), "rag").0, [want], "{written}");
    }
}

#[test]
fn numbers_for_colours_are_asked_until_something_shows_them() {
    let (read, found) = values(column("projects", "rag", &["=1", "=2", "=3"]), "rag");
    assert_eq!(read, ["~", "~", "~"]);
    assert_eq!(found, ["level-unclear A2:A4"]);
    let legend = column("projects", "rag", &["=1", "=3"]).label(
        0,
        "RAG (1 = Red, 2 = Amber, 3 = Green)",
        Unit::default(),
    );
    let (read, found) = values(legend, "rag");
    assert_eq!(read, ["red", "green"]);
    assert_eq!(found, ["level-from-list A2:A3"]);
    let list = ["RAG\tMeaning", "=1\tGreen", "=2\tAmber", "=3\tRed"];
    assert_eq!(
        values(column("projects", "rag", &["=1", "=3"]).list("Key", &list), "rag").0,
        ["green", "red"]
    );
    let (read, found) = values(column("projects", "rag", &["=1", "=3", "=4"]).list("Key", &list), "rag");
    assert_eq!(read, ["green", "red", "~"]);
    assert!(found.contains(&"level-unclear A4".to_owned()), "{found:?}");
    assert!(found.contains(&"level-from-list A2:A3".to_owned()), "{found:?}");
    // The score shows it: 3 where it is high.
    let rows = [
        "=5\t=5\t=25\t=3",
        "=5\t=4\t=20\t=3",
        "=3\t=3\t=9\t=2",
        "=1\t=2\t=2\t=1",
        "=1\t=1\t=1\t=1",
        "=3\t=3\t=9\t=2",
    ];
    let file = File::new("risks", "likelihood\timpact\tscore\trag", &rows);
    let (read, found) = values(file, "rag");
    assert_eq!(read, ["red", "red", "amber", "green", "green", "amber"]);
    assert!(found.contains(&"level-order-found D2:D7".to_owned()), "{found:?}");
}

#[test]
fn priorities_by_letter_and_number() {
    let read = |cells: &[&str]| values(column("issues", "priority", cells), "priority");
    assert_eq!(read(&["M", "S", "C", "W"]).0, ["critical", "high", "medium", "low"]);
    assert_eq!(read(&["M", "S", "C", "W"]).1, ["letters-read A2:A5"]);
    assert_eq!(read(&["H", "M", "L", "C"]).0, ["high", "medium", "low", "critical"]);
    assert_eq!(read(&["A", "B", "C"]).0, ["high", "medium", "low"]);
    assert_eq!(
        read(&["=1", "=2", "=3"]),
        (vec!["critical".into(), "high".into(), "medium".into()], vec!["level-assumed A2:A4".into()])
    );
    let labelled = |label: &str| {
        values(column("issues", "priority", &["=1", "=2"]).label(0, label, Unit::default()), "priority")
    };
    assert_eq!(labelled("Priority (1 = high, 4 = low)").1, Vec::<String>::new());
    assert_eq!(labelled("Priority (5 = highest)").0, ["~", "~"]);
    for (written, want) in [
        ("P1", "critical"),
        ("Medium (3)", "medium"),
        ("1 - Critical", "critical"),
        ("(1) High", "high"),
        ("Critical - 1", "critical"),
        ("Must have", "critical"),
        ("Muss", "critical"),
        ("Hoch", "high"),
        ("Moyenne", "medium"),
        ("Baja", "low"),
        ("5 - Planning", "low"),
        ("Highest", "critical"),
        ("Low/Medium", "~"),
    ] {
        assert_eq!(read(&[written]).0, [want], "{written}");
    }
}

#[test]
fn states_as_tools_and_people_write_them() {
    for (register, written, want) in [
        ("risks", "(1) Active", "open"),
        ("risks", "(3) Closed", "closed"),
        ("risks", "Impacted", "materialised"),
        ("risks", "Open/Closed", "~"),
        ("risks", "Closed – no action", "closed"),
        ("issues", "WIP", "in-progress"),
        ("issues", "In Progress", "in-progress"),
        ("issues", "Selected for Development", "open"),
        ("issues", "Closed Complete", "closed"),
        ("issues", "Resolved - pending sign off", "closed"),
        ("issues", "In Klärung", "in-progress"),
        ("issues", "Fermées", "closed"),
        ("actions", "Erledigt", "closed"),
        ("actions", "geannuleerd", "cancelled"),
        ("actions", "No longer required", "cancelled"),
    ] {
        assert_eq!(values(column(register, "status", &[written]), "status").0, [want], "{written}");
    }
    let list = ["Status\tMeaning", "N\tNew", "P\tIn progress", "F\tClosed"];
    let out = values(column("issues", "status", &["N", "F", "P"]).list("Lists", &list), "status");
    assert_eq!(out.0, ["open", "closed", "in-progress"]);
}
