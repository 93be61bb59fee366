//! One column at a time, worked out by hand.
