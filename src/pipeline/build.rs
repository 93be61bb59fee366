//! Dataset to files: measure, compose and render each pack, and what lies beside the packs.

use super::manifest::{manifest, run_id};
use super::month::{Month, Ready, Views};
use super::{Gathered, PackFormat, RunError, attached, dataset, told};
use crate::compose::{Material, compose, findings_document};
use crate::finding::{Finding, Noted, json};
use crate::measure::{figures_json, measure};
use crate::model::artifact::Artifact;
use crate::model::document::Document;
use crate::model::figure::Figures;
use crate::model::pack::{Hidden, Pack, Shown};
use crate::render::{of_theme, pdf, xlsx};
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
        .filter(|p| audiences.is_empty() || audiences.contains(&p.role))
        .collect();
    let views = Views::new(gathered, &wanted, settings);
    let figures = measure(&gathered.dataset, settings).into(&mut gathered.findings);
    let month = Month { whole: gathered, figures: &figures, views: &views, settings: &printed };
    let packs: Vec<Ready<'_>> = wanted.into_iter().map(|pack| month.ready(pack)).collect();
    let mut work: Vec<(&Ready<'_>, PackFormat)> =
        formats.iter().flat_map(|format| packs.iter().map(move |pack| (pack, *format))).collect();
    // The largest first and each thread the next one, so that no thread is left with a large one at the end.
    work.sort_by_key(|(ready, format)| std::cmp::Reverse(size(&ready.pack, *format, gathered)));
    let run = run_id(&gathered.dataset, settings);
    let mut made: Vec<(usize, Files)> = work
        .iter()
        .enumerate()
        .par_bridge()
        .map(|(n, (ready, format))| {
            let material = month.material(ready, &run);
            (n, render(&compose(&ready.pack, material), *format, material, settings))
        })
        .collect();
    made.sort_by_key(|(n, _)| *n);
    let mut artifacts = Vec::new();
    let mut said: Vec<Finding> = Vec::new();
    for (_, one) in made {
        artifacts.extend(one?.into(&mut said));
    }
    let figures = figures_json(&figures, &views.figures(settings), &gathered.dataset, settings)?;
    gathered.findings.extend(of_theme(&settings.knowledge.theme));
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

/// The files of a pack in a format.
type Files = Result<Noted<Vec<Artifact>>, RunError>;

/// Makes them: one, or the volumes of a long PDF.
fn render(
    document: &Document<'_>,
    format: PackFormat,
    Material { settings: printed, figures, dataset, .. }: Material<'_>,
    settings: &Settings,
) -> Files {
    let knowledge = &printed.knowledge;
    let (Noted { value: files, findings }, extension) = match format {
        PackFormat::Xlsx => (Noted::silent(vec![workbook(document, printed)?]), "xlsx"),
        PackFormat::Pdf => {
            let figures = attached::figures(document, figures, dataset, settings)?;
            (pdf::render(document, &knowledge.theme, &knowledge.fonts, &figures), "pdf")
        }
    };
    let path = |at: usize| match at {
        0 => format!("packs/{}.{extension}", document.role),
        _ => format!("packs/{}-{}.{extension}", document.role, at + 1),
    };
    let named = files.into_iter().enumerate().map(|(at, bytes)| Artifact { path: path(at), bytes });
    Ok(Noted { value: named.collect(), findings })
}

fn workbook(document: &Document<'_>, settings: &Settings) -> Result<Vec<u8>, RunError> {
    xlsx::render(document, &settings.knowledge.theme)
        .map_err(|e| RunError::Pack { role: document.role.clone(), reason: e.to_string() })
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
    let (figures, hidden, run, live) = (&figures, &hidden, run.as_str(), None);
    let material = Material { dataset, figures, findings, staffing, settings, run, hidden, live };
    workbook(&findings_document(material), settings)
}
