//! Tables of what levels mean have labels of a register, and are none.

use super::{book, recognise, said};

const REGISTER: [&str; 4] = [
    "ID|Risk title|Likelihood|Impact|Owner|Status",
    "R1|The supplier is late|Remote|3|Ann Lee|Open",
    "R2|The server is old and slow|Frequent|4|Bob Ray|Open",
    "R3|Staff leave before the end|Occasional|2|Ann Lee|Closed",
];

fn beside(lines: &[&str]) -> Vec<String> {
    said(&recognise("data.xlsx", book(&[("Risks", &REGISTER), ("Guidance", lines)])))
}

#[test]
fn levels_with_their_numbers_and_meanings() {
    let register = ["risks [1] 2,3,4: A=id B=title C=likelihood D=impact E=owner F=status"];
    let numbered = [
        "Likelihood|Score|Meaning",
        "Remote|1|less than once in ten years",
        "Occasional|2|once in five years",
        "Probable|3|once in two years",
        "Frequent|4|once a year",
    ];
    assert_eq!(beside(&numbered), register);
    let downwards =
        ["Impact|Description", "High|stops the project", "Medium|costs a month", "Low|costs a day"];
    assert_eq!(beside(&downwards), register);
}

#[test]
fn a_register_of_three_risks_of_different_levels_is_one() {
    let small = [
        "Risk|Likelihood|Impact",
        "The supplier of the pumps is late|Low|High",
        "The server is old and slow|Medium|Low",
        "Staff leave before the end|High|Medium",
    ];
    assert_eq!(beside(&small).len(), 2);
}
