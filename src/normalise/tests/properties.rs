//! What holds for any input.

use super::super::amount::{mark, parse};
use super::super::fixture::{File, settings};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_amount_panics(text in "[-(]{0,2}[£$€ ]{0,2}[0-9.,' ]{0,12}[km%)A-Za-z -]{0,4}") {
        let settings = settings();
        let own = settings.portfolio.currency;
        if let Some(parts) = parse::parts(&text, &settings.knowledge.writing, own) {
            let _ = mark::shows(parts.digits);
            let _ = mark::value(parts.digits, mark::Mark::Comma);
        }
    }

    #[test]
    fn money_that_is_written_is_read(pence in -99_999_999_999i64..99_999_999_999) {
        let amount = rust_decimal::Decimal::new(pence, 2);
        let gbp = crate::model::money::Currency::parse("GBP").unwrap();
        let text = crate::model::written::number(amount, crate::model::document::Format::Money(gbp));
        let out = super::money(&[&text]);
        prop_assert_eq!(out.values("budget"), [format!("{} GBP <{text}>", amount.normalize())]);
    }

    #[test]
    fn any_text_in_any_column_adds_up(cells in proptest::collection::vec("[^\t=!]{0,8}", 24)) {
        let rows: Vec<String> = cells.chunks(8).map(|c| c.join("\t")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).filter(|r| !r.is_empty()).collect();
        let fields = "id\tlikelihood\tstatus\towner\tdue_on\tprobability\tcost_impact\t";
        let out = File::new("risks", fields, &rows).read();
        let account = out.made.source.account;
        prop_assert!(account.adds_up());
        prop_assert_eq!(account.records, out.made.batches.iter().map(|b| b.len() as u64).sum::<u64>());
    }
}
