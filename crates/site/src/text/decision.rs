//! What the pages say about a decision.

pub(crate) const POLICIES: &str = "The policies";

/// With marks.
pub(crate) fn asks_for(caller: &str, action: &str, resource: &str) -> String {
    format!("`{caller}` asks for `{action}` on `{resource}`.")
}

pub(crate) fn answer(verdict: &str) -> String {
    format!("The answer: {verdict}")
}
