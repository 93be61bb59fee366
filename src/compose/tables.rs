//! The lists of a pack as formulas see them.

use super::Material;
use super::list;
use crate::measure::DataTable;
use crate::model::pack::Pack;
use std::collections::BTreeMap;

/// A data table for each list of the pack that has records.
pub fn of(pack: &Pack, material: Material<'_>) -> Vec<DataTable> {
    let knowledge = &material.settings.knowledge;
    pack.registers
        .iter()
        .filter(|shown| material.dataset.count(shown.register) > 0)
        .map(|shown| {
            let register = knowledge.register(shown.register);
            let columns: BTreeMap<String, String> = list::fields(material, shown)
                .into_iter()
                .map(|field| {
                    let decl = register.decl(field);
                    (decl.key.clone(), decl.label.clone())
                })
                .collect();
            DataTable { register: shown.register, name: list::name(register), columns }
        })
        .collect()
}
