//! Labels on a track: accounts, the request, where it goes and what came of it.

pub(crate) const BOTH_HAVE_TO_ALLOW: &str = "both accounts have to allow";
pub(crate) const BOTH_HAVE_TO_ALLOW_IN_LINES: [&str; 2] = ["both have", "to allow"];
pub(crate) const CALLERS_ACCOUNT: &str = "The caller’s account";
pub(crate) const RESOURCES_ACCOUNT: &str = "The resource’s account";
pub(crate) const REQUEST_ARRIVES: &str = "request arrives";
pub(crate) const LETS_IT_OUT: &str = "lets it out";
pub(crate) const STOPS_IT: &str = "stops it here";
pub(crate) const NOT_IN_PLAY: &str = "Not in play:";

/// `bucket policy, boundary and session policies`.
pub(crate) fn list(titles: &[String]) -> String {
    match titles.split_last() {
        None => String::new(),
        Some((one, [])) => one.clone(),
        Some((last, several)) => format!("{} and {last}", several.join(", ")),
    }
}

/// What a request of several asks; those after the first are made besides.
pub(crate) fn asked_of(request: usize, action: &str, resource: &str) -> String {
    match request {
        0 => format!("{action} on {resource}"),
        _ => format!("besides, {action} on {resource}"),
    }
}

/// What came of a request of several.
pub(crate) fn outcome(stopped_at: Option<&str>) -> String {
    match stopped_at {
        Some(station) => format!("stops at: {station}"),
        None => "passes every gate".to_owned(),
    }
}

/// The beginning of a path in words.
pub(crate) fn asks_for(caller: &str, action: &str) -> String {
    format!("{caller} asks for {action}")
}
