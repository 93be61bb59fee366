//! A bar that grows as workbooks are read, on a terminal only.

use super::terminal::Terminal;
use crate::pipeline::Step;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The bar; draws nothing on a pipe.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar without a length yet.
    pub fn new(terminal: &Terminal) -> Self {
        if !terminal.progress {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{bar:30} {pos} of {len} files read");
        Self(bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())))
    }

    /// Takes a step.
    pub fn step(&self, step: Step) {
        match step {
            Step::Found(files) => self.0.set_length(files as u64),
            Step::Read => self.0.inc(1),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
