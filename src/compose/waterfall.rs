//! The way from one total to the next: what each step adds, and what no step explains.

use super::{Composer, chart, figure};
use crate::model::document::{About, Cell, Chart, ChartKind, Format, Formula, Series, Step, Tone};
use crate::model::figure::Scope;
use crate::model::measure::Dimension;
use crate::model::pack::StepDecl;
use crate::model::print::Print;
use crate::model::words::Words;
use crate::model::written::number;
use rust_decimal::Decimal;

/// So many parts of a step are drawn, the largest; the others are one.
const PARTS: usize = 8;

/// A step as it is drawn.
struct Drawn {
    label: String,
    cell: Cell<'static>,
    step: Step,
}

/// The chart, from the first total that is known to the last; `None` where there are no two.
pub fn of(composer: &Composer<'_>, title: &str, decl: &[StepDecl]) -> Option<Chart> {
    let steps = steps(composer, decl)?;
    let format =
        whole(figure::format(composer, composer.material.settings.knowledge.measure(decl.first()?.figure)));
    let alt = alt(title, &steps, format, composer.material.print());
    let words = composer.words();
    let begins = begins(&steps);
    let categories = steps.iter().map(|s| s.label.clone()).collect();
    let (mut values, mut kinds) = (Vec::new(), Vec::new());
    for one in steps {
        values.push(one.cell);
        kinds.push(one.step);
    }
    let series = vec![Series { name: words.of("Amount").to_owned(), values, about: None, tone: Tone::Plain }];
    let (title, axis) = (title.to_owned(), words.of("Step").to_owned());
    let kind = ChartKind::Waterfall;
    Some(Chart { title, format, kind, axis, categories, steps: kinds, begins, series, alt })
}

/// The steps between the totals that are known. What they lack of the next total is a step of its own.
fn steps(composer: &Composer<'_>, decl: &[StepDecl]) -> Option<Vec<Drawn>> {
    let (mut steps, mut between): (Vec<Drawn>, Vec<Drawn>) = (Vec::new(), Vec::new());
    let mut reached: Option<Decimal> = None;
    for step in decl {
        if !step.total {
            between.extend(parts(composer, step));
            continue;
        }
        let total = total(composer, step);
        let Some(value) = total.cell.as_number() else { continue };
        if let Some(from) = reached {
            let sum =
                between.iter().filter_map(|part| part.cell.as_number()).fold(from, Decimal::saturating_add);
            let gap = Some(value.saturating_sub(sum)).filter(|gap| !gap.is_zero());
            steps.append(&mut between);
            steps.extend(gap.map(|gap| unexplained(gap, composer.words())));
        }
        between.clear();
        steps.push(total);
        reached = Some(value);
    }
    (steps.iter().filter(|s| s.step.total).count() > 1).then_some(steps)
}

fn total(composer: &Composer<'_>, step: &StepDecl) -> Drawn {
    let label = composer.material.settings.knowledge.measure(step.figure).label.clone();
    let cell = figure::cell(composer, step.figure, &Scope::default());
    Drawn { label, cell, step: Step { total: true, about: composer.about(step.figure) } }
}

/// A step, or each of its parts that is not 0: the largest, in their own order, and the others as one.
fn parts(composer: &Composer<'_>, step: &StepDecl) -> Vec<Drawn> {
    let about = composer.about(step.figure);
    let drawn = |label: String, scope: &Scope| {
        let cell = moved(figure::cell(composer, step.figure, scope), step.less);
        Drawn { label, cell, step: Step { total: false, about: about.clone() } }
    };
    let Some(by) = &step.by else {
        let label = composer.material.settings.knowledge.measure(step.figure).label.clone();
        return vec![drawn(label, &Scope::default())]
            .into_iter()
            .filter(|p| p.cell.as_number().is_some())
            .collect();
    };
    let keys = chart::keys(composer, by, &[step.figure]);
    let each = keys.iter().map(|key| drawn(chart::label(composer, by, key), &chart::scope(by, key)));
    let size = |part: &Drawn| part.cell.as_number().unwrap_or_default().abs();
    let mut each: Vec<Drawn> = each.filter(|part| !size(part).is_zero()).collect();
    let mut sizes: Vec<Decimal> = each.iter().map(size).collect();
    sizes.sort_by(|a, b| b.cmp(a));
    let Some(least) = sizes.get(PARTS).copied() else { return each };
    let rest: Vec<Drawn> = each.extract_if(.., |part| size(part) <= least).collect();
    each.push(others(composer, by, &rest, about.clone()));
    each
}

