//! Rules of one record that hold for several registers. The reported month is October 2026.

use super::{Table, evidence, found};

const NONE: [&str; 0] = [];

#[test]
fn dates_of_other_registers() {
    let decisions: Table = (
        "a.xlsx",
        "decisions",
        "project|id|raised_on|needed_on|decided_on",
        &["P1|D1|2026-05-10|2026-05-09|2026-05-10", "P1|D2|2026-05-10|2026-06-01|2026-05-09"],
    );
    assert_eq!(
        found("dates-reversed", &[decisions]),
        [
            "a.xlsx Decided E3: the date in Decided is before the one in Raised",
            "a.xlsx Needed D2: the date in Needed is before the one in Raised",
        ]
    );
    let projects: Table = (
        "a.xlsx",
        "projects",
        "project|code|start_on|end_on|baseline_end_on",
        &["P1|P1|2026-05-10|2026-05-10|2026-05-09", "P2|P2|2026-05-10|2026-05-09|"],
    );
    assert_eq!(found("dates-reversed", &[projects]).len(), 2);
    let contracts: Table = (
        "a.xlsx",
        "contracts",
        "project|id|start_on|end_on|notice_on",
        &["P1|K1|2026-01-01|2027-12-31|2028-01-01", "P1|K2|2026-01-01|2027-12-31|2027-09-30"],
    );
    assert_eq!(
        found("dates-reversed", &[contracts]),
        ["a.xlsx Notice E2: the date in Notice is after the one in End"]
    );
    assert_eq!(evidence("dates-reversed", &[contracts]), ["Notice 2028-01-01, End 2027-12-31"]);
}

#[test]
fn things_that_happened_in_the_future() {
    let risks: Table = (
        "a.xlsx",
        "risks",
        "project|id|status|raised_on|closed_on",
        &[
            "P1|R1|closed|2026-10-01|2026-10-31",
            "P1|R2|closed|2026-10-01|2026-11-01",
            // Handed in some days after the month that it reports.
            "P1|R3|open|2026-12-01|",
            "P1|R4|open|2026-12-02|",
        ],
    );
    assert_eq!(
        found("date-ahead", &[risks]),
        [
            "a.xlsx Closed E3: items are said to be closed on a day after the reported month",
            "a.xlsx Raised D5: items are said to be raised more than 31 days after the reported month",
        ]
    );
}

#[test]
fn done_without_a_date_and_the_other_way_about() {
    let milestones: Table = (
        "a.xlsx",
        "milestones",
        "project|id|status|baseline_on|forecast_on|actual_on",
        &[
            "P1|M1|done|2026-05-01|2026-05-01|",
            "P1|M2|planned|2026-05-01|2026-05-01|2026-05-03",
            "P1|M3|planned|2026-05-01|2026-10-30|",
            "P1|M4|planned|2026-05-01|2026-10-31|",
            "P1|M5|planned|2026-05-01||",
            "P1|M6|cancelled|2026-05-01|2026-06-01|",
        ],
    );
    let of = |code| found(code, &[milestones]);
    assert_eq!(of("closing-date-missing"), ["a.xlsx Actual F2: items are done and have no date of it"]);
    assert_eq!(of("closed-still-open"), ["a.xlsx Actual F3: milestones were reached and count as open"]);
    assert_eq!(of("forecast-passed"), ["a.xlsx Forecast E4: forecasts have passed without an actual date"]);
    assert_eq!(
        of("overdue"),
        ["a.xlsx Baseline D6: milestones have passed their baseline, with no forecast and no actual date"]
    );
}

#[test]
fn a_closing_date_that_no_column_asks_for_is_not_missed() {
    let risks: Table = ("a.xlsx", "risks", "project|id|status", &["P1|R1|closed"]);
    assert_eq!(found("closing-date-missing", &[risks]), NONE);
}

