//! Tables as people keep them, and what they mean, worked out by hand.

mod amounts;
mod canonical;
mod dates;
mod money;
mod properties;
mod shorthand;
mod tables;
mod values;

use super::fixture::{File, Out};

/// One column of a register, a value a row.
fn column(register: &str, field: &str, rows: &[&str]) -> File {
    File::new(register, field, rows)
}

fn money(rows: &[&str]) -> Out {
    column("finance", "budget", rows).read()
}
