//! `templates/writing.toml` -> [`Writing`].

mod dates;

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::Text;
use crate::model::money::Currency;
use crate::model::prices::PriceWords;
use crate::model::table::UnitMeasure;
use crate::model::text::{fold, fold_or_sign};
use crate::model::writing::{AmountWord, AmountWords, UnitWords, Words, Writing};
use dates::DatesTable;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WritingFile {
    months: Spanned<Vec<Vec<String>>>,
    dates: DatesTable,
    no_value: Vec<String>,
    ditto: Vec<String>,
    amounts: AmountsTable,
    units: UnitsTable,
    prices: PricesTable,
    flags: FlagsTable,
    roles: RolesTable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AmountsTable {
    about: Vec<String>,
    yearly: Vec<String>,
    each: Vec<String>,
    of_each: Vec<String>,
    at_most: Vec<String>,
    at_least: Vec<String>,
    range: Vec<String>,
    range_before: Vec<String>,
    credit: Vec<String>,
    debit: Vec<String>,
    fillers: Vec<String>,
    magnitudes: Vec<MagnitudeTable>,
    mil: MilTable,
    #[serde(default)]
    decimal_point: Vec<Spanned<String>>,
    attached: Vec<MagnitudeTable>,
    ends: BTreeMap<String, [String; 2]>,
    signs: Vec<SignTable>,
    codes: Vec<Spanned<String>>,
    names: Vec<CurrencyNames>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MagnitudeTable {
    factor: Spanned<String>,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MilTable {
    words: Vec<String>,
    not_in: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignTable {
    sign: String,
    currencies: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CurrencyNames {
    code: Spanned<String>,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitsTable {
    percent: Vec<String>,
    fte: Vec<String>,
    days: Vec<String>,
    weeks: Vec<String>,
    hours: Vec<String>,
    hours_a_day: Spanned<String>,
    days_a_week: Spanned<String>,
    a_day: Vec<String>,
    shares: Vec<String>,
    full_time: Vec<String>,
    half_time: Vec<String>,
    a_week: Vec<String>,
    a_month: Vec<String>,
    calendar: Vec<String>,
    in_days: Vec<String>,
    instead: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PricesTable {
    real: Vec<String>,
    nominal: Vec<String>,
    prices: Vec<String>,
    labels: Vec<String>,
    is_real: Vec<String>,
    is_nominal: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FlagsTable {
    yes: Vec<String>,
    no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RolesTable {
    beside: Vec<String>,
    before: Vec<String>,
    behind: Vec<String>,
    acting: Vec<String>,
    deputy: Vec<String>,
}

/// Reads the words. There are twelve months, amounts are positive numbers, currencies are ISO 4217 codes.
pub fn load(files: &TemplateFiles) -> Result<Writing, SettingsError> {
    let text = Text::of(files.get("writing.toml")?)?;
    let written: WritingFile = text.read()?;
    Ok(Writing {
        months: dates::numbered(text, written.months, 12, "there are twelve months, each with its names")?,
        dates: dates::check(text, written.dates)?,
        no_value: words(&written.no_value),
        ditto: words(&written.ditto),
        amounts: amounts(text, written.amounts)?,
        units: units(text, written.units)?,
        prices: PriceWords {
            real: words(&written.prices.real),
            nominal: words(&written.prices.nominal),
            prices: words(&written.prices.prices),
            labels: words(&written.prices.labels),
            is_real: words(&written.prices.is_real),
            is_nominal: words(&written.prices.is_nominal),
        },
        yes: words(&written.flags.yes),
        no: words(&written.flags.no),
        beside_role: words(
            &[&written.roles.beside[..], &written.roles.acting, &written.roles.deputy].concat(),
        ),
        before_role: words(&written.roles.before),
        behind_role: words(&written.roles.behind),
        acting: words(&written.roles.acting),
        deputy: words(&written.roles.deputy),
    })
}

pub(super) fn words(list: &[String]) -> Words {
    Words::new(list.iter().map(String::as_str))
}

fn amounts(text: Text<'_>, written: AmountsTable) -> Result<AmountWords, SettingsError> {
    let currencies =
        |list: &[Spanned<String>]| list.iter().map(|c| currency(text, c)).collect::<Result<Vec<_>, _>>();
    let mut all = AmountWords {
        mil: (words(&written.mil.words), currencies(&written.mil.not_in)?),
        decimal_point: currencies(&written.decimal_point)?,
        each: words(&written.each),
        of_each: written.of_each,
        range: words(&written.range),
        range_before: words(&written.range_before),
        magnitudes: factors(text, &written.magnitudes)?,
        attached: factors(text, &written.attached)?,
        ends: written.ends,
        ..AmountWords::default()
    };
    let lists = [
        (AmountWord::About, written.about),
        (AmountWord::Yearly, written.yearly),
        (AmountWord::AtMost, written.at_most),
        (AmountWord::AtLeast, written.at_least),
        (AmountWord::Credit, written.credit),
        (AmountWord::Debit, written.debit),
        (AmountWord::Filler, written.fillers),
    ];
    for (meaning, list) in lists {
        for word in list {
            all.words.entry(fold_or_sign(&word)).or_insert(meaning);
        }
    }
    for table in written.signs {
        all.signs.push((table.sign, currencies(&table.currencies)?));
    }
    all.signs.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
    for code in &written.codes {
        all.currencies.insert(fold(code.get_ref()), currency(text, code)?);
    }
    for names in written.names {
        let code = currency(text, &names.code)?;
        all.currencies.extend(names.words.iter().map(|w| (fold(w), code)));
    }
    Ok(all)
}

/// What words stand for, folded.
fn factors(text: Text<'_>, tables: &[MagnitudeTable]) -> Result<HashMap<String, Decimal>, SettingsError> {
    let mut all = HashMap::new();
    for table in tables {
        let factor = positive(text, &table.factor)?;
        all.extend(table.words.iter().map(|w| (fold(w), factor)));
    }
    Ok(all)
}

fn units(text: Text<'_>, written: UnitsTable) -> Result<UnitWords, SettingsError> {
    let lists = [
        (UnitMeasure::Percent, written.percent),
        (UnitMeasure::Fte, written.fte),
        (UnitMeasure::Days, written.days),
        (UnitMeasure::Weeks, written.weeks),
        (UnitMeasure::Hours, written.hours),
    ];
    let each =
        lists.into_iter().flat_map(|(unit, list)| list.into_iter().map(move |w| (fold_or_sign(&w), unit)));
    Ok(UnitWords {
        measures: each.collect(),
        hours_a_day: positive(text, &written.hours_a_day)?,
        days_a_week: positive(text, &written.days_a_week)?,
        a_day: written.a_day,
        shares: written.shares,
        full_time: words(&written.full_time),
        half_time: words(&written.half_time),
        a_week: words(&written.a_week),
        a_month: words(&written.a_month),
        calendar: words(&written.calendar),
        in_days: written.in_days,
        instead: written.instead,
    })
}

fn positive(text: Text<'_>, written: &Spanned<String>) -> Result<Decimal, SettingsError> {
    let value = written.get_ref().parse().ok().filter(|v| *v > Decimal::ZERO);
    value.ok_or_else(|| text.wrong(written.span(), "this is a number over 0 in quotes, such as \"7.5\""))
}

fn currency(text: Text<'_>, written: &Spanned<String>) -> Result<Currency, SettingsError> {
    Currency::parse(written.get_ref())
        .ok_or_else(|| text.wrong(written.span(), "a currency is an ISO 4217 code such as \"GBP\""))
}
