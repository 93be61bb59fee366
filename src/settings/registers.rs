//! `templates/registers/*.toml` -> [`Register`]s. The fields of `shared.toml` stand before the own ones of every register
//! that people keep; one that the program makes has its own alone.

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::{Text, fold_all};
use super::rules::{Own, RuleTable};
use crate::model::register::{Field, FieldKind, Register};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegisterFile {
    order: u16,
    label: String,
    singular: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    numbered: bool,
    #[serde(default)]
    made: Option<Spanned<bool>>,
    #[serde(default)]
    personal: bool,
    #[serde(default)]
    identity: Vec<Spanned<String>>,
    ended_by: Option<Spanned<String>>,
    field: Vec<FieldTable>,
    #[serde(default)]
    rule: Vec<RuleTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SharedFile {
    field: Vec<FieldTable>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct FieldTable {
    key: Spanned<String>,
    label: String,
    kind: Spanned<String>,
    /// The vocabulary of a choice, or the scale of a level.
    values: Option<Spanned<String>>,
    meaning: String,
    #[serde(default)]
    example: String,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    derived: bool,
    #[serde(default)]
    made_of: Vec<Spanned<String>>,
    #[serde(default)]
    groups: bool,
    #[serde(default)]
    aliases: Vec<String>,
}

/// Names that fields may point to.
pub struct Names<'a> {
    /// Vocabularies.
    pub vocabularies: Vec<&'a str>,
    /// Scales.
    pub scales: Vec<&'a str>,
}

/// Reads all registers, in their declared order, and the rules that they declare.
pub fn load<'a>(
    files: &'a TemplateFiles,
    names: &Names<'_>,
) -> Result<(Vec<Register>, Vec<Own<'a>>), SettingsError> {
    let text = Text::of(files.get("registers/shared.toml")?)?;
    let mut shared = Vec::new();
    for table in text.read::<SharedFile>()?.field {
        shared.push(check_field(text, table, names)?);
    }
    let mut registers = BTreeMap::new();
    let mut rules = Vec::new();
    for (key, file) in files.each("registers", "toml").filter(|(key, _)| *key != "shared") {
        let text = Text::of(file)?;
        let mut written: RegisterFile = text.read()?;
        let place = (written.order, key.to_owned());
        let made = written.made.take();
        rules.push(Own { text, register: key.to_owned(), rules: std::mem::take(&mut written.rule) });
        let register = match made.filter(|made| *made.get_ref()) {
            Some(word) if !is_bare(&written) => return Err(text.wrong(word.span(), BARE)),
            Some(_) => Register { made: true, ..check_register(text, key, written, &[], names)? },
            None => check_register(text, key, written, &shared, names)?,
        };
        registers.insert(place, register);
    }
    Ok((registers.into_values().collect(), rules))
}

/// What is said of a register of the program's own that could be taken for a sheet of somebody's.
const BARE: &str =
    "a register that the program makes has no `aliases`, `numbered`, `identity` or `aliases` of fields";

/// Whether nothing is declared by which a sheet could be known.
fn is_bare(written: &RegisterFile) -> bool {
    let fields = written.field.iter().all(|f| f.aliases.is_empty());
    fields && written.aliases.is_empty() && written.identity.is_empty() && !written.numbered
}

fn check_register(
    text: Text<'_>,
    key: &str,
    written: RegisterFile,
    shared: &[Field],
    names: &Names<'_>,
) -> Result<Register, SettingsError> {
    let mut fields = shared.to_vec();
    let mut named = written.identity.clone();
    named.extend(written.ended_by.clone());
    for table in written.field {
        let span = table.key.span();
        named.extend(table.made_of.iter().cloned());
        let field = check_field(text, table, names)?;
        // A register may say more of a shared field (further labels, that it is required), but only once.
        match fields.iter().position(|f| f.key == field.key) {
            Some(at) if at < shared.len() => fields[at] = field,
            Some(_) => return Err(text.wrong(span, format!("the field `{}` is declared twice", field.key))),
            None => fields.push(field),
        }
    }
    for name in &named {
        if !fields.iter().any(|f| f.key == *name.get_ref()) {
            return Err(text.wrong(name.span(), format!("there is no field `{}`", name.get_ref())));
        }
    }
    let aliases = [key, written.label.as_str(), written.singular.as_str()]
        .into_iter()
        .chain(written.aliases.iter().map(String::as_str));
    Ok(Register {
        key: key.to_owned(),
        plural: plural(&written.label, &written.singular),
        aliases: fold_all(aliases),
        label: written.label,
        singular: written.singular,
        numbered: written.numbered,
        made: false,
        personal: written.personal,
        identity: written.identity.into_iter().map(Spanned::into_inner).collect(),
        ended_by: written.ended_by.map(Spanned::into_inner),
        fields,
    })
}

/// The word for several records. `Finance` is none for several lines of it.
fn plural(label: &str, singular: &str) -> String {
    let label = label.to_lowercase();
    if label.ends_with('s') { label } else { format!("{singular}s") }
}

fn check_field(text: Text<'_>, table: FieldTable, names: &Names<'_>) -> Result<Field, SettingsError> {
    let kind = check_kind(text, &table, names)?;
    let key = table.key.into_inner();
    // A derived field that names no labels takes no column, not even one that has its name.
    let own = match table.derived && table.aliases.is_empty() {
        true => [].as_slice(),
        false => &[table.label.as_str(), key.as_str()],
    };
    let aliases = fold_all(own.iter().copied().chain(table.aliases.iter().map(String::as_str)));
    Ok(Field {
        aliases,
        key,
        label: table.label,
        meaning: table.meaning,
        example: table.example,
        kind,
        required: table.required,
        derived: table.derived,
        made_of: table.made_of.into_iter().map(Spanned::into_inner).collect(),
        groups: table.groups,
    })
}

fn check_kind(text: Text<'_>, table: &FieldTable, names: &Names<'_>) -> Result<FieldKind, SettingsError> {
    let named = |known: &[&str], what: &str| match &table.values {
        Some(name) if known.contains(&name.get_ref().as_str()) => Ok(name.get_ref().clone()),
        Some(name) => Err(text.wrong(name.span(), format!("there is no {what} `{}`", name.get_ref()))),
        None => Err(text.wrong(table.kind.span(), format!("`values` must name the {what}"))),
    };
    Ok(match table.kind.get_ref().as_str() {
        "text" => FieldKind::Text,
        "id" => FieldKind::Id,
        "date" => FieldKind::Date,
        "period" => FieldKind::Period,
        "money" => FieldKind::Money,
        "number" => FieldKind::Number,
        "percent" => FieldKind::Percent,
        "level" => FieldKind::Level(named(&names.scales, "scale")?),
        "flag" => FieldKind::Flag,
        "person" => FieldKind::Person,
        "role" => FieldKind::Role,
        "project" => FieldKind::Project,
        "choice" => FieldKind::Choice(named(&names.vocabularies, "vocabulary")?),
        "ref" => FieldKind::Ref,
        "currency" => FieldKind::Currency,
        other => {
            let known = "text, id, date, period, money, number, percent, level, flag, person, role, project, choice, ref, currency";
            return Err(
                text.wrong(table.kind.span(), format!("`{other}` is no kind of value; known: {known}"))
            );
        }
    })
}
