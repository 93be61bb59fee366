//! A measure in plain words, from its declaration.

use crate::model::knowledge::Knowledge;
use crate::model::measure::{Aggregate, Calculation, Condition, Measure, MeasureId, Test};
use crate::model::register::{FieldKind, Register};
use crate::settings::Settings;

/// What a measure is: how it is worked out, then what it means. Two sentences, without the last full stop.
pub fn definition(settings: &Settings, measure: MeasureId) -> String {
    let knowledge = &settings.knowledge;
    let decl = knowledge.measure(measure);
    let label = |id: &MeasureId| format!("\"{}\"", knowledge.measure(*id).label);
    let how = match &decl.calculation {
        Calculation::Aggregate { .. } => aggregate(knowledge, decl),
        Calculation::Sum(parts) => parts.iter().map(label).collect::<Vec<_>>().join(" plus "),
        Calculation::Difference(a, b) => format!("{} less {}", label(a), label(b)),
        Calculation::Ratio(a, b) => format!("{} divided by {}", label(a), label(b)),
    };
    format!("{how}. {}", decl.meaning)
}

fn aggregate(knowledge: &Knowledge, measure: &Measure) -> String {
    let Calculation::Aggregate { register, aggregate, field, conditions } = &measure.calculation else {
        return String::new();
    };
    let register = knowledge.register(*register);
    let list = register.label.to_lowercase();
    let field = field.map(|f| register.decl(f).label.to_lowercase()).unwrap_or_default();
    let what = match aggregate {
        Aggregate::Count if field.is_empty() => format!("Number of {list}"),
        Aggregate::Count => format!("Number of {list} with a value in {field}"),
        Aggregate::Sum => format!("Sum of {field} over the {list} records"),
        Aggregate::Average => format!("Average {field} of the {list} records"),
        Aggregate::Maximum => format!("Highest {field} of the {list} records"),
        Aggregate::Distinct => format!("Number of different values in {field} of the {list} records"),
    };
    let conditions: Vec<String> =
        conditions.iter().map(|c| format!("whose {}", condition(knowledge, register, c))).collect();
    [what, conditions.join(" and ")].join(" ").trim_end().to_owned()
}

fn condition(knowledge: &Knowledge, register: &Register, condition: &Condition) -> String {
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
        Test::AtLeast(n) => format!("{field} is at least {n}"),
        Test::Below(n) => format!("{field} is below {n}"),
        Test::BeforePeriodEnd => format!("{field} date is before the last day of the reported month"),
        Test::InYear => format!("{field} is in the reported financial year"),
        Test::ToDate => {
            format!("{field} is in the reported financial year, up to and with the reported month")
        }
        Test::RestOfYear => format!("{field} is in the reported financial year, after the reported month"),
        Test::Missing => format!("{field} is not given"),
        Test::Present => format!("{field} is given"),
    }
}
