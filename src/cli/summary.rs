//! What a run says at its end, for people.

use super::Verdict;
use super::terminal::Terminal;
use crate::finding::text::{self, Style, number};
use crate::finding::{Finding, Severity};
use crate::model::artifact::Artifact;
use crate::model::dataset::{Dataset, Source};
use crate::model::knowledge::Knowledge;
use crate::pipeline::Gathered;
use crate::publish::shown;
use std::path::Path;

/// How a run over registers ended: flagged by a finding at or above `deny`, or by a file that could not be read.
pub fn verdict(findings: &[Finding], sources: &[Source], deny: Severity) -> Verdict {
    let flagged = findings.iter().any(|f| f.level >= deny) || sources.iter().any(|s| s.error.is_some());
    if flagged { Verdict::Flagged } else { Verdict::Clean }
}

/// How findings are shown at the end of `build` and `export`: warnings and errors, and everything when asked.
pub fn style(terminal: &Terminal) -> Style {
    if terminal.verbose {
        return Style::full(terminal.colour);
    }
    Style { least: Severity::Warning, causes: 20, places: 3, colour: terminal.colour }
}

/// The month, what was read and what was found, one fact a line.
pub fn facts(gathered: &Gathered, name: &str, knowledge: &Knowledge) -> String {
    let dataset = &gathered.dataset;
    format!(
        "{name}, {} ({})\n  read      {}\n  records   {}\n  findings  {}\n",
        dataset.period.long(),
        dataset.period,
        sources(&dataset.sources),
        records(dataset, knowledge),
        text::totals(&gathered.findings),
    )
}

/// Whether the money ties out, in a line.
pub fn money(sentence: &str) -> String {
    format!("  money     {sentence}\n")
}

/// What was written, one file a line.
pub fn written<'a>(folder: &Path, files: impl Iterator<Item = &'a str>) -> String {
    let mut out = format!("written to {}\n", shown(folder));
    files.for_each(|path| out.push_str(&format!("  {path}\n")));
    out
}

/// The same for files that were held until they were written.
pub fn artifacts(folder: &Path, artifacts: &[Artifact]) -> String {
    written(folder, artifacts.iter().map(|artifact| artifact.path.as_str()))
}

fn sources(sources: &[Source]) -> String {
    let count = |what: fn(&Source) -> bool| sources.iter().filter(|s| what(s)).count() as u64;
    let mut text = number(count(|s| s.error.is_none()), "file", "files");
    let unreadable = count(|s| s.error.is_some());
    if unreadable > 0 {
        text.push_str(&format!("; {} could not be read", number(unreadable, "file", "files")));
    }
    let stale = count(|s| s.stale);
    if stale > 0 {
        text.push_str(&format!("; {} of another month", number(stale, "file is", "files are")));
    }
    text
}

fn records(dataset: &Dataset, knowledge: &Knowledge) -> String {
    let counts: Vec<(&str, usize)> = knowledge
        .each_register()
        .map(|(id, register)| (register.label.as_str(), dataset.count(id)))
        .filter(|(_, count)| *count > 0)
        .collect();
    let all = number(counts.iter().map(|(_, n)| *n as u64).sum(), "", "");
    let parts: Vec<String> =
        counts.iter().map(|(label, n)| format!("{label} {}", number(*n as u64, "", "").trim_end())).collect();
    match parts.is_empty() {
        true => "none".to_owned(),
        false => format!("{} ({})", all.trim_end(), parts.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Code;

    #[test]
    fn the_level_that_fails_a_run() {
        let code = Code::new("x", Severity::Warning, "");
        let findings = [Finding::new(code, "", "")];
        assert_eq!(verdict(&findings, &[], Severity::Error), Verdict::Clean);
        assert_eq!(verdict(&findings, &[], Severity::Warning), Verdict::Flagged);
        assert_eq!(verdict(&findings, &[], Severity::Note), Verdict::Flagged);
        assert_eq!(verdict(&[], &[], Severity::Note), Verdict::Clean);
    }

    #[test]
    fn the_facts_of_a_run() {
        let settings = crate::settings::Settings::built_in().unwrap();
        let mut file = crate::cli::inspect::sample(&settings.knowledge);
        file.stale = true;
        let mut unreadable = file.clone();
        unreadable.error = Some("no workbook".to_owned());
        unreadable.stale = false;
        let dataset = Dataset {
            period: "2026-10".parse().unwrap(),
            currency: settings.portfolio.currency,
            text: Default::default(),
            sources: vec![file, unreadable],
            projects: Vec::new(),
            notes: Vec::new(),
            registers: vec![Vec::new(); settings.knowledge.registers.len()],
        };
        let gathered = Gathered { dataset, staffing: Default::default(), findings: Vec::new() };
        let expected = "Digital, October 2026 (2026-10)\n  \
                        read      1 file; 1 file could not be read; 1 file is of another month\n  \
                        records   none\n  \
                        findings  0 errors, 0 warnings, 0 notes\n";
        assert_eq!(facts(&gathered, "Digital", &settings.knowledge), expected);
        assert_eq!(verdict(&[], &gathered.dataset.sources, Severity::Error), Verdict::Flagged);
    }
}
