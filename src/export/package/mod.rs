//! `datapackage.json` beside the CSV files: what each of them is, column by column, in the form of a tabular data package
//! (Frictionless, <https://specs.frictionlessdata.io/tabular-data-package/>).

mod columns;
mod keys;

use crate::model::artifact::{Artifact, sha256};
use crate::model::dataset::Dataset;
use crate::model::register::Register;
use crate::settings::Settings;
use columns::Column;
use keys::{Foreign, Keys};
use serde::Serialize;

/// The file's name.
pub const NAME: &str = "datapackage.json";

#[derive(Serialize)]
struct Package<'a> {
    name: String,
    title: String,
    profile: &'static str,
    resources: Vec<Resource<'a>>,
}

#[derive(Serialize)]
struct Resource<'a> {
    name: &'a str,
    title: &'a str,
    profile: &'static str,
    path: &'a str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: usize,
    hash: String,
    dialect: Dialect,
    schema: Schema<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: &'static str,
    line_terminator: &'static str,
    quote_char: &'static str,
    double_quote: bool,
    header: bool,
}

const DIALECT: Dialect =
    Dialect { delimiter: ",", line_terminator: "\n", quote_char: "\"", double_quote: true, header: true };

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema<'a> {
    fields: Vec<Column<'a>>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    primary_key: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<Foreign<'a>>,
}

/// Describes the CSV files of these registers, as they are.
pub fn package(dataset: &Dataset, settings: &Settings, files: &[(&Register, &Artifact)]) -> Artifact {
    let keys = Keys::new(files);
    let resources = files.iter().map(|(register, file)| Resource {
        name: &register.key,
        title: &register.label,
        profile: "tabular-data-resource",
        path: &file.path,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: file.bytes.len(),
        hash: format!("sha256:{}", sha256(&file.bytes)),
        dialect: DIALECT,
        schema: Schema {
            fields: columns::of(settings, register),
            missing_values: [""],
            primary_key: keys::primary(register, &file.bytes),
            foreign_keys: keys.foreign(register, &file.bytes),
        },
    });
    let package = Package {
        name: format!("registers-{}", dataset.period),
        title: title(&settings.portfolio.name, &dataset.period.to_string()),
        profile: "tabular-data-package",
        resources: resources.collect(),
    };
    // Text and numbers are always written.
    let mut bytes = serde_json::to_vec_pretty(&package).unwrap_or_default();
    bytes.push(b'\n');
    Artifact { path: NAME.to_owned(), bytes }
}

fn title(portfolio: &str, period: &str) -> String {
    if portfolio.is_empty() { period.to_owned() } else { format!("{portfolio}, {period}") }
}

#[cfg(test)]
mod tests;
