//! One column at a time: dates, levels, scores, choices.

use super::super::fixture::File;
use super::column;
use crate::model::table::Unit;

#[test]
fn a_date_column_is_decided_by_its_own_cells() {
    let rows = ["03/04/2026", "25/03/2026", "=46115", "TBC", "31/02/2026", "=2026-10-12", "Apr-26", "!REF"];
    let out = column("issues", "due_on", &rows).read();
    let want = [
        "2026-04-03 <03/04/2026>",
        "2026-03-25 <25/03/2026>",
        "2026-04-03 <46115>",
        "~ <TBC>",
        "~ <31/02/2026>",
        "2026-10-12",
        "2026-04-30 <Apr-26>",
        "~ <#REF!>",
    ];
    assert_eq!(out.values("due_on"), want);
    let found = out.found();
    for want in ["cell-error A9", "date-impossible A6", "date-serial A4", "month-as-date A8", "no-value A5"] {
        assert!(found.contains(&want.to_owned()), "{want} of {found:?}");
    }
}

#[test]
fn a_date_column_that_can_be_read_both_ways_says_so() {
    let found = |file: File| {
        file.read().found().into_iter().filter(|f| f.starts_with("date-order")).collect::<Vec<_>>()
    };
    let rows = ["03/04/2026", "05/06/2026", "07/07/2026"];
    assert_eq!(found(column("issues", "due_on", &rows)), ["date-order-unclear A2:A3"]);
    let labelled = column("issues", "due_on", &rows).label(0, "Due (mm/dd/yyyy)", Unit::default());
    assert_eq!(labelled.read().values("due_on")[0], "2026-03-04 <03/04/2026>");
    let other = File::new("issues", "due_on\traised_on", &["03/04/2026\t03/25/2026"]);
    let out = other.read();
    assert_eq!(out.values("due_on"), ["2026-03-04 <03/04/2026>"]);
    assert!(out.found().contains(&"date-order-taken A2".to_owned()));
    assert_eq!(
        found(column("issues", "due_on", &["25/03/2026", "03/25/2026", "03/04/2026", "26/03/2026"])),
        ["date-order-unclear A4"]
    );
    assert_eq!(
        found(column("issues", "due_on", &["2026-04-03", "3 Apr 2026", "07/07/2026"])),
        Vec::<String>::new()
    );
}

#[test]
fn the_settings_decide_the_order_last() {
    let mut file = column("issues", "due_on", &["03/04/2026"]);
    file.settings.portfolio.date_order = Some(crate::settings::DateOrder::Mdy);
    let out = file.read();
    assert_eq!(out.values("due_on"), ["2026-03-04 <03/04/2026>"]);
    assert!(out.found().contains(&"date-order-taken A2".to_owned()));
}

#[test]
fn a_month_starts_or_ends() {
    let out = File::new("issues", "raised_on\tdue_on", &["Feb 2028\tFeb 2028"]).read();
    assert_eq!(out.values("raised_on"), ["2028-02-01 <Feb 2028>"]);
    assert_eq!(out.values("due_on"), ["2028-02-29 <Feb 2028>"]);
}

#[test]
fn periods() {
    let rows =
        ["Apr-26", "2026-04", "=2026-04-01", "04/2026", "April 2026", "30/04/2026", "=202604", "soonish"];
    let out = column("finance", "period", &rows).read();
    let want = [
        "2026-04 <Apr-26>",
        "2026-04",
        "2026-04",
        "2026-04 <04/2026>",
        "2026-04 <April 2026>",
        "2026-04 <30/04/2026>",
        "2026-04 <202604>",
        "~ <soonish>",
    ];
    assert_eq!(out.values("period"), want);
}

