//! `templates/packs/*.toml` -> [`Pack`]s, in the order of the role model. A file's name is the role it is for.

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::Text;
use crate::model::document::ChartKind;
use crate::model::measure::{Dimension, Measure, MeasureId};
use crate::model::pack::{BlockDecl, Pack, SectionDecl, Shown};
use crate::model::register::{FieldId, Register, RegisterId};
use crate::model::role::RoleModel;
use serde::Deserialize;
use toml::Spanned;

type Name = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackFile {
    title: String,
    question: String,
    #[serde(default)]
    marking: String,
    #[serde(default)]
    sources: bool,
    #[serde(default)]
    register: Vec<ShownTable>,
    section: Vec<SectionTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShownTable {
    key: Name,
    fields: Vec<Name>,
    #[serde(default)]
    printed: Vec<Name>,
    #[serde(default)]
    order: Vec<Name>,
    #[serde(default)]
    order_words: String,
    print: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionTable {
    title: String,
    #[serde(default)]
    landscape: bool,
    block: Vec<BlockTable>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum BlockTable {
    Heading { text: String },
    Sentences { lines: Vec<Name> },
    Tiles { figures: Vec<Name> },
    Chart { title: String, draw: ChartKind, by: Dimension, figures: Vec<Name> },
    HeatMap { title: String },
    Projects { title: String, figures: Vec<Name> },
    Excerpt { title: String, of: Name, limit: usize },
    Findings { limit: usize },
    Returns {},
    Account {},
    Definitions {},
}

/// What packs may name.
pub struct Known<'a> {
    /// Registers.
    pub registers: &'a [Register],
    /// Measures.
    pub measures: &'a [Measure],
    /// Roles.
    pub roles: &'a RoleModel,
}

/// Reads all packs. A name that is not declared is refused.
pub fn load(files: &TemplateFiles, known: &Known<'_>) -> Result<Vec<Pack>, SettingsError> {
    let mut packs = Vec::new();
    for (role, file) in files.each("packs", "toml") {
        let text = Text::of(file)?;
        let place = known.roles.roles.iter().position(|r| r.id == role).ok_or_else(|| {
            SettingsError::file(
                text.name,
                format!("`{role}` is no role of the role model; the file's name is the role"),
            )
        })?;
        packs.push((place, Reader { text, known }.pack(role, text.read()?)?));
    }
    packs.sort_by_key(|(place, _)| *place);
    Ok(packs.into_iter().map(|(_, pack)| pack).collect())
}

struct Reader<'a> {
    text: Text<'a>,
    known: &'a Known<'a>,
}

impl Reader<'_> {
    fn pack(&self, role: &str, w: PackFile) -> Result<Pack, SettingsError> {
        Ok(Pack {
            role: role.to_owned(),
            title: w.title,
            question: w.question,
            marking: w.marking,
            sources: w.sources,
            registers: w.register.into_iter().map(|r| self.shown(r)).collect::<Result<_, _>>()?,
            sections: w.section.into_iter().map(|s| self.section(s)).collect::<Result<_, _>>()?,
        })
    }

    fn shown(&self, w: ShownTable) -> Result<Shown, SettingsError> {
        let at = self.known.registers.iter().position(|r| r.key == *w.key.get_ref());
        let at = at.ok_or_else(|| self.wrong(&w.key, "register"))?;
        let register = &self.known.registers[at];
        let field = |name: &Name, key: &str| {
            let message = || format!("the register `{}` has no field `{key}`", register.key);
            register.field(key).ok_or_else(|| self.text.wrong(name.span(), message()))
        };
        let all =
            |names: &[Name]| names.iter().map(|n| field(n, n.get_ref())).collect::<Result<Vec<FieldId>, _>>();
        let fields = all(&w.fields)?;
        let printed = if w.printed.is_empty() { fields.clone() } else { all(&w.printed)? };
        if let Some(name) =
            w.printed.iter().zip(&printed).find(|(_, f)| !fields.contains(f)).map(|(name, _)| name)
        {
            return Err(self.text.wrong(name.span(), "a field that is printed must be among `fields`"));
        }
        let order = w.order.iter().map(|name| {
            let key = name.get_ref();
            Ok((field(name, key.trim_start_matches('-'))?, key.starts_with('-')))
        });
        let order = order.collect::<Result<_, SettingsError>>()?;
        let (order_words, print) = (w.order_words, w.print);
        Ok(Shown { register: RegisterId(at as u16), fields, printed, order, order_words, print })
    }

    fn section(&self, w: SectionTable) -> Result<SectionDecl, SettingsError> {
        let blocks = w.block.into_iter().map(|b| self.block(b)).collect::<Result<_, _>>()?;
        Ok(SectionDecl { title: w.title, landscape: w.landscape, blocks })
    }

    fn block(&self, w: BlockTable) -> Result<BlockDecl, SettingsError> {
        Ok(match w {
            BlockTable::Heading { text } => BlockDecl::Heading(text),
            BlockTable::Sentences { lines } => {
                lines.iter().try_for_each(|line| self.sentence(line))?;
                BlockDecl::Sentences(lines.into_iter().map(Spanned::into_inner).collect())
            }
            BlockTable::Tiles { figures } => BlockDecl::Tiles(self.figures(&figures)?),
            BlockTable::Chart { title, draw, by, figures } => {
                let ids = self.figures(&figures)?;
                self.have(&figures, &ids, by)?;
                BlockDecl::Chart { title, kind: draw, by, figures: ids }
            }
            BlockTable::HeatMap { title } => BlockDecl::HeatMap { title },
            BlockTable::Projects { title, figures } => {
                let ids = self.figures(&figures)?;
                self.have(&figures, &ids, Dimension::Project)?;
                BlockDecl::Projects { title, figures: ids }
            }
            BlockTable::Excerpt { title, of, limit } => {
                BlockDecl::Excerpt { title, of: self.figure(&of)?, limit }
            }
            BlockTable::Findings { limit } => BlockDecl::Findings { limit },
            BlockTable::Returns {} => BlockDecl::Returns,
            BlockTable::Account {} => BlockDecl::Account,
            BlockTable::Definitions {} => BlockDecl::Definitions,
        })
    }

    /// Every measure that a sentence names must be there.
    fn sentence(&self, line: &Name) -> Result<(), SettingsError> {
        for part in line.get_ref().split('{').skip(1) {
            let id = part.split(['}', ':']).next().unwrap_or("");
            if !self.known.measures.iter().any(|m| m.id == id) {
                return Err(self.text.wrong(line.span(), format!("there is no measure `{id}`")));
            }
        }
        Ok(())
    }

    fn figures(&self, names: &[Name]) -> Result<Vec<MeasureId>, SettingsError> {
        names.iter().map(|name| self.figure(name)).collect()
    }

    fn figure(&self, name: &Name) -> Result<MeasureId, SettingsError> {
        let at = self.known.measures.iter().position(|m| m.id == *name.get_ref());
        at.map(|at| MeasureId(at as u16)).ok_or_else(|| self.wrong(name, "measure"))
    }

    /// Figures shown by a dimension must be worked out by it.
    fn have(&self, names: &[Name], ids: &[MeasureId], by: Dimension) -> Result<(), SettingsError> {
        for (name, id) in names.iter().zip(ids) {
            if !self.known.measures[usize::from(id.0)].by.contains(&by) {
                let message = format!("the measure `{}` is not worked out by {}", name.get_ref(), by.key());
                return Err(self.text.wrong(name.span(), message));
            }
        }
        Ok(())
    }

    fn wrong(&self, name: &Name, what: &str) -> SettingsError {
        self.text.wrong(name.span(), format!("there is no {what} `{}`", name.get_ref()))
    }
}
