//! What a verdict hangs on that was not imported, and how a user tells more.

/// Above the list.
pub const NOT_IMPORTED: &str = "Not imported";
/// Above the matrix, before the list.
pub const EVERY_VERDICT_ASSUMES: &str =
    "Every verdict marked here hangs on what was not imported. Say what you know about it:";
/// Says that there is no such policy.
pub const THERE_IS_NONE: &str = "There is none";
/// The same of policies of which some may be there.
pub const THERE_ARE_NO_OTHERS: &str = "There are no others";
/// Opens the place for the policy.
pub const PASTE_IT: &str = "Paste it";
/// Takes the text for the policy.
pub const USE_THIS_POLICY: &str = "Use this policy";
/// Says that an account is in no organization.
pub const IN_NO_ORGANIZATION: &str = "It is in none";
/// Takes what was written for the fact.
pub const USE_THIS: &str = "Use this";
/// Nothing was written.
pub const WRITE_IT_FIRST: &str = "Write it first.";
/// Above the place for policies that may be several.
pub const ONE_STANDS_FOR_ALL: &str = "One document stands for all of them.";
/// Behind it, for service control policies.
pub const BESIDE_FULL_ACCESS: &str = "One that only denies is taken together with FullAWSAccess.";
/// A heading over the list of an explanation.
pub const WHAT_WAS_NOT_IMPORTED: &str = "What was not imported";

/// On the button, for screen readers: its words, and which policy.
pub fn of_policy(words: &str, policy: &str) -> String {
    format!("{words}: {policy}")
}

/// The place for a policy, for screen readers.
pub fn text_of(policy: &str) -> String {
    format!("The JSON of {policy}")
}

/// A step that says that there is no such policy.
pub fn settled(policy: &str) -> String {
    format!("Take it that there is none: {policy}")
}

/// A step that says what a policy or a fact is.
pub fn given(policy: &str) -> String {
    format!("Add {policy}")
}
