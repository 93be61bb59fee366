use super::*;
use crate::measure::fixture::dataset;
use crate::measure::measure;
use crate::model::document::{Content, Table, Tone};
use crate::model::pack::{Hidden, Pack};
use crate::staffing::staff;

pub(super) type List = (&'static str, &'static str, &'static str, &'static [&'static str]);

const RISKS: List = (
    "P1.xlsx",
    "risks",
    "project|id|title|likelihood|impact|score|owner|status|due_on",
    &[
        "P1|R1|Late supplier|3|5|15|Ann Lee|open|2026-10-30",
        "P1|R2|Old server|4|5|20|Bo Ito|closed|2026-09-01",
        "P2|R1|Staff leave|4|4|16||open|2026-12-01",
        "P2|R2|No budget|2|3|6|Ann Lee|open|",
    ],
);

static NOTHING_HIDDEN: Hidden = Hidden::new();

/// A month without findings, of which nothing is hidden from the pack.
pub(super) fn material<'a>(
    dataset: &'a Dataset,
    figures: &'a Figures,
    staffing: &'a Staffing,
    settings: &'a Settings,
) -> Material<'a> {
    Material {
        dataset,
        figures,
        findings: &[],
        staffing,
        settings,
        run: "0",
        hidden: &NOTHING_HIDDEN,
        outside: &NOTHING_HIDDEN,
        live: None,
    }
}

