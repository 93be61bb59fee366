//! A measure in plain words, from its declaration.

use crate::model::knowledge::Knowledge;
use crate::model::measure::{
    Aggregate, Calculation, Condition, Dimension, Measure, MeasureId, Quantity, Take, Test,
};
use crate::model::register::{FieldKind, Register};
use crate::model::words::Words;
use crate::settings::Settings;
use rust_decimal::Decimal;
use std::fmt::Display;

/// What a measure is: how it is worked out, then what it means. Two sentences, without the last full stop.
pub fn definition(settings: &Settings, measure: MeasureId) -> String {
    let knowledge = &settings.knowledge;
    let words = knowledge.words();
    let decl = knowledge.measure(measure);
    let label = |id: &MeasureId| format!("\"{}\"", knowledge.measure(*id).label);
    let all = |ids: &[MeasureId], between: &str| ids.iter().map(label).collect::<Vec<_>>().join(between);
    let with = |line: &str, value: &dyn Display| words.with(line, [("parts", value)]);
    let two = |line: &str, a, b| words.with(line, [("a", &label(a)), ("b", &label(b))]);
    let plus = |parts: &[MeasureId]| all(parts, words.of(" plus "));
    let how = match &decl.calculation {
        Calculation::Aggregate { .. } => aggregate(knowledge, decl),
        Calculation::Sum(parts) => plus(parts),
        Calculation::Plus(parts) => with("{parts}, where all are known", &plus(parts)),
        Calculation::Number(n) => words.with("The number {n}", [("n", n)]),
        Calculation::Difference(a, b) => two("{a} less {b}", a, b),
        Calculation::Ratio(a, b) => two("{a} divided by {b}", a, b),
        Calculation::Product(a, b) => two("{a} times {b}", a, b),
        Calculation::First(parts) => {
            with("The first that can be worked out of {parts}", &all(parts, words.of(", else ")))
        }
        Calculation::Weighted(parts) => {
            with("The mean, by the weights in brackets, of {parts}", &weighted(parts, label))
        }
        Calculation::Across { part, over, take } => across(words, &label(part), over, *take),
    };
    format!("{how}. {}", decl.meaning)
}

fn weighted(parts: &[(MeasureId, Decimal)], label: impl Fn(&MeasureId) -> String) -> String {
    let parts: Vec<String> = parts.iter().map(|(id, weight)| format!("{} ({weight})", label(id))).collect();
    parts.join(", ")
}

fn across(words: &Words, part: &str, over: &[Dimension], take: Take) -> String {
    let each: Vec<&str> = over.iter().map(|dimension| words.of(dimension.key())).collect();
    let each = each.join(words.of(" and "));
    let (line, limit) = match take {
        Take::Sum => ("The sum of {part} of each {each}", None),
        Take::Maximum => ("The highest {part} of any {each}", None),
        Take::CountAbove(limit) => ("How many times {part} of a {each} is above {limit}", Some(limit)),
        Take::ExcessAbove(limit) => ("The sum of what {part} of each {each} has above {limit}", Some(limit)),
    };
    let limit = limit.unwrap_or_default();
    words.with(line, [("part", &part), ("each", &each), ("limit", &limit)])
}

fn aggregate(knowledge: &Knowledge, measure: &Measure) -> String {
    let Calculation::Aggregate { register, aggregate, quantity, conditions } = &measure.calculation else {
        return String::new();
    };
    let words = knowledge.words();
    let register = knowledge.register(*register);
    let list = words.inside(&register.label);
    let field = quantity.map(|q| brought(words, register, q)).unwrap_or_default();
    let line = match aggregate {
        Aggregate::Count if field.is_empty() => "Number of {list}",
        Aggregate::Count => "Number of {list} with a value in {field}",
        Aggregate::Sum => "Sum of {field} over the {list} records",
        Aggregate::Average => "Average {field} of the {list} records",
        Aggregate::Maximum => "Highest {field} of the {list} records",
        Aggregate::Distinct => "Number of different values in {field} of the {list} records",
        Aggregate::Median => "Middle one (median) of {field} of the {list} records",
        Aggregate::NinthDecile => {
            "Value that nine in ten of {field} of the {list} records lie below (90th percentile)"
        }
    };
    let what = words.with(line, [("list", &list), ("field", &field)]);
    let whose = |c| words.with("whose {condition}", [("condition", &condition(knowledge, register, c))]);
    let conditions: Vec<String> = conditions.iter().map(whose).collect();
    [what, conditions.join(words.of(" and "))].join(" ").trim_end().to_owned()
}

/// What each record brings, in words.
fn brought(words: &Words, register: &Register, quantity: Quantity) -> String {
    let label = |field| words.inside(&register.decl(field).label);
    let two = |line, a, b| words.with(line, [("a", &label(a)), ("b", &label(b))]);
    match quantity {
        Quantity::Field(a) => label(a),
        Quantity::Times(a, b) => two("{a} times {b}", a, b),
        Quantity::Apart(a, b) => two("the distance between {a} and {b}", a, b),
        Quantity::Days(a, b) => two("the days from {b} to {a}", a, b),
        Quantity::Age(a) => {
            words.with("the days from {a} to the last day of the reported month", [("a", &label(a))])
        }
    }
}

/// What a record must meet, in words.
pub(super) fn condition(knowledge: &Knowledge, register: &Register, condition: &Condition) -> String {
    let words = knowledge.words();
    let decl = register.decl(condition.field);
    let field = words.inside(&decl.label);
    let with = |line: &str, value: &dyn Display| words.with(line, [("field", &field), ("value", value)]);
    let choices = |ids: &[_]| {
        let FieldKind::Choice(name) = &decl.kind else { return String::new() };
        let Some(vocabulary) = knowledge.vocabulary(name) else { return String::new() };
        let labels: Vec<String> = ids.iter().map(|id| words.inside(&vocabulary.choice(*id).label)).collect();
        labels.join(", ")
    };
    let either = |texts: &[String]| format!("\"{}\"", texts.join(&format!("\"{}\"", words.of(" or "))));
    match &condition.test {
        Test::In(ids) if ids.len() == 1 => with("{field} is {value}", &choices(ids)),
        Test::In(ids) => with("{field} is one of {value}", &choices(ids)),
        Test::NotIn(ids) if ids.len() == 1 => with("{field} is not {value}", &choices(ids)),
        Test::NotIn(ids) => with("{field} is none of {value}", &choices(ids)),
        Test::OneOf(texts) => with("{field} is {value}", &either(texts)),
        Test::NoneOf(texts) => with("{field} is not {value}", &either(texts)),
        Test::Above(other) => with("{field} is above {value}", &words.inside(&register.decl(*other).label)),
        Test::AtLeast(n) => with("{field} is at least {value}", n),
        Test::Below(n) => with("{field} is below {value}", n),
        Test::BeforePeriodEnd => with("{field} date is before the last day of the reported month", &""),
        Test::OlderThan(days) => {
            with("{field} date is at least {value} days before the last day of the reported month", days)
        }
        Test::NewerThan(days) => {
            with("{field} date is less than {value} days before the last day of the reported month", days)
        }
        Test::Within(span) => with("{field} is {value}", &span.words(words)),
        Test::Missing => with("{field} is not given", &""),
        Test::Present => with("{field} is given", &""),
    }
}
