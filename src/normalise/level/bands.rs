//! Levels that are written as numbers with a unit: `10-25 %`, `0.3`, `£100k–£250k`, `1-2 weeks`.

use super::super::codes;
use super::super::desk::{Asked, Desk};
use super::legend;
use super::meaning;
use super::written::Written;
use super::{Placed, Told};
use crate::model::band::{Band, Quantity};
use crate::model::scale::{Level, Scales};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// A column of stretches of numbers.
pub struct Found {
    /// The name of its scheme.
    pub key: String,
    /// Where its levels lie.
    pub placed: HashMap<Written, Placed>,
    /// The shares that single numbers name.
    pub shares: HashMap<Written, Decimal>,
    /// What there is to say.
    pub told: Option<Told>,
    /// Whether a list of the workbook says it.
    pub listed: bool,
}

/// Reads a column most of whose levels are stretches of numbers; `None` for any other.
pub fn plan(desk: &Desk<'_>, asked: Asked<'_>, scale: &str, own: &[Written]) -> Option<Found> {
    let scales = &desk.settings.knowledge.scales;
    let (mut counted, guessed) = settle(scales, scale, own, asked.label);
    let most = |counted: &Vec<_>| !counted.is_empty() && counted.len() * 2 >= own.len();
    if !most(&counted) {
        return None;
    }
    let percent = guessed.then(|| Told {
        code: codes::PERCENT_GUESSED,
        seen: "numbers over 10 were read as per cent, though nothing says so".to_owned(),
        remedy: "write % in the label or the cells",
        of_read: true,
    });
    if let Some((key, placed)) = declared(scales, scale, &counted) {
        return Some(Found { key, placed, shares: shares(&counted), told: percent, listed: false });
    }
    counted.retain(|(_, band)| band.of != Quantity::Plain);
    if !most(&counted) {
        return None;
    }
    let of = counted.first()?.1.of;
    if let Some(found) = listed(desk, asked, scale, &counted) {
        return Some(found);
    }
    let chain = Chain::of(counted.iter().map(|(_, b)| *b));
    let placed: HashMap<Written, Placed> = counted
        .iter()
        .filter_map(|(w, band)| Some(((*w).clone(), place(scales, scale, band, chain.as_ref())?)))
        .collect();
    let told = match (&chain, placed.len() < counted.len()) {
        (_, true) => Some(unclear(of)),
        (Some(chain), false)
            if !chain.open && scales.level_of(scale, &counted.first()?.1, None).is_none() =>
        {
            Some(chain.assumed())
        }
        _ => percent,
    };
    Some(Found { key: name(of).to_owned(), placed, shares: shares(&counted), told, listed: false })
}

/// The shares among single numbers.
fn shares(counted: &[(&Written, Band)]) -> HashMap<Written, Decimal> {
    let points = counted.iter().filter(|(_, b)| b.of == Quantity::Share && b.is_point());
    points.map(|(w, b)| ((*w).clone(), b.start().normalize())).collect()
}

/// By a list of the workbook. Stretches alone need none where the portfolio declares numbers for what is counted.
fn listed(desk: &Desk<'_>, asked: Asked<'_>, scale: &str, counted: &[(&Written, Band)]) -> Option<Found> {
    let scales = &desk.settings.knowledge.scales;
    let own: Vec<Band> = counted.iter().map(|(_, b)| *b).collect();
    let declared = scales.level_of(scale, own.first()?, None).is_some();
    if declared && !own.iter().any(Band::is_point) {
        return None;
    }
    let (sheet, bands) = meaning::of_bands(desk, asked, &own)?;
    let of = u8::try_from(bands.len()).ok()?;
    let place = |(w, band): &(&Written, Band)| {
        let same = bands.iter().position(|b| b == band);
        let at = same.or_else(|| bands.iter().position(|b| b.covers(band)))?;
        let placed = Placed::new(at as u8 + 1, of)?;
        let level = scales.level_of(scale, bands.get(at)?, Some(placed.level));
        Some(((*w).clone(), Placed { level: level.unwrap_or(placed.level), ..placed }))
    };
    let told = Some(Told::from_list(&sheet, of));
    let placed = counted.iter().filter_map(place).collect();
    Some(Found { key: format!("list:{sheet}"), placed, shares: shares(counted), told, listed: true })
}

fn name(of: Quantity) -> &'static str {
    match of {
        Quantity::Share => "shares",
        Quantity::Money => "money",
        Quantity::Days => "days",
        Quantity::Plain => "numbers",
    }
}

fn unclear(of: Quantity) -> Told {
    let what = match of {
        Quantity::Share => "shares",
        Quantity::Money => "amounts of money",
        Quantity::Days => "lengths of time",
        Quantity::Plain => "numbers",
    };
    Told {
        code: codes::LEVEL_UNCLEAR,
        seen: format!("nothing shows which levels the {what} are; they are taken as unknown"),
        remedy: "write levels, add a list of the levels with their numbers to the workbook, or declare them in scales.toml",
        of_read: false,
    }
}