/// What `with` sees of a pack composed from these lists.
pub(super) fn composed<T>(role: &str, lists: &[List], with: impl FnOnce(&Document<'_>, &Pack) -> T) -> T {
    composed_with(&Settings::built_in().unwrap(), role, lists, with)
}

/// The same under these settings.
pub(super) fn composed_with<T>(
    settings: &Settings,
    role: &str,
    lists: &[List],
    with: impl FnOnce(&Document<'_>, &Pack) -> T,
) -> T {
    let data = dataset(settings, lists);
    let figures = measure(&data, settings).value;
    let staffing = staff(&data, settings).value;
    let pack = settings.knowledge.packs.iter().find(|p| p.role == role).unwrap();
    let pack = &present(pack, &data, &NOTHING_HIDDEN, settings);
    let material = material(&data, &figures, &staffing, settings);
    with(&compose(pack, material), pack)
}

pub(super) fn tables<'a, 'b>(document: &'b Document<'a>) -> Vec<&'b Table<'a>> {
    let blocks = document.sections.iter().flat_map(|s| &s.blocks);
    blocks.filter_map(|b| if let Block::Table(table) = b { Some(table) } else { None }).collect()
}

fn list<'a, 'b>(document: &'b Document<'a>, name: &str) -> &'b Table<'a> {
    tables(document).into_iter().find(|t| t.name == name).unwrap()
}

pub(super) fn text(table: &Table<'_>, row: usize, label: &str) -> String {
    let column = table.columns.iter().position(|c| c.label == label).unwrap();
    match table.cell(row, column).content {
        Content::Text(text) => text.into_owned(),
        Content::Number(number) => number.to_string(),
        other => format!("{other:?}"),
    }
}

/// Everything that stands in a document.
pub(super) fn everything(document: &Document<'_>) -> String {
    let mut all = String::new();
    for block in document.sections.iter().flat_map(|s| &s.blocks) {
        match block {
            Block::Heading(text) | Block::Paragraph(text) | Block::Note(text) => all.push_str(text),
            Block::Callout(callout) => all.push_str(&format!("{}{}", callout.title, callout.text)),
            Block::Tiles(tiles) => {
                tiles.iter().for_each(|t| all.push_str(&format!("{}{:?}{}", t.label, t.value, t.note)))
            }
            Block::Chart(chart) => all.push_str(&chart.alt),
            Block::Matrix(matrix) => {
                all.push_str(&matrix.alt);
                matrix.marks.iter().flatten().flatten().for_each(|mark| all.push_str(mark));
            }
            Block::Timeline(timeline) => {
                all.push_str(&timeline.title);
                timeline.lines.iter().for_each(|l| all.push_str(&format!("{}{}", l.project, l.title)));
            }
            Block::Table(table) => {
                for row in 0..table.len() {
                    for column in 0..table.columns.len() {
                        all.push_str(&format!("{:?}", table.cell(row, column)));
                    }
                }
            }
        }
    }
    all
}

#[test]
fn open_records_come_first_then_the_highest_score() {
    composed("risk", &[RISKS], |document, _| {
        let risks = list(document, "Risks");
        let titles: Vec<String> = (0..4).map(|row| text(risks, row, "Title")).collect();
        assert_eq!(titles, ["Staff leave", "Late supplier", "No budget", "Old server"]);
        assert_eq!(risks.cell(0, 0).content, Content::Text("P2".into()));
    });
}

#[test]
fn a_score_and_a_state_are_coloured_by_rules() {
    composed("risk", &[RISKS], |document, _| {
        let risks = list(document, "Risks");
        let score = risks.columns.iter().position(|c| c.label == "Score").unwrap();
        let tones: Vec<Tone> = (0..4).map(|row| risks.cell(row, score).tone).collect();
        assert_eq!(tones, [Tone::Red, Tone::Red, Tone::Green, Tone::Red]);
        let rule = [(15, Tone::Red), (8, Tone::Amber), (1, Tone::Green)];
        assert_eq!(
            risks.columns[score].tones,
            crate::model::document::Tones::AtLeast(rule.map(|(n, tone)| (n.into(), tone)).to_vec())
        );
    });
}

#[test]
fn the_heat_map_counts_open_risks() {
    composed("risk", &[RISKS], |document, _| {
        let blocks = document.sections.iter().flat_map(|s| &s.blocks);
        let matrix = blocks.filter_map(|b| if let Block::Matrix(m) = b { Some(m) } else { None }).next();
        let cells = &matrix.unwrap().cells;
        // Likelihood 3, impact 5; 4 and 4; 2 and 3. The one of 4 and 5 is closed.
        assert_eq!((cells[2][4], cells[3][3]), ((1, Tone::Red), (1, Tone::Red)));
        assert_eq!((cells[1][2], cells[3][4]), ((1, Tone::Green), (0, Tone::Red)));
        assert_eq!(cells.iter().flatten().map(|c| c.0).sum::<u64>(), 3);
    });
}

#[test]
fn a_register_that_nobody_sent_has_no_list() {
    composed("risk", &[RISKS], |document, _| {
        assert!(tables(document).iter().all(|t| t.name != "Issues"));
        assert!(document.sections.iter().all(|s| s.title != "Issues"));
    });
}

/// Each text field of each register holds its own key as a word; a pack may hold only those of its fields.
#[test]
fn an_audience_sees_no_field_that_its_pack_does_not_name() {
    let settings = Settings::built_in().unwrap();
    let knowledge = &settings.knowledge;
    for register in &knowledge.registers {
        let keys: Vec<&str> = register
            .fields
            .iter()
            .filter(|f| f.kind.is_text() && f.key != "project" && f.key != "code")
            .map(|f| f.key.as_str())
            .collect();
        let words: Vec<String> =
            keys.iter().map(|key| format!("canary {} {key} yranac", register.key)).collect();
        let (mut fields, mut record) = (keys.join("|"), words.join("|"));
        if register.field("project").is_some() {
            (fields, record) = (format!("project|{fields}"), format!("P1|{record}"));
        }
        let data = dataset(&settings, &[("P1.xlsx", register.key.as_str(), &fields, &[&record])]);
        let figures = measure(&data, &settings).value;
        let staffing = staff(&data, &settings).value;
        let material = material(&data, &figures, &staffing, &settings);
        for pack in &knowledge.packs {
            let seen = everything(&compose(pack, material));
            let shown = pack.registers.iter().find(|s| knowledge.register(s.register).key == register.key);
            for (key, word) in keys.iter().zip(&words) {
                let listed = shown.is_some_and(|s| s.fields.iter().any(|f| register.decl(*f).key == *key));
                let may = listed && !present::is_empty(pack, material);
                assert_eq!(seen.contains(word.as_str()), may, "{}: {}.{key}", pack.role, register.key);
            }
        }
    }
}

#[test]
fn a_sentence_whose_figure_is_unknown_is_left_out() {
    composed("finance", &[RISKS], |document, _| {
        let blocks = document.sections.iter().flat_map(|s| &s.blocks);
        let prose: Vec<&str> = blocks
            .filter_map(|b| if let Block::Paragraph(text) = b { Some(text.as_str()) } else { None })
            .collect();
        assert!(prose.iter().all(|text| !text.contains("expected to end at")), "{prose:?}");
    });
}

const ROLES: List = (
    "P1.xlsx",
    "roles",
    "project|person|role|title|fte",
    &["P1|Ann Lee|risk|Acting Risk Manager|0.5", "P1|Bo Ito|finance|Accountant|", "P2||planning|Planner|"],
);

/// The words of a row of the table with this title.
fn row(document: &Document<'_>, title: &str, first: &str) -> Vec<String> {
    let table = tables(document).into_iter().find(|t| t.title == title).unwrap();
    let words = |row: usize| -> Vec<String> {
        let cell = |column| match table.cell(row, column).content {
            Content::Text(text) => text.into_owned(),
            Content::Number(number) => number.to_string(),
            _ => String::new(),
        };
        (0..table.columns.len()).map(cell).collect()
    };
    (0..table.len()).map(words).find(|words| words[0] == first).unwrap()
}

#[test]
fn the_head_of_the_office_sees_who_holds_which_role() {
    composed("head-of-pmo", &[ROLES], |document, _| {
        assert_eq!(row(document, "Roles of the office", "Risk Role")[1..4], ["Acting", "Ann Lee", "1"]);
        assert_eq!(row(document, "Roles of the office", "Planning Role")[1..4], ["Vacant", "", "0"]);
        assert_eq!(
            row(document, "By programme and project", "P1")[1..],
            ["Finance Role", "", "Risk Role", ""]
        );
        assert_eq!(
            row(document, "What each person holds", "Ann Lee")[1..],
            ["Risk Role", "1", "P1", "0.5", ""]
        );
        assert_eq!(row(document, "Duties that are kept apart", "SD3")[3..], ["2", "0", "Yes"]);
        let unknown = row(document, "Duties that are kept apart", "SD4");
        assert_eq!(unknown[3..], ["", "", "No: no changes register was handed in"]);
    });
}

#[test]
fn without_a_roles_register_nothing_is_said_of_coverage() {
    composed("head-of-pmo", &[RISKS], |document, _| {
        assert!(everything(document).contains("Coverage cannot be worked out"));
        assert!(tables(document).iter().all(|t| t.title != "Roles of the office"));
    });
}

#[test]
fn a_pack_without_the_people_of_the_roles_shows_none_of_it() {
    let settings = Settings::built_in().unwrap();
    let data = dataset(&settings, &[ROLES]);
    let figures = measure(&data, &settings).value;
    let staffing = staff(&data, &settings).value;
    let material = material(&data, &figures, &staffing, &settings);
    let mut pack = settings.knowledge.packs.iter().find(|p| p.role == "head-of-pmo").unwrap().clone();
    pack.registers.retain(|shown| settings.knowledge.register(shown.register).key != "roles");
    let seen = everything(&compose(&pack, material));
    assert!(!seen.contains("Ann Lee") && !seen.contains("SD1"));
}
