//! The dialogs that compare two states of the world, or two versions of a policy.

/// Title of the dialog, and what opens it.
pub const COMPARE: &str = "Compare states";
/// Beside it in the palette.
pub const ABOUT_COMPARE: &str = "who gained and lost what";
/// At the top.
pub const WHAT_IS_COMPARED: &str = "Who can do what in one state that they cannot do in the other: an exact comparison of every policy, boundary and limit of the organization, with a request for each difference.";
/// Label of the first state.
pub const BEFORE: &str = "Before";
/// Label of the second state.
pub const AFTER: &str = "After";
/// The world as it is.
pub const NOW: &str = "Now";
/// A group of states.
pub const STEPS: &str = "Steps that can be undone";
/// A group of states.
pub const SCENARIOS: &str = "Scenarios";
/// A group of states.
pub const EARLIER_STATES: &str = "Earlier states";
/// A group of states.
pub const REAL_ACCOUNT: &str = "A real account";
/// A state out of files.
pub const FILES: &str = "Account files …";
/// Label of the field for these.
pub const CHOOSE_FILES: &str = "What get-account-authorization-details printed";
/// What a state out of files is called.
pub const IMPORTED: &str = "the account files";
/// A scenario is gone.
pub const NOT_THERE: &str = "This state is no longer there. Choose another one.";
/// No files were chosen yet.
pub const CHOOSE_BOTH: &str = "Choose both states.";
/// Both are one state.
pub const SAME_STATE: &str = "This is the same state twice.";
/// The states are being looked at.
pub const LOOKING: &str = "Looking for policies that differ …";
/// Name of the list of what is found.
pub const CHANGES: &str = "Who gained and lost what";
/// Title of the dialog for a policy.
pub const COMPARE_VERSIONS: &str = "Compare versions";
/// The policy has one version.
pub const ONE_VERSION: &str = "This policy has one version, so there is nothing to compare.";

/// The state before a step.
pub fn before_step(step: &str) -> String {
    format!("before: {step}")
}

/// A state that was left at a time.
pub fn left_at(step: &str, when: &str) -> String {
    format!("after: {step} ({when})")
}

/// In the list of steps: what it changed in access.
pub fn step_with_access(step: &str, access: &str) -> String {
    format!("{step}: {access}")
}

/// How many of those whose policies differ were compared.
pub fn compared(done: usize, all: usize) -> String {
    format!("Compared {done} of {all} …")
}

/// What came of it: of the holders of policies that differ, how many gained or lost something; and how many callers have the same
/// policies.
pub fn summary(changed: usize, differing: usize, same: usize) -> String {
    let of_same = match same {
        0 => String::new(),
        1 => " 1 user or role has the same policies in both.".to_owned(),
        same => format!(" {same} users and roles have the same policies in both."),
    };
    let changed = match (changed, differing) {
        (_, 0) => "No policy differs, so nobody gained or lost anything.".to_owned(),
        (0, _) => "Nothing is found that is allowed in one state alone.".to_owned(),
        (1, _) => "Access differs for one.".to_owned(),
        (changed, _) => format!("Access differs for {changed}."),
    };
    changed + &of_same
}

/// What came of the comparison of two versions.
pub fn versions_summary(is_changed: bool) -> &'static str {
    if is_changed {
        "The versions allow different requests."
    } else {
        "Nothing is found that one version alone allows."
    }
}

/// Holders that are not listed.
pub fn more(count: usize) -> String {
    format!("And {count} more.")
}

/// For screen readers: the button that explains a request.
pub fn why(example: &str) -> String {
    format!("Why? {example}")
}
