//! `completions`: the completion script of a shell.

use super::Verdict;
use super::args::{self, Arguments};
use super::failure::Failure;
use super::terminal::Terminal;
use clap::CommandFactory;

/// Prints the script.
pub fn run(args: &args::Completions, terminal: &Terminal) -> Result<Verdict, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "packwright", &mut script);
    terminal.print(&script)?;
    Ok(Verdict::Clean)
}
