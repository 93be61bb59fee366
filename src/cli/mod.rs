//! The face of the program: one file a command, and the only place that knows a terminal and the environment.
//!
//! Results go to standard output, everything else to standard error. Exit code 0: done. 1: done, and a finding
//! is at or above `--deny`, or a file could not be read. 2: could not run, and nothing half-written is left.

mod apart;
mod args;
mod audiences;
mod build;
mod check;
mod completions;
mod explain;
mod export;
mod export_format;
mod failure;
mod init;
mod inspect;
mod migrate;
mod near;
mod progress;
mod session;
mod summary;
mod template;
mod terminal;
mod trace;

use args::{Arguments, Command, Common};
use clap::Parser;
use failure::Failure;
use std::ffi::OsString;
use std::process::ExitCode;
use terminal::Terminal;

/// How a command that ran ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Nothing at or above the level that fails a run.
    Clean,
    /// Something there is.
    Flagged,
}

/// Runs the program with these arguments, the first being its own name.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let Arguments { common, command } = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let terminal = Terminal::new(common.color, common.quiet, common.verbose);
    // A panic is a fault of ours; what it unwinds through takes its half-written files away.
    let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| pooled(command, common, &terminal)));
    match ran.unwrap_or_else(|_| Err(Failure::fault())) {
        Ok(Verdict::Clean) => ExitCode::SUCCESS,
        Ok(Verdict::Flagged) => ExitCode::from(1),
        Err(failure) => {
            terminal.complain(&failure);
            ExitCode::from(2)
        }
    }
}

/// Help and version are results; anything else is a wrong argument.
fn usage(error: &clap::Error) -> ExitCode {
    // A reader that has gone away is no failure.
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { 2 } else { 0 })
}

/// Runs a command on as many threads as were asked for.
fn pooled(command: Command, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    let threads = common.threads.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|e| Failure::new(format!("the threads could not be started: {e}")))?;
    pool.install(|| run(command, common, terminal))
}

fn run(command: Command, common: Common, terminal: &Terminal) -> Result<Verdict, Failure> {
    match command {
        Command::Build(args) => build::run(args, common, terminal),
        Command::Check(args) => check::run(args, common, terminal),
        Command::Inspect(args) => inspect::run(args, common, terminal),
        Command::Export(args) => export::run(args, common, terminal),
        Command::Migrate(args) => migrate::run(args, common, terminal),
        Command::Template(args) => template::run(args, common, terminal),
        Command::Trace(args) => trace::run(&args, terminal),
        Command::Explain(args) => explain::run(&args, common, terminal),
        Command::Init(args) => init::run(&args, common, terminal),
        Command::Completions(args) => completions::run(&args, terminal),
    }
}
