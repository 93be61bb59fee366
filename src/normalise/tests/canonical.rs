//! What people type into canonical workbooks.

use crate::model::table::CanonicalTable;
use crate::normalise::fits;
use crate::normalise::fixture::{File, Out};

/// A canonical table; its last column holds what the sources wrote in place of the values of `native`.
fn read(register: &str, fields: &str, native: &str, rows: &[&str]) -> Out {
    let mut file = File::new(register, &format!("{fields}\t"), rows);
    let register = file.settings.knowledge.find_register(register).unwrap();
    let field = file.settings.knowledge.register(register).field(native).unwrap();
    let last = file.table().columns.pop().unwrap();
    file.table().canonical = Some(CanonicalTable { as_written: vec![(field, last.at)] });
    file.read()
}

#[test]
fn a_number_that_is_no_level_leaves_the_others_as_they_are() {
    let out = read("risks", "id\timpact", "impact", &["R1\t=9", "R2\t=2", "R3\tHigh", "R4\t4"]);
    assert_eq!(out.values("impact"), ["~ <9>", "2", "~ <High>", "4"]);
    assert_eq!(out.found(), ["word-unknown B2, B4"]);
}

#[test]
fn a_value_that_was_typed_since_counts() {
    let rows = ["R1\t\tASAP", "R2\t=2026-11-05\t31/02/2026", "R3\t5 Nov 2026\tsoon", "R4\tearly\tlate"];
    let out = read("risks", "id\tdue_on", "due_on", &rows);
    let due = ["~ <ASAP>", "2026-11-05 <31/02/2026>", "2026-11-05 <5 Nov 2026>", "~ <early>"];
    assert_eq!(out.values("due_on"), due);
}

#[test]
fn currencies_that_nobody_could_read_stay_as_written() {
    let rows = ["P1\t2026-09\t\tDucats", "P1\t2026-10\t\tZlotty!!"];
    let out = read("finance", "project\tperiod\tcurrency", "currency", &rows);
    assert_eq!(out.values("currency"), ["~ <Ducats>", "~ <Zlotty!!>"]);
    let register = out.settings.knowledge.register(out.batch().register);
    let field = register.field("currency").unwrap();
    assert_eq!(out.batch().columns.iter().filter(|c| c.field == field).count(), 1);
}

#[test]
fn amounts_are_in_the_currency_of_their_row_and_in_whole_minor_units() {
    let rows = ["P1\tUSD\t=10", "P1\tUSD\t12.5", "P1\tEUR\t=12.345", "P1\t\tEUR 7.25"];
    let out = read("finance", "project\tcurrency\tbudget", "currency", &rows);
    assert_eq!(out.values("budget"), ["10 USD", "12.5 USD", "12.35 EUR <12.345>", "7.25 EUR"]);
    assert_eq!(out.found(), Vec::<String>::new());
    // A point before three digits may stand before thousands, as everywhere.
    let out = read("finance", "project\tbudget", "currency", &["P1\t12.345"]);
    assert_eq!(out.found(), ["decimal-mark-unclear B2"]);
}

#[test]
fn an_answer_may_be_a_day_in_any_form_that_is_clear() {
    let settings = crate::normalise::fixture::settings();
    let register = settings.knowledge.find_kept("risks").unwrap();
    let risks = settings.knowledge.register(register);
    let due = risks.decl(risks.field("due_on").unwrap());
    for (text, takes) in [
        ("28.02.2027", true),
        ("03.04.2027", true),
        ("28/02/2027", true),
        ("02/28/2027", true),
        ("3 April 2027", true),
        ("2027-02-28", true),
        ("04/04/2027", true),
        ("03/04/2027", false),
        ("31.02.2027", false),
        ("April 2027", false),
        ("3 April", false),
        ("about 3 April 2027", false),
        ("soon", false),
    ] {
        assert_eq!(fits(settings, due, text), takes, "{text}");
    }
}
