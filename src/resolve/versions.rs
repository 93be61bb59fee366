//! Two versions of one return: each record counts once, from the newest.

use super::codes;
use super::lend::{give_back, lend};
use crate::finding::Finding;
use crate::model::dataset::{Dataset, RecordId, Superseded};
use crate::model::knowledge::Knowledge;
use crate::model::record::{Batch, Value};
use crate::model::register::{FieldId, Register, RegisterId};
use crate::model::submission::Facts;
use crate::settings::Settings;
use crate::shelf::{Shelf, ShelfError};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What tells a record of a register apart, as numbers that are equal when the values are.
type Key = [u64; 5];

/// Takes out the records that a newer source has as well. What waits on a shelf is fetched for the time.
pub fn keep_newest(
    dataset: &mut Dataset,
    facts: &[Facts],
    settings: &Settings,
    shelf: Option<&Shelf>,
) -> Result<Vec<Finding>, ShelfError> {
    let mut findings = Vec::new();
    for (id, register) in settings.knowledge.each_register() {
        let sources: BTreeSet<u32> = dataset.batches(id).iter().map(|b| b.source).collect();
        if sources.len() < 2 {
            continue;
        }
        if let Some(shelf) = shelf {
            lend(dataset, (id, register), &settings.knowledge, shelf)?;
        }
        let (drop, pairs) = older(dataset, id, register, facts);
        for ((loser, winner, order), count) in pairs {
            findings.push(tell(dataset, register, loser, winner, order, count));
        }
        remove(dataset, &settings.knowledge, id, &drop);
        give_back(dataset, id);
    }
    Ok(findings)
}

/// Why one of two sources wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    Newer,
    SameContent,
    Unclear,
}

/// Records to take out, each with the source that counts, and how many for each pair of sources (loser, winner, why).
type Older = (Vec<(RecordId, u32)>, BTreeMap<(u32, u32, Why), u64>);

fn older(dataset: &Dataset, id: RegisterId, register: &Register, facts: &[Facts]) -> Older {
    let fields: Vec<FieldId> = register.identity.iter().filter_map(|key| register.field(key)).collect();
    let Some(first) = fields.first() else { return Older::default() };
    let several = several(dataset, id, *first);
    let mut best: HashMap<Key, u32> = HashMap::new();
    let mut shared: HashMap<Key, BTreeSet<u32>> = HashMap::new();
    each_key(dataset, id, &fields, &several, |key, source, _| {
        let first = *best.entry(key).or_insert(source);
        if first != source {
            shared.entry(key).or_insert_with(|| [first].into()).insert(source);
        }
    });
    let (mut drop, mut pairs) = (Vec::new(), BTreeMap::new());
    if shared.is_empty() {
        return (drop, pairs);
    }
    let rank = ranks(dataset, facts, shared.values());
    each_key(dataset, id, &fields, &several, |key, source, record| {
        let Some(sources) = shared.get(&key) else { return };
        let Some(winner) = sources.iter().copied().reduce(|a, b| if rank.beats(b, a) { b } else { a }) else {
            return;
        };
        if winner != source {
            drop.push((record, winner));
            *pairs.entry((source, winner, rank.why(source, winner))).or_insert(0) += 1;
        }
    });
    (drop, pairs)
}

/// The values of a field, as parts of a key, that records of two sources at least have.
fn several(dataset: &Dataset, id: RegisterId, field: FieldId) -> HashSet<u64> {
    let mut first: HashMap<u64, u32> = HashMap::new();
    let mut several = HashSet::new();
    for batch in dataset.batches(id) {
        let parts: HashSet<u64> = (0..batch.len()).map(|i| part_of(batch.value(field, i))).collect();
        let known = |part: &u64| *first.entry(*part).or_insert(batch.source) != batch.source;
        several.extend(parts.into_iter().filter(known));
    }
    several
}

/// Calls `each` for every record that has all it takes to be told apart, and whose first part is one of these.
fn each_key(
    dataset: &Dataset,
    id: RegisterId,
    fields: &[FieldId],
    first: &HashSet<u64>,
    mut each: impl FnMut(Key, u32, RecordId),
) {
    for (b, batch) in dataset.batches(id).iter().enumerate() {
        for i in 0..batch.len() {
            if let Some(key) = key_of(batch, fields, i).filter(|key| first.contains(&key[0])) {
                each(key, batch.source, RecordId { batch: b as u32, row: i as u32 });
            }
        }
    }
}

/// The key of a record: its project, and at least one value more.
fn key_of(batch: &Batch, fields: &[FieldId], i: usize) -> Option<Key> {
    let mut key = Key::default();
    let mut known = 0;
    for (place, field) in key.iter_mut().zip(fields) {
        let value = batch.value(*field, i);
        if value == Value::Missing && known == 0 {
            return None;
        }
        *place = part_of(value);
        known += u32::from(*place != 0);
    }
    let least = if fields.len() > 1 { 2 } else { 1 };
    (known >= least).then_some(key)
}

