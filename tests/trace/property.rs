//! A figure changes when, and only when, a cell changes that its trace lists.

use crate::books::{At, Book, CATEGORIES, Held, STATUSES, books, cells, held, name};
use crate::effect::{lists, slope};
use crate::portfolio::{Built, Key, build, by_key};
use packwright::model::measure::Calculation;
use packwright::settings::Settings;
use packwright::trace::{StoredFigure, Trace};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The portfolio as it is, each of its figures traced; once a thread, for a month is read through one handle.
struct Base {
    built: Built,
    traces: BTreeMap<Key, Trace>,
}

thread_local! {
    static BASE: Base = {
        let built = build(&books());
        let trace = |f: &StoredFigure| built.stored.trace_figure(f).unwrap();
        let traces = by_key(&built.stored).into_iter().map(|(key, f)| (key, trace(f))).collect();
        Base { built, traces }
    };
}

/// Whether a figure is made of what the program found out itself, which depends on whole files and on no listed cells alone.
fn is_of_findings(id: &str) -> bool {
    static SETTINGS: LazyLock<Settings> = LazyLock::new(|| Settings::built_in().unwrap());
    let knowledge = &SETTINGS.knowledge;
    let mut open: Vec<_> = knowledge.find_measure(id).into_iter().collect();
    while let Some(id) = open.pop() {
        let measure = knowledge.measure(id);
        match &measure.calculation {
            Calculation::Aggregate { register, .. } if knowledge.register(*register).made => return true,
            _ => open.extend(measure.parts()),
        }
    }
    false
}

/// The figures of records that people keep that differ. One of no records that comes or goes with a group of records is no figure of them.
fn changed(before: &Built, after: &Built) -> BTreeSet<Key> {
    let (before, after) = (by_key(&before.stored), by_key(&after.stored));
    let keys: BTreeSet<&Key> = before.keys().chain(after.keys()).collect();
    let differ = |key: &&&Key| match (before.get(*key), after.get(*key)) {
        (Some(a), Some(b)) => a != b,
        (a, b) => a.or(b).is_some_and(|f| f.rows > 0),
    };
    keys.iter().filter(differ).filter(|key| !is_of_findings(&key.0)).map(|key| (*key).clone()).collect()
}

fn with(change: impl FnOnce(&mut Held), at: At) -> Vec<Book> {
    let mut all = books();
    change(held(&mut all, at));
    all
}

fn an_amount_moves_what_lists_it(base: &Base, at: At, delta: i64) {
    let cell = name(&books(), at);
    let after = build(&with(
        |held| {
            if let Held::Amount(n) = held {
                *n += delta
            }
        },
        at,
    ));
    let changed = changed(&base.built, &after);
    let mut moved = 0;
    for (key, trace) in base.traces.iter().filter(|(key, _)| !is_of_findings(&key.0)) {
        if !lists(trace, &cell) {
            assert!(!changed.contains(key), "{key:?} changed and does not list {cell:?}");
        } else if slope(&base.built.stored, trace, &trace.tree, &cell).is_some_and(|s| s.abs() > 1e-9) {
            assert!(changed.contains(key), "{key:?} lists {cell:?} and did not change");
            moved += 1;
        }
    }
    assert!(moved >= 5, "{moved} figures had to move with {cell:?}");
    let new = changed.iter().find(|key| !base.traces.contains_key(*key));
    assert_eq!(new, None, "an amount made a new figure");
}

fn any_cell_changes_only_what_lists_it(base: &Base, at: At, pick: usize) {
    let cell = name(&books(), at);
    let after = build(&with(|held| *held = other(held, pick), at));
    let figures = by_key(&after.stored);
    for key in changed(&base.built, &after) {
        let before = base.traces.get(&key).is_some_and(|trace| lists(trace, &cell));
        let lists_after =
            || figures.get(&key).is_some_and(|f| lists(&after.stored.trace_figure(f).unwrap(), &cell));
        assert!(before || lists_after(), "{key:?} changed and lists {cell:?} neither before nor after");
    }
}

/// Something else of the same kind.
fn other(held: &Held, pick: usize) -> Held {
    let word = |words: &[&'static str], own: &str| {
        let others: Vec<&str> = words.iter().copied().filter(|w| *w != own).collect();
        Held::Text(words.iter().find(|w| **w == others[pick % others.len()]).unwrap())
    };
    match held {
        Held::Text(own) if STATUSES.contains(own) => word(&STATUSES, own),
        Held::Text(own) if CATEGORIES.contains(own) => word(&CATEGORIES, own),
        Held::Text(own) => Held::Text(own),
        Held::Amount(n) => Held::Amount(n + 1 + pick as i64),
        Held::Level(n) => Held::Level(1 + (n + pick as i64 % 4) % 5),
        Held::Day(n) => Held::Day((n + 17 + pick as i64) % 120),
    }
}

fn amounts() -> Vec<At> {
    let mut all = books();
    cells(&books()).into_iter().filter(|at| matches!(held(&mut all, *at), Held::Amount(_))).collect()
}

fn others() -> Vec<At> {
    let mut all = books();
    let is_other = |at: &At| match held(&mut all, *at) {
        Held::Amount(_) => false,
        Held::Text(word) => STATUSES.contains(word) || CATEGORIES.contains(word),
        Held::Level(_) | Held::Day(_) => true,
    };
    cells(&books()).into_iter().filter(is_other).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn amounts_move_exactly_the_figures_that_list_them(
        at in prop::sample::select(amounts()),
        delta in prop_oneof![-5_000_i64..=-500, 500_i64..=5_000],
    ) {
        BASE.with(|base| an_amount_moves_what_lists_it(base, at, delta));
    }

    #[test]
    fn other_cells_change_only_figures_that_list_them(at in prop::sample::select(others()), pick in 0_usize..60) {
        BASE.with(|base| any_cell_changes_only_what_lists_it(base, at, pick));
    }
}
