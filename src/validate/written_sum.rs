//! Whether a column of numbers is the difference or the sum of two columns of amounts, told by its rows alone.

use rust_decimal::Decimal;

/// Fewer rows prove nothing.
const LEAST: usize = 5;
/// So many rows are looked at to find what a column may be.
const LOOKED_AT: usize = 50;
/// Units that an unmapped column may be in, for the amounts are in single ones.
const UNITS: [i64; 3] = [1, 1_000, 1_000_000];

/// What a column is: one amount less another, or one and another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sum {
    /// Places of the two amounts.
    pub fields: [usize; 2],
    less: bool,
    unit: Decimal,
}

/// The amounts of a line, and what the column states.
type Row<'a> = (&'a [Option<Decimal>], Decimal);

impl Sum {
    /// What a column is, of lines with `fields` amounts each: in four of five rows it has to be that, and in one at least
    /// of two different values other than 0.
    pub(super) fn of(fields: usize, rows: &[Row<'_>]) -> Option<Self> {
        let look = rows.get(..LOOKED_AT).unwrap_or(rows);
        Self::all(fields).into_iter().find(|sum| sum.fits(look) && sum.fits(rows))
    }

    fn all(fields: usize) -> Vec<Self> {
        let pairs = (0..fields).flat_map(|a| (0..fields).map(move |b| [a, b])).filter(|[a, b]| a != b);
        let sums =
            pairs.flat_map(|pair| [(pair, true), (pair, false)]).filter(|([a, b], less)| *less || a < b);
        let sums = sums
            .flat_map(|(fields, less)| UNITS.map(|unit| Self { fields, less, unit: Decimal::from(unit) }));
        sums.collect()
    }

    fn fits(&self, rows: &[Row<'_>]) -> bool {
        let (mut asked, mut right) = (0, Vec::new());
        for (amounts, stated) in rows {
            if let Some(due) = self.due(amounts) {
                asked += 1;
                if self.is_near(due, *stated) {
                    right.push(*stated);
                }
            }
        }
        let told: Vec<&Decimal> = right.iter().filter(|n| !n.is_zero()).collect();
        asked >= LEAST && right.len() * 5 >= asked * 4 && told.iter().any(|n| Some(n) != told.first())
    }

    /// What it should state, where it states something else.
    pub(super) fn missed(&self, amounts: &[Option<Decimal>], stated: Decimal) -> Option<Decimal> {
        let due = self.due(amounts)?;
        (!self.is_near(due, stated)).then_some(due)
    }

    /// In the unit of the column.
    fn due(&self, amounts: &[Option<Decimal>]) -> Option<Decimal> {
        let [a, b] = self.fields.map(|at| amounts.get(at).copied().flatten());
        let sum = if self.less { a?.checked_sub(b?)? } else { a?.checked_add(b?)? };
        sum.checked_div(self.unit)
    }

    /// Within a hundredth, as amounts are rounded.
    fn is_near(&self, due: Decimal, stated: Decimal) -> bool {
        due.checked_sub(stated).is_some_and(|d| d.abs() <= Decimal::new(1, 2))
    }

    /// The word between the two.
    pub(super) fn word(&self) -> &'static str {
        if self.less { "less" } else { "and" }
    }
}

/// The number that a cell states, in the plain writings: `1234.5`, `£1,234.50`, `(500)`, `500-`. `None` for any other.
pub(super) fn amount(written: &str) -> Option<Decimal> {
    let text: String =
        written.chars().filter(|c| !c.is_whitespace() && !matches!(c, '£' | '€' | '$' | '\'')).collect();
    let bracketed = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    let negative = bracketed.or_else(|| text.strip_suffix('-'));
    let digits = negative.unwrap_or(&text);
    if !is_grouped(digits) {
        return None;
    }
    let number: Decimal = digits.replace(',', "").parse().ok()?;
    Some(if negative.is_some() { -number } else { number })
}

/// Whether commas stand between groups of three digits alone.
fn is_grouped(digits: &str) -> bool {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if part.contains(',') {
        return false;
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default().trim_start_matches('-');
    let rest: Vec<&str> = groups.collect();
    rest.is_empty() || (first.len() <= 3 && !first.is_empty() && rest.iter().all(|g| g.len() == 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(n: i64) -> Option<Decimal> {
        Some(Decimal::from(n))
    }

    #[test]
    fn plain_numbers_alone() {
        let written = |text: &str| amount(text).map(|n| n.to_string());
        assert_eq!(written("£1,234.50").as_deref(), Some("1234.50"));
        assert_eq!(written("(500)").as_deref(), Some("-500"));
        assert_eq!(written("500-").as_deref(), Some("-500"));
        assert_eq!(written("-1,234").as_deref(), Some("-1234"));
        for other in ["12,5", "1.234,50", "", "over", "5%", "()"] {
            assert_eq!(amount(other), None, "{other}");
        }
    }

    #[test]
    fn a_difference_is_known_by_its_rows() {
        let amounts: Vec<[Option<Decimal>; 2]> =
            (1..=5).map(|n| [number(10_000 * n), number(4_000 * n)]).collect();
        let rows = |stated: [i64; 5]| -> Vec<Row<'_>> {
            amounts.iter().zip(stated).map(|(a, s)| (a.as_slice(), Decimal::from(s))).collect()
        };
        // In thousands, the last one typed over.
        let sum = Sum::of(2, &rows([6, 12, 18, 24, 31])).unwrap();
        assert_eq!((sum.fields, sum.word()), ([0, 1], "less"));
        assert_eq!(sum.missed(&amounts[4], Decimal::from(31)), number(30));
        assert_eq!(sum.missed(&amounts[3], Decimal::from(24)), None);
        assert_eq!(Sum::of(2, &rows([-6, -12, -18, -24, -30])).unwrap().fields, [1, 0]);
        assert_eq!(Sum::of(2, &rows([14, 28, 42, 56, 70])).unwrap().word(), "and");
        assert_eq!(Sum::of(2, &rows([6, 12, 18, 25, 31])), None);
        assert_eq!(Sum::of(2, &rows([6, 12, 18, 24, 30])[..4]), None);
    }
}