#[test]
fn actions_are_held_to_their_revised_date() {
    let actions: Table = (
        "a.xlsx",
        "actions",
        "project|id|status|due_on|revised_due_on|progress",
        &[
            "P1|A1|open|2026-09-01|2026-11-30|0.5",
            "P1|A2|open|2026-09-01|2026-10-30|1",
            "P1|A3|open|2026-09-01||",
            "P1|A4|closed|2026-09-01||0.9",
            "P1|A5|cancelled|2026-09-01||0.9",
        ],
    );
    assert_eq!(
        found("overdue", &[actions]),
        [
            "a.xlsx Due D4: open items are overdue",
            "a.xlsx Revised due E3: open items are overdue even by their revised date",
        ]
    );
    assert_eq!(
        found("progress-contradicts", &[actions]),
        ["a.xlsx Progress F3,F5: progress and status of actions contradict each other"]
    );
}

#[test]
fn dependencies_that_are_promised_too_late() {
    let dependencies: Table = (
        "a.xlsx",
        "dependencies",
        "project|id|status|needed_on|promised_on|forecast_on",
        &[
            "P1|D1|open|2026-12-01|2026-12-01|2026-12-01",
            "P1|D2|agreed|2026-12-01|2026-12-02|",
            "P1|D3|open|2026-12-01|2026-11-01|2027-01-15",
            "P1|D4|delivered|2026-12-01|2027-01-15|",
        ],
    );
    assert_eq!(
        found("promise-late", &[dependencies]),
        ["a.xlsx Needed D3,D4: dependencies are promised or forecast for later than they are needed"]
    );
}

#[test]
fn reviews() {
    let issues: Table = (
        "a.xlsx",
        "issues",
        "project|id|status|review_on|updated_on",
        &[
            "P1|I1|open|2026-10-30|2026-08-30",
            "P1|I2|open|2026-10-31|2026-08-29",
            "P1|I3|closed|2026-09-01|2026-01-01",
        ],
    );
    assert_eq!(
        found("review-overdue", &[issues]),
        ["a.xlsx Next review D2: open items were to be looked at again and were not"]
    );
    // 62 days before 31 October is 30 August.
    assert_eq!(
        found("stale", &[issues]),
        ["a.xlsx Updated E3: open items were not updated for more than 62 days"]
    );
}

#[test]
fn risks_are_looked_at_by_their_score() {
    let risks: Table = (
        "a.xlsx",
        "risks",
        "project|id|status|score|updated_on",
        &[
            // 31, 92 and 366 days before 31 October 2026 are 30 September, 31 July and 30 October 2025.
            "P1|R1|open|10|2026-09-30",
            "P1|R2|open|10|2026-09-29",
            "P1|R3|open|9|2026-07-31",
            "P1|R4|open|5|2026-07-30",
            "P1|R5|open|4|2025-10-30",
            "P1|R6|open||2025-10-29",
            "P1|R7|closed|25|2020-01-01",
            "P1|R8|open|25|",
        ],
    );
    assert_eq!(
        found("stale", &[risks]),
        ["a.xlsx Updated E3,E5,E7: open risks were not updated for longer than their score allows"]
    );
}

