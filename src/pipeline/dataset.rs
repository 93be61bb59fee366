//! The records behind the figures, for what looks back at a month: the files of `dataset/`.

use crate::export::{Added, AddedValues, parquet};
use crate::measure::{behind, to_portfolio};
use crate::model::artifact::Artifact;
use crate::model::dataset::Dataset;
use crate::model::register::{FieldKind, RegisterId};
use crate::settings::Settings;
use crate::store::StoreError;
use rayon::prelude::*;

/// Digits after the point of an amount in the portfolio's currency.
const HOME: u32 = 10;

/// A file for each register that has records: what `export --format parquet` writes; for each amount
/// `<field>_home`, it in the portfolio's currency (unknown where no rate is); and for each measure of its records
/// `in:<measure>`, whether the record is behind it.
///
/// # Errors
/// None that data can bring about.
pub fn files(dataset: &Dataset, settings: &Settings) -> Result<Vec<Artifact>, StoreError> {
    let registers: Vec<_> =
        settings.knowledge.each_register().filter(|(id, _)| dataset.count(*id) > 0).collect();
    registers
        .into_par_iter()
        .map(|(id, register)| {
            let mut added = amounts(dataset, settings, id);
            added.extend(masks(dataset, settings, id));
            let bytes = parquet(dataset, settings, id, &added)?;
            Ok(Artifact { path: format!("dataset/{}.parquet", register.key), bytes })
        })
        .collect()
}

fn amounts<'a>(dataset: &'a Dataset, settings: &'a Settings, id: RegisterId) -> Vec<Added<'a>> {
    let fields = settings.knowledge.register(id).each_field();
    let money = fields.filter(|(_, field)| field.kind == FieldKind::Money);
    money
        .map(|(at, field)| Added {
            name: format!("{}_home", field.key),
            values: AddedValues::Decimals(
                HOME,
                Box::new(move |batch, i| to_portfolio(dataset, settings, batch, at, i)),
            ),
        })
        .collect()
}

fn masks<'a>(dataset: &'a Dataset, settings: &'a Settings, id: RegisterId) -> Vec<Added<'a>> {
    let name = |measure| format!("in:{}", settings.knowledge.measure(measure).id);
    let measures = behind(dataset, settings, id).into_iter();
    measures.map(|(id, masks)| Added { name: name(id), values: AddedValues::Flags(masks) }).collect()
}
