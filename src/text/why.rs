//! Why: the explanation of a verdict. Its sentences about decisions are made by `iam_policy::render`.

/// Above the explanation of a request that a draft decided.
pub const DECIDED_BY_THE_DRAFT: &str = "Decided by the draft alone, before it is saved: the caller is taken to have no other limits, and beside a policy that only limits to be allowed everything.";
/// Above the explanation of a request of somebody outside of the account.
pub const DECIDED_FOR_AN_OUTSIDER: &str = "Decided for somebody outside of this account, who need not exist: the permissions of the caller’s own account are taken to allow everything.";
/// Before something is explained.
pub const CHOOSE_A_CELL: &str =
    "Choose a cell of the access matrix, or a call in the run console, to see why it was decided so.";
/// Before the resource.
pub const ON: &str = "on ";
/// A button in `Decision`.
pub const COPY_AS_MARKDOWN: &str = "Copy as Markdown";
/// Said when what draws a picture could not be fetched.
pub const PICTURE_NOT_FETCHED: &str = "The picture could not be drawn: a part of the page could not be fetched. Check the connection and try again.";

/// A button in `Decision`.
pub const PRINT: &str = "Print";
/// The rules that an answer rests on, for screen readers.
pub const RULES: &str = "What this answer rests on";
/// Of a rule that AWS's documentation states.
pub const DOCUMENTED: &str = "Documented";
/// Of a rule that AWS's documentation does not state.
pub const UNDOCUMENTED: &str = "Undocumented";
/// Of a rule on which two sources disagree.
pub const DISPUTED: &str = "Disputed";
/// Behind the name of a page of AWS's, for screen readers.
pub const LEAVES_THE_PLAYGROUND: &str = " (opens AWS’s documentation in a new tab)";
/// A heading in `Decision`.
pub const WHAT_AWS_ANSWERS: &str = "What AWS answers";
/// A heading in `Decision`.
pub const THE_GATES: &str = "The gates, in order";
/// Text in `Gates`.
pub const TWO_ACCOUNTS_DECIDE: &str =
    "[Two accounts|Cross-account access] decide, and both have to allow it.";
/// Before the account’s number.
pub const THE_CALLERS_ACCOUNT: &str = "The caller’s account ";
/// Before the account’s number.
pub const THE_RESOURCES_ACCOUNT: &str = "The resource’s account ";
/// A gate.
pub const EXPLICIT_DENY: &str = "Explicit deny";
/// A gate.
pub const RESOURCE_CONTROL_POLICIES: &str = "Resource control policies";
/// A gate.
pub const SERVICE_CONTROL_POLICIES: &str = "Service control policies";
/// A gate.
pub const RESOURCE_BASED_POLICY: &str = "Resource-based policy";
/// A gate.
pub const ACCESS_POINT_BUCKET: &str = "Bucket behind the access point";
/// A gate.
pub const S3_BLOCK_PUBLIC_ACCESS: &str = "S3 Block Public Access";
/// A gate.
pub const IDENTITY_BASED_POLICIES: &str = "Identity-based policies";
/// A gate.
pub const PERMISSIONS_BOUNDARY: &str = "Permissions boundary";
/// A gate.
pub const SESSION_POLICIES: &str = "Session policies";
/// A gate.
pub const VPC_ENDPOINT_POLICY: &str = "VPC endpoint policy";
/// What a gate answers.
pub const LETS_IT_THROUGH: &str = "lets it through";
/// What a gate answers.
pub const DOES_NOT_ALLOW_IT: &str = "does not allow it";
/// What a gate answers.
pub const NOT_NEEDED: &str = "not needed";
/// What a gate answers.
pub const NOT_REACHED: &str = "not reached";
/// What a gate answers.
pub const NO_SUCH_POLICY: &str = "no such policy";
/// What a gate answers whose policies nobody gave.
pub const NOT_IMPORTED: &str = "not imported";
/// A message in `ContextKeys`.
pub const WRITE_THE_KEY_FIRST: &str = "Write the condition key first, for example aws:SourceIp.";
/// The words on that button.
pub const SET_IT: &str = "Set it";
/// Before the condition keys that are not there.
pub const ASKED_IN_VAIN: &str = "A statement asked for a [condition key] that this request does not carry:";
/// Label of the condition key.
pub const WHAT_IF_THE_KEY: &str = "What if the key";
/// Label of its value.
pub const WERE: &str = "were";
/// Looks at the request with that value.
pub const LOOK: &str = "Look";
/// Looks at the request without it.
pub const LEAVE_OUT: &str = "Leave out";
/// Label of the verdict that is expected.
pub const EXPECTED: &str = "Expected: ";
/// Nothing is expected.
pub const NOTHING: &str = "nothing";
/// The words on that button.
pub const PUT_BACK: &str = "Put back";
/// The banner of a look, for screen readers.
pub const WHAT_IF: &str = "What if";
/// Before the verdict of a look.
pub const WHAT_IF_COLON: &str = "What if: ";
/// Behind a verdict that stays; the changes follow.
pub const STILL_WITH: &str = " still, with";
/// Behind a verdict that is another; the changes follow.
pub const WITH: &str = " with";
/// A button in `Banner`.
pub const PUT_EVERYTHING_BACK: &str = "Put everything back";
/// A policy’s text, for screen readers.
pub const MARKED_POLICY: &str = "The policy, with matching and failing elements marked";
/// What a gate answers.
pub const DENIES: &str = "denies";
/// The request is expected to be allowed.
pub const ALLOWED: &str = "allowed";
/// The request is expected to be denied.
pub const DENIED: &str = "denied";
/// Behind a gate of the caller’s account.
pub const OF_THE_CALLERS_ACCOUNT: &str = " (caller’s account)";
/// Behind a gate of the resource’s account.
pub const OF_THE_RESOURCES_ACCOUNT: &str = " (resource’s account)";
/// Head of the table of gates, as Markdown.
pub const TABLE_HEAD: &str = "\n| Step | Answer | Why |\n|---|---|---|\n";

