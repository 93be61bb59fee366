//! The file's own scores: whether they are likelihood times impact, or follow another rule.

use super::super::codes;
use super::super::desk::Desk;
use super::super::level::Counted;
use super::super::table::Work;
use super::score::number;
use crate::model::record::Value;
use std::collections::BTreeMap;

/// A line with both levels and a score.
struct Scored {
    line: usize,
    likelihood: Counted,
    impact: Counted,
    levels: Option<(u8, u8)>,
    score: f64,
}

impl Scored {
    fn numbers(&self) -> (f64, f64) {
        (self.likelihood.number.into(), self.impact.number.into())
    }

    /// Whether the score is a product of the levels, as one of the ways to count them has it.
    fn is_product(&self, way: Way) -> bool {
        let product = match way {
            Way::Numbers => Some(self.numbers()),
            Way::Ranks => Some((self.likelihood.rank.into(), self.impact.rank.into())),
            Way::Levels => self.levels.map(|(a, b)| (a.into(), b.into())),
            Way::Shares => self.share(1.0),
            Way::Percent => self.share(100.0),
        };
        product.is_some_and(|(a, b): (f64, f64)| near(a * b, self.score))
    }

    fn share(&self, factor: f64) -> Option<(f64, f64)> {
        let share: f64 = self.likelihood.share?.try_into().ok()?;
        Some((share * factor, self.impact.number.into()))
    }
}

/// Ways to count levels in a product.
#[derive(Clone, Copy)]
enum Way {
    Numbers,
    Ranks,
    Levels,
    Shares,
    Percent,
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6
}

/// Checks a score against the levels that it is made of: tells where it is not their product, or, once, which other rule
/// all scores follow.
pub fn check(desk: &mut Desk<'_>, work: &Work<'_>, (score, likelihood, impact): (&str, &str, &str)) {
    let Some(field) = work.register.field(score) else { return };
    let Some(at) = work.column_of(field) else { return };
    let lines = lines(desk, work, at, (likelihood, impact));
    if lines.is_empty() {
        return;
    }
    let ways = [Way::Numbers, Way::Ranks, Way::Levels, Way::Shares, Way::Percent];
    let wrong = |way| lines.iter().filter(|l| !l.is_product(way)).map(|l| l.line).collect::<Vec<usize>>();
    let least = ways.into_iter().map(wrong).min_by_key(Vec::len).unwrap_or_default();
    if least.is_empty() {
        return;
    }
    let asked = work.asked(at, field);
    match rule(&lines).filter(|_| least.len() * 2 > lines.len()) {
        Some(rule) => {
            let seen = format!(
                "the scores are not likelihood times impact but {rule}; packs show them worked out anew"
            );
            let all: Vec<usize> = lines.iter().map(|l| l.line).collect();
            desk.say(asked, codes::SCORE_RULE, seen, "nothing, if that is the rule that was meant", &all);
        }
        None => {
            let seen = "the score is not likelihood times impact; packs show the score worked out anew";
            let remedy = "correct the score, the likelihood or the impact";
            desk.say(asked, codes::SCORE_DISAGREES, seen, remedy, &least);
        }
    }
}

fn lines(desk: &Desk<'_>, work: &Work<'_>, at: usize, (one, other): (&str, &str)) -> Vec<Scored> {
    let counted = |key: &str| {
        let field = work.register.field(key)?;
        work.counted.iter().find(|(f, _)| *f == field).map(|(_, counted)| counted)
    };
    let (Some(a), Some(b)) = (counted(one), counted(other)) else { return Vec::new() };
    let level = |key: &str, line: usize| match work.find(key)?.read.values.get(line)? {
        Value::Level(level) => Some(level.get()),
        _ => None,
    };
    let scored = |(line, (a, b)): (usize, (&Counted, &Counted))| {
        let score = number(desk, work.gathered.columns[at].cell(line)?.value)?;
        let levels = level(one, line).zip(level(other, line));
        (a.rank > 0 && b.rank > 0).then_some(Scored { line, likelihood: *a, impact: *b, levels, score })
    };
    a.iter().zip(b).enumerate().filter_map(scored).collect()
}

