use super::*;
use crate::model::address::CellRef;
use crate::model::dataset::Account;
use crate::model::period::Period;
use crate::model::register::FieldId;
use crate::model::table::{PeriodColumn, Unit};
use crate::model::workbook::Visibility;
use crate::settings::Settings;

fn column(at: u32, label: &str, field: Option<FieldId>) -> TableColumn {
    let reason = "a known label".to_owned();
    TableColumn {
        at,
        label: label.to_owned(),
        field,
        unit: Unit::default(),
        confidence: 0.9,
        reason,
        steps: Vec::new(),
    }
}

/// Rows 5, 6 and 8 of `Risks`, with the labels in row 4.
pub fn source(knowledge: &Knowledge, layout: Layout) -> Source {
    let register = knowledge.find_register("risks").unwrap();
    let title = knowledge.register(register).field("title").unwrap();
    let table = RegisterTable {
        sheet: 0,
        register,
        confidence: 0.97,
        reason: "its name".to_owned(),
        title: String::new(),
        unit: Unit::default(),
        header: vec![3],
        records: vec![4, 5, 7],
        others: Vec::new(),
        layout,
        columns: vec![column(1, "Risk", Some(title)), column(27, "Colour", None)],
        periods: Vec::new(),
        mixed: None,
        canonical: None,
    };
    Source {
        file: "P101/risks.xlsx".to_owned(),
        sha256: String::new(),
        bytes: 0,
        sheets: vec![("Risks".to_owned(), Visibility::Visible), ("Lists".to_owned(), Visibility::Hidden)],
        error: None,
        period: None,
        stale: false,
        tables: vec![table],
        ignored: vec![Ignored { sheet: 1, rows: Some((0, 9)), reason: "a list of choices".to_owned() }],
        left_out: Vec::new(),
        superseded: Vec::new(),
        account: Account::default(),
        control: Default::default(),
    }
}

#[test]
fn rows_and_columns_are_those_a_person_sees() {
    let settings = Settings::built_in().unwrap();
    let source = source(&settings.knowledge, Layout::Rows);
    let json = serde_json::to_string(&file(&source, &settings.knowledge)).unwrap();
    let expected = concat!(
        r#"{"file":"P101/risks.xlsx","error":null,"tables":[{"sheet":"Risks","register":"risks","#,
        r#""confidence":0.97,"header_rows":[4],"first_row":5,"last_row":8,"rows":3,"layout":"rows","columns":["#,
        r#"{"column":"B","label":"Risk","field":"title","confidence":0.9,"reason":"a known label"},"#,
        r#"{"column":"AB","label":"Colour","field":null,"confidence":0.9,"reason":"a known label"}],"#,
        r#""periods":null}],"ignored":[{"sheet":"Lists","rows":[1,10],"reason":"a list of choices"}]}"#
    );
    assert_eq!(json, expected);
}

#[test]
fn records_across_the_columns() {
    let settings = Settings::built_in().unwrap();
    let source = source(&settings.knowledge, Layout::Transposed);
    let json = serde_json::to_value(file(&source, &settings.knowledge)).unwrap();
    let table = &json["tables"][0];
    assert_eq!(table["columns"][1]["column"], "28");
    assert_eq!(table["first_row"], 2);
    assert_eq!(table["last_row"], 28);
    assert_eq!(table["rows"], 3);
    assert_eq!(table["header_rows"], serde_json::json!([]));
}

#[test]
fn months_across() {
    let settings = Settings::built_in().unwrap();
    let mut source = source(&settings.knowledge, Layout::Crosstab);
    for col in [3, 4, 14] {
        let period = Period::new(2026, 4).unwrap();
        source.tables[0].periods.push(PeriodColumn {
            col,
            period,
            label: CellRef::new(0, col),
            field: FieldId(0),
            unit: Unit::default(),
        });
    }
    let json = serde_json::to_value(file(&source, &settings.knowledge)).unwrap();
    assert_eq!(json["tables"][0]["periods"], serde_json::json!(["D", "O"]));
}
