//! The policies of a user, group or role.

/// A button in `Permissions`.
pub const ATTACH_POLICIES: &str = "Attach policies";
/// Beside an inline policy.
pub const INLINE: &str = "inline";
/// Beside an inline policy that was never saved.
pub const NOT_SAVED: &str = "inline, not saved: gives nothing yet";
/// A button in `NewInlinePolicy`.
pub const CREATE_INLINE_POLICY: &str = "Create inline policy";

/// A step to undo.
pub fn attach_step(name: &str) -> String {
    format!("Attach to {name}")
}

/// A step to undo, and its button for screen readers.
pub fn detach(name: &str) -> String {
    format!("Detach {name}")
}

/// A step to undo.
pub fn delete_step(policy: &str) -> String {
    format!("Delete inline policy {policy}")
}

/// Its button, for screen readers.
pub fn delete(name: &str) -> String {
    format!("Delete {name}")
}

/// The button that throws away a policy that was never saved, for screen readers.
pub fn discard(name: &str) -> String {
    format!("Discard {name}")
}

/// The button that attaches what was chosen.
pub fn attach(count: usize) -> String {
    match count {
        0 => "Attach".to_owned(),
        1 => "Attach 1 policy".to_owned(),
        n => format!("Attach {n} policies"),
    }
}

/// A group without policies.
pub const GROUP_WITHOUT_POLICIES: &str = "No policies. This group gives its users nothing.";

/// A user or role without policies, by its kind, and what may allow it something all the same.
pub fn no_policies(kind: &str, elsewhere: &[String]) -> String {
    match elsewhere {
        [] => format!("No policies, and nothing else gives this {kind} anything: it may do nothing."),
        _ => format!(
            "No policies of its own. What may still allow this {kind} something: {}.",
            elsewhere.join(", ")
        ),
    }
}

/// One of these, in an imported account.
pub const WHAT_WAS_NOT_IMPORTED: &str = "what was not imported";

/// One of these: a group with policies that the user is in.
pub fn group(name: &str) -> String {
    format!("group {name}")
}

/// One of these: a role whose trust policy names it.
pub fn role(name: &str) -> String {
    format!("role {name}")
}

/// One of these: a bucket whose policy or access control lists name it.
pub fn bucket(name: &str) -> String {
    format!("bucket {name}")
}

/// One of these: a key whose policy or grants name it.
pub fn key(name: &str) -> String {
    format!("key {name}")
}

/// One of these: a resource policy of CloudWatch Logs that names it.
pub fn logs_policy(name: &str) -> String {
    format!("resource policy {name} of CloudWatch Logs")
}
