//! The stranger.

/// Said in `Stranger`.
pub const NEVER_EXPIRES: &str = "never expires";
/// A button in `Stranger`.
pub const CALL_WITH_IT: &str = "Call with it";
/// What it is in `Stranger`.
pub const SOMEBODY_ELSEWHERE: &str = "Somebody elsewhere";
/// Text in `Stranger`.
pub const AWS_DOES_NOT_CARE: &str =
    "Not your account, not your network. AWS does not care: a valid signature is a valid caller.";
/// Where there is nothing to show in `Stranger`.
pub const FOUND_NOTHING: &str = "They looked and found nothing.";

/// The stranger’s address.
pub fn calls_from(source_ip: &str) -> String {
    format!("calls from {source_ip}")
}

/// When credentials end.
pub fn expires(time: &str) -> String {
    format!("expires {time}")
}

/// Where credentials were found, and when they end.
pub fn found_at(place: &str, end: &str) -> String {
    format!("from {place}, {end}")
}
