//! Dataset to files: measure, compose and render each pack, and what lies beside the packs.

use super::manifest::{manifest, run_id};
use super::month::{Month, Ready, Views};
use super::{Gathered, PackFormat, RunError, attached, dataset, index, told};
use crate::compose::{Material, compose, findings_document};
use crate::finding::{Finding, Noted, json};
use crate::measure::{figures_json, measure};
use crate::model::artifact::Artifact;
use crate::model::document::{Document, Kind};
use crate::model::figure::Figures;
use crate::model::pack::{Hidden, Pack, Shown};
use crate::render::{pdf, xlsx};
use crate::settings::Settings;
use rayon::prelude::*;

/// The packs of these audiences (all when none is named) and what lies beside them, in the order in which they
/// are listed in the manifest, which is the last. Findings of these stages are added to the others.
///
/// # Errors
/// When no file could be read or none has a record, since packs of nothing would take the place of good ones; when
/// a pack cannot be made.
pub fn build(
    gathered: &mut Gathered,
    settings: &Settings,
    audiences: &[String],
    formats: &[PackFormat],
) -> Result<Vec<Artifact>, RunError> {
    if gathered.dataset.account().records == 0 {
        return Err(told::unread(&gathered.dataset.sources).map_or(RunError::Empty, RunError::Unread));
    }
    let knowledge = &settings.knowledge;
    let wanted: Vec<&Pack> =
        knowledge.packs.iter().filter(|p| audiences.is_empty() || audiences.contains(&p.name)).collect();
    let views = Views::new(gathered, &wanted, settings);
    let figures = measure(&gathered.dataset, settings).into(&mut gathered.findings);
    let month = Month { whole: gathered, figures: &figures, views: &views, settings };
    let packs: Vec<Ready<'_>> = wanted.into_iter().map(|pack| month.ready(pack)).collect();
    let run = run_id(&gathered.dataset, settings);
    let mut said: Vec<Finding> = Vec::new();
    let files = rendered(&packs, formats, &month, &run)?.into(&mut said);
    let told = gathered.findings.iter().chain(&said).map(|finding| finding.level);
    let index = index::index(&month, &packs, &files, (formats, &run), told)?.into(&mut said);
    let mut artifacts: Vec<Artifact> =
        files.into_iter().map(|(_, file)| file).chain(index).map(|file| file.artifact).collect();
    let figures = figures_json(&figures, &views.figures(&figures, settings), &gathered.dataset, settings)?;
    gathered.findings.extend(said);
    artifacts.push(Artifact { path: "figures.json".to_owned(), bytes: figures });
    artifacts.push(Artifact { path: "findings.json".to_owned(), bytes: json::lines(&gathered.findings)? });
    let bytes = findings_workbook(gathered, settings)?;
    artifacts.push(Artifact { path: "findings.xlsx".to_owned(), bytes });
    artifacts.extend(dataset::files(&gathered.dataset, settings, &gathered.findings)?);
    artifacts.push(dataset::declarations(&gathered.dataset, settings)?);
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    let mut bytes = serde_json::to_vec_pretty(&manifest(&gathered.dataset, settings, &artifacts))?;
    bytes.push(b'\n');
    artifacts.push(Artifact { path: "manifest.json".to_owned(), bytes });
    Ok(artifacts)
}

/// About how many cells a pack's lists have in a format.
fn size(pack: &Pack, format: PackFormat, gathered: &Gathered) -> usize {
    let list = |shown: &Shown| {
        let rows = gathered.dataset.count(shown.register);
        match format {
            PackFormat::Xlsx => rows * shown.fields.len(),
            PackFormat::Pdf => rows.min(shown.print) * shown.printed.len(),
        }
    };
    pack.registers.iter().map(list).sum()
}

/// A file that was made of a document.
pub struct File {
    /// The file.
    pub artifact: Artifact,
    /// How many pages it has; `None` for a workbook.
    pub pages: Option<usize>,
}

/// The files of all packs, each with the number of its pack, in the order of the packs.
fn rendered(
    packs: &[Ready<'_>],
    formats: &[PackFormat],
    month: &Month<'_>,
    run: &str,
) -> Result<Noted<Vec<(usize, File)>>, RunError> {
    let mut work: Vec<(usize, PackFormat)> =
        formats.iter().flat_map(|format| (0..packs.len()).map(move |at| (at, *format))).collect();
    // The largest first and each thread the next one, so that no thread is left with a large one at the end.
    work.sort_by_key(|(at, format)| std::cmp::Reverse(size(&packs[*at].pack, *format, month.whole)));
    let mut made: Vec<(usize, PackFormat, Result<Noted<File>, RunError>)> = work
        .into_iter()
        .par_bridge()
        .map(|(at, format)| {
            let material = month.material(&packs[at], run);
            (at, format, render(&compose(&packs[at].pack, material), format, material))
        })
        .collect();
    made.sort_by_key(|(at, format, _)| (*at, *format));
    let mut findings = Vec::new();
    let mut files = Vec::new();
    for (pack, _, one) in made {
        files.push((pack, one?.into(&mut findings)));
    }
    Ok(Noted { value: files, findings })
}

/// A document as a file.
pub fn render(
    document: &Document<'_>,
    format: PackFormat,
    Material { settings, figures, dataset, .. }: Material<'_>,
) -> Result<Noted<File>, RunError> {
    let knowledge = &settings.knowledge;
    let file = |extension, bytes, pages| File {
        artifact: Artifact { path: document.path(extension), bytes },
        pages,
    };
    match format {
        PackFormat::Xlsx => Ok(Noted::silent(file("xlsx", workbook(document, settings)?, None))),
        PackFormat::Pdf => {
            let figures = match document.kind {
                Kind::Pack => attached::figures(document, figures, dataset, settings)?,
                Kind::Findings | Kind::Index => Vec::new(),
            };
            let Noted { value: pages, findings } =
                pdf::render(document, &knowledge.theme, &knowledge.fonts, &figures);
            Ok(Noted { value: file("pdf", pages.bytes, Some(pages.count)), findings })
        }
    }
}

fn workbook(document: &Document<'_>, settings: &Settings) -> Result<Vec<u8>, RunError> {
    xlsx::render(document, &settings.knowledge.theme)
        .map_err(|e| RunError::Pack { role: document.name.clone(), reason: e.to_string() })
}

/// The findings as a workbook.
///
/// # Errors
/// When the workbook cannot be made.
pub fn findings_workbook(gathered: &Gathered, settings: &Settings) -> Result<Vec<u8>, RunError> {
    let run = run_id(&gathered.dataset, settings);
    let (figures, hidden) = (Figures::default(), Hidden::new());
    let Gathered { dataset, staffing, findings } = gathered;
    let (figures, hidden, outside, run, live) = (&figures, &hidden, &hidden, run.as_str(), None);
    let material = Material { dataset, figures, findings, staffing, settings, run, hidden, outside, live };
    workbook(&findings_document(material), settings)
}
