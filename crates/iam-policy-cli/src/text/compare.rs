//! `iam-policy compare`.

pub(crate) const EQUIVALENT: &str = "Both allow the same requests.";
pub(crate) const GAINED: &str = "Newly allowed";
pub(crate) const LOST: &str = "No longer allowed";
pub(crate) const UNDECIDED: &str = "Not decided";
pub(crate) const IN_PART: &str = "in part: ";
pub(crate) const IF: &str = "if ";
pub(crate) const FOR_INSTANCE: &str = "for instance ";
pub(crate) const OTHER_RESOURCES: &str = "AWS asks this action about other resources, or about none.";
pub(crate) const NO_SUCH_ACTION: &str =
    "AWS has no action of that name today: none that it has shows the difference.";

/// `s3:GetObject, s3:PutObject and 3 more`.
pub(crate) fn list(shown: &[&str], more: usize) -> String {
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

/// `s3:GetObject on arn:aws:s3:::photos/*`.
pub(crate) fn actions_on(actions: &str, resources: &str, is_negated: bool) -> String {
    match (resources.is_empty(), is_negated) {
        (true, _) => actions.to_owned(),
        (false, false) => format!("{actions} on {resources}"),
        (false, true) => format!("{actions} on all but {resources}"),
    }
}

/// `StringEquals aws:username ann, bob`.
pub(crate) fn condition(operator: &str, key: &str, values: &[String]) -> String {
    format!("{operator} {key} {}", values.join(", "))
}

/// `by statement 2 (ReadPhotos) of new.json`.
pub(crate) fn by_statement(number: usize, sid: Option<&str>, policy: &str) -> String {
    let sid = sid.map(|sid| format!(" ({sid})")).unwrap_or_default();
    format!("by statement {number}{sid} of {policy}")
}

/// `s3:GetObject on arn:aws:s3:::photos/cat.jpg by arn:aws:iam::111122223333:user/ann`.
pub(crate) fn request(action: &str, resource: &str, caller: &str) -> String {
    format!("{action} on {resource} by {caller}")
}

/// `with aws:username = ann`.
pub(crate) fn with_key(key: &str, values: &[String]) -> String {
    format!("with {key} = {}", values.join(", "))
}

/// A policy with an error.
pub(crate) fn malformed(policy: &str, line: usize, column: usize, message: &str) -> String {
    format!("{policy} allows nothing, because AWS refuses it: line {line}, column {column}: {message}")
}

/// The answer to a line of `--jsonl` that is none.
pub(crate) fn bad_line(number: usize) -> String {
    format!(
        "line {number} is not {{\"id\": …, \"before\": policy, \"after\": policy, \"type\": …}}; a policy is an object, its text or null"
    )
}
