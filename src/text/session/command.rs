//! Commands: their names in the undo list, and what is told when they are done.

/// What has happened.
pub const CALLERS_SET: &str = "The callers in the matrix are set.";
/// A step to undo.
pub const OPEN_OWN_LESSON: &str = "Open the document’s lesson";
/// A step to undo.
pub const MAKE_A_LESSON: &str = "Make a lesson";
/// A step to undo.
pub const TAKE_THE_LESSON_AWAY: &str = "Take the lesson away";
/// What has happened.
pub const OWN_LESSON_OPENED: &str = "The document’s own lesson opened.";
/// What has happened.
pub const IS_A_LESSON: &str = "The document is a lesson now.";
/// What has happened.
pub const IS_NO_LESSON: &str = "The document is no lesson any more.";
/// A step of the clock.
pub const PLUS_1_HOUR: &str = "+1 hour";
/// A step of the clock.
pub const PLUS_7_HOURS: &str = "+7 hours";
/// A step of the clock.
pub const PLUS_90_DAYS: &str = "+90 days";
/// A step to undo.
pub const GIVE_A_KEY: &str = "Give the app a key";
/// A step to undo.
pub const REMOVE_A_KEY: &str = "Remove a key from the app";
/// A step to undo.
pub const RUN_THE_APP: &str = "Run the app";
/// A step to undo.
pub const LEAK: &str = "Leak the repository";
/// A step to undo.
pub const STEAL: &str = "Steal the session's credentials";
/// A step to undo.
pub const STRANGERS_CALLS: &str = "Stranger's calls";
/// A step to undo.
pub const ACT_AS: &str = "Act as somebody";
/// A step to undo.
pub const OPEN_A_LESSON: &str = "Open a lesson";
/// A step to undo.
pub const ANSWER: &str = "Answer a question";
/// A step to undo.
pub const ADD_TO_THE_MATRIX: &str = "Add to the matrix";
/// A step to undo.
pub const CHANGE_WHAT_IS_EXPECTED: &str = "Change what is expected";
/// A step to undo.
pub const EXPECT_CURRENT_VERDICTS: &str = "Expect what the matrix says";
/// A step to undo.
pub const FORGET_WHAT_IS_EXPECTED: &str = "Forget what is expected";
/// A step to undo.
pub const REMOVE_A_REQUEST: &str = "Remove a request";
/// A step to undo.
pub const START_OVER: &str = "Start over";
/// Told when a command is done.
pub const APP_HAS_A_KEY: &str = "The app has a key.";
/// Told when a command is done.
pub const KEY_IS_GONE: &str = "The key is gone from the app.";
/// Told when a command is done.
pub const NO_INSTANCE: &str = "There is no instance that runs the app. Undo brings it back.";
/// Told when a command is done.
pub const NOTHING_TO_STEAL: &str = "The metadata service gave no role credentials to steal.";
/// Told when a command is done.
pub const STOLEN: &str = "A stranger has the instance's role credentials, until they expire.";
/// Told when a command is done.
pub const REQUEST_IS_THERE: &str = "That request is already in the matrix.";
/// Told when a command is done.
pub const NOTHING_EXPECTED: &str = "Nothing is expected any more.";
/// Told when a command is done.
pub const REQUEST_REMOVED: &str = "Request removed from the matrix.";
/// Told when a command is done.
pub const STARTED_OVER: &str = "Started over. Undo brings your work back.";
/// The person who is signed in at first.
pub const ADMINISTRATOR: &str = "Administrator";

/// A step to undo.
pub fn clock(duration: &str) -> String {
    format!("Clock +{duration}")
}

/// Told when a text is no Region.
pub const NO_REGION: &str = "That is no Region: write its code, such as eu-central-1.";

/// A step to undo, and told when it is done.
pub fn works_in(region: &str) -> String {
    format!("Work in {region}")
}

/// A step to undo.
pub fn add_account_step(name: &str) -> String {
    format!("Add account {name}")
}

/// A step to undo.
pub fn join_step(id: &str) -> String {
    format!("Account {id} joins the organization")
}

/// A step to undo.
pub fn open(name: &str) -> String {
    format!("Open “{name}”")
}

/// Told when the clock has moved, by how much.
pub fn clock_moved(duration: &str) -> String {
    format!("The clock moved {duration} ahead.")
}

/// Told when somebody else is signed in.
pub fn you_act_as(acting_as: &str) -> String {
    format!("You act as {acting_as}.")
}

/// Told when an account is added.
pub fn account_added(name: &str, id: &str) -> String {
    format!("Account {name} ({id}) is there.")
}

/// Told when a lesson is opened.
pub fn lesson_opened(number: usize) -> String {
    format!("Lesson {number} opened.")
}

/// Told when one request is added to the matrix.
pub fn request_added(action: &str) -> String {
    format!("{action} added to the matrix.")
}

/// Told when several are.
pub fn requests_added(count: usize) -> String {
    format!("{count} requests added to the matrix.")
}

/// Told when all verdicts are kept as a test.
pub fn verdicts_kept(count: usize) -> String {
    format!("{count} verdicts are expected to stay as they are.")
}

/// Told when other work is opened.
pub fn opened(name: &str) -> String {
    format!("“{name}” is open. Undo brings your work back.")
}

/// Who is signed in: the person, the account and its number.
pub fn person_of_account(title: &str, name: &str, id: &str) -> String {
    format!("{title} of {name} ({id})")
}

/// The calls of that step.
pub fn joins(id: &str) -> String {
    format!("account {id} joins the organization")
}

/// Told when calls have succeeded, by the name of the step.
pub fn done(name: &str) -> String {
    format!("Done: {name}.")
}

/// What came of publishing the repository, by the number of keys found.
pub fn leaked(keys: usize) -> String {
    match keys {
        0 => "The repository is public. There is no key in it to find.".to_owned(),
        1 => "The repository is public. A stranger found a key in it.".to_owned(),
        n => format!("The repository is public. A stranger found {n} keys in it."),
    }
}

/// What is expected of an action now.
pub fn expected(action: &str, allowed: Option<bool>) -> String {
    match allowed {
        Some(true) => format!("Expected: {action} is allowed."),
        Some(false) => format!("Expected: {action} is denied."),
        None => format!("Nothing is expected of {action}."),
    }
}

/// What came of a run of the app, or of the stranger's calls.
pub fn finished(by_app: bool, allowed: usize, refused: usize) -> String {
    let who = if by_app { "Run finished" } else { "The stranger tried" };
    if allowed + refused == 0 {
        format!("{who}. Unable to locate credentials: nothing was called.")
    } else {
        format!("{who}. {allowed} succeeded, {refused} failed.")
    }
}

/// A time of so many days.
pub fn days(number: i64) -> String {
    if number == 1 { "1 day".to_owned() } else { format!("{number} days") }
}

/// A time of so many hours.
pub fn hours(number: i64) -> String {
    if number == 1 { "1 hour".to_owned() } else { format!("{number} hours") }
}

/// A time of so many minutes.
pub fn minutes(number: i64) -> String {
    if number == 1 { "1 minute".to_owned() } else { format!("{number} minutes") }
}
