//! The run console: what programs print, and the records of it all.

/// Behind the heading of the calls, before the access key ID.
pub const SIGNED_WITH: &str = ", signed with ";

/// Below an error that AWS gives of a key that was deactivated or deleted.
pub const KEY_HAS_ENDED: &str = "AWS says this of a key that was deactivated as of one that was deleted.";

/// Before the first run; the button’s name follows.
pub const NOTHING_HAS_RUN: &str = "Nothing has run yet. Press ";
/// Behind the button’s name.
pub const WHAT_THE_APP_DOES: &str =
    ": it stores a photo in S3, reads it back, lists the bucket and writes to its log.";
/// Above what a run printed, where the world has changed since.
pub const EARLIER_STATE: &str = "This run was before your last change. Run again to see what holds now.";
/// Heading of a run.
pub const THE_APP_RAN: &str = "The app ran on its instance";
/// Heading of a run.
pub const THE_STRANGER_CALLED: &str = "The stranger called, from elsewhere";
/// Heading of a run.
pub const WHERE_THE_SDK_LOOKED: &str = "Where the SDK [looked for credentials|Credential provider chain]";
/// Heading of a run.
pub const WHAT_THE_STRANGER_CALLS_WITH: &str = "What the stranger calls with";
/// The app found no credentials.
pub const NOBODY_CALLED: &str =
    "Unable to locate credentials. No request was sent, so there was nobody to allow or deny.";
/// Heading of the calls of a run.
pub fn calls(succeeded: usize, of: usize) -> String {
    format!("Calls: {succeeded} of {of} succeeded")
}
/// Heading of what the program printed.
pub const LOG: &str = "Log";
/// A place of the credential provider chain, with what it is where that is a term.
pub fn provider(name: &str) -> String {
    match name {
        "Instance metadata" => "[Instance metadata|Metadata service]".to_owned(),
        _ => name.to_owned(),
    }
}
/// A place of the credential provider chain behind the one that had some.
pub const NOT_ASKED: &str = "not asked";
/// Heading of what was found.
pub const THE_REPOSITORY_IS_PUBLIC: &str = "The repository is public";
/// Heading of what was found.
pub const SOMEBODY_READ_THE_METADATA: &str = "Somebody read the instance’s metadata";
/// The repository was searched in vain.
pub const NO_KEY_FOUND: &str = "A stranger reads every file of the repository and finds no key. Credentials that the SDK gets from the instance while the app runs stand in no file.";
/// The metadata service was asked in vain.
pub const NO_CREDENTIALS_FOUND: &str = "The request brings no credentials: the instance has no role, or its metadata service wants a token, which such a request cannot carry.";
/// Stolen credentials that do not end.
pub const LONG_TERM: &str = "long-term: works until somebody deactivates it";
/// Between a key and the place where it was found.
pub const IN: &str = " in ";
/// Heading of what was found.
pub const A_STRANGER_NOW_HAS: &str = "A stranger now has:";
/// Before the name of the button that calls as the stranger.
pub const PRESS: &str = "Press ";
/// Behind the button’s name.
pub const TO_SEE_ITS_WORTH: &str = " to see what that is worth.";
/// In the list of records before the first call.
pub const NO_CALLS: &str =
    "No calls yet. Every call to AWS leaves a [record|CloudTrail] here, refused ones too.";
/// A CloudTrail record, for screen readers.
pub const EVENT: &str = "Event";
/// The lines could not be saved as a file.
pub const FILE_NOT_TAKEN: &str = "The browser did not take the file: copy the lines instead.";
/// In the list of AWS CLI lines before the first change.
pub const NO_COMMANDS: &str = "Build something: the AWS CLI command that does the same appears here.";
/// Copies the AWS CLI lines.
pub const COPY_ALL: &str = "Copy all";
/// Saves the AWS CLI lines as a file.
pub const DOWNLOAD: &str = "Download";
/// The lines, for screen readers.
pub const AWS_CLI_COMMANDS: &str = "AWS CLI commands";

/// Opens the places of the credential provider chain that had no credentials.
pub fn other_places(count: usize) -> String {
    match count {
        1 => "1 other place".to_owned(),
        _ => format!("{count} other places"),
    }
}

/// When a call was made, on a row of the records: the time of the day where the date is today's.
pub fn when(time: &str, now: &str) -> String {
    let (date, clock) = time.split_once('T').unwrap_or(("", time));
    let clock = clock.trim_end_matches('Z');
    match now.starts_with(date) {
        true => clock.to_owned(),
        false => format!("{date} {clock}"),
    }
}

/// Who called, on a row of the records, where nobody could be authenticated.
pub const UNKNOWN_CALLER: &str = "unknown caller";
/// The answer to a call that was not refused.
pub const OK: &str = "OK";

/// The button that explains a call, for screen readers.
pub fn why(name: &str) -> String {
    format!("Why? {name}")
}

/// Stolen credentials that end.
pub fn temporary(time: &str) -> String {
    format!("temporary: dies at {time}")
}

/// Credentials found in the credential provider chain: their kind, their key, and when they end if they do.
pub fn found(is_temporary: bool, key: &str, until: Option<&str>) -> String {
    let kind = if is_temporary { "temporary credentials" } else { "a long-term key" };
    let until = until.map(|end| format!(", expires {end}")).unwrap_or_default();
    format!("{kind}: {key}{until}")
}
