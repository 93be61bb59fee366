//! A measure in plain words, from its declaration.

use crate::model::knowledge::Knowledge;
use crate::model::measure::{
    Aggregate, Calculation, Condition, Dimension, Measure, MeasureId, Quantity, Take, Test,
};
use crate::model::register::{FieldKind, Register};
use crate::settings::Settings;
use rust_decimal::Decimal;

/// What a measure is: how it is worked out, then what it means. Two sentences, without the last full stop.
pub fn definition(settings: &Settings, measure: MeasureId) -> String {
    let knowledge = &settings.knowledge;
    let decl = knowledge.measure(measure);
    let label = |id: &MeasureId| format!("\"{}\"", knowledge.measure(*id).label);
    let all = |ids: &[MeasureId], between: &str| ids.iter().map(label).collect::<Vec<_>>().join(between);
    let how = match &decl.calculation {
        Calculation::Aggregate { .. } => aggregate(knowledge, decl),
        Calculation::Sum(parts) => all(parts, " plus "),
        Calculation::Plus(parts) => format!("{}, where all are known", all(parts, " plus ")),
        Calculation::Number(n) => format!("The number {n}"),
        Calculation::Difference(a, b) => format!("{} less {}", label(a), label(b)),
        Calculation::Ratio(a, b) => format!("{} divided by {}", label(a), label(b)),
        Calculation::Product(a, b) => format!("{} times {}", label(a), label(b)),
        Calculation::First(parts) => format!("The first that can be worked out of {}", all(parts, ", else ")),
        Calculation::Weighted(parts) => weighted(parts, label),
        Calculation::Across { part, over, take } => across(&label(part), over, *take),
    };
    format!("{how}. {}", decl.meaning)
}

fn weighted(parts: &[(MeasureId, Decimal)], label: impl Fn(&MeasureId) -> String) -> String {
    let parts: Vec<String> = parts.iter().map(|(id, weight)| format!("{} ({weight})", label(id))).collect();
    format!("The mean, by the weights in brackets, of {}", parts.join(", "))
}

fn across(part: &str, over: &[Dimension], take: Take) -> String {
    let each: Vec<&str> = over.iter().map(Dimension::key).collect();
    let each = each.join(" and ");
    match take {
        Take::Sum => format!("The sum of {part} of each {each}"),
        Take::Maximum => format!("The highest {part} of any {each}"),
        Take::CountAbove(limit) => format!("How many times {part} of a {each} is above {limit}"),
        Take::ExcessAbove(limit) => format!("The sum of what {part} of each {each} has above {limit}"),
    }
}

fn aggregate(knowledge: &Knowledge, measure: &Measure) -> String {
    let Calculation::Aggregate { register, aggregate, quantity, conditions } = &measure.calculation else {
        return String::new();
    };
    let register = knowledge.register(*register);
    let list = register.label.to_lowercase();
    let field = quantity.map(|q| brought(register, q)).unwrap_or_default();
    let what = match aggregate {
        Aggregate::Count if field.is_empty() => format!("Number of {list}"),
        Aggregate::Count => format!("Number of {list} with a value in {field}"),
        Aggregate::Sum => format!("Sum of {field} over the {list} records"),
        Aggregate::Average => format!("Average {field} of the {list} records"),
        Aggregate::Maximum => format!("Highest {field} of the {list} records"),
        Aggregate::Distinct => format!("Number of different values in {field} of the {list} records"),
        Aggregate::Median => format!("Middle one (median) of {field} of the {list} records"),
        Aggregate::NinthDecile => {
            format!("Value that nine in ten of {field} of the {list} records lie below (90th percentile)")
        }
    };
    let conditions: Vec<String> =
        conditions.iter().map(|c| format!("whose {}", condition(knowledge, register, c))).collect();
    [what, conditions.join(" and ")].join(" ").trim_end().to_owned()
}

/// What each record brings, in words.
fn brought(register: &Register, quantity: Quantity) -> String {
    let label = |field| register.decl(field).label.to_lowercase();
    match quantity {
        Quantity::Field(a) => label(a),
        Quantity::Times(a, b) => format!("{} times {}", label(a), label(b)),
        Quantity::Apart(a, b) => format!("the distance between {} and {}", label(a), label(b)),
        Quantity::Days(a, b) => format!("the days from {} to {}", label(b), label(a)),
        Quantity::Age(a) => format!("the days from {} to the last day of the reported month", label(a)),
    }
}

/// What a record must meet, in words.
pub(super) fn condition(knowledge: &Knowledge, register: &Register, condition: &Condition) -> String {
    let decl = register.decl(condition.field);
    let field = decl.label.to_lowercase();
    let choices = |ids: &[_]| {
        let FieldKind::Choice(name) = &decl.kind else { return String::new() };
        let Some(vocabulary) = knowledge.vocabulary(name) else { return String::new() };
        let words: Vec<String> = ids.iter().map(|id| vocabulary.choice(*id).label.to_lowercase()).collect();
        words.join(", ")
    };
    match &condition.test {
        Test::In(ids) if ids.len() == 1 => format!("{field} is {}", choices(ids)),
        Test::In(ids) => format!("{field} is one of {}", choices(ids)),
        Test::NotIn(ids) if ids.len() == 1 => format!("{field} is not {}", choices(ids)),
        Test::NotIn(ids) => format!("{field} is none of {}", choices(ids)),
        Test::OneOf(texts) => format!("{field} is \"{}\"", texts.join("\" or \"")),
        Test::NoneOf(texts) => format!("{field} is not \"{}\"", texts.join("\" or \"")),
        Test::Above(other) => format!("{field} is above {}", register.decl(*other).label.to_lowercase()),
        Test::AtLeast(n) => format!("{field} is at least {n}"),
        Test::Below(n) => format!("{field} is below {n}"),
        Test::BeforePeriodEnd => format!("{field} date is before the last day of the reported month"),
        Test::OlderThan(days) => {
            format!("{field} date is at least {days} days before the last day of the reported month")
        }
        Test::NewerThan(days) => {
            format!("{field} date is less than {days} days before the last day of the reported month")
        }
        Test::Within(span) => format!("{field} is {}", span.words()),
        Test::Missing => format!("{field} is not given"),
        Test::Present => format!("{field} is given"),
    }
}
