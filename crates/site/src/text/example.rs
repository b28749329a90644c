//! What the pages of examples say.

pub(crate) const OPEN: &str = "Open this example";
pub(crate) const WHAT_SURPRISES: &str = "What surprises: ";
pub(crate) const REQUEST: &str = "The request";
pub(crate) const PICTURE: &str = "The drawing with the deciding statement, as a picture";
pub(crate) const AWS_SAYS: &str = "AWS says:";
pub(crate) const STEP_BY_STEP: &str = "Step by step";
pub(crate) const WHAT_TO_TRY: &str = "What to try";
pub(crate) const HOW_TO_TRY: &str = "Open the example, change its policies, and see the answer turn.";
pub(crate) const DRAWN_BY: &str = "Simulated by IAM Playground";

// The list of all examples.

pub(crate) const ALL: &str = "All examples";
pub(crate) const OPEN_FIRST: &str = "Open the first";
pub(crate) const WHAT_AN_EXAMPLE_IS: &str = "Each is a request to AWS with one answer that surprises: the situation, the answer step by step, the policies, and what to try.";

pub(crate) fn all_description(count: usize) -> String {
    format!(
        "{count} situations in AWS IAM, each with one answer that surprises, explained and ready to play with."
    )
}

pub(crate) fn description(about: &str) -> String {
    format!("{about} With AWS’s answer explained step by step.")
}

pub(crate) fn certainty(word: &str) -> String {
    format!("How sure this is: {word}.")
}
