//! The AWS IAM policy language: parse with positions, check, evaluate, explain.
//!
//! Nothing here knows a clock, a file, a browser or the simulated AWS. The same input gives the same output, and no
//! input panics. The rules are those of the AWS IAM User Guide; each rule names its page.

pub mod arn;
pub mod by_name;
pub mod condition;
pub mod document;
pub mod editing;
pub mod evaluation;
pub mod explanation;
pub mod json;
mod lint;
mod matching;
pub mod pattern;
pub mod reference;
pub mod render;
pub mod request;
pub mod simulate;
pub mod span;
pub mod variable;
