//! What `export --format` takes: a file format, or a tool by the name of its load file.

use crate::export::Format;
use clap::builder::{NonEmptyStringValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Command};
use std::ffi::OsStr;

/// A file format of exports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportFormat {
    /// Every register, as it is.
    Records(Format),
    /// What a tool takes, by the name of a file in `templates/load`.
    Load(String),
}

/// The formats, as they are typed.
const FORMATS: [(&str, Format); 4] =
    [("jsonl", Format::Jsonl), ("json", Format::Json), ("csv", Format::Csv), ("parquet", Format::Parquet)];

/// The names of the file formats.
pub fn formats() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|(name, _)| *name)
}

/// The tools that are known without a file of the user's own, for completions and help.
const TOOLS: [&str; 2] = ["jira", "openproject"];

/// Reads the format. Whether there is a tool of a name is known when the templates are read.
#[derive(Debug, Clone, Copy)]
pub struct FormatParser;

impl TypedValueParser for FormatParser {
    type Value = ExportFormat;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        let name = NonEmptyStringValueParser::new().parse_ref(command, arg, value)?;
        let format = FORMATS.iter().find(|(format, _)| *format == name);
        Ok(format.map_or(ExportFormat::Load(name), |(_, format)| ExportFormat::Records(*format)))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(formats().chain(TOOLS).map(PossibleValue::new)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn the_tools_that_are_told_are_those_there_are() {
        let settings = Settings::built_in().unwrap();
        assert_eq!(settings.knowledge.loads.keys().collect::<Vec<_>>(), TOOLS.iter().collect::<Vec<_>>());
    }
}
