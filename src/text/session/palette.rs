//! What the command palette finds beside the things of the account.

/// Something to do, or beside it.
pub const RUN_THE_APP: &str = "Run the app";
/// Something to do, or beside it.
pub const CTRL_ENTER: &str = "Ctrl + Enter";
/// Something to do, or beside it.
pub const CREATE_USER: &str = "Create user";
/// Something to do, or beside it.
pub const CREATE_GROUP: &str = "Create group";
/// Something to do, or beside it.
pub const CREATE_ROLE: &str = "Create role";
/// Something to do, or beside it.
pub const CREATE_POLICY: &str = "Create policy";
/// Something to do, or beside it.
pub const CREATE_RESOURCE: &str = "Create resource";
/// Something to do, or beside it.
pub const ADD_ACCOUNT: &str = "Add account";
/// Something to do, or beside it.
pub const LAUNCH_INSTANCE: &str = "Launch instance";
/// Something to do, or beside it.
pub const SAVED_WORK: &str = "Saved work";
/// Something to do, or beside it.
pub const ABOUT_SAVED_WORK: &str = "scenarios, earlier states, download";
/// Something to do, or beside it.
pub const EXAMPLES: &str = "Examples";
/// Something to do, or beside it.
pub const ABOUT_EXAMPLES: &str = "situations to take apart";
/// Something to do, or beside it.
pub const ORGANIZATION: &str = "Organization";
/// Something to do, or beside it.
pub const ABOUT_ORGANIZATION: &str = "accounts, units, policies";
/// Something to do, or beside it.
pub const SHOW: &str = "show";
/// Something to do, or beside it.
pub const TIME: &str = "time";
/// Something to do, or beside it.
pub const KEYBOARD: &str = "Help and keyboard";
/// Something to do, or beside it.
pub const HELP: &str = "keys, introduction";
/// Something to do, or beside it.
pub const START_OVER: &str = "Start over";
/// Something to do, or beside it.
pub const ASKS_FIRST: &str = "asks first";

/// Moves the clock, by its label.
pub fn move_the_clock(title: &str) -> String {
    format!("Move the clock {title}")
}

/// Opens a lesson, by its number.
pub fn lesson(number: usize) -> String {
    format!("lesson {number}")
}

/// Beside `Import account`.
pub const ABOUT_IMPORT: &str = "from get-account-authorization-details";
/// Something to do, or beside it.
pub const ALL_LESSONS: &str = "All lessons";
/// Something to do, or beside it.
pub const ABOUT_ALL_LESSONS: &str = "the path, progress, reference cards";
/// Something to do, or beside it.
pub const MAKE_A_LESSON: &str = "Make a lesson";
/// Something to do, or beside it.
pub const ABOUT_MAKE_A_LESSON: &str = "of this world";
/// Something to do, or beside it.
pub const WHO_AND_WHAT: &str = "Who and what";
/// Something to do, or beside it.
pub const ABOUT_WHO_AND_WHAT: &str = "recap of users, groups, roles, policies";
/// Something to do, or beside it.
pub const SHARE: &str = "Share";
/// Something to do, or beside it.
pub const ABOUT_SHARE: &str = "link, file, picture, open a file";
/// Beside `Export`.
pub const ABOUT_EXPORT: &str = "as AWS CLI, CloudFormation or Terraform";
/// Beside `Explain an AccessDenied`.
pub const ABOUT_EXPLAIN_DENIED: &str = "paste a message or a CloudTrail event";
/// See [`ABOUT_EXPLAIN_DENIED`].
pub const ADD_CALLER: &str = "Add a caller to the matrix";
/// See [`ABOUT_EXPLAIN_DENIED`].
pub const ABOUT_ADD_CALLER: &str = "web identity, session, another account, service, anonymous";
/// Beside what publishes the app's code.
pub const ABOUT_LEAK: &str = "its keys are everybody’s then";
/// Beside what reads the instance's credentials.
pub const ABOUT_STEAL: &str = "from the instance’s metadata";
