//! Why a figure cannot be worked out, in words.

use crate::model::figure::Unknown;
use crate::settings::Settings;

/// What is missing, to stand behind `cannot be worked out: `.
pub fn reason(settings: &Settings, unknown: Unknown) -> String {
    let knowledge = &settings.knowledge;
    match unknown {
        Unknown::NoRegister(register) => {
            format!("no {} register was handed in", knowledge.register(register).label.to_lowercase())
        }
        Unknown::NoValue(register, field) => {
            let register = knowledge.register(register);
            format!(
                "no {} in any {} that counts",
                register.decl(field).label.to_lowercase(),
                register.singular
            )
        }
        Unknown::NoRate(currency) => format!("no exchange rate for {currency}"),
        Unknown::Zero(measure) => format!("no share of \"{}\", which is 0", knowledge.measure(measure).label),
        Unknown::Nothing => "no records for it".to_owned(),
        Unknown::FewPeople(least) => format!("fewer than {least} people"),
        Unknown::TooLarge => "no room for so many digits".to_owned(),
    }
}
