//! `templates/theme.toml` -> [`Theme`].

use super::SettingsError;
use super::files::TemplateFiles;
use super::logo;
use super::parse::Text;
use super::print::{self, PrintTable};
use crate::model::print::Print;
use crate::model::theme::{Rgb, Theme};
use crate::model::words::Words;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

type Colour = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeFile {
    #[serde(default)]
    logo: Option<Spanned<String>>,
    colours: Colours,
    tones: Tones,
    fonts: Fonts,
    #[serde(default)]
    volumes: Volumes,
    print: PrintTable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Colours {
    ink: Colour,
    muted: Colour,
    line: Colour,
    accent: Colour,
    on_accent: Colour,
    shade: Colour,
    series: Vec<Colour>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tones {
    red: Tone,
    amber: Tone,
    green: Tone,
    neutral: Tone,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tone {
    fill: Colour,
    text: Colour,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fonts {
    workbook: String,
    regular: String,
    bold: String,
    fallback: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Volumes {
    pages: Spanned<usize>,
}

impl Default for Volumes {
    fn default() -> Self {
        Self { pages: Spanned::new(0..0, 500) }
    }
}

/// Reads the theme. Colours are written `#RRGGBB`.
pub fn load(files: &TemplateFiles, languages: &BTreeMap<String, Words>) -> Result<Theme, SettingsError> {
    let text = Text::of(files.get("theme.toml")?)?;
    let w: ThemeFile = text.read()?;
    let colour = |c: &Colour| {
        Rgb::parse(c.get_ref()).ok_or_else(|| text.wrong(c.span(), "a colour is written `#1F3A5F`"))
    };
    let tone = |t: &Tone| Ok((colour(&t.fill)?, colour(&t.text)?));
    if *w.volumes.pages.get_ref() < 3 {
        return Err(text.wrong(w.volumes.pages.span(), "a volume has 3 pages or more"));
    }
    let logo = w.logo.as_ref().map(|name| logo::load(files, text, name)).transpose()?;
    Ok(Theme {
        logo,
        ink: colour(&w.colours.ink)?,
        muted: colour(&w.colours.muted)?,
        line: colour(&w.colours.line)?,
        accent: colour(&w.colours.accent)?,
        on_accent: colour(&w.colours.on_accent)?,
        shade: colour(&w.colours.shade)?,
        series: w.colours.series.iter().map(colour).collect::<Result<_, _>>()?,
        red: tone(&w.tones.red)?,
        amber: tone(&w.tones.amber)?,
        green: tone(&w.tones.green)?,
        neutral: tone(&w.tones.neutral)?,
        workbook_font: w.fonts.workbook,
        font: w.fonts.regular,
        font_bold: w.fonts.bold,
        font_fallback: w.fonts.fallback,
        volume_pages: w.volumes.pages.into_inner(),
        print: print::changed(text, w.print, languages, Print::default())?,
    })
}
