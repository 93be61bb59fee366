//! `packwright.toml`: as written, then checked.

use super::calendar::{self, CalendarTable};
use super::levels;
use super::limits::{self, LimitsTable};
use super::measures::{ThresholdTable, threshold};
use super::parse::Text;
use super::parts::{self, PackTable};
use super::person::{self, PersonTable};
use super::print::{self, PrintTable};
use super::projects::{self, ProjectTable};
use super::rules::{Rules, Thresholds};
use super::scales::{self, SchemeTable};
use super::submission::{self, SubmissionTable};
use super::tiers::{self, TierTable};
use super::waivers::{self, WaiverTable};
use super::{Settings, SettingsError};
use crate::finding::Code;
use crate::model::knowledge::Knowledge;
use crate::model::measure::Threshold;
use crate::model::memory::Memory;
use crate::model::money::Currency;
use crate::model::period::Period;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// `[portfolio]`, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portfolio {
    /// Its name.
    pub name: String,
    /// Its currency.
    pub currency: Currency,
    /// Month in which the financial year starts, 1–12.
    pub year_starts: i8,
    /// The month reported, where the settings say so.
    pub period: Option<Period>,
    /// Used only where a column's own cells do not settle the order of day and month.
    pub date_order: Option<DateOrder>,
}

/// The order of day and month in dates written with numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
}

