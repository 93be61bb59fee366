use super::super::report::tests::source;
use super::*;
use crate::finding::{Code, Finding, Severity};
use crate::model::period::Period;
use crate::model::table::{Layout, RowKind};
use crate::settings::Settings;

const GUESSED: Code = Code::new("column-guessed", Severity::Note, "");

fn inspected(settings: &Settings) -> Inspected {
    let mut source = source(&settings.knowledge, Layout::Rows);
    source.period = Period::new(2026, 10);
    source.tables[0].title = "Risk log\u{1b}[2J of the portal".to_owned();
    source.tables[0].others = vec![(6, RowKind::Heading), (8, RowKind::Total), (9, RowKind::Total)];
    let samples = |values: &[&str]| ColumnEvidence {
        samples: values.iter().map(|v| (*v).to_owned()).collect(),
        ..ColumnEvidence::default()
    };
    let tables = source.tables.clone();
    Inspected {
        source,
        tables,
        evidence: vec![vec![samples(&["Late supplier", "納期の遅れ"]), samples(&[])]],
    }
}

fn drawn(file: &Inspected, findings: &[Finding], settings: &Settings, detail: Detail) -> String {
    let questions = Questions::of(file, "P101/*.xlsx", findings, &settings.knowledge);
    let mut out = String::new();
    draw(&mut out, file, &questions, &settings.knowledge, detail);
    out
}

#[test]
fn a_sheet_as_its_author_sees_it() {
    let settings = Settings::built_in().unwrap();
    let expected = "\
P101/risks.xlsx, October 2026
  3 records: Risks 3; sure of every column; nothing to ask

  Sheet \"Risks\"
    rows  4     labels
          5–8   records (3)
          7     a heading, no record
          9–10  totals, no records (2)

    Risks (risks), 3 records: sure 0.97, its name
    under the title \"Risk log [2J of the portal\"
      column  label   field                 how sure   what stands there           why
      B       Risk    Title (title)         sure 0.90  Late supplier | 納期の遅れ  a known label
      AB      Colour  kept under its label  –          (empty)                     a known label

  Sheet \"Lists\", hidden (rows 1–10): left out: a list of choices

";
    assert_eq!(drawn(&inspected(&settings), &[], &settings, Detail::Picture), expected);
}

#[test]
fn a_question_comes_with_the_lines_that_answer_it() {
    let settings = Settings::built_in().unwrap();
    let mut file = inspected(&settings);
    file.source.tables[0].columns[0].confidence = 0.6;
    file.tables = file.source.tables.clone();
    let finding = Finding::new(GUESSED, "the column was taken for Title", "map it").file("P101/risks.xlsx");
    let cells = vec![crate::model::address::CellRef::new(3, 1)];
    let out = drawn(&file, &[finding.sheet("Risks").label("Risk").cells(cells)], &settings, Detail::Picture);
    assert!(out.contains("Risks 3; 1 of 1 columns is a guess; 1 question\n"), "{out}");
    let expected = "  Questions\n    \
                    1. sheet \"Risks\", B4, `Risk`: the column was taken for Title\n       map it\n";
    assert!(out.contains(expected), "{out}");
    let expected = "    [[submission]]\n    path = \"P101/*.xlsx\"\n    sheet = \"Risks\"\n    \
                    columns = { \"Risk\" = \"title\" }\n";
    assert!(out.contains(expected), "{out}");
}

#[test]
fn only_the_answer() {
    let settings = Settings::built_in().unwrap();
    let mut file = inspected(&settings);
    let expected =
        "P101/risks.xlsx, October 2026: 3 records: Risks 3; sure of every column; nothing to ask\n";
    assert_eq!(drawn(&file, &[], &settings, Detail::Answer), expected);
    file.source.error = Some("it is locked by a password".to_owned());
    file.source.period = None;
    let expected = "P101/risks.xlsx: could not be read: it is locked by a password\n";
    assert_eq!(drawn(&file, &[], &settings, Detail::Answer), expected);
    const LOCKED: Code = Code::new("password-needed", Severity::Error, "");
    let finding = Finding::new(LOCKED, "it is locked by a password", "ask for it").file("P101/risks.xlsx");
    let expected =
        "P101/risks.xlsx\n  could not be read: it is locked by a password\n  what to do: ask for it\n\n";
    assert_eq!(drawn(&file, &[finding], &settings, Detail::Picture), expected);
}

#[test]
fn records_across_the_columns_are_said_to_be() {
    let settings = Settings::built_in().unwrap();
    let source = source(&settings.knowledge, Layout::Transposed);
    let tables = source.tables.clone();
    let file = Inspected { source, tables, evidence: Vec::new() };
    let out = drawn(&file, &[], &settings, Detail::Picture);
    assert!(out.contains("2–28  labels in column D, a record in each column E–H (3)"), "{out}");
}
