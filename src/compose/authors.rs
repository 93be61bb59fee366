//! The authors' own words, in a section of their own: kept apart from all that the program says.

use super::Material;
use crate::model::dataset::Project;
use crate::model::document::{Block, Callout, Cell, Column, Format, Section, Table, Tone};
use crate::model::note::{About, Note, Words};
use crate::model::pack::Pack;
use crate::model::written::day;
use crate::review::shows;
use crate::settings::Settings;

/// The section with the notes that a pack prints: those for it, then those on its projects; `None` where there are none.
pub fn section<'a>(pack: &Pack, material: Material<'a>) -> Option<Section<'a>> {
    let notes = material.dataset.notes.iter().filter(|n| n.marking.is_none_or(|m| m <= pack.clearance));
    let mut told: Vec<(String, &Note)> = notes.filter_map(|n| Some((about(n, pack, material)?, n))).collect();
    told.sort_by_key(|(_, note)| matches!(note.about, Some(About::Project(_))));
    if told.is_empty() {
        return None;
    }
    let apart = "What follows was written by the people named. Words and numbers are theirs: this program neither made \
                 nor checked them.";
    let mut blocks = vec![Block::Paragraph(apart.to_owned())];
    blocks.extend(told.iter().flat_map(|(title, note)| of_note(title, note, material)));
    Some(Section { title: "From the authors".to_owned(), landscape: false, workbook_only: false, blocks })
}

/// What a note is about, if the pack may print it. One on a project is for packs that show what people write of projects, and
/// know the project.
fn about(note: &Note, pack: &Pack, material: Material<'_>) -> Option<String> {
    match note.about.as_ref()? {
        About::Pack(name) => (*name == pack.name).then(|| "On this pack".to_owned()),
        About::Project(code) if tells_of_projects(pack, material.settings) => {
            material.dataset.project(code).map(Project::title)
        }
        About::Project(_) => None,
    }
}

fn tells_of_projects(pack: &Pack, settings: &Settings) -> bool {
    let register = settings.knowledge.find_register("projects");
    let field = |id| Some((id, settings.knowledge.register(id).field("narrative")?));
    register.and_then(field).is_some_and(|(register, field)| shows(pack, register, field))
}

fn of_note<'a>(title: &str, note: &Note, material: Material<'_>) -> Vec<Block<'a>> {
    let first = material.dataset.period.first_day();
    let by = if note.by.is_empty() { "An author who is not named" } else { &note.by };
    let on = note
        .on
        .map_or_else(|| "on no day that is known".to_owned(), |on| day(on, Format::Date, material.print()));
    let old = note.on.is_none_or(|on| on < first);
    let age = if note.on.is_some() && old { "; older than the month reported" } else { "" };
    let tone = if old { Tone::Amber } else { Tone::Grey };
    let head = Callout { tone, title: title.to_owned(), text: format!("{by}, {on}{age}") };
    let words = note.words.iter().map(|words| match words {
        Words::Heading(text) => Block::Heading(text.clone()),
        Words::Paragraph(text) => Block::Paragraph(text.clone()),
        Words::Table(head, rows) => Block::Table(table(head, rows)),
    });
    std::iter::once(Block::Callout(head)).chain(words).collect()
}

fn table<'a>(head: &[String], rows: &[Vec<String>]) -> Table<'a> {
    let columns = head.iter().map(|label| Column::new(label.as_str(), Format::Text, 1.0)).collect();
    let row = |cells: &Vec<String>| cells.iter().map(|cell| Cell::text(cell.clone())).collect();
    Table::small("", columns, rows.iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{everything, material};
    use super::*;
    use crate::measure::fixture::dataset;
    use crate::model::figure::Figures;
    use crate::model::pack::MARKING;

    fn note(about: About, words: &str) -> Note {
        Note {
            file: "notes/x.md".to_owned(),
            sha256: String::new(),
            bytes: 0,
            about: Some(about),
            on: Some("2026-09-30".parse().unwrap()),
            by: "Jane Smith".to_owned(),
            marking: None,
            words: vec![Words::Paragraph(words.to_owned())],
        }
    }

    /// What stands in the authors' section of a pack of these notes; nothing where it has none.
    fn printed(role: &str, notes: Vec<Note>) -> String {
        let settings = Settings::built_in().unwrap();
        let mut data = dataset(&settings, &[]);
        data.notes = notes;
        let (figures, staffing) = (Figures::default(), Default::default());
        let pack = settings.knowledge.packs.iter().find(|p| p.role == role).unwrap();
        let section = section(pack, material(&data, &figures, &staffing, &settings));
        let Some(section) = section else { return String::new() };
        let document = super::super::compose(pack, material(&data, &figures, &staffing, &settings));
        everything(&crate::model::document::Document { sections: vec![section], ..document })
    }

    fn project(code: &str) -> About {
        About::Project(code.to_owned())
    }

    #[test]
    fn a_note_stands_in_the_pack_that_it_is_for_with_its_author_and_age() {
        let for_risk = || note(About::Pack("risk".to_owned()), "We are late.");
        let said = printed("risk", vec![for_risk()]);
        for part in
            ["On this pack", "Jane Smith, 30 Sep 2026; older than the month", "We are late.", "theirs"]
        {
            assert!(said.contains(part), "{part}: {said}");
        }
        assert_eq!(printed("finance", vec![for_risk()]), "");
    }

    #[test]
    fn a_note_on_a_project_stands_where_narratives_and_the_project_may_be_seen() {
        let telling: Vec<String> = {
            let settings = Settings::built_in().unwrap();
            let packs = settings.knowledge.packs.iter().filter(|p| tells_of_projects(p, &settings));
            packs.map(|p| p.role.clone()).collect()
        };
        assert!(!telling.is_empty() && !telling.contains(&"risk".to_owned()), "{telling:?}");
        let role = telling[0].as_str();
        assert!(printed(role, vec![note(project("P2"), "Steady.")]).contains("P2"));
        assert_eq!(printed(role, vec![note(project("P8"), "Steady.")]), "");
        assert_eq!(printed("risk", vec![note(project("P2"), "Steady.")]), "");
    }

    #[test]
    fn a_note_that_is_marked_too_high_is_not_printed() {
        let settings = Settings::built_in().unwrap();
        let restricted = settings.knowledge.vocabulary(MARKING).unwrap().find("restricted");
        let marked = Note { marking: restricted, ..note(About::Pack("risk".to_owned()), "Secret.") };
        assert_eq!(printed("risk", vec![marked]), "");
    }
}
