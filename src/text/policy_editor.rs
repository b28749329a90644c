//! The policy editor around its text and its form; the form has a file of its own.

/// Saves the policy, where nothing else is said.
pub const SAVE: &str = "Save";
/// Puts the text in force back.
pub const DISCARD_CHANGES: &str = "Discard changes";
/// The text is not the one in force.
pub const NOT_SAVED_YET: &str = "Not saved yet: the old text is in force.";
/// The same, where no text is in force.
pub const NOTHING_IN_FORCE: &str = "Not saved yet: it gives nothing to anybody.";
/// The text cannot be formatted.
pub const ONLY_JSON: &str = "Only JSON can be formatted. Mend what the findings name first.";
/// The text, for screen readers.
pub const POLICY_DOCUMENT: &str = "Policy document, JSON";
/// Formats the text.
pub const FORMAT: &str = "Format";
/// There is no finding, but not everything was looked at.
pub const NO_FINDINGS_IN_THE_GRAMMAR: &str = "No problems found in the grammar. Names of actions and services were not checked: their list could not be fetched. Check the connection and try again.";
/// There is no finding.
pub const NO_FINDINGS: &str = "No problems found.";
/// In the place of findings where the text is empty.
pub const NOTHING_WRITTEN: &str = "Nothing is written here yet.";
/// How grave a finding is.
pub const ERROR: &str = "Error";
/// How grave a finding is.
pub const SECURITY: &str = "Security";
/// How grave a finding is.
pub const WARNING: &str = "Warning";
/// How grave a finding is.
pub const SUGGESTION: &str = "Suggestion";
/// The editor’s script could not be had.
pub const PLAIN_EDITOR: &str = "The full editor could not be fetched. This plain one saves the same. Check the connection and try again.";

/// How grave a finding is.
pub fn place(line: usize, column: usize) -> String {
    format!("Line {line}, column {column}")
}

/// What a finding is about was removed from the text.
pub const REMOVED: &str = "Removed from the text. Ctrl+Z in the text takes it back.";

/// The button that removes what a finding is about, for screen readers.
pub fn removal_at(removal: &str, place: &str) -> String {
    format!("{removal}: {place}")
}

/// How long the policy is and may be, and what shares that limit.
pub fn size(counted: &str, most: &str, shared_by: Option<&str>) -> String {
    let shared = shared_by.map(|shared| [", ", shared].concat()).unwrap_or_default();
    [counted, " of ", most, " characters", &shared].concat()
}

/// The draft beside the saved policy, for screen readers.
pub const COMPARED_WITH_THE_SAVED_POLICY: &str = "What the draft newly allows";
/// The comparison is on its way.
pub const COMPARING: &str = "Comparing with the saved policy…";

/// Explains a request that only one of draft and saved policy allows, for screen readers.
pub fn why_for_instance(example: &str) -> String {
    format!("Why? {example}")
}
