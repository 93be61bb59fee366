//! Standard output and standard error.

use super::args::Colour;
use super::failure::Failure;
use crate::finding::Severity;
use std::io::{ErrorKind, IsTerminal, Write};

/// What is known about where the output goes.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// Whether standard output is coloured.
    pub colour: bool,
    /// Whether standard error is coloured.
    error_colour: bool,
    /// Whether a progress bar may be drawn.
    pub progress: bool,
    /// Only results and what went wrong.
    pub quiet: bool,
    /// Everything in full.
    pub verbose: bool,
}

impl Terminal {
    /// Looks at the two outputs and at `NO_COLOR`.
    pub fn new(colour: Colour, quiet: bool, verbose: bool) -> Self {
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let coloured = |terminal: bool| match colour {
            Colour::Auto => terminal && !no_colour,
            Colour::Always => true,
            Colour::Never => false,
        };
        let errors = std::io::stderr().is_terminal();
        Self {
            colour: coloured(std::io::stdout().is_terminal()),
            error_colour: coloured(errors),
            progress: errors && !quiet,
            quiet,
            verbose,
        }
    }

    /// Prints a result. A reader that has gone away (`| head`) has seen what it wanted.
    pub fn print(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = std::io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(e) if e.kind() != ErrorKind::BrokenPipe => {
                Err(Failure::new(format!("the output cannot be written: {e}")))
            }
            _ => Ok(()),
        }
    }

    /// Says something beside the results; nothing when quiet.
    pub fn say(&self, text: &str) {
        if !self.quiet {
            // Nobody listening is no reason to fail.
            let _ = writeln!(std::io::stderr(), "{text}");
        }
    }

    /// Says why the command could not run.
    pub fn complain(&self, failure: &Failure) {
        let mark = crate::finding::text::level(Severity::Error, self.error_colour);
        let mut text = format!("{mark}: {}\n", failure.message);
        if !failure.remedy.is_empty() {
            text.push_str(&format!("  what to do: {}\n", failure.remedy));
        }
        let _ = std::io::stderr().write_all(text.as_bytes());
    }
}
