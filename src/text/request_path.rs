//! The path of the explained request, step by step.

/// Above the steps.
pub const TITLE: &str = "The path of the request";

/// Name of a step's button.
pub fn open(thing: &str) -> String {
    format!("Open {thing}")
}
