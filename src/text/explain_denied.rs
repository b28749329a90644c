//! The dialog that reads refusals, and asks them in the open world.

/// Name of the dialog.
pub const TITLE: &str = "Explain an AccessDenied";
/// Over the field.
pub const LABEL: &str = "Error message or CloudTrail event";
/// Under the field.
pub const HINT: &str = "From a terminal, a log, the console, an SDK, S3's XML, CloudTrail or decode-authorization-message, up to 5 MB. It stays in this browser.";
/// Greyed in the field.
pub const PLACEHOLDER: &str =
    "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: s3:GetObject on resource: …";
/// Reads it.
pub const READ: &str = "Read";
/// A long text is on its way.
pub const READING: &str = "Reading …";
/// The browser could not read a long text.
pub const NOT_READ: &str =
    "The text could not be read apart from the page. Reload the page, or paste the lines in question.";
/// Opens the form without a text.
pub const ASK_WITHOUT_TEXT: &str = "Ask without a text";
/// Heading of that form.
pub const QUESTION: &str = "A question";
/// The fields of a question.
pub const CALLER: &str = "Caller";
/// See [`CALLER`].
pub const ACTION: &str = "Action";
/// See [`CALLER`].
pub const RESOURCE: &str = "Resource";
/// Under the caller.
pub const CALLER_HINT: &str = "An ARN of a user, role or session, of any account; a service (ec2.amazonaws.com); an identity provider; anonymous.";
/// Opens what a request may carry besides.
pub const MORE: &str = "Tags, claims, address, session policy";
/// See [`CALLER`].
pub const KEYS: &str = "Condition keys";
/// Under the keys.
pub const KEYS_HINT: &str = "A line each, such as aws:SourceIp = 192.0.2.1, aws:PrincipalTag/team = blue, aws:SourceVpce = vpce-1a2b3c4d or token.actions.githubusercontent.com:sub = repo:acme/app:ref:refs/heads/main.";
/// See [`CALLER`].
pub const SESSION_POLICY: &str = "Session policy (JSON)";
/// Over the excerpt of the paste.
pub const SAID: &str = "What was read";
/// Over the gates.
pub const OPEN_GATES: &str = "What is still open";
/// Marks the gate that AWS names.
pub const NAMED: &str = "AWS names this one";
/// Behind the commands of an organization's policies.
pub const IN_MANAGEMENT_ACCOUNT: &str =
    "Run it in the organization’s management account, or in one that its policies are delegated to.";
/// The cause is none of IAM's.
pub const NOT_IAM: &str = "Not IAM";
/// Adds the question to the matrix and explains it.
pub const ASK: &str = "Ask it in this world";
/// Over what the world says.
pub const WORLD: &str = "This world says";
/// Both refuse, and AWS names no reason.
pub const REFUSED_TOO: &str = "This world refuses it too.";
/// Both refuse for one reason.
pub const SAME_REASON: &str = "This world refuses it too, for the reason that AWS names.";
/// The world allows.
pub const ALLOWED_HERE: &str =
    "AWS refused it, and this world allows it: what decided there is not in this world.";
/// The world refuses for another reason.
pub const OTHER_REASON: &str =
    "AWS refused it for another reason than this world: what decided there is not in this world.";
/// Over the list of documents.
pub const COULD_EXPLAIN: &str = "What could explain the difference";
/// Nothing in particular could explain it.
pub const IMPORT_AGAIN: &str =
    "AWS does not say what decided. Import the account again, with what the lines below print.";
/// The resource is not in the world.
pub const NO_RESOURCE: &str = "The resource is not in this world, so its policy is not known here.";
/// The caller is not in the world.
pub const CALLER_FROM_OUTSIDE: &str = "The caller is not in this world, so its own policies are not known here. Import its account, with what the lines below print.";
/// Why nothing can be asked.
pub const NO_CALLER: &str = "The text does not say who asked. Write the caller to ask it in this world.";
/// Why nothing can be asked.
pub const NOT_A_CALLER: &str = "The caller is no ARN of a user, role or session, no service, identity provider or “anonymous”. Masked digits have to be filled in.";
/// Why nothing can be asked.
pub const NO_ACTION: &str = "Write the action, such as s3:GetObject, to ask it in this world.";
/// Why nothing can be asked.
pub const NOT_A_RESOURCE: &str = "The resource is neither an ARN nor *.";
/// Callers that were set up before.
pub const SET_UP: &str = "Callers set up in the matrix";
/// Takes one away.
pub const REMOVE: &str = "Remove";

/// Why nothing can be asked.
pub fn key_line(line: usize) -> String {
    format!("Line {line} of the condition keys is not of the form key = value.")
}

/// In the field, in the place of a paste that is too long to be shown.
pub fn long_paste(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("(A text of {}.{} MB was pasted and read; it is not shown.)", tenths / 10, tenths % 10)
}

/// The number of refusals, where there are several.
pub fn found(count: usize) -> String {
    format!("{count} refused requests read, in the order of the text.")
}

/// Heading of a refusal among several.
pub fn heading(action: &str, place: usize, count: usize) -> String {
    match count {
        0 | 1 => format!("{place}. {action}"),
        times => format!("{place}. {action} · {times} times"),
    }
}

/// One refusal that the text tells several times.
pub fn times(count: usize) -> String {
    format!("The text tells it {count} times.")
}

/// In the place of an action that is not told.
pub fn operation(name: &str) -> String {
    format!("operation {name}")
}

/// The action is not told either.
pub const SOME_REQUEST: &str = "a request";

/// What AWS names as the cause.
pub fn aws_names(kind: &str, is_explicit: bool) -> String {
    if is_explicit {
        format!("AWS names: a Deny in a {kind}")
    } else {
        format!("AWS names: no Allow in a {kind}")
    }
    .replace(" a identity", " an identity")
}

/// AWS names no kind of policy.
pub fn aws_refused(is_explicit: bool) -> &'static str {
    if is_explicit {
        "AWS said: a Deny, and not of which policy."
    } else {
        "AWS refused it, and did not say why."
    }
}

/// Over the comparison, in an explanation.
pub const BESIDE_AWS: &str = "Beside what AWS said";

/// Only the operation is told.
pub fn of_operation(name: &str) -> String {
    format!("The text names the operation {name} and no action.")
}

/// A document that could explain the difference.
pub fn named_policy(arn: &str) -> String {
    format!("AWS names the policy {arn}, which was not asked here.")
}

/// See [`named_policy`].
pub fn no_policy_of_kind(kind: &str) -> String {
    format!("AWS names a {kind}; this world has none for this request.")
        .replace(" a identity", " an identity")
}

/// See [`named_policy`].
pub fn other_text(kind: &str, names: &[String]) -> String {
    let here = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
    format!(
        "AWS names a {kind}; what is here{here} does not say so. It may have changed since it was imported."
    )
    .replace(" a identity", " an identity")
}

/// Takes this caller away.
pub fn remove(name: &str) -> String {
    format!("Remove {name}")
}
