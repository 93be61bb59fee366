//! The tables of a pack as formulas see them.

use super::{Material, list, project_figures};
use crate::measure::{DataTable, Tables};
use crate::model::pack::Pack;
use crate::model::register::RegisterId;
use std::collections::BTreeMap;

/// A data table for each list of the pack that has records.
pub fn of(pack: &Pack, material: Material<'_>) -> Tables {
    let knowledge = &material.settings.knowledge;
    let lists = pack
        .registers
        .iter()
        .filter(|shown| material.dataset.count(shown.register) > 0)
        .map(|shown| {
            let register = knowledge.register(shown.register);
            let mut columns: BTreeMap<String, String> = list::fields(pack, material, shown)
                .into_iter()
                .map(|field| {
                    let decl = register.decl(field);
                    (decl.key.clone(), decl.label.clone())
                })
                .collect();
            if columns.contains_key("project") {
                columns
                    .entry("programme".to_owned())
                    .or_insert_with(|| material.words().of(list::PROGRAMME).to_owned());
            }
            let rows = material.dataset.count(shown.register);
            DataTable { register: shown.register, name: list::name(register), columns, rows }
        })
        .collect();
    let sent = |id: &RegisterId| material.dataset.count(*id) > 0 || material.hidden.contains_key(id);
    let absent = knowledge.each_register().map(|(id, _)| id).filter(|id| !sent(id)).collect();
    Tables { lists, projects: project_figures::table_of(pack, knowledge), absent }
}
