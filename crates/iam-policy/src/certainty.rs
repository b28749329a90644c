//! Certainty of rules: how well AWS's documentation supports them.

/// Certainty of a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// The AWS documentation states it.
    #[default]
    Documented,
    /// The AWS documentation is silent; this is our choice.
    Undocumented,
    /// Two sources disagree. An Allow that hangs on it grants nothing and a Deny applies, unless the rule says otherwise.
    Disputed,
}
