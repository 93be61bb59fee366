//! Which comes first in a column, day or month: its own cells decide, then its label, then the file's other
//! columns, then the settings.

use super::super::codes;
use super::super::desk::{Asked, Desk};
use super::super::remark;
use super::super::strip::Strip;
use super::said::said;
use super::written::{What, Written};
use crate::model::text::{Interner, Sym, fold};
use crate::model::workbook::CellValue;
use crate::model::writing::Writing;
use crate::settings::DateOrder;
use std::collections::HashMap;

/// How many cells show each order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Votes {
    /// The day comes first: a number over 12 stands there.
    pub dmy: usize,
    /// The month comes first.
    pub mdy: usize,
    /// A month and a day of it, without a year, the month first: `Dec 9`.
    pub month_days: usize,
}

impl Votes {
    /// Adds other votes.
    pub fn add(&mut self, other: Votes) {
        self.dmy += other.dmy;
        self.mdy += other.mdy;
        self.month_days += other.month_days;
    }

    /// The order that all votes are for.
    fn settled(self) -> Option<DateOrder> {
        match (self.dmy, self.mdy) {
            (0, 0) => None,
            (_, 0) => Some(DateOrder::Dmy),
            (0, _) => Some(DateOrder::Mdy),
            _ => None,
        }
    }
}

/// What the texts of a column show, and the lines that can be read both ways.
pub fn votes(strip: &Strip, text: &Interner, writing: &Writing) -> (Votes, Vec<usize>) {
    let mut known: HashMap<Sym, Option<Written>> = HashMap::new();
    let (mut votes, mut open) = (Votes::default(), Vec::new());
    for (line, cell) in strip.cells.iter().enumerate() {
        let Some(CellValue::Text(sym)) = cell.map(|c| c.value) else { continue };
        let written = *known.entry(sym).or_insert_with(|| written(text.get(sym), writing));
        match written.and_then(Written::day_first) {
            Some(true) => votes.dmy += 1,
            Some(false) => votes.mdy += 1,
            None if written.is_some_and(|w| matches!(w.what, What::DayOrYear(_, ..=9))) => {
                votes.month_days += 1;
            }
            None if written.is_some_and(Written::is_open) => open.push(line),
            None => {}
        }
    }
    (votes, open)
}

/// The date of a text; of several, the one that holds now.
fn written(text: &str, writing: &Writing) -> Option<Written> {
    said(text, false, writing, &remark::DATE_UNCLEAR).ok().map(|said| said.written)
}

/// What was decided for a column.
#[derive(Debug, Clone, Copy)]
pub struct Decided {
    /// Day or month first.
    pub order: DateOrder,
    /// Its own dates show it.
    pub shown: bool,
    /// They show both orders, and nothing decides between them.
    pub both: bool,
    /// Its days stand behind their months.
    pub month_days: bool,
}

/// So many dates of one order stand against each of the other where the other is a slip.
const MANY: usize = 5;

/// Decides the order for a column, and says so where its own cells do not; and whether its days stand behind their
/// months.
pub fn decide(desk: &mut Desk<'_>, asked: Asked<'_>) -> Decided {
    let (own, open) = votes(asked.strip, &desk.text, desk.writing());
    let (less, more) = (own.dmy.min(own.mdy), own.dmy.max(own.mdy));
    let both = less > 0 && less * MANY > more && desk.settings.portfolio.date_order.is_none();
    let order = if both { DateOrder::Dmy } else { order(desk, asked, own, &open) };
    Decided { order, shown: own.settled().is_some(), both, month_days: own.month_days > 0 }
}

fn order(desk: &mut Desk<'_>, asked: Asked<'_>, own: Votes, open: &[usize]) -> DateOrder {
    let told = desk.settings.portfolio.date_order;
    if let Some(order) = own.settled() {
        return order;
    }
    if open.is_empty() {
        return told.unwrap_or(DateOrder::Dmy);
    }
    if own.dmy + own.mdy > 0 {
        let most = if own.mdy > own.dmy { DateOrder::Mdy } else { DateOrder::Dmy };
        let order = told.unwrap_or(most);
        let seen = format!(
            "some dates have the day first and some the month; where both can be, the {} was taken first",
            first(order)
        );
        desk.say(asked, codes::DATE_ORDER_UNCLEAR, seen, REMEDY, open);
        return order;
    }
    let by_label = order_in_label(asked.label).map(|o| (o, "its label"));
    let by_file = desk.dates.settled().map(|o| (o, "the other dates of the file"));
    let by_points = dotted(desk, asked, open).then_some((DateOrder::Dmy, "its points between the numbers"));
    let by_settings = told.map(|o| (o, "the settings"));
    match by_label.or(by_file).or(by_points).or(by_settings) {
        Some((order, by)) => {
            let seen = format!(
                "day and month can be told apart in no cell; by {by}, the {} comes first",
                first(order)
            );
            desk.say(asked, codes::DATE_ORDER_TAKEN, seen, REMEDY, open);
            order
        }
        None => {
            let seen = "day and month cannot be told apart; the day was taken first";
            desk.say(asked, codes::DATE_ORDER_UNCLEAR, seen, REMEDY, open);
            DateOrder::Dmy
        }
    }
}

const REMEDY: &str = "set `date_order` under [portfolio] in packwright.toml, or write the month as a word";

fn first(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Dmy => "day",
        DateOrder::Mdy => "month",
        DateOrder::Ymd => "year",
    }
}

/// The order that a label such as `Due (dd/mm/yyyy)` names.
fn order_in_label(label: &str) -> Option<DateOrder> {
    let label = format!(" {} ", fold(label));
    let has = |pattern: &str| label.contains(pattern);
    if has(" dd mm ") || has(" d m ") || has(" ddmm") || has(" tt mm ") || has(" jj mm ") {
        Some(DateOrder::Dmy)
    } else if has(" mm dd ") || has(" m d ") || has(" mmdd") {
        Some(DateOrder::Mdy)
    } else if has(" yy mm dd ") {
        Some(DateOrder::Ymd)
    } else {
        None
    }
}

/// Whether all the open dates are written with points, as `03.04.2026`, which puts the day first everywhere.
fn dotted(desk: &Desk<'_>, asked: Asked<'_>, open: &[usize]) -> bool {
    open.iter().all(|line| match asked.strip.cell(*line).map(|c| c.value) {
        Some(CellValue::Text(sym)) => desk.text.get(sym).matches('.').count() >= 2,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_name_an_order() {
        assert_eq!(order_in_label("Due\n(dd/mm/yyyy)"), Some(DateOrder::Dmy));
        assert_eq!(order_in_label("Date (MM/DD/YY)"), Some(DateOrder::Mdy));
        assert_eq!(order_in_label("Due date"), None);
    }
}
