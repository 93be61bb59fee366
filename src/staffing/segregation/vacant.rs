//! Posts that have been vacant for long, and that nobody stands in for.

use super::super::roster::{Post, Roster, Stands};
use super::hit::{Hit, Looked};
use super::together::{NO_ROLES, said};
use crate::model::text::Sym;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

/// A breach a role and project.
pub fn look(roster: &Roster<'_>, days: i64) -> Looked {
    if !roster.listed {
        return Looked::not(NO_ROLES);
    }
    let mut around: HashMap<(Sym, &str), Vec<&Post<'_>>> = HashMap::new();
    for post in &roster.posts {
        around.entry((post.project, post.role)).or_default().push(post);
    }
    let mut undated = 0_usize;
    let mut found: BTreeMap<(&str, &str), (Date, Vec<&Post<'_>>)> = BTreeMap::new();
    for post in roster.posts.iter().filter(|p| p.stands == Stands::Vacant) {
        let same = around.get(&(post.project, post.role)).map_or(&[][..], Vec::as_slice);
        if is_covered(post, same) {
            continue;
        }
        match since(post, same) {
            None => undated += 1,
            Some(day) if age(day, roster.day) > days => {
                let key = (roster.text(post.project), roster.label(post.role));
                found.entry(key).or_insert((day, Vec::new())).1.push(post);
            }
            Some(_) => {}
        }
    }
    let hit = |((project, role), (day, posts)): ((&str, &str), (Date, Vec<&Post<'_>>))| {
        let post = if role.is_empty() { "a post" } else { role };
        Hit {
            project: project.to_owned(),
            seen: format!("{post} has been vacant since {day}, and nobody stands in"),
            spots: posts.iter().map(|p| p.spot).collect(),
            evidence: posts.iter().map(|p| said(roster, p)).collect(),
            ..Hit::default()
        }
    };
    let mut looked = Looked::at(found.into_iter().map(hit).collect());
    looked.unchecked.extend(untold(undated));
    looked
}

fn untold(posts: usize) -> Option<String> {
    match posts {
        0 => None,
        1 => Some("nothing says since when a vacant post is vacant".to_owned()),
        n => Some(format!("nothing says since when {n} vacant posts are vacant")),
    }
}

/// Whether somebody stands in: a deputy of the vacant line, or another line of the role on the project.
fn is_covered(post: &Post<'_>, same: &[&Post<'_>]) -> bool {
    let stands_in = |p: &&Post<'_>| matches!(p.stands, Stands::Acts | Stands::Deputises);
    !post.deputy.is_none() || same.iter().any(stands_in)
}

/// The day from which on it is vacant: its own first day, or the day after which nobody held the role there.
fn since(post: &Post<'_>, same: &[&Post<'_>]) -> Option<Date> {
    let left = same.iter().filter(|p| p.stands == Stands::Ended).filter_map(|p| p.end).max();
    left.max(post.start)
}

/// Days from one day to another.
fn age(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
