//! How each role of the office is held on each project: a letter in each cell. Names of people are not in it.

use super::Composer;
use crate::model::document::{Cell, Column, Format, Legend, Table, Tone, Tones};
use crate::model::staffing::{Coverage, Held, Place};
use crate::model::words::Words;

/// The letter of a role that is needed and has no post.
const NEEDED: (&str, &str, Tone) = ("N", "needed, and no post", Tone::Red);

/// The grid; `None` where the pack may not show how roles are held, or no roles register was handed in.
pub fn of<'a>(composer: &Composer<'a>, title: &str) -> Option<Table<'a>> {
    let words = composer.words();
    let staffing = composer.material.staffing;
    if !staffing.known || !may_show(composer) {
        return None;
    }
    let places: Vec<&Place> = staffing.places.iter().filter(|p| !p.programme).collect();
    let held = |c: &&Coverage| c.needed.is_some() || c.held != Held::Absent;
    let rows: Vec<Vec<Cell<'a>>> =
        staffing.coverage.iter().filter(held).map(|c| row(composer, c, &places)).collect();
    if rows.is_empty() {
        return None;
    }
    let code = |label: &str| Column { tones: tones(), ..Column::new(label, Format::Code, 0.5) };
    let mut columns = vec![Column::new(words.of("Role"), Format::Text, 2.2), code(words.of("All"))];
    columns.extend(places.iter().map(|place| code(&place.name)));
    Some(Table { keys: 2, grid: Some(legend(words)), ..Table::small(title, columns, rows) })
}

/// Whether the pack shows the roles and how they are held.
fn may_show(composer: &Composer<'_>) -> bool {
    let knowledge = &composer.material.settings.knowledge;
    let Some(id) = knowledge.find_register("coverage") else { return false };
    let mut shown = composer.pack.registers.iter().filter(|shown| shown.register == id);
    let register = knowledge.register(id);
    let has = |key: &str, fields: &[_]| register.field(key).is_some_and(|field| fields.contains(&field));
    shown.any(|s| ["project", "role", "state"].iter().all(|key| has(key, &s.fields)))
}

fn row<'a>(composer: &Composer<'a>, c: &'a Coverage, places: &[&Place]) -> Vec<Cell<'a>> {
    let label = composer.material.settings.knowledge.roles.label(&c.role);
    let whole = match (c.needed.is_some(), c.held) {
        (true, Held::Absent) => Cell::text(NEEDED.0).tone(NEEDED.2),
        (_, held) => letter(held),
    };
    let at = |place: &&Place| {
        let role = place.roles.iter().find(|role| role.role == c.role);
        role.map_or_else(Cell::blank, |role| letter(role.held))
    };
    [Cell::text(label), whole].into_iter().chain(places.iter().map(at)).collect()
}

fn letter(held: Held) -> Cell<'static> {
    mark(held).map_or_else(Cell::blank, |(letter, tone)| Cell::text(letter).tone(tone))
}

/// The letter of a state, and its tone; none where there is no post.
fn mark(held: Held) -> Option<(&'static str, Tone)> {
    match held {
        Held::Filled => Some(("F", Tone::Green)),
        Held::Shared => Some(("S", Tone::Blue)),
        Held::Acting => Some(("A", Tone::Amber)),
        Held::Later => Some(("L", Tone::Grey)),
        Held::Vacant => Some(("V", Tone::Red)),
        Held::Ended => Some(("E", Tone::Red)),
        Held::Absent => None,
    }
}

const STATES: [Held; 6] = [Held::Filled, Held::Shared, Held::Acting, Held::Later, Held::Vacant, Held::Ended];

fn legend(words: &Words) -> Legend {
    let states = STATES.into_iter().filter_map(|held| {
        let (letter, tone) = mark(held)?;
        Some((letter.to_owned(), words.inside(words.of(held.word())), tone))
    });
    let (letter, needed, tone) = NEEDED;
    Legend(states.chain([(letter.to_owned(), words.of(needed).to_owned(), tone)]).collect())
}

fn tones() -> Tones {
    Tones::Words(legend(&Words::default()).0.into_iter().map(|(letter, _, tone)| (letter, tone)).collect())
}
