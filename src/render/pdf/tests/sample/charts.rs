//! Charts of each kind.

use super::gbp;
use super::tables::PROJECTS;
use crate::model::document::*;
use rust_decimal::Decimal;

fn chart(
    title: &str,
    kind: ChartKind,
    format: Format,
    categories: &[&str],
    series: &[(&str, &[&str])],
) -> Chart {
    let parse = |v: &&str| v.parse::<Decimal>().ok();
    let one = |(name, values): &(&str, &[&str])| Series {
        name: (*name).to_owned(),
        values: values.iter().map(parse).map(Cell::number).collect(),
        about: None,
        tone: Tone::Plain,
    };
    Chart {
        title: title.to_owned(),
        format,
        kind,
        axis: "Along".to_owned(),
        steps: Vec::new(),
        begins: None,
        categories: categories.iter().map(|c| (*c).to_owned()).collect(),
        series: series.iter().map(one).collect(),
        alt: title.to_owned(),
    }
}

const MONTHS: [&str; 12] = [
    "Apr 26", "May 26", "Jun 26", "Jul 26", "Aug 26", "Sep 26", "Oct 26", "Nov 26", "Dec 26", "Jan 27",
    "Feb 27", "Mar 27",
];

/// Charts of each kind, with gaps, negative values and long labels.
pub fn charts() -> Vec<Block<'static>> {
    let money = Format::MoneyWhole(gbp());
    let some = [
        "1200000", "890000", "450000", "2300000", "120000", "760000", "310000", "1900000", "80000", "540000",
        "99000", "45000",
    ];
    let other = [
        "1250000", "790000", "", "2700000", "100000", "760000", "330000", "1850000", "95000", "500000",
        "120000", "45000",
    ];
    let sides = [
        "-50000", "100000", "", "-400000", "20000", "0", "-20000", "50000", "-15000", "40000", "-21000", "0",
    ];
    let actual = ["980000", "1010000", "", "1100000", "1090000", "1200000", "1150000", "", "", "", "", ""];
    let forecast = ["", "", "", "", "", "", "", "1250000", "1230000", "1210000", "1400000", "1500000"];
    let counts = ["12", "7", "3", "0", "9", "14", "2", "5", "6", "1", "4", "8"];
    let severe = ["2", "3", "0", "0", "4", "6", "0", "1", "2", "0", "1", "3"];
    vec![
        chart(
            "Budget of the year and expected outturn by programme",
            ChartKind::Bar,
            money,
            &["Digital", "Infrastructure and operations", "People", "None"],
            &[("Budget of the year", &some[..4]), ("Expected outturn", &other[..4])],
        ),
        chart(
            "Budget, actual and forecast by month",
            ChartKind::Line,
            money,
            &MONTHS,
            &[("Budget", &some), ("Actual", &actual), ("Forecast", &forecast)],
        ),
        chart(
            "Variance of the year by project (above the line is favourable)",
            ChartKind::Column,
            Format::Variance(gbp()),
            &PROJECTS,
            &[("Variance", &sides)],
        ),
        chart(
            "Open and severe risks by project",
            ChartKind::Column,
            Format::Count,
            &PROJECTS,
            &[("Open risks", &counts), ("Severe risks", &severe)],
        ),
        chart(
            "Open and severe risks, stacked",
            ChartKind::StackedColumn,
            Format::Count,
            &MONTHS,
            &[("Open risks", &counts), ("Severe risks", &severe)],
        ),
        chart(
            "Stacked, lying, with both sides",
            ChartKind::StackedBar,
            Format::Count,
            &PROJECTS[..6],
            &[("Open", &counts), ("Severe", &severe), ("Closed", &["-3", "-2", "-9", "-1", "0", "-4"])],
        ),
        chart("Nothing but zero", ChartKind::Column, Format::Count, &["One"], &[("Zero", &["0"])]),
        chart("Nothing known", ChartKind::Bar, Format::Count, &["One"], &[("None", &[""])]),
        chart("One value", ChartKind::Bar, Format::Percent, &["Only"], &[("Share", &["0.125"])]),
    ]
    .into_iter()
    .map(Block::Chart)
    .collect()
}
