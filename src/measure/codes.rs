//! Kinds of findings of this stage.

use crate::finding::{Code, Severity};

/// An amount in a currency without an exchange rate.
pub const FX_MISSING: Code = Code::new("fx-missing", Severity::Error, include_str!("pages/fx-missing.md"));

/// All of them.
pub const ALL: &[Code] = &[FX_MISSING];
