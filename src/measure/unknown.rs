//! Why a figure cannot be worked out, in words.

use crate::model::figure::Unknown;
use crate::settings::Settings;
use std::fmt::Display;

/// What is missing, to stand behind `cannot be worked out: `.
pub fn reason(settings: &Settings, unknown: Unknown) -> String {
    let knowledge = &settings.knowledge;
    let words = knowledge.words();
    match unknown {
        Unknown::NoRegister(register) => {
            let register = words.inside(&knowledge.register(register).label);
            words.with("no {register} register was handed in", [("register", &register)])
        }
        Unknown::NoValue(register, field) => {
            let register = knowledge.register(register);
            let field = words.inside(&register.decl(field).label);
            let values: [(&str, &dyn Display); 2] = [("field", &field), ("record", &register.singular)];
            words.with("no {field} in any {record} that counts", values)
        }
        Unknown::NoRate(currency) => words.with("no exchange rate for {currency}", [("currency", &currency)]),
        Unknown::Zero(measure) => {
            let label = &knowledge.measure(measure).label;
            words.with("no share of \"{figure}\", which is 0", [("figure", label)])
        }
        Unknown::Nothing => words.of("no records for it").to_owned(),
        Unknown::FewPeople(least) => words.with("fewer than {n} people", [("n", &least)]),
        Unknown::TooLarge => words.of("no room for so many digits").to_owned(),
    }
}
