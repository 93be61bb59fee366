//! The declarations of measures as they lie beside the stored records of a month.

use super::definition::{self, definition};
use super::filter::{Calendar, filter};
use crate::model::dataset::Dataset;
use crate::model::declared::{
    Declared, DeclaredCondition, DeclaredField, DeclaredMeasure, DeclaredProject, DeclaredQuantity,
    DeclaredRegister, How, Made, OfMeasures, OfRecords, Way,
};
use crate::model::knowledge::Knowledge;
use crate::model::measure::{Calculation, Condition, Dimension, Measure, MeasureId, Quantity, Take, Test};
use crate::model::register::{FieldId, FieldKind, Register, RegisterId};
use crate::settings::Settings;

/// All that a stored month says of its measures, registers and projects.
pub fn declared(dataset: &Dataset, settings: &Settings) -> Declared {
    let knowledge = &settings.knowledge;
    let projects = dataset.projects.iter().map(|p| DeclaredProject {
        code: p.code.clone(),
        name: p.name.clone(),
        programme: p.programme.clone(),
    });
    Declared {
        period: dataset.period.to_string(),
        last_day: dataset.period.last_day().to_string(),
        currency: dataset.currency.to_string(),
        projects: projects.collect(),
        registers: knowledge.each_register().map(|(id, r)| register(knowledge, id, r)).collect(),
        measures: knowledge.each_measure().map(|(id, m)| measure(settings, id, m)).collect(),
    }
}

/// For each condition that any measure has of the records of a register, in the order in which [`declared`] has them: for
/// each batch, whether each record meets it.
pub fn met(dataset: &Dataset, settings: &Settings, register: RegisterId) -> Vec<Vec<Vec<bool>>> {
    let calendar = Calendar::new(dataset, settings);
    let conditions = conditions(&settings.knowledge, register);
    let meets = |condition: &Condition| {
        let batches = dataset.batches(register).iter();
        batches.map(|b| filter(b, std::slice::from_ref(condition), &dataset.text, &calendar)).collect()
    };
    conditions.into_iter().map(meets).collect()
}

/// Each condition that any measure has of the records of a register, once.
fn conditions(knowledge: &Knowledge, of: RegisterId) -> Vec<&Condition> {
    let mut all: Vec<&Condition> = Vec::new();
    for (_, measure) in knowledge.each_measure() {
        if let Calculation::Aggregate { register, conditions, .. } = &measure.calculation
            && *register == of
        {
            let new: Vec<_> = conditions.iter().filter(|c| !all.contains(c)).collect();
            all.extend(new);
        }
    }
    all
}

fn register(knowledge: &Knowledge, id: RegisterId, register: &Register) -> DeclaredRegister {
    let fields = register.fields.iter().map(|f| DeclaredField {
        key: f.key.clone(),
        label: f.label.clone(),
        money: f.kind == FieldKind::Money,
        made_of: f.made_of.clone(),
    });
    let condition = |c: &Condition| DeclaredCondition {
        words: definition::condition(knowledge, register, c),
        fields: looked_at(c).into_iter().map(|f| register.decl(f).key.clone()).collect(),
    };
    DeclaredRegister {
        key: register.key.clone(),
        label: register.label.clone(),
        fields: fields.collect(),
        conditions: conditions(knowledge, id).into_iter().map(condition).collect(),
    }
}

/// The fields that a condition looks at.
fn looked_at(condition: &Condition) -> Vec<FieldId> {
    match condition.test {
        Test::Above(other) => vec![condition.field, other],
        _ => vec![condition.field],
    }
}

fn measure(settings: &Settings, id: MeasureId, measure: &Measure) -> DeclaredMeasure {
    DeclaredMeasure {
        id: measure.id.clone(),
        label: measure.label.clone(),
        unit: measure.unit.key().to_owned(),
        definition: definition(settings, id),
        how: how(&settings.knowledge, measure),
    }
}

fn how(knowledge: &Knowledge, measure: &Measure) -> How {
    match &measure.calculation {
        Calculation::Aggregate { register, aggregate, quantity: of, conditions: own } => {
            let decl = knowledge.register(*register);
            let all = conditions(knowledge, *register);
            How::Records(OfRecords {
                register: decl.key.clone(),
                aggregate: *aggregate,
                quantity: of.map(|of| quantity(decl, of)),
                conditions: own.iter().filter_map(|c| all.iter().position(|one| *one == c)).collect(),
            })
        }
        Calculation::Number(n) => How::Number { value: n.to_string() },
        made => How::Measures(of_measures(knowledge, measure, made)),
    }
}

fn of_measures(knowledge: &Knowledge, measure: &Measure, made: &Calculation) -> OfMeasures {
    let weights = match made {
        Calculation::Weighted(parts) => parts.iter().map(|(_, weight)| weight.to_string()).collect(),
        _ => Vec::new(),
    };
    let over = match made {
        Calculation::Across { over, .. } => over.iter().map(|d| Dimension::key(d).to_owned()).collect(),
        _ => Vec::new(),
    };
    let parts = measure.parts().into_iter().map(|id| knowledge.measure(id).id.clone()).collect();
    OfMeasures { way: way(made), parts, weights, over }
}

fn way(made: &Calculation) -> Way {
    match made {
        Calculation::Plus(_) => Way::Plus,
        Calculation::Difference(..) => Way::Difference,
        Calculation::Ratio(..) => Way::Ratio,
        Calculation::Product(..) => Way::Product,
        Calculation::First(_) => Way::First,
        Calculation::Weighted(_) => Way::Weighted,
        Calculation::Across { take: Take::Sum, .. } => Way::AcrossSum,
        Calculation::Across { take: Take::Maximum, .. } => Way::AcrossMaximum,
        Calculation::Across { take: Take::CountAbove(_), .. } => Way::AcrossCount,
        Calculation::Across { take: Take::ExcessAbove(_), .. } => Way::AcrossExcess,
        Calculation::Sum(_) | Calculation::Number(_) | Calculation::Aggregate { .. } => Way::Sum,
    }
}

fn quantity(register: &Register, of: Quantity) -> DeclaredQuantity {
    let made = match of {
        Quantity::Field(_) => Made::Value,
        Quantity::Times(..) => Made::Times,
        Quantity::Apart(..) => Made::Apart,
        Quantity::Days(..) => Made::Days,
        Quantity::Age(_) => Made::Age,
    };
    DeclaredQuantity { made, fields: of.fields().map(|f| register.decl(f).key.clone()).collect() }
}
