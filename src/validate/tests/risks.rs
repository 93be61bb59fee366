//! Rules of risks.

use super::{Table, evidence, found};

const NONE: [&str; 0] = [];

#[test]
fn scores_on_two_scales_are_not_compared() {
    // The file's own scores are of a hundred: 40 is what became 8 here.
    let risks: Table = (
        "a.xlsx",
        "risks",
        "project|id|status|score|native_score|residual_score|residual_likelihood|residual_impact|target_score",
        &[
            "P1|R1|open|8|40|20|||12",
            "P1|R2|open|8|40|41|||41",
            "P1|R3|open|8|40|10|5|2|8",
            "P1|R4|open|8||9|||9",
            "P1|R5|open|8||6|||7",
            "P1|R6|closed|8||6|||7",
        ],
    );
    assert_eq!(
        found("residual-worse", &[risks]),
        ["a.xlsx Residual score F3,F4,F5: risks are worse after treatment than before"]
    );
    assert_eq!(
        found("target-above", &[risks]),
        [
            "a.xlsx Target score I3,I5: risks are to end up worse than they are",
            "a.xlsx Target score I6: risks are to end up worse than they are after treatment",
        ]
    );
    assert_eq!(evidence("residual-worse", &[risks])[2], "Residual score 9, Score 8");
}

#[test]
fn scores_without_levels() {
    let risks: Table = (
        "a.xlsx",
        "risks",
        "project|id|status|likelihood|impact|score|native_score",
        &["P1|R1|open||4||20", "P1|R2|open|5|4|20|20", "P1|R3|closed|||||", "P1|R4|open|5|4|20|"],
    );
    let seen = "risks have a score and no likelihood or no impact, so their score does not count";
    assert_eq!(found("score-without-levels", &[risks]), [format!("a.xlsx Score as written G2: {seen}")]);
}

#[test]
fn responses() {
    let risks: Table = (
        "a.xlsx",
        "risks",
        "project|id|status|kind|score|response",
        &[
            "P1|R1|open|threat|5|",
            "P1|R2|open|threat|4|",
            "P1|R3|open|opportunity|9|reduce",
            "P1|R4|open|threat|9|reduce",
            "P1|R5|open|threat|9|exploit",
            "P1|R6|open|opportunity|9|accept",
        ],
    );
    assert_eq!(found("response-missing", &[risks]), ["a.xlsx Response F2: open risks have no response"]);
    assert_eq!(
        found("response-contradicts", &[risks]),
        ["a.xlsx Response F4,F6: the response does not fit a risk of this kind"]
    );
}

#[test]
fn probabilities_and_likelihoods() {
    let risks: Table = (
        "a.xlsx",
        "risks",
        "project|id|likelihood|probability",
        &[
            "P1|R1|5|0.39",
            "P1|R2|5|0.4",
            "P1|R3|4|0.19",
            "P1|R4|4|0.2",
            "P1|R5|2|0.66",
            "P1|R6|2|0.65",
            "P1|R7|1|0.41",
            "P1|R8|1|0.4",
            "P1|R9|3|0.99",
            "P1|R10||0.99",
        ],
    );
    assert_eq!(
        found("probability-contradicts", &[risks]),
        ["a.xlsx Per cent probability D2,D4,D6,D8: probability and likelihood contradict each other"]
    );
}

#[test]
fn ranges_of_cost() {
    let risks: Table = (
        "a.xlsx",
        "risks",
        "project|id|kind|cost_min|cost_likely|cost_max|cost_impact",
        &[
            "P1|R1|threat|10|10|10|5",
            "P1|R2|threat|11|10|12|-5",
            "P1|R3|threat|8|10|9|",
            "P1|R4|opportunity|8||7|-5",
            "P1|R5|threat|8 EUR|7|9|",
        ],
    );
    assert_eq!(
        found("range-reversed", &[risks]),
        [
            "a.xlsx Cost, likeliest E3,E4: the likeliest cost is not between the least and the most",
            "a.xlsx Cost, most F5: the least cost is above the most",
        ]
    );
    assert_eq!(found("amount-negative", &[risks]), ["a.xlsx Cost impact G3: costs of risks are negative"]);
}

#[test]
fn colours_and_scores() {
    let risks: Table = (
        "a.xlsx",
        "risks",
        "project|id|status|rag|score|residual_score",
        &[
            "P1|R1|open|green|15|",
            "P1|R2|open|green|20|6",
            "P1|R3|open|green|20|16",
            "P1|R4|open|red|4|",
            "P1|R5|open|red|5|",
            "P1|R6|closed|green|25|",
        ],
    );
    assert_eq!(
        found("rag-contradicts", &[risks]),
        ["a.xlsx RAG D2,D4,D5: the colour does not fit the score"]
    );
}

#[test]
fn times_that_have_passed() {
    let risks: Table = (
        "a.xlsx",
        "risks",
        "project|id|status|proximity",
        &[
            "P1|R1|open|2026-09",
            "P1|R2|open|2026-10",
            "P1|R3|open|2026-10-30",
            "P1|R4|open|2026-10-31",
            "P1|R5|closed|2026-01-01",
            "P1|R6|open|Imminent, within 30 days",
            "P1|R7|open|Übermorgen é",
        ],
    );
    assert_eq!(
        found("proximity-passed", &[risks]),
        ["a.xlsx Proximity D2,D4: the time of open risks has passed"]
    );
}

#[test]
fn everything_three_by_three() {
    // Ten open scored risks, eight of them 3 by 3.
    let alike: Table = (
        "a.xlsx",
        "risks",
        "project|id|status|likelihood|impact",
        &[
            "P1|R1|open|3|3",
            "P1|R2|open|3|3",
            "P1|R3|open|3|3",
            "P1|R4|open|3|3",
            "P1|R5|open|3|3",
            "P1|R6|open|3|3",
            "P1|R7|open|3|3",
            "P1|R8|open|3|3",
            "P1|R9|open|4|3",
            "P1|R10|open|5|1",
            "P1|R11|closed|3|3",
        ],
    );
    let seen = "nearly all risks have one and the same likelihood and impact";
    assert_eq!(
        found("scores-alike", &[alike]),
        [format!("a.xlsx Likelihood D2,D3,D4,D5,D6,D7,D8,D9: {seen}")]
    );
    assert_eq!(evidence("scores-alike", &[alike]), ["8 of 10 are scored 3 by 3"]);
    let fewer: Table = ("a.xlsx", "risks", alike.2, &alike.3[..9]);
    assert_eq!(found("scores-alike", &[fewer]), NONE);
    let spread: Table = ("a.xlsx", "risks", alike.2, &alike.3[1..]);
    assert_eq!(found("scores-alike", &[spread]), NONE);
}
