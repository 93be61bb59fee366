//! Figures of the portfolio worked out from the workbooks of `books.rs` themselves, and the rows that are behind them.

use crate::books::{Book, Held};
use rust_decimal::Decimal;

/// A row that is behind a figure: its file, its number from 1, and what it brings.
pub type Behind = (String, u32, Decimal);

/// 31 October 2026, the last day of the month reported, in days after 1 September.
const LAST: i64 = 60;

/// Figures that are worked out here.
pub const FIGURES: [&str; 9] = [
    "risks.total",
    "risks.open",
    "risks.open_severe",
    "risks.open_overdue",
    "issues.open",
    "issues.median_days_to_close",
    "finance.budget_year",
    "finance.actual_to_date",
    "resources.capacity",
];

/// The rows behind a figure, in order of file and row.
pub fn behind(books: &[Book], id: &str) -> Vec<Behind> {
    let sheet = match id.split_once('.').unwrap().0 {
        "risks" => "Risks",
        "issues" => "Issues",
        "finance" => "Finance",
        _ => "Resources",
    };
    let mut found = Vec::new();
    for (at, (file, sheets)) in books.iter().enumerate() {
        for (_, rows) in sheets.iter().filter(|(name, _)| *name == sheet) {
            for (n, row) in rows.iter().enumerate().skip(1) {
                found.extend(brings(id, at, row).map(|adds| ((*file).to_owned(), n as u32 + 1, adds)));
            }
        }
    }
    found
}

/// The value of a figure.
pub fn value(books: &[Book], id: &str) -> Option<Decimal> {
    let mut added: Vec<Decimal> = behind(books, id).into_iter().map(|(_, _, adds)| adds).collect();
    added.sort_unstable();
    let middle = |n: usize| added[(n - 1) / 2] + added[n / 2];
    match (id, added.len()) {
        ("resources.capacity", _) => added.last().copied(),
        ("issues.median_days_to_close", 0) => None,
        ("issues.median_days_to_close", n) => Some(middle(n) / Decimal::TWO),
        _ => Some(added.iter().sum()),
    }
}

/// What a row brings to a figure; `None` where it is not behind it.
fn brings(id: &str, file: usize, row: &[Held]) -> Option<Decimal> {
    let open = |row: &[Held]| matches!(row[2], Held::Text("Open" | "In progress"));
    let one = |counts: bool| counts.then_some(Decimal::ONE);
    match (id, row) {
        ("risks.total", _) => Some(Decimal::ONE),
        ("risks.open" | "issues.open", row) => one(open(row)),
        ("risks.open_severe", [_, _, _, Held::Level(likelihood), Held::Level(impact), _]) => {
            one(open(row) && likelihood * impact >= 15)
        }
        ("risks.open_overdue", [.., Held::Day(due)]) => one(open(row) && *due < LAST),
        (
            "issues.median_days_to_close",
            [_, _, Held::Text("Closed"), Held::Day(raised), Held::Day(closed)],
        ) => Some(Decimal::from(closed - raised)),
        // April 2026 to March 2027 is the year, October the month reported; months as text sort as they follow.
        ("finance.budget_year", [_, Held::Text(month), Held::Amount(budget), ..]) => {
            ("2026-04"..="2027-03").contains(month).then(|| home(file, *budget))
        }
        ("finance.actual_to_date", [_, Held::Text(month), _, Held::Amount(actual), _]) => {
            ("2026-04"..="2026-10").contains(month).then(|| home(file, *actual))
        }
        ("resources.capacity", [.., Held::Fte(capacity)]) => Some(Decimal::from(*capacity)),
        _ => None,
    }
}

/// Pounds: the second file has euros at 0.86, the third thousands.
fn home(file: usize, amount: i64) -> Decimal {
    let unit = [Decimal::ONE, Decimal::new(86, 2), Decimal::ONE_THOUSAND][file];
    Decimal::from(amount) * unit
}
