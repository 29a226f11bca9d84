//! The alignment calculator.
