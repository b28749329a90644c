//! Ways to allow a denied request, and what each costs.

/// Looks for ways.
pub const HOW_COULD_IT: &str = "How could it be allowed?";
/// What looks for ways could not be fetched.
pub const NOT_FETCHED: &str = "Ways to allow it could not be looked for: a part of the page could not be fetched. Check the connection and try again.";
/// Heading of the list.
pub const WAYS_TO_ALLOW_IT: &str = "Ways to allow it";
/// No policy that the user can change would do it.
pub const NOTHING_HELPS: &str =
    "One more Allow in a policy that you can change here would not do it. Look at the gate that stops it.";
/// Before what would still be in the way.
pub const NOT_ENOUGH_YET: &str = "Not enough yet: ";
/// Above the ways, where a lesson is open.
pub const COUNTS_AS_THIRD_HINT: &str =
    "In a lesson this gives the answer away: doing it counts as the third hint.";
/// A button in `Offer`.
pub const DO_IT: &str = "Do it";

/// The policy stands in another account.
pub fn elsewhere(account: &str) -> String {
    format!(
        "The policy that has to allow it is in account {account}. Show that account, above the map, and ask again."
    )
}

/// A step to undo.
pub fn allow_step(place: &str) -> String {
    format!("Allow it: {place}")
}

/// The button that does it, for screen readers.
pub fn do_it(place: &str) -> String {
    format!("Do it: {place}")
}

/// Requests that are only counted.
pub fn and_more(more: usize) -> String {
    format!("and {more} more")
}

/// What else of the matrix would be allowed.
pub fn price(others: usize) -> String {
    match others {
        0 => "Nothing else of the matrix would be allowed.".to_owned(),
        1 => "It would also allow 1 other request of the matrix:".to_owned(),
        n => format!("It would also allow {n} other requests of the matrix:"),
    }
}