/// An `[[fx]]`, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FxRate {
    /// The other currency.
    pub currency: Currency,
    /// Units of the portfolio's currency for one of it.
    pub rate: Decimal,
    /// The first day it holds for.
    pub from: Date,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct SettingsFile {
    portfolio: PortfolioTable,
    project: Vec<ProjectTable>,
    person: Vec<PersonTable>,
    submission: Vec<SubmissionTable>,
    levels: BTreeMap<Spanned<String>, Spanned<String>>,
    fx: Vec<FxTable>,
    thresholds: BTreeMap<Spanned<String>, Spanned<ThresholdTable>>,
    tier: BTreeMap<Spanned<String>, TierTable>,
    waiver: Vec<WaiverTable>,
    calendar: CalendarTable,
    rules: BTreeMap<Spanned<String>, Spanned<String>>,
    limits: LimitsTable,
    scheme: Vec<SchemeTable>,
    pack: Vec<Spanned<PackTable>>,
    templates: TemplatesTable,
    print: PrintTable,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct PortfolioTable {
    name: Option<String>,
    currency: Option<Spanned<String>>,
    year_starts: Option<Spanned<i64>>,
    period: Option<Spanned<String>>,
    #[serde(deserialize_with = "super::parse::any_case")]
    date_order: Option<DateOrder>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FxTable {
    currency: Spanned<String>,
    rate: Spanned<String>,
    from: Spanned<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct TemplatesTable {
    dir: Option<String>,
}

/// A settings file that was read, and not yet checked against the templates.
pub struct Written {
    name: String,
    text: String,
    file: SettingsFile,
}

/// Reads the settings file; without one, nothing is set.
pub fn read(path: Option<&Path>) -> Result<Written, SettingsError> {
    let Some(path) = path else {
        return Ok(Written { name: String::new(), text: String::new(), file: SettingsFile::default() });
    };
    let name = path.display().to_string().replace('\\', "/");
    let text = std::fs::read_to_string(path).map_err(|e| SettingsError::file(&name, unreadable(&e)))?;
    of_text(path, text)
}

/// The text of the settings file `path`.
pub fn of_text(path: &Path, text: String) -> Result<Written, SettingsError> {
    let name = path.display().to_string().replace('\\', "/");
    let file = Text { name: &name, text: &text }.read()?;
    Ok(Written { name, text, file })
}

/// Why a settings file cannot be read, in words for its author.
fn unreadable(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::InvalidData => {
            "the file is not text in UTF-8; save it again with the encoding UTF-8"
        }
        std::io::ErrorKind::NotFound => "there is no such settings file",
        std::io::ErrorKind::PermissionDenied => "the settings may not be opened with your rights",
        _ => "the disk or network did not deliver the settings",
    }
}

impl Written {
    /// The folder of templates it names, beside the settings file.
    pub fn templates_dir(&self, config: Option<&Path>) -> Option<PathBuf> {
        let dir = self.file.templates.dir.as_ref()?;
        Some(config.and_then(Path::parent).unwrap_or(Path::new("")).join(dir))
    }

    /// The numbers that rules go by, as it wants them.
    pub fn changed(&self, thresholds: Thresholds) -> Result<Thresholds, SettingsError> {
        thresholds.changed(Text { name: &self.name, text: &self.text }, &self.file.rules)
    }

    /// Checks it against what the templates declare.
    pub fn check(
        self,
        mut knowledge: Knowledge,
        rules: Rules,
        codes: &[Code],
    ) -> Result<Settings, SettingsError> {
        let text = Text { name: &self.name, text: &self.text };
        let file = self.file;
        let print = std::mem::take(&mut knowledge.theme.print);
        let print = print::changed(text, file.print, &knowledge.languages, print)?;
        let schemes = scales::schemes(text, file.scheme, &knowledge.scales, &knowledge.writing)?;
        // What the user declares counts first.
        knowledge.scales.schemes.splice(0..0, schemes.iter().cloned());
        parts::check(text, file.pack, &mut knowledge)?;
        Ok(Settings {
            portfolio: check_portfolio(text, file.portfolio)?,
            projects: projects::check(text, file.project, &knowledge)?,
            people: person::check(text, file.person)?,
            submissions: submission::check(text, file.submission, &knowledge)?,
            levels: levels::check(text, file.levels, &[codes, &rules.codes])?,
            fx: check_fx(text, file.fx)?,
            thresholds: check_thresholds(text, file.thresholds, &knowledge)?,
            tiers: tiers::check(text, file.tier, &knowledge)?,
            waivers: waivers::check(text, file.waiver, &knowledge.segregation)?,
            calendar: calendar::check(text, file.calendar)?,
            limits: limits::check(text, &file.limits)?,
            memory: Memory::default(),
            print,
            schemes,
            knowledge,
            rules,
            answers: super::Answers::default(),
        })
    }
}

fn check_portfolio(text: Text<'_>, w: PortfolioTable) -> Result<Portfolio, SettingsError> {
    let currency = match &w.currency {
        None => Currency::parse("GBP"),
        Some(code) => Currency::parse(code.get_ref()),
    };
    let Some(currency) = currency else {
        let span = w.currency.map_or(0..0, |c| c.span());
        return Err(text.wrong(span, "a currency is an ISO 4217 code such as \"GBP\""));
    };
    let year_starts = match &w.year_starts {
        None => 4,
        Some(month) if (1..=12).contains(month.get_ref()) => *month.get_ref() as i8,
        Some(month) => return Err(text.wrong(month.span(), "the year starts in a month from 1 to 12")),
    };
    let period = w
        .period
        .map(|p| p.get_ref().parse::<Period>().map_err(|e| text.wrong(p.span(), e.to_string())))
        .transpose()?;
    let name = w.name.unwrap_or_else(|| "Portfolio".to_owned());
    Ok(Portfolio { name, currency, year_starts, period, date_order: w.date_order })
}

fn check_fx(text: Text<'_>, written: Vec<FxTable>) -> Result<Vec<FxRate>, SettingsError> {
    written
        .into_iter()
        .map(|w| {
            let currency = Currency::parse(w.currency.get_ref()).ok_or_else(|| {
                text.wrong(w.currency.span(), "a currency is an ISO 4217 code such as \"EUR\"")
            })?;
            let rate = w.rate.get_ref().parse::<Decimal>().ok().filter(|r| *r > Decimal::ZERO);
            let rate = rate.ok_or_else(|| {
                text.wrong(w.rate.span(), "a rate is a number over 0 in quotes, such as \"0.86\"")
            })?;
            let from = w.from.get_ref().parse::<Date>();
            let from = from.map_err(|_| text.wrong(w.from.span(), "a day is written \"2026-10-01\""))?;
            Ok(FxRate { currency, rate, from })
        })
        .collect()
}

/// Thresholds by measure id.
pub(super) fn check_thresholds(
    text: Text<'_>,
    written: BTreeMap<Spanned<String>, Spanned<ThresholdTable>>,
    knowledge: &Knowledge,
) -> Result<BTreeMap<String, Threshold>, SettingsError> {
    let mut thresholds = BTreeMap::new();
    for (id, table) in written {
        if knowledge.find_measure(id.get_ref()).is_none() {
            return Err(text.wrong(id.span(), format!("there is no measure `{}`", id.get_ref())));
        }
        thresholds.insert(id.get_ref().clone(), threshold(text, &table)?);
    }
    Ok(thresholds)
}
