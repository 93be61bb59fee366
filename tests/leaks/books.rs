//! Workbooks with a canary in every field of every register that people keep.

use packwright::model::register::{Field, FieldKind, Register};
use packwright::settings::Settings;
use rust_xlsxwriter::Workbook;
use std::fs;
use std::path::Path;

/// Rows that anybody may see.
pub const SEEN: [char; 6] = ['a', 'b', 'c', 'd', 'e', 'f'];
/// The row whose dates, amounts, numbers, levels and choices are words.
pub const WRONG: char = 'g';
/// The row that is marked confidential, and the one whose marking nobody knows.
pub const HIDDEN: [char; 2] = ['x', 'y'];

/// What a canary begins and ends with.
pub const START: &str = "qz";
/// The end.
pub const END: &str = "zq";

/// The word that stands in a row's field and nowhere else. A person's first name is one, so it has letters only.
pub fn canary(register: &str, field: &str, row: char) -> String {
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>();
    format!("Qz{}qv{}qv{row}zq", letters(register), letters(field))
}

/// The amount of a row's field. Those of hidden rows and sums with them are like no other number.
pub fn amount(register: usize, field: usize, row: char) -> f64 {
    let own = (register * 40 + field) as f64;
    match row {
        'x' => 7_310_011.17 + own * 1_000.0,
        'y' => 8_420_023.29 + own * 1_000.0,
        _ => 1_000.37 + own * 10.0 + f64::from(row as u32 - 'a' as u32) * 100.0,
    }
}

/// What a row has in a field.
fn value(register: &Register, field: &Field, row: char) -> String {
    let word = canary(&register.key, &field.key, row);
    let at = row as u32 - 'a' as u32 + 1;
    let typed = |text: String| if row == WRONG { word.clone() } else { text };
    match &field.kind {
        FieldKind::Project => ["P101", "P102"][at as usize % 2].to_owned(),
        FieldKind::Person => format!("{word} Vance"),
        FieldKind::Id => format!("{}-{at}", word.to_uppercase()),
        FieldKind::Text | FieldKind::Ref => word,
        FieldKind::Role => typed("Project Manager".to_owned()),
        FieldKind::Date => typed(format!("2026-10-{:02}", 10 + at % 18)),
        FieldKind::Period => typed("2026-10".to_owned()),
        FieldKind::Currency => "GBP".to_owned(),
        FieldKind::Number => typed(at.to_string()),
        FieldKind::Percent => typed(format!("{}%", 10 + at)),
        FieldKind::Level(_) => typed((1 + at % 5).to_string()),
        FieldKind::Flag => typed("Yes".to_owned()),
        FieldKind::Choice(_) if field.key == "marking" => match row {
            'x' => "Confidential".to_owned(),
            'y' => word,
            'a' => "Internal".to_owned(),
            _ => String::new(),
        },
        FieldKind::Choice(_) => typed(String::new()),
        FieldKind::Money => typed(String::new()),
    }
}

/// Whether a row is of a project.
pub fn is_of(register: &str, row: char, project: &str) -> bool {
    match register {
        // Projects are numbered in their order.
        "projects" => project == format!("P10{}", row as u32 - 'a' as u32 + 1),
        _ => project == ["P101", "P102"][(row as usize - 'a' as usize + 1) % 2],
    }
}

/// Writes a workbook for each register into `dir`.
pub fn write(dir: &Path, settings: &Settings) {
    let knowledge = &settings.knowledge;
    for (id, register) in knowledge.each_register() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name(&register.label).unwrap();
        let fields: Vec<(usize, &Field)> =
            register.fields.iter().enumerate().filter(|(_, f)| !f.derived).collect();
        for (col, (_, field)) in fields.iter().enumerate() {
            sheet.write(0, col as u16, &field.label).unwrap();
        }
        let own = fields.len() as u16;
        sheet.write(0, own, "Qzown column").unwrap();
        for (line, row) in (1..).zip(SEEN.into_iter().chain([WRONG]).chain(HIDDEN)) {
            for (col, (at, field)) in fields.iter().enumerate() {
                let text = match (register.key.as_str(), field.key.as_str()) {
                    ("projects", "code") => format!("P10{line}"),
                    _ => value(register, field, row),
                };
                if field.kind == FieldKind::Money && row != WRONG {
                    sheet.write(line, col as u16, amount(usize::from(id.0), *at, row)).unwrap();
                } else if let (FieldKind::Choice(name), true) =
                    (&field.kind, text.is_empty() && field.key != "marking")
                {
                    let values = &knowledge.vocabulary(name).unwrap().values;
                    sheet.write(line, col as u16, &values[line as usize % values.len()].label).unwrap();
                } else {
                    sheet.write(line, col as u16, text).unwrap();
                }
            }
            sheet.write(line, own, canary(&register.key, "extra", row)).unwrap();
        }
        fs::create_dir_all(dir).unwrap();
        book.save(dir.join(format!("{}.xlsx", register.label))).unwrap();
    }
}
