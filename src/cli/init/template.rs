//! The text of a new packwright.toml.

use super::merged::{Proposed, merged};
use crate::model::dataset::Project;
use crate::model::money::Currency;
use crate::model::period::Period;
use crate::settings::quoted;

/// What was found in the folder.
#[derive(Debug, Default)]
pub struct Found {
    /// The currency of most amounts.
    pub currency: Option<Currency>,
    /// The month that most files state.
    pub period: Option<Period>,
    /// The projects that were met.
    pub projects: Vec<Project>,
}

/// The settings, every key of them explained. A line that begins with `#` and no blank is a key that is not set.
pub fn write(found: &Found) -> String {
    let mut out = include_str!("head.toml").to_owned();
    match found.currency {
        Some(currency) => out.push_str(&format!("currency = \"{currency}\"\n")),
        None => out.push_str("#currency = \"GBP\"\n"),
    }
    out.push_str(include_str!("portfolio.toml"));
    match found.period {
        Some(period) => out.push_str(&format!("period = \"{period}\"\n")),
        None => out.push_str("#period = \"2026-10\"\n"),
    }
    out.push_str(include_str!("projects.toml"));
    if found.projects.is_empty() {
        out.push_str(include_str!("project.toml"));
    }
    for project in merged(&found.projects) {
        write_project(&mut out, &project);
    }
    out.push_str(include_str!("tail.toml"));
    out
}

fn write_project(out: &mut String, Proposed { project, aliases }: &Proposed) {
    out.push_str(&format!("\n[[project]]\ncode = {}\n", quoted(&project.code)));
    if project.name == project.code {
        out.push_str("#name = \"\"\n");
    } else {
        out.push_str(&format!("name = {}\n", quoted(&project.name)));
    }
    let aliases: Vec<String> = aliases.iter().map(|alias| quoted(alias)).collect();
    let set = if aliases.is_empty() { "#" } else { "" };
    out.push_str(&format!("{set}aliases = [{}]\n", aliases.join(", ")));
    match &project.programme {
        Some(programme) => out.push_str(&format!("programme = {}\n", quoted(programme))),
        None => out.push_str("#programme = \"\"\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::print::{Days, Paper};
    use crate::settings::{Settings, Sources, load};

    fn settings(text: &str) -> Settings {
        let dir = tempfile::TempDir::new().unwrap();
        let path = dir.path().join("packwright.toml");
        std::fs::write(&path, text).unwrap();
        load(Sources { config: Some(&path), templates: None, codes: &crate::pipeline::codes() })
            .map_err(|e| e.to_string())
            .unwrap()
    }

    fn found() -> Found {
        let project = |code: &str, name: &str, programme: Option<&str>| Project {
            code: code.to_owned(),
            name: name.to_owned(),
            programme: programme.map(str::to_owned),
            tier: None,
            declared: false,
        };
        Found {
            currency: Currency::parse("EUR"),
            period: Period::new(2026, 10),
            projects: vec![
                project("P101", "The \"new\"\nportal", Some("Digital")),
                project("P102", "P102", None),
            ],
        }
    }

    /// Every key that is not set, set.
    fn all_keys(text: &str) -> String {
        let line = |l: &str| match l.strip_prefix('#') {
            Some(key) if !key.is_empty() && !key.starts_with(' ') => format!("{key}\n"),
            _ => format!("{l}\n"),
        };
        text.lines().map(line).collect()
    }

    #[test]
    fn what_was_found_is_set() {
        let settings = settings(&write(&found()));
        assert_eq!(settings.portfolio.currency.code(), "EUR");
        assert_eq!(settings.portfolio.period, Period::new(2026, 10));
        assert_eq!(settings.projects[0].name.as_deref(), Some("The \"new\"\nportal"));
        assert_eq!(settings.projects[0].programme.as_deref(), Some("Digital"));
        assert_eq!(settings.projects[1].code, "P102");
        assert_eq!(settings.projects[1].name, None);
    }

    #[test]
    fn every_key_is_shown_as_it_may_be_written() {
        let settings = settings(&all_keys(&write(&Found::default())).replace("dir = ", "#dir = "));
        assert_eq!(settings.portfolio.period, Period::new(2026, 10));
        assert_eq!(settings.portfolio.year_starts, 4);
        assert!(settings.portfolio.date_order.is_some());
        assert_eq!(settings.projects.len(), 1);
        assert_eq!(settings.projects[0].thresholds.len(), 1);
        assert_eq!(settings.people.called("J Smith-Brown"), Some("Jane Smith"));
        assert_eq!((settings.print.paper, settings.print.brackets), (Paper::A4, false));
        assert_eq!(settings.print.days, Some(Days::default()));
        assert_eq!(settings.submissions.len(), 1);
        assert_eq!(settings.submissions[0].columns.len(), 1);
        assert_eq!(settings.levels.len(), 1);
        assert_eq!(settings.fx.len(), 1);
        assert_eq!((settings.calendar.holidays.len(), settings.calendar.working_days.len()), (2, 1));
        assert_eq!(settings.thresholds.len(), 1);
        assert_eq!(settings.projects[0].tier.as_deref(), Some("A"));
        assert_eq!(settings.tiers.iter().map(|t| t.thresholds.len()).collect::<Vec<_>>(), [1]);
    }
}