/// The stretches of a column with numbers of it that are shares as well: fractions (0.3), and whole numbers over 10 where
/// there are no words (30); the latter is a guess.
fn settle<'w>(
    scales: &Scales,
    scale: &str,
    own: &'w [Written],
    label: &str,
) -> (Vec<(&'w Written, Band)>, bool) {
    let shares =
        scales.bands.iter().any(|(name, b)| name == scale && b.iter().any(|b| b.of == Quantity::Share));
    let unit = |band: &Band| band.end().is_some_and(|end| end <= Decimal::ONE);
    let plain = || own.iter().filter_map(|w| w.band).filter(|b| b.of == Quantity::Plain);
    let fractions = shares && plain().next().is_some() && plain().all(|b| unit(&b));
    let percent = shares && own.iter().all(|w| w.word.is_none()) && are_percent(scales, own, label);
    let read = |w: &'w Written| {
        let share = |value| Some(Band::point(value, Quantity::Share));
        let band = match (w.band, w.number) {
            (Some(b), _) if b.of == Quantity::Plain && fractions => Some(Band { of: Quantity::Share, ..b }),
            (Some(b), _) if w.word.is_none() => Some(b),
            (None, Some(n)) if percent && w.of.is_none() => share(Decimal::new(n.into(), 2)),
            (None, Some(n)) if fractions && n <= 1 && w.word.is_none() => share(Decimal::from(n)),
            _ => None,
        };
        band.map(|b| (w, b))
    };
    (own.iter().filter_map(read).collect(), percent)
}

/// Whether whole numbers go over 10 as per cent do: most of them, or all in steps of five; not where the label says that
/// they are levels.
fn are_percent(scales: &Scales, own: &[Written], label: &str) -> bool {
    let numbers: Vec<u8> = own.iter().filter(|w| w.of.is_none()).filter_map(|w| w.number).collect();
    let most = numbers.iter().max().copied().unwrap_or(0);
    let over = numbers.iter().filter(|n| **n > 10).count();
    let steps = numbers.iter().all(|n| n % 5 == 0);
    (11..=100).contains(&most)
        && (steps || over * 2 > numbers.len())
        && legend::read(label, &scales.ends).most.is_none()
}

/// The first declared scheme that has all stretches.
fn declared(
    scales: &Scales,
    scale: &str,
    counted: &[(&Written, Band)],
) -> Option<(String, HashMap<Written, Placed>)> {
    let has = |s: &&crate::model::scale::Scheme| {
        s.is_for(scale) && counted.iter().all(|(_, band)| s.rank_of(band).is_some())
    };
    let scheme = scales.schemes.iter().find(has)?;
    let each = counted.iter().filter_map(|(w, band)| {
        Some(((*w).clone(), Placed::new(scheme.rank_of(band)?, scheme.words.len() as u8)?))
    });
    Some((scheme.key.clone(), each.collect()))
}

/// Through the numbers that the portfolio declares for its levels; else by the place in the column's own stretches.
fn place(scales: &Scales, scale: &str, band: &Band, chain: Option<&Chain>) -> Option<Placed> {
    let own = chain.and_then(|c| c.place(band));
    match scales.level_of(scale, band, own.map(|p| p.level)) {
        Some(level) => {
            let (rank, of) = own.map_or((level.get(), 5), |p| (p.rank, p.of));
            Some(Placed { level, rank, of })
        }
        None => own,
    }
}

/// Stretches that follow each other from nothing upwards without a gap: a whole scale.
struct Chain {
    bands: Vec<Band>,
    /// Whether the last has no upper end, so that no other can follow.
    open: bool,
}

impl Chain {
    fn of(bands: impl Iterator<Item = Band>) -> Option<Self> {
        let mut bands: Vec<Band> = bands.filter(|b| !b.is_point()).collect();
        bands.sort_by_key(|b| (b.start(), b.end()));
        bands.dedup();
        let (first, last) = (bands.first()?, bands.last()?);
        let from_nothing = first.low.is_none() || first.start() <= slack(first, Decimal::ZERO);
        let joined = bands.windows(2).all(|pair| follows(&pair[0], &pair[1]));
        let open = last.high.is_none() || (last.of == Quantity::Share && last.high == Some(Decimal::ONE));
        (bands.len() >= 2 && from_nothing && joined).then_some(Self { open, bands })
    }

    fn place(&self, band: &Band) -> Option<Placed> {
        let at = self.bands.iter().position(|b| b == band || (band.is_point() && b.holds(band.start())))?;
        Placed::new(at as u8 + 1, u8::try_from(self.bands.len()).ok()?)
    }

    fn assumed(&self) -> Told {
        Told {
            code: codes::LEVEL_SIZE_ASSUMED,
            seen: format!(
                "the highest of {} levels has an upper end, so there may be another above it; none was assumed",
                self.bands.len()
            ),
            remedy: "nothing, if these are all levels; else add a list of them to the workbook",
            of_read: true,
        }
    }
}

/// How much may lie between two stretches that follow each other: `1-5 days` and `6-10 days`.
fn slack(band: &Band, end: Decimal) -> Decimal {
    let least = if band.of == Quantity::Share { Decimal::new(11, 3) } else { Decimal::ONE };
    least.max(end / Decimal::TEN)
}

fn follows(lower: &Band, upper: &Band) -> bool {
    lower.end().is_some_and(|end| {
        let gap = upper.start() - end;
        gap >= Decimal::ZERO && gap <= slack(lower, end)
    })
}

/// The level of a word that has its numbers beside it, through these numbers.
pub fn beside(scales: &Scales, scale: &str, written: &Written, placed: Placed) -> Placed {
    let level: Option<Level> =
        written.band.and_then(|band| scales.level_of(scale, &band, Some(placed.level)));
    Placed { level: level.unwrap_or(placed.level), ..placed }
}
