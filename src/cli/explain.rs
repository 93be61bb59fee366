//! `explain`: the manual page of a finding.

use super::Verdict;
use super::args::{self, Common};
use super::failure::Failure;
use super::session::Session;
use super::terminal::Terminal;
use crate::finding::Code;
use crate::pipeline;

/// How like a code another must be to be worth naming, 0–1.
const ALIKE: f64 = 0.75;

/// Prints the page of a code.
pub fn run(args: &args::Explain, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    let session = Session::new(Vec::new(), None, common, terminal)?;
    let codes = pipeline::all_codes(&session.settings);
    let asked = args.code.trim().to_lowercase();
    let Some(code) = codes.iter().find(|c| c.id == asked) else {
        return Err(unknown(&args.code, &nearest(&asked, &codes)));
    };
    let level = code.level;
    let page = code.page();
    let set = format!("Level: {level}. To change it, set `{asked}` under `[levels]` in packwright.toml.");
    terminal.print(format!("{page}\n\n{set}\n").as_bytes())?;
    Ok(Verdict::Clean)
}

fn unknown(asked: &str, nearest: &[&str]) -> Failure {
    let failure = Failure::new(format!("there is no finding `{asked}`"));
    match nearest {
        [] => failure.remedy("`packwright check` prints the code of each finding in brackets"),
        some => failure.remedy(format!("did you mean {}?", some.join(", "))),
    }
}

/// Up to three codes like `asked`, the likest first.
fn nearest<'a>(asked: &str, codes: &'a [Code]) -> Vec<&'a str> {
    let mut alike: Vec<(f64, &str)> = codes
        .iter()
        .map(|c| {
            let within = asked.len() > 2 && c.id.contains(asked);
            (if within { 1.0 } else { strsim::jaro_winkler(asked, c.id) }, c.id)
        })
        .filter(|(score, _)| *score >= ALIKE)
        .collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    alike.into_iter().take(3).map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;

    #[test]
    fn near_codes_are_named() {
        let codes = ["date-order-unclear", "date-unreadable", "header-guessed"]
            .map(|id| Code::new(id, Severity::Note, ""));
        assert_eq!(nearest("date-order-uncler", &codes)[0], "date-order-unclear");
        assert_eq!(nearest("guessed", &codes), ["header-guessed"]);
        assert!(nearest("zzz", &codes).is_empty());
    }
}