/// Another rule that all scores follow, in words.
fn rule(lines: &[Scored]) -> Option<&'static str> {
    type Rule = fn(f64, f64) -> f64;
    let rules: [(&str, Rule); 5] = [
        ("likelihood plus impact", |a, b| a + b),
        ("likelihood plus impact less 1", |a, b| a + b - 1.0),
        ("the higher of likelihood and impact", f64::max),
        ("the mean of likelihood and impact", |a, b| (a + b) / 2.0),
        ("likelihood plus twice the impact", |a, b| a + 2.0 * b),
    ];
    let follows = |rule: Rule| {
        lines.len() >= 3 && lines.iter().all(|l| near(rule(l.numbers().0, l.numbers().1), l.score))
    };
    let found = rules.into_iter().find(|(_, rule)| follows(*rule)).map(|(name, _)| name);
    found.or_else(|| is_matrix(lines).then_some("those of a matrix of their own"))
}

/// Whether each pair of levels has one score, and scores never fall where both levels rise.
fn is_matrix(lines: &[Scored]) -> bool {
    let mut cells: BTreeMap<(u8, u8), f64> = BTreeMap::new();
    for line in lines {
        let score = *cells.entry((line.likelihood.rank, line.impact.rank)).or_insert(line.score);
        if !near(score, line.score) {
            return false;
        }
    }
    let falls = |(a, x): (&(u8, u8), &f64), (b, y): (&(u8, u8), &f64)| a.0 <= b.0 && a.1 <= b.1 && x > y;
    let rise = cells.iter().all(|low| cells.iter().all(|high| !falls(low, high)));
    let spread = cells.values().any(|s| cells.values().any(|t| !near(*s, *t)));
    (4..=400).contains(&cells.len()) && rise && spread
}

#[cfg(test)]
mod tests {
    use crate::normalise::fixture::File;

    /// What is found of a score: codes with their cells.
    fn found(rows: &[&str]) -> Vec<String> {
        let out = File::new("risks", "likelihood\timpact\tscore", rows).read();
        out.found().into_iter().filter(|f| f.starts_with("score")).collect()
    }

    #[test]
    fn a_product_is_checked_on_the_files_own_scale() {
        let none: [&str; 0] = [];
        // Words: places 1 to 3.
        assert_eq!(found(&["L\tH\t=3", "M\tM\t=4", "H\tH\t=9"]), none);
        assert_eq!(found(&["L\tH\t=3", "M\tM\t=5", "H\tH\t=9"]), ["score-disagrees C3"]);
        // The portfolio's levels of the same words: 1, 3 and 5.
        assert_eq!(found(&["L\tH\t=5", "M\tM\t=9", "H\tH\t=25"]), none);
        // Ten levels, and text beside the score.
        assert_eq!(found(&["=10\t=2\t20 (High)", "=6\t=6\t36"]), none);
        // Shares times impact.
        assert_eq!(found(&["50%\t=8\t=4", "25%\t=4\t=1"]), none);
        assert_eq!(found(&["50%\t=8\t=400", "25%\t=4\t=100"]), none);
    }

    #[test]
    fn another_rule_is_told_once() {
        assert_eq!(found(&["=3\t=4\t=7", "=1\t=5\t=6", "=2\t=5\t=7"]), ["score-rule C2:C4"]);
        assert_eq!(found(&["=3\t=4\t=4", "=1\t=5\t=5", "=3\t=2\t=3"]), ["score-rule C2:C4"]);
        // A matrix: each pair has its score, and none falls where both levels rise.
        let matrix = ["=1\t=1\t=1", "=1\t=5\t=11", "=5\t=1\t=6", "=5\t=5\t=24", "=3\t=3\t=13"];
        assert_eq!(found(&matrix), ["score-rule C2:C6"]);
        // No rule at all.
        assert_eq!(found(&["=3\t=4\t=2", "=1\t=5\t=20", "=2\t=5\t=7"]), ["score-disagrees C2:C4"]);
    }

    #[test]
    fn residual_scores_are_checked_too() {
        let fields = "residual_likelihood\tresidual_impact\tresidual_score";
        let out = File::new("risks", fields, &["=2\t=3\t=6", "=2\t=2\t=9", "=1\t=5\t=5"]).read();
        assert!(out.found().contains(&"score-disagrees C3".to_owned()), "{:?}", out.found());
        assert_eq!(out.values("residual_score"), ["6", "4 <9>", "5"]);
    }
}