#[test]
fn ends_that_have_passed() {
    let projects: Table = (
        "a.xlsx",
        "projects",
        "project|code|rag|independent_rag|end_on",
        &[
            "P1|P1|green|amber|2026-09-30",
            "P2|P2|complete|green|2026-09-30",
            "P3|P3|amber|amber|2026-10-31",
            "P4|P4|red|green|2027-01-01",
            "P5|P5|green||2027-01-01",
        ],
    );
    assert_eq!(
        found("overdue", &[projects]),
        ["a.xlsx End E2: projects are past their end and not said to be complete"]
    );
    assert_eq!(
        found("rag-better", &[projects]),
        ["a.xlsx RAG C2: projects report a better colour than the independent view of them"]
    );
    let roles: Table = (
        "a.xlsx",
        "roles",
        "project|person|end_on|fte|scope",
        &["P1|Ann Lee|2026-09-30|1|project", "P1|Bo Ito|2026-09-29|1.1|", "P1|Cy Ode||-0.1|office"],
    );
    assert_eq!(
        found("ended-still-listed", &[roles]),
        ["a.xlsx End C3: roles that have ended are still listed"]
    );
    assert_eq!(
        found("time-impossible", &[roles]),
        ["a.xlsx FTE D3: one role takes more than one full-time equivalent"]
    );
    assert_eq!(found("amount-negative", &[roles]), ["a.xlsx FTE D4: shares of time are negative"]);
    assert_eq!(found("scope-missing", &[roles]), ["a.xlsx Scope E3: roles have no scope"]);
    let contracts: Table = (
        "a.xlsx",
        "contracts",
        "project|id|status|end_on|value|spend",
        &[
            "P1|K1|live|2026-10-30|10|10",
            "P1|K2|ended|2026-10-30|10|10.01",
            "P1|K3|live|2026-10-31|10|10.01 EUR",
        ],
    );
    assert_eq!(
        found("ended-still-listed", &[contracts]),
        ["a.xlsx End D2: contracts are past their end and said to be live"]
    );
    assert_eq!(
        found("budget-exceeded", &[contracts]),
        ["a.xlsx Spend F3: more is spent or promised than the contract is worth"]
    );
}

#[test]
fn critical_issues() {
    let issues: Table = (
        "a.xlsx",
        "issues",
        "project|id|status|priority|severity|owner|raised_on|due_on",
        &[
            "P1|I1|open|critical|5|Ann Lee|2026-10-17|2026-12-01",
            "P1|I2|open|critical|2||2026-10-16|2026-12-01",
            "P1|I3|on-hold|critical|3|Ann Lee|2026-10-20|",
            "P1|I4|closed|critical|5||2026-01-01|",
            "P1|I5|open|low|5|||",
            "P1|I6|open|low|4|||",
        ],
    );
    assert_eq!(
        found("critical-unplanned", &[issues]),
        [
            "a.xlsx Owner F3: open critical issues have no owner",
            "a.xlsx Due H4: open critical issues have no due date",
        ]
    );
    assert_eq!(
        found("critical-long-open", &[issues]),
        ["a.xlsx Raised G3: critical issues have been open for more than 14 days"]
    );
    assert_eq!(
        found("priority-contradicts", &[issues]),
        ["a.xlsx Severity E3,E6: priority and severity are at opposite ends"]
    );
    assert_eq!(evidence("critical-unplanned", &[issues]), ["I2", "I3"]);
}

#[test]
fn decisions_that_wait() {
    let decisions: Table = (
        "a.xlsx",
        "decisions",
        "project|id|status|raised_on",
        &["P1|D1|pending|2026-09-30", "P1|D2|pending|2026-10-01", "P1|D3|decided|2026-01-01"],
    );
    assert_eq!(
        found("decision-waiting", &[decisions]),
        ["a.xlsx Raised D2: decisions have been pending for more than 30 days"]
    );
}

#[test]
fn another_amount_without_a_word() {
    let projects: Table = (
        "a.xlsx",
        "projects",
        "project|code|budget|forecast|narrative",
        &[
            "P1|P1|100|105|",
            "P2|P2|100|105.01|",
            "P3|P3|100|94.99|",
            "P4|P4|100|200|Scope grew",
            "P5|P5|100|200 EUR|",
            "P6|P6||200|",
        ],
    );
    assert_eq!(
        found("narrative-missing", &[projects]),
        ["a.xlsx Narrative E3,E4: forecasts differ from the budget, and no words say why"]
    );
    assert_eq!(
        evidence("narrative-missing", &[projects]),
        ["Forecast 105.01 GBP, Budget 100 GBP", "Forecast 94.99 GBP, Budget 100 GBP"]
    );
}
