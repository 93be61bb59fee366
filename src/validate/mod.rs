//! Rules across records.
