//! `templates/colours.toml` -> [`Colours`].

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::Text;
use crate::model::colour::{Colours, NamedColour};
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColoursFile {
    white_from: u8,
    done: String,
    dots: Vec<Spanned<String>>,
    colour: Vec<ColourTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColourTable {
    word: String,
    hue: Spanned<(u16, u16)>,
    saturation: Spanned<(u8, u8)>,
    lightness: Spanned<(u8, u8)>,
    #[serde(default)]
    alone: bool,
}

/// Reads the colours. Hues are 0 to 359, the other ranges 0 to 100 and upwards, a dot is one sign.
pub fn load(files: &TemplateFiles) -> Result<Colours, SettingsError> {
    let text = Text::of(files.get("colours.toml")?)?;
    let written: ColoursFile = text.read()?;
    let mut colours = Colours { white_from: written.white_from, done: written.done, ..Colours::default() };
    for dot in &written.dots {
        let mut signs = dot.get_ref().chars();
        let (Some(sign), None) = (signs.next(), signs.next()) else {
            return Err(text.wrong(dot.span(), "a dot is one sign"));
        };
        colours.dots.insert(sign);
    }
    for table in written.colour {
        colours.named.push(named(text, table)?);
    }
    Ok(colours)
}

fn named(text: Text<'_>, table: ColourTable) -> Result<NamedColour, SettingsError> {
    let hue = *table.hue.get_ref();
    if hue.0.max(hue.1) > 359 {
        return Err(text.wrong(table.hue.span(), "a hue lies between 0 and 359 degrees"));
    }
    let range = |written: &Spanned<(u8, u8)>| match *written.get_ref() {
        (low, high) if low <= high && high <= 100 => Ok((low, high)),
        _ => Err(text.wrong(written.span(), "a range goes upwards, between 0 and 100 per cent")),
    };
    let (saturation, lightness) = (range(&table.saturation)?, range(&table.lightness)?);
    Ok(NamedColour { word: table.word, hue, saturation, lightness, alone: table.alone })
}

#[cfg(test)]
mod tests {
    use crate::model::colour::Rgb;
    use crate::settings::{Settings, Sources, load};

    /// What is said of colours of which one part is written another way.
    fn refused(from: &str, to: &str) -> String {
        let dir = tempfile::tempdir().unwrap();
        let text = include_str!("../../templates/colours.toml").replacen(from, to, 1);
        std::fs::write(dir.path().join("colours.toml"), text).unwrap();
        let loaded = load(Sources { templates: Some(dir.path()), ..Sources::default() });
        loaded.map(|_| "nothing".to_owned()).unwrap_or_else(|e| e.message)
    }

    #[test]
    fn mistakes_are_told() {
        assert_eq!(refused("338", "338"), "nothing");
        assert_eq!(refused("338", "400"), "a hue lies between 0 and 359 degrees");
        assert_eq!(refused("[30, 100]", "[100, 30]"), "a range goes upwards, between 0 and 100 per cent");
        assert_eq!(refused("\"●\"", "\"● ●\""), "a dot is one sign");
    }

    /// Fills of Excel's palettes, styles and themes, as people use them.
    #[test]
    fn shades_that_people_use_have_their_names() {
        let colours = Settings::built_in().unwrap().knowledge.colours;
        for (word, shades) in [
            (
                "Red",
                "FF0000 C00000 FFC7CE FF9999 FFCCCC E6B8B7 F2DCDB DA9694 C0504D FF5050 9C0006 FF3300 FF8080 800000",
            ),
            (
                "Amber",
                "FFC000 FFFF00 FFEB9C FFF2CC FFD966 FFE699 F4B084 F8CBAD ED7D31 FCE4D6 F79646 FABF8F FF9900",
            ),
            ("Amber", "FF6600 FFCC00 FFFF99 FFCC99 BF8F00 C65911 9C6500 FFBF00 FFA500 FDE9D9"),
            (
                "Green",
                "00B050 92D050 C6EFCE 00FF00 70AD47 A9D08E C6E0B4 E2EFDA EBF1DE 9BBB59 008000 99CC00 CCFFCC",
            ),
            ("Green", "006100 548235 375623 339966 00B04F D8E4BC 4EA72E"),
            (
                "Blue",
                "0070C0 00B0F0 5B9BD5 BDD7EE DDEBF7 4472C4 D9E1F2 0000FF 4F81BD 002060 99CCFF DCE6F1 156082",
            ),
            ("Grey", "808080 BFBFBF D9D9D9 A6A6A6 F2F2F2 C0C0C0 E7E6E6 D0CECE 969696"),
            (
                "",
                "7030A0 000000 FF00FF 00FFFF 8064A2 948A54 DDD9C4 833C0B 7F6000 44546A FF99CC 008080 CC99FF",
            ),
        ] {
            for shade in shades.split(' ') {
                let colour = Rgb::parse(&format!("#{shade}")).unwrap();
                assert_eq!(colours.name(colour).map_or("", |n| n.word.as_str()), word, "{shade}");
            }
        }
        assert!(colours.is_paper(Rgb(255, 255, 255)) && !colours.is_paper(Rgb(0xF2, 0xF2, 0xF2)));
        assert!(colours.is_dot("●") && !colours.is_dot("● late") && !colours.is_dot(" "));
    }
}
