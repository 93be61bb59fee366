//! `[calendar]` of packwright.toml: as written, then checked.

use super::SettingsError;
use super::parse::Text;
use crate::model::calendar::Calendar;
use crate::model::period::Period;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct CalendarTable {
    holidays: Vec<Spanned<String>>,
    working_days: BTreeMap<Spanned<String>, Spanned<i64>>,
}

/// Checks it: days and months are written as ISO 8601, and a month has 1 to 31 working days.
pub(super) fn check(text: Text<'_>, written: CalendarTable) -> Result<Calendar, SettingsError> {
    let mut calendar = Calendar::default();
    for day in written.holidays {
        let date = day.get_ref().parse::<Date>();
        let date = date.map_err(|_| text.wrong(day.span(), "a holiday is a day, written \"2026-12-25\""))?;
        calendar.holidays.insert(date);
    }
    for (month, days) in written.working_days {
        let period = month.get_ref().parse::<Period>();
        let period = period.map_err(|e| text.wrong(month.span(), e.to_string()))?;
        let length = i64::from(period.last_day().day());
        if !(1..=length).contains(days.get_ref()) {
            return Err(
                text.wrong(days.span(), format!("{} has from 1 to {length} working days", period.long()))
            );
        }
        calendar.working_days.insert(period, Decimal::from(*days.get_ref()));
    }
    Ok(calendar)
}

#[cfg(test)]
mod tests {
    use super::super::{Settings, Sources, load};
    use rust_decimal::Decimal;

    fn settings(text: &str) -> Result<Settings, String> {
        let dir = tempfile::TempDir::new().unwrap();
        let path = dir.path().join("packwright.toml");
        std::fs::write(&path, text).unwrap();
        load(Sources { config: Some(&path), ..Sources::default() }).map_err(|e| e.to_string())
    }

    #[test]
    fn holidays_and_working_days() {
        let text = "[calendar]\nholidays = [\"2026-12-25\"]\nworking_days = { \"2026-10\" = 21 }\n";
        let calendar = settings(text).unwrap().calendar;
        let days = |month: &str| calendar.of(month.parse().unwrap());
        assert_eq!(days("2026-10"), Some(Decimal::from(21)));
        assert_eq!(days("2026-12"), Some(Decimal::from(22)));
        for (wrong, said) in [
            ("holidays = [\"25/12/2026\"]", "a holiday is a day"),
            ("holidays = [\"2026-02-30\"]", "a holiday is a day"),
            ("working_days = { \"October\" = 21 }", "is not a month"),
            ("working_days = { \"2026-02\" = 29 }", "February 2026 has from 1 to 28 working days"),
            ("working_days = { \"2026-10\" = 0 }", "from 1 to 31"),
            ("workdays = 1", "workdays"),
        ] {
            let error = settings(&format!("[calendar]\n{wrong}\n")).unwrap_err();
            assert!(error.contains(said) && error.contains('2'), "{wrong}: {error}");
        }
    }
}
