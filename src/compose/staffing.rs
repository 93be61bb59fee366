//! Who holds which role: coverage, stretch, and the rules that keep duties apart. Only for an audience that may see who
//! holds which role.

use super::Composer;
use crate::model::document::{Block, Callout, Cell, Column, Format, Table, Tone};
use crate::model::register::{FieldId, RegisterId};
use crate::model::segregation::Gravity;
use crate::model::staffing::{Coverage, Held, Load, Place, Ruled};
use crate::model::words::Words;
use std::collections::BTreeSet;
use std::fmt::Display;

/// Whether the pack may show who holds which role, wherever that stands.
fn may_show(composer: &Composer<'_>) -> bool {
    let knowledge = &composer.material.settings.knowledge;
    let shows = |register: RegisterId, field: FieldId| {
        let mut shown = composer.pack.registers.iter().filter(|shown| shown.register == register);
        shown.any(|shown| shown.fields.contains(&field))
    };
    let of_roles = |key| {
        let id = knowledge.find_register("roles");
        id.is_some_and(|id| knowledge.register(id).field(key).is_some_and(|field| shows(id, field)))
    };
    let holds = &knowledge.segregation.holds;
    of_roles("person") && of_roles("role") && holds.iter().all(|h| shows(h.register, h.field))
}

/// The roles of the office, then each programme and project.
pub fn coverage<'a>(composer: &Composer<'a>) -> Vec<Block<'a>> {
    let words = composer.words();
    let staffing = composer.material.staffing;
    if !may_show(composer) {
        return Vec::new();
    }
    if !staffing.known {
        return vec![Block::Callout(Callout {
            tone: Tone::Grey,
            title: words.of("Coverage cannot be worked out").to_owned(),
            text: words.of("No roles register was handed in.").to_owned(),
        })];
    }
    let needed = staffing.coverage.iter().filter(|c| c.needed.is_some());
    let met = needed.clone().filter(|c| c.is_met()).count();
    let text = words.with(
        "Of {n} roles that this portfolio needs, {met} are held at the end of the month. Filled: somebody holds it \
         alone. Shared: several people hold it on one project, or only people who hold another role of the office on \
         the same project. Acting: for a time. A role that is needed and not held stands in red.",
        [("n", &needed.count()), ("met", &met)],
    );
    vec![Block::Paragraph(text), Block::Table(roles(composer)), Block::Table(places(composer))]
}

fn roles<'a>(composer: &Composer<'a>) -> Table<'a> {
    let words = composer.words();
    let columns = vec![
        Column::new(words.of("Role"), Format::Text, 2.2),
        Column::new(words.of("Held"), Format::Code, 1.0),
        Column::new(words.of("By"), Format::Text, 2.5),
        Column::new(words.of("Projects"), Format::Count, 0.8),
        Column::new(words.of("Why it is needed"), Format::Text, 3.2),
    ];
    let rows = composer.material.staffing.coverage.iter().map(|c| role_row(composer, c)).collect();
    Table::small(words.of("Roles of the office"), columns, rows)
}

fn role_row<'a>(composer: &Composer<'a>, c: &'a Coverage) -> Vec<Cell<'a>> {
    let missing = match c.missing.as_slice() {
        [] => c.people.join(", "),
        programmes => {
            let values: [(&str, &dyn Display); 2] =
                [("people", &c.people.join(", ")), ("places", &programmes.join(", "))];
            composer.words().with("{people} (nobody in {places})", values)
        }
    };
    vec![
        Cell::text(composer.material.settings.knowledge.roles.label(&c.role)),
        Cell::text(composer.words().of(c.held.word())).tone(tone(c)),
        Cell::text(missing),
        Cell::number(Some(c.projects.into())),
        Cell::text(composer.words().of(c.needed.as_deref().unwrap_or(""))),
    ]
}

fn tone(c: &Coverage) -> Tone {
    match (c.needed.is_some(), c.is_met(), c.held) {
        (true, false, _) => Tone::Red,
        (_, _, Held::Acting) => Tone::Amber,
        (_, _, held) if held.is_held() => Tone::Green,
        _ => Tone::Grey,
    }
}

/// Programmes and projects, each with its roles by how they are held.
fn places<'a>(composer: &Composer<'a>) -> Table<'a> {
    let words = composer.words();
    let mut columns = vec![Column::new(words.of("Where"), Format::Text, 1.6)];
    columns.extend(GROUPS.map(|(label, _)| Column::new(words.of(label), Format::Text, 2.0)));
    let rows = composer.material.staffing.places.iter().map(|p| place_row(composer, p)).collect();
    Table::small(words.of("By programme and project"), columns, rows)
}

/// The columns of roles, and how the roles in each are held.
const GROUPS: [(&str, &[Held]); 4] = [
    ("Filled", &[Held::Filled]),
    ("Shared", &[Held::Shared]),
    ("Acting or starting later", &[Held::Acting, Held::Later]),
    ("Vacant or ended", &[Held::Vacant, Held::Ended]),
];

