//! Words of time, brackets and letters beside a name.

use super::commas::Habit;
use super::tests::each;

#[test]
fn words_of_time_beside_a_name() {
    each(
        Habit::Unknown,
        &[
            ("Jane Smith from 1 Nov", "Jane Smith @"),
            ("Jane Smith until 31/10/2026", "Jane Smith @"),
            ("Jane Smith (until the end of 2026)", "Jane Smith @"),
            ("Jane Smith (from 1 Nov Peter Brown)", "Jane Smith +"),
            ("Jane Smith until 31 Oct, then Peter Brown", "Jane Smith +"),
            ("from 1 Nov Peter Brown", "Peter Brown @"),
            ("Eva Klein ab 1.11.", "Eva Klein @"),
            ("Eva Klein bis zum 31.10., dann Karl Weber", "Eva Klein +"),
            ("Claire Petit à partir du 1er novembre", "Claire Petit @"),
            ("Ana Gil desde el 1/11", "Ana Gil @"),
            ("Marco Rossi dal 1 novembre", "Marco Rossi @"),
            ("Piet Bakker vanaf mei", "Piet Bakker @"),
            ("Vacant from May", "vacant"),
            ("Jane Smith (vacant from May)", "Jane Smith ?"),
            ("Jane Smith / vacant from May", "Jane Smith ?"),
            ("João da Silva", "João da Silva"),
            ("April May", "April May"),
        ],
    );
}

#[test]
fn a_person_in_brackets_behind_what_is_none() {
    each(
        Habit::Unknown,
        &[
            ("Acme Ltd (Ravi Patel)", "Ravi Patel ()"),
            ("Programme Manager (Grace Obi)", "Grace Obi ()"),
            ("Programme Manager [OBI Grace]", "Grace Obi ()"),
            ("IT team (contact: Jane Smith)", "Jane Smith ()"),
            ("TBC (Jane Smith)", "Jane Smith ?"),
            ("Vacant (was Jane Smith)", "vacant"),
            ("Analyst (vacant)", "vacant"),
            ("Project Manager (Phase 2)", "[Project Manager]"),
            ("Project Manager (North West)", "[Project Manager]"),
            ("Developer (Power BI)", "[Developer]"),
            ("Finance (Accounts Payable)", "body"),
            ("IT team (Leeds)", "body"),
            ("Jane Smith (Bob Jones)", "Jane Smith"),
        ],
    );
}

#[test]
fn a_letter_is_a_title_where_others_stand() {
    let column =
        |cells: &[&str]| crate::normalise::fixture::File::new("risks", "owner", cells).read().values("owner");
    assert_eq!(
        column(&["Mme Petit", "M. Jean Martin"]),
        ["Petit <Mme Petit>", "Jean Martin <M. Jean Martin>"]
    );
    assert_eq!(column(&["M. Jean MARTIN", "M. Roux"]), ["Jean Martin <M. Jean MARTIN>", "Roux <M. Roux>"]);
    assert_eq!(column(&["Dr Petit", "M. Martin"]), ["Petit <Dr Petit>", "M. Martin"]);
    assert_eq!(column(&["Mme Petit", "MARTIN M."]), ["Petit <Mme Petit>", "M. Martin <MARTIN M.>"]);
    assert_eq!(
        column(&["Dña. Ana Gil", "D. Luis Vega"]),
        ["Ana Gil <Dña. Ana Gil>", "Luis Vega <D. Luis Vega>"]
    );
}
