//! Changes of cells that a figure cannot but follow.

use crate::books::{At, Book, CATEGORIES, Held, STATUSES, books, cells, held};

/// A cell in which something else than an amount stands, and on which a figure depends: levels and days of risks that are
/// closed count for none.
pub fn others() -> Vec<At> {
    let all = books();
    let counts = |at: &At| {
        let (sheet, rows) = &all[at.file].1[at.sheet];
        let row = &rows[at.row];
        let over = *sheet == "Risks" && matches!(row[2], Held::Text("Closed" | "Rejected"));
        match row[at.col] {
            Held::Amount(_) | Held::Nothing => false,
            Held::Text(word) => STATUSES.contains(&word) || CATEGORIES.contains(&word),
            Held::Level(_) | Held::Day(_) | Held::Fte(_) => !over,
        }
    };
    cells(&all).into_iter().filter(counts).collect()
}

/// A cell in which an amount stands.
pub fn amounts() -> Vec<At> {
    let mut all = books();
    cells(&books()).into_iter().filter(|at| matches!(held(&mut all, *at), Held::Amount(_))).collect()
}

/// The workbooks with a cell changed so that a count, a middle or a highest value is another: what is open is closed and the
/// other way about, what is early becomes late, and what is low the highest.
pub fn moved(at: At) -> Vec<Book> {
    let mut all = books();
    let cell = held(&mut all, at);
    *cell = match *cell {
        Held::Text("Open" | "In progress") => Held::Text("Closed"),
        Held::Text("Closed" | "Rejected") => Held::Text("Open"),
        Held::Text("Staff") => Held::Text("Travel"),
        Held::Text(_) => Held::Text("Staff"),
        Held::Level(5) => Held::Level(1),
        Held::Level(_) => Held::Level(5),
        Held::Day(n) if n <= 30 => Held::Day(n + 45),
        Held::Day(_) => Held::Day(6),
        Held::Fte(n) if n < 3 => Held::Fte(4),
        Held::Fte(_) => Held::Fte(1),
        Held::Amount(n) => Held::Amount(n + 1),
        Held::Nothing => Held::Nothing,
    };
    all
}

/// The workbooks with an amount changed by `delta`.
pub fn by(at: At, delta: i64) -> Vec<Book> {
    let mut all = books();
    if let Held::Amount(n) = held(&mut all, at) {
        *n += delta;
    }
    all
}
