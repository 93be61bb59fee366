//! Dataset to files: measure, compose and render each pack, and what lies beside the packs.

use super::files::{File, pages, workbook};
use super::manifest::{manifest, run_id};
use super::money;
use super::month::{Month, Ready, Views};
use super::{Gathered, PackFormat, RunError, attached, dataset, index, told};
use crate::compose::{Material, compose, findings_document};
use crate::finding::{Finding, Noted, json};
use crate::measure::{figures_json, measure};
use crate::model::artifact::{Artifact, Listed};
use crate::model::document::{Document, Kind};
use crate::model::figure::Figures;
use crate::model::pack::{Hidden, Pack, Shown};
use crate::render::of_theme;
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
    let printed = settings.printed();
    let wanted: Vec<&Pack> = printed
        .knowledge
        .packs
        .iter()
        .filter(|p| audiences.is_empty() || audiences.contains(&p.name))
        .collect();
    let views = Views::new(gathered, &wanted, settings);
    let figures = measure(&gathered.dataset, settings).into(&mut gathered.findings);
    let month = Month { whole: gathered, figures: &figures, views: &views, settings: &printed };
    let packs: Vec<Ready<'_>> = wanted.into_iter().map(|pack| month.ready(pack)).collect();
    let run = run_id(&gathered.dataset, settings);
    let mut said: Vec<Finding> = of_theme(&settings.knowledge.theme);
    let files = rendered(&packs, formats, (&month, settings), &run)?.into(&mut said);
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
    let listed: Vec<Listed> = artifacts.iter().map(Artifact::listed).collect();
    let verdict = money::verdict(&gathered.dataset, settings);
    let mut bytes = serde_json::to_vec_pretty(&manifest(&gathered.dataset, settings, &listed, &verdict))?;
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

/// The files of all packs, each with the number of its pack, in the order of the packs.
fn rendered(
    packs: &[Ready<'_>],
    formats: &[PackFormat],
    (month, settings): (&Month<'_>, &Settings),
    run: &str,
) -> Result<Noted<Vec<(usize, File)>>, RunError> {
    let mut work: Vec<(usize, PackFormat)> =
        formats.iter().flat_map(|format| (0..packs.len()).map(move |at| (at, *format))).collect();
    // The largest first and each thread the next one, so that no thread is left with a large one at the end.
    work.sort_by_key(|(at, format)| std::cmp::Reverse(size(&packs[*at].pack, *format, month.whole)));
    let mut made: Vec<(usize, PackFormat, Files)> = work
        .into_iter()
        .par_bridge()
        .map(|(at, format)| {
            let material = month.material(&packs[at], run);
            (at, format, render(&compose(&packs[at].pack, material), format, material, settings))
        })
        .collect();
    made.sort_by_key(|(at, format, _)| (*at, *format));
    let mut findings = Vec::new();
    let mut files = Vec::new();
    for (pack, _, all) in made {
        files.extend(all?.into(&mut findings).into_iter().map(|file| (pack, file)));
    }
    Ok(Noted { value: files, findings })
}

/// The files of a document in a format.
type Files = Result<Noted<Vec<File>>, RunError>;

/// A document as files: one, or the volumes of a long PDF. What is attached says what `settings`, which are in no language,
/// name it.
pub fn render(
    document: &Document<'_>,
    format: PackFormat,
    Material { settings: printed, figures, dataset, .. }: Material<'_>,
    settings: &Settings,
) -> Files {
    match format {
        PackFormat::Xlsx => {
            let bytes = workbook(document, printed)?;
            let artifact = Artifact { path: document.path("xlsx"), bytes };
            Ok(Noted::silent(vec![File { artifact, pages: None }]))
        }
        PackFormat::Pdf => {
            let figures = match document.kind {
                Kind::Pack => attached::figures(document, figures, dataset, settings)?,
                Kind::Findings | Kind::Index | Kind::Dossier => Vec::new(),
            };
            Ok(pages(document, printed, &figures))
        }
    }
}

/// The findings as a workbook.
///
/// # Errors
/// When the workbook cannot be made.
pub fn findings_workbook(gathered: &Gathered, settings: &Settings) -> Result<Vec<u8>, RunError> {
    let run = run_id(&gathered.dataset, settings);
    let settings = &settings.printed();
    let (figures, hidden) = (Figures::default(), Hidden::new());
    let Gathered { dataset, staffing, findings } = gathered;
    let (figures, hidden, outside, run, live) = (&figures, &hidden, &hidden, run.as_str(), None);
    let material = Material { dataset, figures, findings, staffing, settings, run, hidden, outside, live };
    workbook(&findings_document(material), settings)
}