/// For a look without it, for screen readers.
pub fn leave_out(source: &str) -> String {
    format!("Leave out {source}")
}

/// Puts a condition key into the form, for screen readers.
pub fn set(name: &str) -> String {
    format!("Set {name}")
}

/// Opens the condition keys, with their number.
pub fn condition_keys(count: usize) -> String {
    format!("Condition keys of the request ({count})")
}
/// The value of a condition key that nobody told.
pub const VALUE_NOT_KNOWN: &str = "not known";

/// A condition key with another value.
pub fn key_is(key: &str, value: &str) -> String {
    format!("{key} is {value}")
}

/// A condition key that is left out.
pub fn key_is_not_there(key: &str) -> String {
    format!("{key} is not in the request")
}

/// Takes back one change of a look, for screen readers.
pub fn put_back(text: &str) -> String {
    format!("Put back: {text}")
}

/// The verdict in the world.
pub fn a_look_only(verdict: &str) -> String {
    format!("A look only. In the world it is: {verdict}.")
}

/// A policy that is left out.
pub fn left_out(policy: &str) -> String {
    format!("left out: {policy}")
}

/// A statement that is left out, of which policy.
pub fn statement_left_out(number: usize, policy: &str) -> String {
    format!("left out: statement {number} of {policy}")
}

/// The beginning of an explanation as Markdown.
pub fn head(verdict: &str, action: &str, resource: &str, caller: &str, sentence: &str) -> String {
    format!("### {verdict}: `{action}` on `{resource}`\n\nCaller: `{caller}`\n\n{sentence}\n")
}

/// The condition keys that were asked for in vain, as Markdown.
pub fn missing_keys(keys: &str) -> String {
    format!("\nCondition keys that the request does not carry: `{keys}`\n")
}

/// Which statement of a policy decided, as Markdown.
pub fn decides(policy: &str, statement: &str, denies: bool) -> String {
    format!("\n{policy}: {statement} {} it.\n", if denies { "denies" } else { "allows" })
}

/// An Allow that fits the request.
pub const ALLOW_APPLIES: &str = "Allow: applies";
/// A Deny that fits the request.
pub const DENY_APPLIES: &str = "Deny: applies";
/// An Allow that does not fit.
pub const ALLOW_DOES_NOT_APPLY: &str = "Allow: does not apply";
/// A Deny that does not fit.
pub const DENY_DOES_NOT_APPLY: &str = "Deny: does not apply";
/// Before why an element fits, for screen readers.
pub const MATCHES: &str = "matches: ";
/// Before why an element does not fit, for screen readers.
pub const DOES_NOT_MATCH: &str = "does not match: ";

/// A statement by its number, and its name where it has one.
pub fn statement(number: usize, sid: Option<&str>) -> String {
    match sid {
        Some(sid) => format!("Statement {number} ({sid})"),
        None => format!("Statement {number}"),
    }
}

/// How sure an answer is, in an export; the rules follow.
pub fn rests_on(certainty: &str) -> String {
    format!("How sure this is: {certainty}.")
}

/// The statement beside the decision path, for screen readers.
pub const DECIDING_STATEMENT: &str = "The deciding statement, with what decided marked";
/// The policy that is pressed in the decision path, for screen readers.
pub const PRESSED_POLICY: &str = "The policies of the step";
/// Shows the deciding statement again.
pub const BACK_TO_DECIDING: &str = "Back to the decision";
/// Opens a policy.
pub const OPEN: &str = "Open";

/// The heading of a statement.
pub fn statement_of(statement: &str, policy: &str) -> String {
    format!("{statement} of {policy}")
}

/// Opens a policy, for screen readers.
pub fn open_policy(name: &str) -> String {
    format!("Open {name}")
}

/// At the foot of a picture, where it comes from; without an address where the site has none.
pub fn drawn_by(site: Option<&str>) -> String {
    const DRAWN_BY: &str = "Simulated by IAM Playground";
    site.map_or_else(|| DRAWN_BY.to_owned(), |site| format!("{DRAWN_BY}, {site}"))
}

/// Looks at the request without the statement.
pub const WITHOUT_THIS_STATEMENT: &str = "What if this statement were left out?";
/// Looks at the request without the policy.
pub const WHAT_IF_LEFT_OUT: &str = "What if this policy were left out?";

/// Before a condition key’s other value.
pub fn what_if_key_were(key: &str) -> String {
    format!("What if {key} were")
}

/// Above the explanation of a request for an object that is not there.
pub const OBJECT_IS_MISSING: &str = "The object is not in the bucket. Only who may list the bucket learns that (404), so S3 asks for `s3:ListBucket` besides; to everybody else it answers `AccessDenied`.";
