//! The access matrix: who may make which request.

/// What the table is.
pub const WHO_MAY_WHAT: &str = "Access matrix: who may make which request";
/// Head of the column of callers, for screen readers.
pub const CALLER: &str = "Caller";
/// At a cell that says what is expected.
pub const AS_EXPECTED: &str = "as expected";
/// At a cell that says what is expected as long as what was not imported lets it.
pub const AS_EXPECTED_IF: &str = "as expected, if what was not imported lets it";
/// Label of the filter.
pub const FILTER: &str = "Filter";
/// In the empty filter.
pub const FILTER_EXAMPLES: &str = "ann, s3, changed, unexpected";
/// Name of the choice of verdicts.
pub const WHICH_VERDICTS: &str = "Which verdicts";
/// Its choices, each with the word that filters.
pub const ONLY: [(&str, &str); 5] = [
    ("", "All verdicts"),
    ("allowed", "Allowed only"),
    ("denied", "Denied only"),
    ("changed", "Changed"),
    ("unexpected", "Unexpected"),
];
/// On hovering the button that keeps the verdicts.
pub const SAVES_THESE_VERDICTS: &str = "Saves these verdicts as a test: what an edit breaks is marked";
/// In a matrix without columns, such as that of an imported account.
pub const NOTHING_ASKED: &str = "No request is asked yet. Ask one below, such as s3:GetObject on the ARN of an object, and see who is allowed.";
/// Keeps the verdicts as they are, as a test.
pub const EXPECT_THESE_VERDICTS: &str = "Expect these verdicts";
/// Keeps the verdicts of now in the place of those kept.
pub const EXPECT_THESE_INSTEAD: &str = "Expect these instead";
/// Expects nothing any more.
pub const FORGET: &str = "Forget";
/// Label of the action to add.
pub const ALSO_ASK_ACTION: &str = "Also ask: action";
/// Label of the resource to add.
pub const ON_RESOURCE: &str = "on resource";
/// Adds the request.
pub const ADD: &str = "Add";
/// Opens the form of a caller who need not be in the world.
pub const ADD_CALLER: &str = "Add a caller";
/// The action has no service or no name.
pub const WRITE_AN_ACTION: &str = "Write an action as service:Name, for example s3:DeleteObject or s3:Get*.";
/// The resource is no ARN.
pub const WRITE_THE_RESOURCE: &str = "Write the resource as an ARN, or * for actions that have none.";
/// The wildcard covers nothing.
pub const NO_ACTION_FITS: &str =
    "No action known here fits this wildcard. Write one action, for example s3:DeleteObject.";
/// Between what is said of a cell.
pub const BETWEEN: &str = ", ";

/// Shows the rows in which nobody calls.
pub fn show_unused(names: &[String]) -> String {
    format!("Nobody calls as {}. Show", names.join(", "))
}

/// Takes a request out of the matrix.
pub fn remove(action: &str) -> String {
    format!("Remove {action} from the matrix")
}

/// On the head of a column that asks for a role which expects an external ID.
pub const NO_EXTERNAL_ID: &str = "without an external ID";

/// A request, on the head of its column.
pub fn action_on_resource(action: &str, resource: &str) -> String {
    format!("{action} on {resource}")
}

/// Its second part, for screen readers.
pub fn on_resource(resource: &str) -> String {
    format!(" on {resource}")
}

/// What a cell said before the last change.
pub fn was(verdict: &str) -> String {
    format!("was: {verdict}")
}

/// The wildcard covers more than are added at once.
pub fn too_many_actions_fit(count: usize, at_once: usize) -> String {
    format!("{count} actions fit. Write a wildcard for {at_once} or fewer.")
}

/// What is expected of a cell that says something else.
pub fn expected(allowed: bool) -> String {
    format!("expected: {}", if allowed { "allowed" } else { "denied" })
}

/// What a cell is called: who, which action, and what is said of it.
pub fn cell(name: &str, action: &str, said: &str) -> String {
    format!("{name}, {action}: {said}. Why?")
}

/// How many the filter shows, of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Those shown.
    pub count: usize,
    /// All.
    pub total: usize,
}

/// How much of the matrix the filter shows.
pub fn shown(callers: Shown, requests: Shown) -> String {
    format!(
        "{} of {} callers, {} of {} requests",
        callers.count, callers.total, requests.count, requests.total
    )
}

/// How many verdicts are as expected; some of them hang on what was not imported.
pub fn score(passed: usize, all: usize, assumed: usize) -> String {
    let score = if passed == all {
        format!("All {all} as expected")
    } else {
        format!("{} of {all} not as expected", all - passed)
    };
    if assumed == 0 {
        score
    } else {
        format!("{score}, {assumed} of them only if what was not imported lets it")
    }
}
