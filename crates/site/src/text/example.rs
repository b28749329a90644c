//! What the pages of examples say.

pub(crate) const OPEN: &str = "Open this example";
pub(crate) const REQUEST: &str = "The request";
pub(crate) const ASKS_FOR: &str = " asks for ";
pub(crate) const ON: &str = " on ";
pub(crate) const AWS_SAYS: &str = "AWS says:";
pub(crate) const STEP_BY_STEP: &str = "Step by step";
pub(crate) const POLICIES: &str = "The policies";
pub(crate) const DRAWN_BY: &str = "Simulated by IAM Playground";

pub(crate) fn description(about: &str) -> String {
    format!("{about} With AWS’s answer explained step by step.")
}

pub(crate) fn answer(verdict: &str) -> String {
    format!("The answer: {verdict}")
}

pub(crate) fn certainty(word: &str) -> String {
    format!("How sure this is: {word}.")
}