#[test]
fn levels_of_any_scale() {
    let read = |rows: &[&str]| column("risks", "likelihood", rows).read();
    assert_eq!(read(&["L", "M", "H"]).values("likelihood"), ["1 <L>", "3 <M>", "5 <H>"]);
    assert_eq!(read(&["Very low", "HIGH"]).values("likelihood"), ["1 <Very low>", "4 <HIGH>"]);
    assert_eq!(read(&["=1", "=2", "=3"]).values("likelihood"), ["1", "2", "3"]);
    assert_eq!(read(&["=1", "=6", "=10"]).values("likelihood"), ["1 <1>", "3 <6>", "5 <10>"]);
    assert_eq!(
        read(&["4 - High", "2 - Low", "3"]).values("likelihood"),
        ["4 <4 - High>", "2 <2 - Low>", "3 <3>"]
    );
    assert_eq!(read(&["3 - Mostly", "High (5)"]).values("likelihood"), ["3 <3 - Mostly>", "5 <High (5)>"]);
    assert_eq!(read(&["3/5", "2/3"]).values("likelihood"), ["3 <3/5>", "3 <2/3>"]);
    let out = read(&["High", "Hihg", "TBC", "=2.5", "=0", "=70"]);
    assert_eq!(out.values("likelihood")[1..], ["~ <Hihg>", "~ <TBC>", "~ <2.5>", "~ <0>", "~ <70>"]);
    let unknown = out.findings.iter().find(|f| f.code.id == "word-unknown").unwrap();
    assert_eq!(unknown.place.cells.len(), 4);
    assert!(unknown.remedy.contains("high for `Hihg`"), "{}", unknown.remedy);
}

#[test]
fn the_words_of_one_level_column_show_the_scale_of_the_other() {
    let out = File::new("risks", "likelihood\timpact", &["Low\tVery high", "High\tLow"]).read();
    assert_eq!(out.values("likelihood"), ["2 <Low>", "4 <High>"]);
}

#[test]
fn scores_are_worked_out_anew() {
    let rows = ["L\tH\t=3", "M\tH\t=6", "H\tH\t=8", "H\t\t=3"];
    let out = File::new("risks", "likelihood\timpact\tscore", &rows).read();
    assert_eq!(out.values("score"), ["5", "15", "25", "~"]);
    assert!(out.found().contains(&"score-disagrees C4".to_owned()), "{:?}", out.found());
    let register = out.settings.knowledge.register(out.batch().register);
    match register.field("native_score") {
        Some(_) => assert_eq!(out.values("native_score"), ["3", "6", "8", "3"]),
        None => {
            assert_eq!(out.batch().extras.len(), 1);
            assert_eq!(out.made.source.account.cells_extras, 4);
        }
    }
}

#[test]
fn residual_scores_stay_where_nothing_better_is_known() {
    let rows = ["=2\t=3\t=6", "\t\t=4", "=2\t=2\t=9"];
    let out = File::new("risks", "residual_likelihood\tresidual_impact\tresidual_score", &rows).read();
    assert_eq!(out.values("residual_score"), ["6", "4", "4 <9>"]);
}

#[test]
fn choices() {
    let rows = [
        "Open",
        "OPEN",
        "open",
        "Live",
        "Closed 12/10/26",
        "Open - in progress",
        "Opne",
        "n/a",
        "Closed.",
        "C - no action",
    ];
    let out = column("risks", "status", &rows).read();
    let want = [
        "open <Open>",
        "open <OPEN>",
        "open",
        "open <Live>",
        "closed <Closed 12/10/26>",
        "open <Open - in progress>",
        "~ <Opne>",
        "~ <n/a>",
        "closed <Closed.>",
        "closed <C - no action>",
    ];
    assert_eq!(out.values("status"), want);
    let found = out.found();
    for want in ["no-value A9", "word-from-start A6:A7, A11", "word-unknown A8"] {
        assert!(found.contains(&want.to_owned()), "{want} of {found:?}");
    }
    let unknown = out.findings.iter().find(|f| f.code.id == "word-unknown").unwrap();
    assert!(unknown.remedy.contains("Open for `Opne`"), "{}", unknown.remedy);
    let out = column("issues", "priority", &["P1", "=2", "3 - Medium", "(4) Low"]).read();
    assert_eq!(out.values("priority"), ["critical <P1>", "high <2>", "medium <3 - Medium>", "low <(4) Low>"]);
}