/// Several parts as one.
fn others(composer: &Composer<'_>, by: &Dimension, parts: &[Drawn], about: Option<About>) -> Drawn {
    let sum: Decimal = parts.iter().filter_map(|part| part.cell.as_number()).sum();
    let what = match by {
        Dimension::Project => "{n} other projects",
        Dimension::Programme => "{n} other programmes",
        _ => "{n} other parts",
    };
    let label = composer.words().with(what, [("n", &parts.len())]);
    Drawn { label, cell: Cell::number(Some(sum)), step: Step { total: false, about } }
}

/// The difference that no step explains.
fn unexplained(gap: Decimal, words: &Words) -> Drawn {
    let cell = Cell::number(Some(gap)).tone(Tone::Grey);
    Drawn { label: words.of("Not explained").to_owned(), cell, step: Step { total: false, about: None } }
}

/// What a step adds: its figure, or the opposite of it.
fn moved(cell: Cell<'static>, less: bool) -> Cell<'static> {
    let Some(value) = cell.as_number().filter(|_| less) else { return cell };
    let formula = cell.formula.map(|f| Formula { text: format!("IFERROR(-({}),\"\")", f.text), ..f });
    Cell { formula, figure: cell.figure, ..Cell::number(Some(-value)) }
}

/// Where the axis begins, if the steps are less than a third of the largest total: a round number below all of them.
fn begins(steps: &[Drawn]) -> Option<Decimal> {
    let mut reached = Decimal::ZERO;
    let mut ends: Vec<Decimal> = Vec::new();
    for one in steps {
        let amount = one.cell.as_number().unwrap_or_default();
        reached = if one.step.total { amount } else { reached.saturating_add(amount) };
        ends.push(reached);
    }
    let (low, high) = (*ends.iter().min()?, *ends.iter().max()?);
    let span = high.saturating_sub(low);
    if low <= Decimal::ZERO || span < Decimal::ONE || span.saturating_mul(Decimal::from(3)) > high {
        return None;
    }
    let digits = span.trunc().to_string().len() - 1;
    let unit = Decimal::from_str_exact(&format!("1{}", "0".repeat(digits))).ok()?;
    let below = ((low - span / Decimal::TWO) / unit).floor() * unit;
    Some(below).filter(|below| *below > Decimal::ZERO)
}

/// A step of variances is an amount that is added, and has no side.
fn whole(format: Format) -> Format {
    match format {
        Format::Variance(currency) => Format::MoneyWhole(currency),
        other => other,
    }
}

/// The chart in words.
fn alt(title: &str, steps: &[Drawn], format: Format, print: &Print) -> String {
    let part = |one: &Drawn| {
        let value = one.cell.as_number()?;
        let sign = if one.step.total || value.is_sign_negative() { "" } else { "+" };
        Some(format!("{} {sign}{}", one.label, number(value, format, print)))
    };
    let parts: Vec<String> = steps.iter().filter_map(part).collect();
    format!("{title}. {}.", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(amount: i64, total: bool) -> Drawn {
        let cell = Cell::number(Some(amount.into()));
        Drawn { label: String::new(), cell, step: Step { total, about: None } }
    }

    #[test]
    fn the_axis_begins_below_small_steps_and_at_nothing_below_large_ones() {
        // Ends at 1,000,000, 1,060,000 and 1,040,000: less half of 60,000 is 970,000, in tens of thousands.
        let small = [step(1_000_000, true), step(60_000, false), step(-20_000, false), step(1_040_000, true)];
        assert_eq!(begins(&small), Some(970_000.into()));
        let large = [step(100, true), step(90, false), step(190, true)];
        assert_eq!(begins(&large), None);
        assert_eq!(begins(&[step(-10, true), step(1, false), step(-9, true)]), None);
    }
}
