//! Shares: percent fields, and parts of a full week (FTE). 0.5, 50 % and 50 under a label with % are one half.

use super::super::desk::{Asked, Desk, Read, Reading};
use super::super::remark::{self, Remark};
use super::mark::Mark;
use super::{amount, decide_mark};
use crate::model::record::Value;
use crate::model::register::FieldKind;
use crate::model::table::UnitMeasure;
use rust_decimal::Decimal;

/// Reads a column of shares.
pub fn read(desk: &mut Desk<'_>, asked: Asked<'_>) -> Read {
    let mark = decide_mark(desk, asked);
    let (hundredths, say) = decide(desk, asked, mark);
    let fte = asked.field.kind == FieldKind::Number;
    desk.each(asked, |desk, cell| {
        let amount = match amount(desk, cell, mark) {
            Ok(amount) => amount,
            Err(why) => return Reading::missing(why),
        };
        let marked = amount.unit == Some(UnitMeasure::Percent);
        // A stored number shown as percent is the fraction already.
        let divide = if marked { amount.text } else { hundredths && amount.unit.is_none() };
        let value = if divide { amount.value / Decimal::ONE_HUNDRED } else { amount.value };
        let changed = amount.text || divide;
        let converted = (fte && divide && !marked).then_some(&remark::INTO_FTE);
        let say = if marked { None } else { say };
        Reading { changed, ..Reading::plain(Value::Number(value.normalize())) }
            .with(amount.remark)
            .with(say)
            .with(converted)
    })
}

/// Whether numbers without a sign are per cent, and what there is to say about it.
fn decide(desk: &Desk<'_>, asked: Asked<'_>, mark: Mark) -> (bool, Option<&'static Remark>) {
    let told = asked.unit.measure.or(asked.title.measure);
    let unmarked = asked.strip.cells.iter().flatten().filter_map(|c| amount(desk, *c, mark).ok());
    let values: Vec<Decimal> = unmarked.filter(|a| a.unit.is_none()).map(|a| a.value.abs()).collect();
    let most = values.iter().max().copied().unwrap_or_default();
    if told == Some(UnitMeasure::Percent) {
        // Nobody plans half a per cent of a week; a column of nothing but fractions holds shares.
        let fractions = most <= Decimal::ONE && values.iter().any(|v| !v.fract().is_zero());
        return if fractions { (false, Some(&remark::FRACTION_GUESSED)) } else { (true, None) };
    }
    if told.is_some() {
        return (false, None);
    }
    let percent = match asked.field.kind {
        FieldKind::Percent => most > Decimal::ONE,
        // More than five people in one line are a team; whole fives up to 200 are per cent of one person.
        _ => {
            (Decimal::from(10)..=Decimal::from(200)).contains(&most)
                && values.iter().all(|v| (*v % Decimal::from(5)).is_zero())
        }
    };
    if percent { (true, Some(&remark::PERCENT_GUESSED)) } else { (false, None) }
}