/// A value as a part of a key; 0 where it tells nothing apart.
fn part_of(value: Value) -> u64 {
    match value {
        Value::Text(sym) => 1 + sym.index() as u64,
        Value::Period(p) => 1 + (p.year() as u64) * 12 + p.month() as u64,
        Value::Choice(c) => 1 + u64::from(c.0),
        Value::Level(l) => u64::from(l.get()),
        _ => 0,
    }
}

/// Which of two sources is newer, for those that share records.
struct Ranks<'a> {
    facts: &'a [Facts],
    hashes: BTreeMap<u32, String>,
}

fn ranks<'a, 'b>(
    dataset: &Dataset,
    facts: &'a [Facts],
    shared: impl Iterator<Item = &'b BTreeSet<u32>>,
) -> Ranks<'a> {
    let hashes = shared.flatten().map(|s| (*s, dataset.sources[*s as usize].sha256.clone())).collect();
    Ranks { facts, hashes }
}

impl Ranks<'_> {
    /// The stated month, then the stated day, then the version in the name; a part that one of them lacks says nothing.
    fn compare(&self, a: u32, b: u32) -> Ordering {
        let (a, b) = (&self.facts[a as usize], &self.facts[b as usize]);
        let both = |x: Option<Ordering>| x.unwrap_or(Ordering::Equal);
        let period = both(a.period.as_ref().zip(b.period.as_ref()).map(|(x, y)| x.0.cmp(&y.0)));
        let day = both(a.stated_on.zip(b.stated_on).map(|(x, y)| x.cmp(&y)));
        period.then(day).then_with(|| a.version.cmp(&b.version))
    }

    /// Whether `a` takes the place of `b`, which comes before it.
    fn beats(&self, a: u32, b: u32) -> bool {
        self.compare(a, b) == Ordering::Greater
    }

    fn why(&self, loser: u32, winner: u32) -> Why {
        if self.compare(winner, loser) == Ordering::Greater {
            Why::Newer
        } else if self.hashes.get(&loser) == self.hashes.get(&winner) {
            Why::SameContent
        } else {
            Why::Unclear
        }
    }
}

fn tell(dataset: &Dataset, register: &Register, loser: u32, winner: u32, why: Why, count: u64) -> Finding {
    let name = |source: u32| dataset.sources[source as usize].file.as_str();
    let what = if count == 1 { "1 record is".to_owned() } else { format!("{count} records are") };
    let other = name(winner);
    let (code, seen, remedy) = match why {
        Why::Newer => (
            codes::OLDER_VERSION,
            format!("{what} also in `{other}`, which is newer and counts"),
            "take the older file out of the folder if the newer one is right",
        ),
        Why::SameContent => (
            codes::SAME_CONTENT,
            format!("{what} also in `{other}`, which is the same file"),
            "take one of the two out of the folder",
        ),
        Why::Unclear => (
            codes::VERSION_UNCLEAR,
            format!("{what} also in `{other}`, and nothing says which is newer; `{other}` counts"),
            "take the older file out of the folder, or put a version such as v2 into the newer one's name",
        ),
    };
    Finding::new(code, seen, remedy).file(name(loser)).register(&register.key).count(count)
}

/// Takes records out of a register and corrects the accounts of their sources.
fn remove(dataset: &mut Dataset, knowledge: &Knowledge, id: RegisterId, drop: &[(RecordId, u32)]) {
    let mut by_batch: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
    drop.iter().for_each(|(r, by)| by_batch.entry(r.batch).or_default().push((r.row, *by)));
    for (b, rows) in by_batch {
        let Some(batch) = dataset.registers[usize::from(id.0)].get_mut(b as usize) else { continue };
        let before: BTreeSet<u32> = batch.rows.iter().copied().collect();
        let mut keep = vec![true; batch.len()];
        rows.iter().for_each(|(row, _)| keep[*row as usize] = false);
        let source = &mut dataset.sources[batch.source as usize];
        let gone = rows.iter().filter_map(|(row, by)| Some((*batch.rows.get(*row as usize)?, *by)));
        let sheet = batch.sheet;
        source.superseded.extend(gone.map(|(row, by)| Superseded { register: id, sheet, row, by }));
        source.control.left_out.add_batch(knowledge, batch, |i| !keep[i]);
        batch.retain(&keep);
        let after: BTreeSet<u32> = batch.rows.iter().copied().collect();
        let account = &mut source.account;
        account.records -= (rows.len() as u64).min(account.records);
        if !batch.transposed {
            let gone = ((before.len() - after.len()) as u64).min(account.rows_kept);
            account.rows_kept -= gone;
            account.rows_rejected += gone;
        }
    }
    dataset.registers[usize::from(id.0)].retain(|b| !b.is_empty());
}