fn place_row<'a>(composer: &Composer<'a>, place: &'a Place) -> Vec<Cell<'a>> {
    let model = &composer.material.settings.knowledge.roles;
    let project = composer.material.dataset.project(&place.name).filter(|_| !place.programme);
    let name = project.map_or_else(|| place.name.clone(), |p| p.title());
    let mut row = vec![Cell::text(name).tone(if place.programme { Tone::Strong } else { Tone::Plain })];
    for (_, states) in GROUPS {
        let roles = place.roles.iter().filter(|r| states.contains(&r.held));
        let labels: Vec<&str> = roles.map(|r| model.label(&r.role)).collect();
        row.push(Cell::text(labels.join(", ")));
    }
    row
}

/// People by what they hold, those who hold most first.
pub fn stretch<'a>(composer: &Composer<'a>, limit: usize) -> Vec<Block<'a>> {
    let words = composer.words();
    let people = &composer.material.staffing.people;
    if !may_show(composer) || people.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::new(words.of("Person"), Format::Text, 1.6),
        Column::new(words.of("Roles"), Format::Text, 3.5),
        Column::new(words.of("Functional"), Format::Count, 0.8),
        Column::new(words.of("Projects"), Format::Text, 1.6),
        Column::new(words.of("FTE"), Format::Fte, 0.7),
        Column::new(words.of("State"), Format::Code, 0.9),
    ];
    let limits = composer.material.settings.knowledge.roles.stretched;
    let stretched = people.iter().filter(|p| p.stretched).count();
    let text = words.with(
        "{n} of {all} people hold {most} functional roles or more, or roles of more than {fte} full-time equivalents \
         together. The {shown} who hold most:",
        [
            ("n", &stretched),
            ("all", &people.len()),
            ("most", &limits.functional_roles),
            ("fte", &limits.fte_above.normalize()),
            ("shown", &limit.min(people.len())),
        ],
    );
    let rows = people.iter().take(limit).map(|load| load_row(composer, load)).collect();
    vec![
        Block::Paragraph(text),
        Block::Table(Table::small(words.of("What each person holds"), columns, rows)),
    ]
}

fn load_row<'a>(composer: &Composer<'a>, load: &'a Load) -> Vec<Cell<'a>> {
    let model = &composer.material.settings.knowledge.roles;
    let labels: Vec<&str> = load.roles.iter().map(|id| model.label(id)).collect();
    let (state, tone) = if load.stretched { ("Stretched", Tone::Amber) } else { ("", Tone::Plain) };
    vec![
        Cell::text(load.person.as_str()),
        Cell::text(labels.join(", ")),
        Cell::number(Some(load.functional.into())),
        Cell::text(load.projects.join(", ")),
        Cell::number(load.fte),
        Cell::text(composer.words().of(state)).tone(tone),
    ]
}

/// The rules that keep duties apart, and what became of each.
pub fn segregation<'a>(composer: &Composer<'a>) -> Vec<Block<'a>> {
    let words = composer.words();
    let rules = &composer.material.staffing.rules;
    if !may_show(composer) || rules.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::new(words.of("Rule"), Format::Code, 0.6),
        Column::new(words.of("What it asks for"), Format::Text, 3.2),
        Column::new(words.of("Gravity"), Format::Code, 0.9),
        Column::new(words.of("Breaches"), Format::Count, 0.8),
        Column::new(words.of("Waived"), Format::Count, 0.7),
        Column::new(words.of("Checked"), Format::Text, 3.0),
    ];
    let rows = rules.iter().map(|rule| rule_row(rule, breaches(composer, rule), words)).collect();
    vec![Block::Table(Table::small(words.of("Duties that are kept apart"), columns, rows))]
}

/// How many breaches of a rule nobody agreed to; those that another kind of finding tells, a person each.
fn breaches(composer: &Composer<'_>, rule: &Ruled) -> usize {
    let Some(code) = &rule.told_as else { return rule.open() };
    let told = composer.material.findings.iter().filter(|f| f.code.id == code);
    told.map(|f| f.seen.as_str()).collect::<BTreeSet<_>>().len()
}

/// A rule of which nothing could be looked at has no number of breaches, since none is known.
fn rule_row<'a>(rule: &'a Ruled, open: usize, words: &'a Words) -> Vec<Cell<'a>> {
    let count = |n: usize| Cell::number(rule.checked.then(|| n.into()));
    let tone = match (open, rule.severity) {
        (0, _) => Tone::Plain,
        (_, Gravity::Medium) => Tone::Amber,
        _ => Tone::Red,
    };
    let reasons = rule.unchecked.join("; ");
    let checked = match (rule.checked, rule.unchecked.is_empty()) {
        (true, true) => words.of("Yes").to_owned(),
        (true, false) => words.with("In part: {reasons}", [("reasons", &reasons)]),
        (false, _) => words.with("No: {reasons}", [("reasons", &reasons)]),
    };
    vec![
        Cell::text(rule.id.as_str()),
        Cell::text(words.of(rule.title.as_str())),
        Cell::text(words.of(rule.severity.word())),
        count(open).tone(tone),
        count(rule.waived()),
        Cell::text(checked),
    ]
}
