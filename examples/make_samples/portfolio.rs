//! The portfolio before anybody writes it down in a house style of their own.

use crate::dice::Dice;
use crate::words::{ISSUES, JOBS, LINES, PEOPLE, RISKS, TITLES};
use jiff::civil::{Date, date};

/// A person: given name, family name.
pub type Person = [&'static str; 2];

/// A project and what its registers hold.
#[derive(Clone)]
pub struct Project {
    pub code: &'static str,
    pub name: &'static str,
    pub programme: &'static str,
    pub rag: &'static str,
    /// Months with actuals, counted from April.
    pub months_done: usize,
    pub sponsor: Person,
    pub manager: Person,
    pub risks: Vec<Risk>,
    pub issues: Vec<Issue>,
    pub roles: Vec<Role>,
    pub resources: Vec<Resource>,
    pub finance: Vec<Line>,
}

/// A risk; levels are places on the project's own scale, from 1.
#[derive(Clone)]
pub struct Risk {
    pub id: String,
    pub title: String,
    pub cause: String,
    pub effect: String,
    pub category: &'static str,
    pub likelihood: u8,
    pub impact: u8,
    pub mitigation: String,
    pub owner: Option<Person>,
    pub status: Status,
    pub raised: Date,
    pub due: Option<Date>,
    pub closed: Option<Date>,
}

/// An issue; priority 1 is the highest.
#[derive(Clone)]
pub struct Issue {
    pub id: String,
    pub title: String,
    pub effect: String,
    pub category: &'static str,
    pub priority: u8,
    pub resolution: String,
    pub owner: Option<Person>,
    pub status: Status,
    pub raised: Date,
    pub due: Option<Date>,
    pub closed: Option<Date>,
}

/// Where a risk or an issue is in its life. Each house style has its own word for it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Open,
    Moving,
    Held,
    Closed,
    /// A risk that came true, an issue that was refused.
    Other,
    Blank,
}

/// A role on a project.
#[derive(Clone)]
pub struct Role {
    pub person: Person,
    pub title: &'static str,
    pub fte: f64,
    /// From when on nobody holds it; the person is nobody then.
    pub vacant: Option<Date>,
}

/// A person's plan: hundredths of a full-time equivalent for each month from April; `None` is not planned.
#[derive(Clone)]
pub struct Resource {
    pub person: Person,
    pub job: &'static str,
    pub rate: i64,
    pub months: [Option<i64>; 12],
}

/// A cost line, in pence for each month from April.
#[derive(Clone)]
pub struct Line {
    pub code: String,
    pub category: &'static str,
    pub treatment: &'static str,
    pub budget: [i64; 12],
    pub actual: [Option<i64>; 12],
    pub forecast: [Option<i64>; 12],
}

