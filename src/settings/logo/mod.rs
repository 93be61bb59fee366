//! The logo of the theme: a PNG or SVG file beside it -> [`Logo`]. The only user of png and usvg.

mod points;
mod shapes;

use super::SettingsError;
use super::files::TemplateFiles;
use super::parse::Text;
use crate::model::picture::{Logo, Picture};
use toml::Spanned;

/// The most bytes that a file may have.
const LARGEST: usize = 4 << 20;

/// Reads the file that the theme names.
pub fn load(files: &TemplateFiles, text: Text<'_>, name: &Spanned<String>) -> Result<Logo, SettingsError> {
    let wrong = |message: String| text.wrong(name.span(), format!("the logo `{}` {message}", name.get_ref()));
    let file =
        files.get(name.get_ref()).map_err(|_| wrong("is not in the folder of templates".to_owned()))?;
    if file.bytes.len() > LARGEST {
        return Err(wrong("has more than 4 MB".to_owned()));
    }
    read(name.get_ref(), &file.bytes).map_err(wrong)
}

/// The picture in the bytes of a file; else why there is none, to stand behind its name.
fn read(name: &str, bytes: &[u8]) -> Result<Logo, String> {
    match name.rsplit_once('.').map(|(_, kind)| kind.to_ascii_lowercase()).as_deref() {
        Some("png") => {
            let points = points::read(bytes)?;
            Ok(Logo { file: points::write(&points), picture: Picture::Points(points) })
        }
        Some("svg") => Ok(Logo { picture: shapes::read(bytes)?, file: None }),
        _ => Err("is neither a PNG nor an SVG file".to_owned()),
    }
}
