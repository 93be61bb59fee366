//! How a measure is worked out: of records, or of other measures.

use super::super::SettingsError;
use super::super::parse::Text;
use super::table::{AcrossTable, MeasureTable, TakeWord, Word};
use super::{Known, breakdown, condition, quantity};
use crate::model::measure::{Aggregate, Calculation, MeasureId, Take};
use crate::model::register::RegisterId;
use rust_decimal::Decimal;

/// What is said of a measure that is made of nothing or in two ways.
const ONE_WAY: &str = "a measure has exactly one of `register`, `sum`, `plus`, `difference`, `ratio`, `product`, \
                       `first`, `weighted`, `across` and `number`";

/// The calculation of a measure as written.
pub(super) fn calculation(
    text: Text<'_>,
    m: &MeasureTable,
    known: &Known<'_>,
) -> Result<Calculation, SettingsError> {
    let name = |id: &Word| known.measure(text, id);
    let all = |ids: &[Word]| ids.iter().map(name).collect::<Result<Vec<MeasureId>, _>>();
    let two = |[a, b]: &[Word; 2]| Ok::<_, SettingsError>((name(a)?, name(b)?));
    let mut ways = Vec::new();
    if let Some(register) = &m.register {
        ways.push(aggregate(text, m, register, known)?);
    }
    ways.extend(m.sum.as_deref().map(all).transpose()?.map(Calculation::Sum));
    ways.extend(m.plus.as_deref().map(all).transpose()?.map(Calculation::Plus));
    ways.extend(m.first.as_deref().map(all).transpose()?.map(Calculation::First));
    ways.extend(m.difference.as_ref().map(two).transpose()?.map(|(a, b)| Calculation::Difference(a, b)));
    ways.extend(m.ratio.as_ref().map(two).transpose()?.map(|(a, b)| Calculation::Ratio(a, b)));
    ways.extend(m.product.as_ref().map(two).transpose()?.map(|(a, b)| Calculation::Product(a, b)));
    if let Some(parts) = &m.weighted {
        let part = |(id, weight): (&Word, &String)| Ok((name(id)?, number(text, id, weight)?));
        ways.push(Calculation::Weighted(parts.iter().map(part).collect::<Result<_, SettingsError>>()?));
    }
    if let Some(written) = &m.number {
        ways.push(Calculation::Number(number(text, written, written.get_ref())?));
    }
    if let Some(written) = &m.across {
        ways.push(across(text, written, known)?);
    }
    match (ways.pop(), ways.is_empty()) {
        (Some(way), true) if is_empty(&way) => {
            Err(text.wrong(m.id.span(), "a measure is made of one other at least"))
        }
        (Some(way), true) => Ok(way),
        _ => Err(text.wrong(m.id.span(), ONE_WAY)),
    }
}

/// Whether it is made of nothing.
fn is_empty(way: &Calculation) -> bool {
    match way {
        Calculation::Sum(parts) | Calculation::Plus(parts) | Calculation::First(parts) => parts.is_empty(),
        Calculation::Weighted(parts) => parts.iter().all(|(_, weight)| weight.is_zero()),
        _ => false,
    }
}

fn number(text: Text<'_>, place: &Word, value: &str) -> Result<Decimal, SettingsError> {
    value.parse().map_err(|_| text.wrong(place.span(), format!("`{value}` is not a number")))
}

fn across(text: Text<'_>, written: &AcrossTable, known: &Known<'_>) -> Result<Calculation, SettingsError> {
    let over = breakdown::group(text, &written.over)?;
    let above = match &written.above {
        Some(word) => number(text, word, word.get_ref())?,
        None => Decimal::ZERO,
    };
    let take = match written.take {
        TakeWord::Sum => Take::Sum,
        TakeWord::Maximum => Take::Maximum,
        TakeWord::Count => Take::CountAbove(above),
        TakeWord::Excess => Take::ExcessAbove(above),
    };
    Ok(Calculation::Across { part: known.measure(text, &written.of)?, over, take })
}

fn aggregate(
    text: Text<'_>,
    m: &MeasureTable,
    register: &Word,
    known: &Known<'_>,
) -> Result<Calculation, SettingsError> {
    let Some(at) = known.registers.iter().position(|r| r.key == *register.get_ref()) else {
        return Err(text.wrong(register.span(), format!("there is no register `{}`", register.get_ref())));
    };
    let decl = &known.registers[at];
    let aggregate = m.aggregate.unwrap_or(Aggregate::Count);
    let quantity = quantity::quantity(text, m, decl, aggregate)?;
    let condition = |written: &toml::Spanned<_>| {
        let checked = condition::condition(written.get_ref(), decl, known.vocabularies);
        checked.map_err(|message| text.wrong(written.span(), message))
    };
    let conditions = m.conditions.iter().map(condition).collect::<Result<_, _>>()?;
    Ok(Calculation::Aggregate { register: RegisterId(at as u16), aggregate, quantity, conditions })
}
