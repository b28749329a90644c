//! The AWS IAM policy language: parse with positions, check, evaluate, explain.
//!
//! Nothing here knows a clock, a file, a browser or the simulated AWS. The same input gives the same output, and no
//! input panics. The rules are those of the AWS IAM User Guide; each rule names its page.

pub mod span;
pub mod document;
pub mod request;
pub mod evaluation;
pub mod explanation;
pub mod render;
