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
    fn an_amount_that_was_read_is_read_again_as_itself(
        text in "(c\\. |~|<|[-(+])?[£$€]?[0-9]{1,7}([.,' ][0-9]{1,3}){0,2}( ?(k|m|bn|Mio|KWD|CR|%|days|-15k|\\.-))?\\)?",
    ) {
        let out = super::money(&[&text]);
        let first = out.values("budget");
        let (value, _) = first[0].split_once(" <").unwrap_or((&first[0], ""));
        if value == "~" {
            let told = ["number-unclear", "number-range", "no-value", "decimal-mark-unclear"];
            prop_assert!(out.findings.iter().any(|f| told.contains(&f.code.id)), "{text}: {:?}", out.found());
        } else {
            let again = super::money(&[value]).values("budget");
            prop_assert_eq!(&again[0], &format!("{value} <{value}>"), "{}", text);
        }
    }

    #[test]
    fn a_share_that_was_read_is_read_again_as_itself(n in 0u32..=400, percent in any::<bool>()) {
        let share = rust_decimal::Decimal::new(n.into(), 2);
        let text = if percent { format!("{n}%") } else { share.normalize().to_string() };
        for (register, field) in [("resources", "allocation"), ("risks", "probability")] {
            let out = super::column(register, field, &[&text, "0.5"]).read();
            // A bare number over 1 is per cent where the field is, and cannot be told from fractions beside it.
            if percent || share <= rust_decimal::Decimal::ONE {
                // A chance is no more than certain.
                let beyond = field == "probability" && share > rust_decimal::Decimal::ONE;
                let value = if beyond { "~".to_owned() } else { share.normalize().to_string() };
                let want = format!("{value} <{text}>");
                prop_assert_eq!(&out.values(field)[0], &want);
            }
        }
    }

    #[test]
    fn any_text_is_a_date_or_is_told(text in "(w/c |end |mid-|Q1 |KW 14 |c\\. )?[0-9]{0,2}[./ ]?(Apr|05|Mai|2026|FY)?[./ ]?[0-9]{0,4}") {
        if !text.trim().is_empty() {
            let out = super::column("issues", "due_on", &[&text]).read();
            let first = out.values("due_on");
            let (value, native) = first[0].split_once(" <").unwrap_or((&first[0], ""));
            if value == "~" {
                prop_assert!(out.findings.iter().any(|f| f.code.id != "id-made"), "{text}");
            } else {
                let again = super::column("issues", "due_on", &[value]).read();
                prop_assert_eq!(&again.values("due_on")[0], value);
                prop_assert!(native.len() > 1 || text.trim() == value, "{text} {value}");
            }
        }
    }

    #[test]
    fn money_that_is_written_is_read(pence in -99_999_999_999i64..99_999_999_999) {
        let amount = rust_decimal::Decimal::new(pence, 2);
        let gbp = crate::model::money::Currency::parse("GBP").unwrap();
        let text = crate::model::written::number(amount, crate::model::document::Format::Money(gbp), &Default::default());
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

/// Forms that levels are written in.
fn level_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z]{1,3}",
        "[0-9]{1,3}",
        "[0-9]{1,3} ?%",
        "[<>≤≥]? ?[£€]?[0-9]{1,4} ?[km]?[-–][0-9]{1,4} ?(k|m|%|days|weeks)?",
        "[1-9] ?- ?(Low|Medium|High|Rare|Severe)",
        "(very )?(low|medium|high) ?(\\([0-9]\\))?",
        "[●○★☆]{1,6}",
        "[0-9.,/%<> -]{1,8}",
    ]
}

proptest! {
    #[test]
    fn levels_of_any_form_are_levels_or_told(cells in proptest::collection::vec(level_text(), 1..12)) {
        let rows: Vec<String> = cells.into_iter().filter(|c| !c.trim().is_empty() && !c.starts_with(['=', '!'])).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        for field in ["likelihood", "impact"] {
            let out = File::new("risks", field, &rows).read();
            let told: std::collections::BTreeSet<u32> =
                out.findings.iter().filter(|f| f.code.id != "id-made").flat_map(|f| f.place.cells.iter().map(|c| c.row)).collect();
            if out.made.batches.is_empty() {
                continue;
            }
            for (value, row) in out.values(field).iter().zip(&out.batch().rows) {
                let missing = value.starts_with('~');
                prop_assert!(!missing || told.contains(row), "{field} of {rows:?}: {value}");
            }
        }
    }

    #[test]
    fn a_level_that_was_read_is_read_again_as_it_is(cells in proptest::collection::vec(level_text(), 1..12)) {
        let rows: Vec<&str> = cells.iter().map(String::as_str).filter(|c| !c.trim().is_empty() && !c.starts_with(['=', '!'])).collect();
        let out = File::new("risks", "impact", &rows).read();
        if out.made.batches.is_empty() {
            return Ok(());
        }
        let levels: Vec<String> = out.values("impact").iter().map(|v| v.split(' ').next().unwrap_or("").to_owned()).collect();
        let again: Vec<String> = levels.iter().filter(|v| *v != "~").map(|v| format!("={v}")).collect();
        if again.is_empty() {
            return Ok(());
        }
        let cells: Vec<&str> = again.iter().map(String::as_str).collect();
        let want: Vec<String> = again.iter().map(|v| v[1..].to_owned()).collect();
        prop_assert_eq!(File::new("risks", "impact", &cells).read().values("impact"), want);
    }

    #[test]
    fn bands_of_any_text_never_panic(text in "[0-9a-z€£%<>≤ ,.–-]{0,24}") {
        let knowledge = &settings().knowledge;
        if let Some(band) = crate::model::band::Band::read(&text, &knowledge.scales.band_words, &knowledge.writing) {
            prop_assert!(band.end().is_none_or(|end| band.start() <= end), "{}", text);
        }
    }
}
