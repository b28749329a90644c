//! Errors of checks.

/// `what` is one of the constants below.
pub(crate) fn unknown(text: &str, what: &str) -> String {
    ["“", text, "” is not a ", what, " that lessons know: docs/authoring.md and “Make a lesson” list them."]
        .concat()
}

// What a word stands for, for `unknown`.

pub(crate) const CHECK: &str = "check";
pub(crate) const MILESTONE: &str = "fact";
pub(crate) const STATE_OF_APP: &str = "state of the app";
pub(crate) const LIMIT: &str = "limit";
pub(crate) const GATE: &str = "gate";
pub(crate) const ADDITION: &str = "addition";

pub(crate) const SHORT_DECISION: &str =
    "After allowed or denied stand a principal, an action and a resource.";

pub(crate) const SHORT_LIMIT: &str =
    "A limit is `allows PRINCIPAL no more than POLICY`, with the policy as JSON on one line.";

pub(crate) fn bad_policy(error: &str) -> String {
    ["The policy after `no more than` has an error: ", error].concat()
}

pub(crate) fn incomplete(word: &str) -> String {
    ["Something is missing after “", word, "”."].concat()
}

pub(crate) fn no_value(pair: &str) -> String {
    ["“", pair, "” is to be KEY=VALUE."].concat()
}

pub(crate) fn not_standalone(gate: &str) -> String {
    ["“", gate, "” cannot stand after `past` and `at`."].concat()
}
