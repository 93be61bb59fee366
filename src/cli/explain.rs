//! `explain`: the manual page of a finding.

use super::Verdict;
use super::args::{self, Common};
use super::failure::Failure;
use super::near::nearest;
use super::session::Session;
use super::terminal::Terminal;
use crate::pipeline;

/// Prints the page of a code.
pub fn run(args: &args::Explain, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    let session = Session::new(Vec::new(), None, common, terminal)?;
    let codes = pipeline::all_codes(&session.settings);
    let asked = args.code.trim().to_lowercase();
    let Some(code) = codes.iter().find(|c| c.id == asked) else {
        return Err(unknown(&args.code, &nearest(&asked, codes.iter().map(|c| c.id))));
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