/// What is particular about a project: code, name, programme, RAG, levels of its scale, months with actuals, pence to
/// which amounts are rounded, how far over (+) or under budget it runs in percent, whether it forecasts past months
/// too, and the words of its texts: system, supplier, users, place.
type Plan =
    (&'static str, &'static str, &'static str, &'static str, u8, usize, i64, i64, bool, [&'static str; 4]);

const DIGITAL: &str = "Digital Services";
const ESTATES: &str = "Estates";
const FINANCE: &str = "Finance Transformation";
const WORKFORCE: &str = "Workforce";

#[rustfmt::skip]
const PLANS: [Plan; 12] = [
    ("P101", "Customer portal", DIGITAL, "Amber", 3, 7, 100, 4, false, ["the portal", "Brightwater Digital", "contact agents", "Leeds"]),
    ("P102", "Identity and access", DIGITAL, "Red", 3, 7, 100, 14, false, ["the directory", "Keystone Identity", "account holders", "Cardiff"]),
    ("P103", "Payments modernisation", DIGITAL, "Green", 3, 6, 100, -3, false, ["the payment hub", "Orsted Pay", "case workers", "Newport"]),
    ("P104", "Leeds office refit", ESTATES, "Amber", 5, 7, 10_000, 7, true, ["the booking system", "Calder Interiors", "floor managers", "Leeds"]),
    ("P105", "Energy retrofit", ESTATES, "Green", 5, 7, 10_000, -5, true, ["the building controls", "Halden Energy", "site staff", "Swansea"]),
    ("P106", "Archive relocation", ESTATES, "Amber", 5, 7, 10_000, 2, true, ["the records catalogue", "Pennine Removals", "archivists", "Wakefield"]),
    ("P107", "Ledger replacement", FINANCE, "Red", 5, 7, 1, 11, true, ["the ledger", "Northgate Systems", "finance officers", "Head Office"]),
    ("P108", "Procure to pay", FINANCE, "Amber", 5, 7, 1, 3, true, ["the ordering tool", "Tessera Software", "buyers", "Head Office"]),
    ("P109", "Payroll bureau exit", FINANCE, "Green", 5, 7, 1, -6, true, ["the payroll engine", "Marlowe Bureau", "payroll clerks", "Derby"]),
    ("P110", "Learning platform", WORKFORCE, "Green", 4, 7, 100, -2, false, ["the course catalogue", "Edvance", "tutors", "Bristol"]),
    ("P111", "Rostering", WORKFORCE, "Amber", 5, 7, 100, 6, false, ["the roster", "Shiftwell", "ward managers", "Bangor"]),
    ("P112", "Contact centre", WORKFORCE, "Amber", 5, 7, 100, 1, false, ["the call router", "Voxline", "advisers", "Glasgow"]),
];

/// All twelve projects.
pub fn portfolio(seed: u64) -> Vec<Project> {
    PLANS.iter().enumerate().map(|(i, plan)| project(plan, &mut Dice(seed + i as u64 * 7919), i)).collect()
}

fn project(plan: &Plan, dice: &mut Dice, index: usize) -> Project {
    let (code, name, programme, rag, levels, months_done, unit, drift, forecasts_past, words) = *plan;
    dice.roll(2);
    let team: Vec<Person> = (0..12).map(|i| PEOPLE[(index * 5 + i) % PEOPLE.len()]).collect();
    Project {
        code,
        name,
        programme,
        rag,
        months_done,
        sponsor: team[0],
        manager: team[1],
        risks: risks(dice, &team, levels, &words, programme == ESTATES),
        issues: issues(dice, &team, &words, programme == ESTATES),
        roles: roles(dice, &team),
        resources: resources(dice, &team),
        finance: finance(dice, index, months_done, unit, drift, forecasts_past),
    }
}

fn fill(text: &str, words: &[&str; 4]) -> String {
    let text = text.replace("{sys}", words[0]).replace("{sup}", words[1]);
    let text = text.replace("{usr}", words[2]).replace("{site}", words[3]);
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn day(dice: &mut Dice, from: Date, days: i64) -> Date {
    from.saturating_add(jiff::Span::new().days(dice.between(0, days)))
}

/// A status and, when it is an end, the day of it.
fn life(dice: &mut Dice, raised: Date) -> (Status, Option<Date>) {
    let status = match dice.roll(20) {
        0..=9 => Status::Open,
        10..=13 => Status::Moving,
        14 => Status::Held,
        15..=18 => Status::Closed,
        _ => Status::Other,
    };
    let ended = matches!(status, Status::Closed | Status::Other);
    let end = day(dice, raised.saturating_add(jiff::Span::new().days(5)), 40).min(date(2026, 9, 30));
    (status, ended.then_some(end))
}

/// Texts that only building projects write: places in the list of risks, then of issues.
const ONLY_ESTATES: [&[usize]; 2] = [&[7, 8, 19, 25, 30, 36, 37], &[3, 10, 17, 24]];

/// `count` texts of a list of `len`, in thrown order.
fn texts(dice: &mut Dice, list: usize, len: usize, count: usize, estates: bool) -> Vec<usize> {
    let fit = |i: &usize| estates || !ONLY_ESTATES[list].contains(i);
    dice.choose(len, len).into_iter().filter(fit).take(count).collect()
}

fn risks(dice: &mut Dice, team: &[Person], levels: u8, words: &[&str; 4], estates: bool) -> Vec<Risk> {
    let count = dice.between(12, 17) as usize;
    let chosen = texts(dice, 0, RISKS.len(), count, estates);
    chosen
        .iter()
        .enumerate()
        .map(|(i, at)| {
            let [title, cause, effect, category, mitigation] = RISKS[*at];
            let raised = day(dice, date(2026, 3, 2), 170);
            let (status, closed) = life(dice, raised);
            Risk {
                id: format!("R-{:03}", i + 1),
                title: fill(title, words),
                cause: fill(cause, words),
                effect: fill(effect, words),
                category,
                likelihood: 1 + dice.roll(u64::from(levels)) as u8,
                impact: (1 + dice.roll(u64::from(levels))).max(1 + dice.roll(u64::from(levels))) as u8,
                mitigation: fill(mitigation, words),
                owner: Some(dice.pick(&team[1..])),
                status,
                raised,
                closed,
                due: (dice.roll(12) > 0).then(|| day(dice, date(2026, 9, 14), 190)),
            }
        })
        .collect()
}

fn issues(dice: &mut Dice, team: &[Person], words: &[&str; 4], estates: bool) -> Vec<Issue> {
    let count = dice.between(8, 12) as usize;
    let chosen = texts(dice, 1, ISSUES.len(), count, estates);
    chosen
        .iter()
        .enumerate()
        .map(|(i, at)| {
            let [title, effect, category, resolution] = ISSUES[*at];
            let raised = day(dice, date(2026, 6, 1), 110);
            let (status, closed) = life(dice, raised);
            Issue {
                id: format!("I-{:03}", i + 1),
                title: fill(title, words),
                effect: fill(effect, words),
                category,
                priority: dice.pick(&[1, 2, 2, 3, 3, 3, 4]),
                resolution: fill(resolution, words),
                owner: Some(dice.pick(&team[1..])),
                status,
                raised,
                closed,
                due: (dice.roll(10) > 0).then(|| day(dice, date(2026, 9, 21), 100)),
            }
        })
        .collect()
}

fn roles(dice: &mut Dice, team: &[Person]) -> Vec<Role> {
    let count = dice.between(8, 10) as usize;
    let mut titles: Vec<usize> = vec![0, 1];
    titles.extend(dice.choose(TITLES.len() - 2, count - 2).into_iter().map(|i| i + 2));
    titles
        .iter()
        .zip(team)
        .map(|(title, person)| {
            let fte = if *title == 0 { 0.1 } else { dice.pick(&[0.1, 0.2, 0.2, 0.25, 0.4, 0.5]) };
            Role { person: *person, title: TITLES[*title], fte, vacant: None }
        })
        .collect()
}

fn resources(dice: &mut Dice, team: &[Person]) -> Vec<Resource> {
    let count = dice.between(8, 11) as usize;
    team[1..]
        .iter()
        .take(count)
        .enumerate()
        .map(|(i, person)| {
            let (job, rate) = if i == 0 { JOBS[0] } else { JOBS[1 + dice.roll(7) as usize] };
            let full = dice.pick(&[20, 20, 30, 40, 40, 50, 60]);
            let (start, end) = (dice.roll(4) as usize, 9 + dice.roll(4) as usize);
            let mut months = [None; 12];
            for (m, cell) in months.iter_mut().enumerate().take(end).skip(start) {
                // Some people are booked with an explicit 0 for a month away.
                *cell = Some(if dice.roll(15) == 0 && m > 2 { 0 } else { full });
            }
            Resource { person: *person, job, rate, months }
        })
        .collect()
}

fn finance(dice: &mut Dice, index: usize, done: usize, unit: i64, drift: i64, past: bool) -> Vec<Line> {
    let count = dice.between(6, 9) as usize;
    let mut chosen = dice.choose(LINES.len(), count);
    chosen.sort_unstable();
    let round = |pence: i64| (pence + unit / 2) / unit * unit;
    chosen
        .iter()
        .map(|at| {
            let (category, treatment, usual) = LINES[*at];
            let monthly = usual * 100 * dice.between(60, 160) / 100;
            let mut line = Line {
                code: format!("{:06}", 5100 + index as i64 * 100 + *at as i64 * 10),
                category,
                treatment,
                budget: [0; 12],
                actual: [None; 12],
                forecast: [None; 12],
            };
            for m in 0..12 {
                line.budget[m] = round(monthly * dice.between(85, 115) / 100);
                let spent = round(line.budget[m] * (100 + drift + dice.between(-9, 9)) / 100);
                let expected = round(line.budget[m] * (100 + drift + dice.between(-3, 3)) / 100);
                if m < done {
                    line.actual[m] = Some(spent);
                }
                line.forecast[m] = (m >= done || past).then_some(expected);
            }
            line
        })
        .collect()
}
