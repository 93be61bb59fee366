use super::*;
use crate::model::table::Fate;

/// The steps of a column: `C L, D M, E H`.
fn steps(found: &Recognised, label: &str) -> String {
    let column = found.tables[0].columns.iter().find(|c| c.label == label).unwrap();
    let step = |s: &crate::model::table::ScaleStep| {
        format!("{} {}", crate::model::address::column_letters(s.at as u16), s.label)
    };
    column.steps.iter().map(step).collect::<Vec<_>>().join(", ")
}

#[test]
fn an_x_under_one_of_three_steps() {
    let lines = [
        "ID|Risk|Likelihood|||Impact|||Owner|Status",
        "||Low|Medium|High|High|Medium|Low||",
        "R1|Supplier delivers the interface late|x|||||x|Ann Lee|Open",
        "R2|Key developer leaves before cutover|||✓||x||Bob Ray|Open",
        "R3|Licences run out in the middle of it||0|1|x|||Ann Lee|Closed",
    ];
    let mut book = book(&[("Risks", &lines)]);
    merge(&mut book, "C1:E1");
    merge(&mut book, "F1:H1");
    let found = recognise("P1.xlsx", book);
    assert_eq!(said(&found), ["risks [1,2] 3,4,5: A=id B=title C=likelihood F=impact I=owner J=status"]);
    assert_eq!(steps(&found, "Likelihood"), "C Low, D Medium, E High");
    assert_eq!(steps(&found, "Impact"), "F High, G Medium, H Low");
    assert!(found.fates[0].iter().all(|fate| matches!(fate, Fate::Label | Fate::Value)));
    let reason = &found.tables[0].columns[2].reason;
    assert!(reason.ends_with("columns C to E are its steps, of which one is marked in a row"), "{reason}");
}

#[test]
fn numbers_under_the_words_of_a_scale_are_no_marks() {
    let lines = [
        "ID|Risk|Cost impact|||Likelihood|Impact|Owner",
        "||Low|Medium|High|||",
        "R1|Supplier delivers the interface late|100|200|400|3|4|Ann Lee",
        "R2|Key developer leaves before cutover|50|75|90|2|2|Bob Ray",
    ];
    let mut book = book(&[("Risks", &lines)]);
    merge(&mut book, "C1:E1");
    let found = recognise("P1.xlsx", book);
    assert_eq!(found.tables[0].columns.len(), 8);
    assert!(found.tables[0].columns.iter().all(|c| c.steps.is_empty()));
}
